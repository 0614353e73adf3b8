"""What a rule says of facts on a day, once its exceptions have had their say."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from clearance.errors import LawError
from clearance.finding import Finding, Outcome, Question, Step, Tried, lowest

from ._condition import FALSE, TRUE, Known, Weighed, joined, read_condition
from ._model import UNKNOWN, Rule, Spell

if TYPE_CHECKING:
    from ._book import Book

_OWN = {
    "prohibition": Outcome.PROHIBITED,
    "licence_requirement": Outcome.NEEDS_LICENCE,
    "risk": Outcome.EXPOSED,
    "licence": Outcome.NEEDS_LICENCE,
    "exception": Outcome.PERMITTED,
}
_ORDER = tuple(Outcome).index
_RELAXES = frozenset({"licence", "exception"})
_RELAX = frozenset({Outcome.NEEDS_LICENCE, Outcome.PERMITTED})
_NOTE = {
    "licence": "May be licensed: check that every condition of {title} is met.",
    "exception": "Excepted by {title}: check its conditions and keep the proof.",
}


class Facts:
    """The facts of one question on one day; what definitions add is worked out once."""

    def __init__(self, book: "Book", given: Mapping[str, Any], day: date) -> None:
        self.book = book
        self.day = day
        self._given = {name: _plain(value) for name, value in given.items()}
        self._known: dict[str, Known] = {}
        self._decided: dict[str, Finding | None] = {}
        self._asking: list[str] = []

    def fact(self, name: str) -> Known:
        """Give a fact: as it was given, else as the definitions in force have it."""
        value = self._given.get(name)
        if value is not None:
            return Known(value, TRUE)
        known = self._known.get(name)
        if known is None:
            known = self._known[name] = self._define(name)
        return known

    def _define(self, name: str) -> Known:
        meaning = self.book.facts[name]
        rules = [
            (rule, spell)
            for rule in self.book.definitions.get(name, ())
            if (spell := rule.on(self.day)) is not None and spell.value is not None
        ]
        if not rules:
            if meaning.otherwise == "false" and name in self.book.definitions:
                return Known(value=False, weighed=FALSE)
            return Known(None, _open(name, meaning.question))
        if name in self._asking:
            path = " > ".join([*self._asking, name])
            raise LawError(f"The definitions of the book run in a circle: {path}.")
        self._asking.append(name)
        try:
            seen = [self._defined(rule, spell) for rule, spell in rules]
        finally:
            self._asking.pop()
        return self._summed(name, seen)

    def _summed(self, name: str, seen: Sequence[Weighed]) -> Known:
        true = [one for one in seen if one.holds]
        if true:
            return Known(value=True, weighed=joined(true[:1], holds=True))
        unknown = [one for one in seen if one.holds is None]
        if unknown:
            return Known(None, joined(unknown, holds=None))
        if self.book.facts[name].otherwise == UNKNOWN:
            return Known(None, _open(name, self.book.facts[name].question))
        return Known(value=False, weighed=joined(seen, holds=False))

    def _defined(self, rule: Rule, spell: Spell) -> Weighed:
        weighed = self.weigh(rule)
        if weighed.holds is False:
            return FALSE
        holds = None if spell.value == UNKNOWN else weighed.holds
        missing = weighed.missing
        if spell.value == UNKNOWN and weighed.holds:
            missing = (*missing, _doubt(rule, spell))
        return Weighed(
            holds=holds,
            missing=missing,
            because=(rule.id, *weighed.because),
            citations=(spell.source, *weighed.citations),
            grades=(spell.confidence, *weighed.grades),
            verify=(*_marks(spell, rule.verify), *weighed.verify),
        )

    def weigh(self, rule: Rule) -> Weighed:
        """Weigh whom a rule binds and when it applies."""
        scope = _Scope(self, rule)
        bound = self._bound(rule)
        if bound.holds is False:
            return bound
        applies = self.book.conditions[rule.id](scope)
        if applies.holds is False:
            return applies
        both = [bound, applies]
        unknown = [one for one in both if one.holds is None]
        return joined(unknown or both, holds=None if unknown else True)

    def weigh_part(self, rule: Rule, written: Any) -> Weighed:
        """Weigh a part of a rule's condition, as it is written, with its figures."""
        condition = read_condition(written, self.book.facts, rule.id)
        return condition(_Scope(self, rule))

    def _bound(self, rule: Rule) -> Weighed:
        if not rule.binds:
            return TRUE
        seen = []
        for role in rule.binds:
            weighed = self._truth(f"actor.{role}")
            if weighed.holds:
                return weighed
            seen.append(weighed)
        unknown = [one for one in seen if one.holds is None]
        return joined(unknown or seen, holds=None if unknown else False)

    def _truth(self, name: str) -> Weighed:
        known = self.fact(name)
        if known.value is None:
            return known.weighed
        return joined([known.weighed], holds=bool(known.value))

    def _quiet(self, rule: Rule, spell: Spell) -> Finding:
        """Give the finding of a rule that catches nothing: made once a spell."""
        key = rule.id, spell.start
        kept = self.book.quiet.get(key)
        if kept is None:
            finding = _finding(self, rule, spell, FALSE, Outcome.NOT_CAUGHT)
            kept = self.book.quiet[key] = replace(finding, parameters={})
        return kept

    def decide(self, rule: Rule) -> Finding | None:
        """Find what a rule says; None where it is not in force or not a ruling kind.

        An exception that applies beats what it excepts; one whose facts are missing is
        told in `tried` and changes nothing. Of a licence and an exception that both
        apply the exception is enough. Raises LawError, naming both, where one exception
        relaxes what another one forbids.
        """
        if rule.id not in self._decided:  # a licence excepts several bans
            self._decided[rule.id] = self._decide(rule)
        return self._decided[rule.id]

    def _decide(self, rule: Rule) -> Finding | None:
        spell = rule.on(self.day)
        if spell is None or spell.value is None:
            return None
        gate, done = self.book.gates.get(rule.id), self._given.get("activity")
        if gate is not None and done is not None and gate.isdisjoint(done):
            return self._quiet(rule, spell)
        weighed = self.weigh(rule)
        if weighed.holds is False:
            return self._quiet(rule, spell)
        own = _finding(self, rule, spell, weighed, _outcome(rule, spell, weighed))
        tried = [(one, self.decide(one)) for one in self.book.exceptions_to(rule.id)]
        said = [(one, found) for one, found in tried if found is not None]
        applying = [
            found for one, found in said if _rules(found) and not _beaten(one, found)
        ]
        if not applying:
            # A licence that its own carve-out beats leaves the ban, and says why.
            applying = [found for one, found in said if _beaten(one, found)]
        outcomes = {found.outcome for found in applying}
        if len(outcomes) > 1 and not outcomes <= _RELAX:
            both = " and ".join(" > ".join(found.because) for found in applying)
            raise LawError(
                f"Two exceptions to {rule.id} apply on {self.day} and disagree: {both}."
            )
        told = tuple(_tried(one, found) for one, found in said if _told(found))
        return _prevail(own, applying, told)


class _Scope:
    """What the condition of one rule sees: facts, its own figures, tables."""

    __slots__ = ("_facts", "_rule", "day")

    def __init__(self, facts: Facts, rule: Rule) -> None:
        self._facts, self._rule, self.day = facts, rule, facts.day

    def fact(self, name: str) -> Known:
        return self._facts.fact(name)

    def open(self, name: str) -> Weighed:
        return _open(name, self._facts.book.facts[name].question)

    def figure(self, name: str) -> Known:
        spell = self._rule.parameters[name].on(self.day)
        if spell is None or spell.value is None or spell.value == UNKNOWN:
            text = (
                f"What is the figure {name!r} of {self._rule.id} on {self.day}? "
                "The rule book does not know it."
            )
            missing = (Question(f"{self._rule.id}:{name}", text),)
            return Known(None, Weighed(holds=None, missing=missing))
        value = frozenset(spell.value) if isinstance(spell.value, list) else spell.value
        weighed = Weighed(
            holds=True,
            citations=(spell.source,),
            grades=(spell.confidence,),
            verify=_marks(spell),
        )
        return Known(value, weighed)

    def listed(self, table: str, key: str, where: Mapping[str, Any]) -> Known:
        lookup = self._facts.book.lookups[table]
        rows = [row for row in lookup.find(key, self.day) if _fits(row, where)]
        if not rows:
            return Known(value=False, weighed=FALSE)
        grade = rows[0].get("confidence", lookup.confidence)
        source = rows[0].get("source", lookup.source)
        weighed = Weighed(
            holds=True,
            because=(f"lookup:{table}",),
            citations=(source,),
            grades=(grade,),
            verify=(*lookup.verify, *_check(source, grade)),
        )
        return Known(value=True, weighed=weighed)


def _marks(spell: Spell, of_rule: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Give what is to be verified of a spell: named doubts, and a low grade."""
    return (*of_rule, *spell.verify, *_check(spell.source, spell.confidence))


def _check(source: str, grade: str) -> tuple[str, ...]:
    return (f"{grade}:{source}",) if grade in {"C", "D"} else ()


def _fits(row: Mapping[str, Any], where: Mapping[str, Any]) -> bool:
    for name, value in where.items():
        wanted = value if isinstance(value, list) else [value]
        if row.get(name) not in wanted:
            return False
    return True


def _plain(value: Any) -> Any:
    if isinstance(value, frozenset):
        return value
    if isinstance(value, list | tuple | set):
        return frozenset(value)
    return value


def _open(name: str, question: str) -> Weighed:
    return Weighed(holds=None, missing=(Question(name, question),))


def _doubt(rule: Rule, spell: Spell) -> Question:
    why = f" {spell.note}" if spell.note else ""
    return Question(
        f"{rule.id}:in_force",
        f"Is {rule.title!r} in force? The rule book does not know from {spell.start} "
        f"on.{why}",
    )


def _outcome(rule: Rule, spell: Spell, weighed: Weighed) -> Outcome:
    if weighed.holds is None or spell.value == UNKNOWN:
        return Outcome.UNKNOWN
    return _OWN.get(rule.kind, Outcome.NOT_CAUGHT)


def _beaten(rule: Rule, found: Finding) -> bool:
    """Say whether a licence or an exception is beaten by a carve-out of its own."""
    return rule.kind in _RELAXES and _rules(found) and found.outcome not in _RELAX


def _rules(found: Finding) -> bool:
    return found.outcome not in {Outcome.UNKNOWN, Outcome.NOT_CAUGHT}


def _told(found: Finding) -> bool:
    return found.outcome is not Outcome.NOT_CAUGHT


def _tried(rule: Rule, found: Finding) -> Tried:
    applies = True if _rules(found) else None
    return Tried(rule.id, rule.title, applies, found.missing, rule.conditions)


def _finding(
    facts: Facts, rule: Rule, spell: Spell, weighed: Weighed, outcome: Outcome
) -> Finding:
    missing = weighed.missing
    if spell.value == UNKNOWN and outcome is Outcome.UNKNOWN:
        missing = (*missing, _doubt(rule, spell))
    uncertain = dict.fromkeys((*_marks(spell, rule.verify), *weighed.verify))
    return Finding(
        rule=rule.id,
        title=rule.title,
        jurisdiction=rule.jurisdiction,
        outcome=outcome,
        because=(rule.id, *weighed.because),
        citations=tuple(dict.fromkeys((spell.source, *weighed.citations))),
        missing=missing,
        confidence=lowest((spell.confidence, *weighed.grades)),
        verify=tuple(facts.book.doubt(one) for one in uncertain),
        conditions=rule.conditions,
        steps=tuple(Step(one.do, one.text, one.duty) for one in rule.then),
        parameters=dict(_figures(rule, facts.day)),
        note=_NOTE.get(rule.kind, "").format(title=rule.title),
    )


def _figures(rule: Rule, day: date) -> Iterator[tuple[str, Any]]:
    for name, parameter in rule.parameters.items():
        spell = parameter.on(day)
        yield name, None if spell is None else spell.value


def _prevail(
    own: Finding, applying: Sequence[Finding], tried: tuple[Tried, ...]
) -> Finding:
    """Let the exceptions that apply beat the rule; tell those that were tried.

    Whatever excepts a deal is enough, so what else would only license it adds nothing.
    """
    outcome = max((one.outcome for one in applying), key=_ORDER, default=own.outcome)
    applying = [found for found in applying if found.outcome is outcome]
    parts = [own, *applying]
    if own.outcome is Outcome.UNKNOWN and outcome is not Outcome.PERMITTED:
        # Whether the rule applies at all is open, so no licence settles it.
        outcome = Outcome.UNKNOWN
    return Finding(
        rule=own.rule,
        title=own.title,
        jurisdiction=own.jurisdiction,
        outcome=outcome,
        because=tuple(dict.fromkeys(b for one in parts for b in one.because)),
        citations=tuple(dict.fromkeys(c for one in parts for c in one.citations)),
        missing=own.missing,
        confidence=lowest(one.confidence for one in parts),
        verify=tuple(dict.fromkeys(v for one in parts for v in one.verify)),
        tried=tried,
        conditions=tuple(dict.fromkeys(c for one in parts for c in one.conditions)),
        steps=own.steps,
        parameters=own.parameters,
        note=" ".join(dict.fromkeys(one.note for one in applying if one.note))
        or own.note,
    )
