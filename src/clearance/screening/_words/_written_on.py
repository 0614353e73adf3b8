"""Words that are several listed ones written as one, of which one has a slip.

Only words are looked at that are on no list. Each beginning and each end of such a word
that is a listed one leaves a middle; what that is a slip of stands between them in the
names that are looked for.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

import numpy as np

from clearance.screening._arrays import (
    BASE,
    POWERS,
    Hashes,
    Places,
    found_in,
    joined_hashes,
    sieve_place,
    slips_of,
    spread,
)
from clearance.screening._listed import Ints, Terms

from ._alike import Alike
from ._spelt import Spelt

# Letters of words that are looked at, of the words that the slip is in, and of others.
LEAST, _MOST, _LEAST_SLIPPED, _LEAST_PART = 9, 36, 4, 3
# How like what was written is to several words of a name.
LIKE = float(np.float32(0.96))
# By what each power of `BASE` is multiplied to be 1: it is odd, and so has an inverse.
_INVERSES = np.cumprod(
    np.array([1, *[pow(BASE, -1, 1 << 64)] * (_MOST - 1)], dtype=np.uint64)
)
_POWERS: list[int] = POWERS[: _MOST + 1].tolist()
_WHOLE = (1 << 64) - 1
# The number of some letters and how many they are.
_Part = tuple[int, int]
_NOTHING = 0, 0


class WrittenOn:
    """Finds the words of listed names that were written as one with a slip."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self._sieve = terms.sieve.data
        self._folds, self._joins = terms.hashes.data, terms.joins.data

    def with_more(self, asked: Spelt, found: Alike) -> Alike:
        """Add what `find` finds of the words that are on no list."""
        at = np.flatnonzero((asked.text_sizes >= LEAST) & ~asked.bare)
        at = at[self._terms.find_all(asked.hashes[at]) < 0]
        at = at[self._terms.find_joined(asked.hashes[at]) < 0]
        more = self.find([asked.texts[place] for place in at.tolist()])
        return found.with_few(replace(more, asked=at[more.asked]))

    def find(self, words: Sequence[str]) -> Alike:
        """Find the terms that words may be, as they are spelt; each pair once."""
        terms = self._terms
        some = [at for at, word in enumerate(words) if is_long(word)]
        if not some:
            return _NONE
        sums, sizes = _summed([words[at] for at in some])
        heads, tails = self._cuts(sums, sizes)
        head, tail = _middles(heads, tails, sizes)
        of, begin, end = heads.words[head], heads.cuts[head], tails.cuts[tail]
        keys, middle = _middle_keys(sums, of, begin, end)
        which, places = found_in(terms.slips, keys)
        head, tail = head[middle[which]], tail[middle[which]]
        joined = self._between(heads.parts[:, head], places, tails.parts[:, tail])
        kept = np.flatnonzero(joined >= 0)
        own = np.array(some)[heads.words[head[kept]]]
        one, found = _once(own, joined[kept].astype(np.int64))
        return Alike(one, found, np.full(len(one), LIKE, np.float32))

    @cached_property
    def _hashes(self) -> Hashes:
        found = np.zeros(len(self._terms.hashes), np.uint64)
        found[self._terms.hashed] = self._terms.hashes
        return found

    def _cuts(self, sums: Hashes, sizes: Places) -> tuple["_Cuts", "_Cuts"]:
        """Find the beginnings of words that are listed ones, or several, and the ends.

        That nothing stands before or behind is among them.
        """
        every, none = np.arange(len(sizes)), np.zeros_like(sizes)
        of, cut = spread(np.full_like(sizes, _LEAST_PART), sizes - _LEAST_PART + 1)
        heads = self._parts(sums, of, none[of], cut)
        tails = self._parts(sums, of, cut, sizes[of])
        return (
            heads._replace(cuts=cut[heads.cuts]).with_nothing(every, none),
            tails._replace(cuts=cut[tails.cuts]).with_nothing(every, sizes),
        )

    def _parts(self, sums: Hashes, of: Places, low: Places, high: Places) -> "_Cuts":
        """Find the parts of words that are listed ones; their places as cuts."""
        terms = self._terms
        keys = _part(sums, of, low, high)
        found = terms.find_all(keys)
        found = np.where(found >= 0, found, terms.find_spelt(keys))
        single = found >= 0
        kept = np.flatnonzero(single | (terms.find_joined(keys) >= 0))
        keys, single, found = keys[kept], single[kept], found[kept]
        sizes = np.where(single, terms.shapes.lengths[found], (high - low)[kept])
        return _Cuts(of[kept], kept, np.where(single, self._hashes[found], keys), sizes)

    def find_one(self, word: str) -> set[int]:
        """Do what `find` does, for one word with plain numbers."""
        if not is_long(word):
            return set()
        size = len(word)
        sums = _begins_of(word)
        cuts = range(_LEAST_PART, size - _LEAST_PART + 1)
        heads = [(0, _NOTHING), *self._parts_of((cut, sums[cut], cut) for cut in cuts)]
        tails = [
            (size, _NOTHING),
            *self._parts_of(
                (cut, _number_between(sums, cut, size), size - cut) for cut in cuts
            ),
        ]
        keys, counts = list[int](), list[int]()
        before, behind = list[_Part](), list[_Part]()
        for begin, head in heads:
            for end, tail in tails:
                if _LEAST_SLIPPED <= end - begin < size:
                    slips, _ = slips_of(word[begin:end])
                    keys += slips
                    counts.append(len(slips))
                    before.append(head)
                    behind.append(tail)
        if not keys:
            return set()
        which, places = _found_in(self._terms.slips, keys)
        if not len(which):
            return set()
        at = np.repeat(np.arange(len(counts)), counts)[which]
        sides = [np.array(some, np.uint64)[at].T for some in (before, behind)]
        found = {*self._between(sides[0], places, sides[1]).tolist()}
        found.discard(-1)
        return found

    def _parts_of(
        self, parts: Iterable[tuple[int, int, int]]
    ) -> Iterator[tuple[int, _Part]]:
        """Give of parts (where cut, number, letters) those that are listed words."""
        for cut, number, letters in parts:
            if (likely := self._may_be(number)) and _is_among(number, self._folds):
                yield cut, (number, letters)
            elif number in self._spelt:
                (term,) = self._terms.find_spelt(np.array([number], np.uint64))
                yield cut, (self._numbers[term], self._sizes[term])
            elif likely and _is_among(number, self._joins):
                yield cut, (number, letters)

    def _may_be(self, number: int) -> bool:
        """Say quickly whether a number may be of a listed word, or of several."""
        return bool(self._sieve[sieve_place(number, len(self._sieve))])

    def _between(self, before: Hashes, places: Places, behind: Hashes) -> Ints:
        """Find what several words are, the middle one of *places* in the slips.

        What stands before it and behind it as numbers and letters (2 by words); -1
        where it is nothing.
        """
        terms = self._terms
        slipped = terms.slipped[places]
        term = np.where(slipped < 0, ~slipped, slipped)
        whole = joined_hashes(before[0], self._hashes[term], terms.shapes.lengths[term])
        return terms.find_joined(joined_hashes(whole, behind[0], behind[1]))

    @cached_property
    def _numbers(self) -> Sequence[int]:
        numbers: Sequence[int] = self._hashes.data
        return numbers

    @cached_property
    def _sizes(self) -> Sequence[int]:
        sizes: Sequence[int] = self._terms.shapes.lengths.data
        return sizes

    @cached_property
    def _spelt(self) -> frozenset[int]:
        return frozenset(self._terms.spelt.tolist())


class _Cuts(NamedTuple):
    """Where words are cut, in the order of the words.

    What stands there: its number as it is folded, and how many letters it has so.
    """

    words: Places
    cuts: Places
    hashes: Hashes
    sizes: Places

    @property
    def parts(self) -> Hashes:
        """The numbers and the letters, 2 by cuts."""
        return np.stack([self.hashes, self.sizes.astype(np.uint64)])

    def with_nothing(self, words: Places, cuts: Places) -> "_Cuts":
        """Add one cut of each word where nothing stands."""
        none = np.zeros_like(words)
        parts = self, _Cuts(words, cuts, none.astype(np.uint64), none)
        columns = [np.concatenate(some) for some in zip(*parts, strict=True)]
        order = np.argsort(columns[0], kind="stable")
        return _Cuts(*(column[order] for column in columns))


_NONE = Alike(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.float32))


def is_long(word: str) -> bool:
    """Say whether a word may be several."""
    return LEAST <= len(word) <= _MOST and word.isascii()


def _found_in(table: Hashes, keys: Sequence[int]) -> tuple[Places, Places]:
    """Do what `found_in` does, for few."""
    sought = np.frombuffer(array("Q", keys), np.uint64)
    low = table.searchsorted(sought)
    return spread(low, table.searchsorted(sought, "right"))


def _is_among(number: int, table: memoryview) -> bool:
    at = bisect_left(table, number)
    return at < len(table) and table[at] == number


def _begins_of(word: str) -> list[int]:
    """Give the numbers of the beginnings of an ASCII word, nothing first."""
    number, found = 0, [0]
    for byte in word.encode():
        number = (number * BASE + byte) & _WHOLE
        found.append(number)
    return found


def _number_between(begins: Sequence[int], low: int, high: int) -> int:
    """Give the number of a part of a word from those of its beginnings."""
    return (begins[high] - begins[low] * _POWERS[high - low]) & _WHOLE


def _middles(heads: _Cuts, tails: _Cuts, sizes: Places) -> tuple[Places, Places]:
    """Give the pairs of a beginning and an end of a word that leave enough of it.

    One of both may be nothing.
    """
    starts = np.searchsorted(tails.words, np.arange(len(sizes) + 1))
    head, tail = spread(starts[heads.words], starts[heads.words + 1])
    size = tails.cuts[tail] - heads.cuts[head]
    kept = (size >= _LEAST_SLIPPED) & (size < sizes[heads.words[head]])
    return head[kept], tail[kept]


def _once(words: Places, terms: Places) -> tuple[Places, Places]:
    """Give pairs of a word and a term once, in order."""
    order = np.lexsort((terms, words))
    words, terms = words[order], terms[order]
    new = np.ones(len(order), np.bool_)
    new[1:] = (words[1:] != words[:-1]) | (terms[1:] != terms[:-1])
    return words[new], terms[new]


def _middle_keys(
    sums: Hashes, of: Places, begin: Places, end: Places
) -> tuple[Hashes, Places]:
    """Give the numbers of parts of words, whole and without each of their letters."""
    which, gap = spread(begin, end)
    own, low, high = of[which], begin[which], end[which]
    short = POWERS[high - 2] * (sums[own, gap] - sums[own, low])
    short += POWERS[high - 1] * (sums[own, high] - sums[own, gap + 1])
    keys = np.concatenate([_part(sums, of, begin, end), short])
    return keys, np.concatenate([np.arange(len(of)), which])


def _summed(words: Sequence[str]) -> tuple[Hashes, Places]:
    """Add up the letters of ASCII words so that the numbers of all parts follow.

    Words by letters, the first of each before its first letter; and how many letters
    each has.
    """
    sizes = np.array([*map(len, words)], np.int64)
    most = int(sizes.max())
    raw = np.frombuffer("".join(word.ljust(most) for word in words).encode(), np.uint8)
    sums = np.zeros((len(words), most + 1), np.uint64)
    letters = raw.reshape(len(words), most) * _INVERSES[:most]
    np.cumsum(letters, axis=1, out=sums[:, 1:])
    return sums, sizes


def _part(sums: Hashes, of: Places, begin: Places, end: Places) -> Hashes:
    """Give the numbers (`letter_hashes`) of parts of words."""
    found: Hashes = POWERS[end - 1] * (sums[of, end] - sums[of, begin])
    return found
