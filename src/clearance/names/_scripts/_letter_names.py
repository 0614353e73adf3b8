"""Abbreviations that Russian spells by the English names of their letters."""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import groupby

from clearance.names._letters import clean
from clearance.names._lexicons import lexicon

from ._romanise import romanise

_LEAST = 2  # letters of an abbreviation, with other words beside it
_LEAST_ALONE = 3  # and by itself, or in a word without capitals within it
_MOST = 6
_CAPITALS = re.compile("[А-ЯЁ][а-яё]*")
_APART = re.compile(r"[\s-]+")


def letters_in(text: str) -> str:
    """Write a text in Latin that spells abbreviations by names of letters; else "".

    "Ай Ти Сервис" is "IT servis": Latin letters that look like Cyrillic ones would be
    taken for them beside such. A run of letters, as words, with hyphens, or in one word
    that has a capital for each or three, not all of them plain syllables. What is one
    vowel ("и") is a letter within a word alone.
    """
    words = [word for word in _APART.split(text.strip()) if word]
    read = [_letters(word) for word in words]
    if not any(read):
        return ""
    found, size = [], 0
    for spelt, some in groupby(
        zip(words, read, strict=True), key=lambda one: one[1] != ""
    ):
        run = list(some)
        said = "".join(letters for _, letters in run)
        if spelt and _LEAST <= len(said) <= _MOST:
            found.append(said.upper())
            size = max(size, len(said))
        else:
            found += [romanise(clean(word)) for word, _ in run]
    if not size or (len(found) == 1 and size < _LEAST_ALONE):
        return ""
    return " ".join(found)


@lru_cache(maxsize=65536)
def may_be_letters(piece: str) -> bool:
    """Say whether a piece of a name may be names of letters, or one of them."""
    return not piece.isascii() and any(map(_letters, _APART.split(piece)))


def _letters(word: str) -> str:
    """Give the Latin letters that a word names; "" where it names none."""
    folded = word.casefold().strip("«»\"'.,()")
    if not folded or folded.isascii():
        return ""
    if (letter := _called().get(folded)) is not None:
        return letter if len(folded) > 1 else ""
    capitals = _CAPITALS.findall(word)
    if len(capitals) >= _LEAST and "".join(capitals) == word:
        said = [_called().get(one.casefold(), "") for one in capitals]
        if any(map(len, capitals)) and all(said) and word != word.upper():
            return "".join(said)
    some = _parted(folded)
    telling = any(one not in _plain() for one in some)
    if len(some) < _LEAST_ALONE or not telling:
        return ""
    return "".join(_called()[one] for one in some)


def _parted(word: str) -> Sequence[str]:
    """Part a word into names of letters, the longest first; nothing for any other."""
    if not word:
        return ()
    for name in _longest():
        if word == name:
            return (name,)
        if word.startswith(name) and (rest := _parted(word[len(name) :])):
            return (name, *rest)
    return ()


@cache
def _called() -> Mapping[str, str]:
    told: Mapping[str, list[str]] = lexicon("letter_names.yml")["names"]
    return {name: letter for letter, names in told.items() for name in names}


@cache
def _longest() -> Sequence[str]:
    return sorted(_called(), key=lambda one: (-len(one), one))


@cache
def _plain() -> frozenset[str]:
    return frozenset(lexicon("letter_names.yml")["plain"])
