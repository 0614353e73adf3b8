"""What changed in the law between two days."""

from dataclasses import dataclass
from datetime import date

from ._book import Book
from ._model import UNKNOWN, Rule, Spell


@dataclass(frozen=True, slots=True)
class Turn:
    """A change of a rule, or of a figure of it, on a day.

    `what` is "begins", "ends", "is not known from here on" or "changes"; `figure` names
    the parameter, None for the rule itself; `before` is None where there was nothing.
    """

    day: date
    rule: Rule
    what: str
    figure: str | None
    before: Spell | None
    after: Spell


def turns_between(book: Book, start: date, end: date) -> tuple[Turn, ...]:
    """List what turned after *start* and up to *end*, in the order of days."""
    found = []
    for rule in book.rules.values():
        lives: dict[str | None, tuple[Spell, ...]] = {None: rule.in_force}
        lives |= {name: one.spells for name, one in rule.parameters.items()}
        for figure, spells in lives.items():
            before = None
            for spell in spells:
                if start < spell.start <= end and _turned(before, spell, figure):
                    what = _told(before, spell, figure)
                    found.append(Turn(spell.start, rule, what, figure, before, spell))
                before = spell
    return tuple(sorted(found, key=lambda t: (t.day, t.rule.id, t.figure or "")))


def _turned(before: Spell | None, after: Spell, figure: str | None) -> bool:
    """A spell with the same value is a new source, unless it is a new letter."""
    if before is None:
        return figure is None or after.value is not None
    return before.value != after.value or before.label != after.label


def _told(before: Spell | None, after: Spell, figure: str | None) -> str:
    if after.value is None:
        return "ends"
    if after.value == UNKNOWN:
        return "is not known from here on"
    if before is None or before.value is None:
        return "begins" if figure is None else "is set"
    return "changes"
