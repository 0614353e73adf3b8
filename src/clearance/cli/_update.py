"""`clearance update`: newer lists, from the authorities or from disk."""

import re
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer

from clearance import app
from clearance.errors import UsageError
from clearance.reports import print_update
from clearance.settings import utc_now

from ._exits import CLEAR, ERROR
from ._progress import Bars
from ._shared import DataOption, QuietOption, err, out, settings_of

_HASH = re.compile(r"[0-9a-f]{8,64}")


def accepted_hashes(told: Iterable[str]) -> tuple[str, ...]:
    """Check what `--accept` was given; raises UsageError for what is no hash."""
    for one in told:
        if _HASH.fullmatch(one.casefold()) is None:
            raise UsageError(
                f"--accept takes the hash that a refusal gives, at least 8 of the signs"
                f" 0-9 and a-f, not {one!r}."
            )
    return tuple(told)


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
    accept: Annotated[
        list[str] | None,
        typer.Option(
            "--accept",
            metavar="HASH",
            help="Take a list that was refused, as it is: the message of the refusal "
            "gives the hash. Who accepts it should have looked at it.",
        ),
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
        accept=accepted_hashes(accept or ()),
    )
    bars = Bars(err())
    lines = app.update(settings, request, now=utc_now, progress=bars)
    failed = any(line.outcome == "failed" for line in lines)
    if not quiet or failed:
        print_update(lines, out())
    if any(line.outcome == "added" for line in lines):
        app.prepare(app.Desk(settings), now=utc_now(), progress=bars)
    return ERROR if failed else CLEAR
