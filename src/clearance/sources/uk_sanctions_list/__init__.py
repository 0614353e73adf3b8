"""The UK Sanctions List: persons, entities and ships that the UK designated."""

from collections.abc import Iterator
from datetime import date

from clearance.entities import Statement
from clearance.errors import UnreadableFileError
from clearance.sources._audit import Audit
from clearance.sources._files import SnapshotFiles
from clearance.sources._uk import Publication, write_records

from ._table import CSV, ODS, read_table, table_published
from ._xml import XML, read_xml, xml_published

__all__ = ["parse", "published"]


def parse(snapshot: SnapshotFiles, audit: Audit) -> Iterator[Statement]:
    """Read the list from its XML, or else its CSV or ODS form; all say the same.

    Subjects are `gb-` and the unique ID. Raises UnreadableFileError for a file that is
    damaged or another, ListRefusedError for one that lacks columns.
    """
    if snapshot.has(XML):
        records = read_xml(snapshot, audit)
    else:
        records = read_table(snapshot, audit, _form(snapshot))
    publication = Publication(
        source=snapshot.source,
        prefix="gb-",
        authority="UK Foreign, Commonwealth and Development Office",
        name="UK Sanctions List",
    )
    yield from write_records(records, audit, publication)


def published(snapshot: SnapshotFiles) -> date | None:
    """Give the day of the report, which every form of the list prints."""
    if snapshot.has(XML):
        return xml_published(snapshot)
    return table_published(snapshot, _form(snapshot))


def _form(snapshot: SnapshotFiles) -> str:
    for name in (CSV, ODS):
        if snapshot.has(name):
            return name
    raise UnreadableFileError(
        f"There is neither {XML} nor {CSV} nor {ODS}. Name a folder that holds one."
    )
