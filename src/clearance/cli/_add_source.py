"""`clearance add-source`: a dataset of the user's own as one more source."""

from pathlib import Path
from typing import Annotated

import typer

from clearance import app
from clearance.reports import print_update
from clearance.settings import utc_now

from ._exits import CLEAR
from ._progress import Bars
from ._shared import DataOption, QuietOption, err, out, parse_day, settings_of, talk


def add_source(
    name: Annotated[
        str,
        typer.Argument(help="What to call it here: lower case, digits, underscores."),
    ],
    place: Annotated[
        Path,
        typer.Option(
            "--from",
            metavar="FILE|FOLDER",
            help="entities.ftm.json, statements.csv or targets.simple.csv (.xz, too),"
            " or the folder of one.",
        ),
    ],
    title: Annotated[str, typer.Option("--title", help="Its title.")],
    publisher: Annotated[str, typer.Option("--publisher", help="Who publishes it.")],
    licence: Annotated[
        str, typer.Option("--licence", help="The licence under which you use it.")
    ],
    jurisdiction: Annotated[
        str, typer.Option("--jurisdiction", help="Whose list it is: us, eu, un, int …")
    ],
    homepage: Annotated[
        str | None, typer.Option("--homepage", help="Its web address.")
    ] = None,
    schedule_days: Annotated[
        int | None,
        typer.Option(
            "--schedule-days", min=1, help="After so many days it is out of date."
        ),
    ] = None,
    published: Annotated[
        str | None,
        typer.Option(
            "--published",
            metavar="DAY",
            help="The day of the dataset, where its files do not tell it.",
        ),
    ] = None,
    quiet: QuietOption = False,
    data: DataOption = None,
) -> int:
    """Add a FollowTheMoney dataset, such as one of OpenSanctions, as a source.

    Its licence is yours to have. Newer files: `clearance update NAME --from FOLDER`.
    """
    request = app.AddSourceRequest(
        name=name,
        place=place,
        title=title,
        publisher=publisher,
        licence=licence,
        jurisdiction=jurisdiction,
        homepage=homepage,
        schedule_days=schedule_days,
        published=parse_day(published, "--published"),
    )
    bars = Bars(err())
    settings = settings_of(data)
    lines = app.add_source(settings, request, now=utc_now(), progress=bars)
    if not quiet:
        print_update(lines, out())
        talk(f"What was not understood: `clearance sources {name} --audit`.")
    return CLEAR
