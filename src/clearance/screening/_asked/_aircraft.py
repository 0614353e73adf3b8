"""Registrations of aircraft: what is painted on them tells which one it is."""

import re
from functools import cache, lru_cache
from itertools import pairwise

from clearance.names import beside_words

# By the marks of ICAO Annex 7: of the state, and of the aircraft, mostly with a dash.
_DASHED = re.compile(r"(?<![\w-])([A-Z]{1,2}|[A-Z]\d|\d[A-Z])-([A-Z0-9]{3,5})(?![\w-])")
_AMERICAN = re.compile(r"(?<![\w-])(N[1-9]\d{0,4}[A-HJ-NP-Z]{0,2})(?![\w-])")
_BARE = re.compile(r"([A-Z]{1,2}|[A-Z]\d|\d[A-Z])[ -]?([A-Z]{3,4}|\d{4,5})")
_WORD = re.compile(r"[A-Z0-9]+")
_SAID = re.compile(
    r"\b(?:reg(?:istration|istered)?|tail)\b[\s.:#]*(?:(?:no|nr|number|mark)\b[\s.:#]*)?"
    r"([A-Z0-9]{1,2}-?[A-Z0-9]{2,5})(?![\w-])",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def tails_in(text: str) -> frozenset[str]:
    """Give the registrations that a text says, in capitals and without their dashes."""
    said = {found[1].upper().replace("-", "") for found in _SAID.finditer(text)}
    found = {
        state + mark
        for state, mark in _DASHED.findall(text)
        if not (state in _makers() and mark[0].isdigit())
    }
    found.update(_AMERICAN.findall(text))
    whole = _BARE.fullmatch(text.strip().upper())
    if whole is not None and not (whole[1] in _makers() and whole[2][0].isdigit()):
        found.add(whole[1] + whole[2])
    return frozenset(said | found)


def share_tail(one: str, other: str) -> bool:
    """Say whether a text writes the registration of the other one without its dash.

    "P881 Ilyushin Il-62M" beside "P-881"; of that one alone, and not of other digits.
    """
    return any(
        not tails_in(text).isdisjoint(_bare_words(beside))
        for text, beside in ((one, other), (other, one))
    )


def _bare_words(text: str) -> frozenset[str]:
    """Give the words of a text, and neighbours as one: "EP GOM"."""
    words = _WORD.findall(text.upper())
    return frozenset((*words, *map("".join, pairwise(words))))


@cache
def _makers() -> frozenset[str]:
    """Give the makers whose types are written as registrations are: IL-76TD, AN-124."""
    return frozenset(beside_words("aircraft_makers"))
