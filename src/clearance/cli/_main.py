"""The `clearance` command: its verbs, and what becomes of errors."""

import signal
import sys
from typing import Annotated

import typer

from clearance import __version__
from clearance.errors import ClearanceError

from ._add_source import add_source
from ._assess import assess
from ._calibrate import calibrate
from ._demo import demo
from ._diff import diff
from ._divergence import divergence
from ._entity import entity
from ._exits import CLEAR, INTERRUPTED, USAGE, exit_code_of
from ._export import export
from ._law import law
from ._penalty import penalty
from ._screen import screen
from ._shared import talk
from ._sources import sources
from ._update import update
from ._validate import validate

_EPILOG = (
    "Exit codes: 0 nothing found, 3 something found, 1 an error, 2 wrong usage. "
    "Results go to standard output, everything else to standard error."
)

app = typer.Typer(
    name="clearance",
    help="Sanctions lists as dated, sourced statements, and screening that explains "
    "itself.",
    epilog=_EPILOG,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for _verb in (
    screen,
    update,
    add_source,
    sources,
    diff,
    entity,
    divergence,
    assess,
    penalty,
    export,
    calibrate,
    validate,
    demo,
):
    app.command()(_verb)
app.add_typer(law)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"clearance {__version__}")
        raise typer.Exit


@app.callback()
def _top(
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=_show_version,
            is_eager=True,
            help="Print the version and stop.",
        ),
    ] = False,
) -> None:
    del version


def main() -> None:
    """Run the command line and exit with its code."""
    sys.exit(_run())


def _run() -> int:
    try:
        code = typer.main.get_command(app).main(
            prog_name="clearance", standalone_mode=False
        )
    except typer.TyperException as error:
        if error.format_message():  # nothing is left to say where help was shown
            talk(f"Error: {error.format_message()} See clearance --help.")
        return USAGE
    except ClearanceError as error:
        talk(f"Error: {error}")
        return exit_code_of(error)
    except BrokenPipeError:
        # The reader of our output went away (`| head`): that is its right.
        sys.stderr.close()
        return 128 + signal.SIGPIPE
    if code == INTERRUPTED:
        talk("Stopped. What was complete is kept; run the same command to go on.")
    return code if isinstance(code, int) else CLEAR
