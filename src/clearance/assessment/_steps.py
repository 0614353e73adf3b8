"""What to do next, and by which day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import numpy as np

from clearance.finding import Outcome, Step
from clearance.law import Book

if TYPE_CHECKING:
    from ._assess import Jurisdiction

_ORDER = ("walk_away", "reject", "block", "licence", "report", "ask", "check", "keep")


@dataclass(frozen=True, slots=True)
class Due:
    """A step to take, for which jurisdiction, and by which day.

    `by` counts from the day asked about. Of business days Saturdays and Sundays
    are left out and no holidays, so it is never later than the law allows.
    """

    do: str
    text: str
    jurisdiction: str
    by: date | None = None
    duty: str | None = None


def steps(
    book: Book, jurisdictions: Iterable["Jurisdiction"], day: date
) -> tuple[Due, ...]:
    """Gather the steps of all rules that catch the deal; the gravest first."""
    found: dict[tuple[str, str, str], Due] = {}
    for one in jurisdictions:
        for ruled in one.ruled:
            if ruled.finding.outcome in {Outcome.UNKNOWN, Outcome.PERMITTED}:
                continue
            for step in ruled.finding.steps:
                due = _due(book, step, one.id, day)
                found.setdefault((due.do, due.text, one.id), due)
        count = sum(not question.relief for question in one.questions)
        if count:
            text = f"Answer the open questions: {count} for {one.name}."
            found["ask", text, one.id] = Due("ask", text, one.id)
    return tuple(sorted(found.values(), key=lambda due: _ORDER.index(due.do)))


def _due(book: Book, step: Step, jurisdiction: str, day: date) -> Due:
    by = None
    if step.duty is not None:
        for parameter in book.rules[step.duty].parameters.values():
            spell = parameter.on(day)
            if spell is not None and parameter.unit in {"days", "business_days"}:
                by = _after(day, spell.value, parameter.unit)
    return Due(step.do, step.text, jurisdiction, by, step.duty)


def _after(day: date, term: Any, unit: str) -> date | None:
    try:
        count = int(term)
    except (TypeError, ValueError):
        return None
    if unit == "days":
        return day + timedelta(days=count)
    end = np.busday_offset(np.datetime64(day, "D"), count, roll="backward")
    return date.fromisoformat(str(end))
