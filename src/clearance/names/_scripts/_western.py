"""Names of the West, and of China, that other scripts spell by their sound."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import islice
from typing import Any

from clearance.names._lexicons import TABLES, lexicon

from ._wade_giles import pinyin_of_words

_PARTED = re.compile(r"[\s·・‧•．]+")
_CYRILLIC = re.compile(r"[а-яё]+")
_LEAST, _MOST = 2, 5  # words of a name
_SPLITS = 4
_SOFT = frozenset("jqx")


@lru_cache(maxsize=4096)
def as_in_the_west(text: str) -> str:
    """Write a cleaned name in other letters with the Western names that it spells.

    Other words stay. "" where it spells none, or is no name of a person.
    """
    words = _PARTED.split(text.strip())
    if not _LEAST <= len(words) <= _MOST:
        return ""
    known = western_names()
    found = [known.get(word, word) for word in words]
    return " ".join(found) if found != words else ""


@cache
def western_names() -> Mapping[str, str]:
    """Give the Western names that words in other scripts spell by their sound."""
    names: Mapping[str, list[str]] = lexicon("western.yml")["names"]
    found: dict[str, str] = {}
    for name, spellings in names.items():
        for spelling in spellings:
            found.setdefault(spelling, name)
    return found


def is_of_abroad(word: str) -> bool:
    """Say whether a word in other letters may be read so, with those beside it."""
    return word in western_names() or word in _families()


@cache
def _families() -> frozenset[str]:
    """Give the Chinese surnames in Cyrillic."""
    return frozenset(
        word for word, some in _syllables().items() if not _surnames().isdisjoint(some)
    )


@cache
def _surnames() -> frozenset[str]:
    return frozenset(lexicon("syllables.yml")["surnames"])


@lru_cache(maxsize=4096)
def in_palladius(text: str) -> str:
    """Write a Chinese name in Cyrillic in pinyin: Си Цзиньпин is Xi Jinping; else "".

    Of one or two words behind a surname of one syllable.
    """
    words = text.split()
    if not _LEAST <= len(words) <= _LEAST + 1:
        return ""
    if not all(map(_CYRILLIC.fullmatch, words)):
        return ""
    first = [one for one in _syllables().get(words[0], ()) if one in _surnames()]
    given = [next(_parted(word), None) for word in words[1:]]
    if not first or any(one is None for one in given):
        return ""
    return " ".join([first[0], *(one for one in given if one)])


def _parted(word: str) -> Iterator[str]:
    """Part a word into Chinese syllables, the fewest first, two at the most."""
    table = _syllables()
    if word in table:
        yield table[word][0]
    for at in islice(range(len(word) - 1, 0, -1), 8):
        if word[:at] in table and word[at:] in table:
            yield table[word[:at]][0] + table[word[at:]][0]


@cache
def _syllables() -> Mapping[str, list[str]]:
    """Give Cyrillic syllables with what they are in pinyin, the usual one first."""
    kept: Mapping[str, list[str]] = TABLES.kept("palladius", _spelt_out)
    return kept


def _spelt_out() -> dict[str, list[str]]:
    told: dict[str, Any] = lexicon("western.yml")
    found: dict[str, list[str]] = {}
    for syllable in sorted(pinyin_of_words()):
        written = _in_cyrillic(syllable, told)
        if written:
            found.setdefault(written, []).append(syllable)
    return found


def _in_cyrillic(syllable: str, told: Mapping[str, Mapping[str, str]]) -> str:
    if syllable in told["palladius_whole"]:
        return told["palladius_whole"][syllable]
    for initial, letters in told["palladius_initials"].items():
        if syllable.startswith(initial):
            final = syllable.removeprefix(initial)
            soft = told["palladius_soft"] if initial in _SOFT else {}
            ending = soft.get(final) or told["palladius_finals"].get(final)
            return letters + ending if ending else ""
    return ""
