"""Listed words found by how the foreign words of a name in signs sound.

Kana and Chinese signs spell foreign words by their sound, and what they keep of it is
too little for a search by letters: ヴィチャズ is Vityaz, 莫斯特 is Most.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property

import numpy as np

from clearance.names import (
    NameParts,
    consonants_heard,
    heard_alike,
    sounds_of_latin,
    sounds_of_signs,
    transcribed_alike,
)
from clearance.screening._listed import Terms

# Letters of a word that is compared by its sound, and of a listed one as it is folded.
_LEAST_LETTERS, _LEAST_FOLDED = 4, 3
_LEAST_KANA, _LEAST_NEARLY = 2, 5  # consonants of a word in kana
_AT_BEST = 0.9  # how like what has the same key may be, whatever folding left of it
_AS_FOLDED = str.maketrans("fC", "hk")
_Table = dict[str, list[int]]


class Sounds:
    """Finds listed words of firms that sound like words in signs."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms

    def like(self, word: str, parts: NameParts) -> Mapping[int, float]:
        """Give the terms that a word may sound like, and how like they may be.

        None where the reading does not spell foreign words by their sound.
        """
        if len(word) < _LEAST_LETTERS:
            return {}
        if parts.heard:
            return self._alike(word, self._kana, _keys_of_kana(word), heard_alike)
        if parts.syllabic and parts.translated:
            keys = _keys_of_signs(word)
            return self._alike(word, self._signs, keys, transcribed_alike)
        return {}

    def _alike(
        self,
        word: str,
        table: _Table,
        keys: Iterable[str],
        compare: Callable[[str, str], float],
    ) -> Mapping[int, float]:
        terms = {term for key in keys for term in table.get(key, ())}
        words = self._terms.words
        # Folding may hide how like a listed word is, never how it may be found.
        return {
            term: max(_AT_BEST, compare(word, words[term].as_py())) for term in terms
        }

    @cached_property
    def _words(self) -> list[tuple[int, str]]:
        """The words of other names than those of persons, and their numbers."""
        terms = self._terms
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
    """Give the keys of a folded word, or of what it may have been before.

    Folding makes the Chinese syllables "poli" of Poly.
    """
    sounds = sounds_of_latin(word)
    if not sounds and word.endswith("i"):
        sounds = sounds_of_latin(f"{word[:-1]}y")
    for sound in sounds:
        yield _key(sound.consonants, sound.vowels)


def _key(consonants: str, vowels: str) -> str:
    """Find words by their consonants; those of one also by their vowels."""
    return consonants if len(consonants) > 1 else f"{consonants}{vowels}"
