"""The arithmetic of one party: figures, a tree of owners, and what to ask."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np

from ._apart import Apart
from ._build import CONTROL
from ._columns import Bools, Small
from ._decision import Decision, Ground, Standing, Status
from ._edges import SlotKind
from ._holding import WHOLE, Interval, Link, Stake

_GROUNDS: dict[SlotKind, Ground] = {
    SlotKind.SHARES: "ownership",
    SlotKind.VOTES: "votes",
    SlotKind.CONTROL: "control",
    SlotKind.JOINT: "joint",
    SlotKind.JOINT_VOTES: "joint",
    SlotKind.MEMBER: "joint",
}

Counts = Literal["whole", "maybe", "no"]
"""How far what an owner holds counts: as a whole, perhaps, or not at all."""


@dataclass(frozen=True, slots=True)
class Part:
    """One owner in a proof: what it holds, whether that counts, and why.

    `links` stand in place of a share where the owner controls. `proof` is that of the
    owner; None where it stands elsewhere in the tree (`told`), or where there is
    nothing to prove.
    """

    owner: str
    stake: Stake | None
    counts: Counts
    proof: "Proof | None" = None
    told: bool = False
    links: tuple[Link, ...] = ()

    @property
    def holds(self) -> str:
        """Say what it holds: a share, control, or a part in an arrangement."""
        if self.stake is not None:
            votes = " of the votes" if self.stake.kind == "votes" else ""
            return f"{self.stake.share}{votes}"
        kinds = dict.fromkeys(link.kind.replace("_", " ") for link in self.links)
        return ", ".join(kinds) or "takes part"


@dataclass(frozen=True, slots=True)
class Proof:
    """Why a party is caught, may be, or is not: what its owners hold, added up.

    `ground` says what is added up. `counted` is what owners who count hold, in percent,
    to be laid beside `test`. `person` is the listed party that it is all held by, where
    holdings of several are not added up.
    """

    party: str
    status: Status
    ground: Ground | None
    counted: Interval
    test: str
    missing: Interval
    parts: tuple[Part, ...] = ()
    person: str | None = None

    def lines(self, depth: int = 0) -> Iterator[str]:
        """Write it for a person, one line for each owner, owners further in."""
        indent = "  " * depth
        if self.ground == "listed":
            yield f"{indent}{self.party} is listed"
            return
        yield (
            f"{indent}{self.party}: {self.status}; owners who count hold "
            f"{self.counted} (test: {self.test})"
        )
        for part in self.parts:
            words = {"whole": "counts", "maybe": "may count", "no": "does not count"}
            more = ", told elsewhere" if part.told else ""
            yield f"{indent}  {part.owner}: {part.holds}, {words[part.counts]}{more}"
            if part.proof is not None:
                yield from part.proof.lines(depth + 2)


@dataclass(frozen=True, slots=True)
class Ask:
    """Something to find out about a party, and which share of it hangs on that."""

    party: str
    share: Interval
    text: str


def standing_of(decision: Decision, party: str) -> Standing:
    """Give what a rule says of one party, with its figures."""
    number = decision.graph.number(party)
    slots = decision.graph.slots(number)
    kinds = decision.graph.edges.slot_kind
    votes = [slot for slot in slots if kinds[slot] == SlotKind.VOTES]
    return Standing(
        party,
        decision.status_of(number),
        grounds_of(decision, number),
        held_of(decision, number),
        _largest(decision, number),
        held_of(decision, votes[0]) if votes else None,
        decision.graph.missing(party),
        tuple(_controlling(decision, party)),
    )


def held_of(decision: Decision, slot: int) -> Interval:
    """Give what of a slot those who are caught hold together, least and most."""
    edges = decision.graph.edges
    held = edges.into(slot)
    stakes = slice(held.start, held.stop)
    owner = edges.owner[stakes]
    passing = _passing(decision, owner)
    low = int(edges.low[stakes][passing[0]].sum(dtype=np.int64))
    most = int(edges.up[stakes][passing[1]].sum(dtype=np.int64))
    return Interval.of_units(low, max(low, most + int(edges.room[slot])))


def _passing(decision: Decision, owner: Small) -> tuple[Bools, Bools]:
    """Mark which owners count, and which may; the listed alone without a cascade."""
    if decision.rule.cascade:
        return decision.surely[owner], decision.maybe[owner]
    listed = np.isin(owner, decision.listed)
    return listed, listed


def _largest(decision: Decision, number: int) -> Interval:
    """Give what one who is caught holds of the shares of a party, least and most."""
    edges, owned = decision.graph.edges, held_of(decision, number)
    if isinstance(decision.lower, Apart):
        low = min(decision.lower.most(number), WHOLE)
    else:
        held = edges.into(number)
        stakes = slice(held.start, held.stop)
        counted = _passing(decision, edges.owner[stakes])[0]
        low = int(edges.low[stakes][counted].max(initial=0))
    high = owned.units[1]
    if isinstance(decision.upper, Apart):
        high = min(high, decision.upper.most(number))
    return Interval.of_units(low, max(low, high))


def grounds_of(decision: Decision, number: int) -> tuple[Ground, ...]:
    """Say why a party is caught, or may be; nothing where it is neither."""
    if number in decision.listed:
        return ("listed",)
    if not decision.maybe[number]:
        return ()
    slots = [slot for slot, _ in _enough(decision, number)]
    kinds = [SlotKind(decision.graph.edges.slot_kind[slot]) for slot in slots]
    return tuple(dict.fromkeys(_GROUNDS[kind] for kind in kinds))


def _enough(decision: Decision, number: int) -> Iterator[tuple[int, Interval]]:
    """Give the slots by which a party is caught; else those by which it may be."""
    rule, edges = decision.rule, decision.graph.edges
    sure = bool(decision.surely[number])
    line = rule.surely_from if sure else rule.maybe_from
    for slot in decision.graph.slots(number):
        kind = SlotKind(edges.slot_kind[slot])
        if kind in rule.counted and line is not None:
            held = held_of(decision, slot)
            if isinstance(decision.lower, Apart) and sure:
                held = _largest(decision, slot)
            if held.units[0 if sure else 1] >= line:
                yield slot, held


def _controlling(decision: Decision, party: str) -> Iterator[Link]:
    """Give the links by which one who is caught, or may be, controls a party."""
    graph = decision.graph
    for link in graph.links(party):
        if link.kind in CONTROL:
            forward, _ = CONTROL[link.kind]
            who, whom = (link.from_, link.to) if forward else (link.to, link.from_)
            number = graph.number(who)
            behind = decision.surely[number] or decision.near[number]
            if whom == party and behind:
                yield link


def proof_of(decision: Decision, party: str) -> Proof:
    """Give the arithmetic for a party as a tree; each owner is told once."""
    return _Tree(decision).proof(decision.graph.number(party), None)


class _Tree:
    """A proof in the making: who was told already."""

    def __init__(self, decision: Decision) -> None:
        self.decision, self.graph = decision, decision.graph
        self.told: set[tuple[int, int | None]] = set()

    def proof(self, number: int, person: int | None) -> Proof:
        """Prove what holds of a party; *person* is whose holdings alone count."""
        decision, graph = self.decision, self.graph
        self.told.add((number, person))
        status = decision.status_of(number)
        label = graph.label(number)
        if number in decision.listed:
            whole = Interval.of_units(WHOLE, WHOLE)
            return Proof(label, status, "listed", whole, decision.rule.test, _NOTHING)
        slot, person = self._slot(number, person)
        kind = SlotKind(graph.edges.slot_kind[slot])
        return Proof(
            label,
            status,
            _GROUNDS[kind] if decision.maybe[number] else None,
            held_of(decision, slot) if person is None else self._held(slot, person),
            decision.rule.test,
            graph.missing(label) if number < len(graph) else _NOTHING,
            tuple(self._parts(number, slot, person)),
            None if person is None else graph.label(person),
        )

    def _slot(self, number: int, person: int | None) -> tuple[int, int | None]:
        """Choose what to add up, and whose holdings alone.

        Of one who is caught: a slot that was enough when it was caught, so that no
        owner is proved by what it owns.
        """
        decision, lower = self.decision, self.decision.lower
        if not decision.surely[number]:
            found = [slot for slot, _ in _enough(decision, number)]
            return (found[0] if found else number), None
        if isinstance(lower, Apart) and (
            person is None or lower.round_of(person, number) < 0
        ):
            persons = lower.persons(number)
            rounds = [lower.round_of(int(one), number) for one in persons]
            person = int(persons[int(np.argmin(rounds))])
        for slot in self.graph.slots(number):
            if self._was_enough(number, slot, person):
                return slot, person
        raise AssertionError(f"{self.graph.label(number)} is caught by nothing")

    def _was_enough(self, number: int, slot: int, person: int | None) -> bool:
        rule, edges = self.decision.rule, self.graph.edges
        kind = SlotKind(edges.slot_kind[slot])
        doubtful = kind is SlotKind.CONTROL and not rule.control
        if kind not in rule.counted or doubtful or rule.surely_from is None:
            return False
        own = self._round(number, person)
        units = sum(
            int(edges.low[stake])
            for stake in edges.into(slot)
            if self._passes_on(int(edges.owner[stake]), person, own)
        )
        return units >= rule.surely_from

    def _passes_on(self, owner: int, person: int | None, before: int) -> bool:
        if self._round(owner, person) >= before:
            return False
        return self.decision.rule.cascade or owner in self.decision.listed

    def _held(self, slot: int, person: int) -> Interval:
        """Give what of a slot is held by a person and those caught through it alone."""
        lower, edges = self.decision.lower, self.graph.edges
        assert isinstance(lower, Apart)
        units = sum(
            int(edges.low[stake])
            for stake in edges.into(slot)
            if lower.round_of(person, int(edges.owner[stake])) >= 0
        )
        return Interval.of_units(units, units)

    def _parts(self, number: int, slot: int, person: int | None) -> Iterator[Part]:
        stakes = list(self.graph.edges.into(slot))
        edges = self.graph.edges
        order = sorted(
            stakes,
            key=lambda one: (
                self._round(int(edges.owner[one]), person),
                -int(edges.high[one]),
                self.graph.label(int(edges.owner[one])),
            ),
        )
        for stake in order:
            yield self._part(number, stake, person)

    def _part(self, number: int, stake: int, person: int | None) -> Part:
        owner = int(self.graph.edges.owner[stake])
        counts = self._counts(owner, person)
        earlier = self._round(owner, person) < self._round(number, person)
        unsettled = counts == "maybe" and not self.decision.surely[number]
        worth = unsettled or (counts == "whole" and earlier)
        told = (owner, person) in self.told
        control = self.graph.edges.slot_kind[self.graph.edges.slot[stake]] in {
            SlotKind.CONTROL,
            SlotKind.MEMBER,
        }
        return Part(
            self.graph.label(owner),
            None if control else self.graph.stake(stake),
            counts,
            self.proof(owner, person) if worth and not told else None,
            told=told,
            links=self._links(owner, number) if control else (),
        )

    def _links(self, owner: int, number: int) -> tuple[Link, ...]:
        party, who = self.graph.label(number), self.graph.label(owner)
        return tuple(
            link
            for link in self.graph.links(party)
            if {link.from_, link.to} == {party, who}
        )

    def _counts(self, owner: int, person: int | None) -> Counts:
        decision = self.decision
        passes = decision.rule.cascade or owner in decision.listed
        if person is not None:
            return "whole" if self._round(owner, person) < _LATE else "no"
        if decision.surely[owner] and passes:
            return "whole"
        return "maybe" if decision.maybe[owner] and passes else "no"

    def _round(self, number: int, person: int | None) -> int:
        lower = self.decision.lower
        if isinstance(lower, Apart):
            found = -1 if person is None else lower.round_of(person, number)
        else:
            found = int(lower.round[number])
        return _LATE if found < 0 else found


_LATE = 2**31
_NOTHING = Interval.of_units(0, 0)


def asks_of(decision: Decision, party: str) -> tuple[Ask, ...]:
    """Give what to ask, nearest first: missing shares, bands, owners of owners."""
    graph = decision.graph
    number = graph.number(party)
    if decision.surely[number] or not decision.maybe[number]:
        return ()
    found: list[Ask] = []
    met, queue = {number}, [number]
    for one in queue:
        found += _asks_about(decision, one)
        for stake in graph.edges.into(one):
            owner = int(graph.edges.owner[stake])
            unsettled = decision.maybe[owner] and not decision.surely[owner]
            if unsettled and owner not in met and owner < len(graph):
                met.add(owner)
                queue.append(owner)
    return tuple(dict.fromkeys(found))


def _asks_about(decision: Decision, number: int) -> Iterator[Ask]:
    graph, party = decision.graph, decision.graph.label(number)
    name, missing = graph.name(party), graph.missing(party)
    if missing.high > 0:
        other = "the other " if graph.owners(party) else ""
        share = f"{other}{missing}" if missing.high < 100 else "its shares"
        if missing.low == 0 and 0 < missing.high < 100:
            share = f"the rest, {_at_most(missing)},"
        yield Ask(party, missing, f"Who holds {share} of {name}?")
    for stake in graph.owners(party):
        owner = graph.number(stake.owner)
        if decision.maybe[owner] and not stake.share.known:
            who = graph.name(stake.owner)
            text = f"How much of {name} does {who} hold? Known is: {stake.share}."
            yield Ask(party, stake.share, text)
    if decision.rule.joint and not decision.surely[number]:
        yield from _joint(decision, number)


def _at_most(missing: Interval) -> str:
    """Write the high end of a share, one unit below a round figure as less than it."""
    units = missing.units[1]
    if units % 1_000 == 999:
        return f"less than {Interval.of_units(units + 1, units + 1)}"
    return f"at most {Interval.of_units(units, units)}"


def _joint(decision: Decision, number: int) -> Iterator[Ask]:
    """Ask whether listed owners act together, where that would be enough."""
    graph, party = decision.graph, decision.graph.label(number)
    held, line = held_of(decision, number), decision.rule.maybe_from
    owners = [
        graph.name(stake.owner)
        for stake in graph.owners(party)
        if decision.surely[graph.number(stake.owner)] and stake.kind == "ownership"
    ]
    if len(owners) > 1 and line is not None and held.units[1] >= line:
        who = ", ".join(owners[:-1]) + f" and {owners[-1]}"
        text = f"Do {who} hold their shares of {graph.name(party)} together?"
        yield Ask(party, held, text)
