"""Paths of exposure: who is reached how, what bites, and how it ranks."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from clearance.exposure import Band, Known
from clearance.finding import Outcome
from clearance.ownership import Holding, Interval, Link
from clearance.reports._exposure import says_told

from .world import BANK, exposed, outcome

ACCOUNT = Link("correspondent", "y", "b", date(2024, 7, 1), None, "directory")
MIB, SUPPORT = "us.secondary.s11-mib", "us.secondary.material-support"


def test_a_foreign_bank_with_an_account_for_a_blocked_party_is_critical() -> None:
    (path,) = exposed(ACCOUNT).paths

    assert path.reach == "direct"
    assert outcome(path, MIB) is Outcome.EXPOSED
    assert path.severity.band is Band.CRITICAL
    (bite,) = [one for one in path.bites if one.finding.rule == MIB]
    assert {one.id for one in bite.consequences} == {"ss-capta", "ss-full-block"}
    assert path.path.first.source == "directory"


def test_before_section_11_the_rule_on_banks_says_nothing() -> None:
    early = Link("correspondent", "y", "b", source="directory")
    (path,) = exposed(early, day=date(2023, 12, 21)).paths

    assert outcome(path, MIB) is None
    assert outcome(path, SUPPORT) is Outcome.EXPOSED


def test_a_trader_is_no_bank_and_risks_what_a_trader_risks() -> None:
    (path,) = exposed(Link("supplier", "y", "b"), role="exporter").paths

    assert outcome(path, MIB) is None
    assert outcome(path, SUPPORT) is Outcome.EXPOSED


def test_through_a_customer_it_is_asked_whether_the_dealing_gets_there() -> None:
    (path,) = exposed(Link("customer", "t", "y"), Link("supplier", "t", "b")).paths

    assert path.reach == "through"
    assert [(hop.near, hop.far) for hop in path.path.hops] == [("y", "t"), ("t", "b")]
    assert path.severity.band is Band.HIGH
    assert any("ask whether" in reason for reason in path.severity.reasons)


def test_a_customer_that_a_blocked_party_owns_counts_as_blocked() -> None:
    half = {"t": {"party.owned.us": Decimal(50), "party.owned.us_eo14024": Decimal(50)}}
    edges = (
        Link("customer", "t", "y"),
        Holding("b", "t", Interval.exactly(50), source="register"),
    )

    (owned,) = exposed(*edges, sums=half).paths
    (less,) = exposed(*edges, sums={"t": {"party.owned.us": Decimal("49.99")}}).paths

    assert (owned.reach, less.reach) == ("owned", "through")
    assert owned.severity.band is Band.CRITICAL


def test_a_tie_without_a_dealing_asks_what_is_done() -> None:
    (path,) = exposed(Link("associate", "y", "b")).paths

    assert path.reach == "standing"
    assert path.severity.band in {Band.MEDIUM, Band.LOW}
    assert not any("facts that are known" in one for one in path.severity.reasons)
    assert {says_told(bite, path) for bite in path.bites} <= {
        "exposed, if it deals with it",
        "unknown, if it deals with it",
    }


def test_who_is_on_no_list_is_the_end_of_no_path() -> None:
    assert exposed(Link("customer", "t", "y")).paths == ()


def test_an_owner_in_common_is_a_flag_and_no_path() -> None:
    found = exposed(
        Holding("o", "y", Interval.exactly(30)), Holding("o", "b", Interval.exactly(20))
    )

    assert found.paths == ()
    (flag,) = found.flags
    assert flag.id == "FB22-11"
    assert "Blocked JSC" in flag.evidence


def test_a_tie_that_has_ended_makes_no_path() -> None:
    over = Link("correspondent", "y", "b", date(2022, 1, 1), date(2025, 2, 28))

    assert exposed(over).paths == ()


def test_more_hops_than_asked_for_are_not_followed() -> None:
    chain = [Link("customer", f"p{n}", f"p{n + 1}") for n in range(6)]
    ends = (Link("customer", "y", "p0"), Link("supplier", "p3", "b"))

    assert exposed(*chain, *ends).paths == ()


def test_factors_tell_what_is_known_and_give_no_mark() -> None:
    (path,) = exposed(ACCOUNT, payment__amount_usd="40000").paths

    factors = {one.id: one for one in path.factors}
    assert factors["sig-1"].known == ("amount in US dollars: 40000",)
    assert "number in twelve months" in factors["sig-1"].unknown
    assert "number of hops: 1" in factors["sig-4"].known


def test_an_exception_that_applies_takes_the_exposure_away_and_is_told() -> None:
    licensed: dict[str, Any] = {
        "purpose": ["medical"],
        "deal__licensed_for_us_persons": True,
    }
    (path,) = exposed(ACCOUNT, **licensed).paths

    assert outcome(path, MIB) is Outcome.PERMITTED
    assert path.severity.band is not Band.CRITICAL
    (bite,) = [one for one in path.bites if one.finding.rule == MIB]
    assert [t.applies for t in bite.finding.tried] == [True]


@pytest.mark.parametrize(
    ("founded", "seen"), [("2022-02-24", False), ("2022-02-25", True)]
)
def test_a_company_founded_after_the_invasion_in_a_place_of_diversion(
    founded: str, seen: bool
) -> None:
    young = Known("y", "Y", countries=("TR",), founded=date.fromisoformat(founded))

    flags = exposed(parties=(young,)).flags

    assert [one.id for one in flags] == (["TRI-08"] if seen else [])


@pytest.mark.parametrize(
    ("sold", "seen"), [("2024-06-01", True), ("2023-06-01", False)]
)
def test_a_share_that_left_around_the_listing_is_flagged(sold: str, seen: bool) -> None:
    listed = Known("b", "Blocked JSC", ("us.sdn",), listed_on=(date(2024, 6, 12),))
    held = Holding(
        "b",
        "y",
        Interval.exactly(60),
        until=date.fromisoformat(sold),
        source="register",
    )

    flags = exposed(held, parties=(BANK, listed)).flags

    assert [one.id for one in flags] == (["SHAM-01"] if seen else [])


def test_a_russian_who_came_in_is_flagged_and_one_it_owns_is_not() -> None:
    since = date(2023, 1, 1)
    came = exposed(Link("director", "b", "y", since)).flags
    owns = exposed(Holding("y", "b", Interval.exactly(60), since)).flags

    assert "G7-07" in [one.id for one in came]
    assert "G7-07" not in [one.id for one in owns]


def test_ways_to_pay_are_found_as_words_and_not_inside_words() -> None:
    found = exposed(described="Settled over SPFS; the miracle shop takes Mir cards.")

    assert [one.id for one in found.mechanisms] == ["spfs", "mir"]
    assert exposed(described="a miracle of golden rules").mechanisms == ()


def test_one_who_stands_between_does_not_hide_another() -> None:
    both = [
        Link("customer", "t", "y"),
        Link("supplier", "t", "b"),
        Link("customer", "u", "y"),
        Link("supplier", "u", "b"),
    ]

    between = [one.path.first.far for one in exposed(*both).paths]

    assert sorted(between) == ["t", "u"]
