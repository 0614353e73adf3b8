"""Births, citizenships, addresses and numbers of an entry of the Australian list."""

import re

from clearance.errors import InvalidValueError
from clearance.sources._party import Party, country_in, split_lettered
from clearance.sources._xml import clean
from clearance.values import parse_written_date

from ._entry import Entry

_NONE = re.compile(r"n/?a\.?", re.IGNORECASE)
_EITHER = re.compile(r"\s*(?:;|\n|\r|>>|,?\s+or\s+|alt DOB:)\s*")
_FINER = re.compile(r"\s*,\s*|\s{2,}|(?<=\d{4})\s+(?=\d)")
_REMARK = re.compile(r"\s*\(.*")
_COUNTRIES = re.compile(r"\s*(?:,|/|\band\b)\s*")
_PLACES = re.compile(r"\s*;\s*")
_WEBSITE = re.compile(r"\bWebsite:\s*(?P<value>\S+)")
_COMPANY = re.compile(
    r"\bCompany [Ii]dentification (?:No\.?|[Nn]umber):?\s*(?P<value>\d+)"
)
_PREVIOUS = re.compile(r"Previous names include (?P<value>.+?)\.?")


def say_details(party: Party, entry: Entry) -> None:
    """Say everything but the names and the designation."""
    for text in entry.texts("Date of Birth"):
        _say_births(party, text)
    for text in entry.cleaned("Place of Birth"):
        for place in _places(text):
            party.say("birthPlace", place, text)
            _say_country_at_end(party, "birthCountry", place)
    for text in entry.texts("Citizenship"):
        _say_citizenships(party, text)
    for text in entry.cleaned("Address"):
        for place in _places(text):
            party.say("address", place, text)
            _say_country_at_end(party, "country", place)
    for number in entry.cleaned("IMO Number"):
        if not party.say_identifier("imo", "imoNumber", number):
            party.audit.not_understood("imo", number, party.id)
            party.say("imoNumber", number)
    for text in entry.cleaned("Additional Information"):
        party.draft.add("notes", text)
        _say_numbers(party, text)


def _say_births(party: Party, text: str) -> None:
    """Say each of the dates that a cell holds, however they are divided."""
    if party.draft.kind != "Person":
        if not _NONE.fullmatch(text):
            party.audit.not_understood("date", text, party.id)
            party.draft.add("notes", f"Date of birth: {text}")
        return
    for lettered in split_lettered(text):
        for one in _EITHER.split(lettered):
            for date in [one] if _is_date(one) else _FINER.split(one):
                if date and not _NONE.fullmatch(date):
                    # "1970 (as Ali Sample)": the remark stays in the original.
                    bare = date if _is_date(date) else _REMARK.sub("", date)
                    party.say_date("birthDate", bare.strip(" ."), clean(text))


def _is_date(text: str) -> bool:
    try:
        parse_written_date(text)
    except InvalidValueError:
        return False
    return True


def _say_citizenships(party: Party, text: str) -> None:
    for lettered in split_lettered(text):
        for one in map(clean, re.split(r"[;\n]", lettered)):
            known = country_in(one, party.lookups) is not None
            for part in [one] if known else _COUNTRIES.split(one):
                if part and not _NONE.fullmatch(part):
                    party.say_country("nationality", part)


def _places(text: str) -> list[str]:
    """Split a cell of places at letters and semicolons; "na" is none."""
    found = [
        place.strip(" ,.")
        for lettered in split_lettered(text)
        for place in _PLACES.split(lettered)
    ]
    return [place for place in found if place and not _NONE.fullmatch(place)]


def _say_country_at_end(party: Party, prop: str, place: str) -> None:
    """Say the country that a line ends with, where it ends with one."""
    code = country_in(place.rpartition(",")[2].strip(), party.lookups)
    if code is not None:
        party.say(prop if party.has(prop) else "country", code, place)


def _say_numbers(party: Party, text: str) -> None:
    """Say the numbers and names that the additional information words plainly."""
    website = _WEBSITE.search(text)
    if website is not None:
        party.say_identifier("website", "website", website["value"])
    company = _COMPANY.search(text)
    if company is not None:
        party.say_identifier("ogrn", "ogrnCode", company["value"])
        party.say("registrationNumber", company["value"])
    previous = _PREVIOUS.fullmatch(text)
    if previous is not None and party.draft.kind == "Vessel":
        for name in _COUNTRIES.split(previous["value"]):
            party.say("previousName", name, text)
