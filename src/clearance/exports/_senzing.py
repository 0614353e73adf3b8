"""Parties as Senzing records, with the features that OpenSanctions gives them."""

from collections.abc import Iterable, Iterator
from itertools import product
from typing import Any

from clearance.entities import kinds

from ._ftm import FtmEntity, FtmParty, moment
from ._words import words

_TYPES = {
    "Person": "PERSON",
    "Organization": "ORGANIZATION",
    "Airplane": "AIRCRAFT",
    "Vessel": "VESSEL",
    "Vehicle": "VEHICLE",
}
_GENDERS = {"male": "M", "female": "F"}
# property -> section, attribute, attribute that says which property it was
_FEATURES: tuple[tuple[str, str, str, str], ...] = (
    ("topics", "RISKS", "TOPIC", ""),
    ("address", "ADDRESSES", "ADDR_FULL", ""),
    ("birthPlace", "ADDRESSES", "PLACE_OF_BIRTH", ""),
    ("birthDate", "DATES", "DATE_OF_BIRTH", ""),
    ("deathDate", "DATES", "DATE_OF_DEATH", ""),
    ("incorporationDate", "DATES", "REGISTRATION_DATE", ""),
    # A list that gives a person's country says no more than that it is tied to it.
    ("country", "COUNTRIES", "COUNTRY_OF_ASSOCIATION", ""),
    ("nationality", "COUNTRIES", "NATIONALITY", ""),
    ("citizenship", "COUNTRIES", "CITIZENSHIP", ""),
    ("jurisdiction", "COUNTRIES", "REGISTRATION_COUNTRY", ""),
    ("website", "CONTACTS", "WEBSITE_ADDRESS", ""),
    ("email", "CONTACTS", "EMAIL_ADDRESS", ""),
    ("phone", "CONTACTS", "PHONE_NUMBER", ""),
    ("passportNumber", "IDENTIFIERS", "PASSPORT_NUMBER", ""),
    ("idNumber", "IDENTIFIERS", "NATIONAL_ID_NUMBER", "NATIONAL_ID_TYPE"),
    ("registrationNumber", "IDENTIFIERS", "NATIONAL_ID_NUMBER", "NATIONAL_ID_TYPE"),
    ("ogrnCode", "IDENTIFIERS", "NATIONAL_ID_NUMBER", "NATIONAL_ID_TYPE"),
    ("taxNumber", "IDENTIFIERS", "TAX_ID_NUMBER", "TAX_ID_TYPE"),
    ("innCode", "IDENTIFIERS", "TAX_ID_NUMBER", "TAX_ID_TYPE"),
    ("vatCode", "IDENTIFIERS", "TAX_ID_NUMBER", "TAX_ID_TYPE"),
    ("socialSecurityNumber", "IDENTIFIERS", "SSN_NUMBER", ""),
    ("leiCode", "IDENTIFIERS", "LEI_NUMBER", ""),
    ("dunsCode", "IDENTIFIERS", "DUNS_NUMBER", ""),
    ("sourceUrl", "SOURCE_LINKS", "SOURCE_URL", ""),
)

Record = dict[str, Any]


def senzing_record(party: FtmParty, data_source: str) -> Record | None:
    """Write a party as one record; None for what is only an address."""
    entity = party.entity
    if entity.is_a("Address"):
        return None
    kind = next((name for of, name in _TYPES.items() if entity.is_a(of)), None)
    named = "NAME_ORG" if kind not in (None, "PERSON") else "NAME_FULL"
    record: Record = {"DATA_SOURCE": data_source, "RECORD_ID": entity.id}
    if kind is not None:
        record["RECORD_TYPE"] = kind
    record["LAST_CHANGE"] = moment(entity.last_change)
    _add(record, "NAMES", {"NAME_TYPE": "PRIMARY", named: entity.caption})
    for name in entity.of_type("name"):
        if name.casefold() != entity.caption.casefold():
            _add(record, "NAMES", {"NAME_TYPE": "ALIAS", named: name})
    genders = entity.get("gender")
    if len(genders) == 1 and genders[0] in _GENDERS:
        record["GENDER"] = _GENDERS[genders[0]]
    _add_features(record, entity)
    for thing in party.attached:
        _add_attached(record, entity, thing, data_source)
    _add_other_numbers(record, entity)
    _add(
        record,
        "IDENTIFIERS",
        {"OTHER_ID_TYPE": data_source, "OTHER_ID_NUMBER": entity.id},
    )
    if entity.is_a("Organization"):
        for address in record.get("ADDRESSES", []):
            address["ADDR_TYPE"] = "BUSINESS"
    return record


def _add(record: Record, section: str, feature: Record) -> None:
    known = record.setdefault(section, [])
    if feature not in known:
        known.append(feature)


def _add_features(record: Record, entity: FtmEntity) -> None:
    for prop, section, attribute, type_attribute in _FEATURES:
        for value in entity.get(prop):
            feature = {attribute: value}
            if type_attribute:
                feature[type_attribute] = prop
            _add(record, section, feature)


def _add_attached(
    record: Record, entity: FtmEntity, thing: FtmEntity, data_source: str
) -> None:
    if thing.is_a("Address"):
        for value in thing.get("full"):
            _add(record, "ADDRESSES", {"ADDR_FULL": value})
    elif thing.is_a("Passport"):
        _add_documents(record, thing, "PASSPORT")
    elif thing.is_a("Identification"):
        _add_documents(record, thing, "NATIONAL_ID")
    edge = kinds()[thing.schema].edge
    if edge is None:
        return
    role = next(iter(thing.get("role")), kinds()[thing.schema].label)
    for start, end in product(thing.get(edge[0]), thing.get(edge[1])):
        if start == entity.id:
            pointer = {
                "REL_POINTER_ROLE": role,
                "REL_POINTER_DOMAIN": data_source,
                "REL_POINTER_KEY": end,
            }
            _add(record, "RELATIONSHIPS", pointer)
        if end == entity.id:
            anchor = {"REL_ANCHOR_DOMAIN": data_source, "REL_ANCHOR_KEY": entity.id}
            _add(record, "RELATIONSHIPS", anchor)


def _add_documents(record: Record, thing: FtmEntity, sort: str) -> None:
    countries: Iterable[str | None] = thing.get("country") or (None,)
    for number, country in product(thing.get("number"), countries):
        feature = {f"{sort}_NUMBER": number}
        if country is not None:
            feature[f"{sort}_COUNTRY"] = country
        _add(record, "IDENTIFIERS", feature)


def _add_other_numbers(record: Record, entity: FtmEntity) -> None:
    told = {v for one in record.get("IDENTIFIERS", []) for v in one.values()}
    for prop, value in _numbers(entity):
        if value in told:
            continue
        attribute = words().senzing.get(prop)
        if attribute is not None:
            _add(record, "IDENTIFIERS", {attribute: value})
        else:
            _add(
                record,
                "IDENTIFIERS",
                {"OTHER_ID_TYPE": prop, "OTHER_ID_NUMBER": value},
            )


def _numbers(entity: FtmEntity) -> Iterator[tuple[str, str]]:
    known = kinds()[entity.schema].properties
    for prop, values in entity.properties.items():
        if known[prop].type == "identifier":
            for value in values:
                yield prop, value
