"""The worked examples of authorities, and what is easily got wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from clearance.errors import InvalidValueError, UsageError
from clearance.law import the_book
from clearance.ownership import (
    Decision,
    Graph,
    Holding,
    HoldingKind,
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


def of(*some: Holding, listed: str, under: str, day: date = DAY) -> Decision:
    return decide(Graph.build(some, day=day), listed.split(), rules_on(day)[under])


def share(owner: str, percent: str, **more: Any) -> Holding:
    return Holding(owner, "A", Interval.exactly(percent), **more)


MATRIX = [
    (
        "exactly half",
        "A: X 50, P 50",
        (),
        ("blocked", "blocked", "not blocked", "blocked"),
    ),
    (
        "30 and 25 of two",
        "A: X 30, Y 25, P 45",
        (),
        ("blocked", "blocked", "possible", "possible"),
    ),
    (
        "40 and the board",
        "A: X 40, P 60",
        (Link("controls", "X", "A"),),
        ("not blocked", "blocked", "blocked", "blocked"),
    ),
    (
        "10 and, an authority says, owned or controlled",
        "A: X 10, P 90",
        (Link("owned_or_controlled_by", "A", "X"),),
        ("not blocked", "possible", "possible", "possible"),
    ),
]


@pytest.mark.parametrize(
    ("text", "links", "wanted"), [row[1:] for row in MATRIX], ids=[r[0] for r in MATRIX]
)
def test_jurisdictions_part_ways_on_the_same_facts(
    text: str, links: tuple[Link, ...], wanted: tuple[str, ...]
) -> None:
    """The same holdings and the same board, and four answers."""
    laws = ("us", "eu", "uk", "ca")
    found = [decided(text, "X Y", under=law, links=links).status("A") for law in laws]

    assert list(wanted) == found


def test_control_is_told_also_where_it_does_not_count() -> None:
    """Under US law control does not block, and is shown to the reader."""
    link = Link("controls", "X", "A", source="articles")
    standing = decided("A: X 40, P 60", "X", links=[link]).standing("A")

    assert (Status.NOT_BLOCKED, (link,)) == (standing.status, standing.control)


def test_ties_are_told_in_one_order_whatever_that_of_the_files() -> None:
    ties = [Link("controls", "S", "A"), Link("owned_or_controlled_by", "A", "S")]

    told = [
        list(decided("A: P 60", "S", under="eu", links=some).proof("A").lines())
        for some in (ties, ties[::-1])
    ]

    assert told[0] == told[1]
    assert "controls, owned or controlled by" in told[0][1]


@pytest.mark.parametrize(
    ("day", "status"),
    [(date(2024, 7, 2), FREE), (date(2024, 7, 3), BLOCKED)],
    ids=["until 2 July 2024", "from 3 July 2024 on"],
)
def test_half_is_enough_in_the_eu_since_july_2024(day: date, status: Status) -> None:
    """On the day before it took more than half."""
    assert status is decided("A: X 50, P 50", "X", under="eu", day=day).status("A")


@pytest.mark.parametrize(
    ("day", "status"),
    [(date(2014, 8, 12), FREE), (date(2014, 8, 13), BLOCKED)],
)
def test_ofac_adds_holdings_up_since_august_2014(day: date, status: Status) -> None:
    """Before, one blocked owner had to hold half alone."""
    assert status is decided("A: X 25, Y 25, P 50", "X Y", day=day).status("A")


def test_one_persons_direct_and_indirect_holdings_are_that_persons() -> None:
    """In the UK 30 held directly and 25 through a company of the same person are 55."""
    text = "A: X 30, B 25, P 45; B: X 60, P 40"
    decision = decided(text, "X", under="uk")

    assert BLOCKED is decision.status("A")
    assert Interval.exactly(55) == decision.standing("A").largest
    assert "X" == decision.proof("A").person


def test_japan_counts_what_the_listed_hold_directly() -> None:
    """A company that is caught passes nothing on there."""
    text = "A: X 60, P 40; B: A 60, P 40"
    decision = decided(text, "X", under="jp")

    assert [BLOCKED, FREE] == [decision.status("A"), decision.status("B")]


def test_more_than_half_of_the_votes_is_enough_in_the_uk_and_not_in_the_us() -> None:
    """Votes are a test of their own where the law says shares or votes."""
    some = [
        share("X", "10"),
        share("P", "90"),
        share("X", "51", kind="votes"),
        share("P", "49", kind="votes"),
    ]
    uk, us = (of(*some, listed="X", under=law) for law in ("uk", "us"))

    assert [BLOCKED, FREE] == [uk.status("A"), us.status("A")]
    assert ("votes",) == uk.standing("A").grounds
    assert Interval.exactly(51) == uk.standing("A").votes


def test_a_joint_arrangement_adds_up_what_the_uk_does_not_add_up() -> None:
    """Two with 30 and 25 who hold together own, whichever of them is designated."""
    some = [share("X", "30", joint="pact"), share("Y", "25", joint="pact")]
    some += [share("P", "45")]
    both, one = (of(*some, listed=who, under="uk") for who in ("X Y", "X"))
    apart = of(
        share("X", "30"), share("Y", "25"), share("P", "45"), listed="X", under="uk"
    )

    assert [BLOCKED, BLOCKED, FREE] == [d.status("A") for d in (both, one, apart)]
    assert ("joint",) == both.standing("A").grounds
    assert "pact" in "\n".join(one.proof("A").lines())


def test_whether_two_hold_together_is_asked() -> None:
    """Where together they would be enough, and nothing says whether they do."""
    decision = decided("A: X 30, Y 25, P 45", "X Y", under="uk")

    assert ["Do X and Y hold their shares of A together?"] == [
        one.text for one in decision.ask("A")
    ]


def test_missing_shares_are_an_interval_and_a_question() -> None:
    """Between 31 and 62 percent: ask who holds the other 31."""
    decision = decided("A: X 31, P 38", "X")
    standing = decision.standing("A")

    assert POSSIBLE is standing.status
    assert "between 31 % and 62 %" == str(standing.owned)
    assert ["Who holds the other 31 % of A?"] == [one.text for one in decision.ask("A")]


def test_a_gap_without_any_listed_owner_is_open_not_possible() -> None:
    """Nobody who is listed is known behind it, and half of it is in unknown hands."""
    assert OPEN is decided("A: P 40", "X").status("A")
    assert FREE is decided("A: P 50.01", "X").status("A")


def test_a_company_without_known_owners_is_open_and_a_person_is_not() -> None:
    """Who owns the company that holds 60 percent is asked."""
    some = [Holding("B", "A", Interval.exactly(60)), share("P", "40")]
    found = []
    for kind in ("Company", "Person"):
        graph = Graph.build(some, day=DAY, kinds={"B": kind})
        decision = decide(graph, ["X"], rules_on()["us"])
        found.append((decision.status("A"), [one.text for one in decision.ask("A")]))

    assert [(OPEN, ["Who holds its shares of B?"]), (FREE, [])] == found


def test_a_band_that_reaches_the_line_is_possible() -> None:
    """The UK register's 25 to 50 percent may be half, and half is enough in the US."""
    band = Interval.band(more_than="25", at_most="50")
    some = [Holding("X", "A", band), share("P", "50")]

    assert POSSIBLE is of(*some, listed="X", under="us").status("A")
    assert FREE is of(*some, listed="X", under="uk").status("A")


def test_more_than_half_as_a_band_is_more_than_half() -> None:
    """More than 50 and less than 75 percent is owned under every law."""
    band = Interval.band(more_than="50", below="75")
    found = [
        of(Holding("X", "A", band), listed="X", under=law).status("A")
        for law in ("us", "eu", "uk", "ca")
    ]

    assert [BLOCKED] * 4 == found


def test_companies_that_own_each_other_are_caught_by_nobody_listed() -> None:
    """A cycle proves nothing by itself, and all of it where one of it is caught."""
    ring = "A: C 60, P 40; B: A 60, P 40; C: B 60, P 40"
    free = statuses(decided(ring, "X"))
    caught = statuses(decided(ring + "; D: X 1, P 99", "X P"))
    one = decided("A: C 50, X 50; B: A 60, P 40; C: B 60, P 40", "X")

    assert {FREE} == {free[party] for party in "ABC"}
    assert {FREE} == {caught[party] for party in "ABC"}
    assert {BLOCKED} == {statuses(one)[party] for party in "ABC"}


def test_cross_holdings_and_own_shares_count_once_the_owner_is_caught() -> None:
    """What a company holds of itself cannot catch it."""
    decision = decided("A: X 45, A 10, P 45; B: X 50, C 50; C: B 50, P 50", "X")

    assert [FREE, BLOCKED, BLOCKED] == [decision.status(one) for one in "ABC"]


def test_mixed_regimes_are_not_added_up() -> None:
    """SDNs and parties under a directive each make their own sum."""
    text = "A: SDN 30, SSI 30, P 40"
    sdn = decided(text, "SDN")
    ssi = decided(text, "SSI", under="us.eo-13662.directive-1")

    assert [FREE, FREE] == [sdn.status("A"), ssi.status("A")]


def test_shares_over_the_whole_are_reported_and_still_counted() -> None:
    """60 and 60 percent cannot both be; a listed owner counts until it is clear."""
    decision = decided("A: X 60, P 60", "X")

    assert BLOCKED is decision.status("A")
    assert ["over"] == [one.kind for one in decision.graph.problems]
    assert "sum to 120 %" in decision.graph.problems[0].text


def test_bearer_shares_are_in_unknown_hands() -> None:
    """Nobody knows who holds them, and somebody has to ask."""
    bearer = share("", "60", kind="bearer")
    decision = of(share("P", "40"), bearer, listed="X", under="us")

    assert OPEN is decision.status("A")
    assert ["bearer"] == [one.kind for one in decision.graph.problems]


@pytest.mark.parametrize("kind", ["nominee", "trust"])
def test_what_is_held_for_another_is_that_ones(kind: HoldingKind) -> None:
    """The share counts for whom it is held for; where that is not known, it is open."""
    named = share("N", "60", kind=kind, held_for="X")
    hidden = share("N", "60", kind=kind)
    rest = share("P", "40")

    assert BLOCKED is of(named, rest, listed="X", under="us").status("A")
    assert FREE is of(named, rest, listed="N", under="us").status("A")
    assert OPEN is of(hidden, rest, listed="X", under="us").status("A")
    assert POSSIBLE is of(hidden, rest, listed="N", under="us").status("A")
    assert ["nominee"] == [
        one.kind for one in of(hidden, rest, listed="", under="us").graph.problems
    ]


def test_a_divestment_counts_from_its_day_on() -> None:
    """A later holding of the same source replaces the earlier one."""
    some = [
        share("X", "60", since=date(2019, 1, 1), source="register"),
        share("X", "45", since=date(2022, 2, 22), source="register"),
        share("P", "40", source="register"),
        share("R", "15", since=date(2022, 2, 22), source="register"),
    ]
    found = [
        of(*some, listed="X", under="us", day=day).status("A")
        for day in (date(2022, 2, 21), date(2022, 2, 22))
    ]

    assert [BLOCKED, FREE] == found


def test_a_holding_ends_with_its_last_day() -> None:
    """Until is the last day on which it holds."""
    some = [share("X", "60", until=date(2024, 7, 31)), share("P", "40")]

    assert BLOCKED is of(*some, listed="X", under="us", day=date(2024, 7, 31)).status(
        "A"
    )
    assert OPEN is of(*some, listed="X", under="us", day=date(2024, 8, 1)).status("A")


def test_sources_that_disagree_are_shown_side_by_side() -> None:
    """48 percent says one, 55 another: it may be caught, and both are told."""
    some = [share("X", "48", source="filing"), share("X", "55", source="press")]
    decision = of(*some, share("P", "45"), listed="X", under="us")
    (stake,) = decision.graph.owned("X")

    assert POSSIBLE is decision.status("A")
    assert Interval.band(at_least="48", at_most="55") == stake.share
    assert ["filing", "press"] == [one.source for one in stake.holdings]
    assert ["disputed"] == [one.kind for one in decision.graph.problems]


def test_sources_that_can_both_be_right_narrow_a_share_down() -> None:
    """A band of a register and a figure within it are the figure."""
    band = Interval.band(more_than="25", at_most="75")
    some = [
        Holding("X", "A", band, source="register"),
        share("X", "55", source="report"),
    ]
    decision = of(*some, listed="X", under="us")

    assert BLOCKED is decision.status("A")
    assert () == decision.graph.problems


def test_a_share_in_two_lots_of_one_source_is_at_most_their_sum() -> None:
    """Two lots of 30 percent may be one told twice, or 60."""
    some = [
        share("X", "30", source="s"),
        share("X", "31", source="s"),
        share("P", "39"),
    ]
    (stake,) = (
        one for one in Graph.build(some, day=DAY).owners("A") if one.owner == "X"
    )

    assert Interval.band(at_least="30", at_most="61") == stake.share


def test_the_tests_of_the_law_come_from_the_book() -> None:
    """With another figure in the book the answer is another."""
    book = the_book()
    rule = book.rule("us.ofac.fifty-percent")
    old = rule.parameters["threshold"]
    spells = tuple(one.model_copy(update={"value": "25"}) for one in old.spells)
    parameters = {
        **rule.parameters,
        "threshold": old.model_copy(update={"spells": spells}),
    }
    changed = rule.model_copy(update={"parameters": parameters})
    rules = {**book.rules, rule.id: changed}
    graph = Graph.build(holdings("A: X 25, P 75"), day=DAY)
    found = [
        decide(graph, ["X"], ownership_rules(one, DAY)["us"]).status("A")
        for one in (book, replace(book, rules=rules))
    ]

    assert [FREE, BLOCKED] == found


def test_the_rule_of_the_bis_sleeps_while_it_is_suspended() -> None:
    """From 10 November 2025 there is none; a year later the book does not know."""
    days = (date(2025, 11, 9), date(2025, 11, 10), date(2026, 11, 10))
    found = [rules_on(day).get("us.bis.affiliates") for day in days]

    assert found[0] is not None
    assert found[0].in_force is True
    assert found[1] is None
    assert found[2] is not None
    assert found[2].in_force is None
    assert found[2].doubts


def test_a_law_without_a_line_never_says_that_a_holding_is_enough() -> None:
    """New Zealand's line is not known: any holding leaves the question open."""
    decision = decided("A: X 90, P 10; B: P 100", "X", under="nz")

    assert [POSSIBLE, FREE] == [decision.status("A"), decision.status("B")]


def test_an_unknown_party_is_refused_by_name() -> None:
    """A party that the graph does not know has no answer."""
    with pytest.raises(UsageError, match="no party 'Z'"):
        decided("A: X 50", "X").status("Z")


@pytest.mark.parametrize(("low", "high"), [("-1", "5"), ("60", "50"), ("0", "101")])
def test_what_is_no_share_is_refused(low: str, high: str) -> None:
    """A share lies within 0 and 100 percent, its low end first."""
    with pytest.raises(InvalidValueError, match="within 0 and 100"):
        Interval(Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("band", "words"),
    [
        (Interval.exactly("33.330"), "33.33 %"),
        (Interval.band(at_least="31", at_most="62"), "between 31 % and 62 %"),
        (
            Interval.band(more_than="25", at_most="50"),
            "more than 25 % and at most 50 %",
        ),
        (
            Interval.band(at_least="75", below="100"),
            "at least 75 % and less than 100 %",
        ),
        (Interval.band(), "unknown"),
    ],
)
def test_a_share_is_written_as_registers_write_it(band: Interval, words: str) -> None:
    """Ends that are not included are told as such, not as odd figures."""
    assert words == str(band)
