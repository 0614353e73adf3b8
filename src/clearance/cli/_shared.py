"""What the verbs share: consoles, settings, files to write, days."""

import errno
import os
import sys
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, TypeVar

import typer
from rich.console import Console

from clearance import app
from clearance.errors import InvalidValueError, StoreFullError, UsageError
from clearance.settings import Settings
from clearance.values import country_code, keep_tables_in, read_day, read_moment

STANDARD_OUTPUT = Path("-")
_Report = TypeVar("_Report")

DataOption = Annotated[
    Path | None,
    typer.Option(
        "--data",
        metavar="FOLDER",
        help="The folder that keeps lists and indexes (also CLEARANCE_DATA).",
    ),
]
QuietOption = Annotated[
    bool,
    typer.Option(
        "--quiet",
        "-q",
        help="Say nothing but results and errors; errors alone where a file has the"
        " results.",
    ),
]
JsonOption = Annotated[
    Path | None,
    typer.Option("--json", metavar="FILE", help="Write JSON there; - is the screen."),
]
CsvOption = Annotated[
    Path | None,
    typer.Option("--csv", metavar="FILE", help="Write CSV there; - is the screen."),
]
HtmlOption = Annotated[
    Path | None,
    typer.Option("--html", metavar="FILE", help="Write one HTML page there."),
]
FactOption = Annotated[
    list[str] | None,
    typer.Option(
        "--fact",
        metavar="NAME=VALUE",
        help="Any fact that rules ask about; clearance law facts lists them.",
    ),
]


def out() -> Console:
    """Make the console for results: standard output."""
    return Console(file=sys.stdout, highlight=False, soft_wrap=False)


def err() -> Console:
    """Make the console for everything else: standard error."""
    return Console(file=sys.stderr, highlight=False)


def talk(sentence: str) -> None:
    """Say something to the user that is no result."""
    err().print(sentence, markup=False, soft_wrap=True)


def settings_of(data: Path | None, **overrides: object) -> Settings:
    """Read the settings, with the options of the command line on top.

    From here on tables of words are kept where the settings say.
    """
    settings = Settings.read({"data": data, **overrides})
    keep_tables_in(settings.cache)
    return settings


def desk_of(data: Path | None, **overrides: object) -> "app.Desk":
    """Make what questions are answered from, by these settings."""
    return app.Desk(settings_of(data, **overrides))


def parse_day(text: str | None, option: str) -> date | None:
    """Read an ISO day given to *option*; raises UsageError for anything else."""
    with _as_usage():
        return read_day(text, option)


def parse_moment(text: str | None, option: str) -> datetime | None:
    """Read a day or a moment in UTC; a day means all of it."""
    with _as_usage():
        return read_moment(text, option)


@contextmanager
def _as_usage() -> Iterator[None]:
    """Make a value that cannot be read a wrong use of the command."""
    try:
        yield
    except InvalidValueError as error:
        raise UsageError(str(error)) from None


def write_result(path: Path, text: str, *, encoding: str = "utf-8") -> None:
    """Write a result whole or not at all; `-` is standard output.

    Raises StoreFullError where there is no room or no right to write.
    """
    if path == STANDARD_OUTPUT:
        sys.stdout.write(text)
        return
    try:
        if path.exists() and not path.is_file():
            path.write_text(text, encoding=encoding)  # a device or a pipe
            return
        _replace(path, text, encoding)
    except OSError as error:
        reason = (
            "no space is left"
            if error.errno in (errno.ENOSPC, errno.EDQUOT)
            else os.strerror(error.errno or errno.EIO)
        )
        raise StoreFullError(
            f"{path} could not be written: {reason}. Name another file or make room; "
            "nothing else was changed."
        ) from error


def _replace(path: Path, text: str, encoding: str) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding=encoding, newline="") as file:
            file.write(text)
        umask = os.umask(0)
        os.umask(umask)
        Path(name).chmod(0o666 & ~umask)
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def write_files(
    report: _Report,
    files: Iterable[tuple[Path | None, Callable[[_Report], str]]],
    show: Callable[[], None],
    *,
    quiet: bool = False,
    signed: Collection[Callable[[_Report], str]] = (),
) -> None:
    """Write the files that were asked for, and *show* unless one goes to the screen.

    *quiet* shows nothing where a file has the results, and does not say that it was
    written. What *signed* writes begins with the sign by which spreadsheets know UTF-8.
    Raises UsageError where two would go to the screen.
    """
    asked = [(path, render) for path, render in files if path]
    to_screen = sum(path == STANDARD_OUTPUT for path, _ in asked)
    if to_screen > 1:
        raise UsageError("Only one report can go to the screen.")
    if not to_screen and not (quiet and asked):
        show()
    for path, render in asked:
        encoding = "utf-8-sig" if render in signed else "utf-8"
        write_result(path, render(report), encoding=encoding)
        if path != STANDARD_OUTPUT and not quiet:
            talk(f"Wrote {path}")


def parse_country(text: str) -> str:
    """Read the country of `--country`, a code or a name. Raises UsageError."""
    code = country_code(text)
    if code is None:
        raise UsageError(f"--country takes a country such as RU, not {text!r}.")
    return code
