"""What a portfolio is once it is read: columns, rows, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clearance.screening import Query


@dataclass(frozen=True, slots=True)
class Column:
    """A column and what it was taken for.

    `meaning` is a FollowTheMoney property such as "name" or "imoNumber", or one of
    "id", "kind" and "identifier"; None says that the column was not used.
    """

    header: str
    meaning: str | None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be used as it stands, and what became of it.

    `line` counts from 1 as a text editor or a spreadsheet shows it; None stands for
    the file as a whole. A line with a problem and no row was not screened.
    """

    line: int | None
    sentence: str


@dataclass(frozen=True, slots=True)
class Row:
    """One party of the portfolio: its line, the question it asks, its cells."""

    line: int
    query: Query
    values: tuple[str, ...] = field(default=(), repr=False)
    headers: tuple[str, ...] = field(default=(), repr=False)

    @property
    def cells(self) -> Mapping[str, str]:
        """The cells as they stand in the file, by header."""
        return dict(zip(self.headers, self.values, strict=False))


@dataclass(frozen=True, slots=True)
class Portfolio:
    """A file of customers, ready to be screened.

    `format` is "csv", "tsv", "xlsx" and so on; `encoding` is None for workbooks and
    `sheet` None for text; `rows` are in the order of the file.
    """

    path: Path
    format: str
    encoding: str | None
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...] = ()
    sheet: str | None = None
