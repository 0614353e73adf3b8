"""Tables read: what columns mean, and what their rows ask."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]

from clearance.entities import kinds
from clearance.errors import InvalidValueError, UsageError
from clearance.values import IDENTIFIER_TYPES

from ._fields import read_birth_date
from ._query import Query

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


@dataclass(frozen=True, slots=True)
class Layout:
    """What each column of a table means, by its place; None for one not read."""

    meanings: tuple[str | None, ...]

    @classmethod
    def of(cls, names: Sequence[str], chosen: Mapping[str, str]) -> "Layout":
        """Read the names of columns; *chosen* wins. Raises UsageError for none such."""
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
class Cell:
    """One value of the table, and where it stands."""

    row: int
    column: str
    value: Any

    def wrong(self, why: str) -> UsageError:
        """Say which cell is wrong, and why."""
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
        texts = self.texts()
        try:
            return tuple(map(read, texts))
        except (InvalidValueError, UsageError) as error:
            raise self.wrong(str(error)) from None


def cells_of(
    table: pa.Table, layout: Layout
) -> Iterator[tuple[int, dict[str, list[Cell]]]]:
    """Give row by row the cells of each meaning."""
    used = [
        (meaning, name, column.to_pylist())
        for meaning, name, column in zip(
            layout.meanings, table.column_names, table.columns, strict=True
        )
        if meaning is not None
    ]
    for number in range(table.num_rows):
        cells: dict[str, list[Cell]] = {}
        for meaning, name, values in used:
            if values[number] is not None:
                cell = Cell(number, name, values[number])
                cells.setdefault(meaning, []).append(cell)
        yield number, cells


@dataclass(frozen=True, slots=True)
class Row:
    """One row, read."""

    number: int
    query: Query
    threshold: float | None
    limit: int | None

    @classmethod
    def read(cls, number: int, cells: Mapping[str, list[Cell]]) -> "Row":
        """Read the cells of a row by their meaning. Raises UsageError for a bad one."""

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
            countries=many("country", str),
            birth_dates=many("birth_date", _birth_date),
            genders=many("gender", str),
            addresses=many("address", str),
        )
        return cls(number, query, _threshold(cells), _limit(cells))


def _kind(text: str) -> str:
    folded = text.casefold()
    return kinds()[
        next((one.name for one in kinds() if one.name.casefold() == folded), text)
    ].name


def _birth_date(text: str) -> str:
    day = read_birth_date(text)
    return text if day is None else day.text


def _identifiers(cells: Mapping[str, list[Cell]]) -> Iterator[tuple[str, str]]:
    for type_name in [name for name in cells if name in IDENTIFIER_TYPES]:
        for cell in cells[type_name]:
            yield from ((type_name, text) for text in cell.texts())
    for cell in cells.get("identifiers", ()):
        for pair in cell.value if isinstance(cell.value, list) else [cell.value]:
            if pair is not None:
                yield from _pair(cell, pair)


def _pair(cell: Cell, pair: Any) -> Iterator[tuple[str, str]]:
    if not isinstance(pair, dict) or not {"type", "text"} <= pair.keys():
        raise cell.wrong("identifiers are structs with the fields type and text.")
    type_name, text = pair["type"], pair["text"]
    if type_name not in IDENTIFIER_TYPES:
        known = ", ".join(sorted(IDENTIFIER_TYPES))
        raise cell.wrong(
            f"There is no type of identifier {type_name!r}. Use one of: {known}."
        )
    yield from ((type_name, one) for one in replace(cell, value=text).texts())


def _threshold(cells: Mapping[str, list[Cell]]) -> float | None:
    for cell in cells.get("threshold", ()):
        value = cell.value
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise cell.wrong(f"{value!r} is no number from 0 to 1.")
        if not 0 <= value <= 1:
            raise cell.wrong(f"the threshold is {value}; give a number from 0 to 1.")
        return float(value)
    return None


def _limit(cells: Mapping[str, list[Cell]]) -> int | None:
    for cell in cells.get("limit", ()):
        value = cell.value
        if isinstance(value, bool) or not isinstance(value, int) or value < 1:
            raise cell.wrong(f"the limit is {value!r}; give a whole number from 1 on.")
        return value
    return None
