"""Tables in workbooks: Excel and OpenDocument, read by calamine."""

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from clearance.errors import UnreadableFileError, UsageError

from ._portfolio_values import Problem
from ._table import Record, Table

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_LARGEST = 2 * 1024**3
_KINDS = (
    ("xl/workbook.xml", "xlsx"),
    ("xl/workbook.bin", "xlsb"),
    ("content.xml", "ods"),
)


def workbook_format(raw: bytes, path: Path) -> str | None:
    """Tell the format of a workbook by its content; None for what is no container.

    Raises UnreadableFileError for a container of another kind, a damaged one and one
    that needs a password.
    """
    if raw.startswith(_OLE):
        if _ENCRYPTED in raw:
            raise UnreadableFileError(_password(path))
        return "xls"
    if not raw.startswith(b"PK\x03\x04"):
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            names, size = archive.namelist(), sum(f.file_size for f in archive.filelist)
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise UnreadableFileError(_damaged(path)) from None
    found = next((kind for part, kind in _KINDS if part in names), None)
    if found is None:
        raise UnreadableFileError(
            f"{path.name} is a zip archive and not a workbook. Unpack it and give the "
            "CSV or Excel file."
        )
    if size > _LARGEST:
        raise UnreadableFileError(
            f"{path.name} unpacks to {size:,} bytes, which is more than a workbook of "
            "customers can be. Save the sheet as CSV."
        )
    return found


def _password(path: Path) -> str:
    return f"{path.name} is protected by a password. Save it without one and try again."


def _damaged(path: Path) -> str:
    return (
        f"{path.name} is damaged and cannot be opened as a workbook. Open it in a "
        "spreadsheet program and save it again, or as CSV."
    )


def read_workbook(raw: bytes, path: Path, *, kind: str, sheet: str | None) -> Table:
    """Read one sheet: the named one, else the first visible one that holds anything.

    Other sheets with content are told. Raises UsageError for a sheet that does not
    exist and UnreadableFileError for a workbook that is damaged or empty.
    """
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(raw)) as book:
            chosen, others = _chosen(book, path, sheet)
            records = list(_records(chosen))
    except PasswordError:
        raise UnreadableFileError(_password(path)) from None
    except (CalamineError, OSError, ValueError):
        raise UnreadableFileError(_damaged(path)) from None
    problems: tuple[Problem, ...] = ()
    if others:
        problems = (
            Problem(
                None,
                f"Only the sheet {chosen.name!r} was read; {', '.join(others)} "
                "also hold something. Say which sheet to read to have another.",
            ),
        )
    width = max((len(cells) for _, cells in records), default=0)
    return Table(kind, None, records, problems, chosen.name, single=width == 1)


def _chosen(
    book: CalamineWorkbook, path: Path, sheet: str | None
) -> tuple[CalamineSheet, list[str]]:
    tables = [m for m in book.sheets_metadata if m.typ is SheetTypeEnum.WorkSheet]
    names = [m.name for m in tables]
    if sheet is not None:
        found = next((n for n in names if n.casefold() == sheet.casefold()), None)
        if found is None:
            raise UsageError(
                f"{path.name} has no sheet {sheet!r}. Its sheets are: "
                f"{', '.join(map(repr, names))}."
            )
        return book.get_sheet_by_name(found), []
    visible = [m.name for m in tables if m.visible is SheetVisibleEnum.Visible]
    filled = [s for s in map(book.get_sheet_by_name, visible) if s.height and s.width]
    if not filled:
        raise UnreadableFileError(f"{path.name} has no sheet with anything in it.")
    return filled[0], [repr(other.name) for other in filled[1:]]


def _records(sheet: CalamineSheet) -> Iterator[Record]:
    first = sheet.start[0] + 1 if sheet.start else 1
    for line, row in enumerate(sheet.to_python(skip_empty_area=True), start=first):
        cells = tuple(_text(value) for value in row)
        if any(cells):
            yield line, cells


def _text(value: object) -> str:
    """Write a cell as a person would type it: 7702070139.0 is a number of 10 digits."""
    if isinstance(value, str):
        return value
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
