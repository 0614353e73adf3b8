"""Listed words that are like words asked, compiled: what `find_alike` does.

Word by word and in one pass: no arrays of pairs are made. Needs numba. The same words
are found with the same likeness; a test holds the two together.
"""

from typing import Any

import numpy as np
from numba import njit

from clearance.screening._arrays import BASE, BEGINNING, CODES, SIGNS, SPREAD

from ._entries import may_be
from ._slips import BITS, slips_between

# What is compiled into this: c0aaa1b15b93d534.

_BASE = np.uint64(BASE)
_ONE = np.uint64(1)
# Where counts begin: a bare 0 is a type of its own to numba, compiled for once more.
_AT_FIRST: Any = np.int64(0)


@njit(cache=True, nogil=True, error_model="numpy")
def hash_of(raw: Any, low: int, high: int) -> Any:
    """Do what `_arrays._letters.letter_hash` does."""
    found = np.uint64(0)
    for at in range(low, high):
        found = found * _BASE + np.uint64(raw[at])
    return found


@njit(cache=True, nogil=True, error_model="numpy")
def _first(key: Any, keys: Any) -> int:
    """Give the first place of sorted numbers that is not below one."""
    low, high = 0, len(keys)
    while low < high:
        middle = (low + high) // 2
        if keys[middle] < key:
            low = middle + 1
        else:
            high = middle
    return low


@njit(cache=True, nogil=True, error_model="numpy")
def term_of(key: Any, keys: Any, terms: Any, sieve: Any, shift: Any) -> int:
    """Look a number up among sorted ones behind a sieve; -1 where it is not there."""
    if not sieve[np.int64((key * SPREAD) >> shift)]:
        return -1
    place = _first(key, keys)
    if place < len(keys) and keys[place] == key:
        return int(terms[place])
    return -1


@njit(cache=True, nogil=True, error_model="numpy")
def first_of(key: Any, keys: Any, sieve: Any, shift: Any) -> int:
    """Give the first place of a number among sorted ones; behind them where it is not.

    *sieve* has a bit for each number that may be among them.
    """
    return _first(key, keys) if may_be(key, sieve, shift, SPREAD) else len(keys)


@njit(cache=True, nogil=True, error_model="numpy")
def _letters_of(raw: Any, low: int, high: int) -> Any:
    """Give a bit for each letter of a word, and its first letters as a number."""
    letters = begins = np.uint64(0)
    for at in range(low, high):
        letters |= _ONE << (np.uint64(raw[at]) & np.uint64(63))
    for at in range(low, low + BEGINNING):
        letter = raw[at] if at < high else 0
        begins = begins << np.uint64(8) | np.uint64(letter)
    return letters, begins


@njit(cache=True, nogil=True, error_model="numpy")
def _bits_of(number: Any) -> int:
    """Count the bits of a number that are set."""
    count = 0
    while number:
        number &= number - _ONE
        count += 1
    return count


@njit(cache=True, nogil=True, error_model="numpy")
def _triples(raw: Any, low: int, high: int, found: Any) -> int:
    """List the letter triples of a word, each once and in order; give how many.

    As `_arrays._grams` has them: those within it, and the two with its edges.
    """
    count = 0
    for at in range(low - 1, high - 1):
        first = CODES[raw[at]] if at >= low else 0
        second = CODES[raw[at + 1]]
        third = CODES[raw[at + 2]] if at + 2 < high else 0
        if second == 0 and (at < low or at + 2 >= high):
            continue
        triple = (first * SIGNS + second) * SIGNS + third
        place = count
        while place and found[place - 1] > triple:
            place -= 1
        if place and found[place - 1] == triple:
            continue
        for later in range(count, place, -1):
            found[later] = found[later - 1]
        found[place] = triple
        count += 1
    return count


@njit(cache=True, nogil=True, error_model="numpy")
def _by_triples(
    raw: Any, low: int, high: int, grams: Any, limits: Any, scratch: Any, near: Any,
    count: int,
) -> int:  # fmt: skip
    """Put the terms behind *near* that are near a word in letter triples.

    The same sums in the same order as `Grams.search` makes them.
    """
    starts, texts, weights, rarity = grams
    top, least = limits
    triples, sums, touched, stamps, stamp = scratch
    size = _triples(raw, low, high, triples)
    length = 0.0
    for at in range(size):
        length += np.float64(rarity[triples[at]] * rarity[triples[at]])
    length = np.sqrt(length)
    if length == 0:
        length = 1.0
    kept = 0
    for at in range(size):
        triple = triples[at]
        own = np.float32(np.float64(rarity[triple]) / length)
        for place in range(starts[triple], starts[triple + 1]):
            text = texts[place]
            before = sums[text]
            sums[text] = before + own * weights[place]
            # Sums only grow: each passes the least once.
            if before <= least < sums[text]:
                touched[kept] = text
                kept += 1
    due = least
    if kept > top:
        values = np.empty(kept, np.float32)
        for at in range(kept):
            values[at] = sums[touched[at]]
        due = np.sort(values)[kept - top]
    for at in range(kept):
        text = touched[at]
        if sums[text] >= due and stamps[text] != stamp:
            stamps[text] = stamp
            near[count] = text
            count += 1
    for at in range(size):
        for place in range(starts[triples[at]], starts[triples[at] + 1]):
            sums[texts[place]] = 0
    return count


@njit(cache=True, nogil=True, error_model="numpy")
def _is_cut(raw: Any, low: int, high: int, other: Any, begin: int, end: int) -> bool:
    """Say whether one of two words is the beginning of the other."""
    for step in range(min(high - low, end - begin)):
        if raw[low + step] != other[begin + step]:
            return False
    return True


@njit(cache=True, nogil=True, error_model="numpy")
def alike_of_all(
    words: Any, spellings: Any, sounds: Any, forms: Any, manners: Any, listed: Any,
    found_by: Any, grams: Any, worth: Any, limits: Any, scratch: Any,
) -> Any:  # fmt: skip
    """Find the listed words like each word asked.

    What is given is what `_words._likening` lays out.

    Returns the words asked, the terms and their likeness, in the order of both.
    """
    raw, starts = words
    s_raw, s_starts = spellings
    o_raw, o_starts = sounds
    f_first, f_terms, f_like = forms
    spoken, bare = manners
    l_raw, l_starts, l_letters, l_begins, l_bare = listed
    hashes, hashed, joins, joined = found_by[:4]
    slips, slipped, bones, boned = found_by[4:8]
    sieve, shift, s_sieve, s_shift, b_sieve, b_shift = found_by[8:]
    slip_worth, most_slips, plural, cut_worth, worth_of_sounds, values = worth
    least_like, servant, servant_key, few_bones = values
    top, least, furthest, least_cut, least_slipped, signs = limits
    sums, value, stamps, touched, near, met, triples, places, stamped = scratch
    count = len(starts) - 1
    longest_known = len(slip_worth) - 1
    room = 64 * count + 1024
    of = np.empty(room, np.int64)
    terms = np.empty(room, np.int64)
    likeness = np.empty(room, np.float32)
    total = 0
    for word in range(count):
        low, high = starts[word], starts[word + 1]
        size = high - low
        stamp = stamped + word
        met_count = near_count = _AT_FIRST
        key = hash_of(raw, low, high)
        own_low, own_high = s_starts[word], s_starts[word + 1]
        differs = own_high - own_low != size or not _is_cut(
            raw, low, high, s_raw, own_low, own_high
        )
        if spoken[word]:
            near_count = _by_triples(
                raw, low, high, grams, (top, least),
                (triples, sums, touched, stamps, stamp), near, 0,
            )  # fmt: skip
            # The same word, and the given names that it is a form of.
            term = term_of(key, hashes, hashed, sieve, shift)
            met_count = _keep(term, np.float32(1), value, met, met_count)
            term = term_of(key, joins, joined, sieve, shift)
            met_count = _keep(term, np.float32(1), value, met, met_count)
            own = servant_key
            for _ in range(size):
                own = own * _BASE
            term = term_of(own + key, hashes, hashed, sieve, shift)
            met_count = _keep(term, servant, value, met, met_count)
            for one in range(f_first[word], f_first[word + 1]):
                met_count = _keep(f_terms[one], f_like[one], value, met, met_count)
            # Plurals: a slip costs more.
            own = key * _BASE + np.uint64(115)
            term = term_of(own, hashes, hashed, sieve, shift)
            like = plural[min(size + 1, len(plural) - 1)]
            met_count = _keep(term, like, value, met, met_count)
            if size > least_slipped and raw[high - 1] == 115:
                own = hash_of(raw, low, high - 1)
                term = term_of(own, hashes, hashed, sieve, shift)
                like = plural[min(size - 1, len(plural) - 1)]
                met_count = _keep(term, like, value, met, met_count)
            for spelt in range(2 if differs else 1):
                of_raw, begin, end = raw, low, high
                if spelt:
                    of_raw, begin, end = s_raw, own_low, own_high
                if end - begin < least_slipped:
                    continue
                whole = hash_of(of_raw, begin, end)
                head = np.uint64(0)
                for left in range(begin - 1, end):
                    own = whole
                    if left >= begin:
                        # Without this letter.
                        own = head
                        for at in range(left + 1, end):
                            own = own * _BASE + np.uint64(of_raw[at])
                        head = head * _BASE + np.uint64(of_raw[left])
                    place = first_of(own, slips, s_sieve, s_shift)
                    while place < len(slips) and slips[place] == own:
                        term = slipped[place]
                        place += 1
                        as_spelt = term < 0 or spelt == 1
                        if term < 0:
                            term = ~term
                        if stamps[term] != stamp:
                            stamps[term] = stamp
                            near[near_count] = term
                            near_count += 1
                        if as_spelt:
                            longest = min(own_high - own_low + 1, longest_known)
                            like = slip_worth[longest, 1]
                            met_count = _keep(term, like, value, met, met_count)
        for sign in range(len(signs)):
            place = sign * count + word
            begin, end = o_starts[place], o_starts[place + 1]
            own_size = end - begin
            if own_size == 0 or (own_size < 2 and sign):
                continue
            own = signs[sign]
            for at in range(begin, end):
                own = own * _BASE + np.uint64(o_raw[at])
            place = first_of(own, bones, b_sieve, b_shift)
            while place < len(bones) and bones[place] == own:
                term = boned[place]
                place += 1
                if own_size >= 2 and (sign or bare[word] or l_bare[term]):
                    like = worth_of_sounds[sign]
                    if sign < 2 and own_size == 2:
                        like = few_bones
                    met_count = _keep(term, like, value, met, met_count)
                elif stamps[term] != stamp:
                    stamps[term] = stamp
                    near[near_count] = term
                    near_count += 1
        if near_count:
            letters, begins = _letters_of(raw, low, high)
            for at in range(low, min(high, low + BITS)):
                places[raw[at]] |= _ONE << np.uint64(at - low)
            for at in range(near_count):
                term = near[at]
                begin, end = l_starts[term], l_starts[term + 1]
                other = end - begin
                apart = abs(size - other)
                longest = min(max(size, other), longest_known)
                like = np.float32(0)
                if apart <= most_slips[longest]:
                    most = most_slips[longest]
                    if _bits_of(letters ^ l_letters[term]) <= 2 * most:
                        slipped_by = slips_between(
                            raw, low, high, places, l_raw, begin, end, most
                        )
                        if slipped_by <= most:
                            like = slip_worth[longest, slipped_by]
                elif (
                    apart > furthest
                    and min(size, other) >= least_cut
                    and begins == l_begins[term]
                    and _is_cut(raw, low, high, l_raw, begin, end)
                ):
                    like = cut_worth[min(size, other), max(size, other)]
                if like >= least_like:
                    met_count = _keep(term, like, value, met, met_count)
            for at in range(low, min(high, low + BITS)):
                places[raw[at]] = 0
        if total + met_count > room:
            room = 2 * (total + met_count)
            of, terms, likeness = (
                _longer(of, room), _longer(terms, room), _longer(likeness, room),
            )  # fmt: skip
        for term in np.sort(met[:met_count]):
            of[total], terms[total], likeness[total] = word, term, value[term]
            value[term] = 0
            total += 1
    return of[:total].copy(), terms[:total].copy(), likeness[:total].copy()


@njit(cache=True, nogil=True, error_model="numpy")
def _keep(term: int, like: Any, value: Any, met: Any, count: int) -> int:
    """Note that a term, if it is one, is so like the word; the best reason counts."""
    if term < 0:
        return count
    if value[term] == 0:
        met[count] = term
        count += 1
    value[term] = max(value[term], like)
    return count


@njit(cache=True, nogil=True, error_model="numpy")
def _longer(values: Any, size: int) -> Any:
    """Give the same with room for so many."""
    found = np.empty(size, values.dtype)
    found[: len(values)] = values
    return found
