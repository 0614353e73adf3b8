"""Takes apart the cells that hold several addresses or numbers."""

import re

from clearance.sources._eu_fsf import (
    Number,
    property_of,
    say_number,
    ship_number,
    told_imo,
    un_subject,
)
from clearance.sources._party import Party, country_in

_UNKNOWN = "UNKNOWN"
_CYRILLIC = re.compile("[\u0400-\u04ff]")


def split(cell: str) -> list[str]:
    """Split a cell at its bars; empty parts are left out."""
    return [text.strip() for text in cell.split(" | ") if text.strip()]


def kind_of(documents: str, reference: str, comments: str) -> str:
    """Say what an entry is as far as its numbers tell: the extract itself does not.

    Only persons have passports; the Security Council's references tell persons from
    bodies; IMO numbers are a ship's or a body's.
    """
    sorts = [_sort_of(text) for text in split(documents)]
    subject = un_subject(reference) or ""
    if any(prop == "passportNumber" for _, prop, _ in sorts) or "i." in subject:
        return "Person"
    numbers = [number for _, prop, number in sorts if prop == "imoNumber"]
    numbers += told_imo(comments)
    if any(map(ship_number, numbers)):
        return "Vessel"
    return "Organization" if numbers or "e." in subject else "LegalEntity"


def say_addresses(party: Party, cell: str) -> None:
    """Say each address as one line, and the country that its last words name."""
    for text in split(cell):
        line = text.removesuffix(_UNKNOWN).rstrip(", ")
        country = _country(line, party)
        party.say("address", line, text)
        if country:
            party.say_country("country", country)
        elif line:
            party.audit.count("addresses.without_country")


def _country(line: str, party: Party) -> str:
    """Find the country at the end; some have a comma: "MOLDOVA, REPUBLIC OF"."""
    words = line.split(", ")
    for ending in (", ".join(words[-2:]), words[-1]):
        spelled = re.sub(r"\W", "", ending)
        if len(spelled) > 3 and country_in(ending, party.lookups) is not None:
            return ending
    return ""


def say_documents(party: Party, cell: str) -> None:
    """Say each "National passport: X123" under the property of its sort.

    Numbers are held against the Russian schemes where an address is in Russia, or no
    address is elsewhere and a name is in Cyrillic.
    """
    countries = party.draft.values("country")
    names = (*party.draft.values("name"), *party.draft.values("alias"))
    cyrillic = any(map(_CYRILLIC.search, names))
    russian = "ru" in countries or (not countries and cyrillic)
    for text in split(cell):
        sort, prop, number = _sort_of(text)
        if prop is None:
            party.audit.category("identification type", sort, ())
            party.audit.not_understood("identification type", text, party.id)
        if re.search(r"\w", number):
            say_number(party, Number(sort, prop or "other", number), russian=russian)
        else:
            party.audit.not_understood("identification", text, party.id)


def _sort_of(text: str) -> tuple[str, str | None, str]:
    """Part "National passport: X123" into its words, its property and its number."""
    sort, _, number = text.partition(":")
    return sort.strip(), property_of(sort.strip()), number.strip()
