"""What a parser is given: files wherever they lie, an audit, the source's metadata."""

import json
import lzma
from datetime import date
from pathlib import Path

import pytest

from clearance.errors import UnreadableFileError, UsageError
from clearance.sources import (
    Audit,
    SnapshotFiles,
    parse_metadata,
    read_catalog,
)

METADATA = """
name: tiny
title: Tiny list
publisher: Ministry of Tests
jurisdiction: us
licence: public domain
formats:
  - name: parts
    files: [{name: main.txt}, {name: notes.txt, optional: true}]
"""


def test_audit_counts_all_and_keeps_fifty_examples() -> None:
    """Nothing that was not understood goes uncounted, however much it is."""
    audit = Audit()
    for number in range(60):
        audit.not_understood("remark", f"text {number}", f"tiny-{number}")

    kept = audit.record()["not_understood"]["remark"]

    assert 60 == kept["total"]
    assert 50 == len(kept["examples"])
    assert {"subject": "tiny-0", "text": "text 0"} == kept["examples"][0]


def test_audit_counts_every_problem_but_keeps_five_hundred() -> None:
    """A file with a defect in each line does not fill the store with sentences."""
    audit = Audit()
    for number in range(600):
        audit.problem(f"line {number} is odd")

    record = audit.record()

    assert 600 == record["problem_count"]
    assert 500 == len(record["problems"])


def test_audit_record_is_plain_json() -> None:
    """What is kept with a version can be written as JSON and read back the same."""
    audit = Audit()
    audit.count("entries", 3)
    audit.understood("remark")
    audit.ignored("Vess_type")

    record = audit.record()

    assert record == json.loads(json.dumps(record))
    assert {"entries": 3} == audit.counts


def test_packed_file_reads_as_the_plain_one(tmp_path: Path) -> None:
    """A parser does not notice that a file is packed with xz."""
    (tmp_path / "main.txt.xz").write_bytes(lzma.compress(b"a;Ada\n"))

    files = SnapshotFiles.in_folder("tiny", tmp_path, published=date(2024, 1, 1))

    assert ("main.txt",) == files.names
    assert files.has("main.txt")
    with files.open("main.txt") as stream:
        assert b"a;Ada\n" == stream.read()


def test_plain_file_is_preferred_to_its_packed_twin(tmp_path: Path) -> None:
    """Where both lie there, the plain one is read."""
    (tmp_path / "main.txt").write_bytes(b"plain")
    (tmp_path / "main.txt.xz").write_bytes(lzma.compress(b"packed"))

    with SnapshotFiles.in_folder("tiny", tmp_path).open("main.txt") as stream:
        assert b"plain" == stream.read()


def test_missing_file_is_named(tmp_path: Path) -> None:
    """Asking for a file that is not there says which and what is there."""
    (tmp_path / "main.txt").write_bytes(b"")

    with pytest.raises(UnreadableFileError, match=r"lack more\.txt: there is main"):
        SnapshotFiles.in_folder("tiny", tmp_path).open("more.txt")


def test_files_inside_a_package_are_read() -> None:
    """What ships with a source is read from its package."""
    files = SnapshotFiles.in_package("tiny", "tests.sources.tiny_lists.tiny", "facts")

    assert ("tiny.txt",) == files.names


def test_needed_files_are_those_not_optional_unless_told() -> None:
    """Without `needs`, a set is whole when all but the optional files are there."""
    form = parse_metadata(METADATA, "source.yml").format("parts")

    assert ("main.txt",) == form.needs
    assert ("main.txt",) == form.expected


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("licens: x", "licens"),
        ("on_disk: ../other", "leads out"),
        ("parser_version: 0", "parser_version"),
        ("schedule: {days: never}", "days"),
    ],
)
def test_wrong_metadata_are_refused(line: str, sentence: str) -> None:
    """A key that is unknown or wrong is named, with the file."""
    with pytest.raises(UnreadableFileError, match=sentence):
        parse_metadata(METADATA + line + "\n", "source.yml")


def test_catalogue_finds_every_source_folder() -> None:
    """The sources that ship are found by their folders alone."""
    names = [source.name for source in read_catalog()]

    assert sorted(names) == names
    assert {"starter", "us_ofac_nonsdn", "us_ofac_sdn"} <= set(names)


def test_unknown_source_lists_the_known() -> None:
    """A wrong name of a source is answered with the right ones."""
    with pytest.raises(UsageError, match=r"no source 'tinny'. Use one of: tiny\."):
        read_catalog(package="tests.sources.tiny_lists").select(["tinny"])
