"""Reasons to take two listed things for one, in order of their strength."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from ._contradictions import Strength

# A value that so many things share names nobody: a placeholder, a register's number.
TOO_MANY = 60


class Rank(IntEnum):
    """The order in which evidence is believed, strongest first."""

    STATED = 0
    THING_ITSELF = 1
    DECISIVE = 2
    PASSPORT = 3
    NUMBER = 4
    TWO_NUMBERS = 5
    BORN_SAME_DAY = 6
    BORN_SAME_DAY_NAME_ALIKE = 7
    BORN_SAME_YEAR = 8
    BORN_SLIP = 9
    BODY_NAME = 10
    FULL_NAME = 11


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason to take two things for one.

    `rule` names the kind of reason, `sentence` is the explanation; of several of one
    rule the one of the greatest `weight` is told.
    """

    rank: Rank
    one: str
    other: str
    rule: str
    sentence: str
    strength: Strength
    weight: int = 0


def ordered(found: Iterable[Evidence]) -> list[Evidence]:
    """Order evidence, strongest first; the order depends on the things alone."""
    return sorted(
        found, key=lambda e: (e.rank, e.one, e.other, e.rule, -e.weight, e.sentence)
    )
