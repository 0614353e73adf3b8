"""A few rows looked at quickly: most are like no listed name, and are left out.

What `_search` and `_lookup` do for many rows in flat arrays takes most of its time to
begin with. Here the same sums are made for one row by itself, and it is left out only
where they leave out every text.
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from clearance.screening._arrays import joined_hash, neighbours, rows_of, sieve_place
from clearance.screening._fit import best_case
from clearance.screening._listed import Floats, Ints, Shelf
from clearance.screening._words import (
    JOINED,
    MOST_BITS,
    MOST_WORDS,
    WHOLE,
    Known,
    Lookup,
    Row,
)

from ._closest_few import ROUNDING, ClosestFew, Meets
from ._one_row import Asked, Joined

# More rows are sooner looked at together.
MOST_ROWS = 8
# More listed words of texts are sooner weighed together.
_MOST_CLOSE = 256
Sums = tuple[Ints, Floats]
"""Texts, and what words earn in each; a text may stand several times."""


class Seen(NamedTuple):
    """A row that is looked at closely: its place, and its sums.

    None where neighbouring words of it may be one listed word.
    """

    place: int
    sums: Sums | None


class Near(NamedTuple):
    """A row that was looked at closely: its place, the texts near it and how near."""

    place: int
    texts: list[tuple[int, float]]


class Glance:
    """Sees which rows may be like a listed name; for one thread at a time."""

    def __init__(self, shelf: Shelf, lookup: Lookup) -> None:
        terms = shelf.terms
        self._shelf, self._terms, self._lookup = shelf, terms, lookup
        self._sums = np.zeros(len(shelf.name_of_text), np.float32)
        self._sieve, self._size = terms.sieve.data, len(terms.sieve)
        self._ends = terms.starts[1:]
        self._exact = terms.hashes.data, terms.joins.data
        self._spelt = terms.spelt.data
        self._tables = [
            (terms.hashes.data, terms.hashed.data),
            (terms.joins.data, terms.joined.data),
            (terms.spelt.data, terms.spelt_terms.data),
        ]
        self._closest = ClosestFew(shelf)

    def likely(
        self, rows: Sequence[Row], needed: Floats, eased: Floats
    ) -> tuple[list[Near], list[Seen]]:
        """Give the rows that are near a text, and those that are to be looked at.

        *needed* and *eased* (rows by 2) as `Search` has them; all other rows are near
        none.
        """
        numbers = self._lookup.numbered(rows).tolist()
        near: list[Near] = []
        found: list[Seen] = []
        at = 0
        for place, row in enumerate(rows):
            words = self._lookup.known(numbers[at : at + len(row.words)])
            at += len(row.words)
            joins = self._joins_of(words) if self._is_joined(words) else ()
            due = needed[place].tolist(), eased[place].tolist()
            asked = Asked.of(row, words, due, joins)
            meets = self._met(asked)
            if meets is None:
                continue
            if row.letters or len(meets.texts) > _MOST_CLOSE:
                meets = self._enough(asked, meets)
            if len(meets.texts) <= _MOST_CLOSE and len(row.words) <= MOST_BITS:
                if texts := self._closest.near(asked, meets):
                    near.append(Near(place, texts))
            elif len(meets.texts):
                sums = None if joins else (meets.texts, meets.met)
                found.append(Seen(place, sums))
        return near, found

    def _is_joined(self, words: Known) -> bool:
        """Say whether words written as one may be a listed word, or a whole name."""
        texts, folds = words.texts, words.folds
        if len(texts) == 1:
            return False
        spelt = neighbours(texts[:MOST_WORDS])
        folded = spelt if texts == folds else neighbours(folds[:MOST_WORDS])
        for number in folded if folded is spelt else (*folded, *spelt):
            if self._is_listed(0, number):
                return True
        for number in spelt:
            if _is_among(number, self._spelt):
                return True
        return len(texts) <= MOST_WORDS and (
            self._is_listed(1, joined_hash(folds))
            or (folded is not spelt and self._is_listed(1, joined_hash(texts)))
        )

    def _joins_of(self, words: Known) -> list[Joined]:
        """List the words that are one listed word, or a whole name, as `Together`."""
        texts, folds = words.texts, words.folds
        count, found = len(texts), []
        for size in (2, 3):
            for first in range(min(count, MOST_WORDS) - size + 1):
                run = slice(first, first + size)
                number, spelt = joined_hash(folds[run]), joined_hash(texts[run])
                term = self._term(0, number)
                if term < 0:
                    term = self._term(0, spelt)
                if term < 0:
                    term = self._term(2, spelt)
                if term >= 0:
                    found.append(Joined(first, size, term, JOINED))
        if 1 < count <= MOST_WORDS:
            term = self._term(1, joined_hash(folds))
            if term < 0:
                term = self._term(1, joined_hash(texts))
            if term >= 0:
                found.append(Joined(0, count, term, WHOLE))
        return found

    def _term(self, table: int, number: int) -> int:
        """Find the term of a number in one of the tables; -1 for none."""
        numbers, terms = self._tables[table]
        at = bisect_left(numbers, number)
        found = at < len(numbers) and numbers[at] == number
        return terms[at] if found else -1

    def _is_listed(self, table: int, number: int) -> bool:
        likely = self._sieve[sieve_place(number, self._size)]
        return bool(likely) and _is_among(number, self._exact[table])

    def _enough(self, asked: Asked, meets: Meets) -> Meets:
        """Keep the texts of which the sum is enough, as `Search._likely` sees it."""
        person = self._shelf.text_is_person[meets.texts]
        best = best_case(
            met=meets.met,
            asked=_of_sides(person, asked.least),
            listed=self._shelf.text_weight[meets.texts],
            person=person,
        )
        (kept,) = (best >= _of_sides(person, asked.eased) - ROUNDING).nonzero()
        return meets.only(kept)

    def _met(self, asked: Asked) -> Meets | None:
        """Add up what the words earn in each text that has one like them.

        Gives the texts in which that may be enough; None for none.
        """
        terms, words = self._terms, asked.words
        like = words.like
        if not len(like):
            return None
        low = terms.starts.take(like)
        counts = self._ends.take(like) - low
        ends = counts.cumsum()
        texts, earned = rows_of(
            like, terms.starts, terms.texts, terms.weights, int(ends[-1])
        )
        earned *= words.credit.repeat(counts)
        # Should it be interrupted, what was added is not taken for nothing.
        sums, self._sums = self._sums, np.zeros(0, np.float32)
        if not len(sums):
            sums = np.zeros(len(self._shelf.name_of_text), np.float32)
        np.add.at(sums, texts, earned)
        met = sums.take(texts)
        sums[texts] = 0
        self._sums = sums
        (kept,) = (met >= asked.least_met - ROUNDING).nonzero()
        if not len(kept):
            return None
        of = ends.searchsorted(kept, "right")
        places = kept + (low - ends + counts).take(of)
        at = np.array(words.sizes).cumsum().searchsorted(of, "right")
        return Meets(texts.take(kept), met.take(kept), at, earned.take(kept), places)


def _of_sides(person: npt.NDArray[np.bool_], values: tuple[float, float]) -> Floats:
    """Give each text the value of persons, or that of all else."""
    return np.where(person, np.float32(values[0]), np.float32(values[1]))


def _is_among(number: int, table: memoryview) -> bool:
    at = bisect_left(table, number)
    return at < len(table) and table[at] == number
