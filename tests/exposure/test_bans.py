"""Bans of others along a path: who is bound, where, and on which day."""

from datetime import date
from typing import Any

import pytest

from clearance.exposure import Ban, Band, Exposed, Known, consequences_of
from clearance.finding import Outcome
from clearance.ownership import Holding, Interval, Link

from .world import BLOCKED, BOOK, exposed, outcome

TURKISH = Known("y", "Y Bank", countries=("TR",), kind="Company")
GERMAN = Known("d", "D GmbH", countries=("DE",), kind="Company")
KYRGYZ = Known("k", "K LLC", countries=("KG",), kind="Company")


def listed(*lists: str, country: str = "RU", kind: str = "Company") -> Known:
    """Make a party on some lists."""
    return Known("l", "Listed", lists, (), (country,), kind)


SUPPORT = "us.secondary.material-support"
DESIGNATED = "uk.russia.designation-exposure"


def banned(path: Exposed, rule: str) -> Outcome | None:
    """Give what a ban says on a path."""
    found = [b.finding.outcome for b in path.bans if b.finding.rule == rule]
    return found[0] if found else None


ACCOUNT = Link("correspondent", "y", "l", source="directory")


def test_a_bank_that_serves_one_frozen_by_the_eu_may_be_named_in_annex_xlv() -> None:
    party = listed("eu.asset-freeze")
    (path,) = exposed(ACCOUNT, parties=(TURKISH, party)).paths
    (early,) = exposed(ACCOUNT, parties=(TURKISH, party), day=date(2024, 6, 24)).paths

    (bite,) = [b for b in path.bites if b.finding.rule == "eu.833.5ad-exposure"]
    assert bite.finding.outcome is Outcome.EXPOSED
    (may,) = bite.consequences
    assert (may.id, may.severity, may.confidence) == ("es-annex-xlv", "high", "A")
    assert path.severity.band is Band.CRITICAL
    assert outcome(early, "eu.833.5ad-exposure") is None


def test_no_grade_of_a_consequence_is_better_than_the_rule_book_has_it() -> None:
    (path,) = exposed(ACCOUNT, parties=(TURKISH, listed("eu.asset-freeze"))).paths

    (bite,) = [b for b in path.bites if b.finding.rule == "eu.833.5ad-exposure"]
    assert bite.finding.confidence == "D"


def test_what_is_supplied_to_annex_iv_decides_whether_it_exposes() -> None:
    supply = Link("supplier", "y", "l")
    parties = (TURKISH, listed("eu.833.annex-iv"))
    rule = "eu.833.annex-iv-exposure"

    (open_,) = exposed(supply, parties=parties, role="exporter").paths
    (dual,) = exposed(
        supply, parties=parties, role="exporter", goods__eu_listed=True
    ).paths
    (bread,) = exposed(
        supply, parties=parties, role="exporter", goods__eu_listed=False
    ).paths

    assert outcome(open_, rule) is Outcome.UNKNOWN
    assert outcome(dual, rule) is Outcome.EXPOSED
    assert outcome(bread, rule) is None


def test_a_ship_that_the_eu_lists_exposes_who_carries_with_it() -> None:
    ship = listed("eu.833.annex-xlii", kind="Vessel", country="GM")
    (path,) = exposed(
        Link("carried_by", "y", "l"), parties=(TURKISH, ship), role="exporter"
    ).paths

    assert outcome(path, "eu.833.5ad-oil-exposure") is Outcome.EXPOSED


def test_the_uk_asks_whether_it_could_help_against_ukraine() -> None:
    party = listed("uk.asset-freeze")
    rule = "uk.russia.designation-exposure"
    (path,) = exposed(ACCOUNT, parties=(TURKISH, party)).paths
    (yes,) = exposed(
        ACCOUNT, parties=(TURKISH, party), support__against_ukraine=True
    ).paths
    (before,) = exposed(ACCOUNT, parties=(TURKISH, party), day=date(2022, 2, 9)).paths

    assert outcome(path, rule) is Outcome.UNKNOWN
    assert outcome(yes, rule) is Outcome.EXPOSED
    (bite,) = [b for b in yes.bites if b.finding.rule == rule]
    assert {c.id for c in bite.consequences} == {"uks-freeze", "uks-correspondent"}
    assert outcome(before, rule) is None


def test_a_bank_in_the_union_may_not_deal_with_a_bank_of_annex_xlv() -> None:
    bank = Known("y", "Y Bank", countries=("DE",), kind="Company")
    party = listed("eu.833.annex-xlv", country="KG")

    (path,) = exposed(ACCOUNT, parties=(bank, party)).paths
    (early,) = exposed(ACCOUNT, parties=(bank, party), day=date(2024, 6, 24)).paths
    (turkish,) = exposed(ACCOUNT, parties=(TURKISH, party)).paths

    assert banned(path, "eu.833.5ad") is Outcome.PROHIBITED
    assert path.severity.band is Band.CRITICAL
    assert banned(early, "eu.833.5ad") is None
    assert banned(turkish, "eu.833.5ad") is None


def test_users_of_spfs_in_annex_xliv_are_closed_to_the_union() -> None:
    bank = Known("y", "Y Bank", countries=("AT",), kind="Company")
    party = listed("eu.833.annex-xliv", country="BY")

    (path,) = exposed(ACCOUNT, parties=(bank, party)).paths
    (old,) = exposed(
        ACCOUNT,
        parties=(bank, party),
        day=date(2024, 9, 26),
        contract__signed_on=date(2024, 1, 1),
    ).paths
    (over,) = exposed(
        ACCOUNT,
        parties=(bank, party),
        day=date(2024, 9, 27),
        contract__signed_on=date(2024, 1, 1),
    ).paths

    assert banned(path, "eu.833.5ac") is Outcome.PROHIBITED
    assert banned(old, "eu.833.5ac") is Outcome.PERMITTED
    assert banned(over, "eu.833.5ac") is Outcome.PROHIBITED


def test_a_customer_in_the_union_breaks_its_own_law_on_the_path() -> None:
    ties = (Link("customer", "d", "y"), Link("supplier", "d", "l"))
    parties = (TURKISH, GERMAN, listed("eu.asset-freeze"))

    (path,) = exposed(*ties, parties=parties).paths

    (ban,) = [b for b in path.bans if b.finding.rule == "eu.269.asset-freeze"]
    assert (ban.who, ban.reach, ban.about) == ("d", "direct", ("Listed",))
    assert path.severity.band is Band.HIGH
    assert any("to another on the path" in why for why in path.severity.reasons)


def test_a_british_bank_keeps_no_account_for_a_designated_one() -> None:
    bank = Known("y", "Y Bank", countries=("GB",), kind="Company")
    party = listed("uk.correspondent")

    (path,) = exposed(ACCOUNT, parties=(bank, party)).paths
    (early,) = exposed(ACCOUNT, parties=(bank, party), day=date(2022, 2, 28)).paths

    assert banned(path, "uk.russia.correspondent") is Outcome.PROHIBITED
    assert banned(early, "uk.russia.correspondent") is None


def test_circumvention_is_asked_of_one_who_is_bound_and_sends_chips_on() -> None:
    ties = (Link("supplier", "d", "y"), Link("supplier", "y", "l"))
    goods = {"goods__hs": "854231", "goods__to_transshipment_place": True}
    facts: dict[str, Any] = {**goods, "goods__common_high_priority": True}
    parties = (KYRGYZ_Y, GERMAN, listed("eu.asset-freeze"))

    found = exposed(*ties, parties=parties, role="trader", **facts)

    rules = {b.finding.rule: b for b in found.beside}
    assert rules["eu.833.circumvention"].finding.outcome is Outcome.UNKNOWN
    assert [q.fact for q in rules["eu.833.circumvention"].finding.missing] == [
        "knowledge.diversion"
    ]


KYRGYZ_Y = Known("y", "Y Trade", countries=("KG",), kind="Company")


def test_article_12f_closes_a_country_to_those_who_supply_from_the_union() -> None:
    supply = Link("supplier", "d", "y")
    goods: dict[str, Any] = {"goods__eu_annex_xxxiii": True}
    places: dict[str, Any] = {"parties": (KYRGYZ_Y, GERMAN), "role": "trader"}

    def told(day: date, **more: object) -> list[Outcome]:
        found = exposed(supply, day=day, **{**places, **goods, **more})
        return [
            b.finding.outcome
            for b in found.beside
            if b.finding.rule == "eu.833.12f" and b.who == "d"
        ]

    turkish = (Known("y", "Y", countries=("TR",), kind="Company"), GERMAN)
    assert told(date(2026, 4, 23)) == []
    assert told(date(2026, 4, 24)) == [Outcome.PROHIBITED]
    assert told(date(2026, 4, 24), goods__eu_annex_xxxiii=None) == [Outcome.UNKNOWN]
    assert told(date(2026, 4, 24), parties=turkish) == []


def test_a_correspondent_in_the_union_may_not_pay_for_a_frozen_bank() -> None:
    ties = (ACCOUNT, Link("correspondent", "d", "y"))
    found = exposed(*ties, parties=(TURKISH, GERMAN, listed("eu.asset-freeze")))

    bans = [b for b in found.beside if b.finding.rule == "eu.269.asset-freeze"]
    assert [(b.who, b.reach, b.about) for b in bans] == [("d", "through", ("Listed",))]


def test_what_a_rule_says_of_anybody_is_not_told_of_a_path() -> None:
    """A ban that does not hang on the listing says nothing about this path."""
    ties = (Link("supplier", "d", "y"), Link("supplier", "y", "b"))
    token: dict[str, Any] = {"payment__mechanism": ["a7a5"], "party__russian": True}
    bank = Known("y", "Y Bank", countries=("DE",), kind="Company")

    (path,) = exposed(
        Link("correspondent", "y", "b"),
        parties=(bank, BLOCKED),
        day=date(2025, 12, 1),
        **token,
    ).paths
    nobody = exposed(*ties, parties=(KYRGYZ_Y, GERMAN, Known("b", "B")), role="trader")

    assert "eu.833.a7a5" not in {b.finding.rule for b in path.bans}
    assert nobody.paths == ()
    assert {b.finding.outcome for b in nobody.beside} <= {Outcome.UNKNOWN}


def test_who_lives_where_is_asked_before_a_law_is_said_to_bind() -> None:
    stranger = Known("d", "D", kind="Company")
    ties = (Link("customer", "d", "y"), Link("supplier", "d", "l"))

    (path,) = exposed(
        *ties, parties=(TURKISH, stranger, listed("uk.asset-freeze"))
    ).paths

    assert [b for b in path.bans if b.who == "d"] == []


def test_licences_of_the_day_are_told_with_their_last_day() -> None:
    parties = (TURKISH, BLOCKED)
    link = Link("correspondent", "y", "b")
    energy: dict[str, Any] = {"purpose": ["energy"]}

    (path,) = exposed(link, parties=parties, day=date(2025, 3, 1), **energy).paths
    (late,) = exposed(link, parties=parties, day=date(2025, 3, 12), **energy).paths

    told = {one.rule: one.until for one in path.reliefs}
    assert told["us.gl.8"] == date(2025, 3, 11)
    assert "us.gl.8" not in {one.rule for one in late.reliefs}


def test_a_party_that_the_eu_freezes_through_owners_counts_for_its_rules() -> None:
    half = {"t": {"party.owned.eu": 51, "party.largest.eu": 51}}
    edges = (
        Link("customer", "t", "y"),
        Holding("l", "t", Interval.exactly(51), source="register"),
    )
    third = Known("t", "T", countries=("AE",), kind="Company")

    (path,) = exposed(
        *edges, sums=half, parties=(TURKISH, third, listed("eu.asset-freeze"))
    ).paths

    assert path.reach == "owned"
    assert outcome(path, "eu.833.5ad-exposure") is Outcome.EXPOSED


def rules_of(found: list[Ban] | tuple[Ban, ...]) -> set[tuple[str, str]]:
    """Give who is bound by which rule."""
    return {(one.who, one.finding.rule) for one in found}


def test_who_is_bound_by_no_law_of_the_book_is_only_warned_of_a_link_to_the_us() -> (
    None
):
    (path,) = exposed(Link("correspondent", "y", "b")).paths

    assert rules_of(path.bans) == {
        ("y", "us.ieepa.causing"),
        ("y", "us.ofac.facilitation"),
    }


def test_what_is_told_of_the_one_who_is_asked_about_is_told_of_nobody_else() -> None:
    ties = (Link("customer", "k", "y"), Link("supplier", "k", "l"))
    parties = (TURKISH, KYRGYZ, listed("eu.asset-freeze"))

    (path,) = exposed(*ties, parties=parties, actor__located_in="DE").paths

    assert ("y", "eu.269.asset-freeze") in rules_of(path.bans)
    assert ("k", "eu.269.asset-freeze") not in rules_of(path.bans)


def test_a_listed_neighbour_is_the_end_of_a_path_and_not_bound_beside_it() -> None:
    bank = listed("uk.asset-freeze", country="DE")
    more = Known("m", "M", ("eu.asset-freeze",), countries=("RU",))
    ties = (Link("correspondent", "l", "y"), Link("correspondent", "y", "m"))

    found = exposed(*ties, parties=(TURKISH, bank, more))

    assert {one.path.end.id for one in found.paths} == {"l", "m"}
    assert found.beside == ()


def test_a_risk_that_hangs_on_the_way_to_pay_alone_is_told_with_the_way() -> None:
    found = exposed(Link("correspondent", "y", "b"), payment__mechanism=["spfs"])

    (path,) = found.paths
    assert outcome(path, "us.secondary.spfs") is None
    assert outcome(path, "eu.833.5ac-exposure") is None
    (way,) = found.mechanisms
    assert "us.secondary.spfs" in {one.rule for one in way.now}


def test_a_forbidden_dealing_of_another_ranks_high_and_its_own_further_on_too() -> None:
    end = listed("eu.asset-freeze")
    trade: dict[str, Any] = {"role": "trader", "goods__common_high_priority": False}
    others = (Link("customer", "d", "y"), Link("supplier", "d", "l"))
    (path,) = exposed(*others, parties=(TURKISH, GERMAN, end), **trade).paths
    further = (Link("customer", "k", "y"), Link("supplier", "k", "l"))
    german = Known("y", "Y GmbH", countries=("DE",), kind="Company")
    (own,) = exposed(*further, parties=(german, KYRGYZ, end), **trade).paths
    (free,) = exposed(*further, parties=(TURKISH, KYRGYZ, end), **trade).paths

    assert path.bites == ()
    assert path.severity.band is Band.HIGH
    assert own.severity.band is Band.HIGH
    assert free.severity.band is Band.LOW


def test_control_is_asked_where_something_points_to_it_and_else_not() -> None:
    account = Link("correspondent", "y", "b")
    rule = "eu.833.5ad-exposure"
    held = {"b": {"party.owned.eu": "30", "party.largest.eu": "30"}}
    none = {"b": {"party.owned.eu": "0", "party.largest.eu": "0"}}

    (quiet,) = exposed(account, sums=none).paths
    (part,) = exposed(account, sums=held).paths
    (tied,) = exposed(account, Link("controls", "x", "b"), sums=none).paths

    assert outcome(quiet, rule) is None
    assert outcome(part, rule) is Outcome.UNKNOWN
    assert outcome(tied, rule) is Outcome.UNKNOWN


@pytest.mark.parametrize(
    ("rule", "id_", "source", "grade"),
    [
        ("us.secondary.s11-mib", "ss-capta", "us.eo-14024, s. 11(b)(i)", "B"),
        ("us.secondary.s11-mib", "ss-full-block", "us.eo-14024, s. 11(b)(ii)", "B"),
        ("us.secondary.s11-sectors", "ss-capta", "us.eo-14024, s. 11(b)(i)", "B"),
        (SUPPORT, "ss-full-block", "us.eo-14024, s. 1(a)(vi)", "B"),
        ("us.secondary.caatsa-226", "ss-capta", "us.ufsa, s. 5", "C"),
        ("us.secondary.caatsa-228", "ss-full-block", "us.caatsa, s. 228", "C"),
        ("us.secondary.caatsa-231", "ss-menu", "us.caatsa, s. 235", "C"),
        ("us.secondary.ufsa-4", "ss-menu-ufsa", "us.ufsa, s. 4(b)", "B"),
        ("eu.833.annex-iv-exposure", "es-annex-iv", "eu.reg-833-2014, Art. 2b", "C"),
        (DESIGNATED, "uks-correspondent", "uk.si-2019-855, reg. 17A", "C"),
    ],
)
def test_each_consequence_cites_the_law_it_comes_from(
    rule: str, id_: str, source: str, grade: str
) -> None:
    found = {
        one.id: (one.source, one.confidence)
        for one in consequences_of(BOOK, BOOK.rules[rule], date(2025, 3, 1))
    }

    assert found[id_][0].startswith(source)
    assert found[id_][1] == grade


def test_every_rule_of_risk_says_what_it_may_bring() -> None:
    day = date(2026, 11, 24)
    silent = {
        rule.id
        for rule in BOOK.rules.values()
        if rule.kind == "risk"
        and rule.jurisdiction in {"us", "eu", "uk"}
        and not consequences_of(BOOK, rule, day)
    }

    assert silent == set()
