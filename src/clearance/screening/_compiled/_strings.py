"""Strings of words compared, compiled: the same, begun alike, slips between them.

Each word is so many strings that stand one after the other; `_reach._wordings` lays
them out. Needs numba.
"""

from functools import partial
from typing import Any

import numpy as np
from numba import njit

# The strings of a word, in this order, one after the other.
TEXT, KEY, FOLD, OLDER, MISREAD, SOUND, SKELETON, CONSONANTS, OUTLINE, ORIGIN = range(
    10
)


# Called by compiled code alone: making them for callers of their own takes as long.
inner = partial(
    njit,
    cache=True,
    nogil=True,
    error_model="numpy",
    no_cpython_wrapper=True,
    no_cfunc_wrapper=True,
)()


@inner
def has_beginning(low: int, high: int, start: int, end: int, letters: Any) -> bool:
    """Say whether the first string begins with the second."""
    if high - low < end - start:
        return False
    at = 0
    while at < end - start and letters[low + at] == letters[start + at]:
        at += 1
    return bool(at == end - start)


@inner
def is_same(one: int, other: int, letters: Any, begins: Any) -> bool:
    """Say whether two strings are the same, and not empty."""
    low, high, start, end = (
        begins[one],
        begins[one + 1],
        begins[other],
        begins[other + 1],
    )
    return (
        high - low == end - start
        and high > low
        and has_beginning(low, high, start, end, letters)
    )


@inner
def both(one: int, other: int, which: int, letters: Any, begins: Any) -> bool:
    """Say whether two words have the same string of a kind, or none of it."""
    mine, its = one * 10 + which, other * 10 + which
    empty = begins[mine] == begins[mine + 1] and begins[its] == begins[its + 1]
    return bool(empty or is_same(mine, its, letters, begins))


@inner
def begun(one: int, other: int, letters: Any, begins: Any) -> float:
    """Give what share of the longer string the shorter is that begins it; or 0.

    Of strings of five letters and more.
    """
    low, high, start, end = (
        begins[one],
        begins[one + 1],
        begins[other],
        begins[other + 1],
    )
    if high - low < end - start:
        low, high, start, end = start, end, low, high
    if end - start < 5 or not has_beginning(low, high, start, end, letters):
        return 0.0
    share: float = (end - start) / (high - low)
    return share


@inner
def is_near(one: Any, other: Any, apart: int, most: int) -> bool:
    """Say whether words may be so many slips apart, by the letters that they have.

    A slip brings a letter and takes one at the most; one that makes a word longer or
    shorter, of which there are *apart*, only one of both.
    """
    if apart > most:
        return False
    left = one ^ other
    count = 0
    while left:
        left &= left - np.uint64(1)
        count += 1
    return bool(count <= 2 * most - apart)


@inner
def slips_between(one: int, other: int, letters: Any, begins: Any, costs: Any) -> Any:
    """Give what the slips cost that make one string the other, and how many they are.

    As `names._slips.slip_cost` and optimal string alignment; *costs* has what it costs
    to replace a letter, to add one, and to add one again or to swap two.
    """
    replaced, added, (doubled, swapped), rows = costs
    low, start = begins[one], begins[other]
    size, count = begins[one + 1] - low, begins[other + 1] - start
    before, row, now = rows[0], rows[1], rows[2]
    before_slips, slips, now_slips = rows[3], rows[4], rows[5]
    row[0], slips[0] = 0.0, 0.0
    for place in range(count):
        letter = letters[start + place]
        again = place > 0 and letter == letters[start + place - 1]
        row[place + 1] = row[place] + (doubled if again else added[letter])
        slips[place + 1] = place + 1
    for at in range(size):
        char = letters[low + at]
        again = at > 0 and char == letters[low + at - 1]
        own = doubled if again else added[char]
        now[0], now_slips[0] = row[0] + own, at + 1
        for place in range(count):
            letter = letters[start + place]
            # What it costs to add each letter stands in the first row, added up.
            again = place > 0 and letter == letters[start + place - 1]
            least = min(
                row[place] + replaced[char, letter],
                row[place + 1] + own,
                now[place] + (doubled if again else added[letter]),
            )
            fewest = min(
                slips[place] + (char != letter),
                min(slips[place + 1], now_slips[place]) + 1,
            )
            if (
                at > 0
                and place > 0
                and char == letters[start + place - 1]
                and letter == letters[low + at - 1]
            ):
                least = min(least, before[place - 1] + swapped)
                fewest = min(fewest, before_slips[place - 1] + 1)
            now[place + 1], now_slips[place + 1] = least, fewest
        before, row, now = row, now, before
        before_slips, slips, now_slips = slips, now_slips, before_slips
    return row[count], slips[count]
