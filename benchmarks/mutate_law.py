"""Break the rule book on purpose: does an example notice?

python -m benchmarks.mutate_law            every mutant; exit code 1 below 95 %
python -m benchmarks.mutate_law us.gl      only rules whose id begins so

A mutant is the book with one thing changed: a day of a rule, of a figure or of a row
of a table moved by a day either way; a figure moved by its step (or its last digit)
either way; a yes turned into a no. It is caught where an example of the rule, or of a
rule that rests on it, comes out otherwise than it says, or where the book no longer
holds together.
"""

import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from clearance.errors import ClearanceError
from clearance.law import (
    Book,
    Case,
    Lookup,
    Parameter,
    Rule,
    Spell,
    book_folder,
    cases_of,
    faults_of,
    leaves,
    table_cases_of,
    the_book,
)

BAR = 0.95
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Mutant:
    """The book with one thing changed; `of` is the rule or table it is in."""

    of: str
    what: str
    book: Book


def mutants(book: Book, start: str = "") -> Iterator[Mutant]:
    """Give every mutant of the rules and tables whose id begins with *start*."""
    for rule in book.rules.values():
        if rule.id.startswith(start):
            for what, changed in _rules(rule):
                yield Mutant(rule.id, what, _with(book, rule=changed))
    for lookup in book.lookups.values():
        if f"lookup:{lookup.id}".startswith(start) or not start:
            for what, table in _lookups(lookup):
                yield Mutant(f"lookup:{lookup.id}", what, _with(book, lookup=table))


def _with(
    book: Book, *, rule: Rule | None = None, lookup: Lookup | None = None
) -> Book:
    changed = book
    if rule is not None:
        changed = replace(book, rules={**book.rules, rule.id: rule})
    if lookup is not None:
        changed = replace(book, lookups={**book.lookups, lookup.id: lookup})
    # Conditions name figures and tables, and hold none: those of the book still serve.
    changed.__dict__["conditions"] = book.conditions
    return changed


def _rules(rule: Rule) -> Iterator[tuple[str, Rule]]:
    for what, spells in _spells(rule.in_force):
        yield f"in force {what}", rule.model_copy(update={"in_force": spells})
    for name, parameter in rule.parameters.items():
        changes = [*_spells(parameter.spells), *_values(parameter)]
        for what, spells in changes:
            figure = parameter.model_copy(update={"spells": spells})
            figures = {**rule.parameters, name: figure}
            yield f"{name} {what}", rule.model_copy(update={"parameters": figures})


def _spells(spells: tuple[Spell, ...]) -> Iterator[tuple[str, tuple[Spell, ...]]]:
    for place, spell in enumerate(spells):
        for step in (-_DAY, _DAY):
            moved = spell.model_copy(update={"start": spell.start + step})
            yield f"from {moved.start}", (*spells[:place], moved, *spells[place + 1 :])


def _values(parameter: Parameter) -> Iterator[tuple[str, tuple[Spell, ...]]]:
    spells = parameter.spells
    for place, spell in enumerate(spells):
        for value in _near(spell.value, parameter.step):
            other = spell.model_copy(update={"value": value})
            yield f"is {value}", (*spells[:place], other, *spells[place + 1 :])


def _near(value: Any, step: str | None) -> Iterator[Any]:
    """Give the values one step away; none for text, lists and what is unknown."""
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, date):
        yield from (value - _DAY, value + _DAY)
    elif isinstance(value, str):
        try:
            number = Decimal(value)
        except InvalidOperation:
            return
        exponent = number.as_tuple().exponent
        assert isinstance(exponent, int)
        by = Decimal(step) if step else Decimal(1).scaleb(min(exponent, 0))
        yield from (str(number - by), str(number + by))


def _lookups(lookup: Lookup) -> Iterator[tuple[str, Lookup]]:
    """Move each day of a table, for all rows that share it."""
    for field in ("from", "until"):
        for day in sorted({row[field] for row in lookup.rows if row.get(field)}):
            for step in (-_DAY, _DAY):
                rows = tuple(
                    {**row, field: day + step} if row.get(field) == day else row
                    for row in lookup.rows
                )
                what = f"rows {field} {day + step}"
                yield what, lookup.model_copy(update={"rows": rows})


def caught(mutant: Mutant, cases: Mapping[str, tuple[Case, ...]]) -> bool:
    """Say whether an example of it, or of what rests on it, comes out otherwise."""
    rule = mutant.book.rules.get(mutant.of)
    if rule is not None and any(faults_of(mutant.book, rule)):
        return True
    lookup = mutant.book.lookups.get(mutant.of.removeprefix("lookup:"))
    if (
        rule is None
        and lookup is not None
        and any(c.faults(lookup) for c in table_cases_of(lookup, book_folder()))
    ):
        return True
    for name in _resting(mutant):
        for case in cases.get(name, ()):
            try:
                if case.faults(mutant.book):
                    return True
            except ClearanceError:
                return True
    return False


def _resting(mutant: Mutant) -> Iterator[str]:
    """Name the rule itself, then the rules that ask for what it defines or excepts."""
    book = mutant.book
    rule = book.rules.get(mutant.of)
    if rule is not None:
        yield rule.id
    table = mutant.of.removeprefix("lookup:")
    for other in book.rules.values():
        uses = {leaf.get("lookup") for leaf in leaves(other.applies_when)}
        asks = {leaf.get("fact") for leaf in leaves(other.applies_when)}
        asks |= {f"actor.{role}" for role in other.binds}
        if (
            (rule is None and table in uses)
            or (rule is not None and rule.defines is not None and rule.defines in asks)
            or (rule is not None and other.id in rule.exception_to)
        ):
            yield other.id


def main() -> int:
    """Try all mutants; tell those that nobody noticed, and the share caught."""
    start = sys.argv[1] if len(sys.argv) > 1 else ""
    book, began = the_book(), time.perf_counter()
    cases = {rule.id: cases_of(rule, book_folder()) for rule in book.rules.values()}
    total = 0
    alive: list[Mutant] = []
    for mutant in mutants(book, start):
        total += 1
        if not caught(mutant, cases):
            alive.append(mutant)
    for mutant in alive:
        print(f"not caught: {mutant.of}: {mutant.what}")
    share = (total - len(alive)) / max(total, 1)
    took = time.perf_counter() - began
    print(
        f"{total - len(alive):,} of {total:,} mutants caught ({share:.1%}; bar"
        f" {BAR:.0%}) in {took:.0f} s"
    )
    return 0 if share >= BAR else 1


if __name__ == "__main__":
    sys.exit(main())
