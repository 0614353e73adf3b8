"""Where jurisdictions differ, and where obeying one breaches another."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from clearance.errors import LawError
from clearance.finding import Grade, Outcome, worst
from clearance.law import Book, Facts, Rule

from ._situations import Situation

_BANS = frozenset({"prohibition", "licence_requirement"})


@dataclass(frozen=True, slots=True)
class Stance:
    """What a jurisdiction would say of the deal to one whom it binds."""

    id: str
    name: str
    outcome: Outcome
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """Obeying `obeying` may breach `breaches`: how likely, why, by which source."""

    rule: Rule
    obeying: tuple[Rule, ...]
    breaches: tuple[Rule, ...]
    level: str
    source: str
    confidence: Grade


def compare(book: Book, asked: Sequence[Situation], day: date) -> tuple[Stance, ...]:
    """Put the bans of each jurisdiction to a deal as if it bound the one who acts."""
    stances = []
    for row in book.lookups["jurisdictions"].rows:
        role = row.get("role")
        rules = [
            rule
            for rule in book.ruling
            if rule.jurisdiction == row["id"] and rule.kind in _BANS
        ]
        if role is not None and rules:
            outcome, found = _stance(book, asked, day, (f"actor.{role}", rules))
            stances.append(Stance(row["id"], row["name"], outcome, found))
    return tuple(stances)


def _stance(
    book: Book,
    asked: Sequence[Situation],
    day: date,
    bound: tuple[str, Sequence[Rule]],
) -> tuple[Outcome, tuple[str, ...]]:
    role, rules = bound
    found: list[tuple[str, Outcome]] = []
    for situation in asked:
        facts = Facts(book, {**situation.facts, role: True}, day)
        for rule in rules:
            try:
                finding = facts.decide(rule)
            except LawError:
                found.append((rule.id, Outcome.UNKNOWN))
                continue
            if finding is not None and finding.outcome is not Outcome.NOT_CAUGHT:
                found.append((rule.id, finding.outcome))
    outcome = worst(one for _, one in found)
    return outcome, tuple(dict.fromkeys(rule for rule, one in found if one is outcome))


def clashes(
    book: Book, asked: Sequence[tuple[Situation, Facts]], rules: set[str]
) -> tuple[Clash, ...]:
    """Find the conflicts of laws that the rules found may lead into."""
    found = []
    for rule in book.rules.values():
        if rule.between is None:
            continue
        obeyed = [one for one in rule.between.obeying if one in rules]
        spell = rule.on(asked[0][1].day) if asked else None
        if spell is None or spell.value is None:
            continue
        holds = any(facts.weigh(rule).holds is not False for _, facts in asked)
        if obeyed and holds:
            found.append(
                Clash(
                    rule,
                    tuple(book.rules[one] for one in obeyed),
                    tuple(book.rules[one] for one in rule.between.breaches),
                    rule.between.level,
                    spell.source,
                    spell.confidence,
                )
            )
    return tuple(found)
