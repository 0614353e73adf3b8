"""How a command starts: with what it needs, and with tables of words that are kept."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import environment_of

# Each takes longer to load than a short command should take in all.
HEAVY = {"duckdb", "httpx", "jinja2", "numba", "pypinyin", "scipy"}


def loaded_by(*words: str, data: Path, told: Path) -> set[str]:
    """Run a command, and give the libraries that it had loaded at its end."""
    code = (
        "import sys, pathlib\n"
        "from clearance.cli import main\n"
        f"told = pathlib.Path({str(told)!r})\n"
        "try:\n"
        "    main()\n"
        "finally:\n"
        "    told.write_text(' '.join(sys.modules))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *words],
        env=environment_of(data),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode in (0, 3), done.stderr
    return {name.partition(".")[0] for name in told.read_text().split()}


@pytest.fixture(scope="module")
def asked_before(starter_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a data folder after a first question: what is missing is made by that."""
    told = tmp_path_factory.mktemp("told") / "first"
    loaded_by("screen", "Ivan Petrov", data=starter_data, told=told)
    return starter_data


@pytest.mark.parametrize(
    ("words", "needed"),
    [
        *(
            pytest.param((word,), set(), marks=pytest.mark.slow)
            for word in ("--version", "--help", "sources")
        ),
        (("screen", "Ivan Petrov"), {"scipy"}),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_a_command_loads_what_it_needs(
    words: tuple[str, ...], needed: set[str], asked_before: Path, tmp_path: Path
) -> None:
    """Libraries for the network, pages and other languages wait until they are used."""
    assert needed == HEAVY & loaded_by(*words, data=asked_before, told=tmp_path / "t")


def screened(name: str, data: Path, cache: Path | str) -> tuple[int, str, str]:
    """Screen a name in a process that has read no table; give all that it says."""
    done = subprocess.run(
        [sys.executable, "-m", "clearance", "screen", name],
        env={**environment_of(data), "CLEARANCE_CACHE": str(cache)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode in (0, 3), done.stderr
    return done.returncode, done.stdout, done.stderr


@pytest.mark.slow
def test_tables_of_words_are_kept_where_the_user_says(
    asked_before: Path, tmp_path: Path
) -> None:
    """The first command keeps them; a second one with them says the very same."""
    cache = tmp_path / "cache"

    first = screened("王毅", asked_before, cache)
    names = {path.name for path in cache.iterdir()}
    second = screened("王毅", asked_before, cache)

    assert {"company_words", "pinyin"} <= {name.split("-")[1] for name in names}
    assert first == second
    assert names == {path.name for path in cache.iterdir()}


@pytest.mark.slow
def test_without_a_place_for_tables_the_answer_is_the_same(
    asked_before: Path, tmp_path: Path
) -> None:
    """Where the folder cannot be made, nothing is kept, and nothing is said of it."""
    (tmp_path / "file").write_text("")

    kept = screened("Владимир Путин", asked_before, os.environ["CLEARANCE_CACHE"])
    other = screened("Владимир Путин", asked_before, tmp_path / "file" / "sub")

    assert kept == other
