"""`clearance divergence`: which authorities list whom, and since when."""

from pathlib import Path
from typing import Annotated

import typer

from clearance import app
from clearance.entities import kinds, measures
from clearance.errors import UsageError
from clearance.reports import (
    print_divergence,
    render_divergence_csv,
    render_divergence_html,
    render_divergence_json,
    render_divergence_svg,
)
from clearance.settings import utc_now

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


def divergence(
    party: Annotated[
        str | None,
        typer.Argument(metavar="[ID]", help="One party alone, by an id of it."),
    ] = None,
    country: Annotated[
        list[str] | None,
        typer.Option("--country", help="Only parties of it: RU, or its name."),
    ] = None,
    kind: Annotated[
        list[str] | None,
        typer.Option("--kind", help="Only things of it: Person, Company, Vessel …"),
    ] = None,
    programme: Annotated[
        list[str] | None,
        typer.Option("--programme", help="Only parties under it: RUSSIA-EO14024."),
    ] = None,
    measure: Annotated[
        list[str] | None,
        typer.Option(
            "--measure", help="Compare only entries that impose it: 'asset freeze'."
        ),
    ] = None,
    listed_by: Annotated[
        list[str] | None,
        typer.Option("--listed-by", help="Only parties that it lists: us, eu, uk …"),
    ] = None,
    not_listed_by: Annotated[
        list[str] | None,
        typer.Option(
            "--not-listed-by", help="Only parties that it certainly does not list."
        ),
    ] = None,
    source: Annotated[
        list[str] | None,
        typer.Option("--source", help="Only this list; may be given several times."),
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="DAY", help="As the lists were on a day."),
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
        int, typer.Option("--limit", min=0, help="So many parties are shown.")
    ] = 20,
    json_file: JsonOption = None,
    csv_file: CsvOption = None,
    html_file: HtmlOption = None,
    svg_file: Annotated[
        Path | None,
        typer.Option("--svg", metavar="FILE", help="Write the picture there."),
    ] = None,
    data: DataOption = None,
) -> int:
    """Show which authorities list the same parties, since when, and who was first.

    A day is given where a list prints it, and otherwise the editions between which it
    lies. That an authority does not list a party is said only by a whole edition that
    is loaded. The exit code is 3 where parties were found and 0 where none were.
    """
    request = app.DivergenceRequest(
        party=party,
        countries=tuple(parse_country(name) for name in country or ()),
        kinds=tuple(kinds()[name].name for name in kind or ()),
        programmes=tuple(programme or ()),
        measures=tuple(_measure(name) for name in measure or ()),
        listed_by=tuple(name.casefold() for name in listed_by or ()),
        not_listed_by=tuple(name.casefold() for name in not_listed_by or ()),
        sources=tuple(source or ()),
        day=parse_day(as_of, "--as-of"),
        known=parse_moment(known, "--known"),
    )
    report = app.divergence(desk_of(data), request, now=utc_now(), progress=Bars(err()))
    written = [
        (json_file, render_divergence_json),
        (csv_file, render_divergence_csv),
        (html_file, render_divergence_html),
        (svg_file, render_divergence_svg),
    ]
    if STANDARD_OUTPUT not in (json_file, csv_file, html_file, svg_file):
        print_divergence(report, out(), limit=limit)
    for path, render in written:
        if path:
            write_result(path, render(report))
            if path != STANDARD_OUTPUT:
                talk(f"Wrote {path}")
    return FOUND if report.comparisons else CLEAR


def _measure(text: str) -> str:
    known = {name.casefold(): name for name in measures()}
    if text.casefold() not in known:
        raise UsageError(
            f"There is no measure {text!r}. Use one of: {', '.join(measures())}."
        )
    return known[text.casefold()]
