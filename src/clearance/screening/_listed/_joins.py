"""Words of listed names as somebody writes them who forgets the spaces."""

from array import array
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from clearance.names import Role, Word, fold, fold_each, join_abd, person_words
from clearance.screening._arrays import Places, spread

from ._terms_build import TermsBuilder

# Words of one name beyond these are not looked for written as one.
_MOST_JOINED = 8
_LEAST_WHOLE = 5  # letters of a whole name that is looked for written together
_UNSPOKEN = frozenset({Role.INITIAL, Role.PARTICLE})

_Weighed = tuple[Word, float]


class Joins:
    """Collects words of texts written as one; all are folded together at the end.

    Of each entry there are so many words in `_words`, which are folded, as `_written`
    says, and then so many in `_loose`, which are not yet, as `_unfolded` says.
    """

    def __init__(self) -> None:
        self._words: list[str] = []
        self._loose: list[str] = []
        self._written, self._unfolded = array("q"), array("q")
        self._texts = array("q")
        self._weights = array("d")

    def add_whole(
        self, text: int, orders: Iterable[Sequence[str]], weight: float
    ) -> None:
        """Note a name as one word: in each order, folded as one and word by word."""
        written, unfolded = [], []
        for words in orders:
            whole = "".join(words)
            if len(whole) >= _LEAST_WHOLE:
                unfolded.append(whole)
                written += ["".join(map(fold, words)), whole]
        self._add(text, weight, written, unfolded)

    def add_runs(self, text: int, words: Sequence[_Weighed], *, person: bool) -> None:
        """Note neighbouring words written as one, folded one by one and together."""
        spoken = [entry for entry in words if entry[0].role not in _UNSPOKEN]
        spoken = spoken[:_MOST_JOINED]
        texts = [word.text for word, _ in spoken]
        folds = [word.fold for word, _ in spoken]
        weights = [weight for _, weight in spoken]
        servants = not person_words().abd.isdisjoint(texts)
        for size in (2, 3):
            # A marked surname stands first here, and last where it is written.
            around = size - 1 if person and len(spoken) > size else 0
            written = texts + texts[:around]
            folded = folds + folds[:around]
            weighed = weights + weights[:around]
            for at in range(len(weighed) - size + 1):
                run = slice(at, at + size)
                self._add(
                    text,
                    sum(weighed[run]),
                    _in_orders(folded[run], person=person),
                    _with_servants(written[run], person=person)
                    if servants
                    else _in_orders(written[run], person=person),
                )

    def _add(
        self, text: int, weight: float, written: list[str], unfolded: list[str]
    ) -> None:
        self._words += written
        self._loose += unfolded
        self._written.append(len(written))
        self._unfolded.append(len(unfolded))
        self._texts.append(text)
        self._weights.append(weight)

    def put_into(self, builder: TermsBuilder) -> None:
        """Give the builder all that was noted."""
        folds = fold_each(self._loose)
        known = {*self._words, *folds.values()}
        codes = dict(zip(known, range(len(known)), strict=True))
        loose = dict(zip(folds, map(codes.__getitem__, folds.values()), strict=True))
        written = np.array(self._written, np.int64)
        sizes = written + np.array(self._unfolded, np.int64)
        each = np.empty(int(sizes.sum()), np.int64)
        ends = np.cumsum(sizes)
        middles = ends - sizes + written
        each[spread(ends - sizes, middles)[1]] = _coded(self._words, codes)
        each[spread(middles, ends)[1]] = _coded(self._loose, loose)
        terms, places = _in_order(each, len(known))
        words = [*known]
        builder.add_joined(
            [words[code] for code in places], terms, sizes, self._texts, self._weights
        )


def _coded(words: Sequence[str], codes: Mapping[str, int]) -> Places:
    return np.fromiter(map(codes.__getitem__, words), np.int64, len(words))


def _in_order(codes: Places, count: int) -> tuple[Places, list[int]]:
    """Number codes anew, in the order in which they first come; and list them so."""
    first = np.empty(count, np.int64)
    # Of several values for one place the last one stays.
    first[codes[::-1]] = np.arange(len(codes))[::-1]
    order = np.argsort(first)
    numbers = np.empty(count, np.int64)
    numbers[order] = np.arange(count)
    return numbers[codes], order.tolist()


def _in_orders(run: list[str], *, person: bool) -> list[str]:
    """Join two or three neighbouring words in each order in which they may stand."""
    if not person:
        return ["".join(run)]
    if len(run) == 2:
        first, last = run
        return [first + last, last + first]
    first, between, last = run
    return [first + between + last, last + between + first, between + last + first]


def _with_servants(run: list[str], *, person: bool) -> list[str]:
    """Join the same words, and give what is one name, "abd al rahman", as that, too."""
    orders = [run]
    if person:
        orders += [run[::-1], [*run[1:], run[0]]][: len(run) - 1]
    found = []
    for order in orders:
        found.append("".join(order))
        if len(servant := join_abd(order)) == 1:
            found += servant
    return found
