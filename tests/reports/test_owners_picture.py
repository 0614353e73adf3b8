"""The picture of owners stays readable: nothing overlaps, what matters is kept."""

from datetime import UTC, date, datetime
from itertools import combinations
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clearance.ownership import Interval
from clearance.reports import (
    OwnersEdge,
    OwnersNode,
    OwnersReport,
    render_owners_svg,
)
from clearance.reports._owners_layout import BOX_HEIGHT, BOX_WIDTH, Layout, layout_of


def report(parents: list[int], listed: frozenset[int] = frozenset()) -> OwnersReport:
    """Make owners above owners: party n owns parents[n - 1], 0 is asked about."""
    places = [0]
    for parent in parents:
        places.append(places[parent] - 1)
    nodes = tuple(
        OwnersNode(
            f"p{n}",
            f"Party {n}",
            "Company",
            (),
            place,
            ("us.sdn",) if n in listed else (),
        )
        for n, place in enumerate(places)
    )
    edges = tuple(
        OwnersEdge(f"p{n}", f"p{parent}", Interval.exactly(1), "ownership")
        for n, parent in enumerate(parents, start=1)
    )
    return OwnersReport(
        asked="Party 0",
        party=nodes[0],
        day=date(2024, 5, 1),
        made_at=datetime(2024, 5, 1, tzinfo=UTC),
        clearance_version="0",
        verdicts=(),
        nodes=nodes,
        edges=edges,
    )


def overlapping(layout: Layout) -> list[tuple[str, str]]:
    return [
        (one.id, other.id)
        for one, other in combinations(layout.boxes, 2)
        if abs(one.x - other.x) < BOX_WIDTH and abs(one.y - other.y) < BOX_HEIGHT
    ]


@given(
    st.lists(st.integers(0, 400), min_size=1, max_size=400).map(
        lambda raw: [value % (n + 1) for n, value in enumerate(raw)]
    )
)
@settings(max_examples=60, deadline=None)
def test_no_boxes_overlap_and_nobody_is_lost(parents: list[int]) -> None:
    """Every party stands in one box, alone or folded, whatever the graph."""
    made = report(parents)

    layout = layout_of(made)

    assert overlapping(layout) == []
    shown = [box.node.id for box in layout.boxes if box.node is not None]
    folded = [node.id for box in layout.boxes for node in box.folded]
    assert sorted(shown + folded) == sorted(node.id for node in made.nodes)
    assert len(layout.boxes) <= 9 * 14


def test_listed_ones_and_the_way_to_them_are_not_folded() -> None:
    """Of 500 owners the 480th is listed, far up: it is drawn, and so is its way."""
    parents = [0] * 300 + [250] + [301] + [0] * 197
    layout = layout_of(report(parents, frozenset({302})))

    shown = {box.node.id for box in layout.boxes if box.node is not None}
    assert {"p0", "p250", "p301", "p302"} <= shown


def test_folded_parties_are_counted_with_what_matters_of_them() -> None:
    svg = render_owners_svg(report([0] * 500, frozenset(range(1, 31))))

    text = " ".join(ElementTree.fromstring(svg).itertext())
    assert "487 more owners" in text
    assert "17 listed" in text


@pytest.mark.parametrize("name", ["<b>&\"'", "A" * 300, "\u202eevil", "نفت"])
def test_any_name_makes_good_svg(name: str) -> None:
    made = report([0])
    node = OwnersNode("p1", name, None, (), -1)
    made = OwnersReport(
        **{f: getattr(made, f) for f in OwnersReport.__slots__ if f != "nodes"},
        nodes=(made.nodes[0], node),
    )

    ElementTree.fromstring(render_owners_svg(made))


def test_a_circle_of_owners_is_drawn_once() -> None:
    """Two companies that own each other: two boxes, two lines."""
    made = report([0])
    back = OwnersEdge("p0", "p1", Interval.exactly(50), "ownership")
    made = OwnersReport(
        **{f: getattr(made, f) for f in OwnersReport.__slots__ if f != "edges"},
        edges=(*made.edges, back),
    )

    layout = layout_of(made)

    assert (len(layout.boxes), len(layout.lines)) == (2, 2)
