"""Reads the XML file of the Canadian list into statements."""

from collections.abc import Iterator

from clearance.entities import Statement
from clearance.errors import UnreadableFileError
from clearance.sources._audit import Audit
from clearance.sources._files import SnapshotFiles
from clearance.sources._xml import xml_records

from ._party import write_party
from ._record import group_records, read_record

_FILE = "sema-lmes.xml"


def parse(snapshot: SnapshotFiles, audit: Audit) -> Iterator[Statement]:
    """Read all persons, entities and ships of `sema-lmes.xml`, of either layout.

    Subjects are `ca-` and a digest of regulation, kind and name (of ships the IMO
    number), since the list has no numbers that stay: schedules were renamed between
    2020 and 2025 and entries moved between them. A party is in force from its
    DateOfListing; without one, from the day the file was published. Raises
    UnreadableFileError for a file that is damaged, empty or another.
    """
    records = [
        read_record(element, audit, file=_FILE)
        for element in xml_records(snapshot, _FILE, root="data-set")
    ]
    if not records:
        raise UnreadableFileError(f"{_FILE} holds no records. Download it again.")
    for same in group_records(records):
        yield from write_party(
            same, audit, source=snapshot.source, day=snapshot.published
        )
