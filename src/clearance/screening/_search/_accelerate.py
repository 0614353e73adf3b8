"""The compiled search for close texts, where numba is installed."""

from collections.abc import Sequence
from importlib import import_module
from types import ModuleType
from typing import Any

import numpy as np
import numpy.typing as npt

from clearance.errors import UsageError
from clearance.names import fold_with
from clearance.screening._arrays import POWERS, SPREAD, Places, packed_sieve
from clearance.screening._fit import FIGURES
from clearance.screening._listed import Floats, Shelf, initial
from clearance.screening._reach import Reachable
from clearance.screening._read import Flat, Pieces
from clearance.screening._words import (
    INITIALS,
    JOINED,
    MOST_BITS,
    MOST_WORDS,
    WHOLE,
    Likening,
    Lookup,
)

_CODE = "", "_entries", "_read", "_alike", "_reach", "_likeness"
# More texts of one row than this are not laid beside it; so many times as many of one
# that has initials, which tell too little before they are.
MOST_WEIGHED = 600
_MOST_TIMES = 4
# The same for the rows of one question; nobody writes to it.
_FEW = 8
_WEIGHED = np.full(_FEW, MOST_WEIGHED)
# Rows that are numbered one after the other; what they are marked by has 32 bits.
_MOST_ASKED = 2**31 - 1


class Learnt:
    """What `_compiled._entries.learn` noted of words, by their numbers, in one era."""

    def __init__(self, era: int) -> None:
        self.era, self.count = era, 0
        self._entries = np.empty((0, 2), np.uint8)
        self._words = (
            np.empty((0, 4), np.float32),
            np.empty((0, 2), np.uint64),
            np.empty((0, 8), np.int32),
        )

    def with_room(self, lookup: Lookup) -> tuple[npt.NDArray[Any], ...]:
        """Give what is known, with room for the words that are new."""
        if lookup.entries > len(self._entries):
            self._entries = _longer(self._entries, lookup.entries)
        weights, numbers, spans = self._words
        if lookup.count > len(weights):
            self._words = (
                _longer(weights, lookup.count),
                _longer(numbers, lookup.count),
                _longer(spans, lookup.count),
            )
        return self._entries, *self._words


def _longer(held: npt.NDArray[Any], size: int) -> npt.NDArray[Any]:
    found = np.empty((max(size, 2 * len(held)), *held.shape[1:]), held.dtype)
    found[: len(held)] = held
    return found


class Compiled:
    """The compiled search over one shelf; for one thread at a time."""

    def __init__(self, code: Sequence[ModuleType], shelf: Shelf) -> None:
        self._shelf, terms = shelf, shelf.terms
        search, walk, reading, alike, learning, *reach = code
        self._find = search.close_texts
        self._terms = (
            terms.starts,
            terms.texts,
            terms.weights,
            *_beside(shelf, walk.BESIDE, walk.WORD_BITS),
            _most(shelf),
            _first_letters(shelf),
        )
        self._listed = (
            terms.hashes, terms.hashed, terms.spelt, terms.spelt_terms,
            *packed_sieve(terms.hashes, terms.spelt),
        )  # fmt: skip
        self._wholes = terms.joins, terms.joined, *packed_sieve(terms.joins)
        self._limits = (
            JOINED, MOST_WORDS, MOST_BITS, INITIALS, WHOLE, SPREAD,
        )  # fmt: skip
        self._texts = (shelf.text_weight, shelf.text_is_person)
        self._text_terms = (
            terms.text_starts,
            terms.text_terms,
            terms.text_weights,
            terms.aside_starts,
            terms.asides,
        )
        count, longest = len(shelf.name_of_text), np.diff(terms.text_starts)
        self._room = (
            np.empty(int(longest.max(initial=0)) + search.MOST_MEETING, np.bool_),
            (
                np.empty(count, np.int32),
                np.empty(count, np.int32),
                np.empty(count, np.int64),
                np.empty(count, np.float64),
            ),
        )
        self._asked, self._learnt = 0, Learnt(-1)
        self._clean()
        self.pieces = Pieces(reading)
        self.likening = Likening(alike, learning, terms)
        self.reachable = Reachable(reach, shelf)

    def close(
        self, rows: Flat, lookup: Lookup, needed: Floats, eased: Floats
    ) -> tuple[Places, Places, Floats]:
        """Find rows and texts whose best case is enough, and that best case."""
        count = len(rows.starts) - 1
        if self._asked < 0 or self._asked + count > _MOST_ASKED:
            self._clean()
        if self._learnt.era != lookup.era:
            self._learnt = Learnt(lookup.era)
        asked_before = self._asked
        # Should it be interrupted, what was marked is not taken for clean.
        self._asked = -1
        found: tuple[Places, Places, Floats] = self._find(
            (rows.words, rows.starts, rows.married, rows.sides),
            (needed, eased, _most_weighed(rows), rows.syllabic),
            (rows.letter_starts, rows.letters, rows.singles),
            lookup.tables,
            (self._learnt.count, lookup.count),
            self._learnt.with_room(lookup),
            self._listed,
            self._wholes,
            POWERS,
            self._limits,
            self._terms,
            self._texts,
            self._text_terms,
            FIGURES,
            (*self._marks, *self._room, asked_before),
        )
        self._asked = asked_before + count
        self._learnt.count = lookup.count
        return found

    def _clean(self) -> None:
        words, count = self._shelf.terms.grams.size, len(self._shelf.name_of_text)
        self._learnt = Learnt(-1)
        self._marks: tuple[npt.NDArray[Any], ...] = (
            np.zeros((2, words + 1), np.uint8),
            np.full(words, -1, np.int32),
            np.full(count, -1, np.int32),
        )
        self._asked = 0


def load_compiled(shelf: Shelf) -> Compiled:
    """Load the compiled code; the first time on a machine it is compiled.

    Raises UsageError where numba is not installed, does not load, or finds no place to
    keep what it compiles.
    """
    try:
        names = (
            "_texts",
            "_walk",
            "_read",
            "_alike",
            "_learn",
            "_reach",
            "_likeness",
            "_fold",
        )
        *code, folding = [
            import_module(f"clearance.screening._compiled.{name}") for name in names
        ]
        fold_with(folding)
        return Compiled(code, shelf)
    except (ImportError, OSError, RuntimeError) as error:
        raise UsageError(
            f"The accelerated search does not load ({error}). Install numba with "
            "pip install 'clearance[fast]', or do without it: the answers are the same."
        ) from error


def _most_weighed(rows: Flat) -> Places:
    if len(rows.letters):
        return most_weighed(np.diff(rows.letter_starts))
    count = len(rows.singles)
    return _WEIGHED[:count] if count <= _FEW else np.full(count, MOST_WEIGHED)


def most_weighed(letters: Places) -> Places:
    """Say how many texts may be laid beside rows that have so many single letters."""
    return MOST_WEIGHED * np.minimum(letters + 1, _MOST_TIMES)


def _first_letters(shelf: Shelf) -> npt.NDArray[np.uint8]:
    words = shelf.terms.texts_of_words
    return np.array([ord(initial(word)) & 0xFF for word in words], dtype=np.uint8)


def _most(shelf: Shelf) -> Floats:
    """Give the most that each word weighs in persons' names and in others (2 by words).

    0 where none of these has it.
    """
    terms, words = shelf.terms, shelf.terms.grams.size
    found = np.zeros((2, words), np.float32)
    used = np.flatnonzero(np.diff(terms.starts[: words + 1]))
    if len(used):
        size = terms.starts[words]
        person = shelf.text_is_person[terms.texts[:size]]
        for side, of in enumerate((person, ~person)):
            weights = np.where(of, terms.weights[:size], np.float32(0))
            found[side, used] = np.maximum.reduceat(weights, terms.starts[used])
    return found


def _beside(shelf: Shelf, most: int, bits: int) -> tuple[Places, Places]:
    """Write what words stand beside each word of each text as two numbers.

    *most* of them in each, of so many *bits* each, the lowest first, the number behind
    all words where there are fewer; then in both a bit for a person's name, and one
    where there are more words than found room.
    """
    terms, words = shelf.terms, shelf.terms.grams.size
    size = int(terms.starts[words])
    texts, of = terms.texts[:size], np.diff(terms.starts[: words + 1])
    first, counts = terms.text_starts[texts], np.diff(terms.text_starts)[texts]
    held = np.append(terms.text_terms, np.zeros(2 * most, np.int32)).astype(np.int64)
    slots = range(2 * most + 1)
    found = np.stack([np.where(at < counts, held[first + at], words) for at in slots])
    # Without the word itself, once.
    itself = np.argmax(found == np.repeat(np.arange(words), of), axis=0)
    behind = np.arange(2 * most)[:, None] >= itself
    found = np.where(behind, found[1:], found[:-1])
    unsure = words >= 1 << bits
    told = []
    for half in (0, 1):
        number = np.zeros(size, np.int64)
        for at in range(most):
            number |= (0 if unsure else found[half * most + at]) << (at * bits)
        number |= shelf.text_is_person[texts].astype(np.int64) << (most * bits)
        more = (counts > (half + 1) * most + 1) | unsure
        told.append(number | more.astype(np.int64) << (most * bits + 1))
    return told[0], told[1]
