"""Reads `ConList.csv`: one row for each combination of a party's names and numbers."""

from collections.abc import Iterator, Mapping
from datetime import date

from clearance.entities import Statement
from clearance.errors import UnreadableFileError
from clearance.sources._audit import Audit
from clearance.sources._files import SnapshotFiles
from clearance.sources._uk import (
    Publication,
    Record,
    csv_rows,
    iso_day,
    read_information,
    split_numbered,
    write_records,
)

_FILE = "ConList.csv"
_NAMES = tuple(f"Name {number}" for number in range(1, 7))
_LINES = (*(f"Address {number}" for number in range(1, 7)), "Post/Zip Code")
_COMMON = (
    *_NAMES,
    "Title",
    "DOB",
    "Town of Birth",
    "Country of Birth",
    "Nationality",
    "Passport Details",
    "Position",
    *_LINES,
    "Country",
    "Other Information",
    "Group Type",
    "Alias Type",
    "Regime",
    "Listed On",
    "Last Updated",
    "Group ID",
)
_LAYOUTS: Mapping[str, tuple[str, ...]] = {
    "2018": (*_COMMON, "NI Number"),
    "2022": (
        *_COMMON,
        "Name Non-Latin Script",
        "Non-Latin Script Type",
        "Non-Latin Script Language",
        "Passport Number",
        "National Identification Number",
        "National Identification Details",
        "Alias Quality",
        "UK Sanctions List Date Designated",
    ),
}
_OPTIONAL = ("Grp Status",)
_IGNORED = ("Non-Latin Script Type", "Non-Latin Script Language")
_PLAIN: Mapping[str, str] = {
    "Title": "title",
    "DOB": "dob",
    "Nationality": "nationality",
    "Position": "position",
    "Name Non-Latin Script": "script",
    "UK Sanctions List Date Designated": "listed_elsewhere",
    "Grp Status": "group_status",
}
_PAIRS: Mapping[str, tuple[str, str]] = {
    "national_id": (
        "National Identification Number",
        "National Identification Details",
    ),
    "passport": ("Passport Number", "Passport Details"),
}


def parse(snapshot: SnapshotFiles, audit: Audit) -> Iterator[Statement]:
    """Read all rows; those of one group make one party, `gb-ofsi-` and its number.

    Raises UnreadableFileError for a file that is damaged or another, ListRefusedError
    for one that lacks columns.
    """
    records: dict[str, Record] = {}
    for row, line in _rows(snapshot, audit):
        group = row["Group ID"]
        if not group.isdecimal():
            raise UnreadableFileError(
                f"{_FILE}, line {line}: has no group number but {group[:40]!r}."
                " Download the file again."
            )
        audit.count("rows")
        _read_row(records.setdefault(group, Record(group)), row)
    publication = Publication(
        source=snapshot.source,
        prefix="gb-ofsi-",
        authority="UK HM Treasury, Office of Financial Sanctions Implementation",
        name="OFSI Consolidated List",
        measures=("asset freeze",),
    )
    yield from write_records(records.values(), audit, publication)


def published(snapshot: SnapshotFiles) -> date | None:
    """Give the day that stands in the first row: "Last Updated,13/04/2018"."""
    for _, row in csv_rows(snapshot, _FILE)[:2]:
        if row[0].strip() == "Last Updated" and len(row) > 1:
            day = iso_day(row[1])
            return None if day is None else date.fromisoformat(day)
    return None


def _rows(
    snapshot: SnapshotFiles, audit: Audit
) -> Iterator[tuple[Mapping[str, str], int]]:
    headings: list[str] = []
    found = False
    for line, row in csv_rows(snapshot, _FILE):
        cells = [" ".join(cell.split()) for cell in row]
        if not headings:
            if "Group ID" in cells:
                headings = cells
                audit.columns(_FILE, headings, _LAYOUTS, optional=_OPTIONAL)
            continue
        if len(cells) != len(headings):
            raise UnreadableFileError(
                f"{_FILE}, line {line}: has {len(cells)} columns and not"
                f" {len(headings)}. Download the file again."
            )
        found = True
        yield dict(zip(headings, cells, strict=True)), line
    if not found:
        raise UnreadableFileError(
            f"{_FILE} has no heading 'Group ID' or no rows below it. This is not"
            " OFSI's list: download it again."
        )
    for column in _IGNORED:
        if column in headings:
            audit.ignored(column)


def _read_row(record: Record, row: Mapping[str, str]) -> None:
    record.kind = record.kind or row["Group Type"].casefold()
    names = [row[column] for column in _NAMES]
    record.add("name", *names, row["Alias Type"], row.get("Alias Quality", ""))
    record.add(
        "terms", row["Regime"], "", "", row["Listed On"], row["Last Updated"], ""
    )
    for column, name in _PLAIN.items():
        for text in split_numbered(row.get(column, "")):
            record.add(name, text)
    for town in split_numbered(row["Town of Birth"]):
        record.add("birth", town, "")
    for country in split_numbered(row["Country of Birth"]):
        record.add("birth", "", country)
    lines = ", ".join(filter(None, (row[column] for column in _LINES)))
    record.add("address", lines, row["Country"])
    if "NI Number" in row:
        row = {
            **row,
            "Passport Number": row["Passport Details"],
            "Passport Details": "",
            "National Identification Number": row["NI Number"],
        }
    for name, (first, second) in _PAIRS.items():
        _read_documents(record, name, row.get(first, ""), row.get(second, ""))
    read_information(record, row["Other Information"])


def _read_documents(record: Record, name: str, numbers: str, details: str) -> None:
    """Pair each number with what is said of it, where as many things are said."""
    parts, said = split_numbered(numbers), split_numbered(details)
    if len(parts) != len(said):
        said = [details] * max(len(parts), 1)
        parts = parts or [""]
    for number, detail in zip(parts, said, strict=True):
        record.add(name, number, detail)
