"""Reports made part by part say what the whole report says."""

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pyarrow as pa  # type: ignore[import-untyped]
import pytest

from clearance.app import (
    Desk,
    ScreeningRequest,
    Silent,
    screen,
    screen_parts,
)
from clearance.reports import (
    CSV_COLUMNS,
    IN_PARTS,
    ScreeningDocument,
    ScreeningReport,
    assembled,
    joined_heads,
    part_document,
    pieces,
    read_screening,
    render_csv,
    render_json,
)
from clearance.settings import Settings

NOW = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)
_PORTFOLIO = """id,name,country
1,Sberbank,RU
2,Erika Mustermann,Atlantis
3,=cmd|' /C calc'!A0,DE
4,,
5,VTB Bank,
6,Rossiya,RU
7,,FR
"""


@pytest.fixture(scope="module")
def made(
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[ScreeningReport, list[ScreeningDocument]]:
    """One portfolio of seven lines, screened whole and two rows at a time."""
    folder = tmp_path_factory.mktemp("parts")
    file = folder / "customers.csv"
    file.write_text(_PORTFOLIO)
    desk = Desk(Settings(data=folder / "data"))
    request = ScreeningRequest(portfolio=Path(file), limit=1)
    parts = screen_parts(desk, request, now=NOW, progress=Silent(), size=2)
    found = [parts.part(number, Silent()) for number in range(len(parts))]
    documents = [part_document(one.report) for one in found]
    cut = [name for one in found for name in one.cut]
    told = parts.limits_told(cut)
    whole = screen(desk, request, now=NOW, progress=Silent())
    assert set(told) <= set(whole.notes)
    return whole, documents


def test_parts_hold_every_row_and_problem_once(
    made: tuple[ScreeningReport, list[ScreeningDocument]],
) -> None:
    """Put together they are the whole report."""
    whole, parts = made
    expected = read_screening(render_json(whole))
    head = joined_heads(parts)

    assert 3 == len(parts)
    assert expected.rows == tuple(row for part in parts for row in part.rows)
    assert sorted(expected.problems, key=str) == sorted(head.problems, key=str)
    assert expected.summary == head.summary
    assert replace(head, notes=(), problems=()) == replace(
        expected, notes=(), problems=(), rows=()
    )


def test_the_whole_can_be_written_piece_by_piece(
    made: tuple[ScreeningReport, list[ScreeningDocument]],
) -> None:
    """As JSON that reads back, and as the same CSV."""
    whole, parts = made
    form = IN_PARTS["json"]
    written = [partial(form.part, part) for part in parts]
    whole_json = b"".join(assembled(form, joined_heads(parts), written, {"x": 1}))
    told = json.loads(whole_json)
    assert {"x": 1} == told.pop("versions")
    text = json.dumps(told)
    expected = read_screening(render_json(whole))

    assert expected.rows == read_screening(text).rows
    assert expected.summary == read_screening(text).summary
    assert sorted(_lines(render_csv(whole))) == sorted(
        _lines(b"".join(pieces("csv", parts)).decode())
    )


def test_lines_of_json_begin_with_the_report_and_end_with_its_sums(
    made: tuple[ScreeningReport, list[ScreeningDocument]],
) -> None:
    """So that one who reads knows what answered, and whether all came."""
    whole, parts = made
    lines = [json.loads(line) for line in b"".join(pieces("jsonl", parts)).splitlines()]

    assert ["report", *["row"] * len(whole.rows), "end"] == [
        next(iter(line)) for line in lines
    ]
    assert "starter" == lines[0]["report"]["lists"][0]["source"]
    assert len(whole.rows) == lines[-1]["end"]["summary"]["screened"]


def test_arrow_has_the_columns_and_values_of_csv(
    made: tuple[ScreeningReport, list[ScreeningDocument]],
) -> None:
    """Numbers as numbers; cells are not guarded against spreadsheets."""
    whole, parts = made
    with pa.ipc.open_stream(b"".join(pieces("arrow", parts))) as reader:
        table = reader.read_all()
    rows = list(csv.DictReader(io.StringIO(b"".join(pieces("csv", parts)).decode())))

    assert list(CSV_COLUMNS) == table.column_names
    assert [row["entity_id"] or None for row in rows] == table["entity_id"].to_pylist()
    assert all(
        isinstance(s, float) for s in table["score"].to_pylist() if s is not None
    )
    assert "=cmd|' /C calc'!A0" in table["customer"].to_pylist()
    assert "starter" in table.schema.metadata[b"report"].decode()
    assert len(whole.rows) <= table.num_rows


def _lines(text: str) -> list[str]:
    return text.splitlines()
