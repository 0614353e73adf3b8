"""Reading the tables of a dataset, row by row, with the line for messages."""

import csv
import lzma
from collections.abc import Iterator, Mapping
from io import TextIOWrapper

from clearance.errors import UnreadableFileError
from clearance.sources._files import SnapshotFiles

# One value may be a long text, but no honest one fills this.
_CELL = 16 << 20
# What goes wrong with a packed file that breaks off, or is none.
UNPACKING = (EOFError, OSError, lzma.LZMAError)


def rows(snapshot: SnapshotFiles, name: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Give the rows of a table by heading, each with the line on which it ends.

    Raises UnreadableFileError for a file that is no table, or a row that is longer or
    shorter than the headings, broken, or too large.
    """
    found = _cells(snapshot, name)
    _, names = next(found, (0, []))
    for line, cells in found:
        if cells and len(cells) != len(names):
            raise UnreadableFileError(
                f"{snapshot.where(name)}, line {line}: the row has {len(cells)} cells,"
                f" but there are {len(names)} headings. Fetch the file again."
            )
        if cells:
            yield line, dict(zip(names, cells, strict=True))


def headings(snapshot: SnapshotFiles, name: str) -> tuple[str, ...]:
    """Give the headings of a table; empty for an empty file.

    Raises UnreadableFileError for a file that is no table.
    """
    _, names = next(_cells(snapshot, name), (0, []))
    return tuple(names)


def _cells(snapshot: SnapshotFiles, name: str) -> Iterator[tuple[int, list[str]]]:
    with (
        snapshot.open(name) as raw,
        TextIOWrapper(raw, encoding="utf-8-sig", newline="") as text,
    ):
        before = csv.field_size_limit(_CELL)
        try:
            reader = csv.reader(text, strict=True)
            for cells in reader:
                yield reader.line_num, cells
        except (csv.Error, UnicodeDecodeError, *UNPACKING) as error:
            raise UnreadableFileError(
                f"{snapshot.where(name)} cannot be read as a table in UTF-8: {error}."
                " Fetch the file again."
            ) from error
        finally:
            csv.field_size_limit(before)
