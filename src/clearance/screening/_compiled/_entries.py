"""The listed words that a row looks for, laid out by compiled code.

What `_lookup.Lookup.draw` does, for one row and for words that are numbered. Needs
numba.
"""

from typing import Any

import numpy as np
from numba import njit

# What words earn is kept in so many parts of one, rounded up, at most `MOST_PARTS`.
PARTS, MOST_PARTS = 64, 255
# Where what is known of a word stands; see `learn`.
BEGIN, SPLIT, END, TEXTS, EARNS, LETTERS = 0, 1, 2, 3, 4, 6


@njit(cache=True, nogil=True, error_model="numpy")
def learn(low: int, high: int, tables: Any, starts: Any, most: Any, known: Any) -> None:
    """Note of words, by number, what rows are told of them; each word once.

    *starts* says where the texts of each listed word begin, *most* what it weighs at
    the most in persons' names and in others (2 by words). Into *known* goes for each
    entry what it may earn, in parts and as both; for each word, side by side, what
    `Lookup` has of it: its weights, its numbers; and where its entries begin, where
    those end that are single words, where all end, how many texts the former have, the
    most that one of them may earn, as both, and how many letters it has as it is
    folded and as it is spelt.
    """
    begins, ends, like, credit = tables[4:8]
    parts, weights, numbers, spans = known
    words = most.shape[1]
    for word in range(low, high):
        split, own, other, texts = begins[word], 0, 0, 0
        while split < ends[word] and like[split] < words:
            term = like[split]
            for side in range(2):
                earned = credit[split] * most[side, term] * PARTS
                parts[split, side] = min(int(np.ceil(earned)), MOST_PARTS)
            own = max(own, int(parts[split, 0]))
            other = max(other, int(parts[split, 1]))
            texts += starts[term + 1] - starts[term]
            split += 1
        weights[word, 0], weights[word, 1] = tables[0][word], tables[1][word]
        weights[word, 2], weights[word, 3] = tables[2][word], tables[3][word]
        numbers[word, 0], numbers[word, 1] = tables[8][word], tables[10][word]
        spans[word, BEGIN], spans[word, SPLIT] = begins[word], split
        spans[word, END], spans[word, TEXTS] = ends[word], texts
        spans[word, EARNS], spans[word, EARNS + 1] = own, other
        spans[word, LETTERS] = tables[9][word]
        spans[word, LETTERS + 1] = tables[11][word]


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
def may_be(key: Any, sieve: Any, shift: Any, spread: Any) -> bool:
    """Say quickly whether a number may be among those of a sieve of bits."""
    place = np.int64((key * spread) >> shift)
    return bool(sieve[place >> 3] >> (place & 7) & 1)


@njit(cache=True, nogil=True, error_model="numpy")
def _written_as_one(key: Any, spelling: Any, listed: Any, spread: Any) -> int:
    """Find the listed word that words written as one are; -1 where they are none."""
    hashes, hashed, spelt, spelt_terms, sieve, shift = listed
    term = -1
    if may_be(key, sieve, shift, spread):
        term = _found(key, hashes, hashed)
    if term < 0 and may_be(spelling, sieve, shift, spread):
        term = _found(spelling, hashes, hashed)
        if term < 0:
            term = _found(spelling, spelt, spelt_terms)
    return term


@njit(cache=True, nogil=True, error_model="numpy")
def _written_whole(
    low: int, high: int, words: Any, known: Any, wholes: Any, powers: Any, spread: Any
) -> int:
    """Find the listed name that the words of a row written as one are; -1 for none."""
    numbers, spans = known[2:]
    joins, joined, sieve, shift = wholes
    key, spelling = numbers[words[low], 0], numbers[words[low], 1]
    for place in range(low + 1, high):
        word = words[place]
        key = key * powers[spans[word, LETTERS]] + numbers[word, 0]
        spelling = spelling * powers[spans[word, LETTERS + 1]] + numbers[word, 1]
    term = -1
    if may_be(key, sieve, shift, spread):
        term = _found(key, joins, joined)
    if term < 0 and may_be(spelling, sieve, shift, spread):
        term = _found(spelling, joins, joined)
    return term


@njit(cache=True, nogil=True, error_model="numpy")
def lay_out(
    row: int, rows: Any, like: Any, credit: Any, known: Any, listed: Any, wholes: Any,
    powers: Any, limits: Any, room: Any, ones: Any,
) -> Any:  # fmt: skip
    """Do what `_lookup.Lookup.draw` does for one row, of words that are numbered.

    *rows* are the words of all rows, where those of each begin, `married` beside each
    word, and whether each row is read as a person's name and as anything else's (2 by
    rows). *like* and *credit* are the entries of `Lookup`, *known* that of `learn`,
    *listed* and *wholes* the numbers and terms of words and of spellings, and of whole
    names written as one, with a sieve for each; *limits* the words, bits and letters
    that count, what whole names written as one earn, and what spreads numbers over the
    sieves.

    What the row looks for comes in groups: one for each word, and one for words that
    are a listed one together. Into *room* goes of each group a bit for each word that
    it covers, what these weigh as a person's name and as anything else's (2 by groups),
    and for words together the term; then what the row weighs, and the least of it, each
    as both. Terms that are several words of a name go into *ones*, with what they earn
    and the group; that which the whole row is has one behind the last, which is not
    counted. Returns how many groups and ones there are, and a bit for each word that is
    short.
    """
    words, starts, married, sides = rows
    weights, numbers, spans = known[1:]
    most_words, most_bits, short_word, whole_credit, spread = limits
    covers, ours, together, weighs, least = room
    o_terms, o_credit, o_groups = ones
    low, high = starts[row], starts[row + 1]
    groups = as_one = 0
    short = np.int64(0)
    weighs[0] = weighs[1] = least[0] = least[1] = 0
    for place in range(low, high):
        word = words[place]
        cover = np.int64(1) << np.int64(min(place - low, most_bits))
        own, other = weights[word, 0] * married[place], weights[word, 1]
        weighs[0] += own
        weighs[1] += other
        least[0] += weights[word, 2] * married[place]
        least[1] += weights[word, 3]
        if spans[word, LETTERS + 1] <= short_word:
            short |= cover
        covers[groups], ours[0, groups], ours[1, groups] = cover, own, other
        for entry in range(spans[word, SPLIT], spans[word, END]):
            o_terms[as_one], o_credit[as_one] = like[entry], credit[entry]
            o_groups[as_one] = groups
            as_one += 1
        groups += 1
    for size in range(2, 4):
        for first in range(low, min(high, low + most_words) - size + 1):
            key, spelling = numbers[words[first], 0], numbers[words[first], 1]
            for place in range(first + 1, first + size):
                word = words[place]
                key = key * powers[spans[word, LETTERS]] + numbers[word, 0]
                letters = spans[word, LETTERS + 1]
                spelling = spelling * powers[letters] + numbers[word, 1]
            term = _written_as_one(key, spelling, listed, spread)
            if term < 0:
                continue
            together[groups], covers[groups] = term, 0
            ours[0, groups] = ours[1, groups] = 0
            for place in range(first, first + size):
                word = words[place]
                covers[groups] |= np.int64(1) << np.int64(min(place - low, most_bits))
                ours[0, groups] += weights[word, 0] * married[place]
                ours[1, groups] += weights[word, 1]
                if place > first:
                    least[0] -= weights[word, 2] * married[place]
                    least[1] -= weights[word, 3]
            groups += 1
    if 1 < high - low <= most_words:
        whole = _written_whole(low, high, words, known, wholes, powers, spread)
        if whole >= 0:
            covers[groups] = (np.int64(1) << np.int64(high - low)) - 1
            ours[0, groups], ours[1, groups] = weighs[0], weighs[1]
            o_terms[as_one], o_credit[as_one] = whole, whole_credit
            o_groups[as_one] = groups
            as_one += 1
    for side in range(2):
        if not sides[side, row]:
            weighs[side] = least[side] = np.inf
    return groups, as_one, short
