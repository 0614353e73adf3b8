"""The closest case of one row and a few texts: what `_pairing` does for many.

Arrays take most of their time to begin with; a text or two are sooner worked out with
plain numbers. A test holds the two together.
"""

from collections.abc import Collection, Sequence
from functools import cached_property, reduce
from math import inf
from operator import or_
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from clearance.screening._arrays import Places
from clearance.screening._fit import (
    ASKED_ALONE,
    BEST,
    INITIAL_EARNS,
    INITIAL_WEIGHT,
    SMALL,
    best_case_of,
    covered_by,
    judged_by,
    most_of_met,
)
from clearance.screening._listed import Floats, Ints, Shelf, initial
from clearance.screening._words import INITIALS

from ._one_row import Asked, Sides, left_of

# By how much a best case that is worked out word by word may fall short.
TOLERANCE = 0.03
# More entries are sooner looked at together.
_MANY = 128
# What sums may differ by that are added up in another order.
ROUNDING = 1e-4


def least_beside(needed: float, *, person: bool) -> float:
    """Give how many times what is left alone has to meet to score *needed*.

    Only where as much is left alone as makes a name more than one word.
    """
    share = max(needed - TOLERANCE - ROUNDING, 0.0) / BEST
    return ASKED_ALONE[person] * share / (1 - share) if share < 1 else inf


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
        self._aside_starts = terms.aside_starts.data
        self._asides = terms.asides.data
        self._weights = terms.weights.data
        # Also of words written as one, which tell nothing nowhere.
        self._aside = np.zeros(len(terms.starts) - 1, np.bool_)
        self._aside[: len(terms.aside)] = terms.aside
        self._starts, self._weights_there = (
            terms.text_starts.data,
            terms.text_weights.data,
        )
        # Of the words of texts, in the order of terms, the places in that of texts.
        self._listed = np.argsort(terms.text_terms, kind="stable").data

    @cached_property
    def _begins(self) -> Sequence[int]:
        begins: Sequence[int] = self._shelf.terms.begins.data
        return begins

    def near(self, asked: Asked, meets: Meets) -> list[tuple[int, float]]:
        """Give the texts that are near enough, and their closest cases.

        Those that `Search` finds.
        """
        beside = (
            least_beside(asked.needed[0], person=True),
            least_beside(asked.needed[1], person=False),
        )
        idle = self._idle(asked)
        letters = _begins(asked)
        if len(meets.texts) > _MANY and not letters:
            meets = self._sifted(asked, meets, beside, idle)
        by_text: dict[int, list[int]] = {}
        for at, text in enumerate(meets.texts.tolist()):
            if text in by_text:
                by_text[text].append(at)
            else:
                by_text[text] = [at]
        words, earned = meets.words.tolist(), meets.earned.tolist()
        covers, found = asked.covers, []
        left = _Left(asked.weighs[0]), _Left(asked.weighs[1])
        for text, entries in by_text.items():
            side = 0 if self._person[text] else 1
            if asked.sums[side] == inf:
                continue
            most, met = _most(entries, words, earned, covers)
            # What tells nothing beside a text does not stand alone.
            nothing = self._nothing(text, idle) if idle else 0
            alone = left[side][met | nothing]
            if letters and not side:
                most += INITIAL_EARNS * self._begun(text, letters)
            if alone >= SMALL and most < alone * beside[side]:
                continue
            if not self._may_be_near(asked, text, most, alone):
                continue
            some = [(earned[n], words[n], meets.places.item(n)) for n in entries]
            best = self._closest(asked, text, some, nothing)
            enough = best >= asked.needed[side] - TOLERANCE
            if enough and self._is_likely(asked, text, meets.met.item(entries[0])):
                found.append((text, best))
        return found

    def _idle(self, asked: Asked) -> dict[int, int]:
        """Give bits for the words of a row that are like words that may tell nothing.

        By the terms of these.
        """
        words, found = asked.words, dict[int, int]()
        (some,) = self._aside[words.like].nonzero()
        if len(some):
            of = np.array(words.sizes).cumsum().searchsorted(some, "right")
            pairs = zip(words.like[some].tolist(), of.tolist(), strict=True)
            for term, word in pairs:
                if word < len(asked.row.words):
                    found[term] = found.get(term, 0) | 1 << word
        return found

    def _nothing(self, text: int, idle: dict[int, int]) -> int:
        """Give bits for the words of a row that tell nothing beside a text."""
        bits = 0
        for term in self._asides[
            self._aside_starts[text] : self._aside_starts[text + 1]
        ]:
            bits |= idle.get(term, 0)
        return bits

    def _sifted(
        self, asked: Asked, meets: Meets, beside: Sides, idle: dict[int, int]
    ) -> Meets:
        """Leave out the texts in which too little meets beside what is left alone.

        As `near` sees it, of all of them at once.
        """
        shelf = self._shelf
        texts, of = np.unique(meets.texts, return_inverse=True)
        most = np.zeros((len(texts), len(asked.covers)), np.float32)
        np.maximum.at(most, (of, meets.words), meets.earned)
        covers = np.array(asked.covers)
        met = np.bitwise_or.reduce((most > 0) * covers, axis=1)
        side = np.where(shelf.text_is_person[texts], 0, 1)
        # Wherever they may tell nothing, they do not stand alone here.
        met |= reduce(or_, idle.values(), 0)
        alone_there = (met[:, None] & covers[: len(asked.row.words)]) == 0
        alone = (alone_there * np.array(asked.weighs, np.float32)[side]).sum(axis=1)
        enough = most.sum(axis=1) >= alone * np.array(beside)[side] - ROUNDING
        (kept,) = (enough | (alone < SMALL + ROUNDING))[of].nonzero()
        return meets.only(kept)

    def _begun(
        self, text: int, letters: list[int], *, but: Collection[int] | None = None
    ) -> float:
        """Weigh the words of a text that begin with letters: at the most all of them.

        Where it is known which words meet others (*but*), each letter is one word's,
        and is taken out of *letters*.
        """
        low, high = self._starts[text], self._starts[text + 1]
        weight = 0.0
        for at in range(low, high):
            first = self._begins[at]
            if first in letters and (but is None or at not in but):
                weight += self._weights_there[at]
                if but is not None:
                    letters.remove(first)
        return weight

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
        self,
        asked: Asked,
        text: int,
        entries: Sequence[tuple[float, int, int]],
        nothing: int,
    ) -> float:
        """Work out the closest case, as `_pairing` does; at the most if too little.

        *nothing* are the words that tell nothing beside the text.
        """
        person = bool(self._person[text])
        own, covers = asked.own[0 if person else 1], asked.covers
        size = len(self._listed)
        ordered = [
            (
                -earned, -own[word], covers[word],
                self._listed[at] if at < size else at, at,
            )
            for earned, word, at in entries
        ]  # fmt: skip
        ordered.sort()
        taken, listed = 0, set[int]()
        met = whole = 0.0
        for earned, _, bits, theirs, at in ordered:
            if not bits & taken and theirs not in listed:
                taken |= bits
                listed.add(theirs)
                met -= earned
                whole += self._weights[at]
        alone = left_of(asked.weighs[0 if person else 1], taken | nothing)
        letters = _begins(asked) if person else []
        begun = self._begun(text, letters, but=listed) if letters else 0.0
        rest = self._weight[text] - whole - begun
        best = covered_by(
            met + INITIAL_EARNS * begun,
            whole + begun,
            alone + _unmet(asked, letters, taken),
            max(rest, 0.0),
            person=person,
        )
        if best < asked.needed[0 if person else 1] - TOLERANCE:
            # It would only be lowered.
            return best
        # What may be initials of the other name's words is not alone for certain.
        sizes = asked.words.texts
        unsure = any(
            size <= INITIALS and not taken >> at & 1
            for at, (_, size) in enumerate(sizes)
        )
        single = len(listed) == 1
        if person:
            # Several words written as one, on either side, are more than one.
            single = single and max(listed) < size and taken.bit_count() == 1
        return judged_by(
            best,
            asked=0.0 if unsure else alone,
            listed=rest,
            alone=met / whole if single else 0.0,
            person=person,
            syllabic=asked.row.syllabic,
        )


class _Left(dict[int, float]):
    """What the words of a row weigh that have no bit: many texts leave the same."""

    def __init__(self, weighs: Sequence[float]) -> None:
        super().__init__()
        self._weighs = weighs

    def __missing__(self, bits: int) -> float:
        found = self[bits] = left_of(self._weighs, bits)
        return found


def _begins(asked: Asked) -> list[int]:
    """Give the first letters that a row's words of one letter stand for."""
    return [ord(initial(word)) & 0xFF for word in asked.row.letters]


def _unmet(asked: Asked, left: Sequence[int], taken: int) -> float:
    """Weigh initials that stand for nothing; *left* are those that no word begins with.

    "A. R." is Abd al-Rahman, so that one of them may be no word of its own.
    """
    words = enumerate(asked.row.words)
    met = sum([taken >> at & 1 for at, word in words if len(word) == 1]) if left else 0
    return INITIAL_WEIGHT * max(len(left) - met - 1, 0)


def _most(
    entries: Sequence[int],
    words: Sequence[int],
    earned: Sequence[float],
    covers: Sequence[int],
) -> tuple[float, int]:
    """Give the most that words earn, each meeting one, and bits for those that do."""
    if len(entries) == 1:
        (at,) = entries
        return earned[at], covers[words[at]]
    best: dict[int, float] = {}
    met = 0
    for at in entries:
        word, value = words[at], earned[at]
        if value > best.get(word, 0.0):
            best[word] = value
            met |= covers[word]
    return sum(best.values()), met
