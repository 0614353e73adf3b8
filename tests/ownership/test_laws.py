"""Laws of ownership, tried on graphs that chance makes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clearance.law import the_book
from clearance.ownership import (
    Decision,
    Graph,
    Holding,
    HoldingKind,
    Interval,
    Link,
    OwnershipRule,
    Proof,
    Status,
    decide,
    ownership_rules,
)

DAY = date(2024, 8, 1)
WHOLE = 10_000_000
RULES = {
    **ownership_rules(the_book(), DAY),
    # Before 2014 the holdings of several blocked owners were not added up.
    "us-2010": ownership_rules(the_book(), date(2010, 1, 1))["us"],
}
LAWS = ("us", "eu", "uk", "ca", "jp", "us-2010", "us.eo-13662.directive-1")
# How many worlds are drawn by the dearest: some each time, many in the long sweeps.
TRIES = pytest.mark.parametrize("tries", [15, pytest.param(60, marks=pytest.mark.slow)])
PARTIES = [f"P{number}" for number in range(8)]
KINDS: tuple[HoldingKind, ...] = ("ownership", "votes")
Key = tuple[str, str]


@dataclass(frozen=True)
class World:
    """Holdings of shares and votes, links of control, who is listed, who is a company.

    The shares of every party can all be true together.
    """

    holdings: tuple[Holding, ...]
    links: tuple[Link, ...]
    listed: frozenset[str]
    companies: frozenset[str]

    def decide(self, rule: OwnershipRule) -> Decision:
        kinds = {
            one: "Company" if one in self.companies else "Person" for one in PARTIES
        }
        graph = Graph.build(self.holdings, self.links, day=DAY, kinds=kinds)
        return decide(graph, self.listed, rule)


@st.composite
def worlds(draw: st.DrawFn) -> World:
    # A seed, since worlds of which each draw is as small as can be are all alike.
    chance = Random(draw(st.integers(0, 2**32)))
    some = [
        one
        for party in PARTIES
        for kind in KINDS
        if chance.random() < (0.7 if kind == "ownership" else 0.15)
        for one in _owners(chance, party, kind)
    ]
    links = [
        Link(chance.choice(("controls", "owned_or_controlled_by")), one, other)
        for one, other in (chance.sample(PARTIES, 2) for _ in range(4))
        if chance.random() < 0.2
    ]
    listed = frozenset(chance.sample(PARTIES, chance.randint(0, 3)))
    companies = frozenset(one for one in PARTIES if chance.random() < 0.3)
    return World(tuple(some), tuple(links), listed, companies)


def _owners(chance: Random, owned: str, kind: HoldingKind) -> Iterable[Holding]:
    """Make owners whose least shares leave room, and often sit on the line."""
    left = 100
    for owner in chance.sample(PARTIES, chance.randint(1, 4)):
        low = min(chance.choice((0, 3, 10, 25, 40, 47, 50, 51, 60)), left)
        high = min(100, low + chance.choice((0, 0, 0, 10, 40, 100)))
        left -= low
        share = Interval(Decimal(low), Decimal(high))
        joint = "pact" if chance.random() < 0.25 else None
        yield Holding(owner, owned, share, kind=kind, joint=joint)


@dataclass(frozen=True)
class Whole:
    """A world with nothing missing: who holds what share of whose shares and votes.

    `pacts` are those who hold shares, or votes, of a party under one arrangement.
    """

    shares: Mapping[tuple[str, str, str], int]
    controls: frozenset[Key]
    listed: frozenset[str]
    joint: bool
    pacts: frozenset[tuple[str, str, str]]

    def caught(self, rule: OwnershipRule) -> frozenset[str]:
        """Find who is caught, as plainly as the law says it."""
        if rule.adds_up or self.joint:
            return self._through(self.listed, rule)
        each = (self._through(frozenset({one}), rule) for one in self.listed)
        return frozenset().union(*each)

    def _through(self, persons: frozenset[str], rule: OwnershipRule) -> frozenset[str]:
        caught = set(persons)
        while True:
            passing = caught if rule.cascade else set(persons)
            more = {one for one in PARTIES if self._enough(one, passing, rule)} - caught
            if not more:
                return frozenset(caught)
            caught |= more

    def _enough(self, party: str, passing: set[str], rule: OwnershipRule) -> bool:
        kinds = KINDS if rule.votes else KINDS[:1]
        assert rule.surely_from is not None
        together = {owner for owner, owned, _ in self.pacts if owned == party}
        hit = rule.joint and not together.isdisjoint(passing)
        return any(
            sum(
                units
                for (owner, owned, of), units in self.shares.items()
                if owned == party
                and of == kind
                and (owner in passing or (hit and (owner, owned, of) in self.pacts))
            )
            >= rule.surely_from
            for kind in kinds
        ) or (
            rule.control is True
            and any((who, party) in self.controls for who in passing)
        )


HIDDEN = "hidden"


def completed(world: World, chance: Random, rule: OwnershipRule) -> Whole:
    """Fill in all that is missing by chance: bands, unknown holders, who acts together.

    All that nobody is known to hold is in the hands of one listed person or of others.
    """
    extremes = chance.choice((0.0, 1.0, None))
    shares: dict[tuple[str, str, str], int] = {}
    person = chance.choice([HIDDEN, *sorted(world.listed)])
    for party, kind, mine in _slots(world):
        chance.shuffle(mine)
        free = WHOLE - sum(one.share.units[0] for one in mine)
        for one in mine:
            low, high = one.share.units
            part = chance.random() if extremes is None else extremes
            more = int(min(high - low, free) * part)
            free -= more
            shares[one.owner, party, kind] = low + more
        theirs = chance.choice((0, free, chance.randint(0, free)))
        key = (person, party, kind)
        shares[key] = shares.get(key, 0) + theirs
    controls = {
        (one.from_, one.to) if one.kind == "controls" else (one.to, one.from_)
        for one in world.links
        if one.kind == "controls" or chance.random() < 0.5
    }
    joint = (rule.joint or rule.adds_up is None) and chance.random() < 0.5
    listed = world.listed | {HIDDEN}
    return Whole(shares, frozenset(controls), listed, joint, pacts(world))


def _slots(world: World) -> Iterable[tuple[str, str, list[Holding]]]:
    """Give the shares and votes of each party that somebody owns, known or not."""
    for party in PARTIES:
        mine = [one for one in world.holdings if one.owned == party]
        votes = [one for one in mine if one.kind == "votes"]
        if mine or party in world.companies:
            yield party, "ownership", [one for one in mine if one.kind == "ownership"]
        if votes:
            yield party, "votes", votes


def extreme(world: World, rule: OwnershipRule, person: str, *, most: bool) -> Whole:
    """Fill in the least of all, with what is missing in the hands of one or nobody."""
    shares: dict[tuple[str, str, str], int] = {}
    for party, kind, mine in _slots(world):
        for one in mine:
            shares[one.owner, party, kind] = one.share.units[0]
        if most:
            key, free = (person, party, kind), sum(one.share.units[0] for one in mine)
            shares[key] = shares.get(key, 0) + WHOLE - free
    controls = {
        (one.from_, one.to) if one.kind == "controls" else (one.to, one.from_)
        for one in world.links
        if one.kind == "controls" or most
    }
    joint = most and (rule.joint or rule.adds_up is None)
    listed = world.listed | {HIDDEN}
    return Whole(shares, frozenset(controls), listed, joint, pacts(world))


def pacts(world: World) -> frozenset[tuple[str, str, str]]:
    """Give who holds what under an arrangement."""
    return frozenset(
        (one.owner, one.owned, one.kind) for one in world.holdings if one.joint
    )


@pytest.mark.parametrize("law", LAWS)
@given(worlds(), st.integers(0, 2**32))
@settings(max_examples=50, deadline=None)
def test_whatever_is_missing_turns_out_to_be_the_answer_holds(
    law: str, world: World, seed: int
) -> None:
    """Blocked stays blocked and not blocked stays so, however the gaps are filled."""
    rule, chance = RULES[law], Random(seed)
    decision = world.decide(rule)
    for _ in range(5):
        caught = completed(world, chance, rule).caught(rule)
        for party in PARTIES:
            status = decision.status(party)
            assert status is not Status.BLOCKED or party in caught
            assert status is not Status.NOT_BLOCKED or party not in caught


@pytest.mark.parametrize("law", LAWS)
@given(worlds())
@settings(max_examples=50, deadline=None)
def test_nothing_is_left_open_that_the_data_settles(law: str, world: World) -> None:
    """Where it is not said that a party is caught, or is not, either can be true."""
    rule = RULES[law]
    decision = world.decide(rule)
    least = extreme(world, rule, HIDDEN, most=False).caught(rule)
    most = frozenset().union(
        *(
            extreme(world, rule, person, most=True).caught(rule)
            for person in (HIDDEN, *world.listed)
        )
    )

    assert least - {HIDDEN} == with_status(decision, Status.BLOCKED)
    assert frozenset(PARTIES) - most == with_status(decision, Status.NOT_BLOCKED)


def with_status(decision: Decision, *some: Status) -> frozenset[str]:
    return frozenset(one for one in PARTIES if decision.status(one) in some)


@pytest.mark.parametrize("law", LAWS)
@given(worlds(), st.sampled_from(PARTIES))
@settings(max_examples=50, deadline=None)
def test_a_listing_more_never_frees_anyone(law: str, world: World, more: str) -> None:
    """Who is caught, or may be, stays so where one more is listed."""
    rule = RULES[law]
    before = world.decide(rule)
    after = replace(world, listed=world.listed | {more}).decide(rule)

    assert before.surely[after.surely == 0].sum() == 0
    assert before.maybe[after.maybe == 0].sum() == 0


@pytest.mark.parametrize("law", LAWS)
@given(worlds(), st.integers(0, 30), st.integers(1, 60))
@settings(max_examples=50, deadline=None)
def test_a_larger_share_of_a_caught_owner_never_frees_anyone(
    law: str, world: World, which: int, units: int
) -> None:
    """Whoever is caught stays so where an owner who is caught holds more."""
    rule = RULES[law]
    before = world.decide(rule)
    caught = with_status(before, Status.BLOCKED)
    raisable = [
        place
        for place, one in enumerate(world.holdings)
        if one.owner in caught and one.share.high + units <= 100
    ]
    if not raisable:
        return
    place = raisable[which % len(raisable)]
    old = world.holdings[place]
    share = Interval(old.share.low + units, old.share.high + units)
    some = list(world.holdings)
    some[place] = replace(old, share=share)
    after = replace(world, holdings=tuple(some)).decide(rule)

    assert caught <= with_status(after, Status.BLOCKED)


@TRIES
@pytest.mark.parametrize("law", LAWS)
def test_the_order_of_the_data_changes_nothing(law: str, tries: int) -> None:
    """Shuffled holdings, links and listings give the same answers and figures."""

    @given(worlds(), st.randoms(use_true_random=False))
    @settings(max_examples=tries, deadline=None)
    def the_same(world: World, chance: Random) -> None:
        shuffled = replace(
            world,
            holdings=tuple(chance.sample(world.holdings, len(world.holdings))),
            links=tuple(chance.sample(world.links, len(world.links))),
        )
        one, other = world.decide(RULES[law]), shuffled.decide(RULES[law])

        for party in PARTIES:
            assert one.standing(party).owned == other.standing(party).owned
            assert one.status(party) is other.status(party)
            assert list(one.proof(party).lines()) == list(other.proof(party).lines())

    the_same()


@TRIES
@pytest.mark.parametrize("law", LAWS)
def test_a_change_of_listings_gives_what_deciding_anew_gives(
    law: str, tries: int
) -> None:
    """Added and removed one after the other, or decided from the start: the same."""
    rule = RULES[law]

    @given(
        worlds(),
        st.lists(st.tuples(st.booleans(), st.sampled_from(PARTIES)), max_size=6),
    )
    @settings(max_examples=tries, deadline=None)
    def the_same(world: World, changes: list[tuple[bool, str]]) -> None:
        decision, listed = world.decide(rule), set(world.listed)
        for add, party in changes:
            if add:
                decision = decision.with_listed(added=[party])
                listed.add(party)
            else:
                decision = decision.with_listed(removed=[party])
                listed.discard(party)
        anew = replace(world, listed=frozenset(listed)).decide(rule)

        assert anew.surely.tolist() == decision.surely.tolist()
        assert anew.maybe.tolist() == decision.maybe.tolist()
        for party in PARTIES:
            assert anew.standing(party) == decision.standing(party)

    the_same()


@pytest.mark.parametrize("law", LAWS)
@given(worlds())
@settings(max_examples=50, deadline=None)
def test_a_proof_adds_up_and_rests_on_nothing_that_rests_on_it(
    law: str, world: World
) -> None:
    """Owners who are proved first are enough by themselves, down to the listed."""
    rule = RULES[law]
    decision = world.decide(rule)
    for party in with_status(decision, Status.BLOCKED):
        proof = decision.proof(party)
        proved: dict[str, int] = {}
        _check(proof, rule, proved)


def _check(proof: Proof, rule: OwnershipRule, proved: dict[str, int]) -> None:
    """Check a proof from the listed up: each owner is proved before it counts."""
    if proof.ground == "listed":
        return
    assert proof.parts
    held = 0
    for part in proof.parts:
        if part.proof is not None:
            _check(part.proof, rule, proved)
        if part.counts == "whole" and (part.proof is not None or part.told):
            held += part.stake.share.units[0] if part.stake else WHOLE
    assert rule.surely_from is not None
    assert held >= rule.surely_from
