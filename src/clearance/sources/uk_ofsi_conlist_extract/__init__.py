"""An extract of OFSI's consolidated list: one line for each group, flattened."""

import re
from collections.abc import Iterator

from clearance.entities import Statement
from clearance.errors import UnreadableFileError
from clearance.sources._audit import Audit
from clearance.sources._files import SnapshotFiles
from clearance.sources._uk import (
    Publication,
    Record,
    csv_rows,
    read_information,
    regime_of,
    split_numbered,
    write_records,
)

__all__ = ["parse"]

_FILE = "Final.csv"
_COLUMNS = (
    "Full Name",
    "DOB",
    "Town of Birth",
    "Associated Countries",
    "Passport Number",
    "National Identification Number",
    "Position",
    "Full Address",
    "Other Information",
    "Group Type",
    "Group ID",
)
# Remarks of whoever made the extract, to themselves.
_STRAY = "Unnamed: 11"
_BIRTH = re.compile(r"(\d\d)/(\d\d)/(\d\d)")


def parse(snapshot: SnapshotFiles, audit: Audit) -> Iterator[Statement]:
    """Read all lines; subjects are those of the list itself, `gb-ofsi-` and a number.

    Raises UnreadableFileError for a file that is damaged or another, ListRefusedError
    for one that lacks columns.
    """
    rows = csv_rows(snapshot, _FILE)
    headings = [cell.strip() for cell in rows[0][1]]
    audit.columns(_FILE, headings, {"flattened": _COLUMNS}, optional=[_STRAY])
    records: dict[str, Record] = {}
    for line, cells in rows[1:]:
        if len(cells) != len(headings):
            raise UnreadableFileError(
                f"{_FILE}, line {line}: has {len(cells)} columns and not"
                f" {len(headings)}. Get the file again."
            )
        row = dict(zip(headings, (c.strip() for c in cells), strict=True))
        group = row["Group ID"]
        if not group.isdecimal():
            raise UnreadableFileError(
                f"{_FILE}, line {line}: has no group number but {group[:40]!r}. Get the"
                " file again."
            )
        if row.get(_STRAY):
            audit.ignored(_STRAY)
        _read_row(records.setdefault(group, Record(group)), row, audit)
    publication = Publication(
        source=snapshot.source,
        prefix="gb-ofsi-",
        authority="UK HM Treasury, Office of Financial Sanctions Implementation",
        name="OFSI Consolidated List",
        measures=("asset freeze",),
        dated=False,
    )
    yield from write_records(records.values(), audit, publication)


def _read_row(record: Record, row: dict[str, str], audit: Audit) -> None:
    record.kind = row["Group Type"].casefold()
    record.add("name", "", "", "", "", "", row["Full Name"], "Primary name", "")
    birth = _BIRTH.fullmatch(row["DOB"])
    if birth is None:
        record.add("dob", row["DOB"])
    elif int(birth[3]) <= 30:
        audit.count("birth dates of either century")
        record.add("info", f"Date of birth, century unknown: {row['DOB']}")
    elif birth[1] == birth[2] == "01":
        record.add("dob", f"19{birth[3]}")
    else:
        record.add("dob", f"{birth[1]}/{birth[2]}/19{birth[3]}")
    for town in split_numbered(row["Town of Birth"]):
        record.add("birth", town, "")
    for country in row["Associated Countries"].split(","):
        record.add("country", country)
    for name, column in (
        ("passport", "Passport Number"),
        ("national_id", "National Identification Number"),
    ):
        for number in split_numbered(row[column]):
            record.add(name, number, "")
    for position in split_numbered(row["Position"]):
        record.add("position", position)
    record.add("address", row["Full Address"], "")
    read_information(record, row["Other Information"])
    unique_id = next(iter(record.texts("uksl")), "")
    record.add_terms(regime_of(unique_id) or "", "", "", "", "", "")
