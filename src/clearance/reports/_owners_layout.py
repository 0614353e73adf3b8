"""Where each party of an ownership picture stands: in columns, big ones folded."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ._owners import OwnersEdge, OwnersNode, OwnersReport

BOX_WIDTH, BOX_HEIGHT = 216, 66
COLUMN, ROW = BOX_WIDTH + 150, BOX_HEIGHT + 16
# So many parties stand in one column, and so many columns on each side; the rest of a
# column, and all that lies beyond the last one and is not listed, is one box that says
# how many it stands for, and what of them matters.
_IN_COLUMN, _COLUMNS = 14, 4
# Ties that say so little that they are not drawn where another one runs back.
_WEAK = frozenset({"associate"})
_TURNED = frozenset({"owned_or_controlled_by"})


@dataclass(frozen=True, slots=True)
class Box:
    """A party, or several folded into one (`folded`), with its top left corner."""

    id: str
    x: float
    y: float
    column: int
    node: OwnersNode | None
    folded: tuple[OwnersNode, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """What goes from one box to another; several edges where boxes are folded."""

    start: Box
    end: Box
    edges: tuple[OwnersEdge, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """Boxes and lines, and the room that they take."""

    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    width: float
    height: float


def layout_of(report: OwnersReport) -> Layout:
    """Place the parties: owners to the left, nearest first, what is owned to the right.

    Those that are listed or caught, and the way from them to the party asked about, are
    the last to be folded.
    """
    near = _towards(report)
    weights = _weights(report, near)
    columns: dict[int, list[OwnersNode]] = defaultdict(list)
    for node in report.nodes:
        columns[max(-_COLUMNS, min(_COLUMNS, node.place))].append(node)
    kept: dict[int, list[OwnersNode]] = {}
    folded: dict[int, tuple[OwnersNode, ...]] = {}
    for place, nodes in columns.items():
        near_enough = [n for n in nodes if abs(n.place) <= _COLUMNS or n.lists]
        ranked = sorted(
            near_enough, key=lambda node: (weights[node.id], node.name, node.id)
        )
        beyond = [node for node in nodes if node not in near_enough]
        whole = len(ranked) <= _IN_COLUMN - bool(beyond)
        room = len(ranked) if whole else _IN_COLUMN - 1
        kept[place], folded[place] = ranked[:room], (*ranked[room:], *beyond)
    return _placed(report, kept, folded, near)


def _towards(report: OwnersReport) -> Mapping[str, tuple[str, ...]]:
    """Give for each party its neighbours that are nearer to the one asked about."""
    places = {node.id: node.place for node in report.nodes}
    found: dict[str, list[str]] = defaultdict(list)
    for edge in report.edges:
        for one, other in ((edge.owner, edge.owned), (edge.owned, edge.owner)):
            if one in places and other in places:
                nearer = abs(places[other]) < abs(places[one])
                if nearer and other not in found[one]:
                    found[one].append(other)
    return {one: tuple(others) for one, others in found.items()}


def _weights(
    report: OwnersReport, near: Mapping[str, Sequence[str]]
) -> Mapping[str, tuple[int, float]]:
    """Rank parties: the smaller, the later folded."""
    largest: dict[str, float] = defaultdict(float)
    for edge in report.edges:
        share = float(edge.share.high) if edge.share is not None else 1.0
        if edge.share is not None and not edge.share.known:
            share = float(edge.share.low)
        for end in (edge.owner, edge.owned):
            largest[end] = max(largest[end], share)
    rank = {node.id: 3 for node in report.nodes}
    for node in report.nodes:
        if node.lists or node.caught or node.maybe:
            rank[node.id] = 0 if node.lists or node.caught else 1
    for node in sorted(report.nodes, key=lambda node: -abs(node.place)):
        if rank[node.id] <= 2:
            for other in near.get(node.id, ())[:1]:
                rank[other] = min(rank[other], 2)
    rank[report.party.id] = -1
    return {one: (place, -largest[one]) for one, place in rank.items()}


def _placed(
    report: OwnersReport,
    kept: Mapping[int, list[OwnersNode]],
    folded: Mapping[int, tuple[OwnersNode, ...]],
    near: Mapping[str, Sequence[str]],
) -> Layout:
    heights: dict[str, float] = {}
    boxes: dict[str, Box] = {}
    first = min(kept)
    for place in sorted(kept, key=lambda place: (abs(place), place)):
        wished = [
            (
                _mean(
                    [heights[one] for one in near.get(node.id, ()) if one in heights]
                ),
                n,
            )
            for n, node in enumerate(kept[place])
        ]
        order = sorted(range(len(wished)), key=lambda n: wished[n])
        rows = _apart([wished[n][0] for n in order], extra=bool(folded[place]))
        x = (place - first) * COLUMN
        for row, n in zip(rows, order, strict=False):
            node = kept[place][n]
            heights[node.id] = row
            boxes[node.id] = Box(node.id, x, row, place, node)
        if folded[place]:
            row = rows[-1] if rows else 0.0
            box = Box(f"folded {place}", x, row, place, None, folded[place])
            for node in folded[place]:
                boxes[node.id] = box
    return _moved(boxes, _lines(report.edges, boxes))


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def _apart(wished: Sequence[float], *, extra: bool) -> list[float]:
    """Keep boxes apart, as near to where they wish to be as their order allows."""
    rows: list[float] = []
    for wish in [*wished, *([wished[-1] + ROW if wished else 0.0] if extra else [])]:
        rows.append(max(wish, rows[-1] + ROW) if rows else wish)
    shift = _mean([w - r for w, r in zip(wished, rows, strict=False)])
    return [row + shift for row in rows]


def _lines(
    edges: Iterable[OwnersEdge], boxes: Mapping[str, Box]
) -> list[tuple[str, str, list[OwnersEdge]]]:
    found: dict[tuple[str, str], list[OwnersEdge]] = defaultdict(list)
    named: dict[str, str] = {}
    for edge in edges:
        if edge.owner in boxes and edge.owned in boxes:
            ends = edge.owner, edge.owned
            if edge.words in _TURNED:  # drawn from the one who decides, as shares are
                ends = edge.owned, edge.owner
            start, end = boxes[ends[0]], boxes[ends[1]]
            beside = start.column == end.column and (start.folded or end.folded)
            if start.id != end.id and not beside:
                found[start.id, end.id].append(edge)
                named[start.id], named[end.id] = ends
    return [
        (named[a], named[b], some)
        for (a, b), some in found.items()
        if (b, a) not in found or any(edge.words not in _WEAK for edge in some)
    ]


def _moved(
    boxes: Mapping[str, Box], lines: Iterable[tuple[str, str, list[OwnersEdge]]]
) -> Layout:
    """Move all so that it begins at 0, and say how much room it takes."""
    top = min(box.y for box in boxes.values())
    moved = {
        one: Box(box.id, box.x, box.y - top, box.column, box.node, box.folded)
        for one, box in boxes.items()
    }
    unique = {box.id: box for box in moved.values()}
    return Layout(
        tuple(unique.values()),
        tuple(
            Line(unique[moved[a].id], unique[moved[b].id], tuple(some))
            for a, b, some in lines
        ),
        max(box.x for box in unique.values()) + BOX_WIDTH,
        max(box.y for box in unique.values()) + BOX_HEIGHT,
    )
