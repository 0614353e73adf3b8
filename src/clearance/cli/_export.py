"""`clearance export`: files that other programs load."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from clearance import app
from clearance.errors import UsageError
from clearance.exports import FORMS, Exported, Form
from clearance.settings import utc_now

from ._exits import CLEAR
from ._progress import Bars
from ._shared import (
    DataOption,
    QuietOption,
    desk_of,
    err,
    out,
    parse_day,
    parse_moment,
    talk,
)


def export(
    folder: Annotated[
        Path, typer.Argument(help="The folder to write into; made where it is not.")
    ],
    form: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            help=f"One of {', '.join(FORMS)}, or all (the default); may be given"
            " several times.",
        ),
    ] = None,
    source: Annotated[
        list[str] | None,
        typer.Option("--source", help="Only this list; may be given several times."),
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="DAY", help="What the lists said on a day."),
    ] = None,
    known: Annotated[
        str | None,
        typer.Option(
            "--known",
            metavar="MOMENT",
            help="Only what had been loaded here by then: 2024-02-23T18:00 (UTC).",
        ),
    ] = None,
    name: Annotated[
        str,
        typer.Option(
            "--dataset", metavar="NAME", help="The dataset's name for others."
        ),
    ] = "clearance",
    title: Annotated[
        str | None, typer.Option("--title", help="The dataset's title for others.")
    ] = None,
    url: Annotated[
        str | None,
        typer.Option(
            "--url",
            metavar="ADDRESS",
            help="Where the folder will be found: then index.json tells addresses.",
        ),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--since",
            metavar="FOLDER|DAY",
            help="Tell the changes, too: since the export in a folder, or since a day.",
        ),
    ] = None,
    quiet: QuietOption = False,
    data: DataOption = None,
) -> int:
    """Write the lists as files that other programs load.

    FollowTheMoney with index.json and changes, simple and maritime tables, single
    statements, and Senzing records, as OpenSanctions lays them out.
    """
    request = app.ExportRequest(
        folder=folder,
        forms=_forms(form),
        sources=tuple(source or ()),
        day=parse_day(as_of, "--as-of"),
        known=parse_moment(known, "--known"),
        name=name,
        title=title,
        url=url,
        since=_since(since),
    )
    bars = Bars(err())
    done = app.export(desk_of(data), request, now=utc_now(), progress=bars)
    if not quiet:
        _print(done, folder)
    return CLEAR


def _forms(names: list[str] | None) -> tuple[Form, ...]:
    wanted = [name.casefold() for name in names or ["all"]]
    unknown = [name for name in wanted if name not in (*FORMS, "all")]
    if unknown:
        raise UsageError(
            f"There is no format {unknown[0]!r}. Use one of: {', '.join(FORMS)}, all."
        )
    return tuple(form for form in FORMS if "all" in wanted or form in wanted)


def _since(text: str | None) -> Path | date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return Path(text)


def _print(done: Exported, folder: Path) -> None:
    table = Table(box=None, pad_edge=False)
    table.add_column("File")
    for heading in ("Rows", "Bytes"):
        table.add_column(heading, justify="right")
    for file in done.files:
        rows = f"{file.rows:,}" if file.rows else ""
        table.add_row(file.path, rows, f"{file.size:,}")
    out().print(table)
    told = f"{done.parties:,} parties, {done.entities:,} entities in {folder}"
    if done.operations is not None:
        counts = ", ".join(f"{of:,} {name}" for name, of in done.operations.items())
        told += f"; changes: {counts}"
    talk(f"{told}; version {done.version}.")
    if done.left_out:
        left = ", ".join(f"{what} {of:,}" for what, of in done.left_out.items())
        talk(
            "FollowTheMoney has no words for these; statements.ours.csv and index.json"
            f" tell of them: {left}."
        )
