"""What lists ever said, in which of their publications, and when they stopped."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa  # type: ignore[import-untyped]

from clearance.entities import Listing, Statement

from ._duck import connect
from ._listings import Part, every_statement, gather, join_parties
from ._pointers import kind_table, pointer_table
from ._version import Version

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# All that any version says, each thing once a list, as its oldest version has it. Lists
# renumber: of ids that an entry gives of one other list, those of the newest edition
# that gives any.
_EVER = """
CREATE TEMP TABLE s AS
WITH given AS (
  SELECT subject, property, value, max(published) AS last,
    regexp_extract(value, '^[a-z]+(-[a-z]+)?') AS other
  FROM every JOIN editions ON part = ord >> 40
  WHERE property IN ('sameAs', 'unscId') GROUP BY ALL),
replaced AS (
  SELECT subject, property, value FROM given
  QUALIFY last < max(last) OVER (PARTITION BY subject, property, other))
SELECT min(ord) AS ord, subject, kind, property, value, subject AS member
FROM every
WHERE property NOT IN ('sameAs', 'unscId')
  OR (subject, property, value) NOT IN (FROM replaced)
GROUP BY source, subject, kind, property, value
"""

_FIRST = """
SELECT subject, min(published) FROM every
JOIN editions ON editions.part = every.ord >> 40 GROUP BY subject
"""

_AT = """
CREATE TEMP TABLE seen_at AS
SELECT DISTINCT source, published, subject FROM (
  SELECT ord >> 40 AS part, subject, kind FROM every
  WHERE $subjects IS NULL OR list_contains($subjects, subject)) t
JOIN kind_table USING (kind) JOIN editions USING (part) WHERE matchable
"""

# Absence from an incomplete set says nothing: only complete ones end a presence. It
# begins anew where a complete one lies between two publications that have the thing.
_PRESENCES = """
WITH whole AS (SELECT DISTINCT source, published FROM editions WHERE complete),
counted AS (
  SELECT source, published,
    (SELECT count(*) FROM whole w
     WHERE w.source = e.source AND w.published < e.published) AS before,
    (SELECT count(*) FROM whole w
     WHERE w.source = e.source AND w.published <= e.published) AS upto
  FROM (SELECT DISTINCT source, published FROM editions) e),
marked AS (
  SELECT source, subject, published, before,
    lag(upto) OVER (PARTITION BY source, subject ORDER BY published) AS was
  FROM seen_at JOIN counted USING (source, published)),
spelled AS (
  SELECT source, subject, published, sum(coalesce((before > was)::INT, 1))
    OVER (PARTITION BY source, subject ORDER BY published) AS spell
  FROM marked),
spans AS (
  SELECT source, subject, min(published) AS first, max(published) AS last
  FROM spelled GROUP BY source, subject, spell)
SELECT source, subject,
  (SELECT max(w.published) FROM whole w
   WHERE w.source = spans.source AND w.published < first) AS not_on,
  first, last,
  (SELECT min(w.published) FROM whole w
   WHERE w.source = spans.source AND w.published > last) AS gone
FROM spans ORDER BY source, subject, first
"""

_ABOUT = """
CREATE TEMP TABLE about AS SELECT * FROM every WHERE subject IN (
  SELECT unnest($subjects)
  UNION
  SELECT subject FROM every JOIN pointer_table USING (kind, property)
  WHERE value IN (SELECT unnest($subjects)))
"""

_OWN = """
CREATE TEMP TABLE about AS
SELECT * FROM every WHERE subject IN (SELECT unnest($subjects))
"""

_HISTORY = """
WITH spans AS (
  SELECT subject, kind, property, value, e.source AS source,
    arg_max(original, published) AS original,
    arg_max(listed_from, published) AS listed_from,
    arg_max(listed_until, published) AS listed_until,
    min(published) AS first, max(published) AS last,
    count(DISTINCT part) AS versions, arg_max(ord, published) AS ord
  FROM about JOIN editions e ON e.part = about.ord >> 40
  GROUP BY subject, kind, property, value, e.source),
whole AS (SELECT source, published FROM editions WHERE complete)
SELECT subject, kind, property, value, source, original, listed_from, listed_until,
  first, last,
  (SELECT min(w.published) FROM whole w
   WHERE w.source = spans.source AND w.published > last) AS gone,
  versions
FROM spans ORDER BY source, ord
"""


@dataclass(frozen=True, slots=True)
class Ever:
    """A thing with all that any version of any list ever said of it.

    Of the ids that a list gives it elsewhere (`sameAs`, `unscId`) only those still
    given: lists renumber. `first` is the publication day of the earliest version that
    has it.
    """

    listing: Listing
    first: date


@dataclass(frozen=True, slots=True)
class Presence:
    """A spell in which one list had one thing on it, as its loaded publications show.

    A thing that was removed and listed again has several. It is on the publications
    from `first` to `last`. `not_on` is the last complete one before, which did not have
    it, and `gone` the first complete one after, which no longer has it; None where
    there is none.
    """

    source: str
    subject: str
    not_on: date | None
    first: date
    last: date
    gone: date | None


@dataclass(frozen=True, slots=True)
class DatedClaim:
    """A statement and the publications that make it.

    `first_seen` and `last_seen` are the publication days of the first and the last
    version that makes it, `versions` how many do, and `gone` that of the first
    complete version after, which no longer does; None where there is none.
    """

    statement: Statement
    first_seen: date
    last_seen: date
    gone: date | None
    versions: int


Kept = tuple[Version, Path]
"""A version and its checked statements file."""


def _open(db: "DuckDBPyConnection", editions: Sequence[Kept]) -> None:
    db.register("kind_table", kind_table())
    db.register("pointer_table", pointer_table())
    db.register(
        "editions",
        pa.table(
            {
                "part": pa.array(range(len(editions)), pa.int64()),
                "source": [version.source for version, _ in editions],
                "published": pa.array([v.published for v, _ in editions], pa.date32()),
                "complete": [version.complete for version, _ in editions],
            }
        ),
    )
    db.execute(every_statement([Part(v.source, path) for v, path in editions]))


def read_ever(editions: Sequence[Kept], *, spill: Path) -> Iterator[Ever]:
    """Put together what all versions ever said, thing by thing."""
    if not editions:
        return
    with connect(spill) as db:
        _open(db, editions)
        db.execute(_EVER)
        db.execute("CREATE TEMP TABLE off (subject VARCHAR)")
        first = dict(db.execute(_FIRST).fetchall())
        join_parties(db)
        for listing in gather(db, tuple(v.source for v, _ in editions)):
            yield Ever(listing, first[listing.entity.id])


def read_presences(
    editions: Sequence[Kept], subjects: Collection[str] | None, *, spill: Path
) -> Iterator[Presence]:
    """Say for each list and thing from which to which publication it has it.

    *subjects* limits it to some things; None: all.
    """
    if not editions:
        return
    with connect(spill) as db:
        _open(db, editions)
        some = None if subjects is None else sorted(subjects)
        db.execute(_AT, {"subjects": some})
        for row in db.execute(_PRESENCES).fetchall():
            yield Presence(*row)


def read_history(
    editions: Sequence[Kept],
    subjects: Collection[str],
    *,
    alone: bool = False,
    spill: Path,
) -> Iterator[DatedClaim]:
    """Give each statement about things, or about what points at them, with its days.

    *alone* leaves out what points at them.
    """
    if not editions or not subjects:
        return
    with connect(spill) as db:
        _open(db, editions)
        db.execute(_OWN if alone else _ABOUT, {"subjects": list(subjects)})
        for row in db.execute(_HISTORY).fetchall():
            yield DatedClaim(Statement(*row[:8]), *row[8:])
