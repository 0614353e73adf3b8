"""`clearance serve`: the service for programs and people."""

from typing import Annotated

import typer

from ._exits import CLEAR
from ._shared import DataOption, settings_of, talk


def serve(
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Where to listen.")
    ] = "127.0.0.1",
    port: Annotated[
        int,
        typer.Option(
            min=0, max=65535, metavar="PORT", help="At which port; 0 takes a free one."
        ),
    ] = 8000,
    workers: Annotated[
        int,
        typer.Option(
            min=1,
            max=64,
            metavar="N",
            help="Processes that answer; one index serves all.",
        ),
    ] = 1,
    keys: Annotated[
        bool,
        typer.Option("--keys", help="Ask for a key on this machine, too."),
    ] = False,
    anyone: Annotated[
        bool,
        typer.Option(
            "--anyone",
            help="Let anyone ask who reaches an address beyond this machine.",
        ),
    ] = False,
    data: DataOption = None,
) -> int:
    """Answer programs and people over HTTP with whatever is loaded.

    Beyond this machine it asks for keys (`clearance keys create NAME`).
    Ctrl-C ends it once the requests under way are answered.
    """
    # Imported when needed: help, which shows all verbs, must come at once.
    from clearance.service import ServeOptions  # noqa: PLC0415
    from clearance.service import serve as run  # noqa: PLC0415

    run(
        settings_of(data),
        ServeOptions(host=host, port=port, workers=workers, keys=keys, anyone=anyone),
        on_listening=lambda address: talk(
            f"Clearance answers at {address} - Ctrl-C ends it."
        ),
    )
    return CLEAR
