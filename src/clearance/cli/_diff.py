"""`clearance diff`: what changed on the lists between two days."""

from datetime import date
from typing import Annotated

import typer

from clearance import app
from clearance.entities import kinds
from clearance.reports import (
    print_changes,
    render_changes_csv,
    render_changes_html,
    render_changes_json,
)

from ._exits import CLEAR, FOUND
from ._progress import Bars
from ._shared import (
    STANDARD_OUTPUT,
    CsvOption,
    DataOption,
    HtmlOption,
    JsonOption,
    desk_of,
    err,
    out,
    parse_country,
    parse_day,
    parse_moment,
    talk,
    write_result,
)


def diff(
    earlier: Annotated[
        str, typer.Option("--from", metavar="DAY", help="The earlier day: 2024-02-20.")
    ],
    later: Annotated[
        str, typer.Option("--to", metavar="DAY", help="The later day: 2024-02-23.")
    ],
    source: Annotated[
        list[str] | None,
        typer.Option("--source", help="Only this list; may be given several times."),
    ] = None,
    programme: Annotated[
        list[str] | None,
        typer.Option("--programme", help="Only parties under it: RUSSIA-EO14024."),
    ] = None,
    country: Annotated[
        list[str] | None,
        typer.Option("--country", help="Only parties of it: RU, or its name."),
    ] = None,
    kind: Annotated[
        list[str] | None,
        typer.Option("--kind", help="Only things of it: Person, Company, Vessel …"),
    ] = None,
    known: Annotated[
        str | None,
        typer.Option(
            "--known",
            metavar="MOMENT",
            help="Only what had been loaded here by then: 2024-02-23T18:00 (UTC).",
        ),
    ] = None,
    limit: Annotated[
        int,
        typer.Option("--limit", min=0, help="So many parties of each sort are shown."),
    ] = 20,
    json_file: JsonOption = None,
    csv_file: CsvOption = None,
    html_file: HtmlOption = None,
    data: DataOption = None,
) -> int:
    """Show what changed on the lists: parties added, removed and changed.

    Lists answer with the edition that stood on each of the two days. The exit code is
    3 where something changed and 0 where nothing did.
    """
    request = app.DiffRequest(
        earlier=_day(earlier, "--from"),
        later=_day(later, "--to"),
        known=parse_moment(known, "--known"),
        sources=tuple(source or ()),
        programmes=tuple(programme or ()),
        countries=tuple(map(parse_country, country or ())),
        kinds=tuple(kinds()[name].name for name in kind or ()),
    )
    report = app.diff(desk_of(data), request, progress=Bars(err()))
    written = [
        (json_file, render_changes_json),
        (csv_file, render_changes_csv),
        (html_file, render_changes_html),
    ]
    if STANDARD_OUTPUT not in (json_file, csv_file, html_file):
        print_changes(report, out(), limit=limit)
    for path, render in written:
        if path:
            write_result(path, render(report))
            if path != STANDARD_OUTPUT:
                talk(f"Wrote {path}")
    return FOUND if report.parties else CLEAR


def _day(text: str, option: str) -> date:
    day = parse_day(text, option)
    assert day is not None
    return day
