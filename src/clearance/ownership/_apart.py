"""Who is caught where the holdings of several listed owners are not added up.

What one listed person holds directly, and through entities that are caught by that
person alone, is that person's; so the set grows for each of them by itself. Most listed
persons own little, so their sets are kept as pairs of person and party.
"""

from dataclasses import dataclass, field

import numpy as np

from ._columns import Bools, Ints
from ._edges import Edges, ranges
from ._spread import Caught, Test

_NONE = np.empty(0, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Apart:
    """Who is caught through which listed person.

    `person`, `party` and `round` are aligned, sorted by person and party. What a
    person holds of a slot is `units`, by `person * slots + slot` in `held`, sorted.
    `base` is who is caught through nobody in particular: those of whom enough is in
    hands that nobody knows, and may all be in those of any one person.
    """

    person: Ints
    party: Ints
    round: Ints
    held: Ints
    units: Ints
    base: Caught
    parties: int
    listed: Ints = field(default_factory=lambda: _NONE)

    @property
    def member(self) -> Bools:
        """Mark those who are caught through anyone."""
        found = self.base.member.copy()
        found[self.party] = True
        return found

    def most(self, slot: int) -> int:
        """Give the units of a slot that one person holds at most, unknown ones too."""
        slots = len(self.base.sums)
        mine = self.units[self.held % slots == slot]
        return int(self.base.sums[slot]) + int(mine.max(initial=0))

    def round_of(self, person: int, party: int) -> int:
        """Give the round in which a person catches a party; -1 if it does not."""
        start, stop = np.searchsorted(self.person, [person, person + 1])
        at = int(start) + int(np.searchsorted(self.party[start:stop], party))
        found = at < stop and self.party[at] == party
        return int(self.round[at]) if found else -1

    def persons(self, party: int) -> Ints:
        """Give the listed persons through whom a party is caught."""
        found: Ints = self.person[self.party == party]
        return found


def spread_apart(edges: Edges, test: Test, listed: Ints, base: Caught) -> Apart:
    """Find who is caught through each listed person alone.

    *base* holds for all of them: see Apart.
    """
    slots, parties = len(edges.slot_kind), edges.parties
    outside = ~base.member
    person, party = listed, listed
    met, rounds = np.unique(listed * parties + listed), np.zeros(len(listed), np.int64)
    held, units = _NONE, _NONE
    passing = outside[party]
    person, party = person[passing], party[passing]
    number = 0
    while len(party):
        number += 1
        touched, added = _passed_on(edges, test, person, party, outside)
        held, units = _added(held, units, touched, added)
        slot = touched % slots
        total = base.sums[slot] + units[np.searchsorted(held, touched)]
        enough = (total >= test.least) & test.counted[slot]
        reached = edges.slot_entity[slot[enough]].astype(np.int64)
        fresh = np.unique(touched[enough] // slots * parties + reached)
        fresh = np.setdiff1d(fresh, met, assume_unique=True)
        met, rounds = _noted(met, rounds, fresh, number)
        if not test.cascade:
            break
        person, party = fresh // parties, fresh % parties
    return Apart(
        met // parties, met % parties, rounds, held, units, base, parties, listed
    )


def _passed_on(
    edges: Edges, test: Test, person: Ints, party: Ints, outside: Bools
) -> tuple[Ints, Ints]:
    """Sum what parties pass on, by person and slot."""
    starts, ends = edges.out_start[party], edges.out_start[party + 1]
    at = ranges(starts, ends)
    whose = np.repeat(person, ends - starts)
    slot = edges.out_slot[at].astype(np.int64)
    kept = outside[edges.slot_entity[slot]]
    key = whose[kept] * len(edges.slot_kind) + slot[kept]
    touched, inverse = np.unique(key, return_inverse=True)
    weights = test.weights(edges)[at][kept]
    added = np.bincount(inverse, weights=weights, minlength=len(touched))
    return touched, added.astype(np.int64)


def _added(held: Ints, units: Ints, touched: Ints, added: Ints) -> tuple[Ints, Ints]:
    """Add sums to sums that are kept by sorted keys."""
    keys, inverse = np.unique(np.concatenate([held, touched]), return_inverse=True)
    weights = np.concatenate([units, added])
    sums = np.bincount(inverse, weights=weights, minlength=len(keys))
    return keys, sums.astype(np.int64)


def _noted(met: Ints, rounds: Ints, fresh: Ints, number: int) -> tuple[Ints, Ints]:
    keys = np.concatenate([met, fresh])
    order = np.argsort(keys, kind="stable")
    numbers = np.concatenate([rounds, np.full(len(fresh), number, dtype=np.int64)])
    return keys[order], numbers[order]


def spread_apart_on(
    edges: Edges, test: Test, before: Apart, added: Ints, removed: Ints
) -> Apart:
    """Find who is caught after some were listed and others are listed no more."""
    slots = len(edges.slot_kind)
    kept = ~np.isin(before.person, removed)
    kept_held = ~np.isin(before.held // slots, removed)
    fresh = spread_apart(edges, test, added, before.base)
    person = np.concatenate([before.person[kept], fresh.person])
    party = np.concatenate([before.party[kept], fresh.party])
    held = np.concatenate([before.held[kept_held], fresh.held])
    order, held_order = np.lexsort((party, person)), np.argsort(held, kind="stable")
    return Apart(
        person[order],
        party[order],
        np.concatenate([before.round[kept], fresh.round])[order],
        held[held_order],
        np.concatenate([before.units[kept_held], fresh.units])[held_order],
        before.base,
        before.parties,
        np.union1d(np.setdiff1d(before.listed, removed), added),
    )
