"""OFAC's consolidated list of parties that are not SDNs: sectoral, CAPTA and others."""

from collections.abc import Iterator
from datetime import date

from clearance.entities import Statement
from clearance.sources._audit import Audit
from clearance.sources._files import SnapshotFiles
from clearance.sources._us_ofac import CsvNames, parse_list, published_in

__all__ = ["parse", "published"]

_XML = "consolidated.xml"
_CSV = CsvNames("cons_prim.csv", "cons_add.csv", "cons_alt.csv", "cons_comments.csv")


def parse(snapshot: SnapshotFiles, audit: Audit) -> Iterator[Statement]:
    """Read the list from `consolidated.xml`, or from `cons_prim.csv` and its company.

    Each designation says which of OFAC's lists it belongs to (SSI, CAPTA, NS-MBS,
    NS-CMIC, NS-PLC, FSE), by its programme and directive. Raises UnreadableFileError
    for a file that is damaged or not this list.
    """
    return parse_list(snapshot, audit, xml=_XML, files=_CSV, listed_as=None)


def published(snapshot: SnapshotFiles) -> date | None:
    """Give the day of publication printed in the XML; the CSV files print none."""
    return published_in(snapshot, xml=_XML)
