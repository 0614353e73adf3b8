"""A file of customers, whatever program wrote it, as rows to screen."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from clearance.errors import UnreadableFileError, UsageError

from ._columns import columns_of, fold, meaning_of
from ._portfolio_values import Column, Portfolio, Problem, Row
from ._question import Reader, month_first
from ._records import read_records, records_format
from ._table import LONGEST_CELL, Record, Table, shown
from ._text_table import read_text
from ._workbook import read_workbook, workbook_format

_HEADER_WITHIN = 20
_KNOWN_BINARIES = (
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"\xfd7zXZ", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
    (b"Rar!", "a compressed file"),
    (b"PAR1", "a Parquet file"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)


def read_portfolio(
    path: Path,
    *,
    columns: Mapping[str, str] | None = None,
    encoding: str | None = None,
    delimiter: str | None = None,
    sheet: str | None = None,
) -> Portfolio:
    """Read a portfolio: CSV (any usual delimiter and encoding), a workbook, records.

    Records are lines of JSON, a list of JSON or Arrow's streams and files.

    What the file is, is told by its content and not by its ending. The header is the
    line among the first 20 that knows most columns; a file of a single column needs
    none and is read as names. *columns* maps a meaning to a header, such as
    `{"name": "Kunde"}`, and beats what would be guessed. Whatever cannot be used is
    told in `problems`, by line; the other rows and cells are kept.

    Raises UnreadableFileError for a file that is missing, empty, damaged or of another
    kind, and UsageError for an encoding, delimiter, sheet, meaning or header that does
    not exist and where no column holds a name or an identifier.
    """
    table = _table(path, encoding=encoding, delimiter=delimiter, sheet=sheet)
    told = columns or {}
    filled = [record for record in table.records if any(c.strip() for c in record[1])]
    if not filled:
        raise UnreadableFileError(f"{path.name} has no rows: nothing to screen.")
    at = _header_at(filled, told)
    if at is None and table.single and not told:
        return _list_of_names(path, table, filled)
    header = filled[at or 0]
    found = columns_of(_headers(header[1], filled), told)
    rows, problems = _rows(found, filled[(at or 0) + 1 :])
    if not rows and not problems:
        raise UnreadableFileError(f"{path.name} has a header and no rows.")
    return Portfolio(
        path=path,
        format=table.format,
        encoding=table.encoding,
        columns=found,
        rows=rows,
        problems=(*table.problems, *_notes(filled[: at or 0], found), *problems),
        sheet=table.sheet,
    )


def _table(
    path: Path, *, encoding: str | None, delimiter: str | None, sheet: str | None
) -> Table:
    raw = _bytes(path)
    kind = records_format(raw)
    if kind is not None:
        return read_records(raw, path, kind)
    return _read(raw, path, encoding=encoding, delimiter=delimiter, sheet=sheet)


def read_table(
    path: Path,
    *,
    encoding: str | None = None,
    delimiter: str | None = None,
    sheet: str | None = None,
) -> Table:
    """Read the lines of a table, as `read_portfolio` does before it knows columns."""
    return _read(
        _bytes(path), path, encoding=encoding, delimiter=delimiter, sheet=sheet
    )


def _read(
    raw: bytes,
    path: Path,
    *,
    encoding: str | None,
    delimiter: str | None,
    sheet: str | None,
) -> Table:
    kind = workbook_format(raw, path)
    if kind is not None:
        return read_workbook(raw, path, kind=kind, sheet=sheet)
    if sheet is not None:
        raise UsageError(f"{path.name} is a text file and has no sheets.")
    binary = next(
        (what for mark, what in _KNOWN_BINARIES if raw.startswith(mark)), None
    )
    if binary is not None:
        raise UnreadableFileError(
            f"{path.name} is {binary} and not a table. Give a CSV or Excel file."
        )
    return read_text(raw, path, encoding=encoding, delimiter=delimiter)


def _bytes(path: Path) -> bytes:
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise UnreadableFileError(
            f"There is no file {path}. Check its name and folder."
        ) from None
    except IsADirectoryError:
        raise UnreadableFileError(
            f"{path} is a folder. Give the CSV or Excel file in it."
        ) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableFileError(f"{path} cannot be read: {reason}.") from None
    if not raw.strip(b" \t\r\n\0\xef\xbb\xbf"):
        raise UnreadableFileError(f"{path.name} is empty: nothing to screen.")
    return raw


def _header_at(records: Sequence[Record], told: Mapping[str, str]) -> int | None:
    """Find the line that knows most columns, past titles; None where none does."""
    wanted = {fold(header) for header in told.values()}
    best, at = 0, None
    for index, (_, cells) in enumerate(records[:_HEADER_WITHIN]):
        known = sum(meaning_of(c) is not None for c in cells if len(c) <= 200)
        known += 100 * sum(fold(cell) in wanted for cell in cells if cell)
        if known > best:
            best, at = known, index
    return at


def _headers(header: Sequence[str], records: Sequence[Record]) -> tuple[str, ...]:
    """Give each column a header of its own: "Name (2)" for the second "Name".

    Columns beyond the last header are there where most rows fill them.
    """
    cells = list(header)
    while cells and not cells[-1].strip():
        cells.pop()
    widths = sorted(len(row) for _, row in records)
    cells += [""] * min(len(header) - len(cells), widths[len(widths) // 2])
    seen: dict[str, int] = {}
    named = []
    for at, cell in enumerate(cells, start=1):
        text = " ".join(cell[:LONGEST_CELL].split()) or f"column {at}"
        seen[text] = seen.get(text, 0) + 1
        named.append(text if seen[text] == 1 else f"{text} ({seen[text]})")
    return tuple(named)


def _rows(
    columns: tuple[Column, ...], records: Sequence[Record]
) -> tuple[tuple[Row, ...], tuple[Problem, ...]]:
    reader = Reader(columns, month_first(columns, [cells for _, cells in records]))
    headers = tuple(column.header for column in columns)
    rows: list[Row] = []
    problems: list[Problem] = []
    for line, cells in records:
        query, found = reader.question(line, cells)
        problems += found
        if query is not None:
            kept = tuple(cell[:LONGEST_CELL] for cell in cells)
            rows.append(Row(line, query, kept, headers))
    return tuple(rows), tuple(problems)


def _notes(above: Sequence[Record], columns: Sequence[Column]) -> list[Problem]:
    notes = []
    if above:
        text = next(cell for cell in above[0][1] if cell.strip())
        notes.append(
            Problem(
                None,
                f"What stands above the header was not read: {shown(text)}"
                f"{' and more' if len(above) > 1 else ''}.",
            )
        )
    doubled = sorted({c.header for c in columns if c.header.endswith(" (2)")})
    if doubled:
        told = ", ".join(repr(header.removesuffix(" (2)")) for header in doubled)
        notes.append(
            Problem(None, f"These headers stand twice: {told}. Both are read.")
        )
    return notes


def _list_of_names(path: Path, table: Table, records: Sequence[Record]) -> Portfolio:
    columns = (Column("column 1", "name"),)
    rows, problems = _rows(columns, records)
    note = Problem(
        None, "The file has one column and no known header: every line is a name."
    )
    return Portfolio(
        path=path,
        format=table.format,
        encoding=table.encoding,
        columns=columns,
        rows=rows,
        problems=(*table.problems, note, *problems),
        sheet=table.sheet,
    )
