"""The ownership graph: parties, what each holds of others, and other ties."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np

from clearance.errors import UsageError

from ._columns import Ints
from ._edges import Edges, SlotKind
from ._holding import WHOLE, Holding, Interval, Link, Problem, Stake
from ._problems import problems_of
from ._rows import Rows


@dataclass(frozen=True, eq=False)
class Graph:
    """Who owns whom on a day. Make it with `Graph.build` or `Graph.from_tables`.

    Parties are named by their ids, and have numbers in the arrays.
    """

    day: date
    ids: Sequence[str]
    edges: Edges
    rows: Rows

    @classmethod
    def build(
        cls,
        holdings: Iterable[Holding],
        links: Iterable[Link] = (),
        *,
        day: date,
        kinds: Mapping[str, str] | None = None,
        names: Mapping[str, str] | None = None,
    ) -> "Graph":
        """Build it of what sources say, as far as it holds on a day.

        *kinds* are kinds of FollowTheMoney by id: a Company or an Organization has
        owners even where none is written down, others only where some are. *names* are
        for sentences; where there is none, the id stands. A holding that begins later
        replaces an earlier one of the same source.
        """
        from ._build import graph_of  # noqa: PLC0415 (it makes what is defined here)

        return graph_of(tuple(holdings), tuple(links), day, (kinds or {}, names or {}))

    @classmethod
    def from_tables(
        cls, entities: Any, holdings: Any, *, day: date, links: Iterable[Link] = ()
    ) -> "Graph":
        """Build it of Arrow tables or Parquet files, for millions of parties.

        *entities* has a column `id`, and may have `kind` and `name`. *holdings* has
        `owner` and `owned`, and `share` (percent), or `low` and `high`; it may have
        `since`, `until`, `source`, `kind` and `held_for`. Raises UnreadableFileError
        where a column is missing or a share is none.
        """
        from ._tables import graph_of_tables  # noqa: PLC0415 (as above)

        return graph_of_tables(entities, holdings, tuple(links), day)

    def __contains__(self, party: str) -> bool:
        """Say whether it knows a party."""
        return party in self._numbers

    def __len__(self) -> int:
        """How many parties it has."""
        return len(self.ids)

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        return dict(zip(self.ids, range(len(self.ids)), strict=True))

    def number(self, party: str) -> int:
        """Give the number of a party in the arrays; UsageError for an unknown one."""
        try:
            return self._numbers[party]
        except KeyError:
            raise UsageError(f"The ownership graph has no party {party!r}.") from None

    def numbers(self, parties: Iterable[str]) -> Ints:
        """Give the numbers of those parties that it knows, in order."""
        found = {self._numbers.get(one, -1) for one in parties} - {-1}
        return np.array(sorted(found), dtype=np.int64)

    def label(self, number: int) -> str:
        """Give the id of a party, or the name of an arrangement, by its number."""
        if number < len(self.ids):
            return self.ids[number]
        return self.rows.joints[number - len(self.ids)]

    def name(self, party: str) -> str:
        """Give the name of a party; its id where no name is known."""
        number = self._numbers.get(party)
        return (self.rows.named(number) if number is not None else None) or party

    def owners(self, party: str) -> tuple[Stake, ...]:
        """Give who holds what of a party, the largest share first."""
        found = [
            self.stake(stake)
            for slot in self.slots(self.number(party))
            for stake in self.edges.into(slot)
            if stake < self.rows.stakes
        ]
        return tuple(sorted(found, key=_largest_first))

    def owned(self, party: str) -> tuple[Stake, ...]:
        """Give what a party holds of others, the largest share first."""
        stakes = self.rows.stakes_of(self.edges, self.number(party))
        return tuple(sorted(map(self.stake, stakes), key=_largest_first))

    def links(self, party: str) -> tuple[Link, ...]:
        """Give the other ties of a party, to it and from it, on the day."""
        return self.rows.links.get(party, ())

    def missing(self, party: str) -> Interval:
        """Give which share of a party nobody is known to hold."""
        number = self.number(party)
        held = self.edges.into(number)
        room = int(self.edges.room[number])
        known = int(self.edges.high[held.start : held.stop].sum(dtype=np.int64))
        return Interval.of_units(max(0, min(room, WHOLE - known)), room)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What of the data a person should look at, by entity."""
        return problems_of(self)

    def slots(self, number: int) -> tuple[int, ...]:
        """Give the slots in which what others have of a party is added up."""
        return self.rows.slots_of.get(number, (number,))

    def stake(self, stake: int) -> Stake:
        """Give one stake by its number in the arrays."""
        edges = self.edges
        slot = int(edges.slot[stake])
        return Stake(
            self.label(int(edges.owner[stake])),
            self.label(int(edges.slot_entity[slot])),
            Interval.of_units(int(edges.low[stake]), int(edges.high[stake])),
            "votes" if edges.slot_kind[slot] in _VOTES else "ownership",
            self.rows.holdings_of(stake),
            self.rows.is_disputed(stake),
        )

    def walk(self, party: str, *, up: bool, most: int = 500) -> Iterator[Stake]:
        """Give the stakes above a party (*up*) or below it, nearest first.

        Stops where *most* parties were met.
        """
        met, queue = {party}, [party]
        for one in queue:
            for stake in self.owners(one) if up else self.owned(one):
                yield stake
                other = stake.owner if up else stake.owned
                if other not in met and other in self and len(met) < most:
                    met.add(other)
                    queue.append(other)


_VOTES = {SlotKind.VOTES, SlotKind.JOINT_VOTES}


def _largest_first(stake: Stake) -> tuple[Any, ...]:
    share = stake.share
    return (-share.high, -share.low, stake.kind, stake.owner, stake.owned)
