"""The words of listed names: which names have a word, and which words are like one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from zlib import crc32

import numpy as np
import numpy.typing as npt
import pyarrow as pa  # type: ignore[import-untyped]
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from clearance.names import (
    Word,
    consonants,
    has_vowels,
    name_forms,
    skeleton,
    slip_likeness,
)

from ._grams import Grams
from ._identifiers import key_hash
from ._scorecard import credit

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]
Longs = npt.NDArray[np.int64]

# How many words are looked at for each word asked, and how like it they must be. With
# 0.25 nothing more was found among 6,000 manipulated names.
_TOP = 64
_LEAST_COSINE = 0.34
_LEAST_SLIPPED = 3  # letters that a word must have to be looked for with a slip
_LEAST_LIKENESS = 0.55
_FORM, _BONES = 0.95, 0.90
# The most letters by which two words that are alike may differ.
_FURTHEST = 3


@dataclass(frozen=True, slots=True)
class Alike:
    """Listed words that are like one word: their places, and how like each is.

    `credit` is what the likeness earns by the scorecard.
    """

    terms: Ints
    likeness: Floats
    credit: Floats

    def surely(self) -> "Alike":
        """Keep only what is the same word in another form, and no slip of it."""
        kept = self.likeness >= _FORM - 1e-6
        return Alike(self.terms[kept], self.likeness[kept], self.credit[kept])


@dataclass(frozen=True)
class Terms:
    """The folded words of listed names, and which names have them.

    The texts that have term t are `texts[starts[t]:starts[t + 1]]`, with the weight of
    the word in that text beside each; `text_terms` and `text_weights` give the words of
    each text in the same way. The first `grams.size` terms are words; those
    after them are neighbouring words written as one, which are only found exactly.
    `hashes`, `slips` and `bones` find terms by their letters, by their letters but one
    and by their consonants; `sieve` tells quickly of most strings that they are no
    term; `bare` marks words written without vowels, `rarity` tells how rare each is and
    `least` the least that it weighs in any name.
    """

    grams: Grams
    words: pa.Array
    starts: Ints
    texts: Ints
    weights: Floats
    text_starts: Ints
    text_terms: Ints
    text_weights: Floats
    hashes: Longs
    hashed: Ints
    bones: Longs
    boned: Ints
    slips: Longs
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
        if not self._sieve[crc32(folded.encode()) & (len(self.sieve) - 1)]:
            return None
        key = key_hash("term", folded)
        place = int(np.searchsorted(self.hashes, key))
        found = place < len(self.hashes) and self.hashes[place] == key
        return int(self.hashed[place]) if found else None

    def alike(
        self, words: Sequence[str], texts: Sequence[str], *, vowelless: bool = False
    ) -> list[Alike]:
        """Find for each folded word, with its text, the listed ones that are like it.

        *vowelless* says that the words were written without vowels. Method: the words
        that are the same but for one letter on either side (symmetric deletion, Garbe
        2012) and those of near cosine in letter triples, then the distance of optimal
        string alignment.
        """
        if vowelless:
            return [
                self._bare_alike(word, text)
                for word, text in zip(words, texts, strict=True)
            ]
        starts, places, _ = self.grams.search(words, top=_TOP, least=_LEAST_COSINE)
        slipped = self._one_slip_off(words, texts)
        found = []
        for row, word in enumerate(words):
            near = {*places[starts[row] : starts[row + 1]].tolist(), *slipped[row]}
            found.append(_sorted(self._like(word, sorted(near))))
        return found

    def _bare_alike(self, word: str, text: str) -> Alike:
        """Find what a word without vowels may be; one that has them, as it stands."""
        found = self._same_bones(word, every=True) | self._same_letters(text)
        if has_vowels(text):
            (spoken,) = self.alike([word], [text])
            for term, value in zip(spoken.terms, spoken.likeness, strict=True):
                found[int(term)] = max(found.get(int(term), 0.0), float(value))
        return _sorted(found)

    def _one_slip_off(
        self, words: Sequence[str], texts: Sequence[str]
    ) -> list[list[int]]:
        """Find the terms that are these words but for one letter on either side.

        As they are spelt and as they are folded: folding may make two slips of one.
        """
        keys = [
            [*_slip_keys(word), *(_slip_keys(text) if text != word else ())]
            for word, text in zip(words, texts, strict=True)
        ]
        flat = np.array([key for each in keys for key in each], dtype=np.int64)
        low = np.searchsorted(self.slips, flat).tolist()
        high = np.searchsorted(self.slips, flat, side="right").tolist()
        found, at = [], 0
        for each in keys:
            terms: list[int] = []
            for place in range(at, at + len(each)):
                if low[place] < high[place]:
                    terms += self.slipped[low[place] : high[place]].tolist()
            found.append(terms)
            at += len(each)
        return found

    def _like(self, word: str, near: list[int]) -> dict[int, float]:
        """Keep what is like the word of *near*, and add what is known to be it."""
        others = self.words.take(pa.array(near, pa.int64())).to_pylist()
        found = dict(self._same_bones(word, every=False))
        exact = self.find(word)
        if exact is not None:
            found[exact] = 1.0
        for form in name_forms(word):
            term = self.find(form)
            if term is not None:
                found[term] = max(found.get(term, 0.0), _FORM)
        distances = cdist(
            [word], others, scorer=OSA.distance, score_cutoff=_FURTHEST, dtype=np.uint8
        )[0].tolist()
        for other, place, distance in zip(others, near, distances, strict=True):
            value = slip_likeness(word, other, distance)
            if value >= _LEAST_LIKENESS:
                found[place] = max(found.get(place, 0.0), value)
        return found

    def _same_bones(self, word: str, *, every: bool) -> dict[int, float]:
        """Find words of the same consonants: all, or those written without vowels."""
        terms = self._boned("bones", skeleton(word))
        return {term: _BONES for term in terms if every or self.bare[term]}

    def _same_letters(self, text: str) -> dict[int, float]:
        """Find words that are this one once all vowels are left out."""
        return dict.fromkeys(self._boned("letters", consonants(text)), _BONES)

    def _boned(self, what: str, letters: str) -> list[int]:
        if len(letters) < 2:
            return []
        key = key_hash(what, letters)
        low, high = np.searchsorted(self.bones, [key, key + 1])
        return [int(term) for term in self.boned[low:high]]


def _sorted(found: dict[int, float]) -> Alike:
    terms = np.array(sorted(found), dtype=np.int32)
    values = np.array([found[term] for term in terms.tolist()], dtype=np.float32)
    return Alike(terms, values, credit(values))


@dataclass(slots=True)
class TermsBuilder:
    """Collects the words of texts, and makes `Terms` of them."""

    words: dict[str, int] = field(default_factory=dict)
    joined: dict[str, int] = field(default_factory=dict)
    rarity: list[float] = field(default_factory=list)
    bare: set[str] = field(default_factory=set)
    spelt: set[tuple[str, str]] = field(default_factory=set)
    rows: list[tuple[int, int, float]] = field(default_factory=list)
    joins: list[tuple[int, int, float]] = field(default_factory=list)

    def add(self, text: int, word: Word, weight: float, *, bare: bool) -> None:
        """Note that a text has a word."""
        self.rows.append((self.words[word.fold], text, weight))
        if word.text != word.fold:
            self.spelt.add((word.text, word.fold))
        if bare:
            self.bare.add(word.fold)

    def add_joined(self, text: int, word: str, weight: float) -> None:
        """Note that words of a text, written as one, are this."""
        term = self.joined.setdefault(word, len(self.joined))
        self.joins.append((term, text, weight))

    def build(self, texts: int) -> Terms:
        """Make the tables, for so many texts."""
        count = len(self.words)
        # A joined word that is a word of another name is that term.
        places = {
            at: self.words.get(word, count + at) for word, at in self.joined.items()
        }
        every = [*self.rows, *((places[t], n, w) for t, n, w in self.joins)]
        table = np.array([(t, n) for t, n, _ in every], dtype=np.int64).reshape(-1, 2)
        weights = np.array([w for _, _, w in every], dtype=np.float32)
        order = np.argsort(table[:, 0], kind="stable")
        size = count + len(self.joined)
        starts = np.zeros(size + 1, dtype=np.int32)
        np.cumsum(np.bincount(table[:, 0], minlength=size), out=starts[1:])
        by_text = np.argsort(table[: len(self.rows), 1], kind="stable")
        text_starts = np.zeros(texts + 1, dtype=np.int32)
        np.cumsum(
            np.bincount(table[: len(self.rows), 1], minlength=texts),
            out=text_starts[1:],
        )
        words = list(self.words)
        strings = {**{w: count + at for w, at in self.joined.items()}, **self.words}
        hashes, hashed = _hashed((key_hash("term", w), t) for w, t in strings.items())
        slips, slipped = _hashed(
            {
                (key, self.words[folded])
                for word, folded in (*zip(words, words, strict=False), *self.spelt)
                for key in _slip_keys(word)
            }
        )
        bones, boned = _hashed(
            {
                *((key_hash("bones", skeleton(w)), t) for w, t in self.words.items()),
                *(
                    (key_hash("letters", consonants(word)), self.words[folded])
                    for word, folded in (*zip(words, words, strict=False), *self.spelt)
                ),
            }
        )
        return Terms(
            grams=Grams.build(words),
            words=pa.array(words, pa.large_string()),
            starts=starts,
            texts=table[order, 1].astype(np.int32),
            weights=weights[order],
            text_starts=text_starts,
            text_terms=table[by_text, 0].astype(np.int32),
            text_weights=weights[by_text],
            hashes=hashes,
            hashed=hashed,
            bones=bones,
            boned=boned,
            slips=slips,
            slipped=slipped,
            bare=np.array([word in self.bare for word in words], dtype=np.bool_),
            rarity=np.array(self.rarity, dtype=np.float32),
            least=_least(starts, weights[order]),
            sieve=_sieve(strings),
        )


def _least(starts: Ints, weights: Floats) -> Floats:
    """Find the least weight of each term; 0 for a term that is looked for nowhere."""
    found = np.zeros(len(starts) - 1, dtype=np.float32)
    used = np.flatnonzero(np.diff(starts))
    if len(used):
        found[used] = np.minimum.reduceat(weights, starts[used])
    return found


def _slip_keys(word: str) -> list[int]:
    """Reduce a word, and what is left of it without one letter, to numbers."""
    if len(word) < _LEAST_SLIPPED:
        return []
    raw = word.encode()
    return [
        crc32(raw),
        *{crc32(raw[:at] + raw[at + 1 :]) for at in range(len(raw))},
    ]


def _hashed(pairs: Iterable[tuple[int, int]]) -> tuple[Longs, Ints]:
    table = np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2)
    return table[:, 0].copy(), table[:, 1].astype(np.int32)


def _sieve(strings: Iterable[str]) -> npt.NDArray[np.bool_]:
    found = [crc32(word.encode()) for word in strings]
    size = 1 << max(16, (16 * len(found)).bit_length())
    sieve = np.zeros(size, dtype=np.bool_)
    sieve[np.array(found, dtype=np.int64) & (size - 1)] = True
    return sieve
