"""Reports as JSON and CSV hold everything, and nothing that acts."""

import csv
import io
import json
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clearance.reports import (
    CSV_COLUMNS,
    ScreenedRow,
    ScreeningReport,
    read_screening,
    render_csv,
    render_json,
    screening_schema,
)
from clearance.screening import Evidence, Match, Query

from .checking import faults
from .sample import STARTER, bank, portfolio, report

ANY_TEXT = st.text(st.characters(codec=None))


def lines_of(made: ScreeningReport) -> list[dict[str, str]]:
    """Read a CSV report back."""
    return list(csv.DictReader(io.StringIO(render_csv(made), newline="")))


def document() -> Any:
    """Read the sample's JSON report back as plain values."""
    return json.loads(render_json(portfolio()))


def test_the_json_report_fits_its_published_schema() -> None:
    """What is written is what the schema file in the package describes."""
    schema = json.loads(
        files("clearance.reports").joinpath("screening.schema.json").read_text("utf-8")
    )

    assert [] == faults(document(), schema, schema)


def test_the_schema_refuses_what_is_not_a_report() -> None:
    """A missing field, a strange field and a wrong type are each found."""
    schema = screening_schema()
    broken = document()
    del broken["as_of"]
    broken["extra"] = 1
    broken["rows"][0]["matches"][0]["score"] = "high"

    assert {"$.as_of is missing", "$.extra is strange"} < set(
        faults(broken, schema, schema)
    )
    assert "$.rows[0].matches[0].score is not number" in faults(broken, schema, schema)


def test_the_schema_file_is_the_generated_one() -> None:
    """The file that ships cannot lag behind the code."""
    kept = files("clearance.reports").joinpath("screening.schema.json")

    assert screening_schema() == json.loads(kept.read_text("utf-8"))


def test_every_field_of_the_schema_is_described() -> None:
    """Whoever reads a report finds out what each field means."""
    shapes = {"top": screening_schema(), **screening_schema()["$defs"]}
    silent = [
        f"{shape}.{name}"
        for shape, body in shapes.items()
        for name, prop in body["properties"].items()
        if "description" not in prop
    ]

    assert [] == silent


def test_json_names_programmes_lists_and_directives() -> None:
    """A match carries the designations that an examiner asks for."""
    hit = document()["rows"][0]["matches"][0]

    assert ["UKRAINE-EO13662", "RUSSIA-EO14024"] == hit["programmes"]
    assert "2014-07-29" == hit["listed_on"]
    assert ("SDN", "1") == (
        hit["designations"][0]["list"],
        hit["designations"][0]["directive"],
    )


def test_json_holds_secondary_risk_and_ties_in_parts() -> None:
    """Authority, act and section stand apart, and ties say which way they run."""
    hit = document()["rows"][0]["matches"][0]
    risk = hit["secondary_sanctions_risks"][0]
    owner, link = hit["relations"]

    assert ("us.ofac", "Executive Order 14024", "11") == (
        risk["authority"],
        risk["instrument"],
        risk["section"],
    )
    assert ("to_party", "60.9") == (owner["direction"], owner["percentage"])
    assert (
        "Owned by: Government of the Russian Federation (60.9 %)" == owner["sentence"]
    )
    assert ("from_party", "VTB CAPITAL HOLDINGS", None) == (
        link["direction"],
        link["other_name"],
        link["other_id"],
    )


def test_json_splits_evidence_by_its_points() -> None:
    """Reasons for, against and neutral stand in three lists with their points."""
    hit = document()["rows"][3]["matches"][0]

    assert [0.8, 0.1] == [reason["points"] for reason in hit["evidence_for"]]
    assert [-0.16] == [reason["points"] for reason in hit["evidence_against"]]


def test_json_keeps_names_readable() -> None:
    """Cyrillic is written as Cyrillic."""
    assert '"label": "ВТБ"' in render_json(portfolio())


def test_the_summary_accounts_for_every_row() -> None:
    """Screened and not screened add up to the lines of the portfolio."""
    total = document()["summary"]

    assert (5, 3, 2, 2) == (
        total["screened"],
        total["with_matches"],
        total["without_matches"],
        total["not_screened"],
    )


def test_a_json_report_reads_back_the_same() -> None:
    """Reading and comparing a kept report works years later."""
    read = read_screening(render_json(portfolio()))

    assert "clearance.screening/1" == read.schema
    assert STARTER.sha256 == read.lists[1].sha256
    assert (
        "VTB BANK PUBLIC JOINT STOCK COMPANY" == read.rows[0].matches[0].party.caption
    )


def test_csv_has_a_line_for_each_match_and_each_other_row() -> None:
    """Every customer and every lost line is in the file."""
    outcomes = [(line["line"], line["outcome"]) for line in lines_of(portfolio())]

    assert [
        ("2", "possible match"),
        ("3", "no match"),
        ("4", "possible match"),
        ("5", "possible match"),
        ("5", "possible match"),
        ("6", "not screened"),
        ("7", "no match"),
        ("8", "not screened"),
    ] == outcomes


def test_csv_lines_say_what_was_searched() -> None:
    """A line without a match proves which lists were searched, and for which day."""
    line = lines_of(portfolio())[1]

    assert (
        "OFAC SDN of 2024-05-03; Clearance starter set of 2024-04-30",
        "2024-05-06",
    ) == (line["searched"], line["as_of"])


def test_csv_columns_are_the_documented_ones() -> None:
    """The header is what CSV_COLUMNS explains."""
    assert list(CSV_COLUMNS) == list(lines_of(portfolio())[0])


@pytest.mark.parametrize(
    "name", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "＝1", "\n=1", "\x00=1"]
)
def test_csv_cells_are_no_formulas(name: str) -> None:
    """A customer called like a formula stays text in a spreadsheet."""
    line = lines_of(report((ScreenedRow(2, Query(names=(name,)), name),)))[0]

    assert line["customer"].startswith(("'", "<U+0000>"))


def test_the_mark_for_excel_stands_once_and_first() -> None:
    """Asked for, the byte order mark opens the file; else there is none."""
    assert render_csv(portfolio(), bom=True) == "\ufeff" + render_csv(portfolio())


def test_huge_cells_are_whole_in_json_and_cut_aloud_in_csv() -> None:
    """Ten million letters do not break a spreadsheet, and none is lost in JSON."""
    name = "x" * 10_000_000
    made = report((ScreenedRow(2, Query(names=(name,)), name),))

    assert name == json.loads(render_json(made))["rows"][0]["label"]
    assert lines_of(made)[0]["customer"].endswith("[9,968,000 more characters]")


@settings(max_examples=60, deadline=None)
@given(label=ANY_TEXT, reason=ANY_TEXT)
def test_any_text_survives_both_files(label: str, reason: str) -> None:
    """Whatever a name holds, both files are UTF-8, whole and the same twice."""
    match = Match(bank(), 0.8, label, (Evidence(reason, 0.5, "name"),))
    made = report((ScreenedRow(2, Query(names=(label,)), label, (match,)),))
    row = json.loads(render_json(made).encode())["rows"][0]
    lines = lines_of(made)
    render_csv(made).encode()

    assert (label, reason) == (
        row["label"],
        row["matches"][0]["evidence_for"][0]["text"],
    )
    assert 1 == len(lines)
    assert not lines[0]["customer"].startswith(("=", "+", "-", "@", "\t", "\r"))
    assert (render_csv(made), render_json(made)) == (
        render_csv(made),
        render_json(made),
    )
