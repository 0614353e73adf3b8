"""Portfolios of records: JSON lines, JSON, Arrow; the same questions as of a table."""

import json
from pathlib import Path

import pyarrow as pa  # type: ignore[import-untyped]
import pytest

from clearance.errors import UnreadableFileError, UsageError
from clearance.reading import Portfolio, read_portfolio

_RECORDS = [
    {"id": "7", "name": "Luna LLC", "country": "RU", "inn": "7707083893"},
    {"id": 8, "name": ["Jane Doe", "Doe, Jane"], "birthDate": "1971-02-03"},
    {"id": "9", "schema": "Vessel", "properties": {"name": ["Aurora"]}},
]


def _file(folder: Path, raw: bytes) -> Portfolio:
    path = folder / "body"
    path.write_bytes(raw)
    return read_portfolio(path)


def _stream(records: list[dict[str, object]]) -> bytes:
    table = pa.Table.from_pylist(records)
    out = pa.BufferOutputStream()
    with pa.ipc.new_stream(out, table.schema) as writer:
        writer.write_table(table, max_chunksize=2)
    return bytes(out.getvalue().to_pybytes())


def test_json_lines_ask_what_a_table_would(tmp_path: Path) -> None:
    """Names of a list are all asked for, entities of FollowTheMoney are understood."""
    text = "\n\n".join(json.dumps(one) for one in _RECORDS)
    portfolio = _file(tmp_path, text.encode())
    queries = [row.query for row in portfolio.rows]

    assert "jsonl" == portfolio.format
    assert [1, 3, 5] == [row.line for row in portfolio.rows]
    assert ["7", "8", "9"] == [query.id for query in queries]
    assert ("Jane Doe", "Doe, Jane") == queries[1].names
    assert ("ru",) == queries[0].countries
    assert ["Vessel", ("Aurora",)] == [queries[2].kind, queries[2].names]
    assert 1 == len(queries[0].identifiers)


def test_a_list_of_json_and_a_stream_of_arrow_ask_the_same(tmp_path: Path) -> None:
    """Whatever form, the questions are the same."""
    rows: list[dict[str, object]] = [
        {"id": "1", "name": ["Jane Doe", "Doe, Jane"], "country": "DE"},
        {"id": "2", "name": ["Luna LLC"], "country": None},
        {"id": "3", "name": ["Sol LLC"], "country": "RU"},
    ]
    lines = "\n".join(json.dumps(one) for one in rows).encode()
    forms = [lines, json.dumps(rows).encode(), _stream(rows)]
    found = [[row.query for row in _file(tmp_path, raw).rows] for raw in forms]

    assert 3 == len(found[0])
    assert found[0] == found[1] == found[2]


def test_a_line_that_is_no_record_is_told_and_the_others_are_read(
    tmp_path: Path,
) -> None:
    """By its number."""
    portfolio = _file(tmp_path, b'{"name": "Luna"}\n{"name": \n[1]\n{"name": "Sol"}\n')

    assert [1, 4] == [row.line for row in portfolio.rows]
    assert [2, 3] == [problem.line for problem in portfolio.problems]


@pytest.mark.parametrize(
    "raw",
    [
        b'{"name": "M\xfcller"}',
        b'[{"name": "Luna"}',
        b"[]",
        b"\xff\xff\xff\xff" + b"\x10\x00\x00\x00" + b"nonsense" * 9,
        b"ARROW1\0\0nonsense",
        _stream([{"name": "Luna"}])[:-60],
        b'{"a' + b"[" * 100_000,
        ",".join(f'{{"f{i}": 1}}' for i in range(3_000)).join("[]").encode(),
    ],
)
def test_what_is_damaged_as_a_whole_is_refused(tmp_path: Path, raw: bytes) -> None:
    """In a sentence, not with an error of the parser."""
    with pytest.raises(UnreadableFileError):
        _file(tmp_path, raw)


def test_records_without_a_name_are_refused(tmp_path: Path) -> None:
    """As tables without such a column are."""
    with pytest.raises(UsageError, match="No column holds a name"):
        _file(tmp_path, b'{"colour": "red"}')


def test_a_number_with_its_type_is_one_of_that_type(tmp_path: Path) -> None:
    """As reports and `screen_batch` write them."""
    record = {"name": "Luna", "identifiers": [{"type": "imo", "text": "9074729"}]}
    portfolio = _file(tmp_path, json.dumps(record).encode())

    assert "imo" in str(portfolio.rows[0].query.identifiers)
