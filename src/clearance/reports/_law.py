"""The rule book on the terminal: lists of rules, one rule whole, changes, its state."""

from collections.abc import Mapping
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from clearance.law import (
    UNKNOWN,
    Book,
    Case,
    Check,
    Fact,
    Parameter,
    Rule,
    Spell,
    Turn,
)

from ._assessment import GRADE_MEANS
from ._law_values import LawChanges, RulesFound, RuleShown
from ._page import Page
from ._plain_text import counted


def print_rules(found: RulesFound, console: Console) -> None:
    """Write one line for each rule: its id, kind and title, by jurisdiction."""
    page = Page(console)
    when = f" in force on {found.day}" if found.day else ""
    page.say((f"{counted(len(found.rules), 'rule')}{when}", "bold"))
    table = Table(box=None, pad_edge=False, show_edge=False, show_header=False)
    table.add_column(overflow="fold")
    table.add_column()
    table.add_column(overflow="fold")
    for rule in found.rules:
        spell = rule.on(found.day) if found.day else rule.in_force[-1]
        style = "yellow" if spell and spell.value == UNKNOWN else ""
        table.add_row(
            Text(rule.id, "cyan"), Text(rule.kind, "dim"), Text(rule.title, style)
        )
    console.print(table, highlight=False)
    if found.rules:
        page.say(("clearance law show ID tells one whole.", "dim"))


def print_rule(shown: RuleShown, console: Console) -> None:
    """Write one rule as of a day: text, figures, history, citations, examples."""
    page, rule, book = Page(console), shown.rule, shown.book
    page.say((rule.title, "bold"))
    page.say((f"{rule.id} · {rule.kind} · {', '.join(rule.topics)}", "dim"))
    page.say(standing(rule, shown))
    page.gap()
    page.say(rule.text)
    if rule.binds:
        page.say(f"Binds: {', '.join(rule.binds)}.")
    if rule.note:
        page.say((rule.note, "dim"))
    _say_parameters(page, shown)
    page.gap()
    page.say(("History", "bold"))
    for spell in rule.in_force:
        page.say(spell_told(spell, book), first="  ", hang=4)
    _say_related(page, shown)
    for condition in rule.conditions:
        page.say(condition, first="  check ", hang=8)
    for doubt in doubts(rule):
        page.say((book.uncertainties[doubt].text, "yellow"), first="  verify ", hang=9)
    page.gap()
    page.say((f"Examples, {len(shown.cases)}", "bold"))
    for case in shown.cases:
        page.say(f"{case.day}  {case.name}: {expected_told(case)}", first="  ", hang=14)
    page.say((f"Last checked on {rule.checked_on}.", "dim"))


def standing(rule: Rule, shown: RuleShown) -> str:
    """Say whether a rule is in force on the day, and how far that was checked."""
    spell = rule.on(shown.day)
    if spell is None:
        return f"Not in force on {shown.day}: it begins on {rule.in_force[0].start}."
    if spell.value is None:
        return f"Not in force on {shown.day}: it ended on {spell.start}."
    if spell.value == UNKNOWN:
        return f"On {shown.day} it is not known whether it is in force: verify."
    label = f" ({spell.label})" if spell.label else ""
    return (
        f"In force on {shown.day}{label}, since {spell.start}; grade"
        f" {spell.confidence}: {GRADE_MEANS[spell.confidence]}."
    )


def _say_parameters(page: Page, shown: RuleShown) -> None:
    if not shown.rule.parameters:
        return
    page.gap()
    page.say((f"Figures on {shown.day}", "bold"))
    for name, parameter in shown.rule.parameters.items():
        spell = parameter.on(shown.day)
        value = "not in force" if spell is None else figure_told(spell, parameter)
        page.say((name, "cyan"), f" {value}", first="  ", hang=4)
        for one in parameter.spells:
            told = figure_told(one, parameter)
            page.say(
                (f"from {one.start}: {told} ({source_told(one, shown.book)})", "dim"),
                first="      ",
                hang=8,
            )


def figure_told(spell: Spell, parameter: Parameter) -> str:
    """Write a figure with its unit."""
    if spell.value is None:
        return "ended"
    value = spell.value
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    if value == UNKNOWN or parameter.unit in {"text", "list", "day", "boolean"}:
        return text
    return f"{text} {parameter.unit.replace('_', ' ')}"


def source_told(spell: Spell, book: Book) -> str:
    """Cite what a spell rests on, with its grade."""
    title = book.instruments[spell.instrument].title
    place = spell.source.partition(",")[2].strip()
    return f"{title}{f', {place}' if place else ''}; grade {spell.confidence}"


def spell_told(spell: Spell, book: Book) -> str:
    """Tell one spell of a rule: from when, what, by which source."""
    what = {None: "ends", True: "in force", UNKNOWN: "not known"}[spell.value]
    label = f" {spell.label}" if spell.label else ""
    note = f" {spell.note}" if spell.note else ""
    return f"{spell.start}  {what}{label}: {source_told(spell, book)}.{note}"


def _say_related(page: Page, shown: RuleShown) -> None:
    rules = shown.book.rules
    for word, ids in (
        ("Exception to", shown.rule.exception_to),
        ("Excepted by", tuple(one.id for one in shown.exceptions)),
        ("See also", shown.rule.see),
    ):
        if ids:
            page.gap()
            page.say((word, "bold"))
            for one in ids:
                page.say((one, "cyan"), f" {rules[one].title}", first="  ", hang=4)


def doubts(rule: Rule) -> list[str]:
    """Name what of a rule should be verified, each once."""
    named = [*rule.verify, *(one for spell in rule.spells for one in spell.verify)]
    return list(dict.fromkeys(named))


def expected_told(case: Case) -> str:
    """Say in a few words what an example comes to."""
    if isinstance(case.expect, str):
        return case.expect
    told: Mapping[str, Any] = case.expect.model_dump(exclude_unset=True)
    words = [
        {True: "holds", False: "does not hold", None: "is not known"}[value]
        if name == "holds"
        else str(value).replace("_", " ")
        for name, value in told.items()
        if name in {"outcome", "holds"}
    ]
    if told.get("missing"):
        words.append(f"asks for {', '.join(told['missing'])}")
    return "; ".join(words) or "the figures are as given"


def print_law_changes(changes: LawChanges, console: Console) -> None:
    """Write what turned in the law between two days, by day."""
    page = Page(console)
    span = f"after {changes.start} up to {changes.end}"
    page.say((f"{counted(len(changes.turns), 'change')} of the law {span}", "bold"))
    for turn in changes.turns:
        page.say(
            (f"{turn.day}  ", "bold"),
            (turn.rule.id, "cyan"),
            f" {turn_told(turn)}",
            hang=12,
        )


def turn_told(turn: Turn) -> str:
    """Say what a turn of the law changes."""
    label = f" ({turn.after.label})" if turn.after.label else ""
    if turn.figure is None:
        return f"{turn.what}{label}: {turn.rule.title}"
    parameter = turn.rule.parameters[turn.figure]
    after = figure_told(turn.after, parameter)
    before = figure_told(turn.before, parameter) if turn.before else "nothing"
    return f"{turn.figure} {turn.what}: {before} to {after}: {turn.rule.title}"


def print_law_check(found: Check, console: Console) -> None:
    """Write the faults of the book, and its coverage by jurisdiction."""
    page = Page(console)
    if found.faults:
        page.say((counted(len(found.faults), "fault"), "bold red"))
        for fault in found.faults:
            page.say(fault, first="  - ", hang=4)
    else:
        page.say(
            ("No fault: ", "bold green"),
            "nothing stale, uncited or contradictory, and all"
            f" {found.cases:,} examples come out as written.",
        )
    page.gap()
    page.say((f"What the book has, and how sure it is, on {found.day}", "bold"))
    table = Table(box=None, pad_edge=False, show_edge=False)
    table.add_column("")
    for heading in ("Rules", "In force", "Not known", "To verify", *GRADE_MEANS):
        table.add_column(heading, justify="right")
    for one in found.coverage:
        grades = [str(one.grades.get(grade, "")) for grade in GRADE_MEANS]  # type: ignore[call-overload]
        table.add_row(
            Text(one.jurisdiction.upper(), "bold"),
            str(one.rules),
            str(one.in_force),
            str(len(one.unknown) or ""),
            str(one.to_verify or ""),
            *grades,
        )
    console.print(table, highlight=False)
    for grade, meaning in GRADE_MEANS.items():
        page.say((f"{grade}: {meaning}.", "dim"))


def print_law_facts(facts: tuple[Fact, ...], console: Console) -> None:
    """Write the facts that rules ask about, with their questions."""
    page = Page(console)
    for fact in facts:
        values = f" One of: {', '.join(fact.values)}." if fact.values else ""
        page.say(
            (fact.name, "cyan"),
            (f" {fact.type} ", "dim"),
            f"{fact.question}{values}",
            hang=4,
        )
