"""`clearance keys`: who may ask the service."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from clearance.errors import UsageError
from clearance.settings import utc_now
from clearance.work import (
    SCOPES,
    Key,
    Rows,
    Scope,
    database_of,
    list_keys,
    make_key,
    revoke_key,
    rotate_key,
)

from ._exits import CLEAR
from ._shared import DataOption, out, settings_of, talk
from ._verbs import new_app

keys = new_app(
    name="keys",
    help="Make, list, rotate and revoke the keys of those who may ask the service.",
    no_args_is_help=True,
)
_IdArgument = Annotated[
    str, typer.Argument(metavar="ID", help="Of the key; `clearance keys list` has it.")
]


@contextmanager
def _rows(data: Path | None) -> Iterator[Rows]:
    settings = settings_of(data)
    rows = Rows(database_of(settings.data, settings.database))
    try:
        yield rows
    finally:
        rows.close()


@keys.command("create")
def create(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="Whose it is, or what for.")
    ],
    scope: Annotated[
        list[str] | None,
        typer.Option(
            "--scope",
            metavar="SCOPE",
            help="read (lists and law), screen (names, deals, portfolios; holds read)"
            " or admin (holds both). By default screen.",
        ),
    ] = None,
    days: Annotated[
        int | None,
        typer.Option("--days", min=1, metavar="N", help="Valid for so many days."),
    ] = None,
    data: DataOption = None,
) -> int:
    """Make a key. It is shown once and kept nowhere, only its hash."""
    now = utc_now()
    expires = None if days is None else now + timedelta(days=days)
    with _rows(data) as rows:
        key, text = make_key(
            rows, name, _scopes(scope or ["screen"]), now=now, expires=expires
        )
    talk(f"The key of {key.name!r} ({key.id}) is shown this once; keep it safe:")
    typer.echo(text)
    return CLEAR


def _scopes(named: list[str]) -> list[Scope]:
    wanted: list[Scope] = [scope for scope in SCOPES if scope in named]
    unknown = sorted(set(named) - set(SCOPES))
    if unknown:
        raise UsageError(f"--scope takes {', '.join(SCOPES)}, not {unknown[0]!r}.")
    return wanted


@keys.command("list")
def list_(data: DataOption = None) -> int:
    """List the keys: for what, since when, until when, when last used."""
    with _rows(data) as rows:
        found = list_keys(rows)
    if not found:
        talk("There are no keys. `clearance keys create NAME` makes one.")
        return CLEAR
    table = Table(box=None, pad_edge=False, header_style="bold")
    for header in ("id", "name", "for", "made", "ends", "last used", "state"):
        table.add_column(header)
    now = utc_now()
    for key in found:
        cells = (
            key.id,
            key.name,
            " ".join(sorted(key.scopes)),
            _day(key.created),
            _day(key.expires),
            _day(key.last_used),
            _state(key, now),
        )
        table.add_row(*map(Text, cells))
    out().print(table)
    return CLEAR


@keys.command("rotate")
def rotate(
    id_: _IdArgument,
    overlap: Annotated[
        int,
        typer.Option(
            "--overlap",
            min=0,
            metavar="HOURS",
            help="Hours for which the old one is taken, too.",
        ),
    ] = 0,
    data: DataOption = None,
) -> int:
    """Replace a key by a new one of the same id."""
    with _rows(data) as rows:
        key, text = rotate_key(
            rows, id_, now=utc_now(), overlap=timedelta(hours=overlap)
        )
    talk(f"The new key of {key.name!r} ({key.id}) is shown this once; keep it safe:")
    typer.echo(text)
    return CLEAR


@keys.command("revoke")
def revoke(id_: _IdArgument, data: DataOption = None) -> int:
    """End a key; a service that runs takes it for at most ten seconds more."""
    with _rows(data) as rows:
        key = revoke_key(rows, id_, now=utc_now())
    talk(f"The key of {key.name!r} ({key.id}) is revoked.")
    return CLEAR


def _day(moment: datetime | None) -> str:
    return "-" if moment is None else f"{moment:%Y-%m-%d %H:%M}"


def _state(key: Key, now: datetime) -> str:
    if key.revoked is not None:
        return f"revoked {_day(key.revoked)}"
    return "valid" if key.is_valid(now) else "ended"
