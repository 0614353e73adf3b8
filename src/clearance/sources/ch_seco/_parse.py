"""Reads the XML file of the Swiss list into statements."""

from collections.abc import Iterator
from datetime import date

from clearance.entities import Statement
from clearance.errors import UnreadableFileError
from clearance.sources._audit import Audit
from clearance.sources._files import SnapshotFiles
from clearance.sources._party import listed_day, lookups_of
from clearance.sources._xml import root_attributes, xml_records

from ._reference import read_reference
from ._target import write_target

_PACKAGE = __package__
_FILE = "consolidated-list.xml"
_ROOT = "swiss-sanctions-list"


def parse(snapshot: SnapshotFiles, audit: Audit) -> Iterator[Statement]:
    """Read all targets of the whole list: people, bodies, ships.

    Subjects are `ch-` and the target's ssid. Targets that were taken off stay in the
    file and are in force for the days they were listed. Raises UnreadableFileError for
    a file that is damaged, without targets or another; ListRefusedError for a list
    that says it is not the whole one.
    """
    said = root_attributes(snapshot, _FILE, root=_ROOT).get("list-type", "")
    if said not in lookups_of(_PACKAGE)["list_types"]:
        audit.refuse(f"{_FILE} says that it is {said!r}, not the whole list.")
    reference = read_reference(snapshot, audit, file=_FILE, root=_ROOT)
    if not reference.targets:
        raise UnreadableFileError(f"{_FILE} holds no targets. Download it again.")
    day = published(snapshot) or snapshot.published
    for element in xml_records(snapshot, _FILE, root=_ROOT):
        if element.tag == "target":
            yield from write_target(
                element, audit, source=snapshot.source, reference=reference, day=day
            )


def published(snapshot: SnapshotFiles) -> date | None:
    """Give the day of the list, as its first element says."""
    said = root_attributes(snapshot, _FILE, root=_ROOT).get("date", "")
    day = listed_day(said)
    return date.fromisoformat(day) if day is not None else None
