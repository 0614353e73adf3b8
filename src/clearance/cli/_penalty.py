"""`clearance penalty`: what an apparent violation may cost, and cases like it."""

from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Annotated

import typer

from clearance import app
from clearance.errors import UsageError
from clearance.reports import print_penalty, render_penalty_json
from clearance.settings import utc_now

from ._exits import CLEAR
from ._shared import JsonOption, out, parse_day, settings_of, write_files


def penalty(
    amount: Annotated[
        list[str] | None,
        typer.Option(
            "--amount",
            metavar="VALUE",
            help="What a violation was worth, in the authority's currency; once each.",
        ),
    ] = None,
    violations: Annotated[
        int | None,
        typer.Option(
            "--violations", metavar="N", help="Their number, if --amount is the sum."
        ),
    ] = None,
    payments: Annotated[
        Path | None,
        typer.Option(
            "--payments", metavar="FILE", help="A CSV with the columns day and amount."
        ),
    ] = None,
    first: Annotated[
        str | None,
        typer.Option("--from", metavar="DAY", help="When the first one was."),
    ] = None,
    last: Annotated[
        str | None,
        typer.Option("--until", metavar="DAY", help="When the last one was."),
    ] = None,
    assessed: Annotated[
        str | None,
        typer.Option(
            "--assessed", metavar="DAY", help="When it is assessed; today without it."
        ),
    ] = None,
    authority: Annotated[
        str,
        typer.Option(
            "--authority",
            metavar="NAME",
            help="Who punishes: ofac, bis, ofsi, otsi, eu, ca, au, ch or jp.",
        ),
    ] = "ofac",
    programme: Annotated[
        str | None,
        typer.Option(
            "--programme", metavar="NAME", help="What was violated: russia, iran …"
        ),
    ] = None,
    egregious: Annotated[
        bool | None,
        typer.Option(
            "--egregious/--not-egregious", help="Whether the case is egregious."
        ),
    ] = None,
    disclosed: Annotated[
        bool | None,
        typer.Option(
            "--disclosed/--not-disclosed", help="Whether it was disclosed voluntarily."
        ),
    ] = None,
    cooperated: Annotated[
        bool | None,
        typer.Option(
            "--cooperated/--not-cooperated", help="Whether the person cooperated."
        ),
    ] = None,
    first_violation: Annotated[
        bool | None,
        typer.Option(
            "--first-violation/--not-first", help="Whether there was none before."
        ),
    ] = None,
    cases: Annotated[
        Path | None,
        typer.Option(
            "--cases", metavar="FILE", help="A CSV of past cases, as OFAC's table."
        ),
    ] = None,
    documents: Annotated[
        Path | None,
        typer.Option(
            "--documents",
            metavar="FILE",
            help="Texts of their announcements (JSON lines with url and text, or .gz).",
        ),
    ] = None,
    similar: Annotated[
        int, typer.Option("--similar", min=0, metavar="N", help="So many are shown.")
    ] = 5,
    json_file: JsonOption = None,
) -> int:
    """Estimate what an apparent violation may cost at most, and show similar cases.

    The figures are those of the rule book on the day of assessment, each with its
    source and how far it was checked. What is not told is not guessed: all cells of
    OFAC's matrix that are still possible are shown.
    """
    today = utc_now()
    settings_of(None)  # what is read of the book is kept where they say
    request = app.PenaltyRequest(
        assessed_on=parse_day(assessed, "--assessed") or today.date(),
        amounts=tuple(_amount(text) for text in amount or ()),
        violations=violations,
        payments=payments,
        first=parse_day(first, "--from"),
        last=parse_day(last, "--until"),
        authority=authority,
        programme=programme,
        egregious=egregious,
        disclosed=disclosed,
        cooperated=cooperated,
        first_violation=first_violation,
        cases=cases,
        documents=documents,
        similar=similar,
    )
    report = app.penalty(request, now=today)
    write_files(
        report,
        [(json_file, render_penalty_json)],
        lambda: print_penalty(report, out()),
    )
    return CLEAR


def _amount(text: str) -> Decimal:
    try:
        return Decimal(text.replace(",", ""))
    except InvalidOperation:
        raise UsageError(
            f"--amount takes a number such as 25000.00, not {text!r}."
        ) from None
