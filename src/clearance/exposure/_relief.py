"""What would cover a dealing: licences, exemptions and wind-downs of the day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from clearance.finding import Question, Tried
from clearance.law import Book, Facts

from ._bite import actor_facts, dealing_facts, reach_of
from ._party import Known, Scene
from ._path import Path


@dataclass(frozen=True, slots=True)
class Relief:
    """A licence or exemption under which a US person might do the same.

    `applies` is None where `missing` or `conditions` decide; `until` is its last day,
    None where the book knows of none. What it covers exposes nobody by itself.
    """

    rule: str
    title: str
    applies: bool | None
    until: date | None
    missing: tuple[Question, ...]
    conditions: tuple[str, ...]


def relief_of(scene: Scene, actor: Known, path: Path) -> tuple[Relief, ...]:
    """Find the licences that US persons have for a dealing; those that apply first.

    Whoever does what they may do without a specific licence is not exposed for it, so
    this answers the question `deal.licensed_for_us_persons`.
    """
    _, other = reach_of(scene, path)
    who = actor_facts(actor, scene.role) | {"actor.us_person": True}
    given = who | dealing_facts(scene, path) | scene.facts_of(other) | dict(scene.facts)
    facts = Facts(scene.book, given, scene.graph.day)
    found = {one.rule: one for one in _tried(scene.book, facts)}
    reliefs = [
        Relief(
            one.rule,
            one.title,
            one.applies,
            _last_day(scene.book, one.rule, scene.graph.day),
            one.missing,
            one.conditions,
        )
        for one in found.values()
    ]
    return tuple(
        sorted(reliefs, key=lambda one: (not one.applies, len(one.missing), one.rule))
    )


def _tried(book: Book, facts: Facts) -> Iterator[Tried]:
    for rule in book.ruling:
        if rule.kind == "prohibition" and "us_person" in rule.binds:
            finding = facts.decide(rule)
            if finding is not None:
                yield from finding.tried


def _last_day(book: Book, rule: str, day: date) -> date | None:
    for spell in book.rules[rule].in_force:
        if spell.start > day and spell.value is None:
            return spell.start - timedelta(days=1)
    return None
