"""One row laid out with plain numbers: what its words weigh, and which are joined."""

from collections.abc import Sequence
from math import inf
from typing import NamedTuple

import numpy as np

from clearance.screening._fit import MARRIED, least_met_by_one
from clearance.screening._words import WHOLE, Known, Row, Weights

Sides = tuple[float, float]
"""A figure for names of persons, and one for all others."""


class Joined(NamedTuple):
    """Words of a row that are one listed word: the first, how many, which, what for."""

    first: int
    size: int
    term: int
    credit: np.float32

    @property
    def covers(self) -> int:
        """A bit for each of the words."""
        return ((1 << self.size) - 1) << self.first


class Asked(NamedTuple):
    """A row: what each word weighs, all of them, and all at the least; what is due.

    Each as a person's and as anything else's, infinitely much where the row is not
    read so: `needed` is what the row must score, `eased` what it must in a sum of all
    words, and `least_met` the least that has to meet for that. Behind the words stand
    those that are written as one: `covers` has bits for the words that each one is,
    `own` what these weigh, and `words` which listed ones they may be.
    """

    row: Row
    words: Known
    weighs: Weights
    covers: list[int]
    own: Weights
    sums: Sides
    least: Sides
    needed: Sides
    eased: Sides
    least_met: float

    @classmethod
    def of(
        cls,
        row: Row,
        words: Known,
        due: tuple[Sides, Sides],
        joins: Sequence[Joined] = (),
    ) -> "Asked":
        """Lay a row out; *due* is what it needs, and eased: see `Search.candidates`."""
        weighs, sparing = _weighed(row, words.weighs), _weighed(row, words.least)
        least, needed, eased = _sums_of(row, sparing), *due
        covers, own = [1 << at for at in range(len(row.words))], weighs
        if joins:
            words = _with_joins(words, joins)
            covers += [one.covers for one in joins]
            own = _own(weighs[0], covers), _own(weighs[1], covers)
            least = (
                _less(least[0], sparing[0], joins),
                _less(least[1], sparing[1], joins),
            )
        least_met = min(
            least_met_by_one(least[0], eased[0], person=True),
            least_met_by_one(least[1], eased[1], person=False),
        )
        sums = _sums_of(row, weighs)
        return cls(
            row, words, weighs, covers, own, sums, least, needed, eased, least_met
        )


def _with_joins(words: Known, joins: Sequence[Joined]) -> Known:
    terms, credit = [one.term for one in joins], [one.credit for one in joins]
    return words._replace(
        sizes=words.sizes + [1] * len(joins),
        like=np.concatenate([words.like, np.array(terms, np.int32)]),
        credit=np.concatenate([words.credit, np.array(credit, np.float32)]),
    )


def _own(weighs: Sequence[float], covers: Sequence[int]) -> list[float]:
    return [sum(weighs) - left_of(weighs, bits) for bits in covers]


def left_of(weighs: Sequence[float], bits: int) -> float:
    """Weigh the words that have no bit."""
    return sum([own for at, own in enumerate(weighs) if not bits >> at & 1])


def _less(least: float, sparing: Sequence[float], joins: Sequence[Joined]) -> float:
    """Count words that are one listed word as one, as `Lookup.draw` does."""
    runs = [one for one in joins if one.credit != WHOLE]
    ends = [(one.first + 1, one.first + one.size) for one in runs]
    return least - sum([sum(sparing[low:high]) for low, high in ends])


def _weighed(row: Row, weights: Weights) -> Weights:
    """Weigh the halves of double names for less, in persons' names (`married`)."""
    person, company = weights
    if row.doubled:
        person = [
            own * MARRIED if word in row.doubled else own
            for word, own in zip(row.words, person, strict=True)
        ]
    return person, company


def _sums_of(row: Row, weights: Weights) -> Sides:
    person, company = weights
    return sum(person) if row.person else inf, sum(company) if row.company else inf
