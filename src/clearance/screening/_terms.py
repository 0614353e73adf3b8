"""The words of listed names: which names have a word, and which words are like one."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pyarrow as pa  # type: ignore[import-untyped]
from rapidfuzz.distance import OSA
from rapidfuzz.process import cpdist

from clearance.names import (
    as_misread,
    consonants,
    has_vowels,
    name_forms,
    outline,
    skeleton,
    slip_likeness,
    syllable,
)

from ._grams import Grams
from ._letters import (
    Hashes,
    letter_hash,
    letter_hashes,
    sieve_place,
    sifted,
    without_a_letter,
)
from ._scorecard import LEAST_LIKENESS
from ._spans import spread

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]
Places = npt.NDArray[np.int64]

# How many words are looked at for each word asked, and how like it they must be. With
# 0.25 nothing more was found among 6,000 manipulated names.
_TOP = 64
_LEAST_COSINE = 0.34
LEAST_SLIPPED = 3  # letters that a word must have to be looked for with a slip
_FORM, _BONES, _FEW_BONES, _SYLLABLE = 0.95, 0.92, 0.82, 0.88
# The most letters by which two words that are alike may differ.
_FURTHEST = 3
_CUT = _FURTHEST + 1
_LEAST_CUT = 5
# What slips make of two words, by the letters of the longer and how many there are.
_SLIPS = np.array(
    [
        [slip_likeness("x" * length, "y" * length, slips) for slips in range(_CUT)]
        for length in range(13)
    ],
    dtype=np.float32,
)
_LEAST_BONES = 3  # two letters, and what stands before them
BONES, SYLLABLE, LETTERS, OUTLINE, MISREAD = "!", "$", "%", "^", "&"
"""What stands before what words are found by, to tell their numbers apart."""
_SOUNDS = {SYLLABLE: _SYLLABLE, OUTLINE: 0.84, MISREAD: _BONES}


@dataclass(frozen=True, slots=True)
class Alike:
    """Listed words that are like words asked, one entry for each pair.

    `asked` is the place of the word asked, `terms` the listed one, `likeness` from 0 to
    1. In the order of both; each pair once.
    """

    asked: Places
    terms: Places
    likeness: Floats

    @classmethod
    def best(cls, asked: Places, terms: Places, likeness: Floats) -> "Alike":
        """Put entries in order; of several for one pair, the best counts."""
        order = np.lexsort((-likeness, terms, asked))
        asked, terms, likeness = asked[order], terms[order], likeness[order]
        first = np.ones(len(asked), dtype=np.bool_)
        first[1:] = (asked[1:] != asked[:-1]) | (terms[1:] != terms[:-1])
        return cls(asked[first], terms[first], likeness[first])

    def only(self, kept: npt.NDArray[np.bool_]) -> "Alike":
        """Keep some of the entries."""
        return Alike(self.asked[kept], self.terms[kept], self.likeness[kept])


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
    written without vowels, `rarity` tells how rare each is and `least` the least that
    it weighs in any name.
    """

    grams: Grams
    words: pa.Array
    starts: Ints
    texts: Ints
    weights: Floats
    text_starts: Ints
    text_terms: Ints
    text_weights: Floats
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

    @cached_property
    def _sieve(self) -> memoryview:
        return memoryview(self.sieve.data)

    def find(self, folded: str) -> int | None:
        """Find the term that is this folded word."""
        key = letter_hash(folded)
        if not self._sieve[sieve_place(key, len(self.sieve))]:
            return None
        place = int(np.searchsorted(self.hashes, np.uint64(key)))
        found = place < len(self.hashes) and int(self.hashes[place]) == key
        return int(self.hashed[place]) if found else None

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

    def alike(
        self, words: Sequence[str], texts: Sequence[str], bare: Sequence[bool]
    ) -> Alike:
        """Find for each folded word, with its text, the listed ones that are like it.

        *bare* says of each whether it was written without vowels. Method: the words
        that are the same but for one letter on either side (symmetric deletion, Garbe
        2012) and those of near cosine in letter triples, then the distance of optimal
        string alignment.
        """
        spoken = [
            at for at, text in enumerate(texts) if not bare[at] or has_vowels(text)
        ]
        of, slipped, spelt = self._one_slip_off(
            [words[at] for at in spoken], [texts[at] for at in spoken]
        )
        asked, terms = self._near([words[at] for at in spoken], of, slipped)
        values = self._likened([words[at] for at in spoken], asked, terms)
        kept = values >= LEAST_LIKENESS
        parts = (
            (np.array(spoken, np.int64)[asked[kept]], terms[kept], values[kept]),
            _spelt_alike(texts, np.array(spoken, np.int64)[of[spelt]], slipped[spelt]),
            self._same_names([(at, words[at]) for at in spoken]),
            self._same_sounds(words, texts, bare),
        )
        return Alike.best(
            np.concatenate([one for one, _, _ in parts]),
            np.concatenate([one for _, one, _ in parts]),
            np.concatenate([one for _, _, one in parts]),
        )

    def _near(
        self, words: Sequence[str], of: Ints, slipped: Ints
    ) -> tuple[Places, Places]:
        """Find what may be like the words: (place of the word, term), each once.

        *of* and *slipped* are those of `_one_slip_off`.
        """
        starts, places, _ = self.grams.search(words, top=_TOP, least=_LEAST_COSINE)
        by_grams = np.repeat(np.arange(len(words)), np.diff(starts))
        count = max(self.grams.size, 1)
        keys = np.unique(
            np.concatenate(
                [by_grams * count + places, of.astype(np.int64) * count + slipped]
            )
        )
        return keys // count, keys % count

    def _one_slip_off(
        self, words: Sequence[str], texts: Sequence[str]
    ) -> tuple[Ints, Ints, npt.NDArray[np.bool_]]:
        """Find the terms that are these words but for one letter on either side.

        As they are spelt and as they are folded, since folding may make two slips of
        one. Returns the place of the word, the term, and whether it is the spelling, of
        either, that has the slip.
        """
        long = [at for at, word in enumerate(words) if len(word) >= LEAST_SLIPPED]
        other = [
            at
            for at, text in enumerate(texts)
            if text != words[at] and len(text) >= LEAST_SLIPPED
        ]
        keys, places = without_a_letter(
            [*(words[at] for at in long), *(texts[at] for at in other)]
        )
        low = np.searchsorted(self.slips, keys)
        high = np.searchsorted(self.slips, keys, side="right")
        which, at = spread(low, high)
        asked = np.array([*long, *other], dtype=np.int32)
        slipped = self.slipped[at]
        spelt = (slipped < 0) | (places[which] >= len(long))
        terms = np.where(slipped < 0, ~slipped, slipped)
        return asked[places[which]], terms, spelt

    def _likened(self, words: Sequence[str], asked: Places, terms: Places) -> Floats:
        """Work out how alike each word asked and listed one are by their letters."""
        others: list[str] = self.words.take(pa.array(terms)).to_pylist()
        ours = [words[at] for at in asked.tolist()]
        if not ours:
            return np.zeros(0, np.float32)
        slips = cpdist(
            ours, others, scorer=OSA.distance, score_cutoff=_FURTHEST, dtype=np.uint8
        )
        lengths = np.fromiter(map(len, ours), np.int64, len(ours))
        other_lengths = np.fromiter(map(len, others), np.int64, len(others))
        longest = np.minimum(np.maximum(lengths, other_lengths), len(_SLIPS) - 1)
        far = slips > _FURTHEST
        values = _SLIPS[longest, np.where(far, _FURTHEST, slips)]
        values[far] = 0.0
        shortest = np.minimum(lengths, other_lengths)
        for at in np.flatnonzero(far & (shortest >= _LEAST_CUT)).tolist():
            one, other = ours[at], others[at]
            if one.startswith(other) or other.startswith(one):
                values[at] = slip_likeness(one, other, _CUT)
        return values

    def _same_names(
        self, words: Sequence[tuple[int, str]]
    ) -> tuple[Places, Places, Floats]:
        """List the words themselves, and the given names that they are forms of."""
        keys = [(at, word, 1.0) for at, word in words]
        keys += [(at, form, _FORM) for at, word in words for form in name_forms(word)]
        hashes, _ = letter_hashes([text for _, text, _ in keys])
        found = np.concatenate(
            [self.find_all(hashes), self.find_joined(hashes[: len(words)])]
        )
        same = np.flatnonzero(found >= 0)
        entries = [keys[at % len(keys)] for at in same.tolist()]
        return (
            np.array([at for at, _, _ in entries], dtype=np.int64),
            found[same].astype(np.int64),
            np.array([value for _, _, value in entries], dtype=np.float32),
        )

    def _same_sounds(
        self, words: Sequence[str], texts: Sequence[str], bare: Sequence[bool]
    ) -> tuple[Places, Places, Floats]:
        """List the words of the same consonants or syllable.

        Where the word asked was written without vowels, or the listed one was.
        """
        keys: list[tuple[int, str, bool]] = []
        for at, (word, text) in enumerate(zip(words, texts, strict=True)):
            keys.append((at, BONES + skeleton(word), bare[at]))
            keys.append((at, OUTLINE + outline(text), True))
            keys.append((at, MISREAD + as_misread(text), True))
            if bare[at]:
                keys.append((at, LETTERS + consonants(text), True))
            else:
                keys.append((at, SYLLABLE + syllable(word), True))
        keys = [one for one in keys if len(one[1]) >= _LEAST_BONES]
        hashes, _ = letter_hashes([letters for _, letters, _ in keys])
        low = np.searchsorted(self.bones, hashes)
        high = np.searchsorted(self.bones, hashes, side="right")
        which, places = spread(low, high)
        terms = self.boned[places]
        every = np.array([sure for _, _, sure in keys], dtype=np.bool_)
        bones = (_FEW_BONES, _BONES)
        sounds = [
            _SOUNDS.get(key[0], bones[len(key) > _LEAST_BONES]) for _, key, _ in keys
        ]
        kept = every[which] | self.bare[terms]
        which = which[kept]
        asked = np.array([at for at, _, _ in keys], dtype=np.int64)
        return (
            asked[which],
            terms[kept].astype(np.int64),
            np.array(sounds, dtype=np.float32)[which],
        )


def _spelt_alike(
    texts: Sequence[str], asked: Places, terms: Ints
) -> tuple[Places, Places, Floats]:
    """Say how alike words are that differ by one slip in how they are spelt."""
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))[asked]
    values = _SLIPS[np.minimum(lengths + 1, len(_SLIPS) - 1), 1]
    return asked, terms.astype(np.int64), values


def _at(keys: Hashes, hashes: Hashes, terms: Ints) -> Ints:
    """Look up numbers among sorted ones: the term of each, -1 for what is not there."""
    found = np.full(len(keys), -1, dtype=np.int32)
    if len(hashes):
        places = np.minimum(np.searchsorted(hashes, keys), len(hashes) - 1)
        same = hashes[places] == keys
        found[same] = terms[places[same]]
    return found
