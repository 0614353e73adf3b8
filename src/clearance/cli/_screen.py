"""`clearance screen`: are these names, numbers or customers on a list?"""

import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Annotated, cast

import typer

from clearance import app
from clearance.errors import UsageError
from clearance.reports import (
    ScreeningReport,
    print_table,
    render_csv,
    render_html,
    render_json,
)
from clearance.screening import Mode, Query, query_of
from clearance.settings import utc_now

from ._exits import CLEAR, ERROR, FOUND
from ._progress import Bars
from ._shared import (
    CsvOption,
    DataOption,
    JsonOption,
    QuietOption,
    desk_of,
    err,
    out,
    parse_day,
    parse_moment,
    write_files,
)

_FILE_ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".ods")


def screen(
    targets: Annotated[
        list[str],
        typer.Argument(
            metavar="NAME|FILE",
            help="Names or identifiers, or one CSV or Excel file; - reads CSV from "
            "standard input.",
        ),
    ],
    kind: Annotated[
        str | None,
        typer.Option("--kind", "-k", help="Person, Company, Vessel, Airplane …"),
    ] = None,
    country: Annotated[
        list[str] | None,
        typer.Option("--country", "-c", help="A country of the party; repeatable."),
    ] = None,
    born: Annotated[
        str | None,
        typer.Option("--born", help="Date of birth: 1953, 1953-09 or 1953-09-01."),
    ] = None,
    identifier: Annotated[
        list[str] | None,
        typer.Option(
            "--id",
            metavar="[TYPE:]VALUE",
            help="A number of the party, such as imo:9412335 or inn:7702070139; "
            "repeatable.",
        ),
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="DAY", help="As the lists stood on that day."),
    ] = None,
    known: Annotated[
        str | None,
        typer.Option(
            "--known",
            metavar="DAY",
            help="With only what had been loaded by then (a day or a moment, UTC).",
        ),
    ] = None,
    source: Annotated[
        list[str] | None,
        typer.Option("--source", "-s", help="Only this list; repeatable."),
    ] = None,
    threshold: Annotated[
        float | None,
        typer.Option(
            "--threshold",
            min=0,
            max=1,
            help="The score from which to report: a probability, by default 0.7.",
        ),
    ] = None,
    setting: Annotated[
        str | None,
        typer.Option(
            "--setting", help="Instead of a threshold: broad (0.45) or narrow (0.9)."
        ),
    ] = None,
    base_rate: Annotated[
        float | None,
        typer.Option(
            "--base-rate",
            help="The share of those asked about that are truly listed, such as 0.001:"
            " scores are probabilities at that rate, by default at about one in three.",
        ),
    ] = None,
    mode: Annotated[
        str,
        typer.Option(
            "--mode",
            help="ofac scores names as OFAC's search site does, from 100 on unless "
            "--threshold says less.",
        ),
    ] = "clearance",
    weights: Annotated[
        list[str] | None,
        typer.Option(
            "--weights",
            metavar="FIELD=FACTOR",
            help="How much a field counts, 0 to 2, such as country=0; repeatable.",
        ),
    ] = None,
    exclude: Annotated[
        list[str] | None,
        typer.Option(
            "--exclude", metavar="ID", help="Never show this party; repeatable."
        ),
    ] = None,
    cleared: Annotated[
        Path | None,
        typer.Option(
            "--cleared",
            metavar="FILE",
            help="Matches judged false before, as CSV: query_id, party_id, digest, "
            "reason, by, on.",
        ),
    ] = None,
    limit: Annotated[
        int, typer.Option("--limit", min=1, max=500, help="Matches per row.")
    ] = 5,
    report: Annotated[
        Path | None,
        typer.Option("--report", metavar="FILE", help="Write an HTML report there."),
    ] = None,
    json_file: JsonOption = None,
    csv_file: CsvOption = None,
    column: Annotated[
        list[str] | None,
        typer.Option(
            "--column",
            metavar="MEANING=HEADER",
            help="Say what a column holds, such as name=Kunde; repeatable.",
        ),
    ] = None,
    encoding: Annotated[
        str | None,
        typer.Option("--encoding", help="The file's encoding, if guessed wrong."),
    ] = None,
    delimiter: Annotated[
        str | None, typer.Option("--delimiter", help="The file's delimiter, likewise.")
    ] = None,
    sheet: Annotated[
        str | None, typer.Option("--sheet", help="The sheet of an Excel file.")
    ] = None,
    quiet: QuietOption = False,
    data: DataOption = None,
) -> int:
    """Screen names, identifiers or a whole portfolio, with reasons for and against.

    Exits with 3 where something was found, 0 where nothing was, 1 where rows could
    not be screened and nothing was found among the others.
    """
    if setting is not None and threshold is not None:
        raise UsageError("Give --setting or --threshold, not both.")
    desk = desk_of(data, threshold=threshold)
    request = app.ScreeningRequest(
        columns=columns_told(column or ()),
        encoding=encoding,
        delimiter=delimiter,
        sheet=sheet,
        day=parse_day(as_of, "--as-of"),
        known=parse_moment(known, "--known"),
        sources=tuple(source) if source else None,
        threshold=threshold,
        limit=limit,
        setting=setting,
        mode=cast(Mode, mode),
        weights=_weights(weights or ()),
        exclusions=tuple(exclude or ()),
        cleared=cleared,
        base_rate=base_rate,
    )
    details = {"kind": kind, "countries": country, "birth_dates": born and [born]}
    given = {name: value for name, value in details.items() if value}
    with _portfolio_of(targets) as file:
        if file is None:
            queries = _queries(targets, given, identifier or ())
            request = replace(request, queries=queries)
        elif given or identifier:
            raise UsageError(
                "--kind, --country, --born and --id describe one party; put them "
                "in columns of the file instead."
            )
        else:
            request = replace(request, portfolio=file)
        found = run(desk, request)
    show(found, report=report, json_file=json_file, csv_file=csv_file, quiet=quiet)
    return exit_code(found)


def run(desk: app.Desk, request: app.ScreeningRequest) -> ScreeningReport:
    """Ask the application, with bars for what takes long."""
    return app.screen(desk, request, now=utc_now(), progress=Bars(err()))


def show(
    found: ScreeningReport,
    *,
    report: Path | None,
    json_file: Path | None,
    csv_file: Path | None,
    quiet: bool = False,
) -> None:
    """Write the files that were asked for, and the table unless one goes to screen."""
    write_files(
        found,
        [(report, render_html), (json_file, render_json), (csv_file, render_csv)],
        lambda: print_table(found, out()),
        quiet=quiet,
        signed=(render_csv,),
    )


def exit_code(found: ScreeningReport) -> int:
    """Give 3 where something was found, 1 where a row was not screened, else 0.

    What a person has judged false before is not found again.
    """
    if any(match.known is None for row in found.rows for match in row.matches):
        return FOUND
    screened = {row.line for row in found.rows}
    lines = {line for line, _ in found.problems if line is not None}
    return ERROR if lines - screened else CLEAR


def columns_told(pairs: Sequence[str]) -> dict[str, str]:
    """Read what `--column` says; raises UsageError for anything but MEANING=HEADER."""
    columns: dict[str, str] = {}
    for pair in pairs:
        meaning, equals, header = pair.partition("=")
        if not equals or not meaning.strip() or not header.strip():
            raise UsageError(
                f"--column takes MEANING=HEADER, such as name=Kunde, not {pair!r}."
            )
        columns[meaning.strip()] = header.strip()
    return columns


def _weights(pairs: Sequence[str]) -> dict[str, float]:
    weights: dict[str, float] = {}
    for pair in pairs:
        field, _, factor = pair.partition("=")
        try:
            weights[field.strip()] = float(factor)
        except ValueError:
            raise UsageError(
                f"--weights takes FIELD=FACTOR, such as country=0, not {pair!r}."
            ) from None
    return weights


@contextmanager
def _portfolio_of(targets: Sequence[str]) -> Iterator[Path | None]:
    """Tell a file from a name; standard input is kept in a file while it is read."""
    if targets == ["-"]:
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder, "standard input")
            with copy.open("wb") as file:
                shutil.copyfileobj(sys.stdin.buffer, file)
            yield copy
        return
    files = [Path(target) for target in targets if _looks_like_a_file(target)]
    missing = [file for file in files if not file.exists()]
    if not files:
        yield None
    elif missing:
        raise UsageError(
            f"There is no file {missing[0]}; check the path, or drop the ending to "
            "screen it as a name."
        )
    elif files[0].is_dir():
        raise UsageError(f"{files[0]} is a folder; name one CSV or Excel file in it.")
    elif len(targets) > 1:
        raise UsageError(f"Screen one file at a time: {files[0]} stands with others.")
    else:
        yield files[0]


def _looks_like_a_file(target: str) -> bool:
    if target.lower().endswith(_FILE_ENDINGS):
        return True
    try:
        path = Path(target)
        return path.is_file() or (path.exists() and set(target) & {"/", "."} != set())
    except (OSError, ValueError):
        return False


def _queries(
    targets: Sequence[str], details: Mapping[str, object], identifiers: Sequence[str]
) -> tuple[Query, ...]:
    return tuple(
        app.query_with(query_of(target), details, identifiers, today=utc_now().date())
        for target in targets
    )
