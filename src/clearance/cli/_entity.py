"""`clearance entity`: one thing on all lists, and people's word on who is who."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from clearance import app
from clearance.errors import UsageError
from clearance.reports import (
    EntityReport,
    print_entity,
    render_entity_html,
    render_entity_json,
)
from clearance.settings import utc_now

from ._exits import CLEAR
from ._progress import Bars
from ._shared import (
    STANDARD_OUTPUT,
    DataOption,
    HtmlOption,
    JsonOption,
    desk_of,
    err,
    out,
    parse_day,
    parse_moment,
    talk,
    write_result,
)


def entity(
    asked: Annotated[
        str,
        typer.Argument(
            metavar="ID", help="Of a cluster (clr-…) or one that a list gives."
        ),
    ],
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of", metavar="DAY", help="Only what lists said then: 2022-02-24."
        ),
    ] = None,
    known: Annotated[
        str | None,
        typer.Option(
            "--known",
            metavar="MOMENT",
            help="Only what had been loaded here by then: 2024-02-23T18:00 (UTC).",
        ),
    ] = None,
    split: Annotated[
        str | None,
        typer.Option(
            "--split", metavar="MEMBER", help="Part this list entry from the others."
        ),
    ] = None,
    join: Annotated[
        str | None,
        typer.Option("--join", metavar="ID", help="Make it one with this thing."),
    ] = None,
    by: Annotated[
        str | None,
        typer.Option("--by", metavar="NAME", help="Who decides to split or join."),
    ] = None,
    why: Annotated[
        str | None, typer.Option("--why", metavar="TEXT", help="For which reason.")
    ] = None,
    json_file: JsonOption = None,
    html_file: HtmlOption = None,
    data: DataOption = None,
) -> int:
    """Show one thing on all lists: entries, why they are one, each statement's source.

    With --split or --join a person's judgement is kept for ever; later ones overrule
    it, updates do not.
    """
    desk = desk_of(data)
    if split is None and join is None:
        if by or why:
            raise UsageError("--by and --why go with --split or --join.")
        request = app.EntityRequest(
            asked=asked,
            day=parse_day(as_of, "--as-of"),
            known=parse_moment(known, "--known"),
        )
        report = app.entity(desk, request, now=utc_now(), progress=Bars(err()))
    else:
        if as_of or known:
            raise UsageError(
                "A judgement is made today: leave out --as-of and --known."
            )
        report = _judged(desk, asked, split, join, (by, why))
    _show(report, json_file, html_file)
    return CLEAR


def _judged(
    desk: app.Desk,
    asked: str,
    split: str | None,
    join: str | None,
    said: tuple[str | None, str | None],
) -> EntityReport:
    by, why = said
    if split is not None and join is not None:
        raise UsageError("Either split or join, one at a time.")
    if not (by and by.strip()) or not (why and why.strip()):
        raise UsageError(
            "Say who decides and for which reason: --by NAME --why TEXT. Both are kept"
            " with the judgement."
        )
    what: Literal["join", "part"] = "join" if split is None else "part"
    request = app.JudgementRequest(
        asked=asked, other=(split or join or ""), what=what, by=by, why=why
    )
    return app.judge(desk, request, now=utc_now(), progress=Bars(err()))


def _show(report: EntityReport, json_file: Path | None, html_file: Path | None) -> None:
    written = [(json_file, render_entity_json), (html_file, render_entity_html)]
    if STANDARD_OUTPUT not in (json_file, html_file):
        print_entity(report, out())
    for path, render in written:
        if path:
            write_result(path, render(report))
            if path != STANDARD_OUTPUT:
                talk(f"Wrote {path}")
