"""Red flags: each is seen where the data show it, and asked for where they lack."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from clearance.exposure import Exposure, Known, Neighbour, Trade
from clearance.ownership import Holding, Interval, Link

from .world import BLOCKED, BOOK, exposed

TRADER = Known("y", "Y Trade", countries=("TR",), kind="Company")
SHARE = Interval.exactly
CHIP = "854231"


def seen(found: Exposure) -> set[str]:
    """Give the ids of the flags that are seen."""
    return {one.id for one in found.flags}


def told(found: Exposure, flag: str) -> str:
    """Give the evidence of the one flag of an id."""
    (one,) = [one for one in found.flags if one.id == flag]
    assert one.ask.endswith("?") or one.ask.endswith(".")
    return one.evidence


def wanted(found: Exposure, flag: str) -> str | None:
    """Give what is needed to look for a flag; None where it was looked for."""
    needs = [one.needs for one in found.unlooked if one.id == flag]
    return needs[0] if needs else None


def at(flag: str, *edges: Link | Holding, **world: Any) -> bool:
    """Say whether a flag is seen in a world."""
    return flag in seen(exposed(*edges, **world))


# --- who it is ------------------------------------------------------------------------


def test_without_its_founding_day_the_age_of_a_company_is_asked_for() -> None:
    found = exposed(parties=(TRADER,), role="trader")

    assert "TRI-08" not in seen(found)
    assert "--founded" in str(wanted(found, "TRI-08"))


def test_a_founding_day_without_a_country_asks_for_the_country() -> None:
    nowhere = Known("y", "Y", founded=date(2023, 1, 1))

    assert "--country" in str(wanted(exposed(parties=(nowhere,)), "TRI-08"))


@pytest.mark.parametrize(("country", "found"), [("TR", True), ("CH", False)])
def test_a_new_company_is_flagged_where_goods_are_diverted(
    country: str, *, found: bool
) -> None:
    young = Known("y", "Y", countries=(country,), founded=date(2022, 2, 25))

    assert at("TRI-08", parties=(young,)) is found


@pytest.mark.parametrize(
    ("founded", "country", "hs", "found"),
    [
        ("2022-02-25", "TR", CHIP, True),
        ("2022-02-24", "TR", CHIP, False),
        ("2022-02-25", "DE", CHIP, False),
        ("2022-02-25", "TR", "100199", False),
    ],
)
def test_a_new_trader_in_chips_outside_the_coalition_is_flagged(
    founded: str, country: str, hs: str, *, found: bool
) -> None:
    day = date.fromisoformat(founded)
    trader = Known("y", "Y", countries=(country,), founded=day)
    trades = (sale("s", "y", "2024-01", 5, hs),)

    assert at("FB23-01", parties=(trader,), trades=trades) is found


def test_without_figures_of_trade_it_is_said_what_to_give() -> None:
    found = exposed(parties=(TRADER,), role="trader")

    for flag in ("FB23-01", "FB23-02", "FB23-03", "FB23-09", "G7-03", "FB22-21"):
        assert "hs" in str(wanted(found, flag)), flag
    assert wanted(found, "FB22-09") is None


def test_a_name_like_that_of_a_listed_party_is_flagged_with_the_question() -> None:
    alike = replace(TRADER, looks_like=("Blocked JSC (by its former name Blokt)",))

    found = exposed(parties=(alike,))

    assert "former name Blokt" in told(found, "FB22-09")
    assert not at("FB22-09", parties=(TRADER,))


@pytest.mark.parametrize(
    ("lists", "flag"),
    [(("us.entity-list",), "FB22-11"), (("uk.asset-freeze",), "SHAM-06")],
)
def test_a_listed_party_at_the_same_address_is_flagged(
    lists: tuple[str, ...], flag: str
) -> None:
    there = Neighbour("Blocked JSC", lists, ("Lenina", "12"))
    house = replace(TRADER, addresses=("Lenina 12",), neighbours=(there,))

    found = exposed(parties=(house,))

    assert "Lenina 12" in told(found, flag)
    assert "G7-01" not in seen(found)
    assert wanted(found, "G7-01") is None


def test_who_began_to_trade_chips_at_such_an_address_is_flagged_as_well() -> None:
    there = Neighbour("Blocked JSC", ("us.sdn",), ("Lenina", "12"))
    house = replace(TRADER, addresses=("Lenina 12",), neighbours=(there,))
    new, old = sale("s", "y", "2022-03", 9), sale("s", "y", "2022-01", 9)

    assert at("G7-01", parties=(house,), trades=(new,))
    assert not at("G7-01", parties=(house,), trades=(old, new))


def test_without_an_address_it_is_asked_for() -> None:
    found = exposed(parties=(TRADER,))

    assert "address" in str(wanted(found, "FB22-11"))


def test_a_director_who_runs_a_listed_party_too_is_flagged() -> None:
    both = Link("director", "p", "y"), Link("director", "p", "b")
    found = exposed(*both, parties=(TRADER, BLOCKED))

    assert "Blocked JSC" in told(found, "SHAM-06")
    assert not at("SHAM-06", both[0], parties=(TRADER, BLOCKED))
    assert not at("SHAM-06", *both, parties=(TRADER, Known("b", "Free JSC")))
    assert "director" in str(wanted(exposed(parties=(TRADER,)), "SHAM-06"))


def test_who_goes_on_with_the_business_of_a_listed_party_is_flagged() -> None:
    goes_on, goes_before = Link("successor", "y", "b"), Link("successor", "b", "y")

    assert at("SHAM-06", goes_on, parties=(TRADER, BLOCKED))
    assert not at("SHAM-06", goes_before, parties=(TRADER, BLOCKED))


def test_an_owner_that_is_listed_itself_is_a_path_and_no_flag() -> None:
    holdings = Holding("o", "y", SHARE(30)), Holding("o", "b", SHARE(20))
    free, listed = Known("o", "O"), Known("o", "O", ("us.sdn",))

    assert at("FB22-11", *holdings, parties=(TRADER, BLOCKED, free))
    assert not at("FB22-11", *holdings, parties=(TRADER, BLOCKED, listed))


# --- who owns it ----------------------------------------------------------------------


def test_a_listed_owner_with_an_unknown_share_is_to_be_settled_first() -> None:
    maybe = Holding("b", "y", Interval(Decimal(10), Decimal(60)))

    assert "between 10 % and 60 %" in told(exposed(maybe), "KYC-29")
    assert not at("KYC-29", Holding("b", "y", SHARE(30)))
    assert not at("KYC-29", Holding("y", "b", Interval(Decimal(10), Decimal(60))))


LISTED = Known("b", "Blocked JSC", ("us.sdn",), listed_on=(date(2024, 6, 12),))


def fell(
    before: int, after: str, until: str = "2024-06-01", since: str = "2024-06-02"
) -> tuple[Holding, Holding]:
    """Let the listed owner go from one share to another."""
    ends, begins = date.fromisoformat(until), date.fromisoformat(since)
    return (
        Holding("b", "y", SHARE(before), until=ends, source="register"),
        Holding("b", "y", SHARE(after), since=begins, source="register"),
    )


@pytest.mark.parametrize(
    ("holdings", "found"),
    [
        (fell(60, "49.99"), True),
        (fell(60, "40"), True),
        (fell(60, "39.99"), False),
        (fell(60, "55"), False),
        (fell(45, "41"), False),
        (fell(60, "49", "2023-12-15", "2023-12-16"), True),
        (fell(60, "49", "2023-12-14", "2023-12-15"), False),
        (fell(60, "49", "2024-12-09", "2024-12-10"), True),
        (fell(60, "49", "2024-12-10", "2024-12-11"), False),
    ],
)
def test_a_share_that_fell_just_below_the_line_around_the_listing_is_flagged(
    holdings: tuple[Holding, Holding], *, found: bool
) -> None:
    assert at("OWN-01", *holdings, parties=(TRADER, LISTED)) is found


def test_the_lines_of_law_are_those_of_the_day_of_the_listing() -> None:
    evidence = told(exposed(*fell(60, "49"), parties=(TRADER, LISTED)), "OWN-01")

    assert "us: 50 % or more" in evidence
    assert "uk: more than 50 %" in evidence
    assert "listed on 2024-06-12" in evidence


def test_exactly_half_is_below_the_line_of_the_uk_and_not_of_the_us() -> None:
    evidence = told(exposed(*fell(60, "50"), parties=(TRADER, LISTED)), "OWN-01")

    assert "uk: more than 50 %" in evidence
    assert "us:" not in evidence


def test_who_held_exactly_half_held_as_much_as_the_line_of_the_us() -> None:
    evidence = told(exposed(*fell(50, "49"), parties=(TRADER, LISTED)), "OWN-01")

    assert "us: 50 % or more" in evidence
    assert "uk:" not in evidence


def test_without_former_owners_they_are_asked_for() -> None:
    now = exposed(Holding("b", "y", SHARE(49)), parties=(TRADER, LISTED))

    assert "to, the last day" in str(wanted(now, "SHAM-01"))
    assert wanted(exposed(*fell(60, "49"), parties=(TRADER, LISTED)), "OWN-01") is None


def test_without_days_a_change_of_owners_cannot_be_seen() -> None:
    found = exposed(Link("director", "b", "y"), parties=(TRADER, BLOCKED))

    assert "since when" in str(wanted(found, "G7-07"))


# --- banks and ways to pay ------------------------------------------------------------

ACCOUNT = Link("correspondent", "y", "b")
BANK = Known("y", "Y Bank", countries=("TR",))


def test_service_for_one_blocked_under_the_order_is_flagged_for_banks() -> None:
    iran = replace(BLOCKED, programmes=("IRAN",))

    assert at("FFI-03", ACCOUNT)
    assert not at("FFI-03", ACCOUNT, role="trader")
    assert not at("FFI-03", ACCOUNT, parties=(BANK, iran))
    assert not at("FFI-03", Link("customer", "t", "y"), Link("supplier", "t", "b"))


def test_service_for_what_a_blocked_party_owns_by_half_is_flagged_too() -> None:
    edges = Link("customer", "t", "y"), Holding("b", "t", SHARE(50))
    half = {"t": {"party.owned.us": "50", "party.owned.us_eo14024": "50"}}

    assert at("FFI-03", *edges, sums=half)
    assert not at("FFI-03", *edges, sums={"t": {"party.owned.us": "49"}})


def test_what_the_party_is_is_asked_before_flags_of_banks() -> None:
    found = exposed(ACCOUNT, role=None)

    assert "--kind" in str(wanted(found, "FFI-03"))
    assert "--kind" in str(wanted(found, "BRANCH-01"))


PARENT = Known("r", "R Bank", countries=("RU",))


@pytest.mark.parametrize(
    ("share", "founded", "found"),
    [
        ("50.01", "2022-02-25", True),
        ("50", "2022-02-25", False),
        ("100", "2022-02-24", False),
        ("100", None, True),
    ],
)
def test_a_new_daughter_of_a_russian_bank_is_flagged(
    share: str, founded: str | None, *, found: bool
) -> None:
    opened = date.fromisoformat(founded) if founded else None
    bank = replace(BANK, founded=opened)

    owned = Holding("r", "y", SHARE(share))
    assert at("BRANCH-01", owned, parties=(bank, PARENT)) is found


def test_a_bank_that_deals_with_such_a_daughter_is_flagged_as_well() -> None:
    edges = Link("correspondent", "y", "d"), Holding("r", "d", SHARE(100))
    branch = Known("d", "D Bank", countries=("KG",), founded=date(2024, 1, 1))

    found = exposed(*edges, parties=(BANK, branch, PARENT))

    assert "Y Bank deals with it" in told(found, "BRANCH-01")
    assert not at("BRANCH-01", *edges, parties=(BANK, branch, PARENT), role="trader")


@pytest.mark.parametrize(
    ("way", "flag"),
    [
        ("spfs", "SPFS-01"),
        ("garantex", "CRY-01"),
        ("grinex", "CRY-01"),
        ("a7a5", "CRY-01"),
        ("rubx", "CRY-01"),
        ("tengricoin", "CRY-01"),
        ("russian_crypto_platform", "CRY-02"),
        ("payment_agent", "CRY-04"),
        ("netting", "CRY-05"),
        ("barter", "CRY-05"),
    ],
)
def test_a_way_to_pay_that_is_told_is_flagged(way: str, flag: str) -> None:
    day = date(2026, 11, 24)
    named = exposed(day=day, payment__mechanism=[way])

    assert seen(named) == {flag}
    assert seen(exposed(day=day, payment__mechanism=["swift"])) == set()


def test_a_way_to_pay_that_is_described_is_flagged_like_one_that_is_named() -> None:
    found = exposed(described="Paid over SPFS, by netting and in A7A5.")

    assert {"SPFS-01", "CRY-05", "CRY-01"} <= seen(found)
    assert "--about" in str(wanted(exposed(), "SPFS-01"))


@pytest.mark.parametrize(("country", "found"), [("RU", True), ("KG", False)])
def test_a_crypto_provider_in_russia_is_flagged(country: str, *, found: bool) -> None:
    provider = Known("y", "Y", countries=(country,))

    assert at("CRY-02", parties=(provider,), role="crypto_provider") is found
    assert not at("CRY-02", parties=(provider,), role="bank")


def test_flows_of_wallets_are_not_read_and_that_is_said() -> None:
    (one,) = [one for one in exposed().unlooked if one.id == "CRY-03"]

    assert one.needs is None
    assert "wallet.flow" in one.data


OLD = Known("o", "Old Bank", ("us.sdn",), countries=("RU",), listed_on=LISTED.listed_on)
NEW = Known("n", "New Bank", countries=("AE",))


def changed(until: str, since: str) -> tuple[Link, Link]:
    """Let Y leave one bank and open an account at another."""
    ends, begins = date.fromisoformat(until), date.fromisoformat(since)
    return Link("account", "y", "o", None, ends), Link("account", "y", "n", begins)


@pytest.mark.parametrize(
    ("shipped", "country", "found"),
    [
        ("2024-06-13", "RU", True),
        ("2024-06-14", "RU", False),
        ("2024-06-02", "RU", False),
        ("2024-06-13", "AE", False),
    ],
)
def test_a_bank_changed_just_before_a_delivery_is_flagged(
    shipped: str, country: str, *, found: bool
) -> None:
    day = date.fromisoformat(shipped)
    trade = Trade("s", "y", day, day, Decimal(1))
    old = Known("o", "Old Bank", countries=(country,))
    ties = changed("2024-06-01", "2024-06-03")

    assert at("FB22-15", *ties, parties=(TRADER, old, NEW), trades=(trade,)) is found


@pytest.mark.parametrize(
    ("until", "since", "found"),
    [
        ("2024-05-13", "2024-06-01", True),
        ("2024-05-12", "2024-06-01", False),
        ("2024-07-12", "2024-08-11", True),
        ("2024-07-12", "2024-08-12", False),
    ],
)
def test_a_bank_left_around_its_listing_for_another_is_flagged(
    until: str, since: str, *, found: bool
) -> None:
    ties = changed(until, since)

    assert at("BANK-01", *ties, parties=(TRADER, OLD, NEW)) is found


def test_without_accounts_they_are_asked_for() -> None:
    assert "account" in str(wanted(exposed(), "FB22-15"))


# --- figures of trade -----------------------------------------------------------------


def sale(
    seller: str, buyer: str, month: str, value: int | str, hs: str = CHIP
) -> Trade:
    """Sell for so much in a month."""
    first = date.fromisoformat(f"{month}-01")
    return Trade(seller, buyer, first, first.replace(day=28), Decimal(value), hs)


def buys(*sales: Trade, **world: Any) -> Exposure:
    """Let Y buy goods, and look at it."""
    return exposed(parties=(TRADER,), role="trader", trades=sales, **world)


def test_chips_that_are_bought_only_since_the_invasion_are_flagged() -> None:
    wheat = sale("s", "y", "2021-06", 100, "100199")
    chips = sale("s", "y", "2022-03", 100)

    assert "bought none up to 2022-02-24" in told(buys(wheat, chips), "FB23-02")
    assert "FB23-02" not in seen(buys(sale("s", "y", "2022-02", 1), chips))
    assert "FB23-02" not in seen(buys(wheat, sale("s", "y", "2022-03", 9, "100199")))


def test_where_no_figures_reach_back_they_are_asked_for_and_nothing_is_said() -> None:
    found = buys(sale("s", "y", "2022-03", 100))

    assert "FB23-02" not in seen(found)
    assert "before 2022-02-24" in str(wanted(found, "FB23-02"))
    assert "before 2022-02-24" in str(wanted(found, "FB23-03"))


@pytest.mark.parametrize(
    ("after", "found"), [("19000", True), ("18000", False), ("9999", False)]
)
def test_a_jump_of_chips_over_twice_the_former_rate_is_flagged(
    after: str, *, found: bool
) -> None:
    old = [sale("s", "y", f"2021-{month:02}", 1000) for month in range(3, 13)]
    new = sale("s", "y", "2023-01", after)

    assert ("FB23-03" in seen(buys(*old, new))) is found


def test_the_rate_is_by_day_so_that_unequal_times_compare() -> None:
    old, new = sale("s", "y", "2021-02", 40000), sale("s", "y", "2022-03", 15000)

    assert "times as much a day" in told(buys(old, new), "FB23-03")


def test_a_small_volume_is_no_jump_however_fast_it_grew() -> None:
    small = sale("s", "y", "2021-06", 1), sale("s", "y", "2022-03", 9999)
    enough = small[0], sale("s", "y", "2022-03", 10000)

    assert "FB23-03" not in seen(buys(*small))
    assert "FB23-03" in seen(buys(*enough))


def test_an_order_far_above_the_usual_is_flagged_and_a_swing_is_not() -> None:
    usual = [sale("s", "y", f"2024-{m:02}", 100 + m, "100199") for m in range(1, 7)]
    jump, swing = (sale("s", "y", "2024-07", v, "100199") for v in (200, 108))

    assert "2024-07" in told(buys(*usual, jump), "FB23-09")
    assert "FB23-09" not in seen(buys(*usual, swing))
    assert "months" in str(wanted(buys(*usual), "FB23-09"))


def test_months_in_several_rows_are_added_up() -> None:
    halves = [
        sale("s", "y", f"2024-{m:02}", 50 + m, "100199")
        for m in range(1, 7)
        for _ in range(2)
    ]
    same = [sale("s", "y", "2024-07", 55, "100199")] * 2

    assert "FB23-09" not in seen(buys(*halves, *same))


RUSSIAN = Known("b", "B", countries=("RU",))
KYRGYZ = Known("k", "K", countries=("KG",))
SWISS = Known("c", "C", countries=("CH",))


def sells(*sales: Trade) -> Exposure:
    """Let Y sell goods, and look at it."""
    return exposed(
        parties=(TRADER, RUSSIAN, KYRGYZ, SWISS), role="trader", trades=sales
    )


def test_a_seller_that_went_from_russia_to_places_of_diversion_is_flagged() -> None:
    russia = sale("y", "b", "2021-06", 60, "100199")
    kyrgyz = sale("y", "k", "2023-06", 60, "100199")
    swiss = sale("y", "c", "2023-06", 61, "100199")

    assert {"G7-03", "FB22-13"} <= seen(sells(russia, kyrgyz))
    assert "G7-03" not in seen(sells(russia, kyrgyz, swiss))
    assert "FB22-13" not in seen(sells(russia, swiss))


def test_other_goods_for_a_new_place_are_no_diversion() -> None:
    found = sells(
        sale("y", "b", "2021-06", 60, "100199"), sale("y", "k", "2023-06", 60, "270900")
    )

    assert "FB22-13" not in seen(found)


def test_what_it_sold_before_is_asked_for_where_figures_begin_later() -> None:
    found = sells(sale("y", "k", "2023-06", 60))

    assert "before 2022-02-24" in str(wanted(found, "G7-03"))
    assert "before 2022-02-24" in str(wanted(found, "FB22-13"))


def test_chips_for_a_place_of_diversion_are_flagged_with_their_value() -> None:
    found = sells(sale("y", "k", "2023-06", 60), sale("y", "k", "2023-07", 40))

    assert "for 100 from 2023-06-01" in told(found, "FB22-21")
    assert "FB22-21" not in seen(sells(sale("y", "c", "2023-06", 60)))
    assert "FB22-21" not in seen(sells(sale("y", "k", "2023-06", 60, "100199")))


def test_goods_of_one_code_answer_the_question_on_a_path() -> None:
    german = Known("y", "Y GmbH", countries=("DE",), kind="Company")
    frozen = Known("b", "B", ("eu.asset-freeze",), countries=("KG",))

    def asks(*trades: Trade) -> set[str]:
        (path,) = exposed(
            Link("supplier", "y", "b"),
            trades=trades,
            parties=(german, frozen),
            role="exporter",
        ).paths
        rule = "eu.833.circumvention"
        bans = [ban.finding for ban in path.bans if ban.finding.rule == rule]
        return {one.fact for finding in bans for one in finding.missing}

    chips, wheat = sale("y", "b", "2024-06", 1), sale("y", "b", "2024-06", 1, "100199")
    assert "goods.hs" in asks()
    assert asks(chips) == {"knowledge.diversion"}
    assert asks(wheat) == set()
    assert "goods.hs" in asks(chips, wheat)


# --- what was not looked for ----------------------------------------------------------


def test_every_flag_of_the_book_was_looked_for_or_is_said_not_to_be() -> None:
    found = exposed(described="barter")
    table = {row["id"] for row in _table()}
    unlooked = {one.id for one in found.unlooked}

    assert unlooked < table
    assert {"OPC-03", "FB22-12", "KYC-01"} <= unlooked
    assert {"FB22-09", "KYC-29", "CRY-05", "FFI-03"}.isdisjoint(unlooked)
    assert all(one.data for one in found.unlooked)


def test_a_flag_with_the_test_of_another_is_looked_for_with_it() -> None:
    twins = {row["id"] for row in _table() if row.get("as") == "FB22-09"}

    assert twins
    assert twins.isdisjoint(one.id for one in exposed().unlooked)
    assert wanted(exposed(), "G7-02") == wanted(exposed(), "FB23-03") is not None


def _table() -> list[Any]:
    return BOOK.lookups["red-flags"].on(date(2025, 3, 1))
