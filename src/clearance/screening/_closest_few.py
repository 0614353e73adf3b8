"""The closest case of one row and a few texts: what `_pairing` does for many.

Arrays take most of their time to begin with; a text or two are sooner worked out with
plain numbers. A test holds the two together.
"""

from collections.abc import Sequence
from math import inf
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ._build import Shelf
from ._lookup import INITIALS, MOST_BITS, Known, Weights
from ._rows import Row
from ._scorecard import (
    ASKED_ALONE,
    BEST,
    MARRIED,
    SMALL,
    best_case_of,
    covered_by,
    judged_by,
    least_met_by_one,
    most_of_met,
)
from ._spans import Places
from ._terms import Floats, Ints

# By how much a best case that is worked out word by word may fall short.
TOLERANCE = 0.03
# More entries are sooner looked at together.
_MANY = 48
# What sums may differ by that are added up in another order.
ROUNDING = 1e-4


_Sides = tuple[float, float]


class Asked(NamedTuple):
    """A row: what each word weighs, all of them, and all at the least; what is due.

    Each as a person's and as anything else's, infinitely much where the row is not
    read so: `needed` is what the row must score, `eased` what it must in a sum of all
    words, and `least_met` the least that has to meet for that.
    """

    row: Row
    words: Known
    weighs: Weights
    sums: _Sides
    least: _Sides
    needed: _Sides
    eased: _Sides
    least_met: float

    @classmethod
    def of(cls, row: Row, words: Known, needed: _Sides, eased: _Sides) -> "Asked":
        """Lay a row out; see `Search.candidates` for what it needs."""
        weighs = _weighed(row, words.weighs)
        least = _sums_of(row, _weighed(row, words.least))
        least_met = min(
            least_met_by_one(least[0], eased[0], person=True),
            least_met_by_one(least[1], eased[1], person=False),
        )
        sums = _sums_of(row, weighs)
        return cls(row, words, weighs, sums, least, needed, eased, least_met)


def least_beside(needed: float, *, person: bool) -> float:
    """Give how many times what is left alone has to meet to score *needed*.

    Only where as much is left alone as makes a name more than one word.
    """
    share = max(needed - TOLERANCE - ROUNDING, 0.0) / BEST
    return ASKED_ALONE[person] * share / (1 - share) if share < 1 else inf


def is_plain(asked: Asked) -> bool:
    """Say whether a row can be looked at by `ClosestFew`: it has no initials."""
    return not asked.row.letters and len(asked.row.words) <= MOST_BITS


class Meets(NamedTuple):
    """Words of a row that may be listed words of texts, one entry each.

    The text, what all words earn in it, the word of the row, what it earns, and the
    place of the listed word among those of all texts (`Terms.texts`).
    """

    texts: Ints
    met: Floats
    words: Places
    earned: Floats
    places: Places

    def only(self, kept: npt.NDArray[np.integer]) -> "Meets":
        """Keep some entries."""
        return Meets._make([column[kept] for column in self])


class ClosestFew:
    """Works out closest cases of a few texts; for one thread at a time."""

    def __init__(self, shelf: Shelf) -> None:
        terms = shelf.terms
        self._shelf = shelf
        self._person, self._weight = shelf.text_is_person.data, shelf.text_weight.data
        self._aside_starts, self._asides = terms.aside_starts.data, terms.asides
        self._weights = terms.weights.data
        # Also of words written as one, which tell nothing nowhere.
        self._aside = np.zeros(len(terms.starts) - 1, np.bool_)
        self._aside[: len(terms.aside)] = terms.aside
        # Of the words of texts, in the order of terms, the places in that of texts.
        self._listed = np.argsort(terms.text_terms, kind="stable").data

    def near(self, asked: Asked, meets: Meets) -> list[tuple[int, float]]:
        """Give the texts that are near enough, and their closest cases.

        Those that `Search` finds, where no word is an initial and none are joined.
        """
        beside = (
            least_beside(asked.needed[0], person=True),
            least_beside(asked.needed[1], person=False),
        )
        sure = self._sure(asked)
        if len(meets.texts) > _MANY:
            meets = self._sifted(asked, meets, beside, sure)
        by_text: dict[int, list[int]] = {}
        for at, text in enumerate(meets.texts.tolist()):
            if text in by_text:
                by_text[text].append(at)
            else:
                by_text[text] = [at]
        words, earned = meets.words.tolist(), meets.earned.tolist()
        found = []
        for text, entries in by_text.items():
            side = 0 if self._person[text] else 1
            if asked.sums[side] == inf:
                continue
            # What tells nothing beside a text does not stand alone.
            has_asides = self._aside_starts[text] != self._aside_starts[text + 1]
            weighs = sure[side] if has_asides else asked.weighs[side]
            most, alone = _most(entries, words, earned, weighs)
            if alone >= SMALL and most < alone * beside[side]:
                continue
            if not self._may_be_near(asked, text, most, alone):
                continue
            some = [(earned[n], words[n], meets.places.item(n)) for n in entries]
            best = self._closest(asked, text, some)
            enough = best >= asked.needed[side] - TOLERANCE
            if enough and self._is_likely(asked, text, meets.met.item(entries[0])):
                found.append((text, best))
        return found

    def _sure(self, asked: Asked) -> Weights:
        """Weigh only words that tell something beside every listed name."""
        words = asked.words
        (some,) = self._aside[words.like].nonzero()
        if not len(some):
            return asked.weighs
        of = np.array(words.sizes).cumsum().searchsorted(some, "right")
        aside = set(of.tolist())
        person, company = (
            [0.0 if at in aside else own for at, own in enumerate(weighs)]
            for weighs in asked.weighs
        )
        return person, company

    def _sifted(
        self, asked: Asked, meets: Meets, beside: _Sides, sure: Weights
    ) -> Meets:
        """Leave out the texts in which too little meets beside what is left alone.

        As `near` sees it, of all of them at once.
        """
        shelf = self._shelf
        texts, of = np.unique(meets.texts, return_inverse=True)
        most = np.zeros((len(texts), len(asked.weighs[0])), np.float32)
        np.maximum.at(most, (of, meets.words), meets.earned)
        starts = shelf.terms.aside_starts
        side = np.where(shelf.text_is_person[texts], 0, 1)
        has_asides = starts[texts] != starts[texts + 1]
        weighs = np.array([*asked.weighs, *sure], np.float32)[side + 2 * has_asides]
        alone = ((most == 0) * weighs).sum(axis=1)
        enough = most.sum(axis=1) >= alone * np.array(beside)[side] - ROUNDING
        (kept,) = (enough | (alone < SMALL + ROUNDING))[of].nonzero()
        return meets.only(kept)

    def _may_be_near(self, asked: Asked, text: int, most: float, alone: float) -> bool:
        """Bound the case by the *most* that meets and the least left *alone*."""
        person = bool(self._person[text])
        bound = most_of_met(most, alone, self._weight[text], person=person)
        needed = asked.needed[0 if person else 1]
        return bound >= needed - TOLERANCE - ROUNDING

    def _is_likely(self, asked: Asked, text: int, met: float) -> bool:
        """Say whether the sum of all words is enough, as `Search` sees it."""
        person = bool(self._person[text])
        side = 0 if person else 1
        if met < asked.least_met:
            return False
        listed = self._weight[text]
        best = best_case_of(met, asked.least[side], listed, person=person)
        return best >= asked.eased[side]

    def _closest(
        self, asked: Asked, text: int, entries: Sequence[tuple[float, int, int]]
    ) -> float:
        """Work out the closest case, as `_pairing` does; at the most if too little."""
        person = bool(self._person[text])
        weighs = asked.weighs[0 if person else 1]
        size = len(self._listed)
        ordered = [
            (-earned, -weighs[word], word, self._listed[at] if at < size else at, at)
            for earned, word, at in entries
        ]
        ordered.sort()
        taken, listed = set[int](), set[int]()
        met = whole = 0.0
        for earned, _, word, theirs, at in ordered:
            if word not in taken and theirs not in listed:
                taken.add(word)
                listed.add(theirs)
                met -= earned
                whole += self._weights[at]
        left = [at for at in range(len(weighs)) if at not in taken]
        alone = sum([weighs[at] for at in self._counted(asked, text, left)])
        rest = self._weight[text] - whole
        best = covered_by(met, whole, alone, max(rest, 0.0), person=person)
        if best < asked.needed[0 if person else 1] - TOLERANCE:
            # It would only be lowered.
            return best
        # What may be initials of the other name's words is not alone for certain.
        sizes = asked.words.texts
        unsure = any(sizes[at][1] <= INITIALS for at in left)
        single = len(taken) == 1 and not (person and max(listed) >= size)
        return judged_by(
            best,
            asked=0.0 if unsure else alone,
            listed=rest,
            alone=met / whole if single else 0.0,
            person=person,
            syllabic=asked.row.syllabic,
        )

    def _counted(self, asked: Asked, text: int, left: list[int]) -> list[int]:
        """Leave out of words left those that the text has and that tell nothing."""
        low, high = self._aside_starts[text], self._aside_starts[text + 1]
        if low == high or not left:
            return left
        asides = self._asides[low:high]
        ends = np.cumsum(asked.words.sizes).tolist()
        like = asked.words.like
        spans = {at: slice(ends[at] - asked.words.sizes[at], ends[at]) for at in left}
        return [at for at in left if not _share(like[spans[at]], asides)]


def _share(one: Ints, other: Ints) -> bool:
    return not set(one.tolist()).isdisjoint(other.tolist())


def _most(
    entries: Sequence[int],
    words: Sequence[int],
    earned: Sequence[float],
    weighs: Sequence[float],
) -> tuple[float, float]:
    """Give the most that words earn, each meeting one, and what is left alone."""
    if len(entries) == 1:
        (at,) = entries
        return earned[at], sum(weighs) - weighs[words[at]]
    best: dict[int, float] = {}
    for at in entries:
        word, value = words[at], earned[at]
        if value > best.get(word, 0.0):
            best[word] = value
    left = [own for word, own in enumerate(weighs) if word not in best]
    return sum(best.values()), sum(left)


def _weighed(row: Row, weights: Weights) -> Weights:
    """Weigh the halves of double names for less, in persons' names (`married`)."""
    person, company = weights
    if row.doubled:
        person = [
            own * MARRIED if word in row.doubled else own
            for word, own in zip(row.words, person, strict=True)
        ]
    return person, company


def _sums_of(row: Row, weights: Weights) -> _Sides:
    person, company = weights
    return sum(person) if row.person else inf, sum(company) if row.company else inf
