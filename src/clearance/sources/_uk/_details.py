"""Writes what a record says of a party besides its names: dates, numbers, ships."""

import re
from collections.abc import Mapping

from clearance.errors import InvalidValueError
from clearance.sources._party import Party, country_in
from clearance.values import IDENTIFIER_TYPES, parse_written_date

from ._numbers import say_identity, say_passport, say_registration
from ._record import Record
from ._texts import split_numbered

_PLAIN = {"position": "position", "entity_type": "classification", "title": "title"}
_SHIPS = {"ship_type": "type", "hull": "registrationNumber"}
_LINKS = {
    "parent": "Parent company",
    "subsidiary": "Subsidiary",
    "owner": "Current owner or operator",
    "past_owner": "Previous owner or operator",
}
_GENDERS = {"male": "male", "female": "female", "m": "male", "f": "female"}
_SEPARATORS = re.compile(r"[;,\s]+")
# What OFSI writes around a country: "now", "in Syria as at June 2013", "citizenship".
_AROUND = re.compile(
    r"^(?:(?:in|now|possibly|formerly|previously)\s+)+"
    r"|^(?:former )?USSR,? (?:currently|now)\s+"
    r"|\s*(?:\(|\b(?:as (?:at|of)|since|citizen|national|nationality|citizenship)\b).*$"
    r"|[\s.,;:]+$",
    re.IGNORECASE,
)


def say_details(party: Party, record: Record, known: Mapping[str, str | None]) -> None:
    """Say all that a record holds of a party; *known* maps names to parties."""
    for name, prop in _PLAIN.items():
        for text in record.texts(name):
            if not party.say(prop, text):
                party.say("summary", text)
    for text in record.texts("dob"):
        _say_birth(party, text)
    for town, country in record.all("birth"):
        party.say("birthPlace", town)
        _say_country(party, "birthCountry", country)
    for prop in ("nationality", "country"):
        _say_countries(party, prop, record.texts(prop))
    _say_gender(party, record)
    for line, country in record.all("address"):
        party.say("address", ", ".join(part for part in (line, country) if part))
        _say_country(party, "country", country)
    _say_reach(party, record)
    _say_numbers(party, record)
    _say_ship(party, record)
    _say_links(party, record, known)


def _say_birth(party: Party, text: str) -> None:
    """Say a date of birth; letters or zeros stand for what is not known."""
    plain = re.sub(r"[dmDM]", "0", text.strip(" '"))
    try:
        party.say("birthDate", parse_written_date(plain).text, text)
    except InvalidValueError:
        party.audit.not_understood("date of birth", text, party.id)
        party.say("unreadRemark", f"Date of birth: {text}")


def _say_country(party: Party, prop: str, text: str) -> None:
    """Say a country, of which OFSI may add since when: "Syria as at June 2013"."""
    plain = text if country_in(text, party.lookups) else _AROUND.sub("", text).strip()
    if plain:
        party.say_country(prop, plain)


def _say_countries(party: Party, prop: str, texts: list[str]) -> None:
    for text in texts:
        for one in split_numbered(text):
            _say_country(party, prop, one)


def _say_gender(party: Party, record: Record) -> None:
    for text in record.texts("gender"):
        word = _GENDERS.get(text.strip(" .").casefold())
        if word is None or not party.say("gender", word, text):
            party.audit.not_understood("gender", text, party.id)


def _say_reach(party: Party, record: Record) -> None:
    for text in record.texts("phone"):
        _say_one(party, "phone", "phone", text)
    for text in record.texts("email"):
        for one in filter(None, _SEPARATORS.split(text)):
            if "@" in one:
                _say_one(party, "email", "email", one)
            elif "." in one:
                _say_one(party, "website", "website", one)
            else:
                party.audit.not_understood("email", text, party.id)
                party.say("unreadRemark", f"Email address: {text}")
    for text in record.texts("website"):
        for one in filter(None, re.split(r"[;,\n]\s*", text)):
            _say_one(party, "website", "website", one.strip())


def _say_one(party: Party, type_name: str, prop: str, text: str) -> None:
    """Say how to reach a party, in canonical form where it has one."""
    try:
        value = IDENTIFIER_TYPES[type_name].parse(text)
    except InvalidValueError:
        value = text
    if not party.say(prop, value, text):
        party.say("notes", f"{prop}: {text}")


def _say_numbers(party: Party, record: Record) -> None:
    said = [*party.draft.values("country"), *party.draft.values("nationality")]
    russian = "ru" in said
    for text in record.texts("registration"):
        say_registration(party, text, russian=russian)
    for number, info in record.all("passport"):
        say_passport(party, number, info)
    for number, info in record.all("national_id"):
        say_identity(party, number, info, russian=russian)


def _say_ship(party: Party, record: Record) -> None:
    for text in record.texts("imo"):
        _say_imo(party, text)
    for text in record.texts("mmsi"):
        party.say_identifier("mmsi", "mmsi", text)
    for name, prop in _SHIPS.items():
        for text in record.texts(name):
            party.say(prop, text)
    _say_countries(party, "flag", record.texts("flag"))
    _say_countries(party, "pastFlags", record.texts("past_flag"))
    for text in record.texts("tonnage"):
        party.say("tonnage", text.replace(",", ""), text)
    for text in record.texts("length"):
        party.say("summary", f"Length: {text}")
    for text in record.texts("year_built"):
        party.say_date("buildDate", text)


def _say_imo(party: Party, text: str) -> None:
    """Say the number of a ship, also where its check digit is wrong: as published."""
    for type_name in ("imo", "imo_company"):
        if party.say_identifier(type_name, "imoNumber", text):
            party.audit.count("imo")
            return
    party.audit.not_understood("IMO number", text, party.id)
    if not party.say("imoNumber", re.sub(r"^IMO\s*", "", text), text):
        party.say("unreadRemark", f"IMO number: {text}")


def _say_links(party: Party, record: Record, known: Mapping[str, str | None]) -> None:
    for name, role in _LINKS.items():
        for text in record.texts(name):
            for one in split_numbered(text):
                _say_link(party, role, one, known)


def _say_link(
    party: Party, role: str, name: str, known: Mapping[str, str | None]
) -> None:
    draft = party.attach("UnknownLink", "link", f"{role}|{name}")
    draft.add("subject", party.id).add("role", role)
    other = known.get(" ".join(name.split()).casefold())
    party.audit.count("links")
    if other is not None and other != party.id:
        party.audit.count("links.resolved")
        draft.add("object", other, name)
    else:
        draft.add("objectName", name)
