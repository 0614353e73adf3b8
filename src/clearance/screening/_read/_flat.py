"""Rows as flat arrays, for compiled code: no object for each."""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
import numpy.typing as npt

from clearance.screening._arrays import Places
from clearance.screening._listed import Floats, initial
from clearance.screening._words import Lookup, Row, married, single_letters

Bools = npt.NDArray[np.bool_]
Letters = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Flat:
    """Readings of names, one after the other; what `Row` says of each.

    The words of row r are `words[starts[r]:starts[r + 1]]`, numbered by `Lookup`,
    with `married` beside each (see there). `sides` says whether each row is
    read as a person's name and as anything else's (2 by rows). The words of a single
    letter are `letters[letter_starts[r]:letter_starts[r + 1]]`; `singles` has a bit for
    each of them.
    """

    starts: Places
    words: Places
    married: Floats
    sides: Bools
    letter_starts: Places
    letters: Letters
    singles: Places
    syllabic: Bools

    @classmethod
    def of(cls, rows: Sequence[Row], lookup: Lookup) -> "Flat":
        """Lay out rows; words that are new are looked up."""
        words, count = lookup.numbered(rows), len(rows)
        if any(row.letters for row in rows):
            letters = [[initial(word) for word in row.letters] for row in rows]
            flat = "".join([letter for one in letters for letter in one])
            letter_starts, singles = begins(map(len, letters)), single_letters(rows)
        else:
            flat = ""
            letter_starts = np.zeros(count + 1, np.int64)
            singles = np.zeros(count, np.int64)
        sides = [row.person for row in rows] + [row.company for row in rows]
        return cls(
            begins([len(row.words) for row in rows]),
            words,
            married(rows, len(words)),
            np.frombuffer(bytearray(sides), np.bool_).reshape(2, count),
            letter_starts,
            np.frombuffer(bytearray(flat, "ascii", "replace"), np.uint8),
            singles,
            np.frombuffer(bytearray([row.syllabic for row in rows]), np.bool_),
        )


def begins(counts: Iterable[int]) -> Places:
    """Say where each of some spans begins, and where the last ends."""
    return np.frombuffer(array("q", accumulate(counts, initial=0)), np.int64)
