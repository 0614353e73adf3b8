"""Births, citizenships, addresses and contacts of an entry of the EU's list."""

import re

from clearance.errors import InvalidValueError
from clearance.sources._eu_fsf import lookups
from clearance.sources._party import Party
from clearance.sources._xml import Fields
from clearance.values import parse_written_date

from ._country import country_words

_PLACE = ("street", "poBox", "place", "city", "region", "zipCode")
_BOOLEAN = ("true", "false", "")
_EMAIL = re.compile(r"[^\s;,:<>()]+@[^\s;,:<>()]+\.[^\s;,:<>()]+")
_HELD_TOGETHER = re.compile(r"\s*@\s*")
_ABOUT = re.compile(r"(?:approximately|circa|about)\s+\d{4}\.?", re.IGNORECASE)
_BORN = re.compile(r"(?:DOB|date of birth)\s*:\s*(?P<days>.+)", re.IGNORECASE)
_IGNORED = ("regulationSummary", "regulationLanguage", "logicalId")


def say_citizenships(party: Party, fields: Fields) -> None:
    """Say each citizenship; of a body, the country that it is of."""
    for one in fields.all("citizenship"):
        country = country_words(party, one)
        region = one.attribute("region")
        party.say_country("citizenship", country)
        for text in (*one.texts("remark"), region):
            if text:
                party.draft.add("notes", f"Citizenship {country}: {text}")
        one.ignore(party.audit, *_IGNORED)
        one.close(party.audit, party.id)


def say_births(party: Party, fields: Fields) -> None:
    """Say each date and place of birth; a remark on it is kept as a note."""
    for birth in fields.all("birthdate"):
        circa = birth.attribute("circa")
        party.audit.category("circa", circa, _BOOLEAN)
        remarks = birth.texts("remark")
        date = _date(party, birth, remarks)
        shown = f"about {date}" if date and circa == "true" else date
        party.say_date("birthDate", shown)
        line, country = _line(party, birth)
        party.say("birthPlace", line)
        if country:
            party.say_country("birthCountry", country)
        for text in remarks:
            _say_other_days(party, text)
            about = " ".join(filter(None, (shown, line)))
            party.draft.add("notes", f"Birth {about}: {text}")
        birth.ignore(party.audit, *_IGNORED)
        birth.close(party.audit, party.id)


def _date(party: Party, birth: Fields, remarks: list[str]) -> str:
    """Give the date as it is told: a day, month, year or span of years.

    Of a day of the Islamic calendar the list gives the Gregorian one besides.
    """
    calendar = birth.attribute("calendarType")
    party.audit.category("calendar", calendar, lookups()["calendars"])
    whole = birth.attribute("birthdate")
    told = [birth.attribute(p) for p in ("year", "monthOfYear", "dayOfMonth")]
    first, last = birth.attribute("yearRangeFrom"), birth.attribute("yearRangeTo")
    if whole:
        return whole
    if calendar != "GREGORIAN" and any((*told, first, last)):
        text = f"{calendar} {'-'.join(filter(None, told)) or f'{first} to {last}'}"
        party.audit.not_understood("date", text, party.id)
        party.draft.add("notes", f"Date of birth: {text}")
        return ""
    if first and last:
        return f"{first} to {last}"
    if first or last:
        return _half_span(party, first, last, remarks)
    parts = [part.zfill(2) for part in told if part]
    return "-".join(parts) if told[0] else ""


def _half_span(party: Party, first: str, last: str, remarks: list[str]) -> str:
    """Give the year that the remark on a span with one end tells, if any."""
    for text in remarks:
        if _ABOUT.fullmatch(text):
            return text.rstrip(".")
    side = f"not before {first}" if first else f"not after {last}"
    party.draft.add("notes", f"Born {side}")
    return ""


def _say_other_days(party: Party, remark: str) -> None:
    """Say the dates in "DOB: 30.12.1965 or 19.12.1962"; others stay in the note."""
    found = _BORN.match(remark)
    for text in re.split(r"\s+or\s+", found["days"]) if found else ():
        try:
            day = parse_written_date(text.strip(" .")).text
        except InvalidValueError:
            continue
        party.say("birthDate", day, remark)


def say_addresses(party: Party, fields: Fields) -> None:
    """Say each address as one line, its country, and how to get in contact there."""
    for place in fields.all("address"):
        line, country = _line(party, place)
        party.say("address", line)
        if country:
            party.say_country("country", country)
        listed = place.attribute("asAtListingTime")
        party.audit.category("asAtListingTime", listed, _BOOLEAN)
        remarks = place.texts("remark")
        if listed == "true":
            remarks.append("as at the time of listing")
        for text in remarks:
            party.draft.add("notes", f"Address {line}: {text}".replace(" :", ":"))
        say_contacts(party, place)
        place.ignore(party.audit, *_IGNORED)
        place.close(party.audit, party.id)


def _line(party: Party, place: Fields) -> tuple[str, str]:
    """Give a place as one line with its country, and the words for the country."""
    parts = [place.attribute(name) for name in _PLACE]
    country = country_words(party, place)
    return ", ".join(part for part in (*parts, country) if part), country


def say_contacts(party: Party, fields: Fields) -> None:
    """Say telephone numbers, addresses of e-mail and of web sites.

    Those that a party of its kind cannot have are kept as notes.
    """
    table = lookups()["contacts"]
    for contact in fields.all("contactInfo"):
        key, value = contact.attribute("key"), contact.attribute("value")
        if not party.audit.category("contact", key, table):
            party.audit.not_understood("contact", f"{key}: {value}", party.id)
        prop = str(table.get(key, ""))
        if not (prop and party.has(prop)):
            party.draft.add("notes", f"{key}: {value}")
        elif key == "FAX":
            _say_each(party, prop, value, mark=" (fax)")
        else:
            _say_each(party, prop, value)
        contact.ignore(party.audit, *_IGNORED)
        contact.close(party.audit, party.id)


def _say_each(party: Party, prop: str, value: str, mark: str = "") -> None:
    """Say each of several in one field: "a@b.com; c@d.com"."""
    if prop == "email":
        joined = _HELD_TOGETHER.sub("@", value.replace("\u00ad", ""))
        texts = [text.strip(".'\"") for text in _EMAIL.findall(joined)]
        if not texts:
            party.audit.not_understood("email", value, party.id)
            party.draft.add("notes", f"EMAIL: {value}")
    else:
        texts = re.split(r"\s*;\s*(?:and\s+)?", value)
    original = f"{value}{mark}"
    for text in texts:
        party.say(prop, text.strip(), original)
