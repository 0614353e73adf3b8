"""An extract of OFAC's SDN list: names, addresses, numbers, notices and relations.

The workbook's cells hold what the official XML has, joined by signs: they are taken
apart and read by the same rules, under the same ids, as the official list.
"""

from collections.abc import Iterator, Mapping

from clearance.entities import Statement
from clearance.errors import UnreadableFileError
from clearance.sources._audit import Audit
from clearance.sources._files import SnapshotFiles
from clearance.sources._us_ofac import (
    Alias,
    Entry,
    Place,
    country_of,
    split_linked,
    write_statements,
)
from clearance.sources._workbook import sheet_rows

__all__ = ["parse"]

_FILE = "UPSanctionDB.xlsx"
_SHEET = "Sanctions"
_LIST = "OFAC"
# The lists of others in the same sheet, which other sources read.
_OTHERS = ("EU", "Nigeria Sanctions List", "UK", "UN")
_TYPES = {
    "Aircraft": "aircraft",
    "Entity": "entity",
    "Individual": "individual",
    "Vessel": "vessel",
}
# Columns that are read, and those that are empty in all of OFAC's rows.
_READ = (
    "ID",
    "Source",
    "Subject Type",
    "Reference Number",
    "Primary Name",
    "All Names",
    "Sanction Imposed",
    "Addresses",
    "ID Documents",
    "Comments",
)
_EMPTY = (
    "Date Designated",
    "Phone Numbers",
    "Email Addresses",
    "Positions",
    "Call Sign",
    "Vessel Type",
    "Vessel Flag",
    "Vessel Owner",
    "Gross Registered Tonnage",
)
_REGION = "Region:"


def parse(snapshot: SnapshotFiles, audit: Audit) -> Iterator[Statement]:
    """Read OFAC's rows of the workbook.

    All other names are aliases: which are former names the extract does not say.
    Raises UnreadableFileError for a file that is damaged or not this extract, and
    ListRefusedError where a column is missing.
    """
    entries: list[Entry] = []
    for number, row in enumerate(sheet_rows(snapshot, _FILE, _SHEET)):
        if number == 0:
            audit.columns(_SHEET, list(row), {"sanctions": (*_READ, *_EMPTY)})
        list_ = row.get("Source", "")
        audit.category("list", list_, {_LIST, *_OTHERS})
        if list_ == _LIST:
            entries.append(_read_entry(row, audit))
        else:
            audit.ignored(f"rows of {list_}")
    yield from write_statements(entries, audit, source=snapshot.source, listed_as="SDN")


def _read_entry(row: Mapping[str, str], audit: Audit) -> Entry:
    uid, name = row.get("ID", ""), row.get("Primary Name", "")
    if not (uid.isdecimal() and name):
        raise UnreadableFileError(
            f"{_FILE}: an entry of {_LIST} has no number or no name ({uid or name})."
            " Get the file again."
        )
    for column in _EMPTY:
        if row.get(column):
            audit.not_understood(column, row[column], uid)
    if row.get("Reference Number") != uid:
        audit.not_understood("Reference Number", row.get("Reference Number", ""), uid)
    audit.category("type", row.get("Subject Type", ""), _TYPES)
    aliases = [other for other in _split(row, "All Names") if other != name]
    places = [_place(line, audit) for line in _split(row, "Addresses")]
    remarks = row.get("Comments") or None
    audit.count("aliases", len(aliases))
    audit.count("addresses", len(places))
    return Entry(
        uid=uid,
        type=_TYPES.get(row.get("Subject Type", "")),
        name=name,
        programmes=tuple(
            tag.strip() for tag in row["Sanction Imposed"].split(";") if tag.strip()
        ),
        remarks=remarks,
        parts=(
            *(_part(text) for text in _split(row, "ID Documents")),
            *(split_linked(remarks) if remarks is not None else ()),
        ),
        aliases=tuple(Alias("aka", alias) for alias in aliases),
        places=tuple(places),
    )


def _split(row: Mapping[str, str], column: str) -> list[str]:
    """Take a cell with several texts apart."""
    texts = (text.strip() for text in row.get(column, "").split(" | "))
    return [text for text in texts if text]


def _part(text: str) -> str:
    """Write "Passport: 123" as the official remarks have it, "Passport 123".

    A colon that is the label's own stands doubled: "Secondary sanctions risk::".
    """
    label, colon, value = text.partition(": ")
    return f"{label} {value}" if colon else text


def _place(line: str, audit: Audit) -> Place:
    """Read an address, whose last words are its country, if it has one.

    "Korea, North" is two words between commas; a firm's "S.A." is no country.
    """
    words = line.split(", ")
    for ending in (words[-1], ", ".join(words[-2:])):
        spelled_out = sum(sign.isalpha() for sign in ending) > 3
        if spelled_out and country_of(ending) is not None:
            return Place(line, ending)
    if words[-1].startswith(_REGION):
        return Place(line, words[-1])
    audit.count("addresses.without_country")
    return Place(line, None)
