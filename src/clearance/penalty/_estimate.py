"""The base penalty by the authority's matrix, and the range around it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from clearance.errors import LawError, UsageError
from clearance.finding import Grade, Question, lowest
from clearance.law import Book

from ._cases import Case
from ._figures import Figure, figure, has_figure
from ._maximum import Charge, charge, is_barred
from ._similar import Similar, most_similar
from ._violation import Apparent, Payments

_PERCENT = 100
_GUIDELINES = "us.penalties.ofac-guidelines"


@dataclass(frozen=True, slots=True)
class Reduction:
    """What may be taken off, in percent; None where the authority states no range."""

    text: str
    least: Decimal | None
    most: Decimal | None
    source: str
    confidence: Grade


@dataclass(frozen=True, slots=True)
class Base:
    """One cell of the matrix: the base penalty in it, and the range after mitigation.

    `low` is left when all that may be taken off is, `high` when only what surely is.
    Aggravating factors can raise a penalty up to the statutory maximum. All three are
    None where the book does not have what the cell needs on the day.
    """

    key: str
    egregious: bool
    disclosed: bool
    text: str
    amount: Decimal | None
    low: Decimal | None
    high: Decimal | None
    reductions: tuple[Reduction, ...]
    source: str
    confidence: Grade


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """What an apparent violation may cost, and on what that rests.

    `maximum` is None where the authority has no maximum that can be worked out; then
    `law` tells what its law says. `bases` are the cells of the matrix that are still
    possible; `discounts` what may be taken off where there is no matrix, together no
    more than `discount_cap`. `cautions` say what the figures leave out.
    """

    apparent: Apparent
    authority: str
    currency: str
    title: str
    law: str
    maximum: Decimal | None
    at_most: Decimal | None
    charges: tuple[Charge, ...]
    bases: tuple[Base, ...]
    discounts: tuple[Reduction, ...]
    discount_cap: Figure | None
    factors: tuple[Mapping[str, Any], ...]
    questions: tuple[Question, ...]
    cautions: tuple[str, ...]
    citations: tuple[str, ...]
    checked_on: date
    confidence: Grade
    verify: tuple[str, ...]
    similar: tuple[Similar, ...] = field(default=())


def estimate(
    book: Book, apparent: Apparent, cases: tuple[Case, ...], *, most: int
) -> Estimate:
    """Estimate what an apparent violation may cost, with the *most* similar cases.

    Raises UsageError for an authority or programme that the book does not have, and
    LawError where it has no figures for the day.
    """
    authority = _row(book, "penalty-authorities", apparent.authority, "authority")
    programme = _programme(book, apparent)
    rule_id = authority.get("rule") or (programme or {}).get("rule")
    if rule_id is None:
        raise UsageError(_no_rule(book, programme))
    found = _of_law(book, apparent, authority, rule_id)
    if authority.get("matrix") is True and (programme or {}).get("base") is not False:
        found = _with_matrix(book, found)
    return replace(found, similar=most_similar(book, _asked(found), cases, most))


def _no_rule(book: Book, programme: Mapping[str, Any] | None) -> str:
    if programme is not None:
        return f"The maximum cannot be told. {programme['text']}"
    names = ", ".join(row["key"] for row in book.lookups["penalty-programmes"].rows)
    return (
        "The maximum depends on the programme that was violated. Name it: "
        f"--programme with one of {names}."
    )


def _asked(found: Estimate) -> tuple[Apparent, Decimal | None, Decimal | None, str]:
    """Give what cases are compared with: base penalty, maximum and currency."""
    amounts = (one.amount for one in found.bases)
    base = max((one for one in amounts if one is not None), default=None)
    return found.apparent, base, found.maximum, found.currency


def _row(book: Book, table: str, key: str, what: str) -> Mapping[str, Any]:
    rows = book.lookups[table].rows
    for row in rows:
        if row["key"] == key.casefold():
            return row
    names = ", ".join(row["key"] for row in rows)
    raise UsageError(f"The rule book has no {what} {key!r}. Use one of: {names}.")


def _programme(book: Book, apparent: Apparent) -> Mapping[str, Any] | None:
    if apparent.programme is None:
        return None
    return _row(book, "penalty-programmes", apparent.programme, "programme")


def _of_law(
    book: Book, apparent: Apparent, authority: Mapping[str, Any], rule_id: str
) -> Estimate:
    rule = book.rule(rule_id)
    day = apparent.assessed_on
    spell = rule.on(day)
    if spell is None or spell.value is None:
        raise LawError(f"{rule.title} ({rule_id}) is not in force on {day}.")
    charges: tuple[Charge, ...] = ()
    if authority.get("computed") is True:
        charges = tuple(
            _charge(book, authority, rule_id, one, apparent)
            for one in apparent.payments
        )
    shares = [one.share for one in charges if one.share is not None]
    figures = [*(one.fixed for one in charges), *shares]
    doubts = (book.uncertainties[one].text for one in (*rule.verify, *spell.verify))
    return Estimate(
        apparent=apparent,
        authority=authority["name"],
        currency=authority["currency"],
        title=rule.title,
        law=rule.text,
        maximum=_sum(one.maximum for one in charges) if charges else None,
        at_most=_sum(one.at_most for one in charges) if charges else None,
        charges=charges,
        bases=(),
        discounts=tuple(_discounts(book, authority, apparent)),
        discount_cap=_discount_cap(book, authority, rule_id, day),
        factors=(),
        questions=(),
        cautions=tuple(_cautions(apparent, charges, authority)),
        citations=tuple(dict.fromkeys((spell.source, *(f.source for f in figures)))),
        checked_on=rule.checked_on,
        confidence=lowest((spell.confidence, *(f.confidence for f in figures))),
        verify=tuple(dict.fromkeys((*doubts, *(v for f in figures for v in f.verify)))),
    )


def _charge(
    book: Book,
    authority: Mapping[str, Any],
    rule_id: str,
    payments: Payments,
    apparent: Apparent,
) -> Charge:
    day = apparent.assessed_on
    found = charge(book, rule_id, payments, day)
    limitation = authority.get("limitation")
    if limitation is None:
        return found
    return replace(found, barred=is_barred(book, limitation, payments, day))


def _sum(values: Iterator[Decimal]) -> Decimal:
    return sum(values, Decimal(0))


def _cautions(
    apparent: Apparent, charges: tuple[Charge, ...], authority: Mapping[str, Any]
) -> Iterator[str]:
    if any(one.at_most != one.maximum for one in charges):
        yield (
            "The single values were not given, so each violation is taken to be worth "
            "as much as the others. Give them one by one for the exact maximum."
        )
    if any(one.mixed for one in charges):
        yield (
            "Some of the violations may be so old that the lower figure of the statute "
            "applies to them: give them one by one."
        )
    for one in charges:
        if one.barred is not False:
            words = "All" if one.barred else "Some"
            days = f"from {one.payments.first or one.payments.last}"
            yield (
                f"{words} of the violations {days} on may be too old to be punished "
                f"on {apparent.assessed_on}; they are counted all the same."
            )
    if "limitation" in authority and any(_undated(one) for one in apparent.payments):
        yield (
            "Not all violations have days: whether those are too old, or so old that "
            "an earlier figure applies, was not looked at."
        )
    if authority.get("caution"):
        yield authority["caution"]


def _undated(payments: Payments) -> bool:
    return payments.first is None and payments.last is None


def _discounts(
    book: Book, authority: Mapping[str, Any], apparent: Apparent
) -> Iterator[Reduction]:
    table = authority.get("discounts")
    if table is None:
        return
    lookup = book.lookups[table]
    for row in lookup.on(apparent.assessed_on):
        if apparent.disclosed is not False or not row["for"].startswith("disclosure"):
            yield _reduction(row, row.get("source", lookup.source), lookup.confidence)


def _discount_cap(
    book: Book, authority: Mapping[str, Any], rule_id: str, day: date
) -> Figure | None:
    name = authority.get("discount_cap")
    if name is None or not has_figure(book, rule_id, name, day):
        return None
    return figure(book, rule_id, name, day)


def _reduction(row: Mapping[str, Any], source: str, grade: Grade) -> Reduction:
    least, most = row.get("least"), row.get("most")
    return Reduction(
        text=row["text"],
        least=None if least is None else Decimal(least),
        most=None if most is None else Decimal(most),
        source=source,
        confidence=row.get("confidence", grade),
    )


def _with_matrix(book: Book, found: Estimate) -> Estimate:
    """Add the base penalties, the factors, and what is still to be asked."""
    apparent = found.apparent
    matrix = book.lookups["ofac-base-penalty"]
    cells = [
        row
        for row in matrix.on(apparent.assessed_on)
        if apparent.egregious in (None, row["egregious"])
        and apparent.disclosed in (None, row["disclosed"])
    ]
    bases = tuple(_base(book, found, row) for row in cells)
    factors = book.lookups["ofac-general-factors"]
    return replace(
        found,
        bases=bases,
        factors=factors.rows,
        questions=tuple(_questions(book, apparent)),
        citations=tuple(
            dict.fromkeys(
                (*found.citations, *(b.source for b in bases), factors.source)
            )
        ),
        confidence=lowest((found.confidence, *(b.confidence for b in bases))),
    )


def _base(book: Book, found: Estimate, cell: Mapping[str, Any]) -> Base:
    matrix = book.lookups["ofac-base-penalty"]
    parts = [_part(book, found.apparent, one, cell) for one in found.charges]
    known = [part for part in parts if part is not None]
    amount = _sum(iter(known)) if len(known) == len(parts) else None
    reductions = tuple(_reductions(book, found.apparent, cell["disclosed"]))
    sure = _sum(one.least for one in reductions if one.least is not None)
    most = _sum(one.most for one in reductions if one.most is not None)
    return Base(
        key=cell["key"],
        egregious=cell["egregious"],
        disclosed=cell["disclosed"],
        text=cell["text"],
        amount=amount,
        low=_less(amount, most),
        high=_less(amount, sure),
        reductions=reductions,
        source=matrix.source,
        confidence=cell.get("confidence", matrix.confidence),
    )


def _less(amount: Decimal | None, percent: Decimal) -> Decimal | None:
    if amount is None:
        return None
    return amount * max(Decimal(0), _PERCENT - percent) / _PERCENT


def _part(
    book: Book, apparent: Apparent, one: Charge, cell: Mapping[str, Any]
) -> Decimal | None:
    """Give the base penalty for some violations in one cell of the matrix."""
    percent = Decimal(cell["percent"])
    if cell["part_of"] == "maximum":
        return one.maximum * percent / _PERCENT
    most = _most(book, apparent, one)
    if cell["part_of"] == "value":
        amount = one.payments.total
    else:
        scheduled = _scheduled(book, apparent, one, most)
        if scheduled is None:
            return None
        amount = one.payments.count * scheduled
    cap = one.payments.count * most * Decimal(cell["cap_percent"]) / _PERCENT
    return min(amount * percent / _PERCENT, cap)


def _most(book: Book, apparent: Apparent, one: Charge) -> Decimal:
    """Give the most that one violation comes to: its own figure, or that of the cap."""
    authority = _row(book, "penalty-authorities", apparent.authority, "authority")
    cap = figure(book, authority["cap"], "per_violation", apparent.assessed_on)
    return min(cap.value, one.fixed.value)


def _scheduled(
    book: Book, apparent: Apparent, one: Charge, most: Decimal
) -> Decimal | None:
    """Give the amount of the schedule for one violation; None where there is none."""
    rows = book.lookups["ofac-penalty-schedule"].on(apparent.assessed_on)
    reached = [row for row in rows if one.payments.each >= Decimal(row["at_least"])]
    if not reached:
        return None
    amount = max(reached, key=lambda row: Decimal(row["at_least"]))["amount"]
    return most if amount == "figure" else min(most, Decimal(amount))


def _reductions(
    book: Book, apparent: Apparent, disclosed: object
) -> Iterator[Reduction]:
    """Give what mitigation may take off in one cell, as far as it is not excluded."""
    table = book.lookups["ofac-mitigation"]
    answers = {
        "cooperation": apparent.cooperated,
        "first_violation": apparent.first_violation,
    }
    for row in table.on(apparent.assessed_on):
        answer = answers.get(row["for"])
        if answer is False or row.get("disclosed", disclosed) != disclosed:
            continue
        found = _reduction(row, table.source, table.confidence)
        if answer is None and found.least is not None:
            found = replace(found, least=Decimal(0))
        yield found


def _questions(book: Book, apparent: Apparent) -> Iterator[Question]:
    texts = {row["key"]: row["text"] for row in book.lookups["penalty-questions"].rows}
    for name in ("egregious", "disclosed", "cooperated", "first_violation"):
        if getattr(apparent, name) is None:
            yield Question(name, texts[name])
