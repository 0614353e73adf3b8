"""An extract of the UK Sanctions List: regimes, days, addresses and remarks."""

from collections.abc import Iterator, Mapping

from clearance.entities import Statement
from clearance.errors import UnreadableFileError
from clearance.sources._audit import Audit
from clearance.sources._files import SnapshotFiles
from clearance.sources._party import country_in
from clearance.sources._uk import (
    Publication,
    Record,
    lookups,
    sanctions_list_id,
    write_records,
)
from clearance.sources._workbook import sheet_rows

__all__ = ["parse"]

_FILE = "UPSanctionDB.xlsx"
_SHEET = "Sanctions"
_LIST = "UK"
# The lists of others in the same sheet, which other sources read.
_OTHERS = ("EU", "Nigeria Sanctions List", "OFAC", "UN")
_READ = (
    "ID",
    "Source",
    "Date Designated",
    "Sanction Imposed",
    "Addresses",
    "Phone Numbers",
    "Email Addresses",
    "Positions",
    "Comments",
)
# Columns that are empty in all rows of the UK's.
_EMPTY = (
    "Subject Type",
    "Reference Number",
    "Primary Name",
    "All Names",
    "ID Documents",
    "Call Sign",
    "Vessel Type",
    "Vessel Flag",
    "Vessel Owner",
    "Gross Registered Tonnage",
)
_PLAIN: Mapping[str, str] = {
    "Phone Numbers": "phone",
    "Email Addresses": "email",
    "Positions": "position",
}


def parse(snapshot: SnapshotFiles, audit: Audit) -> Iterator[Statement]:
    """Read the rows of the UK; subjects are those of the list, `gb-` and unique ID.

    Its parties are Things, which cannot be searched for, since the workbook names none
    of them. Raises UnreadableFileError for a file that is damaged or another,
    ListRefusedError for one that lacks columns.
    """
    records: dict[str, Record] = {}
    headings: list[str] = []
    for row in sheet_rows(snapshot, _FILE, _SHEET):
        if not headings:
            headings = list(row)
            audit.columns(_SHEET, headings, {"2026": (*_READ, *_EMPTY)})
        if audit.category("list", row["Source"], (_LIST, *_OTHERS)):
            if row["Source"] == _LIST:
                _read_row(records, row, audit)
        else:
            audit.not_understood("list", row["Source"], row["ID"])
    publication = Publication(
        source=snapshot.source,
        prefix="gb-",
        authority="UK Foreign, Commonwealth and Development Office",
        name="UK Sanctions List",
    )
    yield from write_records(records.values(), audit, publication)


def _read_row(records: dict[str, Record], row: Mapping[str, str], audit: Audit) -> None:
    unique_id = row["ID"]
    if sanctions_list_id(unique_id) != unique_id:
        raise UnreadableFileError(
            f"{_FILE}: a row of the UK has the ID {unique_id!r}, and not one such as"
            " RUS0001. Look at the file."
        )
    record = records.setdefault(unique_id, Record(unique_id, kind="not said"))
    terms = (row["Sanction Imposed"], "", "", row["Date Designated"], "", "")
    record.add("terms", *terms)
    record.add("info", row["Comments"])
    for column, name in _PLAIN.items():
        for text in row[column].split(" | "):
            record.add(name, text)
    for line in row["Addresses"].split(" | "):
        country = line.rpartition(",")[2].strip()
        record.add("address", line, "")
        if country_in(country, lookups()) is not None:
            record.add("country", country)
    for column in _EMPTY:
        if row[column]:
            audit.not_understood(f"column {column}", row[column], unique_id)
