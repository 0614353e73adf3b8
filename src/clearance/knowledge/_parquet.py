"""Statements in a Parquet file, written bit by bit and in the order of the source."""

import hashlib
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]

from clearance.entities import Statement, kinds
from clearance.errors import InvalidValueError, StoreDamagedError

from ._duck import connect, from_parquet
from ._pointers import pointer_table
from ._version import Totals, Version

STATEMENTS = "statements.parquet"
_ROWS_AT_ONCE = 20_000
_TEXTS = ("subject", "kind", "property", "value", "source")
_MAYBE = ("original", "listed_from", "listed_until")
_SCHEMA = pa.schema(
    [
        pa.field("row", pa.int64(), nullable=False),
        *(pa.field(name, pa.string(), nullable=False) for name in _TEXTS),
        *(pa.field(name, pa.string()) for name in _MAYBE),
    ]
)


def write_statements(path: Path, statements: Iterable[Statement]) -> None:
    """Write statements to a new Parquet file, with a number each for their order.

    Holds some 20,000 of them in memory. Raises InvalidValueError for a statement of
    an unknown kind or property, OSError where there is no room.
    """
    start = 0
    with path.open("wb") as sink:
        writer = pq.ParquetWriter(sink, _SCHEMA, compression="zstd")
        try:
            for rows in _portions(statements):
                writer.write_batch(_batch(rows, start))
                start += len(rows)
        finally:
            writer.close()


def _portions(statements: Iterable[Statement]) -> Iterator[list[Statement]]:
    known: set[tuple[str, str]] = set()
    rest = iter(statements)
    while rows := list(islice(rest, _ROWS_AT_ONCE)):
        _check(rows, known)
        yield rows


def _check(rows: Iterable[Statement], known: set[tuple[str, str]]) -> None:
    for row in rows:
        if (row.kind, row.property) not in known:
            if row.property not in kinds()[row.kind].properties:
                raise InvalidValueError(
                    f"A {row.kind} has no property {row.property!r} ({row.subject})."
                )
            known.add((row.kind, row.property))


def _batch(rows: list[Statement], start: int) -> pa.RecordBatch:
    columns = [pa.array(range(start, start + len(rows)), pa.int64())]
    columns += [
        pa.array([getattr(row, name) for row in rows], pa.string())
        for name in (*_TEXTS, *_MAYBE)
    ]
    return pa.RecordBatch.from_arrays(columns, schema=_SCHEMA)


def totals_of(path: Path) -> Totals:
    """Count what a statements file holds."""
    with connect(path.parent.parent) as db:
        db.execute(f"CREATE VIEW s AS FROM {from_parquet(path)}")
        db.register("pointer", pointer_table())
        rows = db.execute("SELECT count(*) FROM s").fetchone()
        subjects = db.execute(
            "SELECT kind, count(DISTINCT subject) AS n FROM s GROUP BY kind"
            " ORDER BY n DESC, kind"
        ).fetchall()
        dangling = db.execute(
            "SELECT count(DISTINCT (s.subject, s.property, s.value)) FROM s"
            " JOIN pointer USING (kind, property)"
            " WHERE s.value NOT IN (SELECT DISTINCT subject FROM s)"
        ).fetchone()
        days = db.execute(
            "SELECT DISTINCT unnest([listed_from, listed_until]) AS day FROM s"
            " WHERE listed_from IS NOT NULL OR listed_until IS NOT NULL ORDER BY day"
        ).fetchall()
    return Totals(
        statements=rows[0] if rows else 0,
        subjects=dict(subjects),
        dangling=dangling[0] if dangling else 0,
        boundaries=tuple(day for (day,) in days if day is not None),
    )


def file_sha256(path: Path) -> str:
    """Hash a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def checked(version: Version, folder: Path) -> Path:
    """Give the statements file of a version in *folder*, if it is as written.

    Raises StoreDamagedError otherwise.
    """
    path = folder / STATEMENTS
    try:
        found = file_sha256(path)
    except OSError as error:
        raise _damaged(path, error.strerror or str(error)) from error
    if found != version.file_sha256:
        raise _damaged(path, "it is not what was written")
    return path


def _damaged(path: Path, why: str) -> StoreDamagedError:
    return StoreDamagedError(
        f"{path} is damaged: {why}. Delete the folder {path.parent} and run"
        " `clearance update` again: the list is read anew."
    )
