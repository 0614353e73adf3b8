"""Whole tables screened at once: Arrow in, Arrow out."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, repeat, tee
from typing import Any

import numpy as np
import pyarrow as pa  # type: ignore[import-untyped]

from clearance import __version__
from clearance.errors import UsageError
from clearance.names import lexicon_digest

from ._asked import NOTHING, Answer, Layout, Match, Options, Query, Row, cells_of
from ._index import Index
from ._read import Texts

MATCHES_SCHEMA = pa.schema(
    [
        pa.field("row", pa.int64(), nullable=False),
        pa.field("query_id", pa.string()),
        pa.field("party_id", pa.string(), nullable=False),
        pa.field("kind", pa.string(), nullable=False),
        pa.field("caption", pa.string(), nullable=False),
        pa.field("matched_name", pa.string()),
        pa.field("score", pa.float64(), nullable=False),
        pa.field("rank", pa.int32(), nullable=False),
        pa.field(
            "evidence",
            pa.list_(
                pa.struct(
                    [
                        pa.field("text", pa.string()),
                        pa.field("points", pa.float64()),
                        pa.field("code", pa.string()),
                    ]
                )
            ),
            nullable=False,
        ),
        pa.field("sources", pa.list_(pa.string()), nullable=False),
        pa.field("known", pa.string()),
    ]
)
"""The columns of what `screen_batch` gives; `known` is that of `Match`."""


def screen_batch(
    index: Index,
    table: pa.Table | pa.RecordBatch | pa.RecordBatchReader,
    options: Options | None = None,
    *,
    columns: Mapping[str, str] | None = None,
) -> pa.Table:
    """Screen every row of an Arrow table or batch; give one row for each match.

    Columns are found by their usual names, whatever their case: id, name, kind,
    birth_date, country, gender, address, threshold and limit (of that row alone), one
    for each type of identifier ("imo", "inn" …), and identifiers, a list of structs
    with the fields type and text. *columns* says for a meaning which column has it,
    such as {"name": "Kunde"}. Names, birth dates, countries, genders, addresses and
    numbers may be texts or lists of texts; birth dates may be dates. Null and empty
    mean missing. Texts may be large, dictionary-encoded or in chunks.

    The answer has the columns of MATCHES_SCHEMA, in the order of the rows and then of
    the matches; `row` counts from 0. Its metadata say which columns were read and
    which ignored (`columns`, `ignored`: JSON), how many rows there were, how many of
    them matched and how many matches there are (`rows`, `matched_rows`, `matches`),
    by what they were found (`engine`, `lexicons`), and what is to be known of rows
    besides (`notes`: JSON, each sentence of `Answer.told` with the rows it is said of).
    Each row is answered as `Index.screen` would answer it.

    What is no country, no gender and no day that anybody was born on is not used, and
    noted. Raises UsageError, naming row and column, for what else cannot be read, and
    for what is no table; nothing is screened then.
    """
    table = _as_table(table)
    chosen = options or Options()
    layout = Layout.of(table.column_names, columns or {})
    found, matched = _Found(), 0
    notes: dict[str, list[int]] = {}
    for row, matches in _answered(index, table, layout, chosen):
        matched += bool(matches)
        found.add(row, matches)
        if matches is not NOTHING:
            for sentence in matches.told:
                notes.setdefault(sentence, []).append(row.number)
    metadata = {
        "engine": f"clearance {__version__}",
        "lexicons": lexicon_digest(),
        "columns": json.dumps(layout.read(table.column_names), ensure_ascii=False),
        "ignored": json.dumps(layout.ignored(table.column_names), ensure_ascii=False),
        "rows": str(table.num_rows),
        "matched_rows": str(matched),
        "matches": str(len(found.matches)),
        "notes": json.dumps(notes, ensure_ascii=False),
    }
    return found.table().replace_schema_metadata(metadata)


def _as_table(given: Any) -> pa.Table:
    """Take a batch, or a stream of them, as a table; raises UsageError for all else."""
    if isinstance(given, pa.Table):
        return given
    if isinstance(given, pa.RecordBatch):
        return pa.Table.from_batches([given])
    if isinstance(given, pa.RecordBatchReader):
        return given.read_all()
    raise UsageError(
        f"A {type(given).__name__} is no Arrow table. Make one of it, such as with "
        "pyarrow.table() or pyarrow.Table.from_pandas()."
    )


@dataclass(frozen=True, slots=True)
class _Found:
    """The matches of a table, and of each its row, the id of that and its rank.

    No object is kept for each besides the match: Python's collector of garbage looks
    through what is made, again and again.
    """

    rows: list[int] = field(default_factory=list)
    ids: list[str | None] = field(default_factory=list)
    ranks: list[int] = field(default_factory=list)
    matches: list[Match] = field(default_factory=list)

    def add(self, row: Row, matches: Sequence[Match]) -> None:
        """Add the matches of a row."""
        self.rows.extend(repeat(row.number, len(matches)))
        self.ids.extend(repeat(row.query.id, len(matches)))
        self.ranks.extend(range(1, len(matches) + 1))
        self.matches.extend(matches)

    def table(self) -> pa.Table:
        """Lay all out as a table."""
        entities = [match.listing.entity for match in self.matches]
        columns = {
            "row": self.rows,
            "query_id": self.ids,
            "party_id": [one.id for one in entities],
            "kind": [one.kind for one in entities],
            "caption": [one.caption for one in entities],
            "matched_name": [match.name for match in self.matches],
            "score": [match.score for match in self.matches],
            "rank": self.ranks,
            "evidence": self._evidence(),
            "sources": [one.sources for one in entities],
            "known": [match.known for match in self.matches],
        }
        arrays = [pa.array(columns[one.name], one.type) for one in MATCHES_SCHEMA]
        return pa.Table.from_arrays(arrays, schema=MATCHES_SCHEMA)

    def _evidence(self) -> pa.ListArray:
        told = [one for match in self.matches for one in match.evidence]
        kinds = MATCHES_SCHEMA.field("evidence").type.value_type
        parts = [
            pa.array([getattr(one, each.name) for one in told], each.type)
            for each in kinds
        ]
        ends = accumulate((len(match.evidence) for match in self.matches), initial=0)
        return pa.ListArray.from_arrays(
            pa.array(ends, pa.int32()), pa.StructArray.from_arrays(parts, fields=kinds)
        )


def _answered(
    index: Index, table: pa.Table, layout: Layout, options: Options
) -> Iterator[tuple[Row, Answer]]:
    """Answer every row, in order.

    A table of texts alone is read as it is answered: thousands of rows at hand would be
    looked through again and again by Python's collector of garbage.
    """
    quick = _quickly(index, table, layout, options)
    if quick is not None:
        yield from quick
        return
    texts = _texts(table, layout)
    if texts is None:
        each = cells_of(table, layout)
        asked = [Row.read(number, cells) for number, cells in each]
        yield from zip(asked, _answers(index, asked, options), strict=True)
    else:
        rows, ahead = tee(texts)
        queries = (row.query for row in ahead)
        yield from zip(rows, index.screen_many(queries, options), strict=True)


def _answers(index: Index, asked: Sequence[Row], options: Options) -> list[Answer]:
    """Screen rows of the same threshold and limit together."""
    alike: dict[tuple[float | None, int | None], list[int]] = {}
    for place, row in enumerate(asked):
        alike.setdefault((row.threshold, row.limit), []).append(place)
    found: list[Answer] = [NOTHING] * len(asked)
    for (threshold, limit), places in alike.items():
        own = replace(
            options,
            threshold=options.threshold if threshold is None else threshold,
            limit=options.limit if limit is None else limit,
        )
        queries = (asked[place].query for place in places)
        for place, matches in zip(places, index.screen_many(queries, own), strict=True):
            found[place] = matches
    return found


def _quickly(
    index: Index, table: pa.Table, layout: Layout, options: Options
) -> Iterator[tuple[Row, Answer]] | None:
    """Answer the rows that match, of a table of one name each; None for any other."""
    used = _text_columns(table, layout)
    if used is None or len(used["name"]) != 1:
        return None
    texts = _laid_out(used["name"][0])
    found = index.screen_texts(texts, _ids(used["id"]), options)
    if found is None:
        return None
    return (
        (Row(number, query, None, None), matches) for number, query, matches in found
    )


def _laid_out(column: pa.ChunkedArray) -> Texts:
    """Give the texts of a column, without the blanks around them; null is empty."""
    whole = column.cast(pa.large_string()).combine_chunks()
    if isinstance(whole, pa.ChunkedArray):
        whole = pa.concat_arrays(whole.chunks or [pa.array([], pa.large_string())])
    if whole.null_count:
        whole = whole.fill_null("")
    _, starts, data = whole.buffers()
    offsets = np.frombuffer(starts, np.int64)[whole.offset :][: len(whole) + 1].copy()
    letters = np.frombuffer(data, np.uint8) if data else np.zeros(0, np.uint8)
    return Texts(letters, offsets, stripped=True)


def _ids(columns: Sequence[pa.ChunkedArray]) -> Callable[[int], str | None]:
    def id_of(number: int) -> str | None:
        text = columns[0][number].as_py() if columns else None
        return (text and text.strip()) or None

    return id_of


def _text_columns(
    table: pa.Table, layout: Layout
) -> dict[str, list[pa.ChunkedArray]] | None:
    """Give the columns of ids and of names; None where others are read as well."""
    used: dict[str, list[pa.ChunkedArray]] = {"id": [], "name": []}
    for meaning, column in zip(layout.meanings, table.columns, strict=True):
        if meaning is not None:
            if meaning not in used or not _is_text(column.type):
                return None
            used[meaning].append(column)
    return used


def _texts(table: pa.Table, layout: Layout) -> Iterator[Row] | None:
    """Read the rows of a table of nothing but names and ids; None for any other.

    Such tables are long, and quickly read column by column.
    """
    used = _text_columns(table, layout)
    return None if used is None else _named(used["id"], used["name"], table.num_rows)


def _is_text(kind: pa.DataType) -> bool:
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))


def _named(
    ids: Sequence[pa.ChunkedArray], names: Sequence[pa.ChunkedArray], count: int
) -> Iterator[Row]:
    own = ids[0].to_pylist() if ids else repeat(None, count)
    columns = [column.to_pylist() for column in names]
    each = _once_each(columns) if columns else repeat((), count)
    for number, (text, kept) in enumerate(zip(own, each, strict=True)):
        yield Row(number, Query((text and text.strip()) or None, kept), None, None)


def _once_each(columns: Sequence[list[str | None]]) -> Iterator[tuple[str, ...]]:
    """Give the texts of each row, without blanks around them; empty ones are none."""
    if len(columns) == 1:
        for text in columns[0]:
            one = text.strip() if text else ""
            yield (one,) if one else ()
        return
    for texts in zip(*columns, strict=True):
        kept = dict.fromkeys(text.strip() for text in texts if text)
        kept.pop("", None)
        yield tuple(kept)
