"""Penalties that were imposed before: those of the book, and those of a user's file."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from clearance.errors import UnreadableFileError
from clearance.finding import Grade
from clearance.law import Book

_Mark = tuple[int, str]
_COLUMNS = ("date", "name", "aggregate_findings", "amount_usd", "document_urls")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A penalty or settlement of the past; what is not known of it is None.

    `amount` is in `currency`: that of the authority asked about, where it is known,
    else the whole sum announced. `origin` says where it was found: in the rule book, or
    in which file.
    """

    key: str
    respondent: str
    day: date | None
    year: int
    amount: Decimal | None
    whole: Decimal | None
    currency: str
    authorities: tuple[str, ...]
    programmes: tuple[str, ...] | None
    origin: str
    confidence: Grade | None
    egregious: bool | None = None
    disclosed: bool | None = None
    maximum: Decimal | None = None
    base: Decimal | None = None
    value: Decimal | None = None
    violations: int | None = None
    conduct: str | None = None
    outcome: str | None = None
    urls: tuple[str, ...] = ()


def the_cases(book: Book) -> tuple[Case, ...]:
    """Give the cases of the rule book."""
    table = book.lookups["enforcement-cases"]
    return tuple(_of_book(row, table.confidence) for row in table.rows)


def _of_book(row: Mapping[str, Any], grade: Grade) -> Case:
    day = row.get("date")
    whole = _decimal(row.get("amount"))
    share = _decimal(row.get("ofac_share"))
    return Case(
        key=row["key"],
        respondent=row["respondent"],
        day=day,
        year=int(row["year"]) if day is None else day.year,
        amount=share if share is not None else whole,
        whole=whole,
        currency=row["currency"],
        authorities=tuple(row["authorities"]),
        programmes=tuple(row["programmes"]),
        origin="the rule book",
        confidence=row.get("confidence", grade),
        egregious=row.get("egregious"),
        disclosed=row.get("disclosed"),
        maximum=_decimal(row.get("maximum")),
        value=_decimal(row.get("value")),
        violations=None if "violations" not in row else int(row["violations"]),
        conduct=row.get("conduct"),
        outcome=row.get("outcome"),
        urls=tuple(row[name] for name in ("url",) if name in row),
    )


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def read_cases(text: str, name: str) -> tuple[Case, ...]:
    """Read OFAC cases from CSV with the columns of OFAC's table of penalties.

    The columns are date, name, aggregate_findings, amount_usd and document_urls
    (several parted by blanks or semicolons); others are left alone. Raises
    UnreadableFileError, naming *name* and the line.
    """
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    missing = [one for one in _COLUMNS if one not in (rows.fieldnames or ())]
    if missing:
        raise UnreadableFileError(
            f"{name} has no column {', '.join(missing)}. A file of cases needs "
            f"{', '.join(_COLUMNS)}."
        )
    return tuple(_of_file(row, name, rows.line_num) for row in rows)


def _of_file(row: Mapping[str, str | None], name: str, line: int) -> Case:
    try:
        day = date.fromisoformat((row["date"] or "").strip())
        amount = Decimal((row["amount_usd"] or "").strip() or "NaN")
    except (ValueError, InvalidOperation):
        raise UnreadableFileError(
            f"{name}, line {line}: {row['date']!r} and {row['amount_usd']!r} are no "
            "day and amount, such as 2023-04-06 and 2980265.86."
        ) from None
    known = amount if amount.is_finite() else None
    return Case(
        key=f"{day}:{(row['name'] or '').strip()}",
        respondent=(row["name"] or "").strip(),
        day=day,
        year=day.year,
        amount=known,
        whole=known,
        currency="USD",
        authorities=("OFAC",),
        programmes=None,
        origin=name,
        confidence=None,
        urls=tuple((row["document_urls"] or "").replace(";", " ").split()),
    )


def merged(own: Sequence[Case], others: Sequence[Case]) -> tuple[Case, ...]:
    """Put cases of a file to those of the book; one that is in both is told once.

    It is the same where the amount is, with the day or with the year and the first word
    of the name; the case of the book then takes the document of the file.
    """
    by_mark: dict[_Mark, Case] = {}
    for case in others:
        for mark in _marks(case):
            by_mark.setdefault(mark, case)
    kept, used = [], set()
    for case in own:
        twin = next((by_mark[m] for m in _marks(case) if m in by_mark), None)
        if twin is not None:
            used.add(twin.key)
            urls = tuple(dict.fromkeys((*case.urls, *twin.urls)))
            case = replace(case, urls=urls)  # noqa: PLW2901
        kept.append(case)
    return (*kept, *(case for case in others if case.key not in used))


def _marks(case: Case) -> Iterator[_Mark]:
    words = case.respondent.casefold().replace(",", " ").split()
    for amount in dict.fromkeys((case.amount, case.whole)):
        if amount is not None:
            yield int(amount), str(case.day or "")
            yield int(amount), f"{case.year} {words[0] if words else ''}"
