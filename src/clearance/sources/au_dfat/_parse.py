"""Reads the workbook of the Australian list into statements."""

from collections.abc import Iterator
from typing import Any

from clearance.entities import Statement
from clearance.errors import UnreadableFileError
from clearance.sources._audit import Audit
from clearance.sources._files import SnapshotFiles
from clearance.sources._party import lookups_of
from clearance.sources._workbook import sheet_rows

from ._entry import group_rows, un_references
from ._party import write_party

_PACKAGE = __package__
_FILE = "regulation8_consolidated.xlsx"


def parse(snapshot: SnapshotFiles, audit: Audit) -> Iterator[Statement]:
    """Read all persons, entities and ships of the workbook, of either layout.

    Subjects are `au-` and the number of the reference; the rows "1", "1a" and "1b"
    are one party with its aliases. Raises UnreadableFileError for a file that is
    damaged or another; ListRefusedError where a column has vanished.
    """
    rows = _rows(snapshot)
    table: Any = lookups_of(_PACKAGE)
    layout = audit.columns(_FILE, list(rows[0]), table["layouts"])
    audit.count(f"layout.{layout}")
    entries = group_rows(rows, audit, file=_FILE)
    references = un_references(entries, audit)
    for entry in entries:
        reference = references.get(entry.number)
        yield from write_party(
            entry, audit, source=snapshot.source, reference=reference
        )


def _rows(snapshot: SnapshotFiles) -> list[dict[str, str]]:
    """Read the sheet of the list, whose name has changed; the newest is tried first."""
    failed: list[UnreadableFileError] = []
    for sheet in lookups_of(_PACKAGE)["sheets"]:
        try:
            return list(sheet_rows(snapshot, _FILE, sheet))
        except UnreadableFileError as error:
            failed.append(error)
    raise failed[0]
