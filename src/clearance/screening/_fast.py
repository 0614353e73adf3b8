"""The search for close texts, compiled: what `_search` and `_pairing` do in one pass.

Needs numba (`pip install clearance[fast]`). The same texts are found; sums may differ
in their last digits. Method: the words of a query that could not suffice together are
not searched for by themselves (MaxScore, Turtle and Flood 1995); each text that has one
of the other words is weighed at once.
"""

from typing import Any

import numpy as np
from numba import njit

# Entries of one row that are laid beside one text: far more than real names have.
_MOST_MEETING = 512
# What words that are not searched for may earn together, as a share of what is enough:
# the more they may, the fewer texts are met, and the more of these are to be weighed.
_LEFT_OUT = 0.6
_ROUNDING = 1e-4


@njit(cache=True, nogil=True, error_model="numpy")
def _share(
    met: float, whole: float, asked: float, listed: float, side: int, figures: Any
) -> float:
    """Do the first half of `_scorecard.covered`: what meets, of so much that could."""
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
    """Do what `_scorecard.covered` does for one pair; *side* is 0 for a person."""
    small, one_word, best, little, steep = figures[6:11]
    share = _share(met, whole, asked, listed, side, figures)
    if side == 0 and asked < small:
        met *= one_word
    found: float = share * best * (1 - little * np.exp(-steep * met))
    return found


@njit(cache=True, nogil=True, error_model="numpy")
def _best_case(
    met: float, asked: float, listed: float, side: int, figures: Any
) -> float:
    """Do what `_scorecard.best_case` does for one pair."""
    whole = min(max(min(asked, listed), met), met / figures[11])
    left, right = max(asked - whole, 0.0), max(listed - whole, 0.0)
    return covered(met, whole, left, right, side, figures)


@njit(cache=True, nogil=True, error_model="numpy")
def _at_most(met: float, asked: float, listed: float, side: int, figures: Any) -> float:
    """Give quickly what `_best_case` does not exceed."""
    whole = min(max(min(asked, listed), met), met / figures[11])
    left, right = max(asked - whole, 0.0), max(listed - whole, 0.0)
    most: float = figures[8] * _share(met, whole, left, right, side, figures)
    return most


@njit(cache=True, nogil=True, error_model="numpy")
def _least_met(asked: float, needed: float, side: int, figures: Any) -> float:
    """Do what `_scorecard.least_met` does for one row."""
    share = min(needed / figures[8], 1.0)
    found = figures[side] * share * asked / (1 - share * (1 - figures[side]))
    if side == 0:
        found = min(found, asked - figures[6])
    least: float = max(found, 0.0)
    return least


@njit(cache=True, nogil=True, error_model="numpy")
def _searched(
    low: int, high: int, entries: Any, most: Any, costs: Any, enough: float,
    searched: Any,
) -> float:  # fmt: skip
    """Mark the entries of a row that are searched for by themselves.

    Of the words of the row, the commonest are left out as long as they could not earn
    much of what is *enough* together. Returns what these earn at the most.
    """
    terms, credit, covers = entries[0], entries[1], entries[2]
    count = 0
    groups = np.empty(high - low, np.int64)
    earns = np.empty(high - low, np.float64)
    price = np.zeros(high - low, np.int64)
    place = -1
    for at in range(low, high):
        # The entries of one word follow each other, nearly all of them.
        if place < 0 or groups[place] != covers[at]:
            place = -1
            for known in range(count):
                if groups[known] == covers[at]:
                    place = known
            if place < 0:
                place = count
                count += 1
                groups[place], earns[place] = covers[at], 0.0
        searched[at] = True
        earns[place] = max(earns[place], credit[at] * most[terms[at]])
        price[place] += costs[terms[at] + 1] - costs[terms[at]]
    spent: float = 0.0
    for _ in range(count):
        best = -1
        for place in range(count):
            if price[place] >= 0 and (best < 0 or price[place] > price[best]):
                best = place
        if spent + earns[best] >= _LEFT_OUT * enough:
            return spent
        spent += earns[best]
        price[best] = -1
        for at in range(low, high):
            if covers[at] == groups[best]:
                searched[at] = False
    return spent


@njit(cache=True, nogil=True, error_model="numpy")
def _close_case(
    count: int, earned: Any, covers: Any, theirs: Any, weight: Any, ours: Any,
    as_one: int, asked: float, listed: float, side: int, letters: Any, single: int,
    terms: Any, firsts: Any, weights: Any, short: int, syllabic: Any, asides: int,
    a_covers: Any, a_weights: Any, figures: Any,
) -> float:  # fmt: skip
    """Pair words greedily, what earns most first, and give the best case."""
    taken, met, whole, words, joined = np.int64(0), 0.0, 0.0, 0, False
    used = np.zeros(len(terms) + as_one, np.bool_)
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
        joined = joined or theirs[best] >= len(terms)
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
    if side == 0 and len(letters):
        left = letters.copy()
        for at in range(len(terms)):
            if used[at]:
                continue
            for place in range(len(left)):
                if left[place] == firsts[terms[at]]:
                    left[place] = 0
                    begun += weights[at]
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


@njit(cache=True, nogil=True, error_model="numpy")
def close_texts(
    starts: Any, entries: Any, weighs: Any, least: Any, needed: Any, eased: Any,
    letters: Any, short: Any, syllabic: Any, terms: Any,
    texts: Any, text_terms: Any, figures: Any, most_weighed: Any, scratch: Any,
) -> Any:  # fmt: skip
    """Find for each row the texts whose best case is enough.

    *entries* are those of `_lookup.Drawn` (terms, credit, covers, weights), *terms*
    (starts, texts, weights, most, words, first letters), *texts* (weight, is a person),
    *text_terms* (starts, terms, weights, and starts and terms of those that tell
    nothing). *scratch* is room for each term and text, of which the first is -1
    everywhere, the second 0, and both are left so; more room for each text that is
    left as it comes; and a number that no earlier row had.
    Returns rows, texts and best cases.
    """
    e_terms, e_credit, e_covers, e_weights = entries
    t_starts, t_texts, t_weights, t_most, words, t_first = terms
    weight_of, is_person = texts
    x_starts, x_terms, x_weights, aside_starts, asides = text_terms
    l_starts, l_letters, singles = letters
    rows_found, texts_found, best_found = [0], [0], [0.0]
    searched = np.zeros(len(e_terms), np.bool_)
    following = np.empty(len(e_terms), np.int32)
    head, sums, joined, (touched, kept, bests), stamped = scratch
    m_earned = np.empty(_MOST_MEETING, np.float64)
    m_covers = np.empty(_MOST_MEETING, np.int64)
    m_theirs = np.empty(_MOST_MEETING, np.int64)
    m_ours = np.empty(_MOST_MEETING, np.float64)
    m_weight = np.empty(_MOST_MEETING, np.float64)
    a_covers = np.empty(_MOST_MEETING, np.int64)
    a_weights = np.empty(_MOST_MEETING, np.float64)
    least_met = np.empty(2, np.float64)
    for row in range(len(starts) - 1):
        low, high = starts[row], starts[row + 1]
        if low == high:
            continue
        for at in range(low, high):
            following[at] = head[e_terms[at]]
            head[e_terms[at]] = at
        for at in range(2):
            least_met[at] = _least_met(least[at, row], eased[row, at], at, figures)
        due = least_met.min() - _ROUNDING
        rest = _searched(
            low, high, (e_terms, e_credit, e_covers), t_most, t_starts, due, searched,
        )  # fmt: skip
        count = 0
        for term in e_terms[low:high]:
            if term >= words:
                count += t_starts[term + 1] - t_starts[term]
        as_one_entry = np.empty(count, np.int64)
        as_one_before = np.empty(count, np.int64)
        as_one_weight = np.empty(count, np.float64)
        met_texts = ones = 0
        for at in range(low, high):
            term = e_terms[at]
            as_one, own = term >= words, e_credit[at]
            if not (searched[at] or as_one):
                continue
            for place in range(t_starts[term], t_starts[term + 1]):
                text = t_texts[place]
                earlier = sums[text]
                if earlier == 0:
                    touched[met_texts] = text
                    met_texts += 1
                sums[text] = earlier + own * t_weights[place]
                if as_one:
                    before = joined[text, 1]
                    if joined[text, 0] != stamped + row:
                        joined[text, 0], before = stamped + row, -1
                    as_one_entry[ones] = at
                    as_one_weight[ones] = t_weights[place]
                    as_one_before[ones] = before
                    joined[text, 1] = ones
                    ones += 1
        count = 0
        cut = np.float32(due - rest - _ROUNDING)
        for touch in range(met_texts):
            text = touched[touch]
            earlier = sums[text]
            sums[text] = 0
            if earlier < cut:
                continue
            # In single precision, and so a little more.
            most = earlier + rest + _ROUNDING
            side = 0 if is_person[text] else 1
            if most < least_met[side] - _ROUNDING:
                continue
            limit = _at_most(most, least[side, row], weight_of[text], side, figures)
            if limit < eased[row, side]:
                continue
            met = 0.0
            one = joined[text, 1] if joined[text, 0] == stamped + row else -1
            while one >= 0:
                met += e_credit[as_one_entry[one]] * as_one_weight[one]
                one = as_one_before[one]
            for place in range(x_starts[text], x_starts[text + 1]):
                at = head[x_terms[place]]
                while at >= 0:
                    met += e_credit[at] * x_weights[place]
                    at = following[at]
            if met < least_met[side]:
                continue
            best = _best_case(met, least[side, row], weight_of[text], side, figures)
            if best >= eased[row, side]:
                bests[count], kept[count] = best, text
                count += 1
        order = np.arange(count)
        if count > most_weighed[row]:
            by_text = np.argsort(kept[:count], kind="mergesort")
            order = by_text[np.argsort(-bests[:count][by_text], kind="mergesort")]
            order = order[: most_weighed[row]]
        for chosen in order:
            text, best = kept[chosen], bests[chosen]
            side = 0 if is_person[text] else 1
            first, last = x_starts[text], x_starts[text + 1]
            meeting = 0
            for place in range(first, last):
                at = head[x_terms[place]]
                while at >= 0 and meeting < _MOST_MEETING:
                    m_earned[meeting] = e_credit[at] * x_weights[place]
                    m_weight[meeting] = x_weights[place]
                    m_covers[meeting] = e_covers[at]
                    m_theirs[meeting] = place - first
                    m_ours[meeting] = e_weights[side, at]
                    meeting += 1
                    at = following[at]
            one = joined[text, 1] if joined[text, 0] == stamped + row else -1
            count_as_one = 0
            while one >= 0 and meeting < _MOST_MEETING:
                whole = as_one_entry[one]
                m_earned[meeting] = e_credit[whole] * as_one_weight[one]
                m_weight[meeting] = as_one_weight[one]
                m_covers[meeting] = e_covers[whole]
                m_theirs[meeting] = last - first + count_as_one
                m_ours[meeting] = e_weights[side, whole]
                meeting += 1
                count_as_one += 1
                one = as_one_before[one]
            beside = 0
            for place in range(aside_starts[text], aside_starts[text + 1]):
                at = head[asides[place]]
                while at >= 0 and beside < _MOST_MEETING:
                    if e_covers[at] & (e_covers[at] - 1) == 0:
                        a_covers[beside] = e_covers[at]
                        a_weights[beside] = e_weights[1, at]
                        beside += 1
                    at = following[at]
            best = _close_case(
                meeting, m_earned, m_covers, m_theirs, m_weight, m_ours,
                count_as_one, weighs[side, row], weight_of[text], side,
                l_letters[l_starts[row] : l_starts[row + 1]], singles[row],
                x_terms[first:last], t_first, x_weights[first:last], short[row],
                syllabic[row], beside, a_covers, a_weights, figures,
            )  # fmt: skip
            if best >= needed[row, side]:
                rows_found.append(row)
                texts_found.append(text)
                best_found.append(best)
        for at in range(low, high):
            head[e_terms[at]] = -1
    return (
        np.array(rows_found[1:], np.int64),
        np.array(texts_found[1:], np.int64),
        np.array(best_found[1:], np.float32),
    )
