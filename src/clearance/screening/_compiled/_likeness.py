"""How alike two words can be at the most, compiled.

Does what `names.word_likeness` does, and never gives less; gives more where that asks
what is not laid out here. Needs numba; `_reach._wordings` lays out what is given to it,
and a test holds the two together.
"""

from typing import Any

import numpy as np

from ._strings import (
    CONSONANTS,
    FOLD,
    KEY,
    MISREAD,
    OLDER,
    ORIGIN,
    OUTLINE,
    SKELETON,
    SOUND,
    TEXT,
    begun,
    both,
    has_beginning,
    inner,
    is_near,
    is_same,
    slips_between,
)

# What is compiled into this: f429f4cf8f331c2e.

LONGEST = 40  # letters of a word that is looked at closely
BITS = 17  # of the places where it is kept how words meet
# What is true of a word, by a bit each.
ODD, ALIKE, FULL, SERVANT, ABROAD = 1, 2, 4, 8, 16
_INITIAL = 3  # the role
_ROUNDING = 1e-7
_VOWELS = (97, 101, 105, 111, 117, 121)
_Y = 121
_LEAST_WRITTEN_ON = 5  # letters of a word that a legal form is written onto
_LETTERS_OF_SERVANT = 5  # of "abdul"
_SPREAD = np.uint64(0x9E3779B97F4A7C15)


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
        is_near(sets[one, 0], sets[other, 0], apart, most)
        or is_near(sets[one, 1], sets[other, 1], folds_apart, most)
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
    bones = longest > 5 and both(one, other, SKELETON, letters, begins)
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
def _may_be_form(one: int, other: int, words: Any) -> bool:
    """Say whether one word may be the other with a legal form behind it.

    Forms of more than two letters are not looked up.
    """
    letters, begins, forms = words[0], words[1], words[9]
    for _ in range(2):
        low, high = begins[one * 10], begins[one * 10 + 1]
        start, end = begins[other * 10], begins[other * 10 + 1]
        left = (high - low) - (end - start)
        if (
            end - start >= _LEAST_WRITTEN_ON
            and left > 0
            and has_beginning(low, high, start, end, letters)
            and (
                left > 2
                or forms[letters[high - left], letters[high - 1] if left > 1 else 0]
            )
        ):
            return True
        one, other = other, one
    return False


@inner
def _is_servant(one: int, other: int, words: Any) -> bool:
    """Say whether one word is the other behind "abdul"."""
    letters, begins, _, _, marks = words[:5]
    for _ in range(2):
        low, high = begins[one * 10], begins[one * 10 + 1]
        start, end = begins[other * 10], begins[other * 10 + 1]
        if (
            marks[one] & SERVANT
            and high - low == end - start + _LETTERS_OF_SERVANT
            and has_beginning(low + _LETTERS_OF_SERVANT, high, start, end, letters)
        ):
            return True
        one, other = other, one
    return False


@inner
def _vowels_in(word: int, letters: Any, begins: Any) -> int:
    """Count a, e, i, o and u."""
    found = 0
    for at in range(begins[word * 10], begins[word * 10 + 1]):
        for vowel in _VOWELS[:5]:
            found += letters[at] == vowel
    return found


@inner
def _has_long_vowels(bare: int, full: int, words: Any) -> bool:
    """Say whether what may be long vowels of one word is in the other, in order.

    As `names._likeness._long_vowels` writes them; a final y may be an a.
    """
    letters, begins, signs = words[0], words[1], words[10]
    low, high = begins[bare * 10 + FOLD], begins[bare * 10 + FOLD + 1]
    start, end = begins[full * 10 + FOLD], begins[full * 10 + FOLD + 1]
    if letters[begins[bare * 10 + 1] - 1] == _Y:
        return True
    for at in range(low, high):
        wanted = signs[letters[at]]
        if wanted == 0:
            continue
        while start < end and signs[letters[start]] != wanted:
            start += 1
        if start == end:
            return False
        start += 1
    return True


@inner
def _by_bones(one: int, other: int, words: Any, figures: Any) -> float:
    """Give what `names._likeness._without_vowels` does not exceed; 0 for nothing.

    What is named after another word is not looked at.
    """
    letters, begins = words[:2]
    found = 0.0
    for kind in (CONSONANTS, SKELETON):
        if not both(one, other, kind, letters, begins):
            continue
        size = begins[one * 10 + kind + 1] - begins[one * 10 + kind]
        if kind == SKELETON:
            vowels = _vowels_in(one, letters, begins)
            others = _vowels_in(other, letters, begins)
            fits = (vowels <= others and _has_long_vowels(one, other, words)) or (
                vowels >= others and _has_long_vowels(other, one, words)
            )
        else:
            fits = size >= 2
        if fits:
            value = (
                figures[12] if size > 2 else figures[15] if size == 2 else figures[16]
            )
            found = max(found, value)
    return found


@inner
def _bones_bit(word: int, kind: int, letters: Any, begins: Any) -> Any:
    """Give the bit that `names.bones_of_forms_all` has for the consonants of a word."""
    found = 0
    for at in range(begins[word * 10 + kind], begins[word * 10 + kind + 1]):
        found = (found * 31 + int(letters[at])) % 1021
    return np.uint64(1) << np.uint64(found % 64)


@inner
def _may_be_bare_form(one: int, other: int, words: Any) -> bool:
    """Say whether a form of one word's name may have the consonants of the other."""
    letters, begins, groups = words[0], words[1], words[5]
    for _ in range(2):
        if groups[one, 2]:
            for kind in (CONSONANTS, SKELETON):
                size = begins[other * 10 + kind + 1] - begins[other * 10 + kind]
                bit = _bones_bit(other, kind, letters, begins)
                if size > 2 and groups[one, 2] & bit:
                    return True
        one, other = other, one
    return False


@inner
def _may_be_kin(one: int, other: int, words: Any) -> bool:
    """Say whether one word may be translated as the other."""
    marks, kin, ends = words[4], words[7], words[8]
    if not (marks[one] | marks[other]) & ABROAD:
        return False
    for at in range(ends[one], ends[one + 1]):
        for place in range(ends[other], ends[other + 1]):
            if kin[at] == kin[place]:
                return True
    return False


@inner
def _alike(
    one: int, other: int, manner: int, words: Any, costs: Any, figures: Any
) -> float:
    """Give what `word_likeness` does not exceed, for words that fold differently."""
    letters, begins, _, _, marks, groups = words[:6]
    form, sound, two, older, another, written, servant, _, origin, bare_form = figures[
        5:15
    ]
    slipped = _by_slips(one, other, words, costs, figures)
    found = slipped
    if groups[one, 0] & groups[other, 0] and groups[one, 1] & groups[other, 1]:
        # They may be one given name.
        found = max(found, form)
    else:
        cut = begun(one * 10 + FOLD, other * 10 + FOLD, letters, begins)
        if cut > 0:
            found = max(found, 0.6 + 0.3 * cut)
        if _may_be_form(one, other, words):
            found = max(found, written)
        if _is_servant(one, other, words):
            found = max(found, servant)
        if is_same(one * 10 + MISREAD, other * 10 + MISREAD, letters, begins):
            found = max(found, two)
        if marks[one] & marks[other] & FULL:
            found *= another
    if manner > 1 and is_same(one * 10 + SOUND, other * 10 + SOUND, letters, begins):
        found = max(found, sound)
    spoken = _is_spoken(one, letters, begins) and _is_spoken(other, letters, begins)
    bones = 0.0
    if manner % 2 == 1:
        bones = _by_bones(one, other, words, figures)
        found = max(found, bones)
    if manner % 2 == 1 and _may_be_before_another(one, other, letters, begins):
        found = max(found, form)
    for which in range(2):
        word, beside = (one, other) if which else (other, one)
        if is_same(word * 10 + OLDER, beside * 10, letters, begins):
            found = max(found, older)
        if manner % 2 == 1 and is_same(
            word * 10 + ORIGIN, beside * 10 + FOLD, letters, begins
        ):
            found = max(found, origin)
    if manner % 2 == 1 and not spoken and _may_be_bare_form(one, other, words):
        found = max(found, bare_form)
    if manner % 2 == 1 and (bones > 0 or not spoken):
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
    first_of = words[11]
    same, initial, akin = figures[18], figures[19], figures[36]
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
        if value < figures[33 + manner // 2] - _ROUNDING:
            value = 0.0
    if (
        value < initial
        and person
        and first_of[letters[begins[one * 10]]] == first_of[letters[begins[other * 10]]]
        and (roles[one] == _INITIAL or roles[other] == _INITIAL)
    ):
        value = initial
    if value < akin and not person and _may_be_kin(one, other, words):
        value = akin
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
