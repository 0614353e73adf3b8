"""OFAC's SDN list: parties whose property is blocked."""

from collections.abc import Iterator
from datetime import date

from clearance.entities import Statement
from clearance.sources._audit import Audit
from clearance.sources._files import SnapshotFiles
from clearance.sources._us_ofac import CsvNames, parse_list, published_in

__all__ = ["parse", "published"]

_XML = "sdn.xml"
_CSV = CsvNames("sdn.csv", "add.csv", "alt.csv", "sdn_comments.csv")


def parse(snapshot: SnapshotFiles, audit: Audit) -> Iterator[Statement]:
    """Read the SDN list from `sdn.xml`, or from `sdn.csv` and the files around it.

    Where `sdn.csv` is missing, what the others say is read under the entry numbers.
    Raises UnreadableFileError for a file that is damaged or not this list.
    """
    return parse_list(snapshot, audit, xml=_XML, files=_CSV, listed_as="SDN")


def published(snapshot: SnapshotFiles) -> date | None:
    """Give the day of publication printed in the XML; the CSV files print none."""
    return published_in(snapshot, xml=_XML)
