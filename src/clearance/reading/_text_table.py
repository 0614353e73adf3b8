"""Tables as text: CSV and its kin, with whatever delimiter and quotation marks."""

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Lock

from clearance.errors import UsageError

from ._columns import meaning_of
from ._encoding import decode
from ._portfolio_values import Problem
from ._table import Record, Table

_DELIMITERS = (",", ";", "\t", "|")
_NONE = "\x1f"  # a character that no table holds: the line is one cell
# A quoted cell may hold line breaks (addresses); one that holds more than these has
# lost its closing mark.
_LONGEST_RECORD = 100
_NAMED = {"comma": ",", "semicolon": ";", "tab": "\t", "\\t": "\t", "pipe": "|"}
_LIMIT = Lock()


def read_text(
    raw: bytes, path: Path, *, encoding: str | None, delimiter: str | None
) -> Table:
    """Read a table of text; see `decode` for encodings and errors.

    Raises UsageError for a delimiter of more than one character.
    """
    decoded = decode(raw, path, encoding)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    told = _told(delimiter) or _separator_line(lines)
    problems: list[Problem] = []
    with _LIMIT:
        # The limit of the csv module holds for the process; it is put back.
        before = csv.field_size_limit(2**31 - 1)
        try:
            used = told or _sniffed(lines)
            records = list(_records(lines, used, problems))
        finally:
            csv.field_size_limit(before)
    return Table(
        format="tsv" if used == "\t" else "csv",
        encoding=decoded.encoding,
        records=records,
        problems=(*decoded.problems, *problems),
        single=used == _NONE,
    )


def _told(delimiter: str | None) -> str | None:
    if delimiter is None:
        return None
    found = _NAMED.get(delimiter.lower(), delimiter)
    if len(found) != 1 or found in '"\r\n':
        raise UsageError(
            f"{delimiter!r} cannot be a delimiter. Give one character, such as ';'."
        )
    return found


def _separator_line(lines: list[str]) -> str | None:
    """Obey `sep=;`, which Excel writes into the first line, and blank it."""
    first = lines[0].strip().strip('"') if lines else ""
    if first[:4].lower() != "sep=" or len(first) != 5:
        return None
    lines[0] = ""
    return first[4]


def _sniffed(lines: Sequence[str]) -> str:
    """Choose the delimiter that knows most headers and then divides most evenly."""
    sample = [line[:5_000] for line in lines if line.strip()][:60]
    if not sample:
        return ","
    ranked = max((_fitness(sample, mark), mark) for mark in _DELIMITERS)
    (known, share, width), best = ranked
    headed = max(_known_headers(sample, mark) for mark in (_NONE, best))
    whole = _known_headers(sample, _NONE)
    if width <= 1 or (whole and known <= whole == headed):
        return _NONE
    return best if known or share >= 0.5 else _NONE


def _fitness(sample: Sequence[str], mark: str) -> tuple[int, float, int]:
    widths = Counter(len(row) for row in csv.reader(sample, delimiter=mark))
    wide = {width: count for width, count in widths.items() if width > 1}
    if not wide:
        return (0, 0.0, 1)
    width, count = max(wide.items(), key=lambda pair: (pair[1], pair[0]))
    return (_known_headers(sample, mark), count / sum(widths.values()), width)


def _known_headers(sample: Sequence[str], mark: str) -> int:
    rows = csv.reader(sample[:10], delimiter=mark)
    return max(sum(meaning_of(cell) is not None for cell in row) for row in rows)


def _records(lines: list[str], mark: str, problems: list[Problem]) -> Iterator[Record]:
    """Take lines apart; start again behind a quotation mark that is never closed."""
    start = width = 0
    while start < len(lines):
        feed = _Feed(lines, start)
        for row in csv.reader(feed, delimiter=mark, strict=False):
            if feed.overrun or _swallowed(
                lines[feed.began : feed.at], row, mark, width
            ):
                feed.overrun = True
                break
            width = max(width, len(row))
            if row:
                yield feed.began + 1, tuple(row)
            feed.began = feed.at
        if not feed.overrun:
            return
        yield feed.began + 1, _unquoted(lines[feed.began], mark)
        problems.append(Problem(feed.began + 1, _NEVER_CLOSED))
        start = feed.began + 1


_NEVER_CLOSED = (
    "A quotation mark is opened and never closed; the line was read as if it were not "
    "there. Check its cells."
)


def _swallowed(lines: list[str], row: list[str], mark: str, width: int) -> bool:
    """Notice a record that ran on over other records up to their quotation mark."""
    if len(lines) < 2 or width < 2:
        return False
    # A line that goes on in a quoted cell has an odd number of marks if it closes it.
    whole = (
        line.count(mark) == width - 1 and line.count('"') % 2 == 0 for line in lines[1:]
    )
    return len(row) != width or any(whole)


def _unquoted(line: str, mark: str) -> tuple[str, ...]:
    plain = next(csv.reader([line], delimiter=mark, quoting=csv.QUOTE_NONE), [])
    return tuple(cell.replace('"', "") for cell in plain)


class _Feed:
    """Hands lines to the csv module and notices when it asks for too many."""

    def __init__(self, lines: list[str], start: int) -> None:
        self._lines = lines
        self.at = self.began = start
        self.overrun = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        too_long = self.at - self.began > _LONGEST_RECORD
        past_end = self.at >= len(self._lines)
        if too_long or (past_end and self.at > self.began):
            self.overrun = True
            raise StopIteration
        if past_end:
            raise StopIteration
        self.at += 1
        return self._lines[self.at - 1] + "\n"
