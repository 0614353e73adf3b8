"""A few rows looked at quickly: most are like no listed name, and are left out.

What `_search` and `_lookup` do for many rows in flat arrays takes most of its time to
begin with. Here the same sums are made for one row by itself, and it is left out only
where they leave out every text.
"""

from bisect import bisect_left
from collections.abc import Sequence
from math import inf
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ._build import Shelf
from ._letters import joined_hash, neighbours, sieve_place
from ._lookup import Known, Lookup
from ._rows import Row
from ._scorecard import MARRIED, best_case, least_met_by_one, most_of_met
from ._spans import Places
from ._terms import Floats, Ints
from ._together import MOST_WORDS

# More rows are sooner looked at together.
MOST_ROWS = 8
# More listed words of texts are sooner weighed together.
_MOST_CLOSE = 256
# By how much a best case that is worked out word by word may fall short.
TOLERANCE = 0.03
# What sums may differ by that are added up in another order.
_ROUNDING = 1e-4


_Weights = tuple[list[float], list[float]]
_Due = tuple[float, float]

Sums = tuple[Ints, Floats]
"""Texts, and what words earn in each; a text may stand several times."""


class Seen(NamedTuple):
    """A row that is looked at closely: its place, and its sums.

    None where neighbouring words of it may be one listed word.
    """

    place: int
    sums: Sums | None


class Glance:
    """Sees which rows may be like a listed name; for one thread at a time."""

    def __init__(self, shelf: Shelf, lookup: Lookup) -> None:
        terms = shelf.terms
        self._shelf, self._terms, self._lookup = shelf, terms, lookup
        self._sums = np.zeros(len(shelf.name_of_text), np.float32)
        self._sieve, self._size = terms.sieve.data, len(terms.sieve)
        self._exact = terms.hashes.data, terms.joins.data
        self._spelt = terms.spelt.data
        self._person, self._weight = shelf.text_is_person.data, shelf.text_weight.data
        self._asides = terms.aside_starts.data

    def likely(self, rows: Sequence[Row], needed: Floats) -> list[Seen]:
        """Give the rows that may reach *needed* (rows by 2) of it."""
        numbers = self._lookup.numbered(rows).tolist()
        found, at = [], 0
        for place, row in enumerate(rows):
            words = self._lookup.known(numbers[at : at + len(row.words)])
            at += len(row.words)
            if self._is_joined(words):
                found.append(Seen(place, None))
            elif sums := self._likely_sums(row, words, needed[place]):
                found.append(Seen(place, sums))
        return found

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

    def _is_listed(self, table: int, number: int) -> bool:
        likely = self._sieve[sieve_place(number, self._size)]
        return bool(likely) and _is_among(number, self._exact[table])

    def _likely_sums(self, row: Row, words: Known, needed: Floats) -> Sums | None:
        """Give the sums of a row that are enough, as `Search._likely` sees it."""
        if not len(words.like):
            return None
        texts, met, earned, ends = self._sums_of(words)
        weighs, due = _weights(row, words), (needed.item(0), needed.item(1))
        asked = sum(weighs[0]), sum(weighs[1])
        sides = zip(asked, due, (True, False), strict=True)
        least = min([least_met_by_one(a, d, person=side) for a, d, side in sides])
        (kept,) = (met >= least - _ROUNDING).nonzero()
        if not len(kept):
            return None
        texts, met = texts[kept], met[kept]
        if len(kept) <= _MOST_CLOSE and not row.letters:
            like = ends.searchsorted(kept, "right")
            of = np.array(words.sizes).cumsum().searchsorted(like, "right")
            near = self._near(texts, of, earned[kept], weighs, due)
            return (texts[near], met[near]) if near else None
        person = self._shelf.text_is_person[texts]
        best = best_case(
            met=met,
            asked=_of_sides(person, asked),
            listed=self._shelf.text_weight[texts],
            person=person,
        )
        enough = best >= _of_sides(person, due) - _ROUNDING
        return (texts[enough], met[enough]) if enough.any() else None

    def _near(
        self, texts: Ints, of: Places, earned: Floats, weighs: _Weights, due: _Due
    ) -> list[int]:
        """Give the places of the texts that are near enough, each word meeting one.

        *texts* are those of listed words, *of* the word of the row that each is like,
        *earned* what it earns. What falls short here would in `closest_case`, too.
        """
        each = texts.tolist()
        most: dict[int, list[float]] = {}
        for text, word, value in zip(each, of.tolist(), earned.tolist(), strict=True):
            best = most.get(text)
            if best is None:
                best = most[text] = [0.0] * len(weighs[0])
            best[word] = max(best[word], value)
        enough = set()
        for text, best in most.items():
            person = bool(self._person[text])
            side = 0 if person else 1
            # What is told to tell nothing beside this text may be any word of the row.
            sure = self._asides[text] == self._asides[text + 1]
            left = zip(weighs[side], best, strict=True)
            alone = sum([own for own, met in left if not met]) if sure else 0.0
            bound = most_of_met(sum(best), alone, self._weight[text], person=person)
            if bound >= due[side] - TOLERANCE - _ROUNDING:
                enough.add(text)
        return [at for at, text in enumerate(each) if text in enough]

    def _sums_of(self, words: Known) -> tuple[Ints, Floats, Floats, Places]:
        """Add up what the words earn in each text that has one like them.

        For each listed word of a text: the text, the sum, and what it earns itself;
        and how many there are up to each of the words' listed ones.
        """
        terms, like = self._terms, words.like
        low = terms.starts[like]
        counts = terms.starts[like + 1] - low
        ends = counts.cumsum()
        places = np.arange(ends[-1])
        places += (low - ends + counts).repeat(counts)
        texts = terms.texts[places]
        earned = terms.weights[places] * words.credit.repeat(counts)
        # Should it be interrupted, what was added is not taken for nothing.
        sums, self._sums = self._sums, np.zeros(0, np.float32)
        if not len(sums):
            sums = np.zeros(len(self._shelf.name_of_text), np.float32)
        np.add.at(sums, texts, earned)
        met = sums[texts]
        sums[texts] = 0
        self._sums = sums
        return texts, met, earned, ends


def _of_sides(person: npt.NDArray[np.bool_], values: tuple[float, float]) -> Floats:
    """Give each text the value of persons, or that of all else."""
    return np.where(person, np.float32(values[0]), np.float32(values[1]))


def _weights(row: Row, words: Known) -> _Weights:
    """Weigh each word at the least, as of a person's name and as of anything else's.

    Infinitely much where the row is not read so.
    """
    person, company = words.person, words.company
    if row.doubled:
        person = [
            own * MARRIED if word in row.doubled else own
            for word, own in zip(row.words, person, strict=True)
        ]
    unread = [inf] * len(person)
    return person if row.person else unread, company if row.company else unread


def _is_among(number: int, table: memoryview) -> bool:
    at = bisect_left(table, number)
    return at < len(table) and table[at] == number
