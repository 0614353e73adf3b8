"""`clearance calibrate`: what each threshold costs and finds on one's own data."""

from pathlib import Path
from typing import Annotated

import typer

from clearance import app
from clearance.reports import (
    print_calibration,
    render_calibration_html,
    render_calibration_json,
)
from clearance.settings import utc_now

from ._exits import CLEAR
from ._progress import Bars
from ._screen import columns_told
from ._shared import (
    DataOption,
    JsonOption,
    QuietOption,
    desk_of,
    err,
    out,
    parse_day,
    write_files,
)
from ._validate import (
    AsOfOption,
    HtmlOption,
    SeedOption,
    SourceOption,
    ThresholdsOption,
    parse_thresholds,
)


def calibrate(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="One CSV or Excel file.")
    ],
    column: Annotated[
        list[str] | None,
        typer.Option(
            "--column",
            metavar="MEANING=HEADER",
            help="Say what a column holds, such as name=Kunde; repeatable.",
        ),
    ] = None,
    outcome: Annotated[
        str | None,
        typer.Option(
            "--outcome",
            metavar="HEADER",
            help="The column that says which rows are true and which false matches;"
            " one called outcome is found by itself.",
        ),
    ] = None,
    thresholds: ThresholdsOption = None,
    html_file: HtmlOption = None,
    json_file: JsonOption = None,
    per_class: Annotated[
        int,
        typer.Option(
            "--per-class",
            min=1,
            max=5_000,
            help="Rewritten names of each class for the detection rate.",
        ),
    ] = 50,
    seed: SeedOption = 1,
    encoding: Annotated[
        str | None,
        typer.Option("--encoding", help="The file's encoding, if guessed wrong."),
    ] = None,
    delimiter: Annotated[
        str | None, typer.Option("--delimiter", help="The file's delimiter, likewise.")
    ] = None,
    sheet: Annotated[
        str | None, typer.Option("--sheet", help="The sheet of an Excel file.")
    ] = None,
    as_of: AsOfOption = None,
    source: SourceOption = None,
    quiet: QuietOption = False,
    data: DataOption = None,
) -> int:
    """Show how many rows of a portfolio alert at each threshold, and what is found.

    Beside the alerts stands how many rewritten names of listed parties are found at
    that threshold; and, where the file says which rows are true matches, recall and
    precision. Exits with 0.
    """
    request = app.CalibrationRequest(
        portfolio=file,
        columns=columns_told(column or ()),
        encoding=encoding,
        delimiter=delimiter,
        sheet=sheet,
        outcome=outcome,
        per_class=per_class,
        seed=seed,
        thresholds=parse_thresholds(thresholds),
        sources=tuple(source) if source else None,
        day=parse_day(as_of, "--as-of"),
    )
    report = app.calibrate(desk_of(data), request, now=utc_now(), progress=Bars(err()))
    write_files(
        report,
        ((html_file, render_calibration_html), (json_file, render_calibration_json)),
        lambda: print_calibration(report, out()),
        quiet=quiet,
    )
    return CLEAR
