"""The listed words that rows look for, laid out by compiled code.

What `_lookup.Lookup.draw` does, in one pass and for words that are numbered. Needs
numba.
"""

from typing import Any

import numpy as np
from numba import njit


@njit(cache=True, nogil=True, error_model="numpy")
def _found(key: Any, keys: Any, terms: Any) -> int:
    """Look one number up among sorted ones; -1 where it is not there."""
    low, high = 0, len(keys)
    while low < high:
        middle = (low + high) // 2
        if keys[middle] < key:
            low = middle + 1
        else:
            high = middle
    if low < len(keys) and keys[low] == key:
        return int(terms[low])
    return -1


@njit(cache=True, nogil=True, error_model="numpy")
def lay_out(
    words: Any, starts: Any, married: Any, sides: Any, tables: Any, listed: Any,
    powers: Any, spread: Any, limits: Any, joined_credit: float, whole_credit: float,
) -> Any:  # fmt: skip
    """Do what `_lookup.Lookup.draw` does, for words that are numbered.

    The words of row r are `words[starts[r]:starts[r + 1]]`; *sides* says whether each
    row is read as a person's name and as anything else's (2 by rows). *tables* are
    those of `Lookup`, *listed* the hashes and terms of words, of words written as one
    and of spellings, and the sieve of `Terms`, *limits* the words, bits and letters
    that count there. Returns the begin of each row's entries, terms, credit, covers,
    weights, weighs, least, short.
    """
    (
        person, company, lesser, spare, begins, ends, like, credit, folds, fold_sizes,
        spellings, spelt_sizes,
    ) = tables  # fmt: skip
    hashes, hashed, joins, join_terms, spelt, spelt_terms, sieve, shift = listed
    most_words, most_bits, short_word = limits
    count = len(starts) - 1
    total = 3 * len(words)
    for word in words:
        total += ends[word] - begins[word]
    e_terms = np.empty(total, np.int32)
    e_credit = np.empty(total, np.float32)
    e_covers = np.empty(total, np.int64)
    e_weights = np.empty((2, total), np.float32)
    weighs = np.zeros((2, count), np.float32)
    least = np.zeros((2, count), np.float32)
    short = np.zeros(count, np.int64)
    e_starts = np.zeros(count + 1, np.int64)
    at = 0
    for row in range(count):
        low, high = starts[row], starts[row + 1]
        for place in range(low, high):
            word = words[place]
            cover = np.int64(1) << np.int64(min(place - low, most_bits))
            own, other = person[word] * married[place], company[word]
            weighs[0, row] += own
            weighs[1, row] += other
            least[0, row] += lesser[word] * married[place]
            least[1, row] += spare[word]
            if spelt_sizes[word] <= short_word:
                short[row] |= cover
            for entry in range(begins[word], ends[word]):
                e_terms[at], e_credit[at] = like[entry], credit[entry]
                e_covers[at] = cover
                e_weights[0, at], e_weights[1, at] = own, other
                at += 1
        for size in range(2, 4):
            for first in range(low, min(high, low + most_words) - size + 1):
                key, spelling = folds[words[first]], spellings[words[first]]
                for step in range(1, size):
                    word = words[first + step]
                    key = key * powers[fold_sizes[word]] + folds[word]
                    spelling = spelling * powers[spelt_sizes[word]] + spellings[word]
                term = -1
                if sieve[np.int64((key * spread) >> shift)]:
                    term = _found(key, hashes, hashed)
                if term < 0 and sieve[np.int64((spelling * spread) >> shift)]:
                    term = _found(spelling, hashes, hashed)
                if term < 0:
                    term = _found(spelling, spelt, spelt_terms)
                if term < 0:
                    continue
                e_terms[at], e_credit[at], e_covers[at] = term, joined_credit, 0
                e_weights[0, at] = e_weights[1, at] = 0.0
                for step in range(size):
                    place = first + step
                    word = words[place]
                    e_covers[at] |= np.int64(1) << np.int64(min(place - low, most_bits))
                    own, other = person[word] * married[place], company[word]
                    e_weights[0, at] += own
                    e_weights[1, at] += other
                    if step:
                        least[0, row] -= lesser[word] * married[place]
                        least[1, row] -= spare[word]
                at += 1
        if 1 < high - low <= most_words:
            key, spelling = folds[words[low]], spellings[words[low]]
            for place in range(low + 1, high):
                word = words[place]
                key = key * powers[fold_sizes[word]] + folds[word]
                spelling = spelling * powers[spelt_sizes[word]] + spellings[word]
            term = -1
            if sieve[np.int64((key * spread) >> shift)]:
                term = _found(key, joins, join_terms)
            if term < 0 and sieve[np.int64((spelling * spread) >> shift)]:
                term = _found(spelling, joins, join_terms)
            if term >= 0:
                e_terms[at], e_credit[at] = term, whole_credit
                e_covers[at] = (np.int64(1) << np.int64(high - low)) - 1
                e_weights[0, at], e_weights[1, at] = weighs[0, row], weighs[1, row]
                at += 1
        for side in range(2):
            if not sides[side, row]:
                weighs[side, row] = least[side, row] = np.inf
        e_starts[row + 1] = at
    return (
        e_starts, e_terms[:at], e_credit[:at], e_covers[:at],
        e_weights[:, :at].copy(),  # always laid out alike: else all is compiled again
        weighs, least, short,
    )  # fmt: skip
