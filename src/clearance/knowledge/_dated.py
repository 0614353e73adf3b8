"""All that the lists say on a day, party by party, with the days of each claim."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa  # type: ignore[import-untyped]

from clearance.entities import Statement

from ._duck import connect, from_parquet
from ._history import Kept
from ._listings import Part, kind_of, prepare

# First and last publication of each claim, by its hash: there are millions of them.
_SPANS = """
CREATE TEMP TABLE spans AS
SELECT hash(source, subject, kind, property, value) AS claim,
  hash(subject) AS thing, any_value(part_of) AS part_of,
  min(published) AS first, max(published) AS last
FROM ever JOIN editions USING (part)
GROUP BY hash(source, subject, kind, property, value), hash(subject)
"""

# When a thing last lost a claim: the first complete publication without it.
_LOST = """
CREATE TEMP TABLE lost AS
SELECT thing, max(whole.published) AS gone
FROM spans ASOF JOIN (SELECT part_of, published FROM editions WHERE complete) whole
  ON spans.part_of = whole.part_of AND spans.last < whole.published
GROUP BY thing
"""

# So many parties are sorted at a time: their claims fit in memory.
_AT_A_TIME = 4_000

_ENDS = """
SELECT first FROM (SELECT first, row_number() OVER (ORDER BY first) AS n FROM parties)
WHERE n % $many = 0 OR n = (SELECT count(*) FROM parties) ORDER BY n
"""

_CLAIMS = """
SELECT p.first AS place, s.subject, s.kind, s.property, s.value, s.member,
  e.source, e.original, e.listed_from, e.listed_until, spans.first, spans.last,
  lost.gone
FROM (
  SELECT party, party AS subject, first FROM parties
  UNION ALL
  SELECT l.party, l.subject, parties.first FROM links l JOIN parties USING (party)
) p
JOIN s USING (subject) JOIN subjects USING (subject)
JOIN every e ON e.ord = s.ord
JOIN spans
  ON spans.claim = hash(e.source, e.subject, e.kind, e.property, e.value)
LEFT JOIN lost ON lost.thing = hash(s.member)
WHERE p.first > $after AND p.first <= $upto
ORDER BY p.first, (p.party <> s.subject), subjects.first, s.ord
"""


@dataclass(frozen=True, slots=True)
class SeenClaim:
    """A statement in force, and the first and last publication that makes it.

    Ids of other things in it are those of their clusters; its subject is the id that
    the list gives.
    """

    statement: Statement
    first_seen: date
    last_seen: date


@dataclass(frozen=True, slots=True)
class SeenThing:
    """One thing as the lists have it on a day, claim by claim.

    `id` is that of its cluster, where it has one, and `members` the ids that the lists
    give it. `changed` is the publication day on which the lists last said something
    new of it, or dropped something that they had said.
    """

    id: str
    kind: str
    claims: tuple[SeenClaim, ...]
    changed: date

    @property
    def members(self) -> tuple[str, ...]:
        """The ids that the lists give it, in the order of the lists."""
        return tuple(dict.fromkeys(claim.statement.subject for claim in self.claims))

    @property
    def sources(self) -> tuple[str, ...]:
        """The lists that speak of it."""
        return tuple(dict.fromkeys(claim.statement.source for claim in self.claims))

    @property
    def first_seen(self) -> date:
        """The day of the first publication that says what is in force of it."""
        return min(claim.first_seen for claim in self.claims)

    @property
    def last_seen(self) -> date:
        """The day of the last publication that says what is in force of it."""
        return max(claim.last_seen for claim in self.claims)


@dataclass(frozen=True, slots=True)
class SeenParty:
    """A party with what is attached to it; compare `entities.Listing`."""

    thing: SeenThing
    attached: tuple[SeenThing, ...]


class _Row(NamedTuple):
    place: int
    subject: str
    kind: str
    property: str
    value: str
    member: str
    source: str
    original: str | None
    listed_from: str | None
    listed_until: str | None
    first: date
    last: date
    gone: date | None


def read_dated(
    parts: Sequence[Part],
    editions: Sequence[Kept],
    day: date,
    *,
    same: Mapping[str, str],
    spill: Path,
) -> Iterator[SeenParty]:
    """Put together what is in force on a day, each claim with its publications.

    *parts* are the versions that answer, *editions* all up to the day that say when a
    claim was first made.
    """
    if not parts:
        return
    with connect(spill) as db:
        # Who writes it all out needs room, too.
        db.execute("SET memory_limit = '640MB'")
        db.execute("SET preserve_insertion_order = false")
        prepare(db, parts, day.isoformat(), same)
        db.register("editions", _editions(editions))
        db.execute(_ever(editions))
        db.execute("DROP TABLE said")
        db.execute(_SPANS)
        db.execute(_LOST)
        after = -1
        for (upto,) in db.execute(_ENDS, {"many": _AT_A_TIME}).fetchall():
            found = db.sql(_CLAIMS, params={"after": after, "upto": upto})
            yield from _parties(_rows(found.to_arrow_reader(50_000)))
            after = upto


def _parties(rows: Iterable[_Row]) -> Iterator[SeenParty]:
    for _, group in groupby(rows, key=lambda row: row.place):
        thing, *attached = (
            _thing(subject, list(of))
            for subject, of in groupby(group, key=lambda row: row.subject)
        )
        yield SeenParty(thing, tuple(attached))


def _ever(editions: Sequence[Kept]) -> str:
    selects = [
        f"FROM {from_parquet(path)}"
        f" SELECT {number} AS part, source, subject, kind, property, value"
        for number, (_, path) in enumerate(editions)
    ]
    return "CREATE VIEW ever AS " + " UNION ALL ".join(selects)


def _editions(editions: Sequence[Kept]) -> pa.Table:
    lists = sorted({version.source for version, _ in editions})
    return pa.table(
        {
            "part": pa.array(range(len(editions)), pa.int32()),
            "part_of": pa.array([lists.index(v.source) for v, _ in editions]),
            "published": pa.array([v.published for v, _ in editions], pa.date32()),
            "complete": pa.array([v.complete for v, _ in editions], pa.bool_()),
        }
    )


def _thing(subject: str, rows: Sequence[_Row]) -> SeenThing:
    claims = tuple(
        SeenClaim(
            Statement(
                row.member,
                row.kind,
                row.property,
                row.value,
                row.source,
                row.original,
                row.listed_from,
                row.listed_until,
            ),
            row.first,
            row.last,
        )
        for row in rows
    )
    kind = kind_of(row.kind for row in rows)
    turned = [row.first for row in rows] + [row.gone for row in rows if row.gone]
    return SeenThing(subject, kind, claims, max(turned))


def _rows(batches: Iterable[pa.RecordBatch]) -> Iterator[_Row]:
    for batch in batches:
        columns = [column.to_pylist() for column in batch.columns]
        yield from map(_Row._make, zip(*columns, strict=True))
