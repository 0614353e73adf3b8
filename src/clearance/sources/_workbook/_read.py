"""Reads a sheet of an Excel or OpenDocument workbook as rows of text under headings."""

import io
import lzma
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from clearance.errors import UnreadableFileError
from clearance.sources._files import SnapshotFiles

_LARGEST = 1024**3


def sheet_rows(
    snapshot: SnapshotFiles, file_name: str, sheet: str
) -> Iterator[dict[str, str]]:
    """Read the named sheet of a workbook, row by row, as heading -> text.

    The first row with anything in it holds the headings. Texts are stripped of outer
    spaces, whole numbers have no ".0", days are ISO days; an empty cell is "". Rows
    without any text are left out. Raises UnreadableFileError for a file that is no
    workbook, is damaged, protected or far too large, lacks the sheet, has no row below
    its headings, or has a heading twice or text under no heading.
    """
    cells = _cells(snapshot, file_name, sheet)
    rows = ((line, texts) for line, texts in cells if any(texts))
    first = next(rows, None)
    if first is None:
        raise UnreadableFileError(
            f"The sheet {sheet!r} of {file_name} is empty. Get the file again."
        )
    headings = _headings(first[1], file_name, sheet)
    found = False
    for line, texts in rows:
        found = True
        if any(texts[len(headings) :]):
            raise UnreadableFileError(
                f"{file_name}, sheet {sheet!r}, row {line}: holds text under no"
                " heading. This is not the layout we know: look at the file."
            )
        yield dict(zip(headings, texts, strict=False))
    if not found:
        raise UnreadableFileError(
            f"The sheet {sheet!r} of {file_name} has headings and no rows. Get the"
            " file again."
        )


def _headings(texts: Sequence[str], file_name: str, sheet: str) -> tuple[str, ...]:
    last = max(n for n, text in enumerate(texts) if text)
    headings = tuple(texts[: last + 1])
    twice = sorted(text for text, times in Counter(headings).items() if times > 1)
    if twice:
        raise UnreadableFileError(
            f"{file_name}, sheet {sheet!r}: the heading {twice[0]!r} stands there more"
            " than once. This is not the layout we know: look at the file."
        )
    return headings


def _cells(
    snapshot: SnapshotFiles, file_name: str, sheet: str
) -> list[tuple[int, list[str]]]:
    content = _content(snapshot, file_name)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            if sheet not in book.sheet_names:
                raise UnreadableFileError(
                    f"{file_name} has no sheet {sheet!r}; its sheets are"
                    f" {', '.join(book.sheet_names)}. This is not the file we know."
                )
            rows = book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    except PasswordError as error:
        raise UnreadableFileError(
            f"{file_name} is protected by a password. Get it without one."
        ) from error
    except (CalamineError, OSError, ValueError) as error:
        raise UnreadableFileError(
            f"{file_name} is damaged or no workbook ({error}). Get the file again."
        ) from error
    return [(line, [_text(c) for c in row]) for line, row in enumerate(rows, start=1)]


def _content(snapshot: SnapshotFiles, file_name: str) -> bytes:
    try:
        with snapshot.open(file_name) as stream:
            content = stream.read()
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            size = sum(part.file_size for part in archive.filelist)
    except zipfile.BadZipFile as error:
        raise UnreadableFileError(
            f"{file_name} is damaged or no workbook. Get the file again."
        ) from error
    except (OSError, lzma.LZMAError, EOFError) as error:
        raise UnreadableFileError(
            f"{file_name} cannot be read to its end ({error}). Get the file again."
        ) from error
    if size > _LARGEST:
        raise UnreadableFileError(
            f"{file_name} unpacks to {size:,} bytes, which no list does. It was not"
            " read: look at the file."
        )
    return content


def _text(value: object) -> str:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime):
        whole = value.time() == time()
        return value.date().isoformat() if whole else value.isoformat(sep=" ")
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
