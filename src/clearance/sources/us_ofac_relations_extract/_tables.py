"""Reads the two tables of the extract: who there is, and who is related to whom."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from clearance.errors import UnreadableFileError
from clearance.sources._audit import Audit
from clearance.sources._files import SnapshotFiles
from clearance.sources._us_ofac import read_text

_RELATION_COLUMNS = (
    "ID",
    "From-ProfileID",
    "To-ProfileID",
    "RelationTypeID",
    "RelationQualityID",
    "Former",
    "SanctionsEntryID",
)
_PARTY_COLUMNS = ("FixedRef", "ProfileID", "PartySubTypeID")


@dataclass(frozen=True, slots=True)
class Profile:
    """A party of the table: its number on the official list, and what sort it is."""

    uid: str
    sort: str | None


def read_relations(
    snapshot: SnapshotFiles, audit: Audit, name: str
) -> Iterator[dict[str, str]]:
    """Give the relations as column -> text.

    Raises UnreadableFileError for a file that is damaged, and ListRefusedError where
    it lacks a column.
    """
    for headings, row in _rows(snapshot, name):
        if headings is not None:
            audit.columns(name, headings, {"relations": _RELATION_COLUMNS})
        yield row


def read_profiles(
    snapshot: SnapshotFiles, audit: Audit, name: str
) -> dict[str, Profile]:
    """Give the parties by the number of their profile.

    The table's other columns are of its nested names and features, of which it kept
    the first of each party only: they are left out. Raises what `read_relations` does.
    """
    found: dict[str, Profile] = {}
    for headings, row in _rows(snapshot, name):
        if headings is not None:
            others = [h for h in dict.fromkeys(headings) if h not in _PARTY_COLUMNS]
            audit.columns(name, headings, {"parties": _PARTY_COLUMNS}, optional=others)
            for heading in others:
                audit.ignored(f"{name}: {heading}")
        uid, number = row.get("FixedRef", ""), row.get("ProfileID", "")
        if not (uid.isdecimal() and number.isdecimal()):
            raise UnreadableFileError(
                f"{name}: a party has no number ({uid!r}, {number!r}). Get the file"
                " again."
            )
        if number in found:
            raise UnreadableFileError(
                f"{name}: profile {number} stands there twice. Get the file again."
            )
        found[number] = Profile(uid, row.get("PartySubTypeID") or None)
    return found


def _rows(
    snapshot: SnapshotFiles, name: str
) -> Iterator[tuple[list[str] | None, dict[str, str]]]:
    """Give each row as column -> text, the first one with all the headings.

    Of columns of the same name the first counts.
    """
    reader = csv.reader(io.StringIO(read_text(snapshot, name), newline=""), strict=True)
    try:
        headings = next(reader)
        first: list[str] | None = headings
        for row in reader:
            if len(row) != len(headings):
                raise UnreadableFileError(
                    f"{name}, line {reader.line_num}: has {len(row)} columns instead of"
                    f" {len(headings)}. Get the file again."
                )
            yield first, dict(zip(reversed(headings), reversed(row), strict=True))
            first = None
    except csv.Error as error:
        raise UnreadableFileError(
            f"{name}, line {reader.line_num}: not readable as CSV ({error}). Get the"
            " file again."
        ) from error
    if first is not None:
        raise UnreadableFileError(f"{name} holds no rows. Get the file again.")
