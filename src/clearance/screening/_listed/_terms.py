"""The words of listed names: which names have a word, and which words are like one."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pyarrow as pa  # type: ignore[import-untyped]

from clearance.screening._arrays import (
    Grams,
    Hashes,
    Shapes,
    letter_hash,
    shapes_of,
    sieve_place,
    sifted,
)

from ._forms import Forms

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]
Floats64 = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]

# Words that no list has are rare, but a customer's own words prove nothing.
UNKNOWN_RARITY = 0.9

LEAST_SLIPPED = 2  # letters that a word must have to be looked for with a slip
BONES, SYLLABLE, LETTERS, OUTLINE, MISREAD = "!", "$", "%", "^", "&"
"""What stands before what words are found by, to tell their numbers apart."""


# Letters that folding makes one of, or that begin what it makes another of: kh, ph, zh;
# and those that an initial may be of names that begin with another (`may_stand_for`).
_INITIALS = str.maketrans("yejzdwqhxpc", "iiiiivkkkfs")


def initial(word: str) -> str:
    """Give the first letter of a word as written or folded, the same for both."""
    return word[0].translate(_INITIALS)


@dataclass(frozen=True)
class Terms:
    """The folded words of listed names, and which names have them.

    The texts that have term t are `texts[starts[t]:starts[t + 1]]`, with the weight of
    the word in that text beside each; `text_terms` and `text_weights` give the words of
    each text in the same way. The first `grams.size` terms are words; those
    after them are neighbouring words written as one, which are only found exactly.
    `hashes`, `joins`, `spelt`, `slips` and `bones` find terms by the letters of words,
    of words written as one and of spellings before they were folded, by their letters
    but one and by their consonants;
    `sieve` tells quickly of most strings that they are no term; `bare` marks words
    written without vowels, `rarity` tells how rare each is and `least` (2 by terms) the
    least that it weighs in any person's name and in any other, infinitely much where
    it is in none. `asides` and `aside_starts` give the words of each text that tell
    nothing there and are not looked for, and `aside_read` whether the name is read with
    that word: those of legal forms and of phrases that are one word are not. `aside`
    marks the words that are such.
    """

    grams: Grams
    words: pa.Array
    starts: Ints
    texts: Ints
    weights: Floats
    text_starts: Ints
    text_terms: Ints
    text_weights: Floats
    aside_starts: Ints
    asides: Ints
    aside_read: npt.NDArray[np.bool_]
    aside: npt.NDArray[np.bool_]
    hashes: Hashes
    hashed: Ints
    joins: Hashes
    joined: Ints
    spelt: Hashes
    spelt_terms: Ints
    bones: Hashes
    boned: Ints
    slips: Hashes
    slipped: Ints
    bare: npt.NDArray[np.bool_]
    rarity: Floats
    least: Floats
    sieve: npt.NDArray[np.bool_]

    def rarity_of(self, term: int) -> float:
        """Give how rare a word is: 0 in every name, 1 in one; 1 for joined words."""
        return float(self.rarity[term]) if term < len(self.rarity) else 1.0

    def rarity_of_all(self, terms: Ints) -> Floats64:
        """Give how rare words are; -1 stands for a word that no list has."""
        found = np.full(len(terms), UNKNOWN_RARITY)
        listed = terms >= 0
        found[listed] = self.rarity[terms[listed]]
        return found

    @cached_property
    def texts_of_words(self) -> list[str]:
        """The words as texts, made once for all who go through them."""
        found: list[str] = self.words.to_pylist()
        return found

    @cached_property
    def shapes(self) -> Shapes:
        """What tells quickly that a word is not alike: the shapes of the words."""
        return shapes_of(self.texts_of_words)

    @cached_property
    def begins(self) -> npt.NDArray[np.uint8]:
        """The first letters (`initial`) of the words of texts, as `text_terms`."""
        letters = [ord(initial(word)) & 0xFF for word in self.texts_of_words]
        return np.array(letters, dtype=np.uint8)[self.text_terms]

    @cached_property
    def forms(self) -> Forms:
        """Which of the words are forms of given names."""
        return Forms(self.texts_of_words, self.find)

    @cached_property
    def _hashes(self) -> Sequence[int]:
        # Of one number plain numbers are sooner found than arrays.
        hashes: Sequence[int] = self.hashes.data
        return hashes

    @cached_property
    def _sieve(self) -> memoryview:
        return memoryview(self.sieve.data)

    def find(self, folded: str) -> int | None:
        """Find the term that is this folded word."""
        key = letter_hash(folded)
        if not self._sieve[sieve_place(key, len(self.sieve))]:
            return None
        hashes = self._hashes
        place = bisect_left(hashes, key)
        found = place < len(hashes) and hashes[place] == key
        return int(self.hashed[place]) if found else None

    def may_be(self, folded: str) -> bool:
        """Say quickly whether this may be a term, or words of a name written as one."""
        return bool(self._sieve[sieve_place(letter_hash(folded), len(self.sieve))])

    def find_all(self, keys: Hashes) -> Ints:
        """Find the words of these numbers (`letter_hashes`); -1 for what is none."""
        return self._sifted(keys, self.hashes, self.hashed)

    def find_joined(self, keys: Hashes) -> Ints:
        """Find the terms that are words written as one, by number; -1 for none."""
        return self._sifted(keys, self.joins, self.joined)

    def _sifted(self, keys: Hashes, hashes: Hashes, terms: Ints) -> Ints:
        likely = np.flatnonzero(sifted(self.sieve, keys))
        found = np.full(len(keys), -1, dtype=np.int32)
        found[likely] = _at(keys[likely], hashes, terms)
        return found

    def find_spelt(self, keys: Hashes) -> Ints:
        """Find the words that are spelt so before they are folded; -1 for none."""
        return _at(keys, self.spelt, self.spelt_terms)


def _at(keys: Hashes, hashes: Hashes, terms: Ints) -> Ints:
    """Look up numbers among sorted ones: the term of each, -1 for what is not there."""
    found = np.full(len(keys), -1, dtype=np.int32)
    if len(hashes):
        places = np.minimum(np.searchsorted(hashes, keys), len(hashes) - 1)
        same = hashes[places] == keys
        found[same] = terms[places[same]]
    return found
