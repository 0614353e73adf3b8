"""What was found out about words, by their numbers: flat arrays that grow together."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from clearance.screening._arrays import Hashes, Places
from clearance.screening._listed import Floats, Ints

_ROOM = 1024
# Of the columns, in their order.
_KINDS = ("f4", "f4", "f4", "f4", "i8", "i8", "u8", "i4", "u8", "i4")

_Column = Sequence[float] | npt.NDArray[np.generic]


class Columns(NamedTuple):
    """What is known of words, an array of each; there is room behind the last word.

    What each weighs as a person's name and as anything else's, and what at the least;
    where the listed words begin and end that it may be; its number and its letters as
    it is folded and as it is spelt.
    """

    person: Floats
    company: Floats
    least_person: Floats
    least_company: Floats
    starts: Places
    ends: Places
    fold_hash: Hashes
    fold_size: Ints
    text_hash: Hashes
    text_size: Ints


class Words:
    """Words, the first of number 0; `columns` is what is known of them.

    `views` gives single values of the columns, for less than the arrays do.
    """

    __slots__ = ("_held", "columns", "size", "views")

    def __init__(self) -> None:
        self.size = 0
        self._hold([np.zeros(_ROOM, kind) for kind in _KINDS])

    def add(self, word: Sequence[float]) -> None:
        """Add one word: a value for each column."""
        at = self.size
        if at == len(self.columns.person):
            self._make_room(at + 1)
        for view, value in zip(self.views, word, strict=True):
            view[at] = value
        self.size = at + 1

    def append(self, columns: Sequence[_Column]) -> None:
        """Add many words: their values, column by column."""
        size = self.size + len(columns[0])
        if size > len(self.columns.person):
            self._make_room(size)
        for held, values in zip(self._held, columns, strict=True):
            held[self.size : size] = values
        self.size = size

    def _make_room(self, size: int) -> None:
        room = max(size, 2 * len(self.columns.person))
        self._hold([np.resize(held, room) for held in self._held])

    def _hold(self, columns: Sequence[npt.NDArray[Any]]) -> None:
        self._held, self.columns = columns, Columns._make(columns)
        self.views: tuple[Any, ...] = tuple([held.data for held in columns])
