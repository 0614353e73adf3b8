"""What somebody types in one line: a name, a number, or what may be either."""

import re

from clearance.values import (
    IDENTIFIER_TYPES,
    Identifier,
    parse_written_date,
    recognise_identifiers,
)

from ._aircraft import aircraft_in
from ._query import Query
from ._remarks import born_in, letters_joined
from ._ships import ship_numbers_in

# As many digits by themselves are a number; fewer may be a nickname ("7-28").
_LONG_NUMBER = 6
_CODES_OF_NETS = frozenset({"email", "website", "crypto"})
_DIGITS = re.compile(r"[\W\d_]+")


def query_of(text: str) -> Query:
    """Make a query of what somebody types: a name, a number, or what may be either.

    "IMO 9412335", a BIC, a wallet address, a passport number or the mark of an aircraft
    are recognised; a bare number is tried as each type that it may be. It is searched
    for as a name as well unless it can be nothing but a number: many ships, firms and
    aircraft are listed under names with digits in them, such as "RA-76669". A number
    that says what it is and fails its check digit is kept as it was written, and
    searched for as a name as well. So are the number of a ship and the registration of
    an aircraft beside other words: "SERENA IMO 9412335", "Aircraft EP-GOM".
    """
    text = text.strip()
    identifiers = recognise_identifiers(text)
    if not identifiers and (said := _said_beside(text)):
        return Query(names=(text,), identifiers=said)
    if not identifiers and (claimed := _claimed(text)) is not None:
        return Query(names=(text,), identifiers=(claimed,))
    if not text or any(_is_nothing_else(one, text) for one in identifiers):
        return Query(identifiers=identifiers)
    name, born = born_in(letters_joined(text))
    days = (parse_written_date(born).text,) if born else ()
    return Query(names=(name,), identifiers=identifiers, birth_dates=days)


def _said_beside(text: str) -> tuple[Identifier, ...]:
    """Read the numbers of ships and aircraft that a text says beside other words."""
    marks = (one for tail in aircraft_in(text) for one in recognise_identifiers(tail))
    tails = (one for one in marks if one.type == "tail_number")
    return tuple(dict.fromkeys((*ship_numbers_in(text), *tails)))


def _is_nothing_else(one: Identifier, text: str) -> bool:
    """Say whether a text that has the form of an identifier can be no name.

    Addresses of nets and wallets, long digits by themselves or behind a word that says
    what they are, and codes of many digits whose check digit fits.
    """
    if one.type == "website" and "/" not in text:
        # "1xbet.com" is a firm's name and its web address.
        return False
    if one.type in _CODES_OF_NETS:
        return True
    if sum(map(str.isdigit, text)) < _LONG_NUMBER:
        return False
    said = any(_begins_with(word, text) for word in IDENTIFIER_TYPES[one.type].words)
    return said or IDENTIFIER_TYPES[one.type].checked or bool(_DIGITS.fullmatch(text))


def _begins_with(word: str, text: str) -> bool:
    return text.casefold().startswith(word) and not text[len(word) :][:1].isalpha()


def _claimed(text: str) -> tuple[str, str] | None:
    """Find the type that a text names in front of a number, such as "IMO 123"."""
    folded = text.casefold()
    for type_ in IDENTIFIER_TYPES.values():
        for word in type_.words:
            rest = text[len(word) :] if folded.startswith(word) else ""
            number = rest.lstrip(" :.#№-")
            if number != rest and number[:1].isdigit():
                return type_.name, number
    return None
