"""The US Denied Persons List: parties that may take no part in US exports."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from clearance.entities import Draft, Statement
from clearance.sources._audit import Audit
from clearance.sources._files import SnapshotFiles
from clearance.sources._table import read_table
from clearance.sources._us_export import (
    ListedName,
    country_of,
    earliest,
    is_state,
    latest,
    notice_days,
    order_ends,
    read_day,
    read_name,
    subject_of,
)

__all__ = ["parse"]

_FILE = "dpl.txt"
_COLUMNS = (
    "Name",
    "Street_Address",
    "City",
    "State",
    "Country",
    "Postal_Code",
    "Effective_Date",
    "Expiration_Date",
    "Standard_Order",
    "Last_Update",
    "Action",
    "FR_Citation",
)
_AUTHORITY = "US Commerce Department, Bureau of Industry and Security"
_PROGRAMME = "Denied Persons List"
_ORDERS = {"Y": "standard order", "N": "non-standard order"}

_Row = Mapping[str, str]


def parse(snapshot: SnapshotFiles, audit: Audit) -> Iterator[Statement]:
    """Read the list: one row is an entry, the rows of one name are one party.

    Raises UnreadableFileError for a file that is damaged or another, ListRefusedError
    where a column is missing.
    """
    parties: dict[str, list[_Row]] = {}
    for line, row in read_table(
        snapshot, audit, name=_FILE, columns=_COLUMNS, delimiter="\t"
    ):
        if not row["Name"].strip():
            audit.count("rows.left_out")
            audit.problem(f"{_FILE}, line {line}: has no name; the row was left out.")
            continue
        subject = subject_of("us-bis-dpl", read_name(row["Name"]).key)
        audit.count("entries")
        audit.count("entries.LegalEntity")
        audit.count(f"programme.{_PROGRAMME}")
        if subject in parties:
            audit.count("entries.repeated")
        parties.setdefault(subject, []).append(row)
    for subject, rows in parties.items():
        yield from _party(subject, rows, snapshot.source, audit)


def _party(
    subject: str, rows: Sequence[_Row], source: str, audit: Audit
) -> Iterator[Statement]:
    """Write a party with its addresses, and a designation for each day of effect."""
    draft = Draft(
        subject,
        "LegalEntity",
        source,
        earliest(day for row in rows for day in _since(row)),
        latest(_until(row) for row in rows),
    )
    orders: dict[str, list[_Row]] = {}
    for row in rows:
        _name(draft, read_name(row["Name"]))
        _place(draft, row, audit)
        for field in ("Effective_Date", "Expiration_Date", "Last_Update"):
            if row[field].strip() and _day(row, field) is None:
                audit.not_understood("date", f"{field} {row[field]}", subject)
        day = _day(row, "Effective_Date")
        orders.setdefault(day.isoformat() if day else "undated", []).append(row)
    draft.add("program", _PROGRAMME).add("topics", "export.control")
    yield from draft.statements()
    for key, of_order in orders.items():
        yield from _order(f"{subject}-{key}", draft, of_order, audit).statements()


def _name(draft: Draft, read: ListedName) -> None:
    # Two spellings of a name are one party; the second is one more name of it.
    prop = "alias" if draft.values("name") else "name"
    if read.name not in draft.values("name"):
        draft.add(prop, read.name, read.original)
    for other, name in read.others:
        draft.add(other, name, read.original)


def _place(draft: Draft, row: _Row, audit: Audit) -> None:
    fields = ("Street_Address", "City", "State", "Postal_Code", "Country")
    said = [row[field].strip() for field in fields]
    if any(said):
        draft.add("address", ", ".join(part for part in said if part))
    country = row["Country"].strip()
    if country:
        code = country_of(country)
        if code is None:
            audit.not_understood("country", country, draft.subject)
        else:
            audit.understood("country")
            draft.add("country", code, country)
    elif is_state(row["State"]):
        # The list leaves the country out of most addresses in the US.
        audit.understood("country")
        draft.add("country", "us", row["State"].strip())


def _order(subject: str, party: Draft, rows: Sequence[_Row], audit: Audit) -> Draft:
    """Write the order that took effect on one day, from the rows that repeat it."""
    draft = Draft(
        subject,
        "Sanction",
        party.source,
        earliest(day for row in rows for day in _since(row)),
        latest(_until(row) for row in rows),
    )
    draft.add("entity", party.subject).add("authority", _AUTHORITY)
    draft.add("program", _PROGRAMME).add("listName", "DPL")
    draft.add("provisions", "export privileges denied")
    for row in rows:
        for prop, field in (
            ("startDate", "Effective_Date"),
            ("endDate", "Expiration_Date"),
            ("modifiedAt", "Last_Update"),
        ):
            day = _day(row, field)
            draft.add(prop, day.isoformat() if day else None, row[field])
        for day in notice_days(row["FR_Citation"])[:1]:
            draft.add("listingDate", day.isoformat(), row["FR_Citation"])
        draft.add("authorityId", " ".join(row["FR_Citation"].split()))
        draft.add("summary", " ".join(row["Action"].split()))
        order = row["Standard_Order"].strip().upper()
        if order and audit.category("standard order", order, _ORDERS):
            draft.add("status", _ORDERS[order], row["Standard_Order"])
        elif order:
            audit.not_understood("standard order", order, party.subject)
    return draft


def _day(row: _Row, field: str) -> date | None:
    return read_day(row[field])


def _until(row: _Row) -> date | None:
    return order_ends(_day(row, "Effective_Date"), _day(row, "Expiration_Date"))


def _since(row: _Row) -> tuple[date | None, ...]:
    """List the days from which a row shows the party denied."""
    return (_day(row, "Effective_Date"), *notice_days(row["FR_Citation"]))
