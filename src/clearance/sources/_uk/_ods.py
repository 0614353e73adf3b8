"""Reads an OpenDocument sheet as rows of text, whatever stands above its headings."""

import io
import lzma
import zipfile
from datetime import date, datetime

from python_calamine import CalamineError, CalamineWorkbook

from clearance.errors import UnreadableFileError
from clearance.sources._files import SnapshotFiles

_LARGEST = 2 * 1024**3


def ods_rows(snapshot: SnapshotFiles, name: str) -> list[tuple[int, list[str]]]:
    """Read the first sheet with anything in it, as line numbers and rows of text.

    Rows without text are left out; days are written as the CSV has them, "31/12/2020".
    Raises UnreadableFileError for a file that is damaged, empty or no workbook.
    """
    content = _content(snapshot, name)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            for sheet in book.sheet_names:
                cells = book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
                rows = [(n, [_text(c) for c in row]) for n, row in enumerate(cells, 1)]
                filled = [(line, row) for line, row in rows if any(row)]
                if filled:
                    return filled
    except (CalamineError, OSError, ValueError) as error:
        raise UnreadableFileError(
            f"{name} is damaged or no workbook ({error}). Download it again."
        ) from error
    raise UnreadableFileError(f"{name} has no rows. Download it again.")


def _content(snapshot: SnapshotFiles, name: str) -> bytes:
    try:
        with snapshot.open(name) as stream:
            content = stream.read()
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            size = sum(part.file_size for part in archive.filelist)
    except (zipfile.BadZipFile, OSError, lzma.LZMAError, EOFError) as error:
        raise UnreadableFileError(
            f"{name} is damaged or no workbook ({error}). Download it again."
        ) from error
    if size > _LARGEST:
        raise UnreadableFileError(
            f"{name} unpacks to {size:,} bytes, which the list never did. It was not"
            " read: look at the file."
        )
    return content


def _text(value: object) -> str:
    if isinstance(value, date | datetime):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value).strip()
