"""Every rule has its examples, and they pin each turning day and each threshold."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

import pytest

from clearance.law import (
    Lookup,
    Rule,
    book_folder,
    cases_of,
    contradictions,
    leaves,
    table_cases_of,
    the_book,
    turning_days,
)

BOOK = the_book()
CASES = {rule.id: cases_of(rule, book_folder()) for rule in BOOK.rules.values()}
RULES = list(BOOK.rules.values())
TABLES = list(BOOK.lookups.values())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_book_answers_each_example_as_it_says(rule: Rule) -> None:
    told = [(case.name, case.faults(BOOK)) for case in CASES[rule.id]]

    assert {name: faults for name, faults in told if faults} == {}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_turning_day_has_an_example_on_it_and_on_the_day_before(
    rule: Rule,
) -> None:
    starts = {spell.start for spell in rule.spells}
    wanted = starts | {day - timedelta(days=1) for day in starts}

    assert wanted - {case.day for case in CASES[rule.id]} == set()


def _thresholds(rule: Rule) -> Iterator[tuple[str, str, date, date, Decimal, Decimal]]:
    """Give each figure that is compared: fact, figure, life, value and step."""
    compared = {
        (leaf["fact"], value[1:])
        for leaf in leaves(rule.applies_when)
        if "fact" in leaf
        for word, value in leaf.items()
        if word in {"at_least", "more_than", "at_most", "below"}
        if isinstance(value, str) and value.startswith("$")
    }
    for fact, name in sorted(compared):
        spells = rule.parameters[name].spells
        ends = [later.start for later in spells[1:]] + [date.max]
        for spell, end in zip(spells, ends, strict=True):
            if spell.value not in {None, "unknown"}:
                step = rule.parameters[name].step
                assert step, f"{rule.id}: {name} is compared and has no step"
                yield fact, name, spell.start, end, Decimal(spell.value), Decimal(step)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_threshold_has_an_example_below_at_and_above_it(rule: Rule) -> None:
    by_value: dict[tuple[str, Decimal], list[tuple[date, Decimal]]] = {}
    for _, name, start, _, value, step in _thresholds(rule):
        by_value.setdefault((name, value), []).append((start, step))
    seen = [
        (name, value + step * side)
        for (name, value), lives in by_value.items()
        for _, step in lives[:1]
        for side in (-1, 0, 1)
    ]
    facts = {(fact, name) for fact, name, *_ in _thresholds(rule)}
    pinned = {
        (name, Decimal(case.facts[fact]))
        for case in CASES[rule.id]
        for fact, name in facts
        if case.facts.get(fact) is not None
    }

    assert [one for one in seen if one not in pinned] == []


@pytest.mark.parametrize("lookup", TABLES, ids=lambda table: table.id)
def test_a_table_answers_its_examples_and_they_pin_its_days(lookup: Lookup) -> None:
    cases = table_cases_of(lookup, book_folder())

    assert [fault for case in cases for fault in case.faults(lookup)] == []
    assert turning_days(lookup) - {case.day for case in cases} == set()


def test_no_two_exceptions_disagree_on_the_facts_of_any_example() -> None:
    assert list(contradictions(BOOK, CASES)) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_what_is_of_grade_c_or_d_is_marked_in_every_finding(rule: Rule) -> None:
    for case in CASES[rule.id]:
        finding = BOOK.decide(case.rule, case.facts, case.day)
        if finding is not None and finding.outcome != "not_caught":
            marks = [doubt for doubt in finding.verify if doubt.startswith("Check ")]
            assert bool(marks) is (finding.confidence in {"C", "D"}), case.name


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_day_before_its_life_a_rule_says_nothing(rule: Rule) -> None:
    first = rule.in_force[0].start

    assert BOOK.decide(rule.id, {}, first - timedelta(days=1)) is None
