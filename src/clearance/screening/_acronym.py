"""A firm's name and the first letters of its words: KFC is Kentucky Fried Chicken."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from clearance.names import (
    Likeness,
    NameParts,
    Role,
    Word,
    clean,
    company_words,
    romanise,
)

from ._fit import NameFit, Pair

# What first letters are worth, by how many they are: two say nothing, and any three are
# those of many a firm, so that a list of many names needs more than the letters.
_WORTH = {3: 0.60, 4: 0.66, 5: 0.70}
_BETWEEN = re.compile(r"[\W_]+")  # what stands between words; "&" is one itself
MOST_ACRONYM, _LEAST_LETTERS, _MOST_LETTERS = 0.72, 3, 7


def fit_acronym(asked: str, listed: str, fit: NameFit) -> NameFit:
    """Give the better of a fit word by word and that of first letters, either way.

    The letters must be all that names on their side, and be those of every word of the
    other, whether words that only join and words of legal forms count or not.
    """
    ours, theirs = _single(fit.asked_alone), _single(fit.listed_alone)
    if ours is not None and _begins_words(ours.text, listed):
        return _better(fit, ours, listed)
    if theirs is not None and _begins_words(theirs.text, asked):
        return _better(fit, theirs, asked)
    return fit


@dataclass(slots=True, eq=False)
class Letters:
    """The name of a firm, and the words in it that may be first letters."""

    text: str
    words: Sequence[str]
    _most: int = 0

    @classmethod
    def of(cls, text: str, readings: Iterable[NameParts]) -> "Letters":
        """Find them in all readings of a name."""
        words = [
            word.text
            for parts in readings
            for word in parts.words
            if word.role is Role.NAME and _is_short(word.text)
        ]
        return cls(text, words)

    def has(self, words: Iterable[str]) -> bool:
        """Say whether some word is the first letters of this name."""
        most = self._most
        if not most:
            most = self._most = _most_words(self.text)
        for word in words:
            if len(word) <= most and word in first_letters(self.text):
                return True
        return False


def may_be_letters(asked: Letters | None, listed: Letters | None) -> bool:
    """Say whether `fit_acronym` may find anything; None for the name of a person."""
    if asked is None or listed is None:
        return False
    return asked.has(listed.words) or listed.has(asked.words)


def _most_words(name: str) -> int:
    """Count the words of a name, at the most; as many as letters where that is slow."""
    if not name.isascii():
        return _MOST_LETTERS
    return len(_BETWEEN.findall(name)) + name.count("&") + 1


def _is_short(word: str) -> bool:
    return _LEAST_LETTERS <= len(word) <= _MOST_LETTERS


def _begins_words(letters: str, name: str) -> bool:
    """Say whether letters are the first ones of a name's words; few names have many."""
    return len(letters) <= _most_words(name) and letters in first_letters(name)


def _single(alone: list[Word]) -> Word | None:
    """Give the only word that names among those alone, if it may be letters."""
    names = [word for word in alone if word.role is Role.NAME]
    if len(names) != 1 or not _is_short(names[0].text):
        return None
    return names[0]


@lru_cache(maxsize=65536)
def first_letters(name: str) -> frozenset[str]:
    """List what the first letters of a firm's words spell, in Latin letters.

    With and without the words that only join, and those of legal forms at the end.
    """
    words = romanise(clean(name)).split()
    joining = company_words().joining
    found = set()
    for kept in (words, [word for word in words if word not in joining]):
        letters = "".join(word[0] for word in kept)
        found |= {letters, letters[:-1]}
    return frozenset(one for one in found if len(one) >= _LEAST_LETTERS)


def initial_bits(name: str) -> int:
    """Give a bit for each letter that a word of a name begins with, in 32.

    Whatever `first_letters` gives is made of these.
    """
    found = 0
    for word in romanise(clean(name)).split():
        found |= 1 << (ord(word[0]) & 31)
    return found


def _better(fit: NameFit, letters: Word, name: str) -> NameFit:
    score = _WORTH.get(len(letters.text), MOST_ACRONYM)
    if fit.score >= score:
        return fit
    whole = Word(name, letters.fold, Role.NAME)
    ours, theirs = (letters, whole) if letters in fit.asked_alone else (whole, letters)
    pair = Pair((ours,), (theirs,), Likeness(score, "acronym"), 1.0)
    return NameFit([pair], [], [], score)
