"""What OFAC's two lists have in common: the layout of their files, and its reading."""

from collections.abc import Iterator
from datetime import date

from clearance.entities import Statement
from clearance.errors import UnreadableFileError
from clearance.sources._audit import Audit
from clearance.sources._files import SnapshotFiles

from ._csv import CsvNames, read_csv, split_programmes
from ._entry import Alias, Entry, Place, VesselColumns
from ._lookups import country_of
from ._party import designation_id, subject_of
from ._remarks import split_linked, split_remarks
from ._statements import write_statements
from ._text import read_text
from ._xml import read_xml, xml_published

__all__ = [
    "Alias",
    "CsvNames",
    "Entry",
    "Place",
    "VesselColumns",
    "country_of",
    "designation_id",
    "parse_list",
    "published_in",
    "read_text",
    "split_linked",
    "split_programmes",
    "split_remarks",
    "subject_of",
    "write_statements",
]


def parse_list(
    snapshot: SnapshotFiles,
    audit: Audit,
    *,
    xml: str,
    files: CsvNames,
    listed_as: str | None,
) -> Iterator[Statement]:
    """Read one of OFAC's lists from XML if it is there, else from its CSV files.

    *xml* and *files* are the official file names. *listed_as* is the name of the list
    that all entries are on ("SDN"), or None where their programmes decide. Raises
    UnreadableFileError for a file that is damaged or another, and where none is there.
    """
    if snapshot.has(xml):
        entries = read_xml(snapshot, audit, name=xml)
    elif files.present(snapshot):
        entries = read_csv(snapshot, audit, files=files)
    else:
        raise UnreadableFileError(
            f"There is neither {xml} nor {files.names} for {snapshot.source}. "
            "Name a folder that holds one of them."
        )
    yield from write_statements(
        entries, audit, source=snapshot.source, listed_as=listed_as
    )


def published_in(snapshot: SnapshotFiles, *, xml: str) -> date | None:
    """Give the day of publication printed in the files; the CSV files print none."""
    return xml_published(snapshot, name=xml) if snapshot.has(xml) else None
