"""The compiled search for close texts, where numba is installed."""

from collections.abc import Sequence
from importlib import import_module
from types import ModuleType

import numpy as np
import numpy.typing as npt

from clearance.errors import UsageError

from ._build import Shelf
from ._flat import Flat
from ._letters import POWERS, SPREAD
from ._likening import Likening
from ._lookup import (
    INITIALS,
    JOINED,
    MOST_BITS,
    WHOLE,
    Lookup,
)
from ._pieces import Pieces
from ._reachable import Reachable
from ._scorecard import FIGURES
from ._spans import Places
from ._terms import Floats, initial
from ._together import MOST_WORDS

_CODE = "", "_entries", "_read", "_alike", "_reach", "_likeness"
# More texts of one row than this are not laid beside it; so many times as many of one
# that has initials, which tell too little before they are.
_MOST_WEIGHED = 600
_MOST_TIMES = 4


class Compiled:
    """The compiled search over one shelf; for one thread at a time."""

    def __init__(self, code: Sequence[ModuleType], shelf: Shelf) -> None:
        terms = shelf.terms
        search, entries, reading, alike, *reach = code
        self._lay_out = entries.lay_out
        self._find = search.close_texts
        self._terms = (
            terms.starts,
            terms.texts,
            terms.weights,
            terms.most,
            terms.grams.size,
            _first_letters(shelf),
        )
        self._hashes = (
            terms.hashes,
            terms.hashed,
            terms.joins,
            terms.joined,
            terms.spelt,
            terms.spelt_terms,
            terms.sieve,
            np.uint64(65 - len(terms.sieve).bit_length()),
        )
        self._texts = (shelf.text_weight, shelf.text_is_person)
        self._text_terms = (
            terms.text_starts,
            terms.text_terms,
            terms.text_weights,
            terms.aside_starts,
            terms.asides,
        )
        self._head = np.full(len(terms.starts), -1, np.int32)
        count = len(shelf.name_of_text)
        self._sums = np.zeros(count, np.float32)
        self._joined = np.full((count, 2), -1, np.int64)
        self._met = (
            np.empty(count, np.int32),
            np.empty(count, np.int64),
            np.empty(count, np.float64),
        )
        self._asked = 0
        self.pieces = Pieces(reading)
        self.likening = Likening(alike, terms)
        self.reachable = Reachable(reach, shelf)

    def close(
        self, rows: Flat, lookup: Lookup, needed: Floats, eased: Floats
    ) -> tuple[Places, Places, Floats]:
        """Find rows and texts whose best case is enough, and that best case."""
        entry_starts, terms, credit, covers, weights, weighs, least, short = (
            self._lay_out(
                rows.words,
                rows.starts,
                rows.married,
                rows.sides,
                lookup.tables,
                self._hashes,
                POWERS,
                SPREAD,
                (MOST_WORDS, MOST_BITS, INITIALS),
                JOINED,
                WHOLE,
            )
        )
        # Should it be interrupted, what was marked is not taken for clean.
        head, self._head = self._head, np.full(0, -1, np.int32)
        sums = self._sums
        if not len(head):
            head = np.full(len(self._terms[0]), -1, np.int32)
            sums = self._sums = np.zeros_like(sums)
        count = len(rows.starts) - 1
        asked, self._asked = self._asked, self._asked + count
        found: tuple[Places, Places, Floats] = self._find(
            entry_starts,
            (terms, credit, covers, weights),
            weighs,
            least,
            needed,
            eased,
            (rows.letter_starts, rows.letters, rows.singles),
            short,
            rows.syllabic,
            self._terms,
            self._texts,
            self._text_terms,
            FIGURES,
            most_weighed(np.diff(rows.letter_starts)),
            (head, sums, self._joined, self._met, asked),
        )
        self._head = head
        return found


def load_compiled(shelf: Shelf) -> Compiled:
    """Load the compiled code; the first time on a machine it is compiled.

    Raises UsageError where numba is not installed, does not load, or finds no place to
    keep what it compiles.
    """
    try:
        names = (
            "_fast",
            "_fast_entries",
            "_fast_read",
            "_fast_alike",
            "_fast_reach",
            "_fast_likeness",
        )
        code = [import_module(f"clearance.screening.{name}") for name in names]
        return Compiled(code, shelf)
    except (ImportError, OSError, RuntimeError) as error:
        raise UsageError(
            f"The accelerated search does not load ({error}). Install numba with "
            "pip install 'clearance[fast]', or do without it: the answers are the same."
        ) from error


def most_weighed(letters: Places) -> Places:
    """Say how many texts may be laid beside rows that have so many single letters."""
    return _MOST_WEIGHED * np.minimum(letters + 1, _MOST_TIMES)


def _first_letters(shelf: Shelf) -> npt.NDArray[np.uint8]:
    words = shelf.terms.words.to_pylist()
    return np.array([ord(initial(word)) & 0xFF for word in words], dtype=np.uint8)
