"""The statutory maximum: for each violation, and in all."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from clearance.errors import LawError
from clearance.law import Book

from ._figures import Figure, day_of, figure
from ._violation import Payments

_PERCENT = 100


@dataclass(frozen=True, slots=True)
class Charge:
    """Violations with their maximum.

    `fixed` is the figure that counts for each, `by_value` what follows from the value,
    for all of them, by the `share` that the law names, None where it names none;
    `maximum` is the sum of the greater ones. `at_most` is what the
    maximum can be where the single values are not known. `barred` says that the
    limitation had run out for all, or for some where it is None; `mixed` that an
    earlier figure may apply to some of them.
    """

    payments: Payments
    fixed: Figure
    share: Figure | None
    by_value: Decimal
    maximum: Decimal
    at_most: Decimal
    barred: bool | None = False
    mixed: bool = False


def charge(book: Book, rule_id: str, payments: Payments, day: date) -> Charge:
    """Find the maximum for some violations, if it is assessed on a day.

    Of violations whose single values are not known each is taken to be worth as much
    as the others. Raises LawError where the book has no figures for the day.
    """
    fixed = _fixed(book, rule_id, payments, day)
    share, by_value = _share(book, rule_id, payments.total, day)
    least = payments.count * fixed.value
    alone = (payments.count - 1) * fixed.value + max(fixed.value, by_value)
    return Charge(
        payments=payments,
        fixed=fixed,
        share=share,
        by_value=by_value,
        maximum=max(least, by_value),
        at_most=alone,
        mixed=_spans(book, rule_id, payments, day),
    )


def _share(
    book: Book, rule_id: str, total: Decimal, day: date
) -> tuple[Figure | None, Decimal]:
    """Give the share of the value that counts, and what it comes to."""
    known = book.rule(rule_id).parameters
    if "times_value" in known:
        times = figure(book, rule_id, "times_value", day)
        return times, times.value * total
    if "percent_of_value" in known:
        percent = figure(book, rule_id, "percent_of_value", day)
        return percent, percent.value * total / _PERCENT
    return None, Decimal(0)


def _spans(book: Book, rule_id: str, payments: Payments, day: date) -> bool:
    """Say whether some violations lie before, some after the change of figures."""
    after = day_of(book, rule_id, "adjusted_after", day)
    if after is None or payments.first is None or payments.last is None:
        return False
    return payments.first <= after < payments.last


def _fixed(book: Book, rule_id: str, payments: Payments, day: date) -> Figure:
    """Give the figure for one violation: older ones keep that of the statute."""
    after = day_of(book, rule_id, "adjusted_after", day)
    last = payments.last or payments.first
    if after is not None and last is not None and last <= after:
        return figure(book, rule_id, "statutory_figure", day)
    known = book.rule(rule_id).parameters
    name = "per_violation" if "per_violation" in known else "fixed"
    return figure(book, rule_id, name, day)


def is_barred(book: Book, rule_id: str, payments: Payments, day: date) -> bool | None:
    """Say whether violations can no longer be punished; None where only some cannot.

    *rule_id* is the rule with the limitation. False where their days are not known.
    """
    days = [one for one in (payments.first, payments.last) if one is not None]
    barred = {_is_past(book, rule_id, one, day) for one in days}
    if len(barred) > 1:
        return None
    return barred == {True}


def _is_past(book: Book, rule_id: str, violated: date, day: date) -> bool:
    after = day_of(book, rule_id, "long_limitation_after", day)
    terms = book.rule(rule_id).parameters["limitation"]
    spell = terms.on(day) if after is None or violated > after else terms.spells[0]
    if spell is None:
        raise LawError(f"The rule book knows no limitation for {day}.")
    years = int(spell.value)
    return (violated.year + years, violated.month, violated.day) < (
        day.year,
        day.month,
        day.day,
    )
