"""Listed names found by how the foreign words of a name in signs sound.

Kana and Chinese signs spell foreign words by their sound, and what they keep of it is
too little for a search by letters: ヴィチャズ is Vityaz, 莫斯特 is Most.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property

import numpy as np

from clearance.names import (
    NameParts,
    Role,
    analyse_company,
    consonants_heard,
    sounds_of_latin,
    sounds_of_signs,
)

from ._build import Shelf
from ._spans import Places, spread

# Letters of a word that is compared by its sound, and of a listed one as it is folded.
_LEAST_LETTERS, _LEAST_FOLDED = 4, 3
_LEAST_KANA, _LEAST_NEARLY = 2, 5  # consonants of a word in kana
_MOST = 60  # listed names of one name that is asked about
# What a listed name must have of its weight in words that are there, or sound alike.
_LEAST_MET = 0.4
_AS_FOLDED = str.maketrans("fC", "hk")
_Table = dict[str, list[int]]


class Sounds:
    """Finds the listed names of firms that have words which sound like others."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def names_of(self, text: str) -> list[int]:
        """List the names on the list that a name in signs may be, the best first."""
        found: dict[int, float] = {}
        for parts in analyse_company(text):
            by_sound = self._by_sound(parts)
            if by_sound:
                for name, met in self._met(parts, by_sound):
                    found[name] = max(found.get(name, 0.0), met)
        best = sorted(found, key=lambda name: (-found[name], name))
        return best[:_MOST]

    def _by_sound(self, parts: NameParts) -> set[int]:
        """Give the listed words that sound like words of a reading."""
        words = [
            word.text
            for word in parts.words
            if word.role is Role.NAME and len(word.text) >= _LEAST_LETTERS
        ]
        if parts.heard:
            keys = (key for word in words for key in _keys_of_kana(word))
            return _all_of(self._kana, keys)
        if parts.syllabic and parts.translated:
            keys = (key for word in words for key in _keys_of_signs(word))
            return _all_of(self._signs, keys)
        return set()

    def _met(
        self, parts: NameParts, by_sound: Iterable[int]
    ) -> Iterator[tuple[int, float]]:
        """Give names with such words, and how much of each meets the reading."""
        shelf, terms = self._shelf, self._shelf.terms
        sounding = np.array(sorted(by_sound), np.int64)
        _, places = spread(terms.starts[sounding], terms.starts[sounding + 1])
        texts: Places = np.unique(terms.texts[places]).astype(np.int64)
        texts = texts[~shelf.text_is_person[texts]]
        known = [terms.find(word.fold) for word in parts.words]
        there = [*sounding, *(one for one in known if one is not None)]
        which, at = spread(terms.text_starts[texts], terms.text_starts[texts + 1])
        meets = np.isin(terms.text_terms[at], there)
        met = np.bincount(
            which[meets], terms.text_weights[at[meets]], minlength=len(texts)
        )
        share = met / np.maximum(shelf.text_weight[texts], 1e-6)
        enough = np.flatnonzero(share >= _LEAST_MET)
        names = shelf.name_of_text[texts[enough]]
        yield from zip(names.tolist(), share[enough].tolist(), strict=True)

    @cached_property
    def _words(self) -> list[tuple[int, str]]:
        """The words of other names than those of persons, and their numbers."""
        terms = self._shelf.terms
        other = np.flatnonzero(np.isfinite(terms.least[1, : terms.grams.size]))
        words = terms.words.take(other).to_pylist()
        return [
            (term, word)
            for term, word in zip(other.tolist(), words, strict=True)
            if len(word) >= _LEAST_FOLDED and word.isalpha()
        ]

    @cached_property
    def _kana(self) -> _Table:
        return _table((term, _keys_of_kana(word)) for term, word in self._words)

    @cached_property
    def _signs(self) -> _Table:
        return _table((term, _keys_of_latin(word)) for term, word in self._words)


def _table(words: Iterable[tuple[int, Iterable[str]]]) -> _Table:
    found: _Table = {}
    for term, keys in words:
        for key in keys:
            found.setdefault(key, []).append(term)
    return found


def _all_of(table: _Table, keys: Iterable[str]) -> set[int]:
    return {term for key in keys for term in table.get(key, ())}


def _keys_of_kana(word: str) -> Iterator[str]:
    """Give the consonants of a word, and all but one of them where they are many.

    Folding makes one of kh and h, which kana writes as f, and of ch and k.
    """
    bones = consonants_heard(word).translate(_AS_FOLDED)
    if len(bones) >= _LEAST_KANA:
        yield bones
    if len(bones) >= _LEAST_NEARLY:
        yield from {bones[:at] + bones[at + 1 :] for at in range(len(bones))}


def _keys_of_signs(word: str) -> Iterator[str]:
    for sound in sounds_of_signs(word):
        yield _key(sound.consonants, sound.vowels)


def _keys_of_latin(word: str) -> Iterator[str]:
    for sound in sounds_of_latin(word):
        yield _key(sound.consonants, sound.vowels)


def _key(consonants: str, vowels: str) -> str:
    """Find words by their consonants; those of one also by their vowels."""
    return consonants if len(consonants) > 1 else f"{consonants}{vowels}"
