"""Tables worked out of the lexicons, kept from one process to the next."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import clearance
from clearance.values import Tables, keep_tables_in, tables_folder

kept = Tables("clearance.values").kept

TELL = """
import hashlib, sys
from pathlib import Path
from clearance.names import *
from clearance.values import country_code, keep_tables_in
if sys.argv[1:]:
    keep_tables_in(Path(sys.argv[1]))
words = company_words()
told = [
    sorted(words.usual.items()), sorted(words.generic), sorted(words.numbers.items()),
    sorted(words.phrases.items()), sorted(words.places), sorted(words.joining),
    sorted(legal_form_parts()), sorted(person_words().titles), given_name_groups(),
    readings("王毅 重庆银行"), mended("compnay"), analyse_company("Ромашка ООО"),
    *map(country_code, ("Deutschland", "Украина", "Korea, North", "Nowhere")),
]
print(hashlib.sha256(repr(told).encode()).hexdigest())
"""


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """Give a folder that is not there yet, in which tables are kept for this test."""
    before = tables_folder()
    keep_tables_in(tmp_path / "a" / "tables")
    yield tmp_path / "a" / "tables"
    keep_tables_in(before)


class Maker:
    """Makes one thing, and counts how often."""

    def __init__(self, made: Any) -> None:
        self.made = made
        self.times = 0

    def __call__(self) -> Any:
        self.times += 1
        return self.made


def test_what_is_kept_is_made_once(folder: Path) -> None:
    """The second time it is read, with every letter and in the same order."""
    make = Maker({"é": ["王", None, True, 1.5], "b": {}, "a": "\ud7ff\n\u2028"})

    first, second = kept("thing", make), kept("thing", make)

    assert 1 == make.times
    assert first == second == make.made
    assert [*second] == ["é", "b", "a"]
    assert 1 == len([*folder.iterdir()])


def test_nothing_is_kept_until_it_is_said_where() -> None:
    """A process that was not told of a folder has none, and makes all anew."""
    ask = "from clearance.values import tables_folder as t; print(t())"
    ran = subprocess.run(
        [sys.executable, "-c", ask],
        env={**os.environ, "PYTHONPATH": str(Path(clearance.__file__).parents[1])},
        capture_output=True,
        text=True,
        check=True,
    )
    make = Maker([1])
    before = tables_folder()
    keep_tables_in(None)
    try:
        kept("thing", make)
        kept("thing", make)
    finally:
        keep_tables_in(before)

    assert "None\n" == ran.stdout
    assert 2 == make.times


@pytest.mark.parametrize(
    "damage",
    [b"", b"\n", b"[]", b"0" * 64 + b"\n[2]", b"\xff\xfe\n[1]"],
    ids=["empty", "line", "no digest", "other digest", "not text"],
)
def test_a_damaged_file_is_not_believed(folder: Path, damage: bytes) -> None:
    """It is made anew, and the file is whole again."""
    make = Maker([1])
    kept("thing", make)
    (place,) = folder.iterdir()
    whole = place.read_bytes()
    place.write_bytes(damage)

    assert [1] == kept("thing", make)
    assert 2 == make.times
    assert whole == place.read_bytes()


def test_a_file_cut_short_is_not_believed(folder: Path) -> None:
    """Wherever it ends."""
    make = Maker(["some", "words"])
    kept("thing", make)
    (place,) = folder.iterdir()
    whole = place.read_bytes()

    for size in range(len(whole)):
        place.write_bytes(whole[:size])
        assert make.made == kept("thing", make)
    assert 1 + len(whole) == make.times


@pytest.mark.parametrize("made", [{1: "a"}, [{None: 1}], {"a": {True: 1}}])
def test_what_would_come_back_otherwise_is_not_kept(folder: Path, made: Any) -> None:
    """JSON knows texts as keys alone."""
    make = Maker(made)

    assert made == kept("thing", make) == kept("thing", make)
    assert 2 == make.times
    assert not folder.exists()


def test_a_place_that_cannot_be_is_no_error(tmp_path: Path) -> None:
    """A file where the folder should be: it is made each time."""
    (tmp_path / "file").write_text("")
    make = Maker([1])
    before = tables_folder()
    keep_tables_in(tmp_path / "file")
    try:
        assert [1] == kept("thing", make) == kept("thing", make)
    finally:
        keep_tables_in(before)

    assert 2 == make.times


def test_old_files_go(folder: Path) -> None:
    """Of each name a few stay; other names are left alone."""
    kept("other", Maker([0]))
    for number in range(9):
        (folder / f"values-thing-{number}.json").write_text("old")

    kept("thing", Maker([1]))

    names = sorted(path.name.split("-")[1] for path in folder.iterdir())
    assert ["other", "thing", "thing", "thing", "thing"] == names
    make = Maker([2])
    assert [1] == kept("thing", make)
    assert not make.times


def start(*words: str | Path, source: Path | None = None) -> "subprocess.Popen[str]":
    """Start a process that tells all tables of the code in *source* in one digest."""
    here = source or Path(clearance.__file__).parents[1]
    return subprocess.Popen(
        [sys.executable, "-c", TELL, *map(str, words)],
        env={"PYTHONPATH": str(here), "PATH": "", "PYTHONDONTWRITEBYTECODE": "1"},
        stdout=subprocess.PIPE,
        text=True,
    )


def told(process: "subprocess.Popen[str]") -> str:
    """Wait for what it tells."""
    out, _ = process.communicate(timeout=120)
    assert process.returncode == 0
    return out


@pytest.mark.slow
def test_many_processes_keep_and_read_the_same(tmp_path: Path) -> None:
    """Two at once, with nothing kept before, and one after them, as one without."""
    plain = told(start())

    at_once = [start(tmp_path / "kept") for _ in range(2)]

    assert {plain} == {told(process) for process in at_once}
    assert plain == told(start(tmp_path / "kept"))
    assert not [*(tmp_path / "kept").glob(".*")]


@pytest.mark.slow
def test_another_lexicon_is_not_taken_for_the_old_one(tmp_path: Path) -> None:
    """One word more in a lexicon, and nothing that was kept before is used."""
    source = tmp_path / "src"
    (source / "clearance").mkdir(parents=True)
    for name in ("__init__.py", "_lazy.py", "errors.py", "names", "values"):
        place = Path(clearance.__file__).with_name(name)
        copy = shutil.copytree if place.is_dir() else shutil.copy
        copy(place, source / "clearance" / name)
    # What this run has kept is of the same code: only what it lacks is worked out.
    shutil.copytree(os.environ["CLEARANCE_CACHE"], tmp_path / "kept")
    before = told(start(tmp_path / "kept", source=source))
    words = source / "clearance" / "names" / "_lexicons" / "company_words.yml"
    text = words.read_text("utf-8")
    words.write_text(text.replace("\njoining:", "\nzyxwv: [qponm]\njoining:"), "utf-8")
    assert text != words.read_text("utf-8")

    after = told(start(tmp_path / "kept", source=source))

    assert before != after
    assert after == told(start(source=source))
