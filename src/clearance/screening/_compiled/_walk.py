"""The texts that have words of a row, walked through by compiled code.

What all words of a text may earn of the row is added up at once, in whole numbers:
beside each text that a word has stand its other words. Needs numba.
"""

from typing import Any

import numpy as np
from numba import njit

from ._close import at_most
from ._entries import BEGIN, EARNS, MOST_PARTS, PARTS, SPLIT, TEXTS

# What is compiled into this: d5ebcd983df9a966.

# Groups of a row that are told apart by a bit each; what is more is taken together.
BITS = 8
# How the words of a text stand beside it: so many in one number, so many bits each,
# then a bit for a person's name and one where there are more of them.
BESIDE, WORD_BITS = 3, 20
_WORD = np.int64((1 << WORD_BITS) - 1)


@njit(cache=True, nogil=True, error_model="numpy")
def add_up(
    low: int, high: int, groups: int, words: Any, together: Any, like: Any,
    known: Any, starts: Any, most: Any, joined: float, parts: Any, earns: Any,
    cost: Any,
) -> int:  # fmt: skip
    """Add up what each listed word may earn of a row, and each subset of its groups.

    *parts* has a place for each listed word in persons' names and in others (2 by
    words). Of each subset of the groups (a bit for each) *earns* gets what it may earn
    at the most as both (2 by subsets), *cost* how many texts it has. Returns how many
    subsets there are.
    """
    e_parts, spans = known[0], known[3]
    size = 1
    earns[0, 0] = earns[1, 0] = cost[0] = 0
    for group in range(groups):
        if group < high - low:
            word = words[low + group]
            own, other = int(spans[word, EARNS]), int(spans[word, EARNS + 1])
            texts = int(spans[word, TEXTS])
            for at in range(spans[word, BEGIN], spans[word, SPLIT]):
                term = like[at]
                for side in range(2):
                    sum_ = int(parts[side, term]) + int(e_parts[at, side])
                    parts[side, term] = min(sum_, MOST_PARTS)
        else:
            term = together[group]
            texts = int(starts[term + 1] - starts[term])
            own = min(int(np.ceil(joined * most[0, term] * PARTS)), MOST_PARTS)
            other = min(int(np.ceil(joined * most[1, term] * PARTS)), MOST_PARTS)
            parts[0, term] = min(int(parts[0, term]) + own, MOST_PARTS)
            parts[1, term] = min(int(parts[1, term]) + other, MOST_PARTS)
        half = 1 << min(group, BITS - 1)
        if group < BITS:
            for one in range(half):
                earns[0, half + one] = earns[0, one] + own
                earns[1, half + one] = earns[1, one] + other
                cost[half + one] = cost[one] + texts
            size = 2 * half
        else:
            for one in range(half, size):
                earns[0, one] += own
                earns[1, one] += other
                cost[one] += texts
    return size


@njit(cache=True, nogil=True, error_model="numpy")
def left_out(size: int, earns: Any, cost: Any, own: int, other: int) -> int:
    """Choose the groups of a row that are not searched for by themselves.

    They may not earn enough together, neither for a person's name nor for any other.
    """
    best, most = 0, -1
    for one in range(size):
        if earns[0, one] < own and earns[1, one] < other and cost[one] > most:
            best, most = one, cost[one]
    return best


@njit(cache=True, nogil=True, error_model="numpy")
def next_group(groups: int, cost: Any) -> int:
    """Give the place of the bit of those groups that has the fewest texts."""
    best = -1
    for bit in range(BITS):
        if groups >> bit & 1 and (best < 0 or cost[1 << bit] < cost[1 << best]):
            best = bit
    return best


@njit(cache=True, nogil=True, error_model="numpy")
def walk(
    terms: Any, low: int, high: int, entry_parts: Any, least: Any, parts: Any,
    postings: Any, text_terms: Any, due: Any, touched: Any, most: Any, found: int,
) -> int:  # fmt: skip
    """List the texts of terms that may be enough by what all their words earn.

    Into *most* goes what that is. Terms that earn less than *least*, in persons' names
    and in others, are not enough with whatever other groups earn at the most.
    """
    starts, texts, beside, further = postings
    x_starts, x_terms = text_terms
    for at in range(low, high):
        term = terms[at]
        own, other = least
        if (own > 0 or other > 0) and (
            entry_parts[at, 0] < own and entry_parts[at, 1] < other
        ):
            continue
        for place in range(starts[term], starts[term + 1]):
            words = beside[place]
            side = 1 - (words >> 3 * WORD_BITS & 1)
            met = (
                int(parts[side, term])
                + parts[side, words & _WORD]
                + parts[side, words >> WORD_BITS & _WORD]
                + parts[side, words >> 2 * WORD_BITS & _WORD]
            )
            if words >> (3 * WORD_BITS + 1):
                words = further[place]
                met += (
                    int(parts[side, words & _WORD])
                    + parts[side, words >> WORD_BITS & _WORD]
                    + parts[side, words >> 2 * WORD_BITS & _WORD]
                )
                if words >> (3 * WORD_BITS + 1):
                    text = texts[place]
                    met = 0
                    for word in range(x_starts[text], x_starts[text + 1]):
                        met += parts[side, x_terms[word]]
            if met >= due[side]:
                touched[found], most[found] = texts[place], met
                found += 1
    return found


@njit(cache=True, nogil=True, error_model="numpy")
def likely(
    found: int, touched: Any, most: Any, texts: Any, least: Any, eased: Any,
    figures: Any, seen: Any, stamp: int,
) -> int:  # fmt: skip
    """Keep of the texts touched those that may be enough by what they weigh, once."""
    weight_of, is_person = texts
    kept = 0
    for touch in range(found):
        text = touched[touch]
        side = 0 if is_person[text] else 1
        met, asked = most[touch] / PARTS, np.float64(least[side])
        if (
            most[touch] < MOST_PARTS
            and at_most(met, asked, weight_of[text], side, figures) < eased[side]
        ):
            continue
        if seen[text] != stamp:
            seen[text] = stamp
            touched[kept] = text
            kept += 1
    return kept


@njit(cache=True, nogil=True, error_model="numpy")
def walk_ones(
    as_one: int, ones: Any, starts: Any, texts: Any, seen: Any, stamp: int,
    touched: Any, found: int,
) -> int:  # fmt: skip
    """Put the texts of which several words are one behind those that were touched."""
    for one in range(as_one):
        for place in range(starts[ones[0][one]], starts[ones[0][one] + 1]):
            text = texts[place]
            if seen[text] != stamp:
                seen[text] = stamp
                touched[found] = text
                found += 1
    return found
