"""Each source reads its own sample as it did before: the golden test of them all.

`pytest tests/sources/test_samples.py --write-samples -k NAME` writes what the parser
says now; read it before it is committed.
"""

import csv
from collections.abc import Iterable
from dataclasses import astuple, fields
from io import StringIO
from itertools import groupby
from pathlib import Path

import pytest

from clearance.entities import Statement, kinds, measures
from clearance.sources import Audit, SnapshotFiles, Source, read_catalog

SOURCES = [source for source in read_catalog() if not source.metadata.starter]
HEADINGS = [field.name for field in fields(Statement)]
EXPECTED = "statements.csv"


def _sample(source: Source) -> Path:
    root = Path(__file__).resolve().parents[2] / "src" / "clearance" / "sources"
    return root / source.name / "sample"


def _read(source: Source) -> tuple[list[Statement], Audit]:
    metadata = source.metadata
    files = SnapshotFiles.in_folder(
        source.name, _sample(source), names=metadata.file_names
    )
    audit = Audit()
    found = list(source.parse(files, audit))
    audit.refuse_new_categories()
    return found, audit


def _as_csv(statements: Iterable[Statement]) -> str:
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADINGS)
    writer.writerows(
        ["" if v is None else v for v in astuple(one)] for one in statements
    )
    return text.getvalue()


@pytest.fixture(params=SOURCES, ids=lambda source: source.name)
def source(request: pytest.FixtureRequest) -> Source:
    """Give each source in turn."""
    return request.param  # type: ignore[no-any-return]


def test_a_sample_is_read_as_before(source: Source, *, write_samples: bool) -> None:
    found, _ = _read(source)
    expected = _sample(source) / EXPECTED
    if write_samples:
        expected.write_text(_as_csv(found), "utf-8")

    assert _as_csv(found) == expected.read_text("utf-8")


def test_a_sample_is_read_without_rest(source: Source) -> None:
    _, audit = _read(source)
    record = audit.record()

    assert audit.counts["entries"] > 0
    assert record["problems"] == []


def test_designations_use_the_common_words(source: Source) -> None:
    found, _ = _read(source)
    said = {s.value for s in found if s.property == "provisions"}

    assert said <= measures().keys()


def test_every_statement_is_of_a_known_kind_and_property(source: Source) -> None:
    found, _ = _read(source)

    for statement in found:
        assert statement.property in kinds()[statement.kind].properties
        assert statement.source == source.name


def test_every_designation_names_its_party_and_authority(source: Source) -> None:
    found, _ = _read(source)
    subjects = {s.subject for s in found}
    designations = [s for s in found if s.kind == "Sanction"]
    for _, group in groupby(designations, key=lambda s: s.subject):
        said = {s.property: s.value for s in group}

        assert said["entity"] in subjects
        assert said["authority"]
