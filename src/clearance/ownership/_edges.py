"""The arrays that ownership is worked out on: stakes by owner, and by what is owned."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from ._columns import Bools, Ints, Small
from ._holding import WHOLE
from ._stakes import Stakes


class SlotKind(IntEnum):
    """What is added up in a slot.

    JOINT and JOINT_VOTES are shares and votes once more, with those who hold under one
    arrangement taken for one holder; MEMBER is who takes part in it.
    """

    SHARES = 0
    VOTES = 1
    CONTROL = 2
    JOINT = 3
    JOINT_VOTES = 4
    MEMBER = 5


@dataclass(frozen=True, slots=True)
class Extra:
    """A slot that is no plain sum of holdings, with its stakes: owner, low, high."""

    entity: int
    kind: SlotKind
    stakes: tuple[tuple[int, int, int], ...]
    room: int = 0


@dataclass(frozen=True, slots=True)
class Edges:
    """Stakes sorted by slot (`in_start` of each) and copied in the order of owners.

    The first slots are the shares of each party, by its number. `room` is what of a
    slot nobody is known to hold. `low` is what a stake surely is; `up` is what it adds
    to `room` where as much as possible is in the hands of some: its low end, since the
    rest is in the room already, but its high end where shares are over the whole.
    """

    owner: Small
    slot: Small
    low: Small
    high: Small
    up: Small
    in_start: Ints
    out_start: Ints
    out_slot: Small
    out_low: Small
    out_up: Small
    slot_entity: Small
    slot_kind: Small
    room: Small

    @property
    def parties(self) -> int:
        """How many parties there are, arrangements among them."""
        return len(self.out_start) - 1

    def into(self, slot: int) -> range:
        """Give the stakes of a slot."""
        return range(int(self.in_start[slot]), int(self.in_start[slot + 1]))


def ranges(starts: Ints, ends: Ints) -> Ints:
    """Give the numbers of many ranges, one after the other."""
    lengths = ends - starts
    kept = lengths > 0
    starts, lengths = starts[kept], lengths[kept]
    if not len(starts):
        return np.empty(0, dtype=np.int64)
    steps = np.ones(int(lengths.sum()), dtype=np.int64)
    steps[0] = starts[0]
    steps[np.cumsum(lengths[:-1])] = starts[1:] - starts[:-1] - lengths[:-1] + 1
    return np.cumsum(steps)


def edges_of(
    stakes: Stakes,
    *,
    parties: int,
    voted: Small,
    ownable: Bools,
    extra: Sequence[Extra] = (),
) -> tuple[Edges, Ints]:
    """Lay out stakes; gives with them the slots whose shares are over the whole.

    *voted* are the parties whose votes follow the shares as slots; *ownable* marks
    parties that somebody owns, known or not.
    """
    plain = parties + len(voted)
    kinds = np.zeros(plain + len(extra), dtype=np.int32)
    kinds[parties:plain] = SlotKind.VOTES
    kinds[plain:] = [one.kind for one in extra]
    owner, slot, low, high = _with(stakes, extra, plain)
    totals = np.bincount(slot, weights=low, minlength=len(kinds)).astype(np.int64)
    open_ones = np.ones(len(kinds), dtype=np.bool_)
    open_ones[:parties] = ownable
    open_ones[plain:] = False
    room = np.where(open_ones, np.maximum(WHOLE - totals, 0), 0)
    room[plain:] = [one.room for one in extra]
    summed = (kinds != SlotKind.CONTROL) & (kinds != SlotKind.MEMBER)
    over = summed & (totals > WHOLE)
    up = np.where((over | ~summed)[slot], high, low).astype(np.int32)
    order = np.argsort(owner, kind="stable")
    made = Edges(
        owner=owner,
        slot=slot,
        low=low,
        high=high,
        up=up,
        in_start=_starts(slot, len(kinds)),
        out_start=_starts(owner, parties),
        out_slot=slot[order],
        out_low=low[order],
        out_up=up[order],
        slot_entity=_entities(parties, voted, extra),
        slot_kind=kinds,
        room=room.astype(np.int32),
    )
    return made, np.flatnonzero(over[:plain]).astype(np.int64)


def _entities(parties: int, voted: Small, extra: Sequence[Extra]) -> Small:
    more = np.array([one.entity for one in extra], dtype=np.int32)
    return np.concatenate([np.arange(parties, dtype=np.int32), voted, more])


def _with(
    stakes: Stakes, extra: Sequence[Extra], plain: int
) -> tuple[Small, Small, Small, Small]:
    """Give all stakes, those of extra slots after the others."""
    if not extra:
        return stakes.owner, stakes.slot, stakes.low, stakes.high
    rows = np.array(list(_rows(extra, plain)), dtype=np.int32).reshape(-1, 4)
    return (
        np.concatenate([stakes.owner, rows[:, 0]]),
        np.concatenate([stakes.slot, rows[:, 1]]),
        np.concatenate([stakes.low, rows[:, 2]]),
        np.concatenate([stakes.high, rows[:, 3]]),
    )


def _rows(extra: Sequence[Extra], plain: int) -> Iterator[tuple[int, int, int, int]]:
    for number, one in enumerate(extra):
        for owner, low, high in one.stakes:
            yield owner, plain + number, low, high


def _starts(sorted_or_not: Small, size: int) -> Ints:
    counts = np.bincount(sorted_or_not, minlength=size)
    return np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
