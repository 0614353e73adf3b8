"""The most similar cases of the past, and why they are."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from clearance.law import Book

from ._cases import Case
from ._violation import Apparent


@dataclass(frozen=True, slots=True)
class Reason:
    """What makes a case similar, with its points, or what tells it apart (none)."""

    key: str
    points: Decimal
    text: str


@dataclass(frozen=True, slots=True)
class Similar:
    """A case of the past with its points; more points are more alike."""

    case: Case
    points: Decimal
    reasons: tuple[Reason, ...]


_Asked = tuple[Apparent, Decimal | None, Decimal | None, str]


def most_similar(
    book: Book, asked: _Asked, cases: tuple[Case, ...], most: int
) -> tuple[Similar, ...]:
    """Give the cases of the authority that are most like the one asked about.

    What counts, and how much, stands in the table `case-similarity` of the book. Of two
    that are alike the later one comes first.
    """
    rows = {row["key"]: row for row in book.lookups["case-similarity"].rows}
    names = _names(book, asked[0].authority)
    found = [
        _compared(rows, asked, case)
        for case in cases
        if not names.isdisjoint(case.authorities)
    ]
    found.sort(key=_order)
    return tuple(found[:most])


def _names(book: Book, authority: str) -> frozenset[str]:
    for row in book.lookups["penalty-authorities"].rows:
        if row["key"] == authority.casefold():
            return frozenset(row["cases"])
    return frozenset()


def _order(one: Similar) -> tuple[Decimal, int, str]:
    day = one.case.day or date(one.case.year, 1, 1)
    return -one.points, -day.toordinal(), one.case.key


def _compared(
    rows: Mapping[str, Mapping[str, Any]], asked: _Asked, case: Case
) -> Similar:
    reasons = tuple(_reasons(rows, asked, case))
    points = sum((reason.points for reason in reasons), Decimal(0))
    return Similar(case, points, reasons)


def _reasons(
    rows: Mapping[str, Mapping[str, Any]], asked: _Asked, case: Case
) -> Iterator[Reason]:
    apparent = asked[0]
    if apparent.programme is not None and case.programmes is not None:
        same = apparent.programme.casefold() in case.programmes
        told = f"{'same' if same else 'other'} programme: {', '.join(case.programmes)}"
        yield _reason(rows["programme"], 1 if same else 0, told)
    for key, own, theirs, words in (
        ("egregious", apparent.egregious, case.egregious, "egregious"),
        ("disclosed", apparent.disclosed, case.disclosed, "disclosed"),
    ):
        if own is not None and theirs is not None:
            told = f"{'' if theirs else 'not '}{words}, {_as_here(own == theirs)}"
            yield _reason(rows[key], 1 if own == theirs else 0, told)
    yield from _near(rows, asked, case)


def _as_here(same: bool) -> str:  # noqa: FBT001
    return "as here" if same else "unlike here"


def _near(
    rows: Mapping[str, Mapping[str, Any]], asked: _Asked, case: Case
) -> Iterator[Reason]:
    """Compare amounts: values if both are known, else bases, maxima or penalties."""
    apparent, base, maximum, currency = asked
    if case.currency == currency:
        for own, theirs, words in (
            (apparent.total, case.value, "value"),
            (base, case.base, "base penalty"),
            (maximum, case.maximum, "statutory maximum"),
            (base or maximum, case.amount, "penalty"),
        ):
            if own and theirs:
                told = f"{words} of {theirs:,.0f} {currency} against {own:,.0f} here"
                nearness = _nearness(own, theirs, rows["amount"])
                yield _reason(rows["amount"], nearness, told)
                break
    if case.violations is not None:
        own, theirs = Decimal(apparent.count), Decimal(case.violations)
        told = f"{case.violations:,} violations against {apparent.count:,} here"
        nearness = _nearness(own, theirs, rows["violations"])
        yield _reason(rows["violations"], nearness, told)


def _nearness(own: Decimal, theirs: Decimal, row: Mapping[str, Any]) -> float:
    """Give 1 for equal amounts, 0 for those apart by the factor of the row or more."""
    apart = abs(math.log(own / theirs)) / math.log(Decimal(row["factor"]))
    return max(0.0, 1 - apart)


def _reason(row: Mapping[str, Any], part: float, text: str) -> Reason:
    points = Decimal(row["points"]) * Decimal(f"{part:.2f}")
    return Reason(row["key"], points.normalize(), text)
