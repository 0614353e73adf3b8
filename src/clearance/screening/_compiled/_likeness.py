"""How alike two words can be at the most, compiled.

Does what `names.word_likeness` does, and never gives less; gives more where that asks
what is not laid out here. Needs numba; `_reach._wordings` lays out what is given to it,
and a test holds the two together.
"""

from functools import partial
from typing import Any

import numpy as np
from numba import njit

# The strings of a word, in this order, one after the other.
TEXT, KEY, FOLD, OLDER, MISREAD, SOUND, SKELETON, CONSONANTS, OUTLINE, ORIGIN = range(
    10
)
LONGEST = 40  # letters of a word that is looked at closely
BITS = 17  # of the places where it is kept how words meet
# What is true of a word, by a bit each.
ODD, ALIKE, FULL, SERVANT, ABROAD = 1, 2, 4, 8, 16
_INITIAL = 3  # the role
_ROUNDING = 1e-7
_VOWELS = (97, 101, 105, 111, 117, 121)
_SPREAD = np.uint64(0x9E3779B97F4A7C15)


# Called by compiled code alone: making them for callers of their own takes as long.
inner = partial(
    njit,
    cache=True,
    nogil=True,
    error_model="numpy",
    no_cpython_wrapper=True,
    no_cfunc_wrapper=True,
)()


@inner
def has_beginning(low: int, high: int, start: int, end: int, letters: Any) -> bool:
    """Say whether the first string begins with the second."""
    if high - low < end - start:
        return False
    at = 0
    while at < end - start and letters[low + at] == letters[start + at]:
        at += 1
    return bool(at == end - start)


@inner
def is_same(one: int, other: int, letters: Any, begins: Any) -> bool:
    """Say whether two strings are the same, and not empty."""
    low, high, start, end = (
        begins[one],
        begins[one + 1],
        begins[other],
        begins[other + 1],
    )
    return (
        high - low == end - start
        and high > low
        and has_beginning(low, high, start, end, letters)
    )


@inner
def _both(one: int, other: int, which: int, letters: Any, begins: Any) -> bool:
    """Say whether two words have the same string of a kind, or none of it."""
    mine, its = one * 10 + which, other * 10 + which
    empty = begins[mine] == begins[mine + 1] and begins[its] == begins[its + 1]
    return bool(empty or is_same(mine, its, letters, begins))


@inner
def _begun(one: int, other: int, letters: Any, begins: Any) -> float:
    """Give what share of the longer string the shorter is that begins it; or 0.

    Of strings of five letters and more.
    """
    low, high, start, end = (
        begins[one],
        begins[one + 1],
        begins[other],
        begins[other + 1],
    )
    if high - low < end - start:
        low, high, start, end = start, end, low, high
    if end - start < 5 or not has_beginning(low, high, start, end, letters):
        return 0.0
    share: float = (end - start) / (high - low)
    return share


@inner
def _is_near(one: Any, other: Any, apart: int, most: int) -> bool:
    """Say whether words may be so many slips apart, by the letters that they have.

    A slip brings a letter and takes one at the most; one that makes a word longer or
    shorter, of which there are *apart*, only one of both.
    """
    if apart > most:
        return False
    left = one ^ other
    count = 0
    while left:
        left &= left - np.uint64(1)
        count += 1
    return bool(count <= 2 * most - apart)


@inner
def slips_between(one: int, other: int, letters: Any, begins: Any, costs: Any) -> Any:
    """Give what the slips cost that make one string the other, and how many they are.

    As `names._slips.slip_cost` and optimal string alignment; *costs* has what it costs
    to replace a letter, to add one, and to add one again or to swap two.
    """
    replaced, added, (doubled, swapped), rows = costs
    low, start = begins[one], begins[other]
    size, count = begins[one + 1] - low, begins[other + 1] - start
    before, row, now = rows[0], rows[1], rows[2]
    before_slips, slips, now_slips = rows[3], rows[4], rows[5]
    row[0], slips[0] = 0.0, 0.0
    for place in range(count):
        letter = letters[start + place]
        again = place > 0 and letter == letters[start + place - 1]
        row[place + 1] = row[place] + (doubled if again else added[letter])
        slips[place + 1] = place + 1
    for at in range(size):
        char = letters[low + at]
        again = at > 0 and char == letters[low + at - 1]
        own = doubled if again else added[char]
        now[0], now_slips[0] = row[0] + own, at + 1
        for place in range(count):
            letter = letters[start + place]
            # What it costs to add each letter stands in the first row, added up.
            again = place > 0 and letter == letters[start + place - 1]
            least = min(
                row[place] + replaced[char, letter],
                row[place + 1] + own,
                now[place] + (doubled if again else added[letter]),
            )
            fewest = min(
                slips[place] + (char != letter),
                min(slips[place + 1], now_slips[place]) + 1,
            )
            if (
                at > 0
                and place > 0
                and char == letters[start + place - 1]
                and letter == letters[low + at - 1]
            ):
                least = min(least, before[place - 1] + swapped)
                fewest = min(fewest, before_slips[place - 1] + 1)
            now[place + 1], now_slips[place + 1] = least, fewest
        before, row, now = row, now, before
        before_slips, slips, now_slips = slips, now_slips, before_slips
    return row[count], slips[count]


@inner
def _by_slips(one: int, other: int, words: Any, costs: Any, figures: Any) -> float:
    """Give how alike words are that slips make of each other, at the most."""
    letters, begins, sets = words[:3]
    many, same_sound, least, of_woman, other_first = figures[:5]
    low, high = begins[one * 10], begins[one * 10 + 1]
    start, end = begins[other * 10], begins[other * 10 + 1]
    longest, apart = max(high - low, end - start), abs((high - low) - (end - start))
    most = min(3, (longest + 2) // 3)
    folds_apart = abs(
        begins[one * 10 + FOLD + 1] - begins[one * 10 + FOLD]
        - begins[other * 10 + FOLD + 1] + begins[other * 10 + FOLD]
    )  # fmt: skip
    if longest - apart < 2 or not (
        _is_near(sets[one, 0], sets[other, 0], apart, most)
        or _is_near(sets[one, 1], sets[other, 1], folds_apart, most)
    ):
        return 0.0
    cost, spelt, folded, distance = 0.0, 0.0, 0.0, 0.0
    for which in (FOLD, TEXT):
        folded, distance = cost, spelt
        cost, spelt = slips_between(
            one * 10 + which, other * 10 + which, letters, begins, costs
        )
    fewest = min(distance, spelt)
    if fewest > most:
        return 0.0
    cost = (cost + min(folded, cost)) / 2
    bones = longest > 5 and _both(one, other, SKELETON, letters, begins)
    if (
        fewest > 1
        and 2 < spelt <= fewest + 1
        and not bones
        and not is_same(one * 10 + OUTLINE, other * 10 + OUTLINE, letters, begins)
    ):
        cost += many
    woman = False
    if apart == 1:
        longer = high - low > end - start
        if longer:
            begun = has_beginning(low, high, start, end, letters)
        else:
            begun = has_beginning(start, end, low, high, letters)
        last = letters[high - 1] if longer else letters[end - 1]
        if begun and last == 115:
            cost = min(cost, same_sound)
        woman = begun and last == 97
    share = cost / longest
    value = max(1 - 0.8 * share - 2 * share * share, 0.0)
    if woman:
        value = min(value, of_woman)
    elif not bones and letters[low] != letters[start]:
        vowels = 0
        for vowel in _VOWELS:
            vowels += (letters[low] == vowel) + (letters[start] == vowel)
        if vowels < 2:
            value *= other_first
    return value if bones or value >= least - _ROUNDING else 0.0


@inner
def _is_spoken(word: int, letters: Any, begins: Any) -> bool:
    """Do what `has_vowels` does."""
    vowels = 0
    for at in range(begins[word * 10], begins[word * 10 + 1]):
        for vowel in _VOWELS:
            vowels += letters[at] == vowel
    bones = begins[word * 10 + CONSONANTS + 1] - begins[word * 10 + CONSONANTS]
    return bool(2 * bones <= 3 * vowels + 1)


@inner
def _may_be_before_another(one: int, other: int, letters: Any, begins: Any) -> bool:
    """Say whether a word may be another with the t of an Arabic feminine behind it.

    With other vowels as well, which is seen by the consonants.
    """
    for which in range(2):
        short, long = (one, other) if which else (other, one)
        low, high = begins[long * 10 + FOLD], begins[long * 10 + FOLD + 1]
        start, end = begins[short * 10 + FOLD], begins[short * 10 + FOLD + 1]
        if not (high - low >= end - start > 0 and high - low > 1):
            continue
        vowels = letters[high - 2], letters[end - 1]
        if letters[high - 1] != 116 or vowels[0] not in (97, 101):
            continue
        if vowels[1] not in (97, 101):
            continue
        if high - low == end - start + 1 and has_beginning(
            low, high, start, end, letters
        ):
            return True
        for kind in (SKELETON, CONSONANTS):
            low, high = begins[long * 10 + kind], begins[long * 10 + kind + 1]
            start, end = begins[short * 10 + kind], begins[short * 10 + kind + 1]
            if end > start and has_beginning(low, high, start, end, letters):
                return True
    return False


@inner
def _alike(
    one: int, other: int, manner: int, words: Any, costs: Any, figures: Any
) -> float:
    """Give what `word_likeness` does not exceed, for words that fold differently."""
    letters, begins, _, _, marks, groups = words[:6]
    form, sound, two, older, another, written, servant, bare, origin, bare_form = (
        figures[5:15]
    )
    slipped = _by_slips(one, other, words, costs, figures)
    found = slipped
    if groups[one] & groups[other]:
        # They may be one given name.
        found = max(found, form)
    else:
        cut = _begun(one * 10 + FOLD, other * 10 + FOLD, letters, begins)
        if cut > 0:
            found = max(found, 0.6 + 0.3 * cut)
        if _begun(one * 10, other * 10, letters, begins) > 0:
            found = max(found, written)
        if (marks[one] | marks[other]) & SERVANT:
            found = max(found, servant)
        if is_same(one * 10 + MISREAD, other * 10 + MISREAD, letters, begins):
            found = max(found, two)
        if marks[one] & marks[other] & FULL:
            found *= another
    if manner > 1 and is_same(one * 10 + SOUND, other * 10 + SOUND, letters, begins):
        found = max(found, sound)
    spoken = _is_spoken(one, letters, begins) and _is_spoken(other, letters, begins)
    bones = manner % 2 == 1 and (
        _both(one, other, CONSONANTS, letters, begins)
        or _both(one, other, SKELETON, letters, begins)
    )
    if bones:
        found = max(found, bare)
    if manner % 2 == 1 and _may_be_before_another(one, other, letters, begins):
        found = max(found, form)
    for which in range(2):
        word, beside = (one, other) if which else (other, one)
        if is_same(word * 10 + OLDER, beside * 10, letters, begins):
            found = max(found, older)
        if manner % 2 == 1:
            if is_same(word * 10 + ORIGIN, beside * 10 + FOLD, letters, begins):
                found = max(found, origin)
            if groups[word] and not spoken:
                found = max(found, bare_form)
    if manner % 2 == 1 and (bones or not spoken):
        found = max(found, slipped)
    return found


@inner
def place_of(one: int, other: int, person: bool, manner: int) -> Any:
    """Give the number of two words that are read so, and the place where it is kept."""
    key = np.uint64(((one << 24 | other) << 4 | manner << 1 | person) + 1)
    return key, np.int64((key * _SPREAD) >> np.uint64(64 - BITS))


@inner
def met_at_most(one: int, other: int, person: bool, manner: int, given: Any) -> float:
    """Give what `Met` does not exceed for two words; nothing is 0 or less.

    *manner* is that of `manner_of`, of names that are not heard; *given* are words,
    costs, figures and what is kept: keys and values.
    """
    words, costs, figures, (keys, values) = given
    key, place = place_of(one, other, person, manner)
    if keys[place] == key:
        return float(values[place])
    letters, begins, _, roles, marks = words[:5]
    same, initial = figures[16], figures[17]
    value = 0.0
    if is_same(one * 10, other * 10, letters, begins) or is_same(
        one * 10 + KEY, other * 10 + KEY, letters, begins
    ):
        value = 1.0
    elif marks[one] & marks[other] & ALIKE:
        if is_same(one * 10 + FOLD, other * 10 + FOLD, letters, begins):
            value = same
        else:
            value = _alike(one, other, manner, words, costs, figures)
        if value < figures[31 + manner // 2] - _ROUNDING:
            value = 0.0
    if (
        value < initial
        and person
        and letters[begins[one * 10]] == letters[begins[other * 10]]
        and (roles[one] == _INITIAL or roles[other] == _INITIAL)
    ):
        value = initial
    keys[place], values[place] = key, value
    return value


@inner
def never_meet(one: int, other: int, person: bool, manner: int, kept: Any) -> bool:
    """Say whether it is known that two words do not meet, once for any two.

    *kept* are keys and values.
    """
    keys, values = kept
    key, place = place_of(one, other, person, manner)
    new = keys[place] == key and values[place] == 0
    if new:
        values[place] = -1.0
    return bool(new)
