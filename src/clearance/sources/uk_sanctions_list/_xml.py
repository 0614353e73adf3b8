"""Reads the XML form of the UK Sanctions List, element by element."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from lxml import etree

from clearance.errors import UnreadableFileError
from clearance.sources._audit import Audit
from clearance.sources._files import SnapshotFiles
from clearance.sources._uk import Record, iso_day
from clearance.sources._xml import Fields, xml_records

XML = "UK-Sanctions-List.xml"
_ROOT = "Designations"

# Lists of texts: the list's element, that of each text, and the field of the record.
_TOP: Mapping[str, tuple[str, str]] = {
    "Titles": ("Title", "title"),
    "PhoneNumbers": ("PhoneNumber", "phone"),
    "EmailAddresses": ("EmailAddress", "email"),
    "Websites": ("Website", "website"),
}
_DETAILS: Mapping[tuple[str, str], Mapping[str, tuple[str, str]]] = {
    ("IndividualDetails", "Individual"): {
        "DOBs": ("DOB", "dob"),
        "Nationalities": ("Nationality", "nationality"),
        "Positions": ("Position", "position"),
        "Genders": ("Gender", "gender"),
    },
    ("EntityDetails", "Entity"): {
        "BusinessRegistrationNumbers": ("BusinessRegistrationNumber", "registration"),
        "TypeOfEntities": ("TypeOfEntity", "entity_type"),
        "ParentCompanies": ("ParentCompany", "parent"),
        "Subsidiaries": ("Subsidiary", "subsidiary"),
    },
    ("ShipDetails", "Ship"): {
        "IMONumbers": ("IMONumber", "imo"),
        "CurrentOwnerOperators": ("CurrentOwnerOperator", "owner"),
        "PreviousOwnerOperators": ("PreviousOwnerOperator", "past_owner"),
        "CurrentBelievedFlagOfShips": ("CurrentBelievedFlagOfShip", "flag"),
        "PreviousFlags": ("PreviousFlag", "past_flag"),
        "TypeOfShipDetails": ("TypeOfShip", "ship_type"),
        "TonnageOfShipDetails": ("TonnageOfShip", "tonnage"),
        "LengthOfShipDetails": ("LengthOfShip", "length"),
        "YearsBuilt": ("YearBuilt", "year_built"),
        "HullIdentificationNumbers": ("HullIdentificationNumber", "hull"),
    },
}
_PAIRS = {
    "PassportDetails": (
        "Passport",
        ("PassportNumber", "PassportAdditionalInformation"),
        "passport",
    ),
    "NationalIdentifierDetails": (
        "NationalIdentifier",
        ("NationalIdentifierNumber", "NationalIdentifierAdditionalInformation"),
        "national_id",
    ),
    "BirthDetails": ("Location", ("TownOfBirth", "CountryOfBirth"), "birth"),
}


def read_xml(snapshot: SnapshotFiles, audit: Audit) -> list[Record]:
    """Read all designations; those of one unique ID make one record.

    Raises UnreadableFileError for a file that is damaged, another, without entries, or
    has an entry without a unique ID.
    """
    records: dict[str, Record] = {}
    for element in xml_records(snapshot, XML, root=_ROOT):
        name = etree.QName(element).localname
        if name == "Designation":
            _read_designation(Fields(element), records, audit)
        elif name != "DateGenerated":
            audit.not_understood("element", name, XML)
    if not records:
        raise UnreadableFileError(f"{XML} holds no designations. Download it again.")
    return list(records.values())


def xml_published(snapshot: SnapshotFiles) -> date | None:
    """Give the day on which the file was generated, as it says."""
    for element in xml_records(snapshot, XML, root=_ROOT):
        if etree.QName(element).localname == "DateGenerated":
            text = (element.text or "").strip()
            day = iso_day(text) or text[:10]
            return date.fromisoformat(day) if _is_day(day) else None
        break
    return None


def _is_day(text: str) -> bool:
    return (
        re.fullmatch(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])", text)
        is not None
    )


def _read_designation(fields: Fields, records: dict[str, Record], audit: Audit) -> None:
    unique_id = fields.text("UniqueID")
    if not unique_id:
        raise UnreadableFileError(
            f"{XML}: designation {len(records) + 1} has no UniqueID. Download it again."
        )
    record = records.setdefault(unique_id, Record(unique_id))
    record.kind = fields.text("IndividualEntityShip").casefold()
    record.add("ofsi_group", fields.text("OFSIGroupID"))
    record.add("un_ref", fields.text("UNReferenceNumber"))
    record.add("info", fields.text("OtherInformation"))
    _read_names(record, fields, audit)
    _read_addresses(record, fields, audit)
    _read_lists(record, fields, _TOP, audit)
    for (group, single), lists in _DETAILS.items():
        for outer in fields.all(group):
            for inner in outer.all(single):
                _read_lists(record, inner, lists, audit)
                _read_pairs(record, inner, audit)
                inner.close(audit, unique_id)
            outer.close(audit, unique_id)
    imposed = [fields.text("SanctionsImposed"), *_indicated(fields)]
    record.add(
        "terms",
        fields.text("RegimeName"),
        fields.text("DesignationSource"),
        "|".join(filter(None, imposed)),
        fields.text("DateDesignated"),
        fields.text("LastUpdated"),
        fields.text("UKStatementofReasons"),
    )
    fields.close(audit, unique_id)


def _indicated(fields: Fields) -> list[str]:
    """Give the indicators that are true; they say what is imposed once more."""
    return [
        etree.QName(child).localname
        for group in fields.elements("SanctionsImposedIndicators")
        for child in group
        if (child.text or "").strip().casefold() == "true"
    ]


def _read_names(record: Record, fields: Fields, audit: Audit) -> None:
    for name in _inner(fields, "Names", "Name", audit, record.id):
        parts = [name.text(f"Name{number}") for number in range(1, 7)]
        type_, strength = name.text("NameType"), name.text("AliasStrength")
        if any(parts):
            record.add("name", *parts, type_, strength)
        name.close(audit, record.id)
    for name in _inner(fields, "NonLatinNames", "NonLatinName", audit, record.id):
        record.add("script", name.text("NameNonLatinScript"))
        name.ignore(audit, "NonLatinScriptType", "NonLatinScriptLanguage")
        name.close(audit, record.id)


def _read_addresses(record: Record, fields: Fields, audit: Audit) -> None:
    for place in _inner(fields, "Addresses", "Address", audit, record.id):
        lines = [place.text(f"AddressLine{number}") for number in range(1, 7)]
        lines.append(place.text("AddressPostalCode"))
        line = ", ".join(filter(None, lines))
        record.add("address", line, place.text("AddressCountry"))
        place.close(audit, record.id)


def _read_lists(
    record: Record,
    fields: Fields,
    lists: Mapping[str, tuple[str, str]],
    audit: Audit,
) -> None:
    for group, (single, name) in lists.items():
        for outer in fields.all(group):
            for text in outer.texts(single):
                record.add(name, text)
            outer.close(audit, record.id)


def _read_pairs(record: Record, fields: Fields, audit: Audit) -> None:
    for group, (single, (first, second), name) in _PAIRS.items():
        for pair in _inner(fields, group, single, audit, record.id):
            record.add(name, pair.text(first), pair.text(second))
            pair.close(audit, record.id)


def _inner(
    fields: Fields, group: str, single: str, audit: Audit, subject: str
) -> Iterator[Fields]:
    for outer in fields.all(group):
        yield from outer.all(single)
        outer.close(audit, subject)
