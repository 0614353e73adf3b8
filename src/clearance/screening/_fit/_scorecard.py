"""The scorecard: what words weigh, and what fits and does not fit is worth.

Every figure here was set on classes of names, not on single pairs; what they give on
names nobody looked at stands in benchmarks/RESULTS.md.
"""

from collections.abc import Callable
from math import exp
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from clearance.names import Role, Word

Weigh = Callable[[str], float]
Floats = npt.NDArray[np.float32]

NAMING = frozenset({Role.NAME, Role.SURNAME})
INITIAL_WEIGHT = 0.3
ROLE_WEIGHT = {
    Role.NAME: 1.0,
    Role.SURNAME: 1.0,
    Role.PATRONYMIC: 0.6,
    Role.INITIAL: INITIAL_WEIGHT,
    Role.NUMBER: 0.5,
    Role.GENERIC: 0.22,
    Role.PLACE: 0.16,
    Role.PARTICLE: 0.05,
}
# What names of firms begin with, or not, as people like it; no word weighs nothing.
_ARTICLE, _NOTHING = "the", 0.001
_FLOOR = {True: 0.45, False: 0.35}  # the least a naming word weighs, persons or not
ASKED_ALONE = {True: 0.85, False: 0.85}
LISTED_ALONE = {True: 0.32, False: 0.50}
BOTH_ALONE = {True: 0.75, False: 0.45}
# Who leaves out one middle name leaves out all: of a person's given names that stand
# alone on the list, one counts (it weighs so much at least) and the others less.
_ONE_GIVEN, MORE_GIVEN = 0.6, 0.35
ONE_WORD = 1.25
# What a place or a particle weighs that only one side says, where the other says none:
# the list need not say where each branch is; and a patronymic that only the list has.
PLACE_ASKED, PLACE_LISTED, FATHER_LISTED = 0.05, 0.03, 0.08
MARRIED = 0.25  # of the weight of one half of a double name, where the other meets
# Ordinary words that only translations have tell more than those of all firms.
_RENDERED = 1.4
BEST, _LITTLE, _STEEP = 0.98, 0.22, 1.1
# What a likeness below 1 costs, as a share of the word's weight.
_UNLIKE = 1.15


def word_weight(word: Word, weigh: Weigh, *, person: bool) -> float:
    """Give the weight of one word: its role's, and by rarity for words that name."""
    role = ROLE_WEIGHT[word.role]
    if word.text == _ARTICLE:
        return _NOTHING
    if word.role in NAMING:
        floor = _FLOOR[person]
        return role * (floor + (1 - floor) * weigh(word.fold))
    if word.role is Role.GENERIC:
        return role * (0.3 + 1.2 * weigh(word.fold))
    return role


_Rarity = TypeVar("_Rarity", float, npt.NDArray[np.float64])


def ordinary_weight(naming: _Rarity) -> _Rarity:
    """Weigh a word of a firm that weighs so much as a name as an ordinary one."""
    floor = _FLOOR[False]
    rarity = (naming - floor) / (1 - floor)
    return _RENDERED * ROLE_WEIGHT[Role.GENERIC] * (0.3 + 1.2 * rarity)


_NAME = ROLE_WEIGHT[Role.NAME]


def naming_weights(rarity: _Rarity, *, person: bool) -> _Rarity:
    """Weigh a word that names, or many, by how rare it is, as `word_weight` does."""
    floor = _FLOOR[person]
    return _NAME * (floor + (1 - floor) * rarity)


_Number = TypeVar("_Number", float, Floats)


def credit(likeness: _Number) -> _Number:
    """Give the share of a word's weight that a likeness (or an array of them) earns."""
    return 1 - _UNLIKE * (1 - likeness)


# What the least likeness earns that counts at all.
LEAST_LIKENESS = 0.55
LEAST_CREDIT = credit(LEAST_LIKENESS)


def coverage(
    met: float, whole: float, asked: float, listed: float, *, person: bool
) -> float:
    """Weigh what meets, of so much that could, against what stands alone on a side."""
    against = (
        ASKED_ALONE[person] * asked
        + LISTED_ALONE[person] * listed
        + BOTH_ALONE[person] * min(asked, listed)
    )
    return max(met / (whole + against), 0.0)


def strength(amount: float) -> float:
    """Rare and long names that agree say more than short and common ones."""
    return BEST * (1 - _LITTLE * exp(-_STEEP * amount))


def covered(
    *,
    met: Floats,
    whole: Floats,
    asked: Floats,
    listed: Floats,
    person: npt.NDArray[np.bool_],
) -> Floats:
    """Do what `coverage` and `strength` do for many pairs of names at once.

    All are arrays, one entry a pair: *met* the weight of the words that meet less what
    they are unlike, *whole* that weight itself, *asked* and *listed* what is left alone
    on either side.
    """
    lone = np.where(person & (asked < SMALL), ONE_WORD, 1.0)
    met, whole = met * lone, whole * lone
    more = np.where(person, (1 - MORE_GIVEN) * np.maximum(listed - _ONE_GIVEN, 0), 0)
    listed = listed - more
    against = (
        np.where(person, ASKED_ALONE[True], ASKED_ALONE[False]) * asked
        + np.where(person, LISTED_ALONE[True], LISTED_ALONE[False]) * listed
        + np.where(person, BOTH_ALONE[True], BOTH_ALONE[False])
        * np.minimum(asked, listed)
    )
    best = met / np.maximum(whole + against, 1e-6)
    scored: Floats = best * BEST * (1 - _LITTLE * np.exp(-_STEEP * met))
    return scored.astype(np.float32)


def covered_by(
    met: float, whole: float, asked: float, listed: float, *, person: bool
) -> float:
    """Do what `covered` does for one pair of names, of which something meets."""
    if person:
        if asked < SMALL:
            met, whole = met * ONE_WORD, whole * ONE_WORD
        listed -= (1 - MORE_GIVEN) * max(listed - _ONE_GIVEN, 0.0)
    return coverage(met, whole, asked, listed, person=person) * strength(met)


def most_of_met(met: float, asked: float, listed: float, *, person: bool) -> float:
    """Bound what two names may score of which so much weight meets.

    As `covered` has it: *met* is the most that can meet if each word meets one other,
    *asked* the least that is left alone on our side, *listed* what the listed name
    weighs. What meets weighs least for nothing that is unlike, or where it leaves
    nothing alone of the listed name.
    """
    lone = ONE_WORD if person and asked < SMALL else 1.0
    found = 0.0
    for whole in (met, min(max(met, listed), met / LEAST_CREDIT)):
        left = max(listed - whole, 0.0)
        if person:
            left -= (1 - MORE_GIVEN) * max(left - _ONE_GIVEN, 0.0)
        share = coverage(met * lone, whole * lone, asked, left, person=person)
        found = max(found, share)
    return found * strength(met * lone)


def best_case(
    *, met: Floats, asked: Floats, listed: Floats, person: npt.NDArray[np.bool_]
) -> Floats:
    """Work out the most that names may score of which so much weight meets.

    All are arrays, one entry a pair of names: *met* the weight of the words that meet
    less what they are unlike, *asked* and *listed* what the telling words of either
    weigh. The same figures as `coverage` and `strength`; how unlike the words are is
    taken as it is best for the pair.
    """
    most = met / LEAST_CREDIT
    whole = np.minimum(np.maximum(np.minimum(asked, listed), met), most)
    return covered(
        met=met,
        whole=whole,
        asked=np.maximum(asked - whole, 0),
        listed=np.maximum(listed - whole, 0),
        person=person,
    )


def best_case_of(met: float, asked: float, listed: float, *, person: bool) -> float:
    """Do what `best_case` does for one pair of names, of which something meets."""
    whole = min(max(min(asked, listed), met), met / LEAST_CREDIT)
    left = max(asked - whole, 0.0), max(listed - whole, 0.0)
    return covered_by(met, whole, *left, person=person)


def least_met(asked: Floats, needed: Floats, *, person: bool) -> Floats:
    """Work out the least weight that has to meet for a score of *needed*.

    Arrays, one entry a name: *asked* is what its telling words weigh. Never more than
    what `best_case` would ask for; infinite for a name that weighs infinitely much.
    """
    share = np.minimum(needed / BEST, 1.0)
    alone = ASKED_ALONE[person] * share * asked
    found = alone / (1 - share * (1 - ASKED_ALONE[person]))
    if person:
        found = np.minimum(found, asked - SMALL)
    least: Floats = np.maximum(found, 0.0).astype(np.float32)
    return least


def least_met_by_one(asked: float, needed: float, *, person: bool) -> float:
    """Do what `least_met` does for one name."""
    share = min(needed / BEST, 1.0)
    found = ASKED_ALONE[person] * share * asked
    found /= 1 - share * (1 - ASKED_ALONE[person])
    return max(min(found, asked - SMALL) if person else found, 0.0)


def least_met_by_any(asked: Floats, needed: Floats) -> Floats:
    """Give the lesser of `least_met` as a person's name and as anything else's.

    *asked* is 2 by names, *needed* names by 2.
    """
    least: Floats = np.minimum(
        least_met(asked[0], needed[:, 0], person=True),
        least_met(asked[1], needed[:, 1], person=False),
    )
    return least


def judged_at_best(
    best: Floats,
    *,
    asked: Floats,
    listed: Floats,
    alone: Floats,
    person: npt.NDArray[np.bool_],
    syllabic: npt.NDArray[np.bool_],
) -> Floats:
    """Lower best cases by what `_judge` takes off them for certain.

    *asked* and *listed* are what is left alone on either side: each of two names of
    persons may have a whole word of its own. *alone* is what share of its weight a word
    earns that carries the match by itself, 0 where there are several. *syllabic* says
    that no syllable of the query may be missing.
    """
    ours, theirs = asked > OWN_NAME, listed > OWN_NAME
    lowered = np.where(person & ours & theirs, best * APART, best)
    lowered = np.where(person & syllabic & theirs, lowered * SYLLABLE_LESS, lowered)
    single = alone > 0
    unlike = single & person & (ours | theirs) & (alone < SAME_EARNS)
    lowered = np.where(unlike, lowered * ONLY_UNLIKE, lowered)
    only = single & person & ours & ~unlike
    lowered = np.where(only, lowered * ONLY, lowered)
    beside = single & ~person & (asked > OWN_WORD)
    lowered = np.where(beside, lowered * BESIDE, lowered)
    hardly = single & ~person & (alone < HARDLY_EARNS)
    return np.where(hardly, lowered * HARDLY, lowered).astype(np.float32)


def judged_by(
    best: float,
    *,
    asked: float,
    listed: float,
    alone: float,
    person: bool,
    syllabic: bool,
) -> float:
    """Do what `judged_at_best` does for one pair of names."""
    if not person:
        if alone > 0 and asked > OWN_WORD:
            best *= BESIDE
        return best * HARDLY if 0 < alone < HARDLY_EARNS else best
    ours, theirs = asked > OWN_NAME, listed > OWN_NAME
    if ours and theirs:
        best *= APART
    if syllabic and theirs:
        best *= SYLLABLE_LESS
    if alone > 0 and (ours or theirs) and alone < SAME_EARNS:
        return best * ONLY_UNLIKE
    return best * ONLY if alone > 0 and ours else best


# Less than any telling word of a person's name weighs, and of a firm's; what is left at
# the most of names that have such words of their own beside what meets.
OWN_NAME, OWN_WORD = 0.44, 0.34
APART, BESIDE, SYLLABLE_LESS = 0.84, 0.85, 0.85
# How alike an initial and the name are that it stands for, and what it earns.
INITIAL_LIKE = 0.8
INITIAL_EARNS = credit(INITIAL_LIKE)
# The only name of a person that meets: the same, in another form, or less like.
SAME, ONLY, ONLY_UNLIKE = 0.95, 0.88, 0.70
SAME_EARNS = credit(SAME) - 1e-6
# A single telling word less like than this, and what is left then; what it earns at the
# least where it is as like, as arrays round it.
HARDLY_LIKE, HARDLY = 0.70, 0.70
HARDLY_EARNS = credit(HARDLY_LIKE) - 1e-6
SMALL = 0.3
# The same figures in a row, for compiled code: those of persons first, of pairs.
FIGURES = np.array(
    [
        *(figures[person] for figures in (ASKED_ALONE, LISTED_ALONE, BOTH_ALONE)
          for person in (True, False)),
        SMALL, ONE_WORD, BEST, _LITTLE, _STEEP, LEAST_CREDIT,
        OWN_NAME, OWN_WORD, APART, BESIDE, HARDLY, HARDLY_EARNS,
        SYLLABLE_LESS, ONLY, ONLY_UNLIKE, SAME_EARNS, _ONE_GIVEN, MORE_GIVEN,
        INITIAL_EARNS, INITIAL_WEIGHT,
    ]
)  # fmt: skip
