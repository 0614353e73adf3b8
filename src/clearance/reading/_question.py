"""One line of a spreadsheet as a question to the lists, and what could not be used."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from clearance.entities import kinds
from clearance.errors import CheckDigitError, InvalidValueError
from clearance.screening import Query, held_types
from clearance.values import (
    Identifier,
    PartialDate,
    countries_in,
    gender_of,
    identifier_types_of,
    parse_identifier,
    parse_written_date,
    recognise_identifiers,
    says_nothing,
)

from ._columns import fold, words
from ._portfolio_values import Column, Problem
from ._table import LONGEST_CELL, shown

_SEVERAL = re.compile(r"\s*[;|\n]\s*")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?!\d)")
_DECIMAL = re.compile(r"(\d{5,})[.,]0+")
_EXPONENT = re.compile(r"\d(?:[.,]\d+)?E\+?\d+", re.IGNORECASE)
_BLANK_NAME = re.compile(r"[\W_]*|#?n/a|#ref!|#name\?|#value!", re.IGNORECASE)
_NAMED = ("name", "alias", "previousName")
# Columns in which a number may be of several types, and is asked for as each that fits.
_OPEN = ("identifier", "imoNumber")
# Numbers of a fixed length, from which spreadsheets drop the zeros in front.
_PADDED = {"inn": (10, 12), "bik": (9,), "duns": (9,), "kpp": (9,)}


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads lines whose columns are known.

    `month_first` says how dates with slashes are meant: None where the file does not
    tell, and then both readings are asked for.
    """

    columns: tuple[Column, ...]
    month_first: bool | None = None

    def question(
        self, line: int, cells: Sequence[str]
    ) -> tuple[Query | None, tuple[Problem, ...]]:
        """Turn the cells of a line into a question; None where nothing can be asked.

        A value that cannot be read is told and left out, an identifier whose check
        digit does not fit is told and asked for as it stands, and neither loses the
        name. Where a line is longer than the header, some name most likely holds the
        delimiter: the name is asked for in both readings, identifiers wherever they
        fit, and the rest is left out. Where it is shorter, what is missing is empty.
        """
        row = _RowReader(self, line, list(cells))
        query = row.query()
        return query, tuple(row.problems)


class _RowReader:
    def __init__(self, reader: Reader, line: int, cells: list[str]) -> None:
        self.problems: list[Problem] = []
        self._reader = reader
        self._line = line
        self._values: list[tuple[Column, str]] = []
        self._shifted: list[tuple[Column, str]] = []
        self._joined: list[str] = []
        self._kind_told: str | None = None
        self._fit(cells)

    def _tell(self, sentence: str) -> None:
        self.problems.append(Problem(self._line, sentence))

    def _fit(self, cells: list[str]) -> None:
        columns = self._reader.columns
        while len(cells) > len(columns) and not cells[-1].strip():
            cells.pop()
        extra = len(cells) - len(columns)
        if extra < 0:
            self._tell(
                f"The line has {len(cells)} columns and the header {len(columns)}: "
                "what is missing at its end was taken for empty. Check that the other "
                "cells stand in their columns."
            )
        self._values = [
            (column, self._clean(column, cell))
            for column, cell in zip(columns, cells, strict=False)
            if column.meaning is not None
        ]
        if extra > 0:
            self._overlong(cells, extra)

    def _overlong(self, cells: list[str], extra: int) -> None:
        columns = self._reader.columns
        self._tell(
            f"The line has {len(cells)} columns and the header {len(columns)}: the "
            "delimiter may stand in a cell without quotation marks. Its names and "
            "identifiers were screened in every reading and its other cells were not "
            "used. Put quotation marks around the cell."
        )
        kept = {*_NAMED, "firstName", "lastName", "id"}
        for at, column in enumerate(columns):
            if column.meaning in _NAMED:
                joined = ", ".join(c.strip() for c in cells[at : at + extra + 1])
                self._joined.append(joined[:LONGEST_CELL])
            if _is_identifier(column):
                self._shifted += [(column, cells[at]), (column, cells[at + extra])]
        self._values = [(c, value) for c, value in self._values if c.meaning in kept]

    def _clean(self, column: Column, cell: str) -> str:
        if len(cell) > LONGEST_CELL:
            self._tell(
                f"The cell {shown(column.header)} holds {len(cell):,} characters and "
                "was left out: check the file's quotation marks and delimiters."
            )
            return ""
        text = cell.strip()
        if column.meaning in _NAMED or column.meaning in ("firstName", "lastName"):
            if _BLANK_NAME.fullmatch(text):
                return ""
            if column.meaning == "name" and "\ufffd" in text:
                self._tell(f"The name {shown(text)} holds broken letters.")
            return text
        return "" if text and says_nothing(text) else text

    def query(self) -> Query | None:
        kind = self._kind_told = self._kind()
        names = tuple(dict.fromkeys(self._names()))
        identifiers = tuple(dict.fromkeys([*self._identifiers(), *self._moved()]))
        if not names and not identifiers:
            self._tell("There is neither a name nor an identifier: not screened.")
            return None
        return Query(
            id=next(iter(self._of("id")), None),
            names=names,
            kind=kind,
            identifiers=identifiers,
            countries=tuple(dict.fromkeys(self._countries())),
            birth_dates=tuple(dict.fromkeys(self._birth_dates())),
            genders=tuple(dict.fromkeys(self._genders())),
            addresses=self._addresses(),
        )

    def _of(self, *meanings: str) -> list[str]:
        return [v for column, v in self._values if v and column.meaning in meanings]

    def _cells(self, *meanings: str) -> Iterator[tuple[str, str]]:
        for column, value in self._values:
            if value and column.meaning in meanings:
                yield column.header, value

    def _names(self) -> Iterator[str]:
        for name in (*self._of("name"), *self._joined):
            yield " ".join(name.split())
        parts = self._of("firstName"), self._of("middleName"), self._of("lastName")
        if parts[0] or parts[2]:
            yield " ".join(" ".join(word for part in parts for word in part).split())
        for cell in self._of("alias", "previousName"):
            for name in _SEVERAL.split(cell):
                if _BLANK_NAME.fullmatch(name) is None:
                    yield " ".join(name.split())

    def _kind(self) -> str | None:
        for header, cell in self._cells("kind"):
            kind = _kind_names().get(cell.casefold()) or words("kinds").get(fold(cell))
            if kind is not None:
                return kind
            self._tell(
                f"{shown(cell)} in {shown(header)} is no known kind of party, so all "
                "kinds were searched. Write person, company, organization or vessel."
            )
        return None

    def _countries(self) -> Iterator[str]:
        for header, cell in self._cells("country", "nationality"):
            known, unknown = countries_in(cell)
            yield from known
            for part in unknown:
                self._tell(
                    f"{shown(part)} in {shown(header)} is no known country and was "
                    "not used. Write its name or its two letters."
                )

    def _birth_dates(self) -> Iterator[PartialDate]:
        for header, cell in self._cells("birthDate"):
            for part in _SEVERAL.split(cell):
                try:
                    yield from _dates(part, self._reader.month_first)
                except InvalidValueError as error:
                    self._tell(f"In {shown(header)}: {error} It was not used.")

    def _genders(self) -> Iterator[str]:
        for header, cell in self._cells("gender"):
            gender = gender_of(cell)
            if gender is not None:
                yield gender
            else:
                self._tell(
                    f"{shown(cell)} in {shown(header)} is no known gender and was not "
                    "used. Write male, female or other."
                )

    def _addresses(self) -> tuple[str, ...]:
        """Put the parts of an address (street, city) together into one line."""
        line = ", ".join(" ".join(part.split()) for part in self._of("address"))
        return (line,) if line else ()

    def _identifiers(self) -> Iterator[Identifier | tuple[str, str]]:
        for column, cell in self._values:
            if cell and _is_identifier(column):
                for part in _SEVERAL.split(cell):
                    yield from self._identifier(column, _whole(part))

    def _moved(self) -> Iterator[Identifier]:
        for column, cell in self._shifted:
            yield from self._fitting(column, _whole(cell))[:1]

    def _identifier(
        self, column: Column, text: str
    ) -> Iterator[Identifier | tuple[str, str]]:
        if says_nothing(text) or not any(map(str.isalnum, text)):
            return
        found = self._fitting(column, text)
        if found:
            yield from found if column.meaning in _OPEN else found[:1]
            return
        padded = _padded(column, text)
        if padded is not None:
            self._tell(
                f"{shown(text)} in {shown(column.header)} was read as {padded.value}, "
                "since spreadsheets drop the zeros in front of numbers."
            )
            yield padded
            return
        self._tell(self._wrong(column, text))
        yield (next(iter(self._types(column)), "registration_number"), text)

    def _types(self, column: Column) -> tuple[str, ...]:
        """List the types that a number in a column may be of, for the kind of party."""
        prop = column.meaning or ""
        if self._kind_told is not None:
            return held_types(prop, self._kind_told)
        return tuple(type_.name for type_ in identifier_types_of(prop))

    def _fitting(self, column: Column, text: str) -> list[Identifier]:
        if column.meaning == "identifier":
            return list(recognise_identifiers(text))
        found = []
        for name in self._types(column):
            try:
                found.append(parse_identifier(name, text))
            except InvalidValueError:
                continue
        return found

    def _wrong(self, column: Column, text: str) -> str:
        where = f"In {shown(column.header)}: "
        if _EXPONENT.fullmatch(text):
            return (
                f"{where}{shown(text)} is a number that a spreadsheet has rounded; its "
                "digits are lost. Save the column as text."
            )
        try:
            name = next(iter(self._types(column)), "registration_number")
            parse_identifier(name, text)
        except CheckDigitError as error:
            return f"{where}{error} It was searched for as it stands."
        except InvalidValueError as error:
            return (
                f"{where}{error} It was searched for as it stands, and does not count "
                "against anybody."
            )
        return f"{where}{shown(text)} is no known identifier; it was searched for."


@cache
def _kind_names() -> Mapping[str, str]:
    return {kind.name.casefold(): kind.name for kind in kinds() if kind.matchable}


def _is_identifier(column: Column) -> bool:
    meaning = column.meaning
    return meaning == "identifier" or bool(meaning and identifier_types_of(meaning))


def _whole(text: str) -> str:
    """Undo what spreadsheets do to long numbers: 7702070139.0 is 7702070139."""
    text = text.strip().lstrip("'")
    found = _DECIMAL.fullmatch(text)
    return found[1] if found else text


def _padded(column: Column, text: str) -> Identifier | None:
    for type_ in identifier_types_of(column.meaning or ""):
        for length in _PADDED.get(type_.name, ()):
            if text.isdigit() and length - 2 <= len(text) < length:
                try:
                    return parse_identifier(type_.name, text.zfill(length))
                except InvalidValueError:
                    continue
    return None


def _dates(text: str, month_first: bool | None) -> Iterator[PartialDate]:  # noqa: FBT001
    yield parse_written_date(text, month_first=month_first is True)
    if month_first is None and _SLASHED.search(text):
        yield parse_written_date(text, month_first=True)


def month_first(
    columns: Sequence[Column], rows: Sequence[Sequence[str]]
) -> bool | None:
    """Find out by its dates how a file writes 03/10/2021; None where nothing tells.

    25/12/2021 anywhere says that the day stands first, 12/25/2021 that the month does;
    where both occur, nothing can be concluded.
    """
    at = [i for i, column in enumerate(columns) if column.meaning == "birthDate"]
    found = [
        match
        for row in rows
        for i in at
        if i < len(row) and (match := _SLASHED.search(row[i][:100]))
    ]
    days = any(int(match[1]) > 12 for match in found)
    months = any(int(match[2]) > 12 for match in found)
    return None if days == months else months
