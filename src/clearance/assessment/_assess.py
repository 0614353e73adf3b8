"""What each jurisdiction says of a deal on a day, and what is still unknown."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from clearance.errors import LawError
from clearance.finding import (
    Finding,
    Grade,
    Outcome,
    Question,
    Tried,
    lowest,
    worst,
)
from clearance.law import Book, Facts, Rule, Signal

from ._compare import Clash, Stance, clashes, compare
from ._deal import Deal
from ._situations import Situation, situations
from ._steps import Due, steps


@dataclass(frozen=True, slots=True)
class Ruled:
    """A finding, and the party, goods and ship that it is about."""

    finding: Finding
    about: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Open:
    """A question that is open: about what, and the rules that hang on it.

    `relief` where its answer can only bring an exception to what is forbidden anyway.
    """

    question: Question
    about: tuple[str, ...]
    rules: tuple[str, ...]
    relief: bool = False


@dataclass(frozen=True, slots=True)
class Duty:
    """A rule that asks for something to be done, with its source and grade.

    `applies` is None where facts are missing, or the book does not know whether it is
    in force.
    """

    rule: Rule
    applies: bool | None
    source: str
    confidence: Grade
    missing: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """What one jurisdiction says to one who acts.

    `ruled` are the findings that catch the deal or may catch it, the worst first;
    `duties` what is asked to be done, or may be; `errors` what the rule book
    itself says in contradiction.
    """

    id: str
    name: str
    outcome: Outcome
    ruled: tuple[Ruled, ...]
    duties: tuple[Duty, ...]
    questions: tuple[Open, ...]
    confidence: Grade
    verify: tuple[str, ...]
    errors: tuple[str, ...] = ()

    @property
    def decisive(self) -> tuple[Ruled, ...]:
        """The findings with the jurisdiction's outcome."""
        return tuple(r for r in self.ruled if r.finding.outcome == self.outcome)


@dataclass(frozen=True, slots=True)
class Assessment:
    """A deal as all jurisdictions see it; people decide.

    `jurisdictions` speak to the one who acts, `others` (by name) to the banks that take
    part. `stances` say what each jurisdiction would tell one whom it binds; `clashes`
    where obeying one rule may breach another one. `signals` never change an outcome.
    """

    deal: Deal
    day: date
    outcome: Outcome
    jurisdictions: tuple[Jurisdiction, ...]
    others: Mapping[str, tuple[Jurisdiction, ...]]
    stances: tuple[Stance, ...]
    clashes: tuple[Clash, ...]
    steps: tuple[Due, ...]
    questions: tuple[Open, ...]
    signals: tuple[Signal, ...]
    book: str
    checked_on: date


def assess(deal: Deal, book: Book, day: date) -> Assessment:
    """Put a deal to every rule of the book as it was in force on a day.

    Raises UsageError for words that the book does not have.
    """
    asked = [(one, Facts(book, one.facts, day)) for one in situations(deal, book, day)]
    by_actor: dict[str | None, list[tuple[Situation, Facts]]] = {}
    for situation, facts in asked:
        by_actor.setdefault(situation.who, []).append((situation, facts))
    own = tuple(_jurisdictions(book, by_actor.pop(None)))
    others = {
        name: found
        for name, places in by_actor.items()
        if name is not None
        and (found := tuple(one for one in _jurisdictions(book, places) if one.ruled))
    }
    rules = {name for one in own for r in one.ruled for name in r.finding.because}
    rules |= {duty.rule.id for one in own for duty in one.duties}
    first = [pair for pair in asked if pair[0].who is None]
    return Assessment(
        deal=deal,
        day=day,
        outcome=worst(one.outcome for one in own),
        jurisdictions=own,
        others=others,
        stances=compare(book, [situation for situation, _ in first], day),
        clashes=clashes(book, first, rules),
        steps=steps(book, own, day),
        questions=_merged(q for one in own for q in one.questions),
        signals=_signals(book, rules, day),
        book=book.digest,
        checked_on=max(rule.checked_on for rule in book.rules.values()),
    )


def _jurisdictions(
    book: Book, places: Sequence[tuple[Situation, Facts]]
) -> Iterator[Jurisdiction]:
    """Put all rules to one who acts, jurisdiction by jurisdiction."""
    names = {row["id"]: row["name"] for row in book.lookups["jurisdictions"].rows}
    order = [name for name in names if name in book.jurisdictions]
    order += [name for name in book.jurisdictions if name not in names]
    found: dict[str, list[Ruled]] = {name: [] for name in order}
    errors: dict[str, list[str]] = {name: [] for name in order}
    for rule in book.ruling:
        for situation, facts in places:
            try:
                finding = facts.decide(rule)
            except LawError as error:
                errors[rule.jurisdiction].append(str(error))
                continue
            if finding is not None and finding.outcome is not Outcome.NOT_CAUGHT:
                found[rule.jurisdiction].append(Ruled(finding, situation.about))
    duties = _duties(book, places)
    for name in order:
        yield _jurisdiction(
            (name, names.get(name, name.upper())),
            _gathered(found[name]),
            duties.get(name, ()),
            tuple(dict.fromkeys(errors[name])),
        )


def _jurisdiction(
    told: tuple[str, str],
    ruled: tuple[Ruled, ...],
    duties: tuple[Duty, ...],
    errors: tuple[str, ...],
) -> Jurisdiction:
    outcome = worst(one.finding.outcome for one in ruled)
    if errors:
        outcome = worst((outcome, Outcome.UNKNOWN))
    decisive = [one.finding for one in ruled if one.finding.outcome == outcome]
    return Jurisdiction(
        id=told[0],
        name=told[1],
        outcome=outcome,
        ruled=ruled,
        duties=duties,
        questions=_merged(_questions(ruled)),
        confidence=lowest(one.confidence for one in decisive),
        verify=tuple(dict.fromkeys(v for one in decisive for v in one.verify)),
        errors=errors,
    )


def _gathered(found: Iterable[Ruled]) -> tuple[Ruled, ...]:
    """Put findings together that say the same of several things; the worst first."""
    alike: dict[tuple[str, Outcome, tuple[str, ...]], list[Ruled]] = {}
    for one in found:
        key = (one.finding.rule, one.finding.outcome, one.finding.because)
        alike.setdefault(key, []).append(one)
    order = list(Outcome)
    merged = [_together(several) for several in alike.values()]
    return tuple(sorted(merged, key=lambda one: order.index(one.finding.outcome)))


def _together(several: Sequence[Ruled]) -> Ruled:
    if len(several) == 1:
        return several[0]
    asked = (q for one in several for q in one.finding.missing)
    finding = replace(several[0].finding, missing=tuple(dict.fromkeys(asked)))
    return Ruled(finding, tuple(dict.fromkeys(a for one in several for a in one.about)))


def _questions(ruled: Iterable[Ruled]) -> Iterator[Open]:
    for one in ruled:
        rule = (one.finding.rule,)
        for question in one.finding.missing:
            yield Open(question, one.about, rule)
        for question in _open_exceptions(one.finding.tried):
            yield Open(question, one.about, rule, relief=True)


def _open_exceptions(tried: Iterable[Tried]) -> Iterator[Question]:
    for one in tried:
        yield from one.missing


def _merged(questions: Iterable[Open]) -> tuple[Open, ...]:
    """Ask each question once; that on which most rules hang first."""
    alike: dict[Question, list[Open]] = {}
    for one in questions:
        alike.setdefault(one.question, []).append(one)
    merged = [
        Open(
            question,
            tuple(dict.fromkeys(about for one in several for about in one.about)),
            tuple(dict.fromkeys(rule for one in several for rule in one.rules)),
            relief=all(one.relief for one in several),
        )
        for question, several in alike.items()
    ]
    return tuple(sorted(merged, key=_weight))


def _weight(one: Open) -> tuple[bool, int, str]:
    return one.relief, -len(one.rules), one.question.fact


def _duties(
    book: Book, places: Sequence[tuple[Situation, Facts]]
) -> dict[str, tuple[Duty, ...]]:
    """Gather the duties that come with a deal, and those that may, if it is caught."""
    found: dict[str, list[Duty]] = {}
    for rule in book.duties:
        told = [one for _, facts in places if (one := _duty(rule, facts)) is not None]
        told.sort(key=lambda one: one.applies is None)
        if told:
            found.setdefault(rule.jurisdiction, []).append(told[0])
    return {name: tuple(duties) for name, duties in found.items()}


def _duty(rule: Rule, facts: Facts) -> Duty | None:
    spell = rule.on(facts.day)
    if spell is None or spell.value is None:
        return None
    weighed = facts.weigh(rule)
    if weighed.holds is False:
        return None
    applies = weighed.holds if spell.value is True else None
    grade = lowest((spell.confidence, *weighed.grades))
    return Duty(rule, applies, spell.source, grade, weighed.missing)


def _signals(book: Book, rules: set[str], day: date) -> tuple[Signal, ...]:
    """Give what officials said by the day about the rules that were found."""
    about = {part for rule in rules for part in (rule, rule.partition(".")[0])}
    return tuple(
        one
        for one in sorted(book.signals, key=lambda one: one.day, reverse=True)
        if one.day <= day and not about.isdisjoint(one.about)
    )
