"""What of the data a person should look at."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from ._edges import SlotKind
from ._holding import UNITS, Problem

if TYPE_CHECKING:
    from ._graph import Graph


def problems_of(graph: "Graph") -> tuple[Problem, ...]:
    """Tell the problems of a graph, by entity."""
    found = [*_over(graph), *_disputed(graph), *_unnamed(graph)]
    return tuple(sorted(set(found)))


def _over(graph: "Graph") -> Iterator[Problem]:
    edges = graph.edges
    for slot in graph.rows.over:
        entity = graph.ids[int(edges.slot_entity[slot])]
        held = edges.into(int(slot))
        total = int(edges.low[held.start : held.stop].sum(dtype=np.int64))
        what = "votes" if edges.slot_kind[slot] == SlotKind.VOTES else "shares"
        text = (
            f"The known {what} of {graph.name(entity)} sum to {total / UNITS:g} %, "
            "which is more than there are: some are counted twice, or are of "
            "different days or of indirect owners."
        )
        yield Problem(entity, "over", text)


def _disputed(graph: "Graph") -> Iterator[Problem]:
    for number in np.flatnonzero(graph.rows.disputed):
        stake = graph.stake(int(number))
        said = "; ".join(
            f"{one.source or 'a source without a name'} says {one.share}"
            for one in stake.holdings
        )
        text = (
            f"Sources disagree on what {graph.name(stake.owner)} holds of "
            f"{graph.name(stake.owned)}: {said}."
        )
        yield Problem(stake.owned, "disputed", text)


def _unnamed(graph: "Graph") -> Iterator[Problem]:
    for row in graph.rows.loose:
        one = graph.rows.holding(row)
        text = (
            f"Shares of {graph.name(one.owned)} ({one.share}) are held by bearer: ask "
            "who has the certificates."
        )
        yield Problem(one.owned, "bearer", text)
    for row in graph.rows.hidden:
        one = graph.rows.holding(row)
        text = (
            f"{graph.name(one.owner)} holds shares of {graph.name(one.owned)} "
            f"({one.share}) for somebody who is not named: ask for whom."
        )
        yield Problem(one.owned, "nominee", text)
