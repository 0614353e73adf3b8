"""`clearance demo`: the main job on the sample portfolio, in one command."""

from pathlib import Path
from typing import Annotated

import typer

from clearance import app
from clearance.errors import UsageError

from ._exits import CLEAR
from ._screen import run, show
from ._shared import DataOption, settings_of, talk


def demo(
    folder: Annotated[
        Path,
        typer.Option(
            "--out", metavar="FOLDER", help="Where to write the two report files."
        ),
    ] = Path(),
    data: DataOption = None,
) -> int:
    """Screen the shipped sample portfolio against the shipped starter set.

    Prints the table and writes demo-report.html and demo-report.json.
    """
    if not folder.is_dir():
        raise UsageError(f"There is no folder {folder}; make it or name another.")
    found = run(settings_of(data), app.demo_request())
    report = folder / "demo-report.html"
    show(found, report=report, json_file=folder / "demo-report.json", csv_file=None)
    talk(f"Open {report.resolve().as_uri()} in a browser.")
    return CLEAR
