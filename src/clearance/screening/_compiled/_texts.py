"""The search for close texts, compiled: what is done plainly in two, in one pass.

Needs numba (`pip install clearance[fast]`). The same texts are found; sums may differ
in their last digits. Method: the words of a query that could not suffice together are
not searched for by themselves (MaxScore, Turtle and Flood 1995), of all such choices
the one that leaves the fewest texts to walk through. Beside each text that a word has
stand its other words, so that what all of them may earn is added up at once, in whole
numbers; only where that may be enough is the text weighed.
"""

from typing import Any

import numpy as np
from numba import njit

from ._close import at_most, best_case, close_case, least_met
from ._entries import BEGIN, END, MOST_PARTS, PARTS, SPLIT, lay_out, learn
from ._walk import BITS, add_up, left_out, likely, next_group, walk, walk_ones

# What is compiled into this: 6538a3952f94fbc1.

# Entries of one row that are laid beside one text: far more than real names have.
MOST_MEETING = 512
_ROUNDING = 1e-4
# Where counts begin: a bare 0 is a type of its own to numba, compiled for once more.
_AT_FIRST: Any = np.int64(0)


@njit(cache=True, nogil=True, error_model="numpy")
def _met_as_one(
    text: int, as_one: int, ones: Any, starts: Any, texts: Any, weights: Any
) -> float:
    """Add up what terms earn in a text that are several of its words."""
    met = 0.0
    for one in range(as_one - 1, -1, -1):
        term = ones[0][one]
        for place in range(starts[term + 1] - 1, starts[term] - 1, -1):
            if texts[place] == text:
                met += ones[1][one] * np.float64(weights[place])
    return met


@njit(cache=True, nogil=True, error_model="numpy")
def _close_enough(
    found: int, credit: Any, least: Any, as_one: int, ones: Any, head: Any,
    following: Any, postings: Any, text_terms: Any, texts: Any, due: Any, eased: Any,
    figures: Any, touched: Any, kept: Any, bests: Any,
) -> int:  # fmt: skip
    """Keep of the texts touched those whose best case, of all that meets, is enough."""
    starts, listed, weights = postings
    x_starts, x_terms, x_weights = text_terms
    weight_of, is_person = texts
    count = 0
    for touch in range(found):
        text = touched[touch]
        side = 0 if is_person[text] else 1
        met = 0.0
        if as_one:
            met = _met_as_one(text, as_one, ones, starts, listed, weights)
        for place in range(x_starts[text], x_starts[text + 1]):
            at = head[x_terms[place]]
            while at >= 0:
                met += credit[at] * x_weights[place]
                at = following[at]
        if met < due[side]:
            continue
        asked, listed_weight = np.float64(least[side]), weight_of[text]
        if at_most(met, asked, listed_weight, side, figures) < eased[side]:
            continue
        best = best_case(met, asked, listed_weight, side, figures)
        if best >= eased[side]:
            bests[count], kept[count] = best, text
            count += 1
    return count


@njit(cache=True, nogil=True, error_model="numpy")
def close_texts(
    rows: Any, asked: Any, letters: Any, tables: Any, fresh: Any, known: Any,
    listed: Any, wholes: Any, powers: Any, limits: Any, terms: Any, texts: Any,
    text_terms: Any, figures: Any, scratch: Any,
) -> Any:  # fmt: skip
    """Find for each row the texts whose best case is enough.

    *rows*, *known*, *listed*, *wholes*, *powers* and *limits* are those of
    `_entries.lay_out`, *limits* with what words written as one earn before, and
    *tables* those of `Lookup`; *fresh* which words are to be learnt. *asked* is what
    best case is needed of each row, and what of the first look (each rows by 2), how
    many texts may be laid beside it, and whether it is in syllables; *letters* where
    the first letters of each row begin, the letters, and a bit for each word of one
    letter. *terms* are, of the words of lists, where the texts of each begin, texts,
    weights, words beside each text and further ones, the most that each weighs in
    persons' names and in others, and first letters; *texts* the weight of each and
    whether it is a person's; *text_terms*, of each text, where its words begin, words,
    weights, and where those begin that tell nothing, and these. *scratch* is room for
    two parts and for an entry of each word, which are 0 and -1 and left so; for each
    text a number, less than that which is given last; and room that is left as it
    comes, for the words of the longest text and `MOST_MEETING` more, and for each text.
    Returns rows, texts and best cases.
    """
    needed, eased, most_weighed, syllabic = asked
    l_starts, l_letters, singles = letters
    t_starts, t_texts, t_weights, t_beside, t_further, t_most, t_first = terms
    weight_of, is_person = texts
    x_starts, x_terms, x_weights, aside_starts, asides = text_terms
    parts, head, seen, used, (touched, most, kept, bests), stamp = scratch
    words, starts = rows[0], rows[1]
    like, credit = tables[6], tables[7]
    learn(fresh[0], fresh[1], tables, t_starts, t_most, known)
    entry_parts, spans = known[0], known[3]
    longest = most_entries = 0
    for row in range(len(starts) - 1):
        longest = max(longest, starts[row + 1] - starts[row])
        entries = 0
        for place in range(starts[row], starts[row + 1]):
            entries += spans[words[place], END] - spans[words[place], BEGIN]
        most_entries = max(most_entries, entries)
    most_groups = 3 * longest + 2
    g_covers = np.empty(most_groups, np.int64)
    g_ours = np.empty((2, most_groups), np.float32)
    together = np.empty(most_groups, np.int32)
    weighs, least = np.empty(2, np.float32), np.empty(2, np.float32)
    room = g_covers, g_ours, together, weighs, least
    ones = (
        np.empty(most_entries + 1, np.int32),
        np.empty(most_entries + 1, np.float32),
        np.empty(most_entries + 1, np.int64),
    )
    following = np.empty(most_entries + most_groups, np.int32)
    group_of = np.empty(most_entries + most_groups, np.int32)
    r_credit = np.empty(most_entries + most_groups, np.float32)
    earns, cost = np.empty((2, 1 << BITS), np.int64), np.empty(1 << BITS, np.int64)
    rows_found, texts_found, best_found = [0], [0], [0.0]
    m_earned = np.empty(MOST_MEETING, np.float64)
    m_covers = np.empty(MOST_MEETING, np.int64)
    m_theirs = np.empty(MOST_MEETING, np.int64)
    m_ours = np.empty(MOST_MEETING, np.float64)
    m_weight = np.empty(MOST_MEETING, np.float64)
    a_covers = np.empty(MOST_MEETING, np.int64)
    a_weights = np.empty(MOST_MEETING, np.float64)
    due, sure = np.empty(2, np.float64), np.empty(2, np.int64)
    joined_credit = limits[0]
    postings = t_starts, t_texts, t_beside, t_further
    for row in range(len(starts) - 1):
        low, high = starts[row], starts[row + 1]
        groups, as_one, short = lay_out(
            row, rows, like, credit, known, listed, wholes, powers, limits[1:], room,
            ones,
        )  # fmt: skip
        for side in range(2):
            due[side] = least_met(least[side], eased[row, side], side, figures)
            sure[side] = min((due[side] - _ROUNDING) * PARTS, MOST_PARTS)
        size = add_up(
            low, high, groups, words, together, like, known, t_starts, t_most,
            joined_credit, parts, earns, cost,
        )  # fmt: skip
        found = _AT_FIRST
        if earns[0, size - 1] >= sure[0] or earns[1, size - 1] >= sure[1]:
            if cost[size - 1] > len(touched):
                # A text may be met by several words before it is told that it was.
                touched = np.empty(2 * cost[size - 1], np.int32)
                most = np.empty(2 * cost[size - 1], np.int32)
            left = left_out(size, earns, cost, sure[0], sure[1])
            rest = size - 1
            while rest != left:
                # Those with most texts last: then their words have to earn most.
                first = next_group(rest & ~left, cost)
                rest ^= 1 << first
                last = groups if first == BITS - 1 else first + 1
                own, other = sure[0] - earns[0, rest], sure[1] - earns[1, rest]
                if last - first > 1:
                    own = other = _AT_FIRST
                for group in range(first, last):
                    if group < high - low:
                        word = words[low + group]
                        found = walk(
                            like, _AT_FIRST + spans[word, BEGIN],
                            _AT_FIRST + spans[word, SPLIT], entry_parts, (own, other),
                            parts, postings, (x_starts, x_terms), sure, touched, most,
                            found,
                        )  # fmt: skip
                    else:
                        found = walk(
                            together, group, group + 1, entry_parts,
                            (_AT_FIRST, _AT_FIRST), parts, postings,
                            (x_starts, x_terms), sure, touched, most, found,
                        )  # fmt: skip
        for place in range(low, high):
            for at in range(spans[words[place], BEGIN], spans[words[place], SPLIT]):
                parts[0, like[at]] = parts[1, like[at]] = 0
        for group in range(high - low, groups):
            parts[0, together[group]] = parts[1, together[group]] = 0
        found = likely(
            found, touched, most, texts, least, eased[row], figures, seen, stamp + row,
        )  # fmt: skip
        if as_one:
            found = walk_ones(
                as_one, ones, t_starts, t_texts, seen, stamp + row, touched, found
            )
        if not found:
            continue
        count = 0
        for group in range(groups):
            if group < high - low:
                word = words[low + group]
                for at in range(spans[word, BEGIN], spans[word, SPLIT]):
                    following[count] = head[like[at]]
                    head[like[at]] = count
                    group_of[count], r_credit[count] = group, credit[at]
                    count += 1
            else:
                following[count] = head[together[group]]
                head[together[group]] = count
                group_of[count], r_credit[count] = group, joined_credit
                count += 1
        count = _close_enough(
            found, r_credit, least, as_one, ones, head, following,
            (t_starts, t_texts, t_weights), (x_starts, x_terms, x_weights), texts, due,
            eased[row], figures, touched, kept, bests,
        )  # fmt: skip
        if count > most_weighed[row]:
            by_text = np.argsort(kept[:count], kind="mergesort")
            order = by_text[np.argsort(-bests[:count][by_text], kind="mergesort")]
            count = most_weighed[row]
            kept[:count] = kept[order[:count]]
        for chosen in range(count):
            text = kept[chosen]
            side = 0 if is_person[text] else 1
            first, last = x_starts[text], x_starts[text + 1]
            meeting = _AT_FIRST
            for place in range(first, last):
                at = head[x_terms[place]]
                while at >= 0 and meeting < MOST_MEETING:
                    group = group_of[at]
                    m_earned[meeting] = r_credit[at] * x_weights[place]
                    m_weight[meeting] = x_weights[place]
                    m_covers[meeting] = g_covers[group]
                    m_theirs[meeting] = place - first
                    m_ours[meeting] = g_ours[side, group]
                    meeting += 1
                    at = following[at]
            extra = _AT_FIRST
            for one in range(as_one - 1, -1, -1):
                term, own = ones[0][one], ones[2][one]
                for place in range(t_starts[term + 1] - 1, t_starts[term] - 1, -1):
                    if t_texts[place] == text and meeting < MOST_MEETING:
                        weight = np.float64(t_weights[place])
                        m_earned[meeting] = ones[1][one] * weight
                        m_weight[meeting] = weight
                        m_covers[meeting] = g_covers[own]
                        m_theirs[meeting] = last - first + extra
                        m_ours[meeting] = g_ours[side, own]
                        meeting += 1
                        extra += 1
            beside = _AT_FIRST
            for place in range(aside_starts[text], aside_starts[text + 1]):
                at = head[asides[place]]
                while at >= 0 and beside < MOST_MEETING:
                    covers = g_covers[group_of[at]]
                    if covers & (covers - 1) == 0:
                        a_covers[beside] = covers
                        a_weights[beside] = g_ours[1, group_of[at]]
                        beside += 1
                    at = following[at]
            best = close_case(
                meeting, m_earned, m_covers, m_theirs, m_weight, m_ours,
                extra, weighs[side], weight_of[text], side,
                l_letters, l_starts[row], l_starts[row + 1], singles[row],
                x_terms, first, last, t_first, x_weights, short,
                syllabic[row], beside, a_covers, a_weights, figures, used,
            )  # fmt: skip
            if best >= needed[row, side]:
                rows_found.append(row)
                texts_found.append(text)
                best_found.append(best)
        for place in range(low, high):
            for at in range(spans[words[place], BEGIN], spans[words[place], SPLIT]):
                head[like[at]] = -1
        for group in range(high - low, groups):
            head[together[group]] = -1
    return (
        np.array(rows_found[1:], np.int64),
        np.array(texts_found[1:], np.int64),
        np.array(best_found[1:], np.float32),
    )
