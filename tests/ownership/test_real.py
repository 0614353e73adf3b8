"""OFAC's typed relations of March 2024 as links: real groups, and what follows."""

import csv
import lzma
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from clearance.law import the_book
from clearance.ownership import Graph, Link, LinkKind, Status, decide, ownership_rules

DAY = date(2024, 3, 13)
RULES = ownership_rules(the_book(), DAY)
# What the numbers of OFAC's relations mean, as its own list spells them out.
KINDS: Mapping[str, LinkKind] = {
    "15003": "owned_or_controlled_by",
    "15002": "acts_for",
    "15001": "supports",
    "92122": "interest_of",
    "91725": "leads",
    "91900": "leads",
    "15004": "family",
    "1555": "associate",
    "92019": "owns_or_controls",
    "91422": "supports",
}
SBERBANK, VTB, ROSTEC = "17018", "17013", "17260"


@pytest.fixture(scope="module")
def graph(shared: Path) -> Graph:
    """Give the graph of all typed relations of that day."""
    folder = shared / "lists/derived/us_ofac/sdn_advanced_tables/2024-03-13"
    with (folder / "profile_relationships.csv").open(encoding="utf-8-sig") as file:
        links = [
            Link(
                KINDS[row["RelationTypeID"]],
                row["From-ProfileID"],
                row["To-ProfileID"],
                source="OFAC SDN",
            )
            for row in csv.DictReader(file)
            if row["Former"] == "false"
        ]
    with lzma.open(
        folder / "distinct_party.csv.xz", "rt", encoding="utf-8-sig"
    ) as text:
        rows = list(csv.reader(text))
    names = {row[1]: row[14] for row in rows[1:]}
    return Graph.build((), links, day=DAY, names=names)


def _under(graph: Graph, party: str) -> set[str]:
    """Find who is owned or controlled by a party, through any number of others."""
    found, queue = {party}, [party]
    for one in queue:
        for link in graph.links(one):
            owned = {
                ("owned_or_controlled_by", link.to): link.from_,
                ("owns_or_controls", link.from_): link.to,
            }.get((link.kind, one))
            if owned is not None and owned not in found:
                found.add(owned)
                queue.append(owned)
    return found - {party}


@pytest.mark.parametrize(
    ("bank", "name", "least"),
    [(SBERBANK, "Sberbank", 41), (VTB, "VTB", 37), (ROSTEC, "Ростех", 49)],
)
def test_a_real_group_is_told_with_its_links_and_never_with_a_percentage(
    graph: Graph, bank: str, name: str, least: int
) -> None:
    """Were the bank alone listed, its group may be caught where control counts."""
    group = _under(graph, bank)
    eu, us = (decide(graph, [bank], RULES[law]) for law in ("eu", "us"))

    assert name in graph.name(bank)
    assert len(group) >= least
    assert set(eu.implied(Status.POSSIBLE)) == group
    assert set(us.implied(Status.BLOCKED)) == set(us.implied(Status.POSSIBLE)) == set()
    for party in group:
        standing = eu.standing(party)
        assert ("control",) == standing.grounds
        assert standing.control
        assert "unknown" != str(standing.owned)


def test_gazprom_has_no_group_on_that_list_as_it_is_not_blocked_itself(
    graph: Graph,
) -> None:
    """OFAC blocked its drillers and not itself, so none is "owned by Gazprom" there."""
    named = [one for one in graph.ids if "gazprom" in graph.name(one).casefold()]
    drilling = next(one for one in named if "Drilling" in graph.name(one))

    assert len(named) > 1
    assert not any(_under(graph, one) for one in named)
    (owner,) = {
        link.to
        for link in graph.links(drilling)
        if link.kind == "owned_or_controlled_by"
    }
    assert drilling in _under(graph, owner)


def test_no_relation_becomes_a_share(graph: Graph) -> None:
    """Thousands of relations, and nobody holds a percentage of anybody."""
    assert 0 == graph.rows.stakes
    assert len(graph) > 5_000
