"""Reads the CSV and ODS forms of the UK Sanctions List: a row for each combination."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime

from clearance.errors import UnreadableFileError
from clearance.sources._audit import Audit
from clearance.sources._files import SnapshotFiles
from clearance.sources._uk import Record, csv_rows, ods_rows

CSV = "UK-Sanctions-List.csv"
ODS = "UK-Sanctions-List.ods"

_NAMES = tuple(f"Name {number}" for number in range(1, 7))
_LINES = tuple(f"Address Line {number}" for number in range(1, 7))
# One text to a cell: the column, and the field of the record.
_PLAIN: Mapping[str, str] = {
    "OFSI Group ID": "ofsi_group",
    "UN Reference Number": "un_ref",
    "Title": "title",
    "Name non-latin script": "script",
    "Other Information": "info",
    "Phone number": "phone",
    "Website": "website",
    "Email address": "email",
    "D.O.B": "dob",
    "Nationality(/ies)": "nationality",
    "Position": "position",
    "Gender": "gender",
    "Type of entity": "entity_type",
    "Subsidiaries": "subsidiary",
    "Parent company": "parent",
    "Business registration number (s)": "registration",
    "IMO number": "imo",
    "Current owner/operator (s)": "owner",
    "Previous owner/operator (s)": "past_owner",
    "Current believed flag of ship": "flag",
    "Previous flags": "past_flag",
    "Type of ship": "ship_type",
    "Tonnage of ship": "tonnage",
    "Length of ship": "length",
    "Year Built": "year_built",
    "Hull identification number (HIN)": "hull",
}
_PAIRS: Mapping[str, tuple[str, str]] = {
    "national_id": (
        "National Identifier number",
        "National Identifier additional information",
    ),
    "passport": ("Passport number", "Passport additional information"),
    "birth": ("Town of birth", "Country of birth"),
}
_TERMS = (
    "Regime Name",
    "Designation source",
    "Sanctions Imposed",
    "Date Designated",
    "Last Updated",
    "UK Statement of Reasons",
)
_KIND = "Designation Type"
_IGNORED = ("Non-latin script type", "Non-latin script language")
_COLUMNS = (
    "Unique ID",
    *_NAMES,
    "Name type",
    "Alias strength",
    _KIND,
    *_TERMS,
    *_LINES,
    "Address Postal Code",
    "Address Country",
    *_PLAIN,
    *(column for pair in _PAIRS.values() for column in pair),
    *_IGNORED,
)
_REPORT = re.compile(r"Report Date:?\s*(\S+)", re.IGNORECASE)


def read_table(snapshot: SnapshotFiles, audit: Audit, name: str) -> list[Record]:
    """Read all rows; those of one unique ID make one record.

    Raises UnreadableFileError for a file without the headings or rows, or with a row
    of another width or without a unique ID, ListRefusedError for missing columns.
    """
    rows = _rows(snapshot, name)
    headings: list[str] = []
    records: dict[str, Record] = {}
    for line, row in rows:
        cells = [" ".join(cell.split()) for cell in row]
        if not headings:
            if "Unique ID" in cells:
                headings = cells
                audit.columns(name, headings, {"2026": _COLUMNS})
            continue
        if len(cells) > len(headings) or not cells:
            raise UnreadableFileError(
                f"{name}, line {line}: has {len(cells)} columns and not"
                f" {len(headings)}. Download the file again."
            )
        cells += [""] * (len(headings) - len(cells))
        _read_row(dict(zip(headings, cells, strict=True)), records, f"{name}, {line}")
    if not records:
        raise UnreadableFileError(
            f"{name} has no heading 'Unique ID' or no rows below it. This is not the"
            " UK Sanctions List: download it again."
        )
    for column in _IGNORED:
        audit.ignored(column)
    return list(records.values())


def table_published(snapshot: SnapshotFiles, name: str) -> date | None:
    """Give the day that stands above the headings: "Report Date: 13-Feb-2026"."""
    for _, row in _rows(snapshot, name)[:5]:
        found = _REPORT.search(" ".join(row))
        if found is None:
            continue
        for form in ("%d-%b-%Y", "%d/%m/%Y", "%Y-%m-%d"):
            try:
                return datetime.strptime(found[1], form).date()  # noqa: DTZ007
            except ValueError:
                continue
    return None


def _rows(snapshot: SnapshotFiles, name: str) -> list[tuple[int, list[str]]]:
    return csv_rows(snapshot, name) if name == CSV else ods_rows(snapshot, name)


def _read_row(row: Mapping[str, str], records: dict[str, Record], where: str) -> None:
    unique_id = row["Unique ID"]
    if not unique_id:
        raise UnreadableFileError(
            f"{where}: a row has no unique ID. Download the file again."
        )
    record = records.setdefault(unique_id, Record(unique_id))
    record.kind = record.kind or row.get(_KIND, "").casefold()
    for name, said in _said(row):
        record.add(name, *said)


def _said(row: Mapping[str, str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    names = tuple(row.get(column, "") for column in _NAMES)
    if any(names):
        yield "name", (*names, row.get("Name type", ""), row.get("Alias strength", ""))
    lines = [row.get(column, "") for column in (*_LINES, "Address Postal Code")]
    yield "address", (", ".join(filter(None, lines)), row.get("Address Country", ""))
    for name, (first, second) in _PAIRS.items():
        yield name, (row.get(first, ""), row.get(second, ""))
    for column, name in _PLAIN.items():
        yield name, (row.get(column, ""),)
    yield "terms", tuple(row.get(column, "") for column in _TERMS)
