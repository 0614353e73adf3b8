"""`clearance validate`: how well listed parties are found, for an examiner."""

from pathlib import Path
from typing import Annotated

import typer

from clearance import app
from clearance.errors import UsageError
from clearance.reports import (
    print_validation,
    render_validation_html,
    render_validation_json,
)
from clearance.settings import utc_now

from ._exits import CLEAR
from ._progress import Bars
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

HtmlOption = Annotated[
    Path | None,
    typer.Option("--html", metavar="FILE", help="Write one HTML page there."),
]
ThresholdsOption = Annotated[
    str | None,
    typer.Option(
        "--thresholds",
        metavar="0.5,0.6…",
        help="The thresholds to measure, from 0.3 to 1; the default one is always"
        " among them.",
    ),
]
SeedOption = Annotated[
    int, typer.Option("--seed", min=0, help="Another seed draws other names.")
]
SourceOption = Annotated[
    list[str] | None,
    typer.Option("--source", "-s", help="Only this list; repeatable."),
]
AsOfOption = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DAY", help="As the lists stood on that day."),
]


def validate(
    html_file: HtmlOption = None,
    json_file: JsonOption = None,
    per_class: Annotated[
        int,
        typer.Option(
            "--per-class", min=1, max=5_000, help="Names of each class and script."
        ),
    ] = 200,
    innocents: Annotated[
        int,
        typer.Option(
            "--innocents", min=1, max=100_000, help="Names on no list, made up."
        ),
    ] = 5_000,
    seed: SeedOption = 1,
    thresholds: ThresholdsOption = None,
    as_of: AsOfOption = None,
    source: SourceOption = None,
    quiet: QuietOption = False,
    data: DataOption = None,
) -> int:
    """Measure how well listed parties are found, and how often innocents alert.

    Names of real listed persons, firms and ships are rewritten as they come in
    customer files, class by class, and searched for; so are names in other scripts
    and names of people and firms on no list. The report has the shares at every
    threshold with 95 % intervals, the editions of the lists and the version of the
    program. The same lists, program and seed give the same figures. Exits with 0.
    """
    request = app.ValidationRequest(
        per_class=per_class,
        innocents=innocents,
        seed=seed,
        thresholds=parse_thresholds(thresholds),
        sources=tuple(source) if source else None,
        day=parse_day(as_of, "--as-of"),
    )
    report = app.validate(desk_of(data), request, now=utc_now(), progress=Bars(err()))
    write_files(
        report,
        ((html_file, render_validation_html), (json_file, render_validation_json)),
        lambda: print_validation(report, out()),
        quiet=quiet,
    )
    return CLEAR


def parse_thresholds(text: str | None) -> tuple[float, ...]:
    """Read `0.5,0.6`; raises UsageError for what are no numbers."""
    if text is None:
        return ()
    try:
        return tuple(float(part) for part in text.replace(";", ",").split(","))
    except ValueError:
        raise UsageError(
            f"--thresholds takes numbers such as 0.5,0.6,0.7, not {text!r}."
        ) from None
