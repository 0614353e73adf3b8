"""The command line, run as a user runs it: a process of its own."""

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from tests.cli.commands import Ran, run
from tests.conftest import Once

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
        "CLEARANCE_CACHE": os.environ["CLEARANCE_CACHE"],
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
    return run(list(map(str, words)), stdin=stdin, env=environment, cwd=cwd or data)


@pytest.fixture(scope="session")
def starter_data(once: Once) -> Path:
    """Give a data folder in which only the starter set is loaded."""

    def load(folder: Path) -> None:
        assert run_clearance("sources", data=folder).code == 0

    return once("starter", load)


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
def ofac_data(shared: Path, once: Once) -> Path:
    """Give a data folder with three real days of the SDN list loaded."""
    days = ("2022-02-17", "2022-02-24", "2024-05-03")
    sets = [f"us_ofac/sdn/{day}" for day in days]
    return once("ofac", lambda folder: load_real(shared, sets, folder))


def load_real(shared: Path, sets: Sequence[str], folder: Path) -> None:
    """Load real sets of files, named by their folders, into a data folder."""
    found = folder / "found"
    for name in sets:
        (found / name).parent.mkdir(parents=True, exist_ok=True)
        (found / name).symlink_to(shared / "lists" / name)
    loaded = run_clearance("update", "--from", found, data=folder)
    assert loaded.code == 0, loaded


@pytest.fixture
def ofac(ofac_data: Path) -> Run:
    """Run commands against the real SDN list."""

    def run(*words: str | Path, **how: object) -> Ran:
        return run_clearance(*words, data=ofac_data, **how)  # type: ignore[arg-type]

    return run
