"""Registrations of aircraft: what is painted on them tells which one it is."""

import re
from collections.abc import Iterator
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
# Registrations as they are written beside other words: "EP-MNH", "YV2726", "N550GP".
_WRITTEN = re.compile(
    r"(?<![\w-])(?:(?P<state>[A-Z]{1,2}|[A-Z]\d|\d[A-Z])-(?P<mark>[A-Z0-9]{3,5})"
    r"|N[1-9]\d{1,4}[A-HJ-NP-Z]{0,2}|(?P<nation>[A-Z]{2})\d{4,5})(?![\w-])"
)
# Types of aircraft, and their serial numbers: "A320", "B747", "Il-76TD", "(MSN 24135)".
_TYPE = re.compile(
    r"[(\[]?(?:a3\d\d|b7\d7|(?:il|an|tu|mi|ka|su|md|yak|atr|erj|crj)-?\d{2,3}[a-z]{0,3}"
    r"|msn[.:#]*\d*|reg[.:#]+|s/n)[)\],]?",
    re.IGNORECASE,
)
_LONGEST = 140  # of a text
_LETTERS = 5  # of a registration of letters alone, without its dash
_ARTICLES = frozenset({"AL", "EL"})
_BESIDE = ".,:;()[]"


def aircraft_in(text: str) -> Iterator[str]:
    """Give the registration of an aircraft in a text that says it is of one.

    By a word for it, its type or its serial number: "Aircraft EP-MNH", "A320 EP-MNH".
    Nothing for most texts: names of persons may look so ("RI SU-GIL").
    """
    if len(text) > _LONGEST or not any(map(may_be_of_aircraft, text.split())):
        return
    for found in _WRITTEN.finditer(text):
        state = found["state"] or found["nation"] or ""
        if found.group() != text and _may_be_mark(state, found["mark"] or ""):
            yield found.group()


def _may_be_mark(state: str, mark: str) -> bool:
    """Say whether a state's letters and a mark make no type and no Arabic name.

    "IL-76TD" and "AL-ANI" do; letters alone are five together ("EP-MNH", "D-ABYT").
    """
    if state in _ARTICLES or (mark.isalpha() and len(state + mark) != _LETTERS):
        return False
    return not (state in _makers() and (not mark or mark[0].isdigit()))


def may_be_of_aircraft(piece: str) -> bool:
    """Say whether a piece of a name tells that an aircraft may be named; quick."""
    told = piece.casefold().strip(_BESIDE) in words_of_aircraft()
    return told or _TYPE.fullmatch(piece) is not None


@cache
def words_of_aircraft() -> frozenset[str]:
    """Give words of letters alone that tell that an aircraft may be named."""
    return frozenset(beside_words("aircraft"))


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
