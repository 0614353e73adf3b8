"""What stands behind the arrays of a graph: holdings, links, names."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ._columns import Bools, Ints, Small
from ._edges import Edges
from ._holding import Holding, Link


@dataclass(frozen=True, slots=True)
class Rows:
    """Where each stake comes from.

    `holding` gives the holding of a row, `named` the name of a
    party by its number, if it is known.
    The rows of stake *n* are `rows` from `row_start[n]` on; `disputed` marks stakes of
    which sources disagree. `over` are slots whose shares are over the whole, `loose`
    rows of shares whose holder nobody knows, `hidden` rows of nominees who do not say
    for whom they hold. `slots_of` gives all slots of a party that has more than one;
    `joints` are the names of arrangements, `links` the other ties of each party.
    """

    holding: Callable[[int], Holding]
    named: Callable[[int], str | None]
    row_start: Ints
    rows: Small
    disputed: Bools
    over: Ints
    loose: tuple[int, ...]
    hidden: tuple[int, ...]
    slots_of: Mapping[int, tuple[int, ...]]
    joints: Sequence[str]
    links: Mapping[str, tuple[Link, ...]]

    @property
    def stakes(self) -> int:
        """How many stakes are merged of holdings; those of other ties come after."""
        return len(self.row_start) - 1

    def holdings_of(self, stake: int) -> tuple[Holding, ...]:
        """Give the holdings that a stake was merged of; none for other ties."""
        if stake >= self.stakes:
            return ()
        some = self.rows[self.row_start[stake] : self.row_start[stake + 1]]
        return tuple(self.holding(int(row)) for row in some)

    def is_disputed(self, stake: int) -> bool:
        """Say whether the sources of a stake cannot all be right."""
        return stake < self.stakes and bool(self.disputed[stake])

    def stakes_of(self, edges: Edges, owner: int) -> list[int]:
        """Give the stakes that a party holds, of shares and votes."""
        found = []
        for slot in edges.out_slot[edges.out_start[owner] : edges.out_start[owner + 1]]:
            held = edges.into(int(slot))
            if held.start < self.stakes:
                owners = edges.owner[held.start : held.stop]
                found.append(held.start + int(np.searchsorted(owners, owner)))
        return found
