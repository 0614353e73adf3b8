"""What stands on the terminal is readable, whole and cannot steer it."""

import io
import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from clearance.reports import (
    ScreenedRow,
    ScreeningReport,
    SourceAudit,
    SourceStatus,
    UpdateLine,
    print_audit,
    print_sources,
    print_table,
    print_update,
    render_audit_json,
    render_sources_csv,
    render_sources_json,
    render_update_json,
)
from clearance.screening import Query

from .sample import SDN, STARTER, bank_match, portfolio, report

SOURCE = SourceStatus(
    name="us_ofac_sdn",
    title="OFAC SDN",
    publisher="US Treasury",
    jurisdiction="us",
    licence="public domain",
    homepage="https://ofac.treasury.gov/",
    published=date(2024, 5, 3),
    age_days=3,
    stale=True,
    entries=14965,
    sha256="9f" * 32,
    origin="disk",
    complete=True,
    starter=False,
    used=True,
    note="It is three days old.",
)
AUDIT = SourceAudit(
    "us_ofac_sdn",
    "2024-05-03",
    {
        "counts": {"entries": 14965},
        "understood": {"remark": 999},
        "not_understood": {
            "remark": {"total": 1, "examples": [{"subject": "ofac-1", "text": "[b]?"}]}
        },
        "ignored": {"Call_Sign": 3},
        "problems": ["add.csv, line 9: no such party."],
        "problem_count": 1,
    },
)


def pipe(width: int = 80, encoding: str = "utf-8") -> Console:
    """Give a console that is a pipe."""
    return Console(
        file=io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline=""), width=width
    )


def written(console: Console) -> str:
    """Read what stands in the pipe."""
    file = console.file
    assert isinstance(file, io.TextIOWrapper)
    file.flush()
    buffer = file.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode(file.encoding)


def table_of(made: ScreeningReport, width: int = 80) -> str:
    """Print a report into a pipe."""
    console = pipe(width)
    print_table(made, console)
    return written(console)


def one(label: str, *, hit: bool = False) -> ScreeningReport:
    """Report on one name that was typed in."""
    matches = (bank_match(),) if hit else ()
    return report((ScreenedRow(None, Query(names=(label,)), label, matches),))


def test_long_tables_count_the_rows_with_parties_below() -> None:
    """Rows without a match are not listed there, but these are not passed over."""
    below = (bank_match(0.41),)
    rows = [
        ScreenedRow(line, Query(names=("x",)), "x", below=below if line < 5 else ())
        for line in range(2, 300)
    ]
    text = " ".join(table_of(report(tuple(rows))).split())

    assert "298 rows without a match not listed here" in text
    assert "3 of them have a listed party of that name that something else" in text


@pytest.mark.parametrize("width", [40, 80, 120, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    """Every width is kept, without a trailing space, a colour or a box."""
    lines = table_of(portfolio(), width).splitlines()

    assert [] == [line for line in lines if cell_len(line) > width]
    assert [] == [line for line in lines if line != line.rstrip()]
    assert not set("\x1b│┃━─") & set("".join(lines))


def test_rows_keep_their_order_and_hits_tell_why() -> None:
    """Hits stand in the portfolio's order with party, programmes, day and reasons."""
    text = table_of(portfolio(), 120)
    places = [text.index(label) for label in ("2  POSSIBLE", "3  no match", "4  POSS")]

    assert sorted(places) == places
    for expected in (
        "0.97  VTB BANK PUBLIC JOINT STOCK COMPANY (Organization, ofac-17016)",
        "SDN: UKRAINE-EO13662 directive 1, since 2014-07-29",
        "SDN: RUSSIA-EO14024, since 2022-02-24",
        "as in OFAC SDN of 2024-05-03",
        "+ The country is the same: Russia.",
        "- The birth dates differ: 1971 is given, 1953-09-09 is listed.",
        "! Secondary-sanctions risk: section 11 of Executive Order 14024",
        "line 8: The row has 2 cells",
        "! STARTER SET",
    ):
        assert expected in text


def test_the_last_line_counts_the_rows() -> None:
    """The summary says how many were screened, found, clear and lost."""
    assert (
        "5 screened: 3 with possible matches, 2 without, 2 not screened"
        == table_of(portfolio()).splitlines()[-1]
    )


def test_the_reading_of_columns_is_shown() -> None:
    """What each column was taken for stands above the rows, and what was left out."""
    text = table_of(portfolio(), 120)

    assert "Columns: Name as name, Land as country\n" in text
    assert "Columns not used: Rating;" in text


def test_one_name_without_a_hit_is_answered_in_a_sentence() -> None:
    """The sentence names what was searched."""
    expected = "No match for Acme among 14,965 parties of OFAC SDN of 2024-05-03.\n"

    assert expected == table_of(one("Acme"))


def test_one_name_with_a_hit_shows_it() -> None:
    """The answer starts with the count and the name."""
    assert table_of(one("ВТБ", hit=True)).startswith("1 possible match for ВТБ among")


def test_an_empty_name_is_not_called_clear() -> None:
    """Nothing to search for is said to be that."""
    assert "was not screened" in table_of(one("  "))


def test_wanting_lists_are_pointed_out() -> None:
    """Old and incomplete lists are told in capitals."""
    made = report(
        (), lists=(replace(SDN, stale=True), replace(STARTER, complete=False))
    )
    text = table_of(made)

    assert "OUT OF DATE" in text
    assert "INCOMPLETE" in text


def test_long_portfolios_count_their_clear_rows() -> None:
    """Beyond 200 rows the clear ones are counted, and the output says so."""
    rows = tuple(
        ScreenedRow(
            n, Query(names=(f"C{n}",)), f"C{n}", (bank_match(),) if n == 9 else ()
        )
        for n in range(2, 302)
    )
    text = table_of(report(rows))

    assert "299 rows without a match not listed here" in text
    assert "C9" in text
    assert "C8" not in text


def test_markup_and_escapes_in_names_are_only_text() -> None:
    """A name cannot colour, clear or rename the terminal."""
    console = Console(
        file=io.StringIO(), width=80, force_terminal=True, color_system=None
    )
    print_table(one("[red]\x1b]0;gone\x07\u202eX"), console)
    file = console.file
    assert isinstance(file, io.StringIO)

    assert "[red]<U+001B>]0;gone<U+0007><U+202E>X" in file.getvalue()
    assert "\x1b]" not in file.getvalue()


def test_a_pipe_that_lacks_letters_gets_escapes() -> None:
    """An ASCII pipe does not end the program."""
    console = pipe(encoding="ascii")
    print_table(portfolio(), console)

    assert "\\u0412\\u0422\\u0411" in written(console)


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(codec=None)))
def test_any_name_prints_within_the_width_and_the_same_twice(name: str) -> None:
    """Whatever a name holds, no control character reaches the terminal."""
    made = report((ScreenedRow(2, Query(names=(name,)), name, (bank_match(),)),))
    text = table_of(made)

    assert not any(ord(c) < 32 and c != "\n" for c in text)
    assert max(cell_len(line) for line in text.split("\n")) <= 80
    assert text == table_of(made)


def test_sources_show_day_age_entries_hash_and_state() -> None:
    """One look tells what is loaded, and what is wanting of it."""
    console = pipe(100)
    print_sources([SOURCE, replace(SOURCE, name="starter", starter=True)], console)
    text = written(console)

    for expected in (
        "2024-05-03",
        "3 d",
        "14,965",
        "9f9f9f9f",
        "OUT OF DATE",
        "STARTER SET",
        "three days old",
    ):
        assert expected in text


def test_sources_as_files_hold_every_field() -> None:
    """The JSON and the CSV say the same."""
    plain = json.loads(render_sources_json([SOURCE]))
    header, line = render_sources_csv([SOURCE]).splitlines()

    assert ("clearance.sources/1", "2024-05-03") == (
        plain["schema"],
        plain["sources"][0]["published"],
    )
    assert list(plain["sources"][0]) == header.split(",")
    assert "9f" * 32 in line


def test_an_update_is_summed_up() -> None:
    """Each version has its line, failures their reason, and the end the counts."""
    lines = [
        UpdateLine("us_ofac_sdn", "2024-05-03", "added", 14965, 12.34),
        UpdateLine("us_ofac_nonsdn", None, "failed", sentence="No answer in 30 s."),
    ]
    console = pipe()
    print_update(lines, console)

    assert [
        "added     us_ofac_sdn 2024-05-03 (14,965 entries, 12.3 s)",
        "failed    us_ofac_nonsdn: No answer in 30 s.",
        "1 added, 1 failed",
    ] == written(console).splitlines()
    assert "failed" == json.loads(render_update_json(lines))["lines"][1]["outcome"]


def test_an_audit_tells_what_was_not_understood() -> None:
    """Share, examples, ignored fields and defects are all there, to the letter."""
    console = pipe()
    print_audit([AUDIT], console)
    text = written(console)

    for expected in (
        "remark: 1,000 parts read, 999 understood (99.90 %), 1 not",
        "ofac-1: [b]?",
        "Call_Sign (3)",
        "add.csv, line 9: no such party.",
    ):
        assert expected in text
    assert (
        "us_ofac_sdn" == json.loads(render_audit_json([AUDIT]))["audits"][0]["source"]
    )
