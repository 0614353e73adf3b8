"""`clearance exposure`: what somebody risks for dealing with whom."""

from pathlib import Path
from typing import Annotated

import typer

from clearance import app
from clearance.exposure import Band
from clearance.reports import (
    print_exposure,
    render_exposure_html,
    render_exposure_json,
)
from clearance.settings import utc_now

from ._assess import facts_of
from ._exits import CLEAR, FOUND
from ._progress import Bars
from ._shared import (
    DataOption,
    FactOption,
    HtmlOption,
    JsonOption,
    QuietOption,
    desk_of,
    err,
    out,
    parse_day,
    write_files,
)


def exposure(
    party: Annotated[str, typer.Argument(help="A name, or an id of a list.")],
    ownership: Annotated[
        list[Path] | None,
        typer.Option(
            "--ownership",
            metavar="FILE",
            help="Who owns, serves, supplies or pays whom: a table with owner, kind,"
            " owned. May be given several times.",
        ),
    ] = None,
    country: Annotated[
        str | None, typer.Option("--country", help="Its country: TR, AE, KG …")
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option("--kind", help="What it is: bank, exporter, carrier …"),
    ] = None,
    founded: Annotated[
        str | None,
        typer.Option("--founded", metavar="DAY", help="When it came into being."),
    ] = None,
    about: Annotated[
        str, typer.Option("--about", metavar="TEXT", help="What it does, in words.")
    ] = "",
    mechanism: Annotated[
        list[str] | None,
        typer.Option("--by", help="How it pays or tells: spfs, mir …; repeatable."),
    ] = None,
    fact: FactOption = None,
    hops: Annotated[
        int, typer.Option("--hops", min=1, max=6, help="How long a path may be.")
    ] = 4,
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of", metavar="DAY", help="As lists, law and ties were then."
        ),
    ] = None,
    json_file: JsonOption = None,
    html_file: HtmlOption = None,
    data: DataOption = None,
    quiet: QuietOption = False,
) -> int:
    """Show by which dealings and ties a party risks being sanctioned itself.

    Each path goes hop by hop to a listed party: who does what for whom, since when, by
    which source; which rule of the book bites on it, what that may bring, what makes it
    significant, which exceptions were tried, what to ask. The band ranks paths for a
    person to look at. The exit code is 3 where a path is critical or high, else 0.
    """
    facts = facts_of(fact or [])
    if mechanism:
        facts["payment.mechanism"] = mechanism
    request = app.ExposureRequest(
        asked=party,
        files=tuple(ownership or ()),
        day=parse_day(as_of, "--as-of"),
        country=country,
        role=kind,
        founded=parse_day(founded, "--founded"),
        described=about,
        facts=facts,
        hops=hops,
    )
    report = app.exposure(desk_of(data), request, now=utc_now(), progress=Bars(err()))
    write_files(
        report,
        [(json_file, render_exposure_json), (html_file, render_exposure_html)],
        lambda: print_exposure(report, out()),
        quiet=quiet,
    )
    found = report.exposure.band in {Band.CRITICAL, Band.HIGH}
    return FOUND if found else CLEAR
