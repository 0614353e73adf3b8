"""What owners make of a party, as facts of the rule book, each with its proof."""

from collections.abc import Iterator, Set
from dataclasses import replace
from decimal import Decimal

from clearance.law import leaves
from clearance.ownership import (
    Decision,
    Link,
    OwnershipRule,
    Proof,
    Status,
)
from clearance.reports import OwnedFact, proof_lines, share_told

from ._ownership import Ownership

# The programme whose owners count for what foreign banks risk (E.O. 14024 s. 11).
_PROGRAMME, _BY_PROGRAMME = "RUSSIA-EO14024", "us_eo14024"


def owned_facts(
    ownership: Ownership, party: str, screened: Set[str]
) -> Iterator[OwnedFact]:
    """Give the facts on a party that its owners settle, whatever else is missing.

    Of one that is caught the least sum is told; of one that cannot be caught the most,
    and a sum that is known whole, only where the lists that count are among those
    *screened*, of which it can be said that somebody is not on them, and nobody above
    it may be a listed party by another name. Of any other none, so that the rules ask.
    Control is told where a document states it, and never that there is none.
    """
    if party not in ownership.graph:
        return
    given: set[str] = set()
    for rule, decision in _decisions(ownership):
        absent = rule.lists <= screened and not _doubted(ownership, rule, party)
        for one in _facts(ownership, decision, party, absent=absent):
            if one.fact in ownership.book.facts and one.fact not in given:
                given.add(one.fact)
                yield one


def owner_asks(ownership: Ownership, party: str) -> Iterator[str]:
    """Give what to find out so that each open test is settled, each question once."""
    if party not in ownership.graph:
        return
    asked: dict[str, None] = {}
    for _, decision in _decisions(ownership):
        if decision.status(party) is Status.POSSIBLE:
            asked |= dict.fromkeys(one.text for one in decision.ask(party))
    yield from asked


def _decisions(ownership: Ownership) -> Iterator[tuple[OwnershipRule, Decision]]:
    for rule in ownership.rules.values():
        yield rule, ownership.decided(rule)
    us = ownership.rules.get("us")
    if us is not None:
        yield _by_programme(ownership, us)


def _by_programme(
    ownership: Ownership, us: OwnershipRule
) -> tuple[OwnershipRule, Decision]:
    """Apply the test of the US to those alone who are blocked under one order."""
    fact = f"party.owned.{_BY_PROGRAMME}"
    asking = (
        rule.id
        for rule in ownership.book.rules.values()
        if any(leaf.get("fact") == fact for leaf in leaves(rule.applies_when))
    )
    rule = replace(us, name=_BY_PROGRAMME, sum=_BY_PROGRAMME, rules=tuple(asking))
    named = (
        one
        for one, listing in ownership.listings.items()
        if _PROGRAMME in listing.programmes
    )
    return rule, ownership.decided(rule, named)


def _doubted(ownership: Ownership, rule: OwnershipRule, party: str) -> bool:
    """Say whether the party or somebody above it may be listed by another name."""
    looks = ownership.perhaps_listed(rule)
    above = {stake.owner for stake in ownership.graph.walk(party, up=True)}
    return not looks.keys().isdisjoint(above | {party})


def _facts(
    ownership: Ownership, decision: Decision, party: str, *, absent: bool
) -> Iterator[OwnedFact]:
    rule, standing = decision.rule, decision.standing(party)
    proof = decision.proof(party)
    apart = not rule.adds_up and f"party.largest.{rule.sum}" in ownership.book.facts
    which = "largest" if apart else "owned"
    caught = standing.status is Status.BLOCKED and proof.ground in _SUMMED
    if caught:
        if proof.ground == "joint":
            which = "owned"
            yield _fact(ownership, rule, (f"party.joint.{rule.sum}", True), proof)
        name = f"party.{which}.{rule.sum}"
        yield _fact(ownership, rule, (name, _written(proof.counted.low)), proof)
    elif absent:
        for word, sum_ in (("owned", standing.owned), ("largest", standing.largest)):
            idle = word == which and standing.status is Status.NOT_BLOCKED
            if sum_.known or idle:
                name = f"party.{word}.{rule.sum}"
                yield _fact(ownership, rule, (name, _written(sum_.high)), proof)
    for link in standing.control:
        if _states_control(decision, link):
            name = f"party.controlled.{rule.sum}"
            yield _fact(ownership, rule, (name, True), proof, link)
            break


_SUMMED = {"ownership", "votes", "joint"}


def _states_control(decision: Decision, link: Link) -> bool:
    """Say whether a link states control by one who is surely caught."""
    return link.kind == "controls" and decision.status(link.from_) is Status.BLOCKED


def _fact(
    ownership: Ownership,
    rule: OwnershipRule,
    told: tuple[str, str | bool],
    proof: Proof,
    link: Link | None = None,
) -> OwnedFact:
    holders = tuple(_holders(ownership, proof))
    if link is not None:
        text = link.text or link.kind.replace("_", " ")
        source = f" [{link.source}]" if link.source else ""
        holders = (f"{ownership.name(link.from_)}: {text}{source}",)
    return OwnedFact(*told, rule.rules, holders, proof_lines(proof, ownership.name))


def _written(share: Decimal) -> str:
    return f"{share.normalize():f}"


def _holders(ownership: Ownership, proof: Proof) -> Iterator[str]:
    """Tell who holds what of a party so that it counts, and who says so.

    Of an owner that is caught itself, those who hold it are told in brackets.
    """
    for part in proof.parts:
        if part.counts == "no" or part.stake is None:
            continue
        sources = dict.fromkeys(one.source for one in part.stake.holdings if one.source)
        told = f" [{', '.join(sources)}]" if sources else ""
        behind = "; ".join(_holders(ownership, part.proof)) if part.proof else ""
        if behind and part.counts == "whole":
            told += f" (of which {behind})"
        yield f"{ownership.name(part.owner)} {share_told(part.stake.share)}{told}"
