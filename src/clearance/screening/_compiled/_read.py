"""Names cut into pieces and put together as rows, compiled: no object for each name.

A piece is what stands between two spaces. Each is numbered when it first comes, by
content, and read once; a name of pieces that are read by themselves is then a few
numbers. Needs numba; `_read._pieces` has what is kept and says what the figures mean.
"""

from typing import Any

import numpy as np
from numba import njit

from ._rows import (
    ASKED_BESIDE,
    ASKED_LEGAL,
    LATIN,
    LEGAL,
    MAYBE_LEGAL,
    STEADY,
    SURE,
    TOLD_BESIDE,
    rows_of_pieces,
)

# What is compiled into this: b65f6c09eb32f01f.

__all__ = [
    "ASKED_BESIDE",
    "ASKED_LEGAL",
    "LATIN",
    "LEGAL",
    "MAYBE_LEGAL",
    "STEADY",
    "SURE",
    "TOLD_BESIDE",
    "may_be_whole",
    "number_pieces",
    "rows_of_pieces",
    "single_letters_of",
    "slots_of",
]

_SPACE, _DELETED = 32, 127


@njit(cache=True, nogil=True, error_model="numpy")
def _mixed(data: Any, low: int, high: int) -> Any:
    """Reduce bytes to a number that differs where they do, nearly always."""
    found = np.uint64(0xCBF29CE484222325)
    for at in range(low, high):
        found = (found ^ np.uint64(data[at])) * np.uint64(0x100000001B3)
    return found ^ (found >> np.uint64(29))


@njit(cache=True, nogil=True, error_model="numpy")
def slots_of(hashes: Any, size: int) -> Any:
    """Make the table of pieces by their hashes, of so many places: a power of two."""
    slots = np.full(size, -1, np.int32)
    for piece in range(len(hashes)):
        place = np.int64(hashes[piece] & np.uint64(size - 1))
        while slots[place] >= 0:
            place = (place + 1) & (size - 1)
        slots[place] = piece
    return slots


@njit(cache=True, nogil=True, error_model="numpy")
def number_pieces(
    data: Any, offsets: Any, most_signs: int, slots: Any, hashes: Any, ends: Any,
    letters: Any, known: int,
) -> Any:  # fmt: skip
    """Cut texts into pieces and number these.

    The text at i is `data[offsets[i]:offsets[i + 1]]`, in UTF-8. *slots* is a table of
    numbers of pieces by their hashes (-1 where it is empty), *letters* holds the bytes
    of all *known* pieces one after the other, *ends* where each ends; there must be
    room for what is new. Returns the pieces, where those of each text begin, whether
    each is not to be read piece by piece, whether it is ASCII, and how many pieces are
    known then.
    """
    count = len(offsets) - 1
    pieces = np.empty((offsets[count] - offsets[0]) // 2 + count + 1, np.int32)
    starts = np.zeros(count + 1, np.int64)
    slow = np.zeros(count, np.bool_)
    ascii_only = np.ones(count, np.bool_)
    mask = np.uint64(len(slots) - 1)
    total = 0
    for text in range(count):
        at, end = offsets[text], offsets[text + 1]
        signs = 0
        while at < end:
            while at < end and data[at] == _SPACE:
                at += 1
                signs += 1
            low = at
            while at < end and data[at] != _SPACE:
                one = data[at]
                at += 1
                if one < _SPACE or one == _DELETED:
                    slow[text] = True
                if one >= 128:
                    ascii_only[text] = False
                if one & 0xC0 != 0x80:
                    signs += 1
            if at == low:
                break
            key = _mixed(data, low, at)
            place = np.int64(key & mask)
            while True:
                piece = slots[place]
                if piece < 0:
                    piece = known
                    known += 1
                    slots[place], hashes[piece] = piece, key
                    begin = ends[piece - 1] if piece else 0
                    letters[begin : begin + at - low] = data[low:at]
                    ends[piece] = begin + at - low
                    break
                if hashes[piece] == key:
                    begin = ends[piece - 1] if piece else 0
                    same = ends[piece] - begin == at - low
                    for step in range(at - low):
                        if not same:
                            break
                        same = letters[begin + step] == data[low + step]
                    if same:
                        break
                place = (place + 1) & np.int64(mask)
            pieces[total] = piece
            total += 1
        if signs > most_signs:
            slow[text] = True
        starts[text + 1] = total
    return pieces[:total], starts, slow, ascii_only, known


@njit(cache=True, nogil=True, error_model="numpy")
def single_letters_of(starts: Any, words: Any, single: Any, most_bits: int) -> Any:
    """List the words of one letter of each row.

    *single* is the letter that a word of one letter is, 0 for any other. Returns where
    those of each row begin, the letters, and a bit for each such word.
    """
    rows = len(starts) - 1
    begins = np.zeros(rows + 1, np.int64)
    letters = np.empty(len(words), np.uint8)
    bits = np.zeros(rows, np.int64)
    total = 0
    for row in range(rows):
        for at in range(starts[row], starts[row + 1]):
            letter = single[words[at]]
            if letter:
                letters[total] = letter
                total += 1
                bits[row] |= np.int64(1) << np.int64(min(at - starts[row], most_bits))
        begins[row + 1] = total
    return begins, letters[:total].copy(), bits


@njit(cache=True, nogil=True, error_model="numpy")
def _is_before(letters: Any, ends: Any, one: int, other: int) -> Any:
    """Say whether the letters of one word come before those of another."""
    first = ends[one - 1] if one else 0
    second = ends[other - 1] if other else 0
    size, most = ends[one] - first, ends[other] - second
    for at in range(min(size, most)):
        if letters[first + at] != letters[second + at]:
            return letters[first + at] < letters[second + at]
    return size < most


@njit(cache=True, nogil=True, error_model="numpy")
def _bones_of(words: Any, bones: Any, ends: Any, base: Any, begin: Any) -> Any:
    """Reduce the consonants of words, in alphabetical order, to a number.

    As `letter_hash` does, behind the letters *begin*; as many as fit into it.
    """
    order = words.copy()
    for at in range(1, len(order)):
        word, place = order[at], at
        while place and _is_before(bones, ends, word, order[place - 1]):
            order[place] = order[place - 1]
            place -= 1
        order[place] = word
    key = np.uint64(0)
    size = 0
    for letter in begin:
        if letter:
            key = key * base + np.uint64(letter)
        size += 1 if letter else 0
    for word in order:
        for at in range(ends[word - 1] if word else 0, ends[word]):
            if size < len(begin):
                key = key * base + np.uint64(bones[at])
                size += 1
    return key


@njit(cache=True, nogil=True, error_model="numpy")
def may_be_whole(
    starts: Any, words: Any, texts: Any, letters: Any, ends: Any, bare: Any,
    bones: Any, bone_ends: Any, begin_bones: Any, sieve: Any, shift: Any,
    spread: Any, base: Any, least_cut: int,
) -> Any:  # fmt: skip
    """Mark the rows that `_search._heads.Heads` may know: it has to look at no others.

    *letters* holds the bytes of words one after the other, *ends* where each ends, and
    *bones* their consonants. Names with a *bare* word are looked up by the consonants
    of the first row of their text, once; *texts* is -1 for a row that always is.
    *begin_bones* is what is before them, in an array as long as a beginning.
    """
    rows = len(starts) - 1
    found = np.zeros(rows, np.bool_)
    most_head = len(begin_bones)
    whole = np.empty(most_head, np.uint8)
    told, first = -1, 0
    for row in range(rows):
        size = 0
        without = False
        short = starts[row + 1] - starts[row] == 1
        for at in range(starts[row], starts[row + 1]):
            word = words[at]
            begin = ends[word - 1] if word else 0
            short = short or ends[word] - begin == 1
            without = without or bare[word]
            for place in range(begin, ends[word]):
                if size < most_head:
                    whole[size] = letters[place]
                    size += 1
                    # "abdul" is written otherwise there.
                    if (
                        size > 4
                        and whole[size - 1] == 108  # l
                        and whole[size - 2] == 117  # u
                        and whole[size - 3] == 100  # d
                        and whole[size - 4] == 98  # b
                        and whole[size - 5] == 97  # a
                    ):
                        found[row] = True
        if texts[row] != texts[first]:
            first = row
        if without and texts[row] < 0:
            found[row] = True
        elif without and texts[row] != told:
            told = texts[row]
            mine = words[starts[first] : starts[first + 1]]
            key = _bones_of(mine, bones, bone_ends, base, begin_bones)
            found[row] = sieve[np.int64((key * spread) >> shift)]
        if size == most_head:
            found[row] = True
        if found[row]:
            continue
        key = np.uint64(0)
        for at in range(size):
            if at == least_cut:
                break
            key = key * base + np.uint64(whole[at])
        if size >= least_cut and sieve[np.int64((key * spread) >> shift)]:
            found[row] = True
        elif short:
            for at in range(least_cut, size):
                key = key * base + np.uint64(whole[at])
            found[row] = sieve[np.int64((key * spread) >> shift)]
    return found
