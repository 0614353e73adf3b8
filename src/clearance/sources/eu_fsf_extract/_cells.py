"""Takes apart the cells that hold several addresses or numbers."""

import re
from collections import Counter
from collections.abc import Sequence

from clearance.sources._eu_fsf import (
    Number,
    property_of,
    say_number,
    told_imo,
)
from clearance.sources._party import Party, country_in

_UNKNOWN = "UNKNOWN"
_CYRILLIC = re.compile("[\u0400-\u04ff]")


def split(cell: str) -> list[str]:
    """Split a cell at its bars; empty parts are left out."""
    return [text.strip() for text in cell.split(" | ") if text.strip()]


def by_commonness(spellings: Sequence[str]) -> list[str]:
    """Order spellings by how many of the others have their words; equal ones stay."""
    words = {text: set(text.casefold().split()) for text in spellings}
    borne = Counter(word for said in words.values() for word in said)
    return sorted(
        spellings,
        key=lambda text: -sum(borne[word] for word in words[text]) / len(words[text]),
    )


def numbers_in(cell: str, comments: str) -> list[tuple[str | None, str]]:
    """List the numbers of a row with their properties; IMO numbers of remarks too."""
    found = [(prop, number) for _, prop, number in map(_sort_of, split(cell))]
    return found + [("imoNumber", number) for number in told_imo(comments)]


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
