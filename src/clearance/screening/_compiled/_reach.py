"""Whether names can fit well enough at all, compiled: for all candidates at once.

Does what `_reach._reach.may_reach` does, with what two words can be alike at the most
in place of what they are: says yes wherever that does. Needs numba; what is given to it
is laid out by `_reach._reachable`, and a test holds the two together.
"""

from typing import Any

import numpy as np
from numba import njit

from ._likeness import ODD, SERVANT, met_at_most, never_meet
from ._strings import KEY, OLDER, TEXT, has_beginning, inner, is_same, slips_between

# What is compiled into this: fbb6d6dec8aca70a.

# What is true of a reading, by a bit each.
VOWELLESS, SYLLABIC, TRANSLATED, HEARD = 1, 2, 4, 8
_NAME, _SURNAME, _INITIAL, _NUMBER = 0, 1, 3, 4
_ROUNDING = 1e-7
# Where counts begin: a bare 0 is a type of its own to numba, compiled for once more.
_AT_FIRST: Any = np.int64(0)
# Words of a listed reading that are looked at, and pairs of readings of two names.
_MOST_WORDS, _MOST_READINGS = 64, 64
_LEAST_JOINED, _MANY = 5, 6
_SHORT, _ACRONYM = (2, 3), (3, 7)


@inner
def _join(
    ours: Any, theirs: Any, words: Any, told: Any, joins: Any, count: int
) -> int:  # fmt: skip
    """List the words that may be several of the others, by how many letters they have.

    As `_reach._is_joined`, before that looks at the letters themselves: into *joins*,
    behind so many that are there, go what is *told* of both names, the string and the
    numbers of the others, the last of which may be -1. Returns how many there are then,
    or -1 where there are too many to tell.
    """
    letters, begins = words[:2]
    others = len(theirs)
    sizes = np.empty(others, np.int64)
    for at in range(others):
        sizes[at] = begins[theirs[at] * 10 + 1] - begins[theirs[at] * 10]
    for word in ours:
        if begins[word * 10 + 1] - begins[word * 10] < _LEAST_JOINED:
            continue
        for kind in (TEXT, OLDER):
            low, high = begins[word * 10 + kind], begins[word * 10 + kind + 1]
            for at in range(others):
                start = begins[theirs[at] * 10]
                end = start + min(sizes[at], 2)
                if not has_beginning(low, high, start, end, letters):
                    continue
                if others > _MANY:
                    return -1
                for more in range(others):
                    for last in range(more, others):
                        # The same one twice stands for two words and not three.
                        whole = sizes[at] + sizes[more]
                        whole += sizes[last] if last > more else 0
                        if at in (more, last) or abs(whole - high + low) > 1:
                            continue
                        if count == joins.shape[1]:
                            return -1
                        joins[0, count], joins[1, count], joins[2, count] = told
                        joins[3, count] = word * 10 + kind
                        joins[4, count] = theirs[at]
                        joins[5, count] = theirs[more]
                        joins[6, count] = theirs[last] if last > more else -1
                        count += 1
    return count


@inner
def _has_letters(ours: Any, theirs: Any, words: Any) -> bool:
    """Do what `_reach._has_letters` does: short words that may be initials."""
    letters, begins, _, roles = words[:4]
    for word in ours:
        low, high = begins[word * 10], begins[word * 10 + 1]
        if not _SHORT[0] <= high - low <= _SHORT[1] or roles[word] == _NUMBER:
            continue
        at = low
        for other in theirs:
            start, end = begins[other * 10], begins[other * 10 + 1]
            if end - start > 1 and at < high and letters[start] == letters[at]:
                at += 1
        if at == high:
            return True
    return False


@inner
def _may_be_initials(ours: Any, theirs: Any, words: Any) -> bool:
    """Say whether words of a person's name may be letters of the other's."""
    roles, marks = words[3], words[4]
    for side in range(2):
        mine, others = (theirs, ours) if side else (ours, theirs)
        if _has_letters(mine, others, words):
            return True
        initial, servant = False, False
        for word in mine:
            initial = initial or roles[word] == _INITIAL
        for word in others:
            servant = servant or marks[word] & SERVANT != 0
        if initial and servant:
            return True
    return False


@inner
def _reaches(
    ours: Any, lone_weights: Any, theirs: Any, person: bool, manner: int, due: float,
    given: Any,
) -> bool:  # fmt: skip
    """Do what `_reach._reaches` does, with what words are alike at the most."""
    roles, weights = given[0][3], given[0][6]
    figures = given[2]
    side = 0 if person else 1
    asked_alone, listed_alone = due * figures[20 + side], due * figures[22 + side]
    both_alone = due * figures[24 + side]
    one_word, more_given, unlike = figures[26:29]
    left, told = len(ours), 0
    for word in ours:
        told += weights[word, side, 1] != 0 and roles[word] != _INITIAL
    once = one_word if person and told < 2 else 1.0
    best, heavy = np.zeros(len(theirs)), np.empty(len(theirs))
    for at in range(len(theirs)):
        heavy[at] = weights[theirs[at], side, 0]
    lone = 0.0
    for at in range(len(ours)):
        word = ours[at]
        may = False
        for place in range(len(theirs)):
            value = met_at_most(word, theirs[place], person, manner, given)
            may = may or value > 0
            best[place] = max(best[place], value)
            if value == 1:
                mean = (weights[theirs[place], side, 0] + weights[word, side, 0]) / 2
                heavy[place] = max(heavy[place], mean)
        if not may:
            lone += lone_weights[at]
            left -= 1
            if asked_alone * lone > (1 - due) * once * left + _ROUNDING:
                return False
    own = more_given if person else 1.0
    missing, named, most, total = 0.0, 0.0, 0.0, 0.0
    surname = False
    gains = np.zeros(len(theirs))
    for at in range(len(theirs)):
        listed = weights[theirs[at], side, 2]
        if best[at] > 0:
            gain = heavy[at] * (1 - unlike * (1 - best[at]) - due)
            if gain > 0:
                gain *= once
            lost = listed_alone * listed * own
            total -= lost
            gains[at] = max(gain + lost, 0.0)
            continue
        missing += listed
        if roles[theirs[at]] == _NAME:
            named += listed
            most = max(most, listed)
        surname = surname or roles[theirs[at]] == _SURNAME
    if person and not surname:
        missing -= (1 - more_given) * (named - most)
    for _ in range(min(left, len(gains))):
        top = 0
        for at in range(len(gains)):
            if gains[at] > gains[top]:
                top = at
        total += gains[top]
        gains[top] = 0.0
    total -= listed_alone * missing
    total -= asked_alone * lone + both_alone * min(lone, missing)
    return bool(total >= -_ROUNDING)


@inner
def _number_factor(
    ours: Any, theirs: Any, words: Any, costs: Any, figures: Any
) -> float:
    """Give what `_fit._numbers.number_factor` does not exceed."""
    letters, begins, _, roles = words[:4]
    same, counts, last = True, (0, 0), (0, 0)
    for side in range(2):
        mine, others = (theirs, ours) if side else (ours, theirs)
        counts, last = (counts[1], 0), (last[1], 0)
        for word in mine:
            if roles[word] != _NUMBER:
                continue
            counts, last, there = (counts[0], counts[1] + 1), (last[0], word), False
            for other in others:
                if roles[other] == _NUMBER and is_same(
                    word * 10 + KEY, other * 10 + KEY, letters, begins
                ):
                    there = True
            same = same and there
    if same:
        return 1.0
    if counts[0] == 1 and counts[1] == 1:
        strokes = slips_between(last[0] * 10, last[1] * 10, letters, begins, costs)[1]
        return float(figures[28 + min(max(int(strokes), 1), 3)])
    return float(figures[29] if counts[0] and counts[1] else figures[32])


@inner
def _may_be_letters(words_of: Any, initials: Any, words: Any) -> bool:
    """Say whether a short word may be the first letters of a name that has these."""
    letters, begins, _, roles = words[:4]
    for word in words_of:
        low, high = begins[word * 10], begins[word * 10 + 1]
        if roles[word] != _NAME or not _ACRONYM[0] <= high - low <= _ACRONYM[1]:
            continue
        every = True
        for at in range(low, high):
            every = every and (initials >> np.uint32(letters[at] & 31)) & 1 != 0
        if every:
            return True
    return False


@inner
def _has_mark(ours: Any, marks: Any, mark: int) -> bool:
    """Say whether a word has a mark: that it cannot be looked at here, for one."""
    has = False
    for word in ours:
        has = has or marks[word] & mark != 0
    return has


@inner
def _words_of(low: int, high: int, listed: Any, numbers: Any, room: Any) -> Any:
    """Give the numbers of the words of a listed reading."""
    count = min(high - low, len(room))
    for at in range(count):
        room[at] = numbers[listed[low + at]]
    return room[:count]


@njit(cache=True, nogil=True, error_model="numpy")
def may_reach_all(
    names: Any, listed: Any, least: Any, asked: Any, readings: Any, factors: Any,
    given: Any, strangers: Any, joins: Any,
) -> Any:  # fmt: skip
    """Say of pairs of names which of their readings may fit well enough.

    *names* are the names asked about, *listed* the listed ones, *least* what each pair
    must score. *asked* lays out names asked about: where the readings of each begin,
    where the words of each reading begin, the words, their weights where they stand
    alone, what is true of each reading, its forms, whether each name is of a person,
    and the first letters of its words. *readings* are those of `Readings` with the
    numbers of their words and the first letters of listed names. *factors* says what
    different legal forms leave; *given* as of `met_at_most`.
    Returns for each pair a bit for each two readings, the listed ones going round, and
    those of them that fit only if words are several others, which stand in *joins* (as
    of `_join`: the pair, the bit, and its manner); whether one name may be the first
    letters of the other; and how many *strangers* there are: words asked about, listed
    ones, manners and whether they are of persons, where they do not meet in readings
    that may fit; each once, and as many as there is room for; and how many *joins*.
    """
    a_names, a_starts, a_words, a_lone, a_bits, a_forms, a_person, a_initials = asked
    l_names, l_starts, l_words, l_bits, l_sets, numbers, l_initials = readings
    words, figures = given[0], given[2]
    best, marks = figures[17], words[4]
    found, spelt = np.zeros(len(names), np.uint64), np.zeros(len(names), np.bool_)
    unsure, joined = np.zeros(len(names), np.uint64), _AT_FIRST
    room = np.empty(_MOST_WORDS, np.int64)
    for pair in range(len(names)):
        name, other = names[pair], listed[pair]
        person, place = a_person[name], -1
        for one in range(a_names[name], a_names[name + 1]):
            low, high = a_starts[one], a_starts[one + 1]
            ours, lone_weights = a_words[low:high], a_lone[low:high]
            for two in range(l_names[other], l_names[other + 1]):
                place += 1
                low, high = l_starts[two], l_starts[two + 1]
                theirs = _words_of(low, high, l_words, numbers, room)
                bits, more = a_bits[one], l_bits[two]
                due = least[pair] / (best * factors[a_forms[one], l_sets[two]])
                may = (
                    place >= _MOST_READINGS
                    or high - low > _MOST_WORDS
                    or (bits | more) & HEARD != 0
                    or _has_mark(ours, marks, ODD)
                    or _has_mark(theirs, marks, ODD)
                    or (not person and bits & TRANSLATED and not more & TRANSLATED)
                )
                if not person and not spelt[pair]:
                    # Odd words have no letters here: they may be anything.
                    spelt[pair] = (
                        may
                        or _may_be_letters(ours, l_initials[other], words)
                        or _may_be_letters(theirs, a_initials[name], words)
                    )
                if not may and not person:
                    due /= _number_factor(ours, theirs, words, given[1], figures)
                if not may and due <= 1 + _ROUNDING:
                    manner = (bits | more) & VOWELLESS
                    manner += (bits & SYLLABIC) + (more & SYLLABIC)
                    may = (
                        due <= 0
                        or _reaches(
                            ours, lone_weights, theirs, person, manner, due, given
                        )
                        or (person and _may_be_initials(ours, theirs, words))
                    )
                    if not may:
                        told, before = (pair, place, manner), joined
                        joined = _join(ours, theirs, words, told, joins, joined)
                        if joined >= 0:
                            joined = _join(theirs, ours, words, told, joins, joined)
                        if joined > before and place < _MOST_READINGS - 1:
                            unsure[pair] |= np.uint64(1) << np.uint64(place)
                        may = joined != before
                        joined = max(joined, before)
                if may:
                    bit = np.uint64(min(place, _MOST_READINGS - 1))
                    found[pair] |= np.uint64(1) << bit
    count = 0
    for pair in range(len(names)):
        name, other, place = names[pair], listed[pair], -1
        for one in range(a_names[name], a_names[name + 1]):
            for two in range(l_names[other], l_names[other + 1]):
                place += 1
                bit = np.uint64(min(place, _MOST_READINGS - 1))
                if not (found[pair] >> bit) & np.uint64(1):
                    continue
                manner = (a_bits[one] | l_bits[two]) & VOWELLESS
                manner += (a_bits[one] & SYLLABIC) + (l_bits[two] & SYLLABIC)
                for at in range(a_starts[one], a_starts[one + 1]):
                    word = a_words[at]
                    for beside in range(l_starts[two], l_starts[two + 1]):
                        listed_word = numbers[l_words[beside]]
                        if count < strangers.shape[1] and never_meet(
                            word, listed_word, a_person[name], manner, given[3]
                        ):
                            strangers[0, count] = word
                            strangers[1, count] = listed_word
                            strangers[2, count] = manner
                            strangers[3, count] = a_person[name]
                            count += 1
    return found, unsure, spelt, count, joined
