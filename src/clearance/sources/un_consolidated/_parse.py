"""Reads the XML file of the Security Council's list into statements."""

from collections.abc import Iterator
from datetime import date

from lxml import etree

from clearance.entities import Statement
from clearance.sources._audit import Audit
from clearance.sources._files import SnapshotFiles
from clearance.sources._xml import root_attributes, xml_records

from ._entry import read_entry

_FILE = "consolidated.xml"
_ROOT = "CONSOLIDATED_LIST"
_SECTIONS = {"INDIVIDUALS": "INDIVIDUAL", "ENTITIES": "ENTITY"}


def parse(snapshot: SnapshotFiles, audit: Audit) -> Iterator[Statement]:
    """Read all persons, entities and ships of `consolidated.xml`.

    Subjects are `un-` and the reference number. A party is in force from the day it
    was listed. Raises UnreadableFileError for a file that is damaged or another.
    """
    day = published(snapshot) or snapshot.published
    for record in xml_records(snapshot, _FILE, root=_ROOT, depth=2):
        parent = record.getparent()
        section = "" if parent is None else etree.QName(parent).localname
        kind = etree.QName(record).localname
        if audit.category("section", f"{section}/{kind}", _known()):
            yield from read_entry(record, audit, source=snapshot.source, day=day)
        else:
            audit.not_understood("element", f"{section}/{kind}", _FILE)


def published(snapshot: SnapshotFiles) -> date | None:
    """Give the day on which the file was generated, as it says."""
    said = root_attributes(snapshot, _FILE, root=_ROOT).get("dateGenerated", "")
    try:
        return date.fromisoformat(said[:10])
    except ValueError:
        return None


def _known() -> frozenset[str]:
    return frozenset(f"{section}/{kind}" for section, kind in _SECTIONS.items())
