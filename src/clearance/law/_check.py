"""Whether the rule book is sound: stale, uncited, contradictory, unverified rules."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

from clearance.errors import LawError
from clearance.finding import Grade, lowest

from ._book import RULING, Book
from ._cases import Case, cases_of
from ._decide import Facts
from ._model import UNKNOWN, Rule
from ._table_cases import table_cases_of


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the book has of one jurisdiction.

    `grades` counts rules by the lowest grade among the rule and its figures; `unknown`
    are rules of which the book does not know whether they are in force on the day.
    """

    jurisdiction: str
    rules: int
    in_force: int
    kinds: Mapping[str, int]
    grades: Mapping[Grade, int]
    unknown: tuple[str, ...]
    to_verify: int


@dataclass(frozen=True, slots=True)
class Check:
    """What was found: `faults` are to be mended, the rest is to be known."""

    day: date
    faults: tuple[str, ...]
    coverage: tuple[Coverage, ...]
    cases: int


def check(book: Book, folder: Path, day: date, *, stale_after: timedelta) -> Check:
    """Look the whole book over, and try every example.

    A rule is stale where nobody has looked at its source for *stale_after* before
    *day*. Raises LawError for a rule without examples.
    """
    cases = {rule.id: cases_of(rule, folder) for rule in book.rules.values()}
    faults = [
        *_stale(book, day - stale_after),
        *_uncited(book, cases.values()),
        *_wrong(book, cases.values()),
        *_wrong_tables(book, folder),
        *contradictions(book, cases),
    ]
    return Check(
        day=day,
        faults=tuple(faults),
        coverage=tuple(_coverage(book, day)),
        cases=sum(map(len, cases.values())),
    )


def _stale(book: Book, oldest: date) -> Iterator[str]:
    checked = {rule.id: rule.checked_on for rule in book.rules.values()}
    checked |= {f"lookup:{one.id}": one.checked_on for one in book.lookups.values()}
    for name, day in checked.items():
        if day < oldest:
            yield f"{name} was last checked on {day}"


def _uncited(book: Book, cases: Iterable[Sequence[Case]]) -> Iterator[str]:
    """An instrument is there to be cited, or because it changes another one."""
    cited = {spell.instrument for rule in book.rules.values() for spell in rule.spells}
    cited |= {_cited(one.source) for one in book.lookups.values()}
    cited |= {
        _cited(str(row["source"]))
        for one in book.lookups.values()
        for row in one.rows
        if "source" in row
    }
    cited |= {_cited(case.source or "") for some in cases for case in some}
    for instrument in book.instruments.values():
        followed = (*instrument.amends, *instrument.repeals)
        cited |= {instrument.id} if followed else set()
        for name in followed:
            if name not in book.instruments:
                yield f"{instrument.id} changes {name}, which is no instrument"
    for name in sorted(set(book.instruments) - cited):
        yield f"{name} is cited by nothing"


def _cited(source: str) -> str:
    return source.partition(",")[0].strip()


def _wrong(book: Book, cases: Iterable[Sequence[Case]]) -> Iterator[str]:
    for some in cases:
        for case in some:
            for fault in case.faults(book):
                yield f"{case.rule}, example {case.name!r}: {fault}"


def _wrong_tables(book: Book, folder: Path) -> Iterator[str]:
    for lookup in book.lookups.values():
        for case in table_cases_of(lookup, folder):
            yield from case.faults(lookup)


def contradictions(book: Book, cases: Mapping[str, Sequence[Case]]) -> Iterator[str]:
    """Try all pairs of exceptions to one rule on the facts of all their examples.

    The facts of an example of the rule, of one exception and of the other are laid
    together, on the days of each.
    """
    for rule in book.rules.values():
        excepted = book.exceptions_to(rule.id)
        for one, other in combinations(excepted, 2):
            if one.kind == other.kind or {one.kind, other.kind} <= _RELAXING:
                continue  # they say the same, so they cannot disagree
            yield from _disagreement(book, rule, (cases[one.id], cases[other.id]))


_RELAXING = frozenset({"licence", "exception"})


def _disagreement(
    book: Book, rule: Rule, cases: tuple[Sequence[Case], Sequence[Case]]
) -> Iterator[str]:
    told: set[str] = set()
    for first in cases[0]:
        for second in cases[1]:
            together = {**first.facts, **second.facts}
            for day in {first.day, second.day}:
                try:
                    Facts(book, together, day).decide(rule)
                except LawError as error:
                    if str(error) not in told:
                        told.add(str(error))
                        yield str(error)


def _coverage(book: Book, day: date) -> Iterator[Coverage]:
    for name in book.jurisdictions:
        rules = [rule for rule in book.rules.values() if rule.jurisdiction == name]
        spells = {rule.id: rule.on(day) for rule in rules}
        alive = [one for one in spells.values() if one is not None and one.value]
        unknown = [key for key, one in spells.items() if one and one.value == UNKNOWN]
        yield Coverage(
            jurisdiction=name,
            rules=len(rules),
            in_force=len(alive) - len(unknown),
            kinds=Counter(_kind(rule) for rule in rules),
            grades=Counter(grade_of(rule) for rule in rules),
            unknown=tuple(sorted(unknown)),
            to_verify=sum(bool(_doubts(rule)) for rule in rules),
        )


def _kind(rule: Rule) -> str:
    return "ruling" if rule.kind in RULING else rule.kind


def grade_of(rule: Rule) -> Grade:
    """Give the lowest grade among a rule's spells and its figures."""
    return lowest(spell.confidence for spell in rule.spells)


def _doubts(rule: Rule) -> list[str]:
    return [*rule.verify, *(one for spell in rule.spells for one in spell.verify)]
