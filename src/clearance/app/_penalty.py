"""An apparent violation estimated by the rule book, with the cases of a user's file."""

import gzip
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from clearance import __version__
from clearance.errors import UnreadableFileError, UsageError
from clearance.law import the_book
from clearance.penalty import (
    Apparent,
    Payments,
    estimate,
    merged,
    read_cases,
    read_documents,
    read_payments,
    the_cases,
    with_documents,
)
from clearance.reports import PenaltyReport


@dataclass(frozen=True, slots=True, kw_only=True)
class PenaltyRequest:
    """A wish to know what an apparent violation may cost; None is not known.

    `amounts` are the values of single violations, or one sum with their number in
    `violations`; `payments` a file with one violation a line in their place. `cases`
    is a file of past cases, `documents` one with the texts of their announcements;
    `similar` is how many are shown.
    """

    assessed_on: date
    amounts: tuple[Decimal, ...] = ()
    violations: int | None = None
    payments: Path | None = None
    first: date | None = None
    last: date | None = None
    authority: str = "ofac"
    programme: str | None = None
    egregious: bool | None = None
    disclosed: bool | None = None
    cooperated: bool | None = None
    first_violation: bool | None = None
    cases: Path | None = None
    documents: Path | None = None
    similar: int = 5


def penalty(request: PenaltyRequest, *, now: datetime) -> PenaltyReport:
    """Estimate a penalty; *now* (UTC) dates the report.

    Raises UsageError for what was asked wrongly, UnreadableFileError for a file that
    does not read, LawError where the book has no figures for the day.
    """
    book = the_book()
    apparent = Apparent(
        payments=_payments(request),
        assessed_on=request.assessed_on,
        authority=request.authority,
        programme=request.programme,
        egregious=request.egregious,
        disclosed=request.disclosed,
        cooperated=request.cooperated,
        first_violation=request.first_violation,
    )
    cases = the_cases(book)
    if request.cases is not None:
        name = request.cases.name
        cases = merged(cases, read_cases(_text(request.cases), name))
    if request.documents is not None:
        name = request.documents.name
        texts = read_documents(_text(request.documents), name)
        cases = with_documents(cases, texts, book)
    return PenaltyReport(
        made_at=now,
        clearance_version=__version__,
        book=book.digest,
        cases_looked_at=len(cases),
        estimate=estimate(book, apparent, cases, most=request.similar),
    )


def _payments(request: PenaltyRequest) -> tuple[Payments, ...]:
    if request.payments is not None:
        if request.amounts or request.violations is not None:
            raise UsageError(
                "Give the violations in a file or by --amount, and not both."
            )
        return read_payments(_text(request.payments), request.payments.name)
    if not request.amounts:
        raise UsageError(
            "Say what the violations were worth: --amount 25000 for each, or one sum "
            "with --violations, or a file with --payments."
        )
    if request.violations is None:
        return tuple(
            Payments(amount, first=request.first, last=request.last)
            for amount in request.amounts
        )
    if len(request.amounts) > 1:
        raise UsageError("With --violations give one --amount, the sum of all of them.")
    return (
        Payments(
            request.amounts[0],
            request.violations,
            first=request.first,
            last=request.last,
        ),
    )


def _text(path: Path) -> str:
    try:
        if path.suffix == ".gz":
            with gzip.open(path, "rt", encoding="utf-8") as file:
                return file.read()
        return path.read_text("utf-8")
    except (OSError, EOFError, UnicodeDecodeError) as error:
        reason = (isinstance(error, OSError) and error.strerror) or "it does not decode"
        raise UnreadableFileError(f"{path} could not be read: {reason}.") from error
