"""What all sources together say that one party holds of another."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ._columns import Bools, Columns, Ints, Small
from ._holding import WHOLE


@dataclass(frozen=True, slots=True)
class Stakes:
    """Shares merged: one row for an owner and a slot, sorted by slot, then owner.

    A slot is what shares are added up in: the capital of an entity, or its votes.
    `row_start` and `rows` say which holdings each stake comes from; `disputed` marks
    stakes of which sources say what cannot all be true.
    """

    owner: Small
    slot: Small
    low: Small
    high: Small
    row_start: Ints
    rows: Small
    disputed: Bools


def merge(columns: Columns, slot: Ints, size: int) -> Stakes:
    """Merge the rows of each owner and slot; *size* is the number of parties.

    Of one source, the row that begins last counts; where several begin then, the share
    lies from the least of them to their sum. Sources that can all be right narrow it
    down together; of those that cannot, the share lies anywhere among them.
    """
    key = slot * size + columns.owner
    order = np.argsort(key, kind="stable")
    key = key[order]
    first = _firsts(key)
    single = np.append(first[1:], True) & first
    if single.all():
        return _plain(columns.take(order), slot[order])
    many = order[~single]
    lasting = many[_lasting(columns.take(many), slot[many], size)]
    keys = slot[lasting] * size + columns.owner[lasting]
    order = np.insert(order[single], np.searchsorted(key[single], keys), lasting)
    return _merged(columns.take(order), slot[order], size)


def _firsts(key: Ints) -> Bools:
    """Mark where each run of equal keys begins."""
    first = np.ones(len(key), dtype=np.bool_)
    first[1:] = key[1:] != key[:-1]
    return first


def _plain(columns: Columns, slot: Ints) -> Stakes:
    return Stakes(
        columns.owner,
        slot.astype(np.int32),
        columns.low,
        columns.high,
        np.arange(len(slot) + 1, dtype=np.int64),
        columns.rows,
        np.zeros(len(slot), dtype=np.bool_),
    )


def _lasting(columns: Columns, slot: Ints, size: int) -> Ints:
    """Find the rows that no later one of the same source, owner and slot replaces.

    Rows that say the same twice are given once. They come in the order of slots, owners
    and sources.
    """
    key = slot * size + columns.owner
    parts = (columns.rows, columns.high, columns.low, columns.since)
    order = np.lexsort((*parts, columns.source, key))
    key, ordered = key[order], columns.take(order)
    run = np.cumsum(_firsts(key) | _firsts(ordered.source.astype(np.int64))) - 1
    latest = np.zeros(run[-1] + 1, dtype=np.int64) + np.iinfo(np.int64).min
    np.maximum.at(latest, run, ordered.since)
    again = np.zeros(len(run), dtype=np.bool_)
    again[1:] = (
        (run[1:] == run[:-1])
        & (ordered.since[1:] == ordered.since[:-1])
        & (ordered.low[1:] == ordered.low[:-1])
        & (ordered.high[1:] == ordered.high[:-1])
    )
    found: Ints = order[(ordered.since == latest[run]) & ~again]
    return found


def _merged(columns: Columns, slot: Ints, size: int) -> Stakes:
    """Merge rows that stand in the order of slots, owners and sources."""
    key = slot * size + columns.owner
    first = _firsts(key)
    starts = np.flatnonzero(first)
    said = np.flatnonzero(first | _firsts(columns.source.astype(np.int64)))
    low = np.minimum.reduceat(columns.low, said)
    high = np.add.reduceat(columns.high.astype(np.int64), said)
    per_source = np.searchsorted(said, starts)
    low, high, disputed = _together(low, np.minimum(high, WHOLE), per_source)
    return Stakes(
        columns.owner[starts],
        slot[starts].astype(np.int32),
        low,
        high,
        np.append(starts, len(key)).astype(np.int64),
        columns.rows,
        disputed,
    )


def _together(
    low: Small, high: NDArray[np.int64], starts: NDArray[np.intp]
) -> tuple[Small, Small, Bools]:
    """Put together what each source says: where all agree, or anywhere among them."""
    inner_low = np.maximum.reduceat(low, starts)
    inner_high = np.minimum.reduceat(high, starts)
    disputed = inner_low > inner_high
    outer_low = np.minimum.reduceat(low, starts)
    outer_high = np.maximum.reduceat(high, starts)
    return (
        np.where(disputed, outer_low, inner_low).astype(np.int32),
        np.where(disputed, outer_high, inner_high).astype(np.int32),
        disputed,
    )
