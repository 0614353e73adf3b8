"""How near one listed name comes to a query, compiled: as the scorecard has it.

What meets, against what stands alone, for one pair of names at a time. Needs numba.
"""

from typing import Any

import numpy as np
from numba import njit


@njit(cache=True, nogil=True, error_model="numpy")
def _share(
    met: float, whole: float, asked: float, listed: float, side: int, figures: Any
) -> float:
    """Do the first half of `_fit._scorecard.covered`: what meets of what could."""
    small, one_word = figures[6:8]
    if side == 0 and asked < small:
        met *= one_word
        whole *= one_word
    if side == 0 and listed > figures[22]:
        listed = figures[22] + figures[23] * (listed - figures[22])
    against = (
        figures[side] * asked
        + figures[2 + side] * listed
        + figures[4 + side] * min(asked, listed)
    )
    found: float = met / max(whole + against, 1e-6)
    return found


@njit(cache=True, nogil=True, error_model="numpy")
def covered(
    met: float, whole: float, asked: float, listed: float, side: int, figures: Any
) -> float:
    """Do what `_fit._scorecard.covered` does for one pair; *side* is 0 for a person."""
    small, one_word, best, little, steep = figures[6:11]
    share = _share(met, whole, asked, listed, side, figures)
    if side == 0 and asked < small:
        met *= one_word
    found: float = share * best * (1 - little * np.exp(-steep * met))
    return found


@njit(cache=True, nogil=True, error_model="numpy")
def best_case(
    met: float, asked: float, listed: float, side: int, figures: Any
) -> float:
    """Do what `_fit._scorecard.best_case` does for one pair."""
    whole = min(max(min(asked, listed), met), met / figures[11])
    left, right = max(asked - whole, 0.0), max(listed - whole, 0.0)
    return covered(met, whole, left, right, side, figures)


@njit(cache=True, nogil=True, error_model="numpy")
def at_most(met: float, asked: float, listed: float, side: int, figures: Any) -> float:
    """Give quickly what `_best_case` does not exceed."""
    whole = min(max(min(asked, listed), met), met / figures[11])
    left, right = max(asked - whole, 0.0), max(listed - whole, 0.0)
    most: float = figures[8] * _share(met, whole, left, right, side, figures)
    return most


@njit(cache=True, nogil=True, error_model="numpy")
def least_met(asked: float, needed: float, side: int, figures: Any) -> float:
    """Do what `_fit._scorecard.least_met` does for one row."""
    share = min(needed / figures[8], 1.0)
    found = figures[side] * share * asked / (1 - share * (1 - figures[side]))
    if side == 0:
        found = min(found, asked - figures[6])
    least: float = max(found, 0.0)
    return least


@njit(cache=True, nogil=True, error_model="numpy")
def close_case(
    count: int, earned: Any, covers: Any, theirs: Any, weight: Any, ours: Any,
    as_one: int, asked: float, listed: float, side: int, all_letters: Any,
    l_begin: int, l_end: int, single: int, terms: Any, begin: int, end: int,
    firsts: Any, weights: Any, short: int, syllabic: Any, asides: int,
    a_covers: Any, a_weights: Any, figures: Any, used: Any,
) -> float:  # fmt: skip
    """Pair words greedily, what earns most first, and give the best case.

    *used* is room for a mark for each word of the listed name.
    """
    taken, met, whole, words, joined = np.int64(0), 0.0, 0.0, 0, False
    used[: end - begin + as_one] = False
    while True:
        best = -1
        for at in range(count):
            if covers[at] & taken or used[theirs[at]]:
                continue
            if best < 0 or (
                (-earned[at], -ours[at], covers[at], theirs[at])
                < (-earned[best], -ours[best], covers[best], theirs[best])
            ):
                best = at
        if best < 0:
            break
        taken |= covers[best]
        used[theirs[best]] = True
        met += earned[best]
        whole += weight[best]
        asked -= ours[best]
        words += 1
        joined = joined or theirs[best] >= end - begin
    if met <= 0:
        return 0.0
    aside = taken
    for at in range(asides):
        # Words that the listed name has, and that tell nothing there, are not alone.
        if not a_covers[at] & aside:
            aside |= a_covers[at]
            asked -= a_weights[at]
    listed -= whole
    begun, unmet = 0.0, 0
    if side == 0 and l_end > l_begin:
        left = all_letters[l_begin:l_end].copy()
        for at in range(end - begin):
            if used[at]:
                continue
            for place in range(len(left)):
                if left[place] == firsts[terms[begin + at]]:
                    left[place] = 0
                    begun += weights[begin + at]
                    break
        unmet = (left != 0).sum() - 1
        met_letters = taken & single
        while met_letters:
            met_letters &= met_letters - 1
            unmet -= 1
    listed -= begun
    best_case = covered(
        met + figures[24] * begun, whole + begun,
        max(asked, 0.0) + figures[25] * max(unmet, 0), max(listed, 0.0), side, figures,
    )  # fmt: skip
    own_name, own_word, apart, beside, hardly, hardly_earns = figures[12:18]
    syllable_less, only, only_unlike, same_earns = figures[18:22]
    if short & ~taken:
        asked = 0.0
    left, right = asked > own_name, listed > own_name
    if side == 0 and left and right:
        best_case *= apart
    if side == 0 and syllabic and right:
        best_case *= syllable_less
    lone = words == 1 and not joined and taken & (taken - 1) == 0
    if side == 0 and lone and (left or right) and met / whole < same_earns:
        best_case *= only_unlike
    elif side == 0 and lone and left:
        best_case *= only
    if side == 1 and words == 1:
        if asked > own_word:
            best_case *= beside
        if met / whole < hardly_earns:
            best_case *= hardly
    return best_case
