"""`clearance demo`: the main job on the sample portfolio, in one command."""

from pathlib import Path
from typing import Annotated

import typer

from clearance import app
from clearance.errors import UsageError
from clearance.reports import (
    print_exposure_line,
    print_owners_line,
    render_exposure_html,
    render_owners_html,
)
from clearance.settings import utc_now

from ._exits import CLEAR
from ._progress import Bars
from ._screen import run, show
from ._shared import DataOption, desk_of, err, out, talk, write_result


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

    Then shows a company that the EU does not list and blocks through its owner, and an
    invented bank of a third country that is exposed by its dealings. Prints the tables
    and writes demo-report.html, demo-report.json, demo-owners.html, demo-exposure.html.
    """
    if not folder.is_dir():
        raise UsageError(f"There is no folder {folder}; make it or name another.")
    desk = desk_of(data)
    found = run(desk, app.demo_request())
    report = folder / "demo-report.html"
    show(found, report=report, json_file=folder / "demo-report.json", csv_file=None)
    _show_owners(desk, folder)
    _show_exposure(desk, folder)
    talk(f"Open {report.resolve().as_uri()} in a browser.")
    talk(
        "For pages and the API start the service, `make serve` or `clearance serve`,"
        " and open http://127.0.0.1:8000/ then."
    )
    return CLEAR


def _show_owners(desk: app.Desk, folder: Path) -> None:
    request = app.demo_owners_request()
    report = app.owners(desk, request, now=utc_now(), progress=Bars(err()))
    print_owners_line(report, out())
    page = folder / "demo-owners.html"
    write_result(page, render_owners_html(report))
    talk(f"Wrote {page}")


def _show_exposure(desk: app.Desk, folder: Path) -> None:
    request = app.demo_exposure_request()
    report = app.exposure(desk, request, now=utc_now(), progress=Bars(err()))
    print_exposure_line(report, out())
    talk("(The bank and its papers are invented; those that it deals with are not.)")
    page = folder / "demo-exposure.html"
    write_result(page, render_exposure_html(report))
    talk(f"Wrote {page}")
