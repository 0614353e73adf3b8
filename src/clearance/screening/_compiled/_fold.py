"""Many Latin words folded at once, compiled: one word after the other.

Does what `names._fold` does with one word and `names._many` rule by rule. Words are
ASCII, a line each. Needs numba; `names._by_code` lays out what is given, and a test
holds the three together.
"""

from typing import Any

import numpy as np
from numba import njit

_LINE, _ZERO, _NINE = 10, 48, 57
_BEGIN, _END = 1, 2
_ONE = np.uint64(1)
# Where counts begin: a bare 0 is a type of its own to numba, compiled for once more.
_AT_FIRST: Any = np.int64(0)


@njit(cache=True, nogil=True, error_model="numpy")
def _letters_of(word: Any, size: int) -> Any:
    """Give a bit for each letter of a word, as rules have those that they need."""
    found = np.uint64(0)
    for at in range(size):
        found |= _ONE << (np.uint64(word[at]) & np.uint64(63))
    return found


@njit(cache=True, nogil=True, error_model="numpy")
def _place_of(
    word: Any, first: int, last: int, letters: Any, low: int, high: int
) -> int:
    """Give the first place, of some, where a word has these letters; -1 for none."""
    for place in range(first, last + 1):
        at = low
        while at < high and word[place + at - low] == letters[at]:
            at += 1
        if at == high:
            return place
    return -1


@njit(cache=True, nogil=True, error_model="numpy")
def _ruled(word: Any, size: int, rules: Any, room: Any) -> int:
    """Rewrite a word by all rules of a table, in their order; give its letters."""
    places, sources, s_starts, targets, t_starts, needs = rules
    letters = _letters_of(word, size)
    for rule in range(len(places)):
        if needs[rule] & ~letters:
            continue
        low, high = s_starts[rule], s_starts[rule + 1]
        first, last = 0, size - (high - low)
        if places[rule] == _BEGIN:
            last = min(last, 0)
        elif places[rule] == _END:
            # Two letters stand before what is replaced, at the least.
            first = max(last, 2)
        place = _place_of(word, first, last, sources, low, high)
        if place < 0:
            continue
        done = total = _AT_FIRST
        while place >= 0:
            for at in range(done, place):
                room[total] = word[at]
                total += 1
            for at in range(t_starts[rule], t_starts[rule + 1]):
                room[total] = targets[at]
                total += 1
            done = place + high - low
            place = _place_of(word, done, last, sources, low, high)
        for at in range(done, size):
            room[total] = word[at]
            total += 1
        size = total
        for at in range(size):
            word[at] = room[at]
        letters = _letters_of(word, size)
    return size


@njit(cache=True, nogil=True, error_model="numpy")
def _put(word: Any, size: int, once: bool, found: Any, total: int) -> int:
    """Add a word and a line's end, its doubled letters *once* if that is asked."""
    begin = total
    for at in range(size):
        if not once or total == begin or found[total - 1] != word[at]:
            found[total] = word[at]
            total += 1
    found[total] = _LINE
    return total + 1


@njit(cache=True, nogil=True, error_model="numpy")
def _longest(raw: Any) -> int:
    """Give how many letters the longest word has."""
    most = begin = 0
    for at in range(len(raw) + 1):
        if at == len(raw) or raw[at] == _LINE:
            most = max(most, at - begin)
            begin = at + 1
    return most


@njit(cache=True, nogil=True, error_model="numpy")
def _with_room(found: Any, size: int) -> Any:
    """Give the same with room for so many."""
    if size <= len(found):
        return found
    longer = np.empty(2 * size, np.uint8)
    longer[: len(found)] = found
    return longer


@njit(cache=True, nogil=True, error_model="numpy")
def _kinds_of(word: Any, size: int) -> Any:
    """Count the letters and the digits of a word."""
    letters = digits = 0
    for at in range(size):
        digits += _ZERO <= word[at] <= _NINE
        letters += 97 <= (word[at] | 32) <= 122
    return letters, digits


@njit(cache=True, nogil=True, error_model="numpy")
def _is_german(word: Any, size: int, german: Any) -> bool:
    """Do what `_fold.is_german` does."""
    inside, endings, starts = german
    start = _AT_FIRST
    if _place_of(word, start, size - len(inside), inside, start, len(inside)) >= 0:
        return True
    for one in range(len(starts) - 1):
        low, high = starts[one], starts[one + 1]
        place = size - (high - low)
        if place >= 0 and _place_of(word, place, place, endings, low, high) >= 0:
            return True
    return False


@njit(cache=True, nogil=True, error_model="numpy")
def folded(
    raw: Any, rules: Any, of_german: Any, growth: int, german: Any, short: Any,
    misread: Any,
) -> Any:  # fmt: skip
    """Fold words, as `_fold.fold` does.

    *rules* and *of_german* are tables of rules, *growth* how many times as long both
    make a word at the most. *german* has the letters that make a word German, and the
    endings that do; *short* what letters of words of one or two become, *misread* what
    digits are that were misread.
    """
    most = growth * _longest(raw) + growth
    word, room = np.empty(most, np.uint8), np.empty(most, np.uint8)
    found = np.empty(len(raw) + most + 2, np.uint8)
    total = begin = _AT_FIRST
    for end in range(len(raw) + 1):
        if end < len(raw) and raw[end] != _LINE:
            continue
        size = end - begin
        for at in range(size):
            word[at] = raw[begin + at]
        begin = end + 1
        found = _with_room(found, total + most + 1)
        letters, digits = _kinds_of(word, size)
        if size <= 2:
            for at in range(size):
                word[at] = short[word[at]]
            total = _put(word, size, once=False, found=found, total=total)
            continue
        if digits == size:
            first = 0
            while first < size - 1 and word[first] == _ZERO:
                first += 1
            total = _put(
                word[first:], size - first, once=False, found=found, total=total
            )
            continue
        if letters < size and letters >= 2 and letters > size - letters:
            for at in range(size):
                word[at] = misread[word[at]]
        if _is_german(word, size, german):
            size = _ruled(word, size, of_german, room)
        before = total
        for at in range(size):
            found[before + at] = word[at]
        size_after = _ruled(word, size, rules, room)
        # Never empty: then it stays as it was.
        if size_after:
            total = _put(word, size_after, once=True, found=found, total=total)
        else:
            found[before + size] = _LINE
            total = before + size + 1
    return found[: total - 1]
