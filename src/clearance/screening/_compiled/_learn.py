"""A few new words of one question learnt in one call, compiled.

What listed words they are like (`_alike.alike_of_all`), and what `_words._few` asks of
those. Needs numba; a test holds both to the same answers.
"""

from typing import Any

import numpy as np
from numba import njit

from clearance.screening._arrays import BASE, LISTED, ORDINARY, TELLS_NOTHING

from ._alike import alike_of_all, first_of, hash_of, term_of

# What is compiled into this: e4d3c7761545d98d.

_BASE = np.uint64(BASE)


@njit(cache=True, nogil=True, error_model="numpy")
def learnt(
    raw: Any, given: Any, forms: Any, count: int, sounds: int, listed: Any,
    found_by: Any, grams: Any, worth: Any, limits: Any, weighing: Any, scratch: Any,
) -> Any:  # fmt: skip
    """Learn words: what `Few.learn` says of each by itself.

    *raw* are the letters of so many words as they are folded, as they are spelt and of
    their *sounds*; *given* is where each of all these begins and where the last ends,
    where the *forms* of each word begin and end (the listed words, how like each is),
    and which words have vowels, and which were written without. *weighing*
    is how rare each listed word is, what it weighs at the least in persons' names and
    in others, and whether it tells nothing in some name; the numbers of ordinary words
    and of all that is one letter off them, and what those are found by; and how rare a
    word is that no list has, how like words must be that are near, and that are the
    same. The rest is what `alike_of_all` is given.

    Returns the terms, their likeness, and where those of each word begin and end; how
    rare each word is, what it weighs at the most as a person's and as anything else's
    (words by 3); its numbers as it is folded and as it is spelt (words by 2); and what
    is said of it.
    """
    spelt, said, formed = count, 2 * count, (2 + sounds) * count
    starts, first = given[: formed + 1], given[formed + 1 : formed + count + 2]
    manner = given[formed + count + 2 :] != 0
    of, terms, likeness = alike_of_all(
        (raw, starts[: spelt + 1]),
        (raw, starts[spelt : said + 1]),
        (raw, starts[said:]),
        (first, forms[0], forms[1]),
        (manner[:count], manner[count:]),
        listed,
        found_by,
        grams,
        worth,
        limits,
        scratch,
    )
    rarity, least, aside, ordinary, by_ordinary, figures = weighing
    unknown, near, same = figures
    begins = np.zeros(count + 1, np.int64)
    weighs, numbers = np.empty((count, 3)), np.empty((count, 2), np.uint64)
    told = np.zeros(count, np.uint8)
    at = 0
    for word in range(count):
        key = hash_of(raw, starts[word], starts[word + 1])
        numbers[word, 0] = key
        low, high = starts[spelt + word], starts[spelt + word + 1]
        numbers[word, 1] = hash_of(raw, low, high)
        if _is_slip(raw, low, high, numbers[word, 1], ordinary, by_ordinary):
            told[word] |= ORDINARY
        term = term_of(key, found_by[0], found_by[1], found_by[8], found_by[9])
        due, rare = near, unknown
        if term >= 0:
            due, rare = same, np.float64(rarity[term])
        weighs[word, 0] = rare
        weighs[word, 1] = weighs[word, 2] = np.inf
        while at < len(of) and of[at] == word:
            term, like = terms[at], np.float64(likeness[at])
            if like >= due and term < len(rarity):
                for side in range(2):
                    own = np.float64(least[side, term])
                    weighs[word, 1 + side] = min(weighs[word, 1 + side], own)
                if aside[term]:
                    told[word] |= TELLS_NOTHING
            if like == 1:
                told[word] |= LISTED
            at += 1
        begins[word + 1] = at
    return terms, likeness, begins, weighs, numbers, told


@njit(cache=True, nogil=True, error_model="numpy")
def _is_slip(
    raw: Any, low: int, high: int, whole: Any, numbers: Any, found_by: Any
) -> bool:
    """Say whether a word, or it without one of its letters, is among some numbers."""
    own = whole
    # Without none of them first.
    for left in range(low - 1, high if high - low > 1 else low):
        if left >= low:
            own = np.uint64(0)
            for at in range(low, high):
                if at != left:
                    own = own * _BASE + np.uint64(raw[at])
        place = first_of(own, numbers, found_by[0], found_by[1])
        if place < len(numbers) and numbers[place] == own:
            return True
    return False
