"""Which rules of the book bite on a path, and what they may bring."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from clearance.finding import Finding, Grade, Outcome
from clearance.law import Book, Facts, Rule, beyond

from ._party import CONTROL, Known, Scene
from ._path import Hop, Path, Reach

_CAUGHT = {Outcome.EXPOSED, Outcome.UNKNOWN, Outcome.PERMITTED, Outcome.NEEDS_LICENCE}


@dataclass(frozen=True, slots=True)
class Consequence:
    """What a rule may bring about: a row of the book, with its own citation."""

    id: str
    title: str
    severity: str
    source: str
    confidence: Grade


@dataclass(frozen=True, slots=True)
class Bite:
    """A rule that says of a path what it would not say of an unlisted party.

    `finding` is as the rule book decides, with the exceptions that were tried;
    `consequences` what it may bring; `text` is the rule's own.
    """

    finding: Finding
    text: str
    consequences: tuple[Consequence, ...]


def reach_of(scene: Scene, path: Path) -> tuple[Reach, Known]:
    """Say how a path reaches the listed party, and about whom the rules are asked."""
    if not path.first.does:
        return "standing", path.end
    if len(path.hops) == 1:
        return "direct", path.end
    other = scene.known(path.first.far)
    facts = Facts(scene.book, scene.facts_of(other), scene.graph.day)
    for authority in ("us", "eu", "uk"):
        if facts.fact(f"party.blocked.{authority}").value is True:
            return "owned", other
    return "through", path.end


def bites_of(scene: Scene, actor: Known, path: Path) -> tuple[Bite, ...]:
    """Put a path to every rule on the risk of being sanctioned; the worst first.

    Of two that say the same, one made for banks comes before one for everybody. What a
    rule would say as well of a dealing with somebody on no list is left out.
    """
    _, other = reach_of(scene, path)
    base = actor_facts(actor, scene.role) | dealing_facts(scene, path)
    told = dict(scene.facts)
    listed = Facts(scene.book, base | scene.facts_of(other) | told, scene.graph.day)
    blank = blank_facts(scene, other)
    unlisted = Facts(scene.book, base | blank | told, scene.graph.day)
    found = [
        Bite(finding, rule.text, consequences_of(scene.book, rule, scene.graph.day))
        for rule in scene.book.ruling
        if rule.kind == "risk"
        and (finding := _changed(rule, listed, unlisted)) is not None
    ]
    order, rules = tuple(Outcome), scene.book.rules
    return tuple(
        sorted(
            found,
            key=lambda one: (
                order.index(one.finding.outcome),
                "foreign_financial_institution" not in rules[one.finding.rule].binds,
            ),
        )
    )


def blank_facts(scene: Scene, other: Known) -> dict[str, Any]:
    """Give the facts of somebody like another party, on no list and with no owners.

    What is not known of the other is not known of this one either: that lists are not
    loaded, say, is asked of everybody and tells nothing of a path.
    """
    nobody = Known(other.id, other.name, countries=other.countries, kind=other.kind)
    sums = scene.sums(other.id)
    free: dict[str, Any] = {
        name: False if isinstance(one, bool) else "0" for name, one in sums.items()
    }
    free |= {
        name: False
        for name in scene.book.facts
        if name.startswith(CONTROL) and name.replace(CONTROL, "party.owned.") in sums
    }
    return scene.facts_of(nobody) | {"party.programmes": []} | free


def actor_facts(actor: Known, role: str | None) -> dict[str, Any]:
    """Give what the rule book asks about the one who acts; `role` is what it is."""
    country = actor.countries[0] if actor.countries else None
    told: Mapping[str, Any] = {
        "actor.country": country,
        "actor.located_in": country,
        "actor.branch_of": country,
        "actor.kind": role,
        "actor.nationalities": None if country is None else [],
    }
    return {name: value for name, value in told.items() if value is not None}


def dealing_facts(scene: Scene, path: Path) -> dict[str, Any]:
    """Give what the rule book asks about what is done; empty for a mere tie."""
    done = path.first.does
    if not done:
        return {}
    shut: dict[str, Any] = {"project.kind": [], "demand.law": []}
    return {"activity": list(done), **shut, **goods_facts(scene, path.first)}


def goods_facts(scene: Scene, hop: Hop) -> dict[str, Any]:
    """Give the goods of a dealing, where its figures are all of one HS code."""
    ends = {hop.near, hop.far}
    codes = {one.hs for one in scene.trades if {one.seller, one.buyer} == ends}
    return {"goods.hs": codes.pop()} if len(codes) == 1 and "" not in codes else {}


def _changed(rule: Rule, listed: Facts, unlisted: Facts) -> Finding | None:
    finding = beyond(rule, listed, unlisted)
    return finding if finding and finding.outcome in _CAUGHT else None


def consequences_of(book: Book, rule: Rule, day: date) -> tuple[Consequence, ...]:
    """Give what a rule may bring, by its jurisdiction's table of consequences."""
    return tuple(_rows(book, rule, day))


def _rows(book: Book, rule: Rule, day: date) -> Iterator[Consequence]:
    table = book.lookups.get(f"{rule.jurisdiction}-secondary-consequences")
    if table is None:
        return
    for row in table.on(day):
        if rule.id in row["rules"]:
            yield Consequence(
                row["consequence"],
                row["title"],
                row["severity"],
                row.get("source", table.source),
                row.get("confidence", table.confidence),
            )
