"""How a graph is made of holdings and links that stand in memory."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from ._columns import Bools, Columns, Small, behind, columns_of
from ._edges import Extra, SlotKind, edges_of
from ._graph import Graph
from ._holding import WHOLE, Holding, Link, LinkKind
from ._joint import joint_slots
from ._rows import Rows
from ._stakes import merge

OWNABLE = frozenset({"Company", "Organization"})
"""Kinds of parties that have owners even where none is written down."""

# How a link makes an entity controlled: whether the controller stands first, and
# whether it is certain. What authorities call "owned or controlled" may be either.
CONTROL: Mapping[LinkKind, tuple[bool, bool]] = {
    "controls": (True, True),
    "owns_or_controls": (True, False),
    "owned_or_controlled_by": (False, False),
}


@dataclass(frozen=True, slots=True)
class Made:
    """Columns on a day, and what was found while they were made.

    `ownable` marks parties that have owners even where no holding says so. `joints` are
    the names of arrangements by number, `loose` rows of bearer shares, `hidden` rows of
    nominees who do not say for whom they hold.
    """

    columns: Columns
    ownable: Bools
    holding: Callable[[int], Holding]
    named: Callable[[int], str | None]
    joints: Sequence[str] = ()
    loose: tuple[int, ...] = ()
    hidden: tuple[int, ...] = ()


def graph_of(
    holdings: tuple[Holding, ...],
    links: tuple[Link, ...],
    day: date,
    told: tuple[Mapping[str, str], Mapping[str, str]],
) -> Graph:
    """Make a graph of objects; *told* are kinds and names by id."""
    kinds, names = told
    ids = sorted(set(_parties(holdings, links)) | set(kinds))
    numbers = {one: number for number, one in enumerate(ids)}
    columns, joints = columns_of(holdings, numbers)
    columns = columns.on(day)
    loose = tuple(
        row for row, one in enumerate(holdings) if one.kind == "bearer" and one.on(day)
    )
    ownable = np.array([kinds.get(one) in OWNABLE for one in ids], dtype=np.bool_)
    ownable[[numbers[holdings[row].owned] for row in loose]] = True
    hidden = tuple(int(row) for row in columns.rows if _hidden(holdings[int(row)]))
    named = [names.get(one) for one in ids].__getitem__
    made = Made(columns, ownable, holdings.__getitem__, named, joints, loose, hidden)
    return assemble(ids, made, links=links, day=day)


def _parties(holdings: Iterable[Holding], links: Iterable[Link]) -> Iterable[str]:
    for one in holdings:
        yield one.owned
        if one.kind != "bearer":
            yield behind(one)[0]
            yield one.owner
    for link in links:
        yield link.from_
        yield link.to


def _hidden(one: Holding) -> bool:
    return one.kind in {"nominee", "trust"} and one.held_for is None


def assemble(
    ids: Sequence[str], made: Made, *, links: Iterable[Link], day: date
) -> Graph:
    """Put a graph together of columns and links."""
    columns = made.columns
    alive = sorted((link for link in links if link.on(day)), key=_place)
    marked = columns.take(columns.joint >= 0)
    arranged = sorted(
        set(zip(marked.owned.tolist(), marked.joint.tolist(), strict=True))
    )
    parties = len(ids) + len(arranged)
    voted = np.unique(columns.owned[columns.votes])
    slot = columns.owned.astype(np.int64)
    slot[columns.votes] = parties + np.searchsorted(voted, columns.owned[columns.votes])
    stakes = merge(columns, slot, parties)
    ownable = np.zeros(parties, dtype=np.bool_)
    ownable[: len(ids)] = made.ownable
    ownable[columns.owned] = True
    extra = [
        *joint_slots(stakes, marked, arranged, (len(ids), parties, voted)),
        *_control_slots(alive, ids),
    ]
    edges, over = edges_of(
        stakes, parties=parties, voted=voted, ownable=ownable, extra=extra
    )
    rows = Rows(
        holding=made.holding,
        named=made.named,
        row_start=stakes.row_start,
        rows=stakes.rows,
        disputed=stakes.disputed,
        over=over,
        loose=made.loose,
        hidden=made.hidden,
        slots_of=_slots_of(voted, extra, parties),
        joints=[made.joints[number] for _, number in arranged],
        links=_by_party(alive),
    )
    return Graph(day, ids, edges, rows)


def _control_slots(links: Sequence[Link], ids: Sequence[str]) -> Iterable[Extra]:
    """Give one slot for each party that others control: certain or not."""
    held: dict[str, dict[str, bool]] = defaultdict(dict)
    for link in links:
        if link.kind in CONTROL:
            forward, certain = CONTROL[link.kind]
            who, whom = (link.from_, link.to) if forward else (link.to, link.from_)
            held[whom][who] = certain or held[whom].get(who, False)
    if not held:
        return
    numbers = {one: number for number, one in enumerate(ids)}
    for whom in sorted(held):
        stakes = sorted(
            (numbers[who], WHOLE if certain else 0, WHOLE)
            for who, certain in held[whom].items()
        )
        yield Extra(numbers[whom], SlotKind.CONTROL, tuple(stakes))


def _slots_of(
    voted: Small, extra: Sequence[Extra], parties: int
) -> dict[int, tuple[int, ...]]:
    found: dict[int, list[int]] = defaultdict(list)
    for rank, entity in enumerate(voted.tolist()):
        found[entity].append(parties + rank)
    for rank, one in enumerate(extra):
        found[one.entity].append(parties + len(voted) + rank)
    return {entity: (entity, *slots) for entity, slots in found.items()}


def _place(link: Link) -> tuple[str, ...]:
    """Where a link stands among others, whatever the order of the data."""
    days = (link.since.isoformat() if link.since else "", str(link.until or ""))
    return (link.kind, link.from_, link.to, *days, link.source, link.text)


def _by_party(links: Iterable[Link]) -> dict[str, tuple[Link, ...]]:
    found: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        for party in dict.fromkeys((link.from_, link.to)):
            found[party].append(link)
    return {party: tuple(some) for party, some in found.items()}
