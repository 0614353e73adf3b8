"""The reference pages of the rule book: one for each rule, and a table of all."""

from collections.abc import Callable
from functools import partial

from clearance.law import Book, Lookup, Parameter, Rule, book_folder, cases_of, the_book
from clearance.reports import GRADE_MEANS, expected_told, figure_told, source_told


def law_pages() -> dict[str, Callable[[], str]]:
    """Give the pages by their path under docs."""
    book = the_book()
    pages: dict[str, Callable[[], str]] = {"reference/law.md": partial(index, book)}
    for rule in book.rules.values():
        pages[f"reference/law/{rule.id}.md"] = partial(rule_page, book, rule)
    for lookup in book.lookups.values():
        pages[f"reference/law/lookup.{lookup.id}.md"] = partial(lookup_page, lookup)
    return pages


def index(book: Book) -> str:
    """All rules by jurisdiction, then the tables."""
    parts = ["# The rule book\n", "Grades of confidence:\n"]
    parts += [f"* {grade}: {meaning}." for grade, meaning in GRADE_MEANS.items()]
    for name in book.jurisdictions:
        parts.append(f"\n## {name.upper()}\n")
        parts.append("| rule | kind | what it says |\n| --- | --- | --- |")
        parts += [
            f"| [{rule.id}](law/{rule.id}.md) | {rule.kind} | {_cell(rule.title)} |"
            for rule in sorted(book.rules.values(), key=lambda rule: rule.id)
            if rule.jurisdiction == name
        ]
    parts.append("\n## Tables\n")
    parts += [
        f"* [{one.title}](law/lookup.{one.id}.md)"
        for one in sorted(book.lookups.values(), key=lambda one: one.id)
    ]
    return "\n".join(parts) + "\n"


def rule_page(book: Book, rule: Rule) -> str:
    """One rule: text, figures, history, exceptions, examples."""
    parts = [
        f"# {rule.title}\n",
        f"`{rule.id}` · {rule.kind} · {', '.join(rule.topics)}\n",
    ]
    parts.append(f"{rule.text}\n")
    if rule.binds:
        parts.append(f"Binds: {', '.join(rule.binds)}.\n")
    if rule.note:
        parts.append(f"{rule.note}\n")
    parts.append("## History\n\n| from | | source | grade |\n| --- | --- | --- | --- |")
    for spell in rule.in_force:
        word = {None: "ends", True: "in force"}.get(spell.value, "not known")
        told = " ".join(filter(None, (word, spell.label, spell.note)))
        source = source_told(spell, book).rpartition("; grade")[0]
        parts.append(
            f"| {spell.start} | {_cell(told)} | {_cell(source)} | {spell.confidence} |"
        )
    if rule.parameters:
        parts += _figures(book, rule.parameters)
    parts += _related(book, rule)
    parts.append("\n## Examples\n\n| day | example | comes to |\n| --- | --- | --- |")
    parts += [
        f"| {case.day} | {_cell(case.name)} | {_cell(expected_told(case))} |"
        for case in cases_of(rule, book_folder())
    ]
    parts.append(f"\nLast checked on {rule.checked_on}. [All rules](../law.md)")
    return "\n".join(parts) + "\n"


def _figures(book: Book, parameters: object) -> list[str]:
    parts = ["\n## Figures\n"]
    parts.append("| figure | from | value | source | grade |")
    parts.append("| --- | --- | --- | --- | --- |")
    assert isinstance(parameters, dict)
    for name, parameter in parameters.items():
        assert isinstance(parameter, Parameter)
        for spell in parameter.spells:
            source = source_told(spell, book).rpartition("; grade")[0]
            parts.append(
                f"| {name} | {spell.start} | {_cell(figure_told(spell, parameter))} |"
                f" {_cell(source)} | {spell.confidence} |"
            )
    return parts


def _related(book: Book, rule: Rule) -> list[str]:
    parts: list[str] = []
    if rule.conditions:
        parts += ["\n## To check\n", *(f"* {one}" for one in rule.conditions)]
    if rule.then:
        parts += [
            "\n## To do\n",
            *(f"* {one.do.replace('_', ' ')}: {one.text}" for one in rule.then),
        ]
    excepted = tuple(one.id for one in book.exceptions_to(rule.id))
    for word, ids in (
        ("Exception to", rule.exception_to),
        ("Excepted by", excepted),
        ("See also", rule.see),
    ):
        if ids:
            parts.append(f"\n## {word}\n")
            parts += [f"* [{book.rules[one].title}]({one}.md)" for one in ids]
    named = [*rule.verify, *(v for spell in rule.spells for v in spell.verify)]
    if named:
        parts.append("\n## To verify\n")
        parts += [f"* {book.uncertainties[one].text}" for one in dict.fromkeys(named)]
    return parts


def lookup_page(lookup: Lookup) -> str:
    """One table, whole."""
    names = list(dict.fromkeys(name for row in lookup.rows for name in row))
    parts = [
        f"# {lookup.title}\n",
        f"`lookup:{lookup.id}`, grade {lookup.confidence}; {lookup.source}.\n",
    ]
    if lookup.note:
        parts.append(f"{lookup.note}\n")
    parts.append(f"| {' | '.join(names)} |\n|{' --- |' * len(names)}")
    for row in lookup.rows:
        cells = (_cell(_plain(row.get(name, ""))) for name in names)
        parts.append(f"| {' | '.join(cells)} |")
    parts.append(f"\nLast checked on {lookup.checked_on}. [All rules](../law.md)")
    return "\n".join(parts) + "\n"


def _plain(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "/")
