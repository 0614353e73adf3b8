"""How many slips make one word another, compiled. Needs numba."""

from typing import Any

import numpy as np
from numba import njit

# Letters of a word for the way of counting slips that takes one machine word.
BITS = 64
_ONE = np.uint64(1)


@njit(cache=True, nogil=True, error_model="numpy")
def slips_between(
    raw: Any, low: int, high: int, places: Any, other: Any, begin: int, end: int,
    most: int,
) -> int:  # fmt: skip
    """Count the slips that make one word the other, if there are at *most* so many.

    *places* has, for each letter, a bit for each place where the first word has it; of
    longer words than `BITS` it is not used. The distance of optimal string alignment
    by bits (Hyyrö 2003).
    """
    size = high - low
    if size > BITS or size == 0:
        return _slips_between_long(raw, low, high, other, begin, end)
    ups, downs = ~np.uint64(0), np.uint64(0)
    same = before = np.uint64(0)
    last = _ONE << np.uint64(size - 1)
    found = size
    for at in range(begin, end):
        here = places[other[at]]
        swapped = (((~same) & here) << _ONE) & before
        same = (((here & ups) + ups) ^ ups) | here | downs | swapped
        more = downs | ~(same | ups)
        less = same & ups
        if more & last:
            found += 1
        if less & last:
            found -= 1
        more = (more << _ONE) | _ONE
        less = less << _ONE
        ups = less | ~(same | more)
        downs = more & same
        before = here
    return found


@njit(cache=True, nogil=True, error_model="numpy")
def _slips_between_long(
    raw: Any, low: int, high: int, other: Any, begin: int, end: int
) -> int:
    """Do what `_slips_between` does for words of any length, letter by letter."""
    size = end - begin
    last, row = np.zeros(size + 1, np.int64), np.arange(size + 1)
    for at in range(low, high):
        now = np.empty(size + 1, np.int64)
        now[0] = at - low + 1
        for place in range(size):
            other_letter = raw[at] != other[begin + place]
            least = min(row[place + 1] + 1, now[place] + 1, row[place] + other_letter)
            if (
                at > low
                and place
                and raw[at] == other[begin + place - 1]
                and raw[at - 1] == other[begin + place]
            ):
                least = min(least, last[place - 1] + 1)
            now[place + 1] = least
        last, row = row, now
    return int(row[size])
