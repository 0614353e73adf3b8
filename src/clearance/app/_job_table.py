"""The rows of a screened portfolio, filtered, sorted and cut into pages."""

import json
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

import numpy as np
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.compute as pc  # type: ignore[import-untyped]

from clearance.errors import StoreDamagedError, UsageError
from clearance.work import Job

from ._desk import Desk
from ._jobs import results_of

SortedBy = Literal["line", "customer", "outcome", "score", "listed_party"]
SORTS: tuple[SortedBy, ...] = get_args(SortedBy)
_NOTE = "note"  # the outcome of a row that is about no customer


@dataclass(frozen=True, slots=True, kw_only=True)
class TableWish:
    """Which rows to show, in which order.

    `outcome` as in the column of that name (empty: all), `words` in the customer's or
    the listed party's name, `least` the score from which, 0 to 1. Rows of the same
    value stand in the order of the file.
    """

    outcome: str = ""
    words: str = ""
    least: float = 0.0
    by: SortedBy = "line"
    falling: bool = False
    start: int = 0
    count: int = 50


@dataclass(frozen=True, slots=True)
class JobTable:
    """Rows of a page, how many there are in all, and how many of each outcome.

    `notes` are the sentences about the whole screening, which hold whatever rows are
    shown: lists out of date, matches beyond the limit. A row has the columns of
    `clearance.reports.CSV_COLUMNS`.
    """

    rows: tuple[Mapping[str, Any], ...]
    found: int
    outcomes: Mapping[str, int]
    notes: tuple[str, ...]


def job_table(desk: Desk, job: Job, wish: TableWish) -> JobTable | None:
    """Show rows of a screening that is done; None for any other job.

    Raises UsageError for a start beyond the end, StoreDamagedError for a result that
    cannot be read.
    """
    results = results_of(desk, job)
    if "arrow" not in results or "jsonl" not in results:
        return None
    table = _read(results["arrow"])
    notes = table.filter(pc.equal(table["outcome"], _NOTE))
    table = table.filter(pc.not_equal(table["outcome"], _NOTE))
    outcomes = {
        str(one["values"]): int(one["counts"])
        for one in pc.value_counts(table["outcome"]).to_pylist()
    }
    table = table.filter(_wanted(table, wish))
    if wish.start and wish.start >= table.num_rows:
        raise UsageError(f"There are {table.num_rows:,} such rows; ask for an earlier.")
    order = "descending" if wish.falling else "ascending"
    places = pc.sort_indices(
        table,
        sort_keys=[(wish.by, order), ("line", "ascending"), ("rank", "ascending")],
    )
    page = table.take(places.slice(wish.start, wish.count))
    told = (*_notes(results["jsonl"]), *filter(None, notes["problem"].to_pylist()))
    return JobTable(tuple(page.to_pylist()), table.num_rows, outcomes, told)


def _notes(path: Path) -> tuple[str, ...]:
    """Read the notes of a report from its last line, which says what holds for all."""
    with path.open("rb") as file:
        last = deque(file, maxlen=1)
    try:
        return tuple(json.loads(last[0])["end"]["notes"])
    except (IndexError, KeyError, ValueError) as error:
        raise StoreDamagedError(
            f"The result {path.name} is not whole. Screen the file again."
        ) from error


def _read(path: Path) -> pa.Table:
    try:
        return pa.ipc.open_stream(pa.memory_map(str(path))).read_all()
    except (pa.ArrowInvalid, OSError) as error:
        raise StoreDamagedError(
            f"The result {path.name} cannot be read ({error}). Screen the file again."
        ) from error


def _wanted(table: pa.Table, wish: TableWish) -> pa.Array:
    wanted = pa.array(np.ones(table.num_rows, bool))
    for holds in _tests(table, wish):
        wanted = pc.and_(wanted, pc.fill_null(holds, fill_value=False))
    return wanted


def _tests(table: pa.Table, wish: TableWish) -> Iterator[pa.ChunkedArray]:
    if wish.outcome:
        yield pc.equal(table["outcome"], wish.outcome)
    if wish.least > 0:
        yield pc.greater_equal(table["score"], wish.least)
    if wish.words:
        named = [
            pc.fill_null(
                pc.match_substring(table[name], wish.words, ignore_case=True),
                fill_value=False,
            )
            for name in ("customer", "listed_party")
        ]
        yield pc.or_(*named)
