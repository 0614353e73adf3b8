"""What lists say of how things are related: who owns whom, who acts for whom."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from clearance.entities import Entity, kinds

from ._duck import connect
from ._listings import CAPTIONS, Part, prepare
from ._pointers import id_property_names

# Of all versions that answer, whether in force on the day or not: what a list says to
# have ended tells when somebody sold.
_RELATIONS = """
SELECT e.subject, e.kind, e.property, coalesce(c.cluster, e.value), e.ord >> 40,
  e.listed_from, e.listed_until
FROM every e LEFT JOIN same c ON c.subject = e.value AND list_contains($ids, e.property)
WHERE list_contains($edges, e.kind)
ORDER BY e.subject, e.ord
"""

_CALLED = """
SELECT coalesce(c.cluster, e.subject), arg_min(e.kind, e.ord),
  arg_min(e.value, (list_position($captions, property), e.ord))
    FILTER (list_contains($captions, property))
FROM every e LEFT JOIN same c ON c.subject = e.subject
WHERE coalesce(c.cluster, e.subject) IN (SELECT unnest($ends))
GROUP BY ALL
"""


_Row = tuple[str, str, str, str, int, str | None, str | None]


@dataclass(frozen=True, slots=True)
class Relation:
    """How two things are related, as a list has it.

    `entity` is of a kind that joins two things, such as Ownership. `listed_from` and
    `listed_until` are ISO days by the list itself: in force from the first, no longer
    on the second.
    """

    entity: Entity
    listed_from: str | None
    listed_until: str | None


@dataclass(frozen=True, slots=True)
class Relations:
    """All relations that the lists of a day tell, with names and kinds of their ends.

    Things that are one have the id of their cluster. `names` and `kinds` are by id,
    also of things that are on the list no more; an end of which a list says nothing
    but its id has neither.
    """

    every: tuple[Relation, ...]
    names: Mapping[str, str]
    kinds: Mapping[str, str]


def read_relations(
    parts: Sequence[Part], day: str, *, same: Mapping[str, str], spill: Path
) -> Relations:
    """Read the relations that versions tell; *same* maps ids to those of clusters."""
    if not parts:
        return Relations((), {}, {})
    sources = tuple(part.source for part in parts)
    edges = [kind.name for kind in kinds() if kind.edge is not None]
    with connect(spill) as db:
        prepare(db, parts, day, same)
        asked = {"ids": id_property_names(), "edges": edges}
        rows = db.execute(_RELATIONS, asked).fetchall()
        every = tuple(
            _relation(list(group), sources)
            for _, group in groupby(rows, key=lambda row: row[0])
        )
        ends = sorted({end for one in every for end in ends_of(one.entity)})
        called = {"captions": CAPTIONS, "ends": ends}
        told = db.execute(_CALLED, called).fetchall()
    return Relations(
        every,
        {subject: name for subject, _, name in told if name is not None},
        {subject: kind for subject, kind, _ in told},
    )


def ends_of(relation: Entity) -> tuple[str, ...]:
    """Give the ids of the things that a relation joins."""
    edge = kinds()[relation.kind].edge
    return () if edge is None else tuple(v for end in edge for v in relation.get(end))


def _relation(
    rows: Sequence[_Row],
    sources: Sequence[str],
) -> Relation:
    properties: dict[str, dict[str, None]] = {}
    for row in rows:
        properties.setdefault(row[2], {})[row[3]] = None
    spoken = dict.fromkeys(sources[row[4]] for row in rows)
    starts = [row[5] for row in rows]
    ends = [row[6] for row in rows]
    return Relation(
        Entity(
            rows[0][0],
            rows[0][1],
            {name: tuple(values) for name, values in properties.items()},
            tuple(spoken),
        ),
        min((one for one in starts if one), default=None) if all(starts) else None,
        max((one for one in ends if one), default=None) if all(ends) else None,
    )
