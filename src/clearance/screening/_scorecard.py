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
_ROLE_WEIGHT = {
    Role.NAME: 1.0,
    Role.SURNAME: 1.0,
    Role.PATRONYMIC: 0.6,
    Role.INITIAL: 0.3,
    Role.NUMBER: 0.5,
    Role.GENERIC: 0.22,
    Role.PLACE: 0.16,
    Role.PARTICLE: 0.05,
}
_FLOOR = {True: 0.45, False: 0.35}  # the least a naming word weighs, persons or not
_ASKED_ALONE = {True: 0.85, False: 0.85}
_LISTED_ALONE = {True: 0.32, False: 0.50}
_BOTH_ALONE = {True: 0.75, False: 0.45}
ONE_WORD = 1.25
MARRIED = 0.25  # of the weight of one half of a double name, where the other meets
_BEST, _LITTLE, _STEEP = 0.98, 0.22, 1.1
# What a likeness below 1 costs, as a share of the word's weight.
_UNLIKE = 1.15


def word_weight(word: Word, weigh: Weigh, *, person: bool) -> float:
    """Give the weight of one word: its role's, and by rarity for words that name."""
    role = _ROLE_WEIGHT[word.role]
    if word.role in NAMING:
        floor = _FLOOR[person]
        return role * (floor + (1 - floor) * weigh(word.fold))
    if word.role is Role.GENERIC:
        return role * (0.3 + 1.2 * weigh(word.fold))
    return role


_Number = TypeVar("_Number", float, Floats)


def credit(likeness: _Number) -> _Number:
    """Give the share of a word's weight that a likeness (or an array of them) earns."""
    return 1 - _UNLIKE * (1 - likeness)


def coverage(
    met: float, whole: float, asked: float, listed: float, *, person: bool
) -> float:
    """Weigh what meets, of so much that could, against what stands alone on a side."""
    against = (
        _ASKED_ALONE[person] * asked
        + _LISTED_ALONE[person] * listed
        + _BOTH_ALONE[person] * min(asked, listed)
    )
    return max(met / (whole + against), 0.0)


def strength(amount: float) -> float:
    """Rare and long names that agree say more than short and common ones."""
    return _BEST * (1 - _LITTLE * exp(-_STEEP * amount))


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
    against = (
        np.where(person, _ASKED_ALONE[True], _ASKED_ALONE[False]) * asked
        + np.where(person, _LISTED_ALONE[True], _LISTED_ALONE[False]) * listed
        + np.where(person, _BOTH_ALONE[True], _BOTH_ALONE[False])
        * np.minimum(asked, listed)
    )
    best = met / np.maximum(whole + against, 1e-6)
    scored: Floats = best * _BEST * (1 - _LITTLE * np.exp(-_STEEP * met))
    return scored.astype(np.float32)


def best_case(
    *, met: Floats, asked: Floats, listed: Floats, person: npt.NDArray[np.bool_]
) -> Floats:
    """Work out the most that names may score of which so much weight meets.

    All are arrays, one entry a pair of names: *met* the weight of the words that meet
    less what they are unlike, *asked* and *listed* what the telling words of either
    weigh. The same figures as `coverage` and `strength`.
    """
    return covered(
        met=met,
        whole=met,
        asked=np.maximum(asked - met, 0),
        listed=np.maximum(listed - met, 0),
        person=person,
    )


def least_met(asked: Floats, needed: Floats, *, person: bool) -> Floats:
    """Work out the least weight that has to meet for a score of *needed*.

    Arrays, one entry a name: *asked* is what its telling words weigh. Never more than
    what `best_case` would ask for; infinite for a name that weighs infinitely much.
    """
    share = np.minimum(needed / _BEST, 1.0)
    alone = _ASKED_ALONE[person] * share * asked
    found = alone / (1 - share * (1 - _ASKED_ALONE[person]))
    if person:
        found = np.minimum(found, asked - SMALL)
    least: Floats = np.maximum(found, 0.0).astype(np.float32)
    return least


SMALL = 0.3
