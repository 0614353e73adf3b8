"""Who is caught through owners under a rule: decided, and decided again on a change."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import numpy as np

from ._apart import Apart, spread_apart, spread_apart_on
from ._columns import Bools, Ints
from ._edges import Edges, SlotKind, ranges
from ._graph import Graph
from ._holding import Interval, Link
from ._rule import OwnershipRule
from ._spread import Caught, Test, spread, spread_on

if TYPE_CHECKING:
    from ._proof import Ask, Proof

_NEVER = 2**62
_NOBODY = np.empty(0, dtype=np.int64)


class Status(StrEnum):
    """What a rule says of a party, with what is known of its owners; the worst first.

    BLOCKED: listed, or caught whatever the missing shares turn out to be. POSSIBLE: a
    listed party stands behind it, and whether it is caught hangs on what is missing.
    OPEN: no listed party is known behind it, but enough of it, or of its owners, is in
    unknown hands. NOT_BLOCKED: nothing that is missing can make it caught.
    """

    BLOCKED = "blocked"
    POSSIBLE = "possible"
    OPEN = "open"
    NOT_BLOCKED = "not blocked"


Ground = Literal["listed", "ownership", "votes", "joint", "control"]


@dataclass(frozen=True, slots=True)
class Standing:
    """What a rule says of one party, and the figures that say so.

    `grounds` are why it is caught, or may be. `owned` is what all who are caught hold
    of it together, in percent; `largest` what one of them holds, with what is held
    through those caught by that one alone; `votes` what they hold of its votes, where
    votes are known. `missing` is which share nobody is known to hold. `control` are
    links by which somebody who is caught, or may be, controls it, whether or not
    control counts under the rule.
    """

    party: str
    status: Status
    grounds: tuple[Ground, ...]
    owned: Interval
    largest: Interval
    votes: Interval | None
    missing: Interval
    control: tuple[Link, ...]


Layer = Caught | Apart


@dataclass(frozen=True, eq=False)
class Decision:
    """Every party of a graph under one rule. Make it with `decide`.

    `lower` is who is caught whatever is missing; `upper` who may be.
    """

    graph: Graph
    rule: OwnershipRule
    listed: Ints
    lower: Layer
    upper: Layer

    @cached_property
    def surely(self) -> Bools:
        """Mark those who are caught, by number."""
        return self.lower.member

    @cached_property
    def maybe(self) -> Bools:
        """Mark those who are or may be caught, by number."""
        return self.upper.member | self.surely

    @cached_property
    def near(self) -> Bools:
        """Mark those behind whom a listed party is known to stand, by number."""
        edges, counted = self.graph.edges, _counted(self.graph.edges, self.rule)
        seen = self.surely.copy()
        frontier = self.listed if not self.rule.cascade else np.flatnonzero(seen)
        while len(frontier):
            at = ranges(edges.out_start[frontier], edges.out_start[frontier + 1])
            slots = edges.out_slot[at]
            parties = edges.slot_entity[slots[counted[slots]]]
            fresh = parties[self.maybe[parties] & ~seen[parties]]
            frontier = np.unique(fresh).astype(np.int64)
            seen[frontier] = True
            if not self.rule.cascade:
                break
        return seen

    def status(self, party: str) -> Status:
        """Give what the rule says of a party; UsageError for an unknown one."""
        return self.status_of(self.graph.number(party))

    def status_of(self, number: int) -> Status:
        """Give what the rule says of a party by its number."""
        if self.surely[number]:
            return Status.BLOCKED
        if not self.maybe[number]:
            return Status.NOT_BLOCKED
        return Status.POSSIBLE if self.near[number] else Status.OPEN

    def standing(self, party: str) -> Standing:
        """Give what the rule says of a party, with its figures."""
        from ._proof import standing_of  # noqa: PLC0415 (it reads what is made here)

        return standing_of(self, party)

    def proof(self, party: str) -> "Proof":
        """Give the arithmetic for a party as a tree of owners."""
        from ._proof import proof_of  # noqa: PLC0415 (as above)

        return proof_of(self, party)

    def ask(self, party: str) -> tuple["Ask", ...]:
        """Give what to ask so that it is settled whether a party is caught."""
        from ._proof import asks_of  # noqa: PLC0415 (as above)

        return asks_of(self, party)

    def implied(self, status: Status = Status.BLOCKED) -> Iterator[str]:
        """Give the parties that are not listed and have a status, by number."""
        for number in np.flatnonzero(self.marked(status)):
            yield self.graph.ids[int(number)]

    def marked(self, status: Status) -> Bools:
        """Mark the parties that are not listed and have a status, by number."""
        size = len(self.graph)
        surely, maybe = self.surely[:size], self.maybe[:size]
        if status is Status.BLOCKED:
            found = surely.copy()
        elif status is Status.NOT_BLOCKED:
            found = ~maybe
        else:
            near = self.near[:size]
            found = maybe & ~surely & (near if status is Status.POSSIBLE else ~near)
        found[self.listed] = False
        return found

    def with_listed(
        self, added: Iterable[str] = (), removed: Iterable[str] = ()
    ) -> "Decision":
        """Decide again where some are listed anew, and others are listed no more.

        Parties that the graph does not know change nothing.
        """
        numbers = self.graph.numbers
        gone = np.intersect1d(numbers(removed), self.listed)
        new = np.setdiff1d(numbers(added), self.listed)
        listed = np.union1d(np.setdiff1d(self.listed, gone), new)
        edges, tests = self.graph.edges, _tests(self.graph.edges, self.rule)
        return Decision(
            self.graph,
            self.rule,
            listed,
            _again(edges, tests[0], self.lower, new, gone),
            _again(edges, tests[1], self.upper, new, gone),
        )


def decide(graph: Graph, listed: Iterable[str], rule: OwnershipRule) -> Decision:
    """Decide for every party of a graph whether a rule catches it through owners.

    *listed* are ids of the parties on the lists that the rule counts; those that the
    graph does not know are left out.
    """
    numbers, edges = graph.numbers(listed), graph.edges
    least, most = _tests(edges, rule)
    nobody = Caught(
        np.full(edges.parties, -1, dtype=np.int32),
        np.zeros(len(edges.slot_kind), dtype=np.int64),
    )
    lower: Layer = (
        spread(edges, least, numbers)
        if rule.adds_up
        else spread_apart(edges, least, numbers, nobody)
    )
    upper: Layer = (
        spread(edges, most, numbers)
        if rule.adds_up is not False or rule.joint
        else spread_apart(edges, most, numbers, spread(edges, most, _NOBODY))
    )
    return Decision(graph, rule, numbers, lower, upper)


def _again(edges: Edges, test: Test, layer: Layer, added: Ints, removed: Ints) -> Layer:
    if isinstance(layer, Caught):
        return spread_on(edges, test, layer, added, removed)
    return spread_apart_on(edges, test, layer, added, removed)


def _tests(edges: Edges, rule: OwnershipRule) -> tuple[Test, Test]:
    """Give the tests for who is surely caught, and for who may be."""
    maybe = surely = _counted(edges, rule)
    if not rule.control:
        surely = maybe & (edges.slot_kind != SlotKind.CONTROL)
    least, most = (
        _NEVER if line is None else line for line in (rule.surely_from, rule.maybe_from)
    )
    return (
        Test(least, surely, up=False, cascade=rule.cascade),
        Test(most, maybe, up=True, cascade=rule.cascade),
    )


def _counted(edges: Edges, rule: OwnershipRule) -> Bools:
    """Mark the slots that a rule looks at."""
    kinds = np.zeros(len(SlotKind), dtype=np.bool_)
    kinds[[int(kind) for kind in rule.counted]] = True
    return kinds[edges.slot_kind]
