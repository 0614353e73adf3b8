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
    in_legal_form,
    romanise,
)

from ._contrast import say_other_places
from ._fit import NameFit, Pair

# What first letters are worth, by how many they are: two say nothing, and any three are
# those of many a firm, so that a list of many names needs more than the letters.
_WORTH = {3: 0.60, 4: 0.66, 5: 0.70}
_BETWEEN = re.compile(r"[\W_]+")  # what stands between words; "&" is one itself
# Letters of Latin that write one of Cyrillic: a Chelyabinsk plant is ChTZ.
_TWO = ("ch", "kh", "sh", "ts", "zh")
_BEGUN_WITH_TWO = re.compile("(?<![a-z])(?:[cksz]h|ts)", re.IGNORECASE)
_SHORT_FORM = 4  # letters of an abbreviated legal form
# Letters of a word that is made of beginnings of words, how many words, and of each.
_LEAST_BEGUN, _MOST_BEGUN, _LEAST_SYLLABLES, _LONGEST_BEGINNING = 6, 14, 3, 5
_LONGEST_NAME = 140
MOST_ACRONYM, _LEAST_LETTERS, _MOST_LETTERS = 0.72, 3, 7


def fit_acronym(asked: str, listed: str, fit: NameFit) -> NameFit:
    """Give the better of a fit word by word and that of first letters, either way.

    The letters must be all that names on their side, and be those of every word of the
    other, whether words that only join and words of legal forms count or not; and what
    says where its side is, not of another country: "MAI Ankara".
    """
    ours, theirs = _single(fit.asked_alone), _single(fit.listed_alone)
    if (ours is None and theirs is None) or say_other_places(fit):
        return fit
    sides = [
        (word, name)
        for word, name in ((ours, listed), (theirs, asked))
        if word is not None
    ]
    for begins in (is_of_beginnings, _begins_words):
        for word, name in sides:
            if begins(word.text, name):
                return _better(fit, word, name)
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
    several = len(_BEGUN_WITH_TWO.findall(name))
    return len(_BETWEEN.findall(name)) + name.count("&") + 1 + several


def _is_short(word: str) -> bool:
    return _LEAST_LETTERS <= len(word) <= _MOST_LETTERS


def _begins_words(letters: str, name: str) -> bool:
    """Say whether letters are the first ones of a name's words; few names have many."""
    return (
        _is_short(letters)
        and len(letters) <= _most_words(name)
        and letters in first_letters(name)
    )


def _single(alone: list[Word]) -> Word | None:
    """Give the only word that names among those alone."""
    found = None
    for word in alone:
        if word[2] is Role.NAME:
            if found is not None:
                return None
            found = word
    return found


@lru_cache(maxsize=65536)
def first_letters(name: str) -> frozenset[str]:
    """List what the first letters of a firm's words spell, in Latin letters.

    With and without the words that only join, and those of legal forms at the end; two
    letters for one of Cyrillic only if each other word counts: Sheikh A. M. H. is no
    SHAM.
    """
    words = romanise(clean(name)).split()
    joining = company_words().joining
    found = set()
    spoken = [word for word in words if word not in joining]
    for kept in (words, spoken, _without_first_forms(spoken)):
        letters = "".join(word[0] for word in kept)
        found |= {letters, letters[:-1]}
        last = -1 if kept and in_legal_form(kept[-1]) else None
        found |= {"".join(map(_begun, kept)), "".join(map(_begun, kept[:last]))}
    return frozenset(one for one in found if len(one) >= _LEAST_LETTERS)


def _begun(word: str) -> str:
    """Give the letters that a word begins with where these write one of Cyrillic."""
    return word[:2] if word[:2] in _TWO else word[0]


def _without_first_forms(words: Sequence[str]) -> Sequence[str]:
    """Leave out short legal forms that stand before a name: "OOO", "PT"."""
    at = 0
    while (
        at < len(words) and len(words[at]) <= _SHORT_FORM and in_legal_form(words[at])
    ):
        at += 1
    return words[at:]


@lru_cache(maxsize=65536)
def is_of_beginnings(word: str, name: str) -> bool:
    """Say whether a word is the beginnings of all words of a name: Socomar, Kamaz.

    Two letters or more of each, three words or more; those that only join are left out.
    """
    if not _LEAST_BEGUN <= len(word) <= _MOST_BEGUN or len(name) > _LONGEST_NAME:
        return False
    joining = company_words().joining
    words = [one for one in romanise(clean(name)).split() if one not in joining]
    words = list(_without_first_forms(words))
    return len(words) >= _LEAST_SYLLABLES and any(
        _begins_each(word, words[:size])
        for size in range(max(len(words) - 1, _LEAST_SYLLABLES), len(words) + 1)
    )


def _begins_each(word: str, words: Sequence[str]) -> bool:
    """Say whether a word is made of the first two to five letters of each of others."""
    if not words:
        return not word
    return any(
        word[:size] == words[0][:size] and _begins_each(word[size:], words[1:])
        for size in range(2, min(len(words[0]), _LONGEST_BEGINNING) + 1)
        if len(word) >= size
    )


def initial_bits(name: str) -> int:
    """Give a bit for each letter that a word of a name begins with, in 32.

    Whatever `first_letters` gives is made of these.
    """
    return initial_bits_of(romanise(clean(name)).split())


def initial_bits_of(words: Iterable[str]) -> int:
    """Do what `initial_bits` does, of the Latin words of a name."""
    found = 0
    for word in words:
        for letter in _begun(word):
            found |= 1 << (ord(letter) & 31)
    return found


def _better(fit: NameFit, letters: Word, name: str) -> NameFit:
    score = _WORTH.get(len(letters.text), MOST_ACRONYM)
    if fit.score >= score:
        return fit
    whole = Word(name, letters.fold, Role.NAME)
    ours, theirs = (letters, whole) if letters in fit.asked_alone else (whole, letters)
    pair = Pair((ours,), (theirs,), Likeness(score, "acronym"), 1.0)
    return NameFit([pair], [], [], score)
