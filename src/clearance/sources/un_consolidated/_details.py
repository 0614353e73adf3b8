"""Births, addresses and documents of an entry of the UN list."""

import re
from typing import Any

from clearance.errors import InvalidValueError
from clearance.sources._party import Document, Party, lookups_of, say_document
from clearance.sources._xml import Fields
from clearance.values import parse_written_date

_PLACE = ("STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE")
_BIRTH = ("EXACT", "APPROXIMATELY", "BETWEEN", "")
_NUMBER = re.compile(
    r"\b(?:number|no\.|code:|card)\s+((?:[A-Z]{1,3}[- ]{0,2})?\d{5,})\b"
)
_PACKAGE = __package__


def say_birth_dates(party: Party, fields: Fields) -> None:
    """Say each date of birth: exact, about, or between two years."""
    for birth in fields.all("INDIVIDUAL_DATE_OF_BIRTH"):
        form = birth.text("TYPE_OF_DATE")
        party.audit.category("type of date", form, _BIRTH)
        year, note = birth.text("YEAR"), birth.text("NOTE")
        first, last = birth.text("FROM_YEAR"), birth.text("TO_YEAR")
        date = birth.text("DATE")[:10] or year
        about = form == "APPROXIMATELY" or note == "Approximately"
        if first or last:
            date = f"{first} to {last}" if first and last else first or last
        _say_birth(party, f"about {date}" if date and about else date, note)
        birth.close(party.audit, party.id)


def _say_birth(party: Party, date: str, note: str) -> None:
    """Say a date; the note may hold the date, its month, or a remark on it."""
    for text in (note, f"{note} {date}"):
        finer = _written(text) if note and note != "Approximately" else None
        if finer is not None and finer.startswith(date[:4]):
            party.say("birthDate", finer, text.strip())
            return
    party.say_date("birthDate", date)
    if note and note != "Approximately":
        party.draft.add("notes", f"Date of birth {date}: {note}".replace(" :", ":"))


def _written(text: str) -> str | None:
    try:
        return parse_written_date(text).text
    except InvalidValueError:
        return None


def say_birth_places(party: Party, fields: Fields) -> None:
    """Say each place of birth as one line, and its country."""
    for place in fields.all("INDIVIDUAL_PLACE_OF_BIRTH"):
        line, country, note = _line(place)
        party.say("birthPlace", line)
        if country:
            party.say_country("birthCountry", country)
        if note:
            party.draft.add("notes", f"Place of birth {line}: {note}")
        place.close(party.audit, party.id)


def say_addresses(party: Party, fields: Fields) -> None:
    """Say each address as one line, and its country; remarks on it are notes."""
    for tag in ("INDIVIDUAL_ADDRESS", "ENTITY_ADDRESS"):
        for place in fields.all(tag):
            line, country, note = _line(place)
            party.say("address", line)
            if country:
                party.say_country("country", country)
            if note:
                party.draft.add("notes", f"Address {line}: {note}".replace(" :", ":"))
            place.close(party.audit, party.id)


def _line(place: Fields) -> tuple[str, str, str]:
    """Give a place as one line with its country, the country, and the note on it."""
    parts = [place.text(name) for name in _PLACE]
    country = place.text("COUNTRY")
    line = ", ".join(part for part in (*parts, country) if part)
    return line, country, place.text("NOTE")


def say_documents(party: Party, fields: Fields) -> None:
    """Say each passport and identity document with its number, country and days."""
    for paper in fields.all("INDIVIDUAL_DOCUMENT"):
        first, second = paper.text("TYPE_OF_DOCUMENT"), paper.text("TYPE_OF_DOCUMENT2")
        if first and not party.audit.category("document type", first, _types()):
            party.audit.not_understood("document type", first, party.id)
        city, country = paper.text("CITY_OF_ISSUE"), paper.text("COUNTRY_OF_ISSUE")
        note = paper.text("NOTE")
        label = " ".join(part for part in (first, second) if part)
        inside = _NUMBER.search(note) or _NUMBER.search(second)
        place = ", ".join(part for part in (city, country) if part)
        document = Document(
            type=second if _named(second) else label,
            prop=_property(second) if _named(second) else _property(first),
            number=paper.text("NUMBER") or (inside[1] if inside else ""),
            country=paper.text("ISSUING_COUNTRY") or country,
            issued=paper.text("DATE_OF_ISSUE"),
            expires=paper.text("DATE_OF_EXPIRY"),
            authority=f"issued in {place}" if place else "",
            remark=note,
        )
        say_document(party, document)
        paper.close(party.audit, party.id)


def _types() -> list[str]:
    return list(lookups_of(_PACKAGE)["document_types"])


def _named(text: str) -> bool:
    """Say whether the finer type is one in words, not just a number or "number:"."""
    return len(re.sub(r"[\W\d_]+|number", "", text.lower())) > 3


def _property(text: str) -> str:
    table: Any = lookups_of(_PACKAGE)
    for row in table["documents"]:
        if re.search(row["match"], text.lower()) is not None:
            return str(row["prop"])
    return "idNumber"
