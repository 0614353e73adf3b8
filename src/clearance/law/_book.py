"""The rule book: all rules, instruments, tables, signals and what they ask about."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cached_property
from reprlib import repr as brief
from typing import Any

from clearance.errors import LawError, UsageError
from clearance.finding import Finding

from ._condition import Condition, read_condition
from ._decide import Facts
from ._model import Fact, Instrument, Lookup, Rule, Signal, Uncertainty

RULING = frozenset(
    {"prohibition", "licence_requirement", "risk", "licence", "exception"}
)
"""The kinds of rules that have an outcome."""


@dataclass(frozen=True)
class Book:
    """The law of all jurisdictions, as far as it was written down.

    Each mapping is by id. What refers to something that is not there was refused when
    the book was loaded.
    """

    rules: Mapping[str, Rule]
    instruments: Mapping[str, Instrument]
    lookups: Mapping[str, Lookup]
    facts: Mapping[str, Fact]
    uncertainties: Mapping[str, Uncertainty]
    signals: tuple[Signal, ...]
    digest: str

    @cached_property
    def conditions(self) -> Mapping[str, Condition]:
        """When each rule applies, ready to be weighed."""
        return {
            rule.id: read_condition(rule.applies_when, self.facts, rule.id)
            for rule in self.rules.values()
        }

    def doubt(self, mark: str) -> str:
        """Say what is to be verified, by the id of an uncertainty or grade and source.

        Facts of grade C and D are marked so, in every answer that is built on them.
        """
        if mark in self.uncertainties:
            return self.uncertainties[mark].text
        grade, _, source = mark.partition(":")
        name, _, place = source.partition(",")
        title = self.instruments[name.strip()].title
        where = f", {place.strip()}" if place else ""
        return f"Check {title}{where} (grade {grade})."

    @cached_property
    def gates(self) -> Mapping[str, frozenset[str]]:
        """The activities without one of which a rule cannot apply, where it names some.

        What is done is known in most deals, so most rules are put aside at once.
        """
        return {
            rule.id: frozenset(gate)
            for rule in self.rules.values()
            if (gate := _gate(rule.applies_when)) is not None
        }

    @cached_property
    def quiet(self) -> dict[tuple[str, date], Finding]:
        """Findings of rules that catch nothing, by rule and spell: kept for speed."""
        return {}

    @cached_property
    def definitions(self) -> Mapping[str, tuple[Rule, ...]]:
        """The rules that define each fact."""
        found: dict[str, list[Rule]] = {}
        for rule in self.rules.values():
            if rule.defines is not None:
                found.setdefault(rule.defines, []).append(rule)
        return {name: tuple(rules) for name, rules in found.items()}

    @cached_property
    def _exceptions(self) -> Mapping[str, tuple[Rule, ...]]:
        found: dict[str, list[Rule]] = {}
        for rule in self.rules.values():
            for excepted in rule.exception_to:
                found.setdefault(excepted, []).append(rule)
        return {name: tuple(rules) for name, rules in found.items()}

    def exceptions_to(self, rule_id: str) -> tuple[Rule, ...]:
        """Give the rules that except a rule."""
        return self._exceptions.get(rule_id, ())

    def rule(self, rule_id: str) -> Rule:
        """Give a rule by its id; raises UsageError, with near ids, if there is none."""
        try:
            return self.rules[rule_id]
        except KeyError:
            near = ", ".join(self._near(rule_id)) or "clearance law lists them all"
            raise UsageError(
                f"The rule book has no rule {rule_id!r}. Near it: {near}."
            ) from None

    def _near(self, rule_id: str) -> Iterator[str]:
        words = {word for word in rule_id.replace("-", ".").split(".") if word}
        ranked = sorted(
            (-len(words & set(one.replace("-", ".").split("."))), one)
            for one in self.rules
        )
        yield from (one for score, one in ranked[:3] if score)

    @cached_property
    def ruling(self) -> tuple[Rule, ...]:
        """The rules that are put to a deal: with an outcome, and excepting nothing."""
        return tuple(
            rule
            for rule in self.rules.values()
            if rule.kind in RULING and not rule.exception_to
        )

    @cached_property
    def duties(self) -> tuple[Rule, ...]:
        """The rules that ask for something to be done."""
        return tuple(rule for rule in self.rules.values() if rule.kind == "duty")

    @cached_property
    def jurisdictions(self) -> tuple[str, ...]:
        """The jurisdictions that the book has rules of."""
        return tuple(sorted({rule.jurisdiction for rule in self.rules.values()}))

    def decide(
        self, rule_id: str, facts: Mapping[str, Any], day: date
    ) -> Finding | None:
        """Find what one rule says of facts on a day; None where it is not in force.

        Raises UsageError for an unknown rule or fact, LawError where two exceptions
        apply and disagree.
        """
        self.check_facts(facts)
        return Facts(self, facts, day).decide(self.rule(rule_id))

    def check_facts(self, facts: Mapping[str, Any]) -> None:
        """Refuse facts that no rule asks about, and values that they cannot have.

        Raises UsageError, naming the fact.
        """
        unknown = sorted(set(facts) - set(self.facts))
        if unknown:
            raise UsageError(
                f"No rule asks about {', '.join(unknown)}. The facts that rules ask "
                "about are listed by clearance law facts."
            )
        for name, value in facts.items():
            if value is not None:
                _check_value(self.facts[name], value)


def _check_value(fact: Fact, value: Any) -> None:
    if fact.type == "set":
        values = value if isinstance(value, list | tuple | set | frozenset) else None
        if values is None or not all(isinstance(one, str) for one in values):
            raise UsageError(f"{fact.name} takes a list of texts, not {brief(value)}.")
    elif not _FITS[fact.type](value):
        raise UsageError(f"{fact.name} takes a {fact.type}, not {brief(value)}.")
    else:
        values = [value]
    wrong = [one for one in values if fact.values and one not in fact.values]
    if wrong:
        raise UsageError(
            f"{fact.name} cannot be {wrong[0]!r}. Use one of: {', '.join(fact.values)}."
        )


def _is_number(value: Any) -> bool:
    try:
        return not isinstance(value, bool) and Decimal(str(value)).is_finite()
    except InvalidOperation:
        return False


_FITS: Mapping[str, Callable[[Any], bool]] = {
    "boolean": lambda value: isinstance(value, bool),
    "text": lambda value: isinstance(value, str),
    "number": _is_number,
    "day": lambda value: isinstance(value, date),
}


def check_references(book: Book) -> None:
    """Refuse a book in which something refers to what is not there.

    Raises LawError with every fault, one a line.
    """
    faults = [fault for rule in book.rules.values() for fault in faults_of(book, rule)]
    for lookup in book.lookups.values():
        if lookup.source.partition(",")[0].strip() not in book.instruments:
            faults.append(f"{lookup.id} cites {lookup.source}, which is no instrument")
        faults += _doubts(book, lookup.id, lookup.verify)
    if faults:
        raise LawError("The rule book does not hold together:\n" + "\n".join(faults))
    # Conditions name facts, figures and tables; reading them finds those that miss.
    assert len(book.conditions) == len(book.rules)


def faults_of(book: Book, rule: Rule) -> Iterator[str]:
    """Say what of a rule does not hold together with the rest of the book."""
    for other in (*rule.exception_to, *rule.see, *_bound_rules(rule)):
        if other not in book.rules:
            yield f"{rule.id} refers to {other}, which is no rule"
    for spell in rule.spells:
        if spell.instrument not in book.instruments:
            yield f"{rule.id} cites {spell.source!r}, which is no instrument"
        yield from _doubts(book, rule.id, spell.verify)
    yield from _doubts(book, rule.id, rule.verify)
    for name, parameter in rule.parameters.items():
        if parameter.spells[0].start < rule.in_force[0].start:
            yield f"{rule.id}: its figure {name!r} begins before it does"
    yield from _condition_faults(book, rule)


def _condition_faults(book: Book, rule: Rule) -> Iterator[str]:
    for role in rule.binds:
        if f"actor.{role}" not in book.facts:
            yield f"{rule.id} binds {role!r}, and there is no fact actor.{role}"
    if rule.defines is not None and rule.defines not in book.facts:
        yield f"{rule.id} defines {rule.defines}, which is no fact"
    for table in _tables(rule.applies_when):
        if table not in book.lookups:
            yield f"{rule.id} looks up {table}, which is no table"
    for name in _figures(rule.applies_when):
        if name not in rule.parameters:
            yield f"{rule.id} compares ${name}, which is no parameter of it"


def _bound_rules(rule: Rule) -> Iterator[str]:
    if rule.between is not None:
        yield from rule.between.obeying
        yield from rule.between.breaches
    yield from (one.duty for one in rule.then if one.duty is not None)


def _doubts(book: Book, where: str, ids: Iterable[str]) -> Iterator[str]:
    for one in ids:
        if one not in book.uncertainties:
            yield f"{where} asks to verify {one}, which is no uncertainty"


def _gate(written: Any) -> list[str] | None:
    """Give the activities of a condition that has to hold in any case."""
    parts = written.get("all", [written]) if isinstance(written, dict) else []
    for part in parts if isinstance(parts, list) else []:
        if isinstance(part, dict) and part.get("fact") == "activity":
            found = part.get("has_any") or [part.get("has")]
            return list(found) if isinstance(found, list) and all(found) else None
    return None


def leaves(written: Any) -> Iterator[Mapping[str, Any]]:
    """Give the comparisons of a condition as it is written."""
    if isinstance(written, list):
        for one in written:
            yield from leaves(one)
    elif isinstance(written, dict):
        if "fact" in written or "figure" in written:
            yield written
        else:
            yield from leaves(list(written.values()))


def _tables(written: Any) -> Iterator[str]:
    yield from (leaf["lookup"] for leaf in leaves(written) if "lookup" in leaf)


def _figures(written: Any) -> Iterator[str]:
    for leaf in leaves(written):
        if "figure" in leaf:
            yield leaf["figure"]
        yield from (
            value[1:]
            for value in leaf.values()
            if isinstance(value, str) and value.startswith("$")
        )
