"""From statements to listed parties, each with all that hangs on it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import groupby
from pathlib import Path
from sys import intern
from typing import TYPE_CHECKING, NamedTuple

import pyarrow as pa  # type: ignore[import-untyped]

from clearance.entities import Entity, Listing, kinds

from ._duck import connect, from_parquet
from ._pointers import id_properties, id_property_names, kind_table, pointer_table

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# The order in which a thing is called by what it has; compare Entity.caption.
CAPTIONS = ("name", "alias", "weakAlias", "previousName", "abbreviation", "full")

_UNSPECIFIC = "LegalEntity"

_IN_FORCE = """
CREATE TEMP TABLE said AS SELECT ord, subject, kind, property, value FROM every
WHERE (listed_from IS NULL OR listed_from <= $day)
  AND (listed_until IS NULL OR listed_until > $day)
"""

_SUBJECTS = """
CREATE TEMP TABLE subjects AS
SELECT subject, bool_or(matchable) AS matchable, min(ord) AS first
FROM s JOIN kind_table USING (kind) GROUP BY subject
"""

# A party is off the list on the day when it has designations and none is in force.
_OFF = """
CREATE TEMP TABLE off AS
SELECT DISTINCT value AS subject FROM every JOIN kind_table USING (kind)
WHERE designation AND property = 'entity'
EXCEPT
SELECT DISTINCT value FROM said JOIN kind_table USING (kind)
WHERE designation AND property = 'entity'
"""

# What each thing is called by: a member of a cluster by the cluster's id, but not one
# that is off its list. That one keeps its own id, with all that hangs on it.
_CALLED = """
CREATE TEMP TABLE called AS
SELECT subject, cluster FROM same WHERE subject NOT IN (FROM off)
"""

_MERGED = """
CREATE TEMP TABLE s AS
SELECT ord, coalesce(c.cluster, said.subject) AS subject, kind, property,
  coalesce(v.cluster, value) AS value, said.subject AS member
FROM said LEFT JOIN called c ON c.subject = said.subject
LEFT JOIN called v ON v.subject = value AND list_contains($ids, property)
"""

# What is held belongs to its holder, unless something else points at it: a wallet
# with a designation of its own stands by itself.
_LINKS = """
CREATE TEMP TABLE links AS
WITH pointed AS (
  SELECT DISTINCT s.subject, s.value AS party, held
  FROM s JOIN pointer_table USING (kind, property)
  JOIN subjects p ON p.subject = s.value AND p.matchable
  WHERE s.subject <> s.value
)
SELECT subject, party FROM pointed WHERE NOT held
UNION
SELECT subject, party FROM pointed
WHERE held AND subject NOT IN (SELECT party FROM pointed WHERE NOT held)
UNION
SELECT a.subject, s.subject FROM s JOIN subjects a ON a.subject = s.value
WHERE s.property = 'addressEntity'
"""

_PARTIES = """
CREATE TEMP TABLE parties AS
SELECT subject AS party, first FROM subjects
WHERE matchable AND subject NOT IN (SELECT subject FROM links)
  AND subject NOT IN (SELECT subject FROM off)
"""

_GROUPED = """
SELECT p.first AS place, s.subject, s.kind, s.property, s.value, s.ord, s.member
FROM (
  SELECT party, party AS subject, first FROM parties
  UNION ALL
  SELECT l.party, l.subject, parties.first FROM links l JOIN parties USING (party)
) p
JOIN s USING (subject) JOIN subjects USING (subject)
ORDER BY p.first, (p.party <> s.subject), subjects.first, s.ord
"""

# All that is said on a day of parties and of what hangs on them, in their order.
_SAID = """
SELECT on_party.party AS party, s.subject AS thing, s.kind, s.property, s.value
FROM (
  SELECT party, party AS subject FROM parties
  UNION ALL
  SELECT l.party, l.subject FROM links l JOIN parties USING (party)
) on_party JOIN s USING (subject)
GROUP BY ALL ORDER BY min(s.ord), on_party.party
"""

_NEIGHBOURS = """
SELECT subject, arg_min(value, (list_position($captions, property), ord))
FROM s WHERE list_contains($captions, property) AND subject IN
  (SELECT DISTINCT value FROM s WHERE list_contains($ids, property))
GROUP BY subject
"""


class Part(NamedTuple):
    """One version's statements file, and the source whose it is."""

    source: str
    path: Path


class _Row(NamedTuple):
    place: int
    subject: str
    kind: str
    property: str
    value: str
    ord: int
    member: str


@dataclass(frozen=True, slots=True)
class _Assembly:
    """What is needed to put listings together besides their rows."""

    sources: tuple[str, ...]
    captions: Mapping[str, str]

    def listing(self, rows: Sequence[_Row]) -> Listing:
        things = [
            self._entity(subject, list(of))
            for subject, of in groupby(rows, key=lambda row: row.subject)
        ]
        entity, *attached = things
        mentioned = dict.fromkeys(
            value
            for thing in things
            for prop in id_properties(thing.kind)
            for value in thing.get(prop)
        )
        neighbours = {
            other: self.captions[other]
            for other in mentioned
            if other in self.captions and other != entity.id
        }
        return Listing(entity, tuple(attached), neighbours)

    def _entity(self, subject: str, rows: Sequence[_Row]) -> Entity:
        properties: dict[str, dict[str, None]] = {}
        for row in rows:
            properties.setdefault(intern(row.property), {})[row.value] = None
        spoken = dict.fromkeys(self.sources[row.ord >> 40] for row in rows)
        members = dict.fromkeys(row.member for row in rows)
        return Entity(
            subject,
            intern(kind_of(row.kind for row in rows)),
            {prop: tuple(values) for prop, values in properties.items()},
            tuple(spoken),
            () if members.keys() == {subject} else tuple(members),
        )


def kind_of(names: Iterable[str]) -> str:
    """Agree on the kind of one thing: the most specific, or the first told.

    Where lists differ, a legal entity gives way: so say those that know no better. What
    one list or edition calls a ship or an aircraft and another a body is the ship.
    """
    told = list(dict.fromkeys(names))
    vehicles = [name for name in told if kinds()[name].is_a("Vehicle")]
    if vehicles and all(name in vehicles or _is_body(name) for name in told):
        told = vehicles
    agreed = reduce(lambda one, other: kinds().common(one, other) or one, told)
    if agreed != _UNSPECIFIC or all(kinds().common(agreed, name) for name in told):
        return agreed
    return kind_of(name for name in told if name != _UNSPECIFIC)


def _is_body(name: str) -> bool:
    return name == _UNSPECIFIC or kinds()[name].is_a("Organization")


def every_statement(parts: Sequence[Part]) -> str:
    """Write the SQL for all statements of the parts, numbered in their order.

    The number is that of the part, shifted left by 40 bits, plus the row.
    """
    selects = [
        f"FROM {from_parquet(part.path)}"
        f" SELECT ({number}::BIGINT << 40) + row AS ord, * EXCLUDE (row)"
        for number, part in enumerate(parts)
    ]
    return "CREATE VIEW every AS " + " UNION ALL ".join(selects)


def read_listings(
    parts: Sequence[Part], day: str, *, same: Mapping[str, str], spill: Path
) -> Iterator[Listing]:
    """Put the statements in force on an ISO day together, party by party.

    *same* maps the ids of parties that are one to the id it is to have. Parties come
    in the order of the sources; so do the values of a property.
    """
    if not parts:
        return
    with connect(spill) as db:
        prepare(db, parts, day, same)
        yield from gather(db, tuple(part.source for part in parts))


def read_said(parts: Sequence[Part], day: str, *, spill: Path) -> pa.Table:
    """Give what is in force on an ISO day: party, thing, kind, property, value."""
    with connect(spill) as db:
        prepare(db, parts, day, {})
        return db.sql(_SAID).to_arrow_table()


def gather(db: "DuckDBPyConnection", sources: tuple[str, ...]) -> Iterator[Listing]:
    """Read the listings from what was prepared; *sources* are those of the parts."""
    neighbours = db.execute(
        _NEIGHBOURS, {"captions": CAPTIONS, "ids": id_property_names()}
    ).fetchall()
    assembly = _Assembly(sources, dict(neighbours))
    rows = _rows(db.sql(_GROUPED).to_arrow_reader(50_000))
    for _, group in groupby(rows, key=lambda row: row.place):
        yield assembly.listing(list(group))


def prepare(
    db: "DuckDBPyConnection",
    parts: Sequence[Part],
    day: str,
    same: Mapping[str, str],
) -> None:
    """Make the tables of an ISO day: statements `s`, `subjects`, `links`, `parties`."""
    db.register("kind_table", kind_table())
    db.register("pointer_table", pointer_table())
    db.register("same", _same_table(same))
    db.execute(every_statement(parts))
    db.execute(_IN_FORCE, {"day": day})
    db.execute(_OFF)
    db.execute(_CALLED)
    db.execute(_MERGED, {"ids": id_property_names()})
    join_parties(db)


def join_parties(db: "DuckDBPyConnection") -> None:
    """Find in `s` and `off` who is a party, and what hangs on each."""
    for step in (_SUBJECTS, _LINKS, _PARTIES):
        db.execute(step)


def _same_table(same: Mapping[str, str]) -> pa.Table:
    columns = {"subject": list(same), "cluster": list(same.values())}
    text = pa.string()
    return pa.table(columns, schema=pa.schema([("subject", text), ("cluster", text)]))


def _rows(batches: Iterable[pa.RecordBatch]) -> Iterator[_Row]:
    for batch in batches:
        columns = [column.to_pylist() for column in batch.columns]
        yield from map(_Row._make, zip(*columns, strict=True))
