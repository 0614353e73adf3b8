"""`clearance blocked-by-ownership`: all who are caught through owners, as a list."""

from typing import Annotated

import typer

from clearance import app
from clearance.reports import print_implied, render_implied_csv, render_implied_json
from clearance.settings import utc_now

from ._exits import CLEAR, FOUND
from ._owners import AsOfOption, JurisdictionOption, OwnershipOption
from ._progress import Bars
from ._shared import (
    CsvOption,
    DataOption,
    JsonOption,
    QuietOption,
    desk_of,
    err,
    out,
    parse_day,
    write_files,
)


def blocked_by_ownership(
    ownership: OwnershipOption = None,
    as_of: AsOfOption = None,
    jurisdiction: JurisdictionOption = None,
    possible: Annotated[
        bool,
        typer.Option("--possible", help="Also those who may be, by missing shares."),
    ] = False,
    limit: Annotated[
        int, typer.Option("--limit", min=0, help="So many of each test are shown.")
    ] = 20,
    json_file: JsonOption = None,
    csv_file: CsvOption = None,
    data: DataOption = None,
    quiet: QuietOption = False,
) -> int:
    """List who is on no list of a jurisdiction and is caught through owners anyway.

    By what lists say of owners, and by files. --csv writes a list to load elsewhere;
    --json has every proof. The exit code is 3 where somebody was found.
    """
    request = app.ImpliedRequest(
        files=tuple(ownership or ()),
        day=parse_day(as_of, "--as-of"),
        jurisdictions=tuple(name.casefold() for name in jurisdiction or ()),
        possible=possible,
    )
    report = app.blocked_by_ownership(
        desk_of(data), request, now=utc_now(), progress=Bars(err())
    )
    write_files(
        report,
        [(json_file, render_implied_json), (csv_file, render_implied_csv)],
        lambda: print_implied(report, out(), limit=limit),
        quiet=quiet,
    )
    return FOUND if report.implied else CLEAR
