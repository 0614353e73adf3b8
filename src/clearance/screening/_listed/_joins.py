"""Words of listed names as somebody writes them who forgets the spaces."""

from array import array
from collections.abc import Iterable, Sequence

import numpy as np

from clearance.names import Role, Word, fold, fold_each, join_abd, person_words
from clearance.screening._arrays import spread

from ._terms_build import TermsBuilder

# Words of one name beyond these are not looked for written as one.
_MOST_JOINED = 8
_LEAST_WHOLE = 5  # letters of a whole name that is looked for written together
_UNSPOKEN = frozenset({Role.INITIAL, Role.PARTICLE})

_Weighed = tuple[Word, float]


class Joins:
    """Collects words of texts written as one; all are folded together at the end.

    `_words` are all of them, one after the other: of each entry so many that are folded
    as `_written` says, and then so many that are not yet as `_unfolded` says.
    """

    def __init__(self) -> None:
        self._words: list[str] = []
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
            rings = texts + texts[:around], folds + folds[:around]
            weighed = weights + weights[:around]
            for at in range(len(weighed) - size + 1):
                run, folded = (ring[at : at + size] for ring in rings)
                self._add(
                    text,
                    sum(weighed[at : at + size]),
                    _in_orders(folded, person=person),
                    _with_servants(run, person=person)
                    if servants
                    else _in_orders(run, person=person),
                )

    def _add(
        self, text: int, weight: float, written: list[str], unfolded: list[str]
    ) -> None:
        self._words += written
        self._words += unfolded
        self._written.append(len(written))
        self._unfolded.append(len(unfolded))
        self._texts.append(text)
        self._weights.append(weight)

    def put_into(self, builder: TermsBuilder) -> None:
        """Give the builder all that was noted."""
        words = self._words
        written = np.array(self._written, np.int64)
        sizes = written + np.array(self._unfolded, np.int64)
        ends = np.cumsum(sizes)
        places = spread(ends - sizes + written, ends)[1].tolist()
        folds = fold_each(words[at] for at in places)
        for at in places:
            words[at] = folds[words[at]]
        builder.add_joined(words, sizes, self._texts, self._weights)


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
