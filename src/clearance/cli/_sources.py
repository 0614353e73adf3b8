"""`clearance sources`: which lists are loaded, how old, and how well understood."""

from typing import Annotated

import typer

from clearance import app
from clearance.errors import UsageError
from clearance.reports import (
    print_audit,
    print_sources,
    render_audit_json,
    render_sources_csv,
    render_sources_json,
)
from clearance.settings import utc_now

from ._exits import CLEAR
from ._progress import Bars
from ._shared import (
    STANDARD_OUTPUT,
    CsvOption,
    DataOption,
    JsonOption,
    desk_of,
    err,
    out,
    talk,
    write_result,
)


def sources(
    source: Annotated[
        list[str] | None,
        typer.Argument(metavar="[SOURCE]…", help="Only these lists."),
    ] = None,
    audit: Annotated[
        bool,
        typer.Option(
            "--audit",
            help="Show what of the files was understood, what was not, and defects.",
        ),
    ] = False,
    every: Annotated[
        bool,
        typer.Option("--all", help="Every version kept, not only the newest."),
    ] = False,
    json_file: JsonOption = None,
    csv_file: CsvOption = None,
    data: DataOption = None,
) -> int:
    """Show the lists: publication date, age, entries, hash, and the starter set."""
    desk = desk_of(data)
    now = utc_now()
    names = tuple(source or ())
    if audit:
        if csv_file:
            raise UsageError("--audit has no CSV form; use --json.")
        found = app.audits(desk, names, every=every, progress=Bars(err()))
        if json_file != STANDARD_OUTPUT:
            print_audit(found, out())
        if json_file:
            write_result(json_file, render_audit_json(found))
        return CLEAR
    shown = app.sources(desk, names, now=now, every=every, progress=Bars(err()))
    written = [(json_file, render_sources_json), (csv_file, render_sources_csv)]
    if STANDARD_OUTPUT not in (json_file, csv_file):
        print_sources(shown, out())
    for path, render in written:
        if path:
            write_result(path, render(shown))
            if path != STANDARD_OUTPUT:
                talk(f"Wrote {path}")
    return CLEAR
