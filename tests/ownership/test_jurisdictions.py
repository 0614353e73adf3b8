"""Each jurisdiction's own test on the same holdings, and narrower tests beside it."""

from datetime import date

import pytest

from clearance.law import the_book
from clearance.ownership import Graph, Holding, Interval, Link, Status, decide
from clearance.ownership import ownership_rules as rules_of

BLOCKED, POSSIBLE, OPEN, FREE = Status
LATER = date(2026, 11, 24)


def status(
    owners: dict[str, str],
    *,
    under: str,
    day: date = LATER,
    links: tuple[Link, ...] = (),
    listed: tuple[str, ...] = ("X", "Y"),
) -> Status:
    """Decide on company A, of which these hold percents; X and Y are listed."""
    some = [Holding(who, "A", Interval.exactly(share)) for who, share in owners.items()]
    graph = Graph.build(some, links, day=day)
    return decide(graph, listed, rules_of(the_book(), day)[under]).status("A")


@pytest.mark.parametrize(
    ("law", "below", "half", "above"),
    [
        ("us", FREE, BLOCKED, BLOCKED),
        ("eu", FREE, BLOCKED, BLOCKED),
        ("uk", FREE, FREE, BLOCKED),
        ("ca", FREE, BLOCKED, BLOCKED),
        ("ch", FREE, FREE, BLOCKED),
        ("jp", FREE, BLOCKED, BLOCKED),
        ("au", FREE, BLOCKED, BLOCKED),
        ("eu.833.5", FREE, FREE, BLOCKED),
        ("eu.833.5aa", FREE, FREE, BLOCKED),
        ("us.eo-13662.directive-1", FREE, BLOCKED, BLOCKED),
        ("us.eo-14024.directive-2", FREE, BLOCKED, BLOCKED),
    ],
)
def test_around_half_each_law_has_its_own_answer(
    law: str, below: Status, half: Status, above: Status
) -> None:
    """49.99, 50 and 50.01 percent in one hand."""
    found = [
        status({"X": share, "P": rest}, under=law)
        for share, rest in (("49.99", "50.01"), ("50", "50"), ("50.01", "49.99"))
    ]

    assert found == [below, half, above]


@pytest.mark.parametrize(
    ("law", "together"),
    [
        ("us", BLOCKED),
        ("eu", BLOCKED),
        ("ch", BLOCKED),
        ("jp", BLOCKED),
        ("uk", POSSIBLE),  # whether the two hold together is asked
        ("ca", POSSIBLE),  # the law does not say whether holdings are added up
        ("eu.833.5", FREE),
        ("eu.833.5aa", FREE),
        ("us.eo-13662.directive-1", BLOCKED),
    ],
)
def test_holdings_of_two_listed_owners_are_added_up_where_the_law_adds_them_up(
    law: str, together: Status
) -> None:
    assert together is status({"X": "30", "Y": "25", "P": "45"}, under=law)


def test_half_less_a_percent_and_the_board_is_control_and_no_share() -> None:
    """Answer 398: the US does not block for control; others do."""
    board = (Link("controls", "X", "A"),)
    laws = ("us", "eu", "uk", "ch", "ca", "jp", "us.eo-13662.directive-1")

    found = {
        law: status({"X": "49", "P": "51"}, under=law, links=board) for law in laws
    }

    assert {law for law, said in found.items() if said is BLOCKED} == {
        "eu",
        "uk",
        "ch",
        "ca",
    }


@pytest.mark.parametrize(
    ("day", "said"), [(date(2025, 9, 28), None), (date(2025, 9, 29), BLOCKED)]
)
def test_affiliates_of_parties_on_lists_of_the_bis_are_added_up(
    day: date, said: Status | None
) -> None:
    """The rule began on 29 September 2025: 30 and 20 in two listed hands do."""
    rules = rules_of(the_book(), day)
    if said is None:
        assert "us.bis.affiliates" not in rules
        return

    assert said is status(
        {"X": "30", "Y": "20", "P": "50"}, under="us.bis.affiliates", day=day
    )


def test_a_sale_to_a_relative_days_before_a_listing_changes_the_arithmetic_alone() -> (
    None
):
    """From 60 to 45 percent: no share is enough, and whether it is real is asked.

    That it is asked is tested with `clearance owners` and with the red flags.
    """
    sold = date(2022, 2, 22)
    some = [
        Holding("X", "A", Interval.exactly("60"), until=date(2022, 2, 21), source="r"),
        Holding("X", "A", Interval.exactly("45"), since=sold, source="r"),
        Holding("Sister", "A", Interval.exactly("15"), since=sold, source="r"),
        Holding("P", "A", Interval.exactly("40"), source="r"),
    ]
    found = {}
    for day in (date(2022, 2, 21), sold):
        graph = Graph.build(some, day=day)
        rules = rules_of(the_book(), day)
        found[day] = [
            decide(graph, ["X"], rules[law]).status("A") for law in ("us", "eu", "uk")
        ]

    assert found == {date(2022, 2, 21): 3 * [BLOCKED], sold: 3 * [FREE]}


def test_owners_of_one_list_count_nothing_for_the_law_of_another() -> None:
    """X is listed here and Y there: 30 and 30 are enough nowhere."""
    owners = {"X": "30", "Y": "30", "P": "40"}

    assert FREE is status(owners, under="us", listed=("X",))
    assert FREE is status(owners, under="eu", listed=("Y",))
    assert BLOCKED is status(owners, under="us", listed=("X", "Y"))
