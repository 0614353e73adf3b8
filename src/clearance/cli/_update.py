"""`clearance update`: newer lists, from the authorities or from disk."""

from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer

from clearance import app
from clearance.reports import print_update
from clearance.settings import utc_now

from ._exits import CLEAR, ERROR
from ._progress import Bars
from ._shared import DataOption, QuietOption, err, out, settings_of


def update(
    source: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[SOURCE]…", help="Only these lists; see `clearance sources`."
        ),
    ] = None,
    folder: Annotated[
        Path | None,
        typer.Option(
            "--from",
            metavar="FOLDER",
            help="Read official files already on disk, laid out as "
            "authority/list/date, instead of downloading.",
        ),
    ] = None,
    patience: Annotated[
        float | None,
        typer.Option(
            "--wait", min=0, help="Seconds to wait for another update to end."
        ),
    ] = None,
    timeout: Annotated[
        float | None,
        typer.Option("--timeout", min=1, help="Seconds to wait for a server."),
    ] = None,
    quiet: QuietOption = False,
    data: DataOption = None,
) -> int:
    """Load the newest official lists, all or those named.

    What cannot be had is named, what was loaded before stays, and the exit code is 1.
    """
    settings = settings_of(data, patience=patience, timeout=timeout)
    request = app.UpdateRequest(
        sources=tuple(source or ()),
        folder=folder,
        patience=timedelta(seconds=settings.patience),
    )
    lines = app.update(settings, request, now=utc_now, progress=Bars(err()))
    failed = any(line.outcome == "failed" for line in lines)
    if not quiet or failed:
        print_update(lines, out())
    return ERROR if failed else CLEAR
