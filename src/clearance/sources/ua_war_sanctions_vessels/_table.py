"""Reads the extract's table and what its words mean."""

import csv
import io
import lzma
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from clearance.errors import UnreadableFileError
from clearance.sources._audit import Audit
from clearance.sources._files import SnapshotFiles
from clearance.values import load_yaml

_COLUMNS = (
    "gur_id",
    "name",
    "imo",
    "mmsi_current",
    "mmsi_legacy",
    "flag",
    "vessel_type",
    "callsign",
    "former_names",
    "build_year",
    "status",
)
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Lookups:
    """The tables of `lookups.yml`, ready for use."""

    headings: Mapping[str, Collection[str]]
    flags_as_names: Mapping[str, str]
    no_flag: Collection[str]
    statuses: Mapping[str, bool]
    lookalikes: Mapping[int, str]

    def latin(self, name: str) -> str:
        """Write a Latin word that has Cyrillic letters in it in Latin letters only.

        A word all of whose letters are Cyrillic, or some of which look like no Latin
        one, stays as it is, unless it is part of a name with Latin letters.
        """
        if re.search(r"[A-Za-z]", name) is None:
            return name
        return _WORD.sub(self._latin_word, name)

    def _latin_word(self, found: re.Match[str]) -> str:
        written = found[0].translate(self.lookalikes)
        return written if written.isascii() else found[0]


@cache
def lookups() -> Lookups:
    """Read the table that ships with the package; the same object every time."""
    place = files(__package__).joinpath("lookups.yml")
    read = load_yaml(place.read_text("utf-8"), "lookups.yml")
    return Lookups(
        headings=read["headings"],
        flags_as_names=read["flags_as_names"],
        no_flag=frozenset(read["no_flag"]),
        statuses=read["statuses"],
        lookalikes=str.maketrans(read["lookalikes"]),
    )


def read_rows(
    snapshot: SnapshotFiles, audit: Audit, name: str
) -> Iterator[dict[str, str]]:
    """Give the rows as column -> text without outer spaces.

    Raises UnreadableFileError for a file that is empty, damaged or no such table, and
    ListRefusedError where it lacks a column.
    """
    reader = csv.DictReader(
        io.StringIO(_text(snapshot, name), newline=""), restval=None, strict=True
    )
    try:
        headings = list(reader.fieldnames or ())
        audit.columns(name, headings, {"vessels": _COLUMNS})
        found = False
        for row in reader:
            found = True
            if None in row or None in row.values():
                raise UnreadableFileError(
                    f"{name}, line {reader.line_num}: has not as many columns as the"
                    " first line. Get the file again."
                )
            yield {c: row.get(c, "").strip() for c in _COLUMNS}
    except csv.Error as error:
        raise UnreadableFileError(
            f"{name}, line {reader.line_num}: not readable as CSV ({error}). Get the"
            " file again."
        ) from error
    if not found:
        raise UnreadableFileError(f"{name} holds no rows. Get the file again.")


def _text(snapshot: SnapshotFiles, name: str) -> str:
    try:
        with snapshot.open(name) as stream:
            text = stream.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFileError(
            f"{name} is not UTF-8 text (byte {error.start}). Get the file again."
        ) from error
    except (OSError, lzma.LZMAError, EOFError) as error:
        raise UnreadableFileError(
            f"{name} cannot be read to its end ({error}). Get the file again."
        ) from error
    if not text.strip():
        raise UnreadableFileError(f"{name} is empty. Get the file again.")
    return text
