"""Words of rows written as one, which may be a listed word or a whole listed name."""

from dataclasses import dataclass

import numpy as np

from clearance.screening._arrays import Hashes, Places, joined_hashes
from clearance.screening._listed import Ints, Terms

MOST_WORDS = 12
"""Words of a name that are looked for written as one."""

_Written = tuple[Hashes, Ints]


@dataclass(frozen=True, slots=True)
class Together:
    """The words of rows, one after the other, to be written as one.

    `lengths` says how many words each row has; `folds` and `texts` are the numbers and
    the sizes of the words as they are folded and as they are spelt.
    """

    lengths: Places
    folds: _Written
    texts: _Written

    def as_whole(self, terms: Terms) -> tuple[Places, Ints]:
        """Find rows that are a listed name but for its spaces: the rows, the terms."""
        lengths = self.lengths
        found = np.full(len(lengths), -1, np.int32)
        for hashes, sizes in (self.folds, self.texts):
            joined = terms.find_joined(_whole_hashes(hashes, sizes, lengths))
            found = np.where(found >= 0, found, joined)
        kept = (found >= 0) & (lengths > 1) & (lengths <= MOST_WORDS)
        return np.flatnonzero(kept), found[kept]

    def as_one(
        self, terms: Terms, row_of: Places, at: Places, size: int
    ) -> tuple[Places, Ints]:
        """Find so many neighbouring words that are one listed word.

        *row_of* and *at* are the row of each word and its place there. Returns the
        places of the first words, and the terms.
        """
        first = np.arange(max(len(row_of) - size + 1, 0))
        last = first + size - 1
        first = first[(row_of[last] == row_of[first]) & (at[last] < MOST_WORDS)]
        found = terms.find_all(_run_hashes(*self.folds, first, size))
        keys = _run_hashes(*self.texts, first, size)
        for spelt in (terms.find_all(keys), terms.find_spelt(keys)):
            found = np.where(found >= 0, found, spelt)
        kept = (found >= 0) & (found < len(terms.rarity))
        return first[kept], found[kept]


def _whole_hashes(hashes: Hashes, sizes: Ints, lengths: Places) -> Hashes:
    """Reduce rows of so many words to numbers, each row's words written as one."""
    first = np.cumsum(lengths) - lengths
    found: Hashes = hashes[first]
    for step in range(1, min(int(lengths.max(initial=0)), MOST_WORDS)):
        rows = np.flatnonzero(lengths > step)
        at = first[rows] + step
        found[rows] = joined_hashes(found[rows], hashes[at], sizes[at])
    return found


def _run_hashes(hashes: Hashes, sizes: Ints, first: Places, size: int) -> Hashes:
    """Reduce words written as one to numbers, each run of so many from its first."""
    found = hashes[first]
    for step in range(1, size):
        found = joined_hashes(found, hashes[first + step], sizes[first + step])
    return found
