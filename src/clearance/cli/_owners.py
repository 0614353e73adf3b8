"""`clearance owners`: who owns a party, and who is blocked through that."""

from pathlib import Path
from typing import Annotated

import typer

from clearance import app
from clearance.reports import (
    print_owners,
    render_owners_html,
    render_owners_json,
    render_owners_svg,
)
from clearance.settings import utc_now

from ._exits import CLEAR, FOUND
from ._progress import Bars
from ._shared import (
    DataOption,
    HtmlOption,
    JsonOption,
    QuietOption,
    desk_of,
    err,
    out,
    parse_day,
    write_files,
)

OwnershipOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--ownership",
        metavar="FILE",
        help="Who owns whom: a table with owner, owned, share; or a file of BODS,"
        " GLEIF, UK PSC or FollowTheMoney. May be given several times.",
    ),
]
JurisdictionOption = Annotated[
    list[str] | None,
    typer.Option(
        "--jurisdiction", metavar="NAME", help="Only tests of it: us, eu, uk …"
    ),
]
AsOfOption = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DAY", help="As lists, law and owners were then."),
]


def owners(
    party: Annotated[str, typer.Argument(help="A name, or an id of a list.")],
    ownership: OwnershipOption = None,
    as_of: AsOfOption = None,
    jurisdiction: JurisdictionOption = None,
    json_file: JsonOption = None,
    html_file: HtmlOption = None,
    svg_file: Annotated[
        Path | None,
        typer.Option("--svg", metavar="FILE", help="Write the picture there."),
    ] = None,
    data: DataOption = None,
    quiet: QuietOption = False,
) -> int:
    """Show who owns a party, and whether each jurisdiction's rule blocks it for that.

    Every test has its own threshold, by the rule book on the day; the arithmetic is
    shown owner by owner, and what nobody is known to hold as an interval with the
    question to ask. The exit code is 3 where a listed party stands behind it so that
    some test catches it or may, and 0 where none does.
    """
    request = app.OwnersRequest(
        asked=party,
        files=tuple(ownership or ()),
        day=parse_day(as_of, "--as-of"),
        jurisdictions=tuple(name.casefold() for name in jurisdiction or ()),
    )
    report = app.owners(desk_of(data), request, now=utc_now(), progress=Bars(err()))
    write_files(
        report,
        [
            (json_file, render_owners_json),
            (html_file, render_owners_html),
            (svg_file, render_owners_svg),
        ],
        lambda: print_owners(report, out()),
        quiet=quiet,
    )
    return FOUND if report.caught else CLEAR
