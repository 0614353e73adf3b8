"""Reads CSV files, in any usual encoding, as rows with their line numbers."""

import csv
import io
import lzma

from clearance.errors import UnreadableFileError
from clearance.sources._files import SnapshotFiles


def csv_rows(snapshot: SnapshotFiles, name: str) -> list[tuple[int, list[str]]]:
    """Read a whole CSV file; rows without any text are left out.

    It is UTF-8, or else Windows-1252, as OFSI wrote it. Raises UnreadableFileError for
    a file that is empty, damaged, or no text.
    """
    reader = csv.reader(io.StringIO(_text(snapshot, name), newline=""), strict=True)
    rows: list[tuple[int, list[str]]] = []
    try:
        for row in reader:
            if any(map(str.strip, row)):
                rows.append((reader.line_num, row))
    except csv.Error as error:
        raise UnreadableFileError(
            f"{name}, line {reader.line_num}: not readable as CSV ({error}). Download"
            " the file again."
        ) from error
    return rows


def _text(snapshot: SnapshotFiles, name: str) -> str:
    try:
        with snapshot.open(name) as stream:
            content = stream.read()
    except (OSError, lzma.LZMAError, EOFError) as error:
        raise UnreadableFileError(
            f"{name} cannot be read to its end ({error}). Download it again."
        ) from error
    if not content.strip():
        raise UnreadableFileError(f"{name} is empty. Download it again.")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise UnreadableFileError(
        f"{name} is no text in UTF-8 or Windows-1252. Download it again."
    )
