"""Streets, schools, ships and firms that bear the name of a person."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from ._letters import LONGEST, clean, fold
from ._lexicons import lexicon
from ._marks import is_marked_as_firm, ship_words
from ._persons import same_given_name
from ._scripts import plain, romanise
from ._syllables import may_be_of_syllables

# What says that somebody trades under a name: he is the party himself.
_OWNER = re.compile(r"(?<!\w)(?:t/a|trading as|prop|proprietor|inh|owner)(?!\w)", re.I)
_LEAST_STEM = 4  # letters that a name and its genitive share
_MOST_ENDING = 3
_LEAST_NAMED = 2  # words of a person's name beside a short legal form


_MOST_WORDS = 16  # of a name, or of what bears one


def is_thing_beside_person(one: str, other: str) -> bool:
    """Say whether of two texts one is a person, and one a thing called after him.

    A firm, a body, a ship, a street. What is a word of both names tells nothing.
    """
    return (
        is_marked_as_firm(one) != is_marked_as_firm(other)
        or _bears(one, other)
        or _bears(other, one)
    )


def _bears(text: str, person: str) -> bool:
    """Say whether a text has a word for a thing right beside a person's name."""
    text = text[:LONGEST]
    words = _words(text)
    names = [word for word in _words(person[:LONGEST]) if len(word) > 1]
    if not 1 < len(words) <= _MOST_WORDS or not 0 < len(names) <= _MOST_WORDS:
        return False
    if may_be_of_syllables(tuple(words)):
        return False
    if not _things().isdisjoint(names):
        return False
    named = [_is_of(word, names) for word in words]
    if not any(named):
        return False
    first, last = named.index(True), len(named) - 1 - named[::-1].index(True)
    before = [word for word in words[:first] if not word.isdecimal()]
    behind = words[last + 1 :]
    return _is_thing(text, before, behind, size=last - first + 1)


def _is_thing(
    text: str, before: Sequence[str], behind: Sequence[str], *, size: int
) -> bool:
    """Say whether the words around *size* words of a name say a thing."""
    told = _bearers()
    whole = size >= _LEAST_NAMED
    if len(before) == 1 and (
        before[0] in told["before"]
        or (whole and text.split(maxsplit=1)[0] in told["ships"])
    ):
        return True
    if behind and not before and behind[0] in told["behind"]:
        return True
    if whole and " ".join(behind) in told["forms"]:
        return True
    around = told["trades"].intersection((*before, *behind))
    return bool(around) and _OWNER.search(text) is None


def _words(text: str) -> list[str]:
    """Give the words of a text, those in Latin letters without accents."""
    return [
        plain(word) if "a" <= word[0] <= "z" else word
        for word in clean(text.replace("'", ""), dotted=True).split()
    ]


def _is_of(word: str, names: Sequence[str]) -> bool:
    """Say whether a word is one of a name, or its genitive: Mikhaila Lomonosova."""
    latin = romanise(word)
    return any(
        word == name
        or fold(latin) == fold(romanise(name))
        or same_given_name(fold(latin), fold(romanise(name))) == "form"
        or (
            len(name) > _LEAST_STEM
            and latin.startswith(romanise(name)[: max(_LEAST_STEM, len(name) - 1)])
            and len(latin) - len(name) <= _MOST_ENDING
        )
        for name in names
    )


@cache
def _bearers() -> Mapping[str, frozenset[str]]:
    told: Mapping[str, Sequence[str]] = lexicon("marks.yml")["bearers"]
    ships = {"ships": [*told["ships"], *ship_words()["navies"]]}
    return {what: frozenset(words) for what, words in {**told, **ships}.items()}


@cache
def _things() -> frozenset[str]:
    told = _bearers()
    return frozenset[str]().union(told["before"], told["behind"], told["trades"])
