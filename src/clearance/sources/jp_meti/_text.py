"""Cuts the text of a METI list into its numbered entries."""

import lzma
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from clearance.errors import UnreadableFileError
from clearance.sources._audit import Audit
from clearance.sources._files import SnapshotFiles

JAPANESE = "ぁ-ゖァ-ヺ一-鿿"
_ADDRESS = re.compile(r"所\s*在\s*地\s*[：:]")
_UPDATED = re.compile(
    r"最終更新日[：:]\s*(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日"
)
_NOTICE = re.compile(r"令和[^()（）]*?外務省告示第[^()（）]*?号")
_NUMBERED = re.compile(rf"^([0-9０-９]+)(?=[ 　]*[^\n]*[{JAPANESE}])", re.MULTILINE)
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


@dataclass(frozen=True, slots=True)
class RawEntry:
    """An entry to the letter: number, what stands before its address, the address."""

    number: int
    names: str
    address: str


@dataclass(frozen=True, slots=True)
class RawList:
    """A list to the letter: its first lines without spaces, day, notice and entries."""

    title: str
    updated: date | None
    notice: str | None
    entries: tuple[RawEntry, ...]


def read_list(snapshot: SnapshotFiles, name: str, audit: Audit) -> RawList:
    """Read one of the files.

    Raises UnreadableFileError for a file that is damaged or no such list; the snapshot
    is refused where numbers are missing or an entry has no single address.
    """
    text = read_text(snapshot, name)
    starts = list(_entry_starts(text))
    if not starts:
        raise UnreadableFileError(
            f"{name} has no entry with the number 1: it is not METI's list. Take the"
            " text out of the PDF again."
        )
    entries = []
    ends = [begin for begin, _ in starts[1:]] + [len(text)]
    for number, ((_, begin), end) in enumerate(zip(starts, ends, strict=True), start=1):
        body = text[begin:end]
        found = list(_ADDRESS.finditer(body))
        if len(found) != 1:
            audit.refuse(
                f"{name}: entry {number} has {len(found)} addresses instead of one. A"
                f" line of it, or the number {number + 1}, was lost from the text."
            )
        first = found[0] if found else None
        cut = (len(body), len(body)) if first is None else first.span()
        entries.append(RawEntry(number, body[: cut[0]], body[cut[1] :]))
    _check_last(text, name, len(entries), audit)
    head = text[: starts[0][0]]
    notice = _NOTICE.search("".join(head.split()))
    return RawList(
        unicodedata.normalize("NFKC", "".join(head.split())),
        _updated(head),
        None if notice is None else notice[0],
        tuple(entries),
    )


def updated_day(snapshot: SnapshotFiles, name: str) -> date | None:
    """Give the day of the last change that a file prints in its first lines."""
    return _updated(read_text(snapshot, name))


def read_text(snapshot: SnapshotFiles, name: str) -> str:
    """Read a whole file; UnreadableFileError is raised for one that is no text."""
    try:
        with snapshot.open(name) as stream:
            text = stream.read().decode("utf-8-sig")
    except (OSError, lzma.LZMAError, EOFError, UnicodeDecodeError) as error:
        raise UnreadableFileError(
            f"{name} cannot be read as text in UTF-8 ({error}). Take the text out of"
            " the PDF again."
        ) from error
    if not text.strip():
        raise UnreadableFileError(f"{name} is empty. Take the text out again.")
    return text.replace("\r\n", "\n").replace("\f", "\n")


def _updated(text: str) -> date | None:
    found = _UPDATED.search(unicodedata.normalize("NFKC", text))
    if found is None:
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None


def _entry_starts(text: str) -> Iterator[tuple[int, int]]:
    """Find where each entry begins: before its number, and behind it.

    Numbers are looked for in order, each behind the address of the entry before. One
    begins a line, or follows the address at once where a page turned; a name with
    Japanese in it follows, as in no address.
    """
    behind, number = 0, 1
    while True:
        wide = str(number).translate(_WIDE)
        found = re.compile(
            rf"(?:^|(?<=[^\s\d]))(?:{number}|{wide})(?![\d０-９])[ 　]*"
            rf"(?=[^\n]*[{JAPANESE}])",
            re.MULTILINE,
        ).search(text, behind)
        if found is None:
            return
        yield found.span()
        address = _ADDRESS.search(text, found.end())
        if address is None:
            return
        behind, number = address.end(), number + 1


def _check_last(text: str, name: str, count: int, audit: Audit) -> None:
    """Refuse a text in which a line begins with the number after the last entry's."""
    numbers = {int(found) for found in _NUMBERED.findall(text)}
    later = sorted(n for n in numbers if count < n <= count + 20)
    if later:
        audit.refuse(
            f"{name}: entries were found up to {count}, but a line begins with"
            f" {later[0]}. The entry {count + 1} was lost from the text, or has a form"
            " that is not known."
        )
