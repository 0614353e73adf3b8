"""What an apparent violation may cost: as JSON, and on a terminal."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from rich.console import Console

from clearance.penalty import Base, Charge, Estimate, Payments, Reduction, Similar

from ._json import as_json
from ._page import Page
from ._plain_text import counted

PENALTY_SCHEMA = "clearance.penalty/1"
_GRADES = {
    "A": "read in an official source",
    "B": "read in a secondary source",
    "C": "general knowledge, not read again",
    "D": "uncertain: check before relying on it",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PenaltyReport:
    """An estimate, when it was made, and from which rule book and how many cases."""

    made_at: datetime
    clearance_version: str
    book: str
    cases_looked_at: int
    estimate: Estimate


def render_penalty_json(report: PenaltyReport) -> str:
    """Write an estimate as JSON, shape `clearance.penalty/1`; amounts are text."""
    fields = {name: getattr(report, name) for name in PenaltyReport.__slots__}
    return as_json({"schema": PENALTY_SCHEMA, **fields})


def print_penalty(report: PenaltyReport, console: Console) -> None:
    """Write an estimate to a terminal or a pipe, wrapped to the console's width."""
    page = Page(console)
    found = report.estimate
    apparent = found.apparent
    page.say(("An estimate, no prediction and no advice: people decide.", "yellow"))
    number = counted(apparent.count, "apparent violation")
    page.say(
        (f"{number} worth {_money(apparent.total, found.currency)}", "bold"),
        f"  {found.authority}, assessed on {apparent.assessed_on}",
    )
    _say_maximum(page, found)
    _say_bases(page, found)
    _say_discounts(page, found)
    _say_open(page, found)
    _say_similar(page, report)
    _say_basis(page, found)


def _money(amount: Decimal, currency: str) -> str:
    exact = amount == amount.to_integral_value()
    return f"{amount:,.0f} {currency}" if exact else f"{amount:,.2f} {currency}"


def _say_maximum(page: Page, found: Estimate) -> None:
    page.gap()
    page.say((found.title, "bold"))
    if found.maximum is None:
        page.say(found.law, first="  ")
        page.say("No maximum can be worked out from the value.", first="  ")
        return
    page.say(
        ("Statutory maximum  ", "cyan"),
        (_money(found.maximum, found.currency), "bold"),
        first="  ",
    )
    if found.at_most is not None and found.at_most != found.maximum:
        told = _money(found.at_most, found.currency)
        page.say(f"at most {told}, however the sum is parted", first="    ")
    for words, number in _alike(found):
        times = f" ({counted(number, 'such violation')})" if number > 1 else ""
        page.say(f"{words}{times}", first="    ", hang=6)


def _alike(found: Estimate) -> list[tuple[str, int]]:
    """Tell how each maximum came about; the same for several is told once."""
    told: dict[str, int] = {}
    for one in found.charges:
        words = _charge(one, found.currency)
        told[words] = told.get(words, 0) + 1
    return list(told.items())


def _charge(one: Charge, currency: str) -> str:
    least = one.payments.count * one.fixed.value
    by_value = _money(one.by_value, currency)
    per = f"{one.payments.count:,} x " if one.payments.count > 1 else ""
    if one.share is None:
        fixed = _money(one.fixed.value, currency)
        since = f"(in force since {one.fixed.since}), whatever the value"
        return f"{_days(one.payments)}{per}{fixed} {since}"
    unit = " percent of" if one.share.unit == "percent" else " times"
    share = f"{one.share.value:f}{unit} the value, {by_value}"
    fixed = f"{per}{_money(one.fixed.value, currency)} (in force since "
    fixed += f"{one.fixed.since})"
    winner, loser = (share, fixed) if one.by_value > least else (fixed, share)
    days = _days(one.payments)
    return f"{days}{winner}; the other limit, {loser}, is not higher"


def _days(payments: Payments) -> str:
    days = [str(one) for one in (payments.first, payments.last) if one is not None]
    return " to ".join(dict.fromkeys(days)) + (": " if days else "")


def _say_bases(page: Page, found: Estimate) -> None:
    if not found.bases:
        return
    page.gap()
    page.say(("Base penalty", "bold"))
    for base in found.bases:
        _say_base(page, base, found)
    page.say(
        "Aggravating factors can raise it, up to the statutory maximum. Factors: "
        + "; ".join(f"{row['key']} {row['name']}" for row in found.factors)
        + ".",
        first="  ",
    )


def _say_base(page: Page, base: Base, found: Estimate) -> None:
    egregious = "egregious" if base.egregious else "not egregious"
    disclosed = "disclosed" if base.disclosed else "not disclosed"
    amount = "not known: the book does not have it for this day"
    if base.amount is not None:
        amount = _money(base.amount, found.currency)
    page.say((f"{egregious}, {disclosed}  ", "cyan"), (amount, "bold"), first="  ")
    page.say(base.text, first="    ")
    if base.low is not None and base.high is not None and base.low != base.amount:
        low, high = (_money(one, found.currency) for one in (base.low, base.high))
        page.say(f"after mitigation {low} to {high}", first="    ")
    for one in base.reductions:
        page.say(_reduction(one), first="    - ", hang=6)


def _reduction(one: Reduction) -> str:
    if one.most is None:
        return one.text
    if one.least:
        return f"{one.least:f} to {one.most:f} percent off: {one.text}"
    return f"up to {one.most:f} percent off: {one.text}"


def _say_discounts(page: Page, found: Estimate) -> None:
    if found.discounts:
        page.gap()
        page.say(("What may be taken off the penalty that is set", "bold"))
        for one in found.discounts:
            page.say(_reduction(one), first="  - ", hang=4)
        if found.discount_cap is not None:
            most = found.discount_cap.value
            page.say(f"Together no more than {most:f} percent.", first="  ")


def _say_open(page: Page, found: Estimate) -> None:
    if found.questions or found.cautions:
        page.gap()
    for question in found.questions:
        page.say(("To answer: ", "yellow"), question.text, first="  ", hang=4)
    for caution in found.cautions:
        page.say(("Note: ", "yellow"), caution, first="  ", hang=4)


def _say_similar(page: Page, report: PenaltyReport) -> None:
    found = report.estimate
    page.gap()
    if not found.similar:
        page.say("No case of this authority is known.")
        return
    page.say(
        ("The most similar cases", "bold"),
        f" of {counted(report.cases_looked_at, 'case')}",
    )
    for number, one in enumerate(found.similar, start=1):
        _say_case(page, number, one)


def _say_case(page: Page, number: int, one: Similar) -> None:
    case = one.case
    amount = "amount not known"
    if case.amount is not None:
        amount = _money(case.amount, case.currency)
    if case.whole is not None and case.whole != case.amount:
        whole = _money(case.whole, case.currency)
        amount += f" (of {whole} with {', '.join(case.authorities)})"
    page.say(
        f"{number}. ",
        (case.respondent, "cyan"),
        f"  {case.day or case.year}  {amount}  [{one.points:f} points]",
        first="  ",
        hang=5,
    )
    for reason in one.reasons:
        page.say(f"{reason.text} [{reason.points:f}]", first="     - ", hang=7)
    told = [case.conduct, case.outcome]
    grade = f", grade {case.confidence}" if case.confidence else ""
    told.append(f"From {case.origin}{grade}.")
    page.say(" ".join(text for text in told if text), first="     ", hang=5)
    for url in case.urls or ("no document is known",):
        page.say((url, "dim"), first="     ", hang=5)


def _say_basis(page: Page, found: Estimate) -> None:
    page.gap()
    page.say(
        f"Rests on {'; '.join(found.citations)}. Grade {found.confidence}: "
        f"{_GRADES[found.confidence]}. The book was checked on {found.checked_on}."
    )
    for text in found.verify:
        page.say(("Verify: ", "yellow"), text, first="  ", hang=4)
