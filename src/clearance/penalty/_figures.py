"""Figures of the law, taken from the rule book with their source and grade."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from clearance.errors import LawError
from clearance.finding import Grade
from clearance.law import UNKNOWN, Book, Spell


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the law on a day: where it stands, since when, how far checked."""

    rule: str
    name: str
    value: Decimal
    unit: str
    since: date
    source: str
    confidence: Grade
    note: str | None = None
    verify: tuple[str, ...] = ()


def figure(book: Book, rule_id: str, name: str, day: date) -> Figure:
    """Give a figure of a rule on a day; raises LawError where the book has none."""
    rule = book.rule(rule_id)
    parameter = rule.parameters[name]
    spell = _spell(book, rule_id, name, day)
    if spell is None:
        raise LawError(
            f"The rule book has no figure {name!r} of {rule_id} ({rule.title}) for "
            f"{day}; see clearance law show {rule_id}."
        )
    return Figure(
        rule=rule_id,
        name=name,
        value=Decimal(str(spell.value)),
        unit=parameter.unit,
        since=spell.start,
        source=spell.source,
        confidence=spell.confidence,
        note=spell.note,
        verify=tuple(
            book.uncertainties[one].text for one in (*rule.verify, *spell.verify)
        ),
    )


def has_figure(book: Book, rule_id: str, name: str, day: date) -> bool:
    """Say whether a rule has a figure on a day."""
    return _spell(book, rule_id, name, day) is not None


def day_of(book: Book, rule_id: str, name: str, day: date) -> date | None:
    """Give a day that a rule names, as it stood on a day."""
    spell = _spell(book, rule_id, name, day)
    return None if spell is None else spell.value


def _spell(book: Book, rule_id: str, name: str, day: date) -> Spell | None:
    parameter = book.rule(rule_id).parameters.get(name)
    spell = None if parameter is None else parameter.on(day)
    return None if spell is None or spell.value in (None, UNKNOWN) else spell
