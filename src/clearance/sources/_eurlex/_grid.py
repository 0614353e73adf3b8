"""Reads the rows of a table of an act, with cells that span several columns or rows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from ._html import Text, text_of


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its cells from left to right, the amendment it came with, its line.

    A cell that spans several rows stands in each of them; one that spans several
    columns stands in the first and leaves the others out.
    """

    cells: tuple[Text, ...]
    mark: str | None
    line: int

    @property
    def empty(self) -> bool:
        """Whether no cell has a text: rows that hold only a mark are."""
        return not any(cell.lines for cell in self.cells)


def rows_of(
    table: etree._Element, marks: Mapping[etree._Element, str]
) -> Iterator[Row]:
    """Give the rows of a table, but not those of tables within its cells."""
    spanning: dict[int, tuple[int, Text]] = {}
    for tr in table.iter("tr"):
        if _table_of(tr) is not table:
            continue
        cells: list[Text] = []
        for cell in (c for c in tr if c.tag in ("td", "th")):
            _take_spanning(cells, spanning)
            text = text_of(cell)
            down = _number(cell.get("rowspan"))
            if down > 1:
                spanning[len(cells)] = (down - 1, text)
            cells.append(text)
        _take_spanning(cells, spanning)
        line = tr.sourceline
        at = line if isinstance(line, int) else 0
        yield Row(tuple(cells), marks.get(tr), at)


def _take_spanning(cells: list[Text], spanning: dict[int, tuple[int, Text]]) -> None:
    while len(cells) in spanning:
        left, text = spanning.pop(len(cells))
        if left > 1:
            spanning[len(cells)] = (left - 1, text)
        cells.append(text)


def _number(text: str | None) -> int:
    return int(text) if text is not None and text.isdecimal() else 1


def _table_of(row: etree._Element) -> etree._Element | None:
    return next(row.iterancestors("table"), None)
