"""A few words looked up one by one: what `_alike` does for many at once.

Most of the time that flat arrays take of two or three words goes into calling for
them. Here the same is found with plain numbers; only what is long enough is looked up
and added up in arrays. The answers are those of `find_alike`, to the last bit; a test
holds the two together.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

import numpy as np
from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from clearance.names import (
    consonants,
    has_vowels,
    outline,
    skeleton,
    slip_likeness,
    syllable,
)
from clearance.screening._arrays import (
    Hashes,
    Near,
    behind_sign,
    letter_hash,
    sieve_place,
    slips_of,
)
from clearance.screening._fit import LEAST_LIKENESS
from clearance.screening._listed import (
    BONES,
    LEAST_SLIPPED,
    LETTERS,
    MISREAD,
    OUTLINE,
    SYLLABLE,
    Terms,
)

from ._alike import (
    ABDUL,
    BONED,
    CUT,
    FEW_BONED,
    FURTHEST,
    LEAST_COSINE,
    LEAST_CUT,
    LEAST_SOUND,
    MOST_SLIPS,
    PLURAL,
    SERVANT,
    SLIPS,
    SOUNDS,
    TOP,
)

Found = dict[int, float]
"""Listed words, and how like each is to a word asked."""
_Spans = Iterator[tuple[int, int]]


def _rounded(value: float) -> float:
    return float(np.float32(value))


_FAR = FURTHEST + 2


def _by_slips_of(size: int) -> list[float]:
    """Give what slips make of a word of so many letters and others, in a flat table.

    By the letters of the other times `_FAR`, plus the slips; 0 for too many.
    """
    found = []
    for other in range(len(SLIPS)):
        longest = max(size, other)
        alike = SLIPS[longest].tolist()[: MOST_SLIPS[longest] + 1]
        found += [*alike, *[0.0] * (_FAR - len(alike))]
    return found


_BY_SLIPS = [_by_slips_of(size) for size in range(len(SLIPS))]
_ONE_SLIP: list[float] = SLIPS[:, 1].tolist()
_PLURAL: list[float] = PLURAL.tolist()
_LONGEST = len(SLIPS) - 1
_LEAST, _SERVANT = map(_rounded, (LEAST_LIKENESS, SERVANT))
_SOUNDS = {sign: (_rounded(value),) * 2 for sign, value in SOUNDS.items()}
_OF_BONES = _rounded(FEW_BONED), _rounded(BONED)
_LEAST_COSINE = np.float32(LEAST_COSINE)


class Word:
    """A word asked about, as it is spelt and as it is looked for; see `Spelt`.

    `slips` are the numbers of what is looked for, whole and without each of its
    letters, `text_slips` those of the spelling.
    """

    __slots__ = (
        "bare", "folded", "misread", "size", "slips", "spoken", "text", "text_size",
        "text_slips",
    )  # fmt: skip

    def __init__(self, text: str, folded: str, misread: str, *, bare: bool) -> None:
        self.text, self.folded, self.misread, self.bare = text, folded, misread, bare
        self.spoken = not bare or has_vowels(text)
        self.slips, self.size = slips_of(folded)
        self.text_slips, self.text_size = self.slips, self.size
        if text != folded:
            self.text_slips, self.text_size = slips_of(text)


class AlikeFew:
    """Finds the listed words that a few words are like; for one thread at a time."""

    def __init__(self, terms: Terms) -> None:
        self._tables = terms
        self._sieve, self._sieve_size = terms.sieve.data, len(terms.sieve)
        self._joins, self._joined = terms.joins.data, terms.joined.data
        self._slipped, self._boned = terms.slipped.data, terms.boned.data
        self._bare = frozenset(np.flatnonzero(terms.bare).tolist())
        self._words = terms.texts_of_words
        self._terms = {word: term for term, word in enumerate(self._words)}
        sizes = np.minimum(terms.shapes.lengths, _LONGEST) * _FAR
        self._sizes = sizes.astype(np.uint8).tobytes()
        self._grams = Near(terms.grams)

    def term_of(self, folded: str) -> int:
        """Find the listed word that is this; -1 for none."""
        return self._terms.get(folded, -1)

    def find(self, asked: Sequence[Word]) -> list[Found]:
        """Find for each word the listed ones that are like it."""
        written = [_written(word) if word.spoken else [] for word in asked]
        keys = [key for each in written for slips, _ in each for key in slips]
        slips = _spans(self._tables.slips, keys)
        sounds = [_heard(word) for word in asked]
        keys = [one.number for each in sounds for one in each]
        bones = _spans(self._tables.bones, keys)
        found: list[Found] = []
        for word, ways, heard in zip(asked, written, sounds, strict=True):
            alike: Found = {}
            near: set[int] = set()
            for numbers, spelt in ways:
                spans = islice(slips, len(numbers))
                some = self._by_slips(spans, near, spelt=spelt)
                _note_all(alike, some, _ONE_SLIP[min(word.text_size + 1, _LONGEST)])
            if word.spoken:
                self._by_name(word, alike)
            # In this order, so that no span is taken that is not of the word.
            for one, (low, high) in zip(heard, bones, strict=False):
                if low < high:
                    self._by_sound(one, low, high, near, alike)
            found.append(self._by_letters(word, near, alike))
        return found

    def _by_slips(self, spans: _Spans, near: set[int], *, spelt: bool) -> list[int]:
        """Collect the words one slip off in *near* (`_one_slip_off`).

        Returns those of them of which a spelling is one slip off, or all if *spelt*.
        """
        slipped, found = self._slipped, []
        for low, high in spans:
            for at in range(low, high):
                term = slipped[at]
                if term < 0:
                    # The spelling of the listed word has the slip.
                    term = ~term
                    found.append(term)
                elif spelt:
                    found.append(term)
                near.add(term)
        return found

    def _by_name(self, word: Word, found: Found) -> None:
        """Find the word itself, its other forms, and plurals (`_same_names`)."""
        folded, size, number = word.folded, word.size, word.slips[0]
        get = self._terms.get
        if self._sieve[sieve_place(number, self._sieve_size)]:
            _note(found, get(folded, -1), 1.0)
            at = bisect_left(self._joins, number)
            if at < len(self._joins) and self._joins[at] == number:
                _note(found, self._joined[at], 1.0)
        if (term := get(ABDUL + folded)) is not None:
            _note(found, term, _SERVANT)
        for term, alike in self._tables.forms.of(word.text, folded, bare=word.bare):
            _note(found, term, alike)
        if (term := get(folded + "s")) is not None:
            _note(found, term, _PLURAL[min(size + 1, _LONGEST)])
        if folded[-1] == "s" and len(folded) > LEAST_SLIPPED:
            _note(found, get(folded[:-1], -1), _PLURAL[min(size - 1, _LONGEST)])

    def _by_sound(
        self, heard: "_Heard", low: int, high: int, near: set[int], found: Found
    ) -> None:
        """Note what has the same consonants or syllable (`_same_sounds`)."""
        terms: Iterable[int] = self._boned[low:high].tolist()
        if heard.size < LEAST_SOUND:
            # One consonant tells nothing by itself.
            near.update(terms)
            return
        if not heard.sure:
            # Only where the listed word has no vowels is it like the word asked.
            sure = self._bare.intersection(terms)
            near.update(set(terms) - sure if sure else terms)
            terms = sure
        _note_all(found, terms, heard.alike)

    def _by_letters(self, word: Word, near: set[int], found: Found) -> Found:
        """Add the terms near, and of like triples, that are alike by their letters."""
        if word.spoken:
            near |= self._grams.texts(word.folded, top=TOP, least=_LEAST_COSINE)
        if not near:
            return found
        alike = self._likened(word.folded, word.size, [*near])
        for term, value in found.items():
            if value > alike.get(term, 0.0):
                alike[term] = value
        return alike

    def _likened(self, folded: str, size: int, terms: Sequence[int]) -> Found:
        """Say which of some terms are like a word by their letters (`_likened`)."""
        words, sizes = self._words, self._sizes
        others = [words[term] for term in terms]
        # Nearly all that takes time is what of them is too far: it is left out there.
        near = extract(
            folded,
            others,
            scorer=OSA.distance,
            processor=None,
            score_cutoff=FURTHEST,
            limit=None,
        )
        values = _BY_SLIPS[min(size, _LONGEST)]
        alike = {
            term: value
            for _, slip, at in near
            if (value := values[sizes[term := terms[at]] + slip])
        }
        if size >= LEAST_CUT:
            begin = folded[:LEAST_CUT]
            for at, other in enumerate(others):
                if other[:LEAST_CUT] == begin:
                    # 0 for words that few slips make of one another.
                    value = _cut(folded, other)
                    if value >= _LEAST:
                        alike[terms[at]] = value
        return alike


class _Heard(NamedTuple):
    """What a word is found by: what it sounds like, behind a sign; see `_same_sounds`.

    `alike` is how like a word is that sounds the same, `sure` whether it is always.
    """

    number: int
    size: int
    alike: float
    sure: bool


def _heard(word: Word) -> list[_Heard]:
    """Give what a word is found by, sound by sound."""
    folded, bare = word.folded, word.bare
    sounds = [(BONES, skeleton(folded)), (OUTLINE, outline(word.text))]
    sounds.append((MISREAD, word.misread))
    if bare:
        sounds.append((LETTERS, consonants(word.text)))
    else:
        sounds.append((SYLLABLE, syllable(folded)))
    found = []
    for sign, sound in sounds:
        if len(sound) < LEAST_SOUND and (not sound or sign != BONES):
            continue
        if sound == folded:
            # Its number is known.
            size = word.size
            number = behind_sign(ord(sign), word.slips[0], size)
        else:
            size = len(sound) if sound.isascii() else len(sound.encode())
            number = letter_hash(sign + sound)
        few, many = _SOUNDS.get(sign, _OF_BONES)
        alike, sure = many if size > LEAST_SOUND else few, bare or sign != BONES
        found.append(_Heard(number, size, alike, sure))
    return found


def _written(word: Word) -> list[tuple[Sequence[int], bool]]:
    """Give how a word is written: the numbers, and whether it is its spelling."""
    found: list[tuple[Sequence[int], bool]] = []
    if word.size >= LEAST_SLIPPED:
        found.append((word.slips, False))
    if word.text_slips is not word.slips and word.text_size >= LEAST_SLIPPED:
        found.append((word.text_slips, True))
    return found


def _spans(table: Hashes, keys: Sequence[int]) -> _Spans:
    """Give where each number stands in a sorted table, from and to."""
    sought = np.frombuffer(array("Q", keys), np.uint64)
    low = table.searchsorted(sought).tolist()
    return zip(low, table.searchsorted(sought, "right").tolist(), strict=True)


def _cut(one: str, other: str) -> float:
    """Say how alike words are of which one may go on where the other ends."""
    if abs(len(one) - len(other)) <= FURTHEST:
        return 0.0
    return _rounded(slip_likeness(one, other, CUT))


def _note(found: Found, term: int, alike: float) -> None:
    """Note how like a word a term is; the best counts, and -1 is no term."""
    if term >= 0 and alike > found.get(term, 0.0):
        found[term] = alike


def _note_all(found: Found, terms: Iterable[int], alike: float) -> None:
    for term in terms:
        if term >= 0 and alike > found.get(term, 0.0):
            found[term] = alike
