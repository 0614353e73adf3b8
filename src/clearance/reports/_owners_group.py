"""The group below a party on a terminal: what it owns or controls, step by step."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ._owners import OwnersEdge, OwnersNode, OwnersReport, edge_sources, edge_told
from ._page import Page

_MOST = 40  # lines of a group; the JSON report and the picture have all
# Ties by which the first end stands below the second, and the other way about.
_BELOW = frozenset({"owned_or_controlled_by"})
_ABOVE = frozenset({"controls", "owns_or_controls"})


@dataclass(frozen=True, slots=True)
class _Step:
    depth: int
    node: OwnersNode
    edge: OwnersEdge


def ends_of(edge: OwnersEdge) -> tuple[str, str] | None:
    """Give who stands above and who below; None for a tie that decides nothing."""
    if edge.share is not None or edge.words in _ABOVE:
        return edge.owner, edge.owned
    return (edge.owned, edge.owner) if edge.words in _BELOW else None


def say_group(page: Page, report: OwnersReport) -> set[OwnersEdge]:
    """Write what a party owns or controls, and give the edges that this tells.

    Each party stands once, below the one nearest to the top. What all lines have from
    one source names it once.
    """
    steps = list(_steps(report))
    if not steps:
        return set()
    sources = {told.source for one in steps for told in one.edge.told if told.source}
    only = next(iter(sources)) if len(sources) == 1 else ""
    page.gap()
    by = f", by {only}" if only else ""
    page.say((f"What it owns or controls{by}", "bold"))
    for one in steps[:_MOST]:
        _say_step(page, one, only)
    if len(steps) > _MOST:
        page.say(f"… and {len(steps) - _MOST:,} more; --json has all", first="  ")
    if any(one.edge.share is None for one in steps):
        page.say(
            ("Where no share stands, a source says only that it is so.", "dim"),
            first="  ",
        )
    return {one.edge for one in steps}


def _say_step(page: Page, one: _Step, only: str) -> None:
    node, edge = one.node, one.edge
    marks = f" · {', '.join(node.lists)}" if node.lists else ""
    caught = f" · caught: {', '.join(node.caught)}" if node.caught else ""
    source = "" if only else f" ({'; '.join(edge_sources(edge))})"
    notes = "; ".join(told.note for told in edge.told if told.note)
    if only and notes and edge.share is not None:
        source = f" ({notes})"
    page.say(
        (f"{edge_told(edge.share, edge.words)}  ", "cyan"),
        node.name,
        (marks, "dim"),
        (caught, "red"),
        (source, "dim"),
        first="  " * (one.depth + 1),
        hang=2 * one.depth + 6,
    )


def _steps(report: OwnersReport) -> Iterator[_Step]:
    """Go down from the party: the nearest first, each with what is below it."""
    nodes = {node.id: node for node in report.nodes}
    below: dict[str, list[tuple[str, OwnersEdge]]] = {}
    for edge in report.edges:
        ends = ends_of(edge)
        if ends is not None and ends[1] in nodes:
            below.setdefault(ends[0], []).append((ends[1], edge))
    yield from _under(report.party.id, 0, (below, nodes, _parents(report, below)))


_Below = Mapping[str, Sequence[tuple[str, OwnersEdge]]]
_Tree = tuple[_Below, Mapping[str, OwnersNode], Mapping[str, str]]


def _parents(report: OwnersReport, below: _Below) -> dict[str, str]:
    """Find for each party below the one nearest to the top under which it stands."""
    found: dict[str, str] = {}
    queue = [report.party.id]
    for one in queue:
        for other, _ in below.get(one, ()):
            if other != report.party.id and other not in found:
                found[other] = one
                queue.append(other)
    return found


def _under(party: str, depth: int, tree: _Tree) -> Iterator[_Step]:
    below, nodes, parents = tree
    told: set[str] = set()
    ordered = sorted(
        below.get(party, ()),
        key=lambda one: (one[1].share is None, nodes[one[0]].name.casefold()),
    )
    for other, edge in ordered:
        if parents.get(other) == party and other not in told:
            told.add(other)
            yield _Step(depth, nodes[other], edge)
            yield from _under(other, depth + 1, tree)
