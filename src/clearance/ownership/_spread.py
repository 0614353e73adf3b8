"""Who is caught through whom: a set of parties that grows until it stays.

Method: a caught owner passes on its whole holding, and is caught once (OFAC's questions
and answers 398-402). The set only grows, so it has one least fixed point whatever the
order (Knaster and Tarski), also where companies own each other. What a listing adds is
found from it alone; what one takes away by giving up all that may rest on it and
finding again what stands without (Gupta, Mumick and Subrahmanian 1993).
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ._columns import Bools, Ints, Small
from ._edges import Edges, ranges

OUT = np.int32(-1)
"""The round of a party that is not caught."""


@dataclass(frozen=True, slots=True)
class Test:
    """When a slot is enough: its kind counts, and its sum is `least` units or more.

    `up` says whether sums are the most that the data allows, rather than the least;
    with `cascade` those who are caught pass on what they hold.
    """

    least: int
    counted: Bools
    up: bool
    cascade: bool

    def weights(self, edges: Edges) -> Small:
        """Give what each stake adds, in the order of owners."""
        return edges.out_up if self.up else edges.out_low


@dataclass(frozen=True, slots=True)
class Caught:
    """Who is caught, and when: `round` is 0 for the listed, -1 for those who are not.

    Each who is caught is so through owners of earlier rounds. `sums` are, for each
    slot, the units that owners who count hold of it.
    """

    round: Small
    sums: Ints

    @property
    def member(self) -> Bools:
        """Mark those who are caught."""
        return self.round >= 0


def spread(edges: Edges, test: Test, listed: Ints) -> Caught:
    """Find who is caught where some are listed."""
    start = Caught(
        np.full(edges.parties, OUT, dtype=np.int32),
        edges.room.astype(np.int64) if test.up else np.zeros(len(edges.room), np.int64),
    )
    ripe = np.flatnonzero((start.sums >= test.least) & test.counted)
    return _grow(edges, test, start, (listed, np.unique(edges.slot_entity[ripe])))


def spread_on(
    edges: Edges, test: Test, before: Caught, added: Ints, removed: Ints
) -> Caught:
    """Find who is caught after some were listed and others are listed no more."""
    kept = Caught(before.round.copy(), before.sums.copy())
    ripe = np.empty(0, dtype=np.int64)
    if len(removed):
        given_up = _downstream(edges, test, kept, removed)
        _take_back(edges, test, kept, given_up)
        slots = _slots_into(edges, given_up)
        ripe = slots[(kept.sums[slots] >= test.least) & test.counted[slots]]
    return _grow(edges, test, kept, (added, np.unique(edges.slot_entity[ripe])))


def _grow(
    edges: Edges, test: Test, caught: Caught, seeds: tuple[Ints, Small]
) -> Caught:
    """Let the set grow, in place: *seeds* are who is listed, and who is caught at once.

    One who is listed is of round 0 even if caught before.
    """
    rounds, sums, weights = caught.round, caught.sums, test.weights(edges)
    number = max(int(rounds.max(initial=0)), 0) + 1
    frontier = _first(test, rounds, seeds, number)
    while len(frontier):
        number += 1
        at = ranges(edges.out_start[frontier], edges.out_start[frontier + 1])
        slots = edges.out_slot[at]
        np.add.at(sums, slots, weights[at])
        slots = slots[(sums[slots] >= test.least) & test.counted[slots]]
        parties = edges.slot_entity[slots]
        frontier = np.unique(parties[rounds[parties] == OUT])
        rounds[frontier] = number
        if not test.cascade:
            break
    return caught


def _first(
    test: Test, rounds: Small, seeds: tuple[Ints, Small], number: int
) -> NDArray[np.integer[Any]]:
    """Put the seeds into the set, in place, and give those that pass something on."""
    listed, ripe = seeds
    ripe = np.setdiff1d(ripe[rounds[ripe] == OUT], listed)
    rounds[ripe] = number
    if test.cascade:
        fresh = listed[rounds[listed] == OUT]
        rounds[listed] = 0
        return np.concatenate([fresh, ripe])
    unpassed: Ints = listed[rounds[listed] != 0]
    rounds[listed] = 0
    return unpassed


def _downstream(edges: Edges, test: Test, caught: Caught, removed: Ints) -> Ints:
    """Find who may be caught through some who are listed no more, they included."""
    seen = np.zeros(edges.parties, dtype=np.bool_)
    seen[removed] = True
    frontier: NDArray[np.integer[Any]] = removed
    while len(frontier):
        at = ranges(edges.out_start[frontier], edges.out_start[frontier + 1])
        slots = edges.out_slot[at]
        parties = edges.slot_entity[slots[test.counted[slots]]]
        frontier = np.unique(parties[(caught.round[parties] > 0) & ~seen[parties]])
        seen[frontier] = True
        if not test.cascade:
            break
    return np.flatnonzero(seen)


def _take_back(edges: Edges, test: Test, caught: Caught, parties: Ints) -> None:
    """Take parties out of the set, and what they passed on, in place."""
    passing = parties if test.cascade else parties[caught.round[parties] == 0]
    at = ranges(edges.out_start[passing], edges.out_start[passing + 1])
    np.subtract.at(caught.sums, edges.out_slot[at], test.weights(edges)[at])
    caught.round[parties] = OUT


def _slots_into(edges: Edges, parties: Ints) -> Ints:
    """Find the slots in which what others hold of parties is added up."""
    more = np.flatnonzero(np.isin(edges.slot_entity[edges.parties :], parties))
    return np.concatenate([parties, more + edges.parties])
