"""Whole tables screened at once: Arrow in, Arrow out."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import tee
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]

from clearance import __version__
from clearance.entities import kinds
from clearance.errors import InvalidValueError, UsageError
from clearance.names import lexicon_digest
from clearance.values import (
    IDENTIFIER_TYPES,
    country_code,
    parse_partial_date,
    parse_written_date,
)

from ._index import Index
from ._query import Match, Options, Query

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

# What columns are usually called, by what they mean; case, spaces and _ do not count.
_USUAL: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "queryid", "customerid", "clientid", "reference"),
    "name": ("name", "names", "fullname", "customername", "alias", "aliases"),
    "kind": ("kind", "schema", "entitytype"),
    "birth_date": ("birthdate", "birthdates", "dob", "dateofbirth"),
    "country": ("country", "countries", "nationality", "citizenship"),
    "gender": ("gender", "sex"),
    "address": ("address", "addresses"),
    "identifiers": ("identifiers",),
    "threshold": ("threshold",),
    "limit": ("limit",),
    **{name: (name.replace("_", ""),) for name in IDENTIFIER_TYPES},
}
_ONE = frozenset({"id", "kind", "threshold", "limit"})
_GENDERS = {"m": "male", "f": "female"}


def screen_batch(
    index: Index,
    table: pa.Table,
    options: Options | None = None,
    *,
    columns: Mapping[str, str] | None = None,
) -> pa.Table:
    """Screen every row of an Arrow table; give one row for each match.

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
    and by what they were found (`engine`, `lexicons`). Each row is answered as
    `Index.screen` would answer it.

    Raises UsageError, naming row and column, for what cannot be read; nothing is
    screened then.
    """
    chosen = options or Options()
    layout = _Layout.of(table.column_names, columns or {})
    rows, matched = [], 0
    for row, matches in _answered(index, table, layout, chosen):
        matched += bool(matches)
        rows += [_match_row(row, at, match) for at, match in enumerate(matches, 1)]
    metadata = {
        "engine": f"clearance {__version__}",
        "lexicons": lexicon_digest(),
        "columns": json.dumps(layout.read(table.column_names), ensure_ascii=False),
        "ignored": json.dumps(layout.ignored(table.column_names), ensure_ascii=False),
        "rows": str(table.num_rows),
        "matched_rows": str(matched),
        "matches": str(len(rows)),
    }
    return pa.Table.from_pylist(rows, schema=MATCHES_SCHEMA).replace_schema_metadata(
        metadata
    )


def _answered(
    index: Index, table: pa.Table, layout: "_Layout", options: Options
) -> Iterator[tuple["_Row", tuple[Match, ...]]]:
    """Answer every row, in order.

    A table of texts alone is read as it is answered: thousands of rows at hand would be
    looked through again and again by Python's collector of garbage.
    """
    texts = _texts(table, layout)
    if texts is None:
        each = _cells(table, layout)
        asked = [_Row.read(number, cells) for number, cells in each]
        yield from zip(asked, _answers(index, asked, options), strict=True)
    else:
        rows, ahead = tee(texts)
        queries = (row.query for row in ahead)
        yield from zip(rows, index.screen_many(queries, options), strict=True)


def _answers(
    index: Index, asked: Sequence["_Row"], options: Options
) -> list[tuple[Match, ...]]:
    """Screen rows of the same threshold and limit together."""
    alike: dict[tuple[float | None, int | None], list[int]] = {}
    for place, row in enumerate(asked):
        alike.setdefault((row.threshold, row.limit), []).append(place)
    found: list[tuple[Match, ...]] = [()] * len(asked)
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


def _match_row(row: "_Row", rank: int, match: Match) -> dict[str, Any]:
    entity = match.listing.entity
    return {
        "row": row.number,
        "query_id": row.query.id,
        "party_id": entity.id,
        "kind": entity.kind,
        "caption": entity.caption,
        "matched_name": match.name,
        "score": match.score,
        "rank": rank,
        "evidence": [
            {"text": one.text, "points": one.points, "code": one.code}
            for one in match.evidence
        ],
        "sources": list(entity.sources),
        "known": match.known,
    }


@dataclass(frozen=True, slots=True)
class _Layout:
    """What each column of a table means, by its place; None for one not read."""

    meanings: tuple[str | None, ...]

    @classmethod
    def of(cls, names: Sequence[str], chosen: Mapping[str, str]) -> "_Layout":
        for meaning, name in chosen.items():
            if meaning not in _USUAL:
                known = ", ".join(_USUAL)
                raise UsageError(
                    f"No column can mean {meaning!r}. Use one of: {known}."
                )
            if name not in names:
                raise UsageError(
                    f"There is no column {name!r} for {meaning}; the table has "
                    f"{', '.join(names) or 'none'}."
                )
        told = {name: meaning for meaning, name in chosen.items()}
        usual = {
            text: meaning
            for meaning, texts in _USUAL.items()
            if meaning not in chosen
            for text in texts
        }
        taken: set[str] = set()
        meanings: list[str | None] = []
        for name in names:
            found = told.get(name, usual.get(_bare(name)))
            again = found in taken and found in _ONE
            meanings.append(None if again else found)
            taken |= {found} if found else set()
        if not taken & {"name", "identifiers", *IDENTIFIER_TYPES}:
            raise UsageError(
                "No column of the table holds names or identifiers; it has "
                f'{", ".join(names) or "none"}. Call one "name" or say which it is.'
            )
        return cls(tuple(meanings))

    def read(self, names: Iterable[str]) -> dict[str, str]:
        """Say of the columns that were read what they were read as."""
        pairs = zip(names, self.meanings, strict=True)
        return {name: meaning for name, meaning in pairs if meaning is not None}

    def ignored(self, names: Iterable[str]) -> list[str]:
        """Name the columns that were not read."""
        pairs = zip(names, self.meanings, strict=True)
        return [name for name, meaning in pairs if meaning is None]


def _bare(name: str) -> str:
    return "".join(char for char in name.casefold() if char.isalnum())


@dataclass(frozen=True, slots=True)
class _Cell:
    """One value of the table, and where it stands."""

    row: int
    column: str
    value: Any

    def wrong(self, why: str) -> UsageError:
        return UsageError(f"Row {self.row}, column {self.column!r}: {why}")

    def texts(self) -> list[str]:
        """Give the text, or texts of a list, that is there and not empty."""
        values = self.value if isinstance(self.value, list) else [self.value]
        return [text for value in values if (text := self._text(value))]

    def _text(self, value: Any) -> str:
        if value is None:
            return ""
        if isinstance(value, datetime):
            value = value.date()
        if isinstance(value, date):
            return value.isoformat()
        if isinstance(value, bool) or not isinstance(value, str | int):
            raise self.wrong(f"{value!r} is no text.")
        return str(value).strip()

    def one(self) -> str | None:
        """Give the one text that is there."""
        texts = self.texts()
        if len(texts) > 1:
            raise self.wrong(f"there are {len(texts)} values where one may be.")
        return texts[0] if texts else None

    def checked(self, read: Callable[[str], str]) -> tuple[str, ...]:
        """Give the texts as *read* reads them, with the place in what it raises."""
        try:
            return tuple(map(read, self.texts()))
        except (InvalidValueError, UsageError) as error:
            raise self.wrong(str(error)) from None


def _texts(table: pa.Table, layout: _Layout) -> Iterator["_Row"] | None:
    """Read the rows of a table of nothing but names and ids; None for any other.

    Such tables are long, and quickly read column by column.
    """
    used: dict[str, list[pa.ChunkedArray]] = {"id": [], "name": []}
    for meaning, column in zip(layout.meanings, table.columns, strict=True):
        if meaning is not None:
            if meaning not in used or not _is_text(column.type):
                return None
            used[meaning].append(column)
    return _named(used["id"], used["name"], table.num_rows)


def _is_text(kind: pa.DataType) -> bool:
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))


def _named(
    ids: Sequence[pa.ChunkedArray], names: Sequence[pa.ChunkedArray], count: int
) -> Iterator["_Row"]:
    blank = [None] * count
    own = ids[0].to_pylist() if ids else blank
    columns = zip(*(column.to_pylist() for column in names), strict=True)
    for number, texts in enumerate(columns if names else [()] * count):
        kept = dict.fromkeys(text.strip() for text in texts if text)
        kept.pop("", None)
        text = own[number]
        query = Query((text and text.strip()) or None, tuple(kept))
        yield _Row(number, query, None, None)


def _cells(
    table: pa.Table, layout: _Layout
) -> Iterator[tuple[int, dict[str, list[_Cell]]]]:
    """Give row by row the cells of each meaning."""
    used = [
        (meaning, name, column.to_pylist())
        for meaning, name, column in zip(
            layout.meanings, table.column_names, table.columns, strict=True
        )
        if meaning is not None
    ]
    for number in range(table.num_rows):
        cells: dict[str, list[_Cell]] = {}
        for meaning, name, values in used:
            if values[number] is not None:
                cell = _Cell(number, name, values[number])
                cells.setdefault(meaning, []).append(cell)
        yield number, cells


@dataclass(frozen=True, slots=True)
class _Row:
    """One row, read."""

    number: int
    query: Query
    threshold: float | None
    limit: int | None

    @classmethod
    def read(cls, number: int, cells: Mapping[str, list[_Cell]]) -> "_Row":
        def many(meaning: str, read: Callable[[str], str]) -> tuple[str, ...]:
            if meaning not in cells:
                return ()
            found = (cell.checked(read) for cell in cells[meaning])
            return tuple(dict.fromkeys(text for texts in found for text in texts))

        own = next(iter(cells.get("id", ())), None)
        query = Query(
            id=None if own is None else own.one(),
            names=many("name", str),
            kind=next(iter(many("kind", _kind)), None),
            identifiers=tuple(dict.fromkeys(_identifiers(cells))),
            countries=many("country", _country),
            birth_dates=many("birth_date", _birth_date),
            genders=many("gender", _gender),
            addresses=many("address", str),
        )
        return cls(number, query, _threshold(cells), _limit(cells))


def _kind(text: str) -> str:
    folded = text.casefold()
    return kinds()[
        next((one.name for one in kinds() if one.name.casefold() == folded), text)
    ].name


def _country(text: str) -> str:
    return country_code(text) or text.lower()


def _birth_date(text: str) -> str:
    try:
        return parse_partial_date(text).text
    except InvalidValueError:
        return parse_written_date(text).text


def _gender(text: str) -> str:
    return _GENDERS.get(text.casefold(), text.casefold())


def _identifiers(cells: Mapping[str, list[_Cell]]) -> Iterator[tuple[str, str]]:
    for type_name in [name for name in cells if name in IDENTIFIER_TYPES]:
        for cell in cells[type_name]:
            yield from ((type_name, text) for text in cell.texts())
    for cell in cells.get("identifiers", ()):
        for pair in cell.value if isinstance(cell.value, list) else [cell.value]:
            if pair is not None:
                yield from _pair(cell, pair)


def _pair(cell: _Cell, pair: Any) -> Iterator[tuple[str, str]]:
    if not isinstance(pair, dict) or not {"type", "text"} <= pair.keys():
        raise cell.wrong("identifiers are structs with the fields type and text.")
    type_name, text = pair["type"], pair["text"]
    if type_name not in IDENTIFIER_TYPES:
        known = ", ".join(sorted(IDENTIFIER_TYPES))
        raise cell.wrong(
            f"There is no type of identifier {type_name!r}. Use one of: {known}."
        )
    yield from ((type_name, one) for one in replace(cell, value=text).texts())


def _threshold(cells: Mapping[str, list[_Cell]]) -> float | None:
    for cell in cells.get("threshold", ()):
        value = cell.value
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise cell.wrong(f"{value!r} is no number from 0 to 1.")
        if not 0 <= value <= 1:
            raise cell.wrong(f"the threshold is {value}; give a number from 0 to 1.")
        return float(value)
    return None


def _limit(cells: Mapping[str, list[_Cell]]) -> int | None:
    for cell in cells.get("limit", ()):
        value = cell.value
        if isinstance(value, bool) or not isinstance(value, int) or value < 1:
            raise cell.wrong(f"the limit is {value!r}; give a whole number from 1 on.")
        return value
    return None
