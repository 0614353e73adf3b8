"""The worked examples of authorities, and what is easily got wrong."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

import pytest

from clearance.law import the_book
from clearance.ownership import (
    Decision,
    Graph,
    Holding,
    Interval,
    Link,
    OwnershipRule,
    Status,
    decide,
    ownership_rules,
)

DAY = date(2024, 8, 1)
BLOCKED, POSSIBLE, OPEN, FREE = Status


def rules_on(day: date = DAY) -> Mapping[str, OwnershipRule]:
    return ownership_rules(the_book(), day)


def holdings(text: str) -> list[Holding]:
    """Read "A: X 50, Y 25-30; B: A 40": who owns what percent of whom."""
    found = []
    for line in text.split(";"):
        owned, _, owners = line.partition(":")
        for one in owners.split(","):
            owner, share = one.split()
            low, _, high = share.partition("-")
            band = Interval.band(at_least=low, at_most=high or low)
            found.append(Holding(owner, owned.strip(), band, source="register"))
    return found


def decided(
    text: str,
    listed: str,
    *,
    under: str = "us",
    day: date = DAY,
    links: Sequence[Link] = (),
) -> Decision:
    graph = Graph.build(holdings(text), links, day=day)
    return decide(graph, listed.split(), rules_on(day)[under])


def statuses(decision: Decision) -> dict[str, Status]:
    return {party: decision.status(party) for party in decision.graph.ids}


PUZZLE = (
    "A: S1 3, B 47, C 50; B: S2 42, D 52; D: P 50, S3 50; C: T 52, E 48; E: Q 19, S4 81"
)


def test_the_puzzle_blocks_a_b_d_and_e_and_not_c() -> None:
    """Owners that are caught count for all they hold, whatever caught them."""
    found = statuses(decided(PUZZLE, "S1 S2 S3 S4"))

    assert {"A": BLOCKED, "B": BLOCKED, "C": FREE, "D": BLOCKED, "E": BLOCKED} == {
        party: found[party] for party in "ABCDE"
    }


OFAC = [
    ("X 50 of A, A 50 of B", "A: X 50, P 50; B: A 50, P 50", "A B"),
    ("50 of A and 10 of B, A 40 of B", "A: X 50, P 50; B: X 10, A 40, P 50", "A B"),
    ("50 of A and 10 of B, A 30 of B", "A: X 50, P 50; B: X 10, A 30, P 60", "A"),
    (
        "25 of A and of B, each 50 of C",
        "A: X 25, P 75; B: X 25, P 75; C: A 50, B 50",
        "",
    ),
    (
        "50 of A and 25 of B, each 25 and 25 of C",
        "A: X 50, P 50; B: X 25, P 75; C: A 25, B 25, P 50",
        "A",
    ),
    ("25 of A, and Y 25", "A: X 25, Y 25, P 50", "A"),
    (
        "50 of A, Y 50 of B, A and B 25 each of C",
        "A: X 50, P 50; B: Y 50, P 50; C: A 25, B 25, P 50",
        "A B C",
    ),
]


@pytest.mark.parametrize(
    ("text", "blocked"), [one[1:] for one in OFAC], ids=[one[0] for one in OFAC]
)
def test_ofacs_answers_398_to_401_come_out(text: str, blocked: str) -> None:
    """Direct shares of blocked owners are added up; nothing is multiplied."""
    found = statuses(decided(text, "X Y"))

    assert set(blocked.split()) == {
        party for party, status in found.items() if status is BLOCKED
    } - {"X", "Y"}
    assert all(found[party] in {BLOCKED, FREE} for party in found)


@pytest.mark.parametrize(
    ("share", "us", "eu", "uk"),
    [
        ("49.99", FREE, FREE, FREE),
        ("50", BLOCKED, BLOCKED, FREE),
        ("50.01", BLOCKED, BLOCKED, BLOCKED),
        ("50.0000000023", BLOCKED, BLOCKED, BLOCKED),
        ("49.9999999999", FREE, FREE, FREE),
    ],
)
def test_half_is_enough_or_not_as_each_law_says(
    share: str, us: Status, eu: Status, uk: Status
) -> None:
    """One share of many millions above half is more than half."""
    text = f"A: X {share}, P {100 - Decimal(share)}"
    found = [decided(text, "X", under=law).status("A") for law in ("us", "eu", "uk")]

    assert [us, eu, uk] == found
