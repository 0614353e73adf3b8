"""Reads a table of text with a heading line, and refuses what is no such table."""

import csv
import io
import lzma
import re
from collections.abc import Iterator, Mapping

from clearance.errors import UnreadableFileError
from clearance.sources._audit import Audit
from clearance.sources._files import SnapshotFiles

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f]")


def read_text(snapshot: SnapshotFiles, name: str) -> str:
    """Read a whole file as text: UTF-8, else Windows-1252.

    Raises UnreadableFileError for a file that is empty, damaged or no text.
    """
    try:
        with snapshot.open(name) as stream:
            content = stream.read()
    except (OSError, lzma.LZMAError, EOFError) as error:
        raise UnreadableFileError(
            f"{name} cannot be read to its end ({error}). Download it again."
        ) from error
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    if not text.strip():
        raise UnreadableFileError(f"{name} is empty. Download it again.")
    if _CONTROL.search(text) is not None:
        raise UnreadableFileError(
            f"{name} holds bytes that no text has: it is another file. Download it"
            " again."
        )
    return text


def read_table(
    snapshot: SnapshotFiles,
    audit: Audit,
    *,
    name: str,
    columns: tuple[str, ...],
    delimiter: str = ",",
    optional: tuple[str, ...] = (),
) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Give the rows of a table with their line numbers, cells by heading.

    A row with another number of cells is reported and left out; more than five such and
    one in a hundred, or half of a small table, and the file is refused. Raises
    UnreadableFileError then, and where it is no such table; ListRefusedError where a
    column is missing.
    """
    reader = csv.reader(
        io.StringIO(read_text(snapshot, name), newline=""), delimiter=delimiter
    )
    try:
        headings = [heading.strip() for heading in next(reader, [])]
        if not set(headings) & set(columns):
            raise UnreadableFileError(
                f"{name} does not begin with the headings {', '.join(columns[:3])} ...:"
                " it is another file. Download it again."
            )
        audit.columns(name, headings, {"known": columns}, optional=optional)
        good, bad = 0, 0
        for row in reader:
            if not any(cell.strip() for cell in row):
                continue
            if len(row) != len(headings):
                bad += 1
                audit.count("rows.left_out")
                audit.problem(
                    f"{name}, line {reader.line_num}: has {len(row)} cells instead of"
                    f" {len(headings)}; the row was left out."
                )
                continue
            good += 1
            yield reader.line_num, dict(zip(headings, row, strict=True))
    except csv.Error as error:
        raise UnreadableFileError(
            f"{name}, line {reader.line_num}: cannot be read as a table ({error})."
            " Download it again."
        ) from error
    _refuse_damage(name, good, bad)


def _refuse_damage(name: str, good: int, bad: int) -> None:
    if not good and not bad:
        raise UnreadableFileError(f"{name} holds no rows. Download it again.")
    if bad >= max(good, 1) or (bad > 5 and bad * 100 > good):
        raise UnreadableFileError(
            f"{name}: {bad} of {good + bad} rows do not have as many cells as there are"
            " headings. The file is damaged: download it again."
        )
