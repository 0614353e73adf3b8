"""Flat arrays: spans of them laid out one after the other, and such as grow."""

from collections.abc import Sequence
from typing import Generic, TypeVar

import numpy as np
import numpy.typing as npt

Places = npt.NDArray[np.int64]
_Kind = TypeVar("_Kind", bound=np.generic)


def spread(
    low: npt.NDArray[np.integer], high: npt.NDArray[np.integer]
) -> tuple[Places, Places]:
    """Lay out spans [low, high): which span each place is of, and the places."""
    counts = np.asarray(high, np.int64) - low
    which = np.repeat(np.arange(len(counts)), counts)
    ends = np.cumsum(counts)
    shift = np.asarray(low, np.int64) - (ends - counts)
    return which, np.arange(len(which)) + np.repeat(shift, counts)


def found_in(
    table: npt.NDArray[_Kind], keys: npt.NDArray[_Kind]
) -> tuple[Places, Places]:
    """Look numbers up in a sorted table: which of them, and where, wherever one is."""
    if not len(table):
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    order = np.argsort(keys)
    sought = keys[order]
    low = np.searchsorted(table, sought)
    there = np.flatnonzero(table[np.minimum(low, len(table) - 1)] == sought)
    high = np.searchsorted(table, sought[there], side="right")
    which, places = spread(low[there], high)
    return order[there[which]], places


def distinct(keys: npt.NDArray[_Kind]) -> npt.NDArray[_Kind]:
    """Sort numbers, each once: many times as quick as `numpy.unique`, which hashes."""
    keys = np.sort(keys)
    first = np.ones(len(keys), dtype=np.bool_)
    first[1:] = keys[1:] != keys[:-1]
    return keys[first]


def once(
    keys: npt.NDArray[_Kind], values: npt.NDArray[np.int32]
) -> tuple[npt.NDArray[_Kind], npt.NDArray[np.int32]]:
    """Sort pairs of a key and a value, and leave out what stands twice."""
    known, pairs = _paired(keys, values)
    return _parted(known, distinct(pairs))


def in_order(
    keys: npt.NDArray[_Kind], values: npt.NDArray[np.int32]
) -> tuple[npt.NDArray[_Kind], npt.NDArray[np.int32]]:
    """Sort pairs of a key and a value."""
    known, pairs = _paired(keys, values)
    return _parted(known, np.sort(pairs))


# Single numbers are sorted several times as quickly as pairs (`numpy.lexsort`): the
# place of a key among all, and behind it the value, none of them below 0.
_BEHIND, _VALUE, _LEAST = 32, (1 << 32) - 1, 1 << 31


def _paired(
    keys: npt.NDArray[_Kind], values: npt.NDArray[np.int32]
) -> tuple[npt.NDArray[_Kind], Places]:
    """Give the distinct keys in order, and each pair of key and value as one number."""
    order = np.argsort(keys)
    keys = keys[order]
    first = np.ones(len(keys), dtype=np.bool_)
    first[1:] = keys[1:] != keys[:-1]
    places = np.cumsum(first, dtype=np.int64) - 1
    return keys[first], (places << _BEHIND) + values[order] + _LEAST


def _parted(
    known: npt.NDArray[_Kind], pairs: Places
) -> tuple[npt.NDArray[_Kind], npt.NDArray[np.int32]]:
    return known[pairs >> _BEHIND], ((pairs & _VALUE) - _LEAST).astype(np.int32)


class Grown(Generic[_Kind]):
    """A flat array that grows at its end; calling it gives what it holds.

    `view` gives single values, for less than the array does; `held` has room behind
    what was added.
    """

    def __init__(self, kind: type[_Kind]) -> None:
        self.held: npt.NDArray[_Kind] = np.zeros(1024, dtype=kind)
        self.view = self.held.data
        self.size = 0

    def append(self, values: Sequence[float] | npt.NDArray[np.generic]) -> None:
        """Add values at the end."""
        size = self.size + len(values)
        if size > len(self.held):
            held = np.zeros(max(size, 2 * len(self.held)), dtype=self.held.dtype)
            held[: self.size] = self.held[: self.size]
            self.held, self.view = held, held.data
        self.held[self.size : size] = values
        self.size = size

    def __call__(self) -> npt.NDArray[_Kind]:
        """Give what was added, as a view."""
        return self.held[: self.size]
