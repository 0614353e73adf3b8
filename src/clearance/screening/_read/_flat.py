"""Rows as flat arrays, for compiled code: no object for each."""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, chain

import numpy as np
import numpy.typing as npt

from clearance.screening._arrays import Places
from clearance.screening._listed import Floats, initial
from clearance.screening._words import Lookup, Row, married, single_letters

Bools = npt.NDArray[np.bool_]
Letters = npt.NDArray[np.uint8]
_FEW = 8  # rows as one question has


# Not frozen, as that takes three times as long to make; nothing changes one.
@dataclass(slots=True, eq=False)
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
        letter_starts, singles, letters = _no_letters(min(count, _FEW))
        if count > _FEW or any(row.letters for row in rows):
            letter_starts, singles, letters = _letters_of(rows)
        sides = [row.person for row in rows] + [row.company for row in rows]
        syllabic = [row.syllabic for row in rows]
        told = np.frombuffer(bytearray(sides + syllabic), np.bool_)
        return cls(
            begins([len(row.words) for row in rows]),
            words,
            married(rows, len(words)),
            told[: 2 * count].reshape(2, count),
            letter_starts,
            letters,
            singles,
            told[2 * count :],
        )


def _letters_of(rows: Sequence[Row]) -> tuple[Places, Places, Letters]:
    """Lay out words of a single letter: where those of each row begin, and as bits."""
    letters = [[initial(word) for word in row.letters] for row in rows]
    flat = bytearray("".join(chain.from_iterable(letters)), "ascii", "replace")
    return (
        begins(map(len, letters)),
        single_letters(rows),
        np.frombuffer(flat, np.uint8),
    )


@cache
def _no_letters(count: int) -> tuple[Places, Places, Letters]:
    """Lay out that a few rows have none; nobody writes to it."""
    return _letters_of([Row(0, "", ())] * count)


def begins(counts: Iterable[int]) -> Places:
    """Say where each of some spans begins, and where the last ends."""
    return np.frombuffer(array("q", accumulate(counts, initial=0)), np.int64)
