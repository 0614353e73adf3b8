"""The command line, run as a user runs it: a process of its own."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest


@dataclass(frozen=True)
class Ran:
    """What a command printed and how it ended."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


def environment_of(data: Path) -> dict[str, str]:
    """Give the environment of a machine whose data are in *data*."""
    source = Path(__file__).resolve().parents[2] / "src"
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(data),
        "LANG": "C.UTF-8",
        "COLUMNS": "120",
        "PYTHONPATH": str(source),
        "CLEARANCE_DATA": str(data),
        **(
            {"CLEARANCE_CACHE": cache}
            if (cache := os.getenv("CLEARANCE_CACHE"))
            else {}
        ),
    }


def run_clearance(
    *words: str | Path,
    data: Path,
    stdin: bytes = b"",
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
) -> Ran:
    """Run `clearance` with its data in *data*."""
    environment = {**environment_of(data), **(env or {})}
    done = subprocess.run(
        [sys.executable, "-m", "clearance", *map(str, words)],
        input=stdin,
        capture_output=True,
        env=environment,
        cwd=cwd or data,
        timeout=280,
        check=False,
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture(scope="session", autouse=True)
def word_tables(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let all commands of a test run, in all its processes, keep tables in one place.

    As on the machine of a user, who has one.
    """
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("CLEARANCE_CACHE", str(folder / "cache"))
        yield


@pytest.fixture(scope="session")
def starter_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a data folder in which only the starter set is loaded."""
    folder = tmp_path_factory.mktemp("starter")
    assert run_clearance("sources", data=folder).code == 0
    return folder


@pytest.fixture
def starter(starter_data: Path) -> Run:
    """Run commands against the starter set."""

    def run(*words: str | Path, **how: object) -> Ran:
        return run_clearance(*words, data=starter_data, **how)  # type: ignore[arg-type]

    return run


@pytest.fixture
def fresh(tmp_path: Path) -> Run:
    """Run commands on a machine that never saw Clearance."""

    def run(*words: str | Path, **how: object) -> Ran:
        return run_clearance(*words, data=tmp_path / "data", **how)  # type: ignore[arg-type]

    (tmp_path / "data").mkdir()
    return run


@pytest.fixture(scope="session")
def ofac_data(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a data folder with three real days of the SDN list loaded."""
    folder = tmp_path_factory.mktemp("ofac")
    lists = tmp_path_factory.mktemp("lists")
    days = lists / "us_ofac" / "sdn"
    days.mkdir(parents=True)
    for day in ("2022-02-17", "2022-02-24", "2024-05-03"):
        (days / day).symlink_to(shared / "lists" / "us_ofac" / "sdn" / day)
    loaded = run_clearance("update", "--from", lists, data=folder)
    assert loaded.code == 0, loaded
    return folder


@pytest.fixture
def ofac(ofac_data: Path) -> Run:
    """Run commands against the real SDN list."""

    def run(*words: str | Path, **how: object) -> Ran:
        return run_clearance(*words, data=ofac_data, **how)  # type: ignore[arg-type]

    return run
