"""The listed words that rows look for, as flat arrays."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from clearance.screening._arrays import Places, spread
from clearance.screening._listed import Floats, Ints

# More than there are terms: a row and a term are one number.
_MANY = 2**32


@dataclass(frozen=True, slots=True)
class Entries:
    """Words of rows and listed words that they may be.

    One entry each: `rows`, `terms` and what it earns (`credit`); `covers` has a bit for
    each word of the row that the listed word is, `weights` what these weigh as a
    person's and as anything else's (2 by entries).
    """

    rows: Places
    terms: Ints
    credit: Floats
    covers: Places
    weights: Floats


@dataclass(frozen=True)
class Drawn:
    """The listed words that rows look for, and what the rows weigh.

    The entries of row r are `starts[r]:starts[r + 1]` of `entries`. `weighs` is what
    each row weighs as a person's name and as anything else's (2 by rows), infinite
    where it is not read so; `least` the same where words that are one listed word count
    as one, and those that may tell nothing not at all. `short` has a bit for each word
    of a row that may be initials.
    """

    starts: Places
    entries: Entries
    weighs: Floats
    least: Floats
    short: Places

    def having(self, rows: Places, terms: Ints) -> tuple[Places, Places]:
        """Find the entries of rows that are terms: which of the pairs, the entry."""
        order, keys = self._by_term
        sought = rows * _MANY + terms
        low = np.searchsorted(keys, sought)
        there = np.flatnonzero(keys[np.minimum(low, len(keys) - 1)] == sought)
        high = np.searchsorted(keys, sought[there], side="right")
        which, places = spread(low[there], high)
        return there[which], order[places]

    @cached_property
    def _by_term(self) -> tuple[Places, Places]:
        keys = self.entries.rows * _MANY + self.entries.terms
        order = np.argsort(keys, kind="stable")
        return order, keys[order]


def laid_out(
    parts: Sequence[Entries],
    weighs: Floats,
    least: Floats,
    short: Places,
) -> Drawn:
    """Put the entries of each row together."""
    count = weighs.shape[1]
    if len(parts) == 1:
        # Already in the order of the rows.
        (entries,) = parts
        starts = np.searchsorted(entries.rows, np.arange(count + 1))
        return Drawn(starts, entries, weighs, least, short)
    rows = np.concatenate([one.rows for one in parts])
    order = np.argsort(rows, kind="stable")
    rows = rows[order]
    entries = Entries(
        rows,
        np.concatenate([one.terms for one in parts])[order],
        np.concatenate([one.credit for one in parts])[order],
        np.concatenate([one.covers for one in parts])[order],
        np.concatenate([one.weights for one in parts], axis=1)[:, order],
    )
    starts = np.searchsorted(rows, np.arange(count + 1))
    return Drawn(starts, entries, weighs, least, short)
