"""Ways to pay: recognised in words, and what each jurisdiction says of them when."""

from datetime import date, timedelta

import pytest

from clearance.exposure import Mechanism, Said, recognised
from clearance.finding import Outcome

from .world import BOOK, exposed

PLATFORMS = "eu.833.crypto-platforms"
BRANCHES = "us.secondary.russian-bank-branches"
PROHIBITED, EXPOSED, OPEN = Outcome.PROHIBITED, Outcome.EXPOSED, Outcome.UNKNOWN


def way(key: str, day: date) -> Mechanism:
    """Give what is said of a way to pay on a day."""
    (found,) = recognised(BOOK, "", day, (key,))
    return found


def of(some: tuple[Said, ...], rule: str) -> Said | None:
    """Find what one rule says."""
    return next((one for one in some if one.rule == rule), None)


@pytest.mark.parametrize(
    ("key", "rule", "first", "outcome"),
    [
        ("spfs", "us.secondary.spfs", "2024-11-21", EXPOSED),
        ("spfs", "eu.833.5ac-exposure", "2024-06-25", EXPOSED),
        ("spfs", "eu.833.5ac-connection", "2024-06-25", OPEN),
        ("spfs", "eu.833.5ac", "2024-06-25", None),
        ("mir", "us.payment.listed-operators", "2024-02-23", PROHIBITED),
        ("mir", "eu.833.5ac-mir-sbp", "2026-01-25", PROHIBITED),
        ("sbp", "eu.833.5ac-mir-sbp", "2026-01-25", PROHIBITED),
        ("cips", "us.secondary.s11-mib", "2023-12-22", None),
        ("netting", "us.secondary.s11-mib", "2023-12-22", None),
        ("netting", "uk.russia.asset-freeze", "2020-12-31", None),
        ("barter", "us.secondary.material-support", "2021-04-15", None),
        ("barter", "eu.269.asset-freeze", "2014-03-17", None),
        ("payment_agent", "eu.833.5ad", "2026-05-14", None),
        ("garantex", "us.payment.listed-operators", "2022-04-05", PROHIBITED),
        ("garantex", "eu.payment.listed-operators", "2025-02-24", PROHIBITED),
        ("grinex", "us.payment.listed-operators", "2025-08-14", PROHIBITED),
        ("grinex", "uk.payment.listed-operators", "2025-08-20", PROHIBITED),
        ("a7a5", "us.payment.listed-operators", "2025-08-14", PROHIBITED),
        ("a7a5", "uk.payment.listed-operators", "2025-05-20", PROHIBITED),
        ("a7a5", "eu.833.a7a5", "2025-11-25", PROHIBITED),
        ("rubx", "eu.833.rubx-digital-rouble", "2026-05-24", PROHIBITED),
        ("digital_rouble", "eu.833.rubx-digital-rouble", "2026-05-24", PROHIBITED),
        ("russian_crypto_platform", PLATFORMS, "2026-05-24", PROHIBITED),
        ("tengricoin", "eu.payment.listed-operators", "2026-04-23", PROHIBITED),
        ("branch_of_russian_bank", BRANCHES, "2024-06-12", EXPOSED),
    ],
)
def test_each_jurisdiction_says_it_from_its_day_on(
    key: str, rule: str, first: str, outcome: Outcome | None
) -> None:
    day = date.fromisoformat(first)
    on, before = way(key, day), way(key, day - timedelta(days=1))

    said, earlier = of(on.now, rule), of(before.now, rule)
    assert said is not None
    assert (said.outcome, said.since) == (outcome, day)
    assert earlier is None or earlier.outcome is not outcome
    if earlier is None:
        later = of(before.later, rule)
        assert later is not None
        assert later.since >= day or rule.endswith("rubx-digital-rouble")


def test_a_doubt_of_the_book_is_told_as_one_until_it_is_settled() -> None:
    doubtful = of(way("rubx", date(2026, 4, 23)).now, "eu.833.rubx-digital-rouble")

    assert doubtful is not None
    assert (doubtful.outcome, doubtful.since) == (OPEN, date(2026, 4, 23))


def test_of_garantex_and_grinex_each_is_judged_by_its_own_listing() -> None:
    day = date(2025, 8, 13)

    assert of(way("garantex", day).now, "us.payment.listed-operators") is not None
    assert of(way("grinex", day).now, "us.payment.listed-operators") is None


def test_no_way_is_said_to_be_banned_where_the_book_does_not_say_so() -> None:
    cips = way("cips", date(2026, 11, 24))

    assert {one.jurisdiction for one in cips.now} == {"us"}
    assert {one.outcome for one in cips.now} == {None}


def test_no_grade_is_better_than_that_of_the_row_that_tells_the_day() -> None:
    said = of(way("payment_agent", date(2026, 5, 14)).now, "eu.833.5ad")

    assert said is not None
    assert said.confidence == "B"


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Settled over SPFS, or with Mir cards", ["spfs", "mir"]),
        (
            "By CIPS, in roubles, and by netting of claims",
            ["cips", "netting", "rouble_account"],
        ),
        ("Garantex before, Grinex and A7A5 now", ["garantex", "grinex", "a7a5"]),
        ("Barter through a payment agent", ["barter", "payment_agent"]),
        ("через СПФС и бартер", ["spfs", "barter"]),
        ("a miracle of golden rules, offsetting nothing", []),
    ],
)
def test_ways_are_recognised_as_words(text: str, keys: list[str]) -> None:
    found = exposed(described=text).mechanisms

    assert sorted(one.id for one in found) == sorted(keys)
