"""The `clearance` command: its verbs, and what becomes of errors."""

import gc
import signal
import sys
from typing import Annotated

import typer

from clearance import __version__
from clearance.errors import ClearanceError

from ._exits import CLEAR, INTERRUPTED, USAGE, exit_code_of
from ._shared import talk
from ._verbs import Verbs, new_app

_MADE_BETWEEN = 50_000  # objects from one search for unreachable ones to the next
_EPILOG = (
    "Exit codes: 0 nothing found, 3 something found, 1 an error, 2 wrong usage. "
    "Results go to standard output, everything else to standard error."
)

app = new_app(
    name="clearance",
    cls=Verbs,
    help="Sanctions lists as dated, sourced statements, and screening that explains "
    "itself.",
    epilog=_EPILOG,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


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
    # Nearly all that a command makes, stays until its end: looking for what does not
    # each time that 700 things were made costs a third of a short command.
    gc.set_threshold(_MADE_BETWEEN)
    sys.exit(_run())


def _run() -> int:
    try:
        code = typer.main.get_command(app).main(
            prog_name="clearance", standalone_mode=False
        )
    except typer.TyperException as error:
        if error.format_message():  # nothing is left to say where help was shown
            talk(f"Error: {_told(error)}")
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


def _told(error: typer.TyperException) -> str:
    """Say what was used wrongly, and where the right use stands."""
    asked = getattr(error, "ctx", None)  # only errors of use know their command
    command = asked.command_path if asked else "clearance"
    return f"{error.format_message().rstrip('.')}. See {command} --help."
