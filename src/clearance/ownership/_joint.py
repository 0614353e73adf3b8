"""Holders under one arrangement, who count as one holder where the law says so."""

from collections.abc import Iterator, Sequence

import numpy as np

from ._columns import Columns, Small
from ._edges import Extra, SlotKind
from ._holding import WHOLE
from ._stakes import Stakes


def joint_slots(
    stakes: Stakes,
    marked: Columns,
    arranged: Sequence[tuple[int, int]],
    sizes: tuple[int, int, Small],
) -> Iterator[Extra]:
    """Give shares and votes once more, each arrangement being one holder.

    *marked* are the rows that name one, *arranged* the owned party and the number of
    each; *sizes* are how many parties there are without and with arrangements, and
    whose votes have slots of their own.
    """
    first, parties, voted = sizes
    for entity in sorted({owned for owned, _ in arranged}):
        here = [
            (first + rank, number)
            for rank, (owned, number) in enumerate(arranged)
            if owned == entity
        ]
        for votes in (False, True):
            rows = marked.take((marked.owned == entity) & (marked.votes == votes))
            members = {
                owner: party
                for party, number in here
                for owner in rows.owner[rows.joint == number].tolist()
            }
            if members:
                slot = (
                    parties + int(np.searchsorted(voted, entity)) if votes else entity
                )
                kind = SlotKind.JOINT_VOTES if votes else SlotKind.JOINT
                yield _as_one(stakes, slot, members, (entity, kind))
        for party, number in here:
            some = marked.owner[(marked.owned == entity) & (marked.joint == number)]
            each = tuple((owner, WHOLE, WHOLE) for owner in np.unique(some).tolist())
            yield Extra(party, SlotKind.MEMBER, each)


def _as_one(
    stakes: Stakes, slot: int, members: dict[int, int], told: tuple[int, SlotKind]
) -> Extra:
    held: dict[int, list[int]] = {}
    start, stop = np.searchsorted(stakes.slot, [slot, slot + 1])
    for stake in range(int(start), int(stop)):
        owner = int(stakes.owner[stake])
        sums = held.setdefault(members.get(owner, owner), [0, 0])
        sums[0] += int(stakes.low[stake])
        sums[1] += int(stakes.high[stake])
    each = tuple(
        (owner, min(low, WHOLE), min(high, WHOLE))
        for owner, (low, high) in sorted(held.items())
    )
    room = max(0, WHOLE - sum(low for _, low, _ in each))
    return Extra(told[0], told[1], each, room)
