"""Names of firms in Cyrillic with their ordinary words put into English."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from ._clean import lexicon

_LEAST_STEM = 3
_WORD = re.compile(r"[\u0400-\u052f]+$")
_NAMED = "named after"
_GENITIVES = (("ского", "ский"), ("цкого", "цкий")) + tuple(
    (f"{ending}а", ending) for ending in ("ов", "ев", "ёв", "ин", "ын", "ич", "ан")
)


def translated(text: str) -> str | None:
    """Put the ordinary words of a cleaned Cyrillic name into English.

    None where it has none. What is no ordinary word stays in Cyrillic, but for the name
    of whom a thing is named after, which goes from the genitive to the nominative.
    """
    words = text.split()
    stems = [_stem(word) for word in words]
    found: list[str] = []
    named, known = False, False
    place = 0
    while place < len(words):
        size, meaning = _meaning(words, stems, place)
        if meaning is None:
            word = words[place]
            found.append(_nominative(word) if named else word)
        else:
            found.append(meaning)
            named, known = meaning == _NAMED, True
        place += size
    return " ".join(found) if known else None


def _meaning(words: list[str], stems: list[str], place: int) -> tuple[int, str | None]:
    """Find the longest phrase that begins here: how many words, and what it means."""
    table, longest = _phrases()
    for size in range(min(longest, len(words) - place), 0, -1):
        exact = table.get(tuple(words[place : place + size]))
        meaning = exact or table.get(tuple(stems[place : place + size]))
        if meaning is not None:
            return size, meaning
    return 1, None


@cache
def _phrases() -> tuple[Mapping[tuple[str, ...], str], int]:
    """Read the phrases of `cyrillic.yml`, as they stand and by their stems."""
    exact: dict[tuple[str, ...], str] = {}
    stemmed: dict[tuple[str, ...], str] = {}
    for meaning, phrases in lexicon("cyrillic.yml")["words"].items():
        for phrase in phrases:
            words = tuple(phrase.replace("'", "").split())
            exact.setdefault(words, meaning)
            stemmed.setdefault(tuple(map(_stem, words)), meaning)
    table = {**stemmed, **exact}
    return table, max(map(len, table))


@lru_cache(maxsize=16384)
def _stem(word: str) -> str:
    """Take the ending of its case and number off a Cyrillic word."""
    if not _WORD.match(word):
        return word
    for ending in _endings():
        if word.endswith(ending) and len(word) >= len(ending) + _LEAST_STEM:
            return word[: -len(ending)]
    return word


@cache
def _endings() -> tuple[str, ...]:
    return tuple(sorted(set(lexicon("cyrillic.yml")["endings"]), key=len, reverse=True))


def _nominative(name: str) -> str:
    for genitive, nominative in _GENITIVES:
        if name.endswith(genitive) and len(name) > len(genitive) + 1:
            return name.removesuffix(genitive) + nominative
    return name
