"""Holdings as columns of numbers, the same from objects and from tables."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ._holding import WHOLE, Holding

Ints = NDArray[np.int64]
Small = NDArray[np.int32]
Bools = NDArray[np.bool_]

EARLIEST, LATEST = -(2**31), 2**31 - 1
"""Days for an end that is not known, counted like others from 1970."""
_EPOCH = date(1970, 1, 1).toordinal()


def day_number(day: date | None, otherwise: int) -> int:
    """Count days from 1970."""
    return otherwise if day is None else day.toordinal() - _EPOCH


@dataclass(frozen=True, slots=True)
class Columns:
    """One row for each holding: numbers of parties, shares in units, days, sources.

    `rows` says which holding of the file or of the list a row is. `joint` is the number
    of an arrangement, -1 where there is none.
    """

    owner: Small
    owned: Small
    votes: Bools
    low: Small
    high: Small
    since: Small
    until: Small
    source: Small
    joint: Small
    rows: Small

    def take(self, which: Any) -> "Columns":
        """Give some of the rows."""
        return Columns(*(getattr(self, one.name)[which] for one in fields(self)))

    def on(self, day: date) -> "Columns":
        """Give the rows that hold on a day, as far as is known."""
        number = day_number(day, 0)
        alive = (self.since <= number) & (self.until >= number)
        return self if alive.all() else self.take(alive)


def behind(holding: Holding) -> tuple[str, int, int]:
    """Say who counts as the owner of a holding, and from and up to which share.

    What a nominee or trustee holds is that of the one it is held for; where nobody says
    who that is, it may be the nominee's own or not.
    """
    low, high = holding.share.units
    if holding.kind in {"nominee", "trust"}:
        if holding.held_for is not None:
            return holding.held_for, low, high
        return holding.owner, 0, high
    return holding.owner, low, high


def columns_of(
    holdings: Sequence[Holding], numbers: Mapping[str, int]
) -> tuple[Columns, tuple[str, ...]]:
    """Make columns of holdings, but for bearer shares, whose holder nobody knows.

    Gives with them the names of joint arrangements by number.
    """
    kept = [row for row, one in enumerate(holdings) if one.kind != "bearer"]
    sources = _numbered(holdings[row].source for row in kept)
    joints = _numbered(one for row in kept if (one := holdings[row].joint) is not None)
    table = np.array(
        [_row(holdings[row], row, numbers, (sources, joints)) for row in kept],
        dtype=np.int64,
    ).reshape(-1, 10)
    whole = [table[:, at].astype(np.int32) for at in range(10)]
    return Columns(whole[0], whole[1], whole[2] > 0, *whole[3:]), tuple(joints)


def _row(
    one: Holding,
    row: int,
    numbers: Mapping[str, int],
    coded: tuple[Mapping[str, int], Mapping[str, int]],
) -> tuple[int, ...]:
    sources, joints = coded
    owner, low, high = behind(one)
    return (
        numbers[owner],
        numbers[one.owned],
        one.kind == "votes",
        low,
        min(high, WHOLE),
        day_number(one.since, EARLIEST),
        day_number(one.until, LATEST),
        sources[one.source],
        -1 if one.joint is None else joints[one.joint],
        row,
    )


def _numbered(words: Iterable[str]) -> dict[str, int]:
    return {word: number for number, word in enumerate(sorted(set(words)))}
