"""The compiled search for close texts, where numba is installed."""

from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

import numpy as np
import numpy.typing as npt

from clearance.errors import UsageError

from ._build import Shelf
from ._lookup import Drawn
from ._rows import Row
from ._scorecard import FIGURES, least_met_by_any
from ._spans import Places
from ._terms import Floats

# More texts of one row than this are not laid beside it.
MOST_WEIGHED = 600
_ROUNDING = 1e-4


def is_there() -> bool:
    """Say whether numba is installed."""
    return find_spec("numba") is not None


class Compiled:
    """The compiled search over one shelf."""

    def __init__(self, code: ModuleType, shelf: Shelf) -> None:
        terms = shelf.terms
        self._find = code.close_texts
        self._terms = (
            terms.starts,
            terms.texts,
            terms.weights,
            _most(terms.starts, terms.weights),
            terms.grams.size,
        )
        self._firsts = _first_letters(shelf)
        self._texts = (shelf.text_weight, shelf.text_is_person)
        self._text_terms = (terms.text_starts, terms.text_terms, terms.text_weights)

    def close(
        self, rows: Sequence[Row], drawn: Drawn, needed: Floats, eased: Floats
    ) -> tuple[Places, Places, Floats]:
        """Find rows and texts whose best case is enough, and that best case."""
        entries = drawn.entries
        found: tuple[Places, Places, Floats] = self._find(
            drawn.starts,
            (entries.terms, entries.credit, entries.covers, entries.weights),
            drawn.weighs,
            drawn.least,
            needed,
            eased,
            least_met_by_any(drawn.least, eased),
            least_met_by_any(drawn.least, np.minimum(needed, eased)) - _ROUNDING,
            _letters(rows),
            drawn.short,
            np.array([row.syllabic for row in rows]),
            (*self._terms, self._firsts),
            self._texts,
            self._text_terms,
            FIGURES,
            MOST_WEIGHED,
        )
        return found


def load_compiled(shelf: Shelf) -> Compiled:
    """Load the compiled code; the first time on a machine it is compiled.

    Raises UsageError where numba is not installed.
    """
    if not is_there():
        raise UsageError(
            "The accelerated search needs numba: pip install 'clearance[fast]', or do "
            "without it (the answers are the same)."
        )
    return Compiled(import_module("clearance.screening._fast"), shelf)


def _most(starts: npt.NDArray[np.int32], weights: Floats) -> Floats:
    """Find the most that each term weighs in any name."""
    found = np.zeros(len(starts) - 1, np.float32)
    used = np.flatnonzero(np.diff(starts))
    if len(used):
        found[used] = np.maximum.reduceat(weights, starts[used])
    return found


def _first_letters(shelf: Shelf) -> npt.NDArray[np.uint8]:
    words = shelf.terms.words.to_pylist()
    return np.array([ord(word[0]) & 0xFF for word in words], dtype=np.uint8)


def _letters(rows: Sequence[Row]) -> tuple[Places, npt.NDArray[np.uint8]]:
    """List the words of one letter of each row: where they begin, and the letters."""
    letters = [[w for w in row.words if len(w) == 1] for row in rows]
    starts = np.zeros(len(rows) + 1, np.int64)
    np.cumsum([len(one) for one in letters], out=starts[1:])
    flat = "".join(letter for one in letters for letter in one)
    return starts, np.frombuffer(flat.encode("ascii", "replace"), np.uint8)
