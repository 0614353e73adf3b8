"""`clearance law`: the rule book, browsed, shown, compared between days, checked."""

from datetime import timedelta
from typing import Annotated

import typer

from clearance import app
from clearance.reports import (
    print_law_changes,
    print_law_check,
    print_law_facts,
    print_rule,
    print_rules,
    render_law_changes_json,
    render_law_check_json,
    render_law_facts_json,
    render_rule_json,
    render_rules_json,
)
from clearance.settings import utc_now

from ._exits import CLEAR, FOUND
from ._shared import (
    JsonOption,
    out,
    parse_day,
    settings_of,
    write_files,
)

law = typer.Typer(
    name="law",
    help="Browse the rule book: what each jurisdiction says on each day, and who says "
    "so.",
    invoke_without_command=True,
    rich_markup_mode="markdown",
)

_AsOfOption = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DAY", help="As the law was on that day."),
]


@law.callback()
def browse(
    context: typer.Context,
    jurisdiction: Annotated[
        str | None,
        typer.Option("--jurisdiction", "-j", help="Only rules of it: us, eu, uk …"),
    ] = None,
    topic: Annotated[
        str | None,
        typer.Option("--topic", "-t", help="Only rules on it: finance, energy …"),
    ] = None,
    search: Annotated[
        str,
        typer.Option(
            "--search", "-s", metavar="WORDS", help="Only rules with all words."
        ),
    ] = "",
    as_of: _AsOfOption = None,
    json_file: JsonOption = None,
) -> int:
    """List rules by jurisdiction, topic, words and the day on which they are in force.

    The exit code is 3 where rules were found and 0 where none were.
    """
    settings_of(None)  # what is read of the book is kept where they say
    if context.invoked_subcommand is not None:
        return CLEAR
    request = app.LawRequest(
        jurisdiction=jurisdiction,
        topic=topic,
        words=search,
        day=parse_day(as_of, "--as-of"),
    )
    found = app.law(request)
    write_files(
        found, [(json_file, render_rules_json)], lambda: print_rules(found, out())
    )
    return FOUND if found.rules else CLEAR


@law.command()
def show(
    rule: Annotated[
        str, typer.Argument(metavar="ID", help="A rule, such as us.ofac.fifty-percent.")
    ],
    as_of: _AsOfOption = None,
    json_file: JsonOption = None,
) -> int:
    """Show one rule: text, figures, history, citations, exceptions and examples.

    Each source has a grade: A read in an official source, B in a secondary one, C
    general knowledge, D uncertain. What should be verified is said.
    """
    day = parse_day(as_of, "--as-of") or utc_now().date()
    shown = app.law_rule(rule, day)
    write_files(
        shown, [(json_file, render_rule_json)], lambda: print_rule(shown, out())
    )
    return CLEAR


@law.command()
def diff(
    start: Annotated[
        str, typer.Option("--from", metavar="DAY", help="What changed after this day …")
    ],
    end: Annotated[
        str | None,
        typer.Option("--to", metavar="DAY", help="… up to this one; today without it."),
    ] = None,
    json_file: JsonOption = None,
) -> int:
    """Show what changed in the law between two days: rules, figures, licences.

    The exit code is 3 where something changed and 0 where nothing did.
    """
    first = parse_day(start, "--from")
    last = parse_day(end, "--to") or utc_now().date()
    assert first is not None
    changes = app.law_changes(first, last)
    write_files(
        changes,
        [(json_file, render_law_changes_json)],
        lambda: print_law_changes(changes, out()),
    )
    return FOUND if changes.turns else CLEAR


@law.command()
def check(
    stale_after: Annotated[
        int,
        typer.Option(
            "--stale-after",
            min=1,
            metavar="DAYS",
            help="A rule whose source nobody looked at for so long is a fault.",
        ),
    ] = 180,
    json_file: JsonOption = None,
) -> int:
    """Check the rule book: stale, uncited, contradictory rules; examples; coverage.

    What is of grade C or D or to be verified is counted by jurisdiction: it is no fault
    of the book, and must be known. The exit code is 3 where there are faults.
    """
    day = utc_now().date()
    found = app.law_check(day, stale_after=timedelta(days=stale_after))
    write_files(
        found,
        [(json_file, render_law_check_json)],
        lambda: print_law_check(found, out()),
    )
    return FOUND if found.faults else CLEAR


@law.command()
def facts(
    json_file: JsonOption = None,
) -> int:
    """List the facts that rules ask about: the words of `facts` in a deal."""
    there = app.law_facts()
    write_files(
        there,
        [(json_file, render_law_facts_json)],
        lambda: print_law_facts(there, out()),
    )
    return CLEAR
