"""An update that is killed at any moment: nothing is lost, and the next one works."""

import csv
import io
import random
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.cli.conftest import environment_of, run_clearance

_SOURCES = Path(__file__).resolve().parents[2] / "src" / "clearance" / "sources"
_FIRST = {"un_consolidated": "un/consolidated/2024-05-06"}
_NEXT = {
    "un_consolidated": "un/consolidated/2024-05-06",
    "ca_sema": "ca/sema/2024-05-06",
    "au_dfat": "au/dfat/2024-05-06",
    "us_csl": "us_tradegov/consolidated_screening_list/2024-05-06",
    "us_ofac_nonsdn": "us_ofac/consolidated/2024-05-06",
}

Rows = list[tuple[str, ...]]


@dataclass(frozen=True)
class Prepared:
    """A store with one list, files of more, and what the whole update leaves."""

    store: Path
    files: Path
    seconds: float
    before: Rows
    loaded: Rows
    answer: Rows


def files_of(samples: dict[str, str], folder: Path) -> Path:
    """Lay samples out as official files lie on disk."""
    for source, place in samples.items():
        shutil.copytree(_SOURCES / source / "sample", folder / place)
    return folder


def answer_of(data: Path) -> Rows:
    """Give the parties found for a name that samples have."""
    ran = run_clearance("screen", "Example", "--csv", "-", "--quiet", data=data)
    assert ran.code == 3, ran
    return rows_of(ran.out, "rank", "listed_party", "list_ids", "score", "searched")


def loaded_in(data: Path) -> Rows:
    """Name the lists that are loaded, with what tells their editions apart."""
    ran = run_clearance("sources", "--csv", "-", data=data)
    assert ran.code == 0, ran
    found = rows_of(ran.out, "name", "published", "entries", "sha256")
    return [row for row in found if row[1]]


def rows_of(text: str, *columns: str) -> Rows:
    """Read some columns of a CSV report."""
    return [
        tuple(row[name] for name in columns)
        for row in csv.DictReader(io.StringIO(text))
    ]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """Load one list, and in a copy all, to know how long that takes."""
    root = tmp_path_factory.mktemp("killed")
    store, whole = root / "store", root / "whole"
    store.mkdir()
    first = files_of(_FIRST, root / "first")
    files = files_of(_NEXT, root / "next")
    assert run_clearance("update", "--from", first, data=store).code == 0
    shutil.copytree(store, whole)
    began = time.monotonic()
    with an_update(files, whole) as process:
        assert process.wait(280) == 0
    took = time.monotonic() - began
    before, after = loaded_in(store), loaded_in(whole)
    assert len(before) < len(after)
    return Prepared(store, files, took, before, after, answer_of(whole))


def an_update(files: Path, data: Path, **more: str) -> "subprocess.Popen[bytes]":
    """Start an update as a user does, in a session of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "clearance", "update", "--from", str(files)],
        env=environment_of(data) | more,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def kill_an_update(prepared: Prepared, data: Path, after: float) -> None:
    """Start an update and kill it and its helpers after so many seconds."""
    with an_update(prepared.files, data) as process:
        time.sleep(after)
        try:
            process.send_signal(signal.SIGKILL)
        finally:
            process.wait(60)


def left_of(session: int) -> list[Path]:
    """List the processes of a session that run, where the system shows them."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, _, of = stat.read_text().rpartition(")")[2].split()[:4]
        except OSError:  # it has ended meanwhile
            continue
        if int(of) == session and state != "Z":
            found.append(stat.parent)
    return found


def check_at(prepared: Prepared, data: Path, after: float) -> None:
    """Kill, look at what is there, and repeat the update."""
    shutil.copytree(prepared.store, data)
    kill_an_update(prepared, data, after)

    survived = loaded_in(data)
    repeated = run_clearance("update", "--from", prepared.files, data=data)

    assert set(prepared.before) <= set(survived) <= set(prepared.loaded), after
    assert repeated.code == 0, (after, repeated)
    assert loaded_in(data) == prepared.loaded, after
    assert answer_of(data) == prepared.answer, after


@pytest.mark.parametrize(
    "moments",
    [
        pytest.param(5, marks=pytest.mark.slow),
        pytest.param(12, marks=pytest.mark.whole),
    ],
)
def test_killed_updates_lose_nothing(
    prepared: Prepared, tmp_path: Path, moments: int
) -> None:
    """One moment in each part of the time that the update takes, and a bit beyond."""
    draw = random.Random(20240506)
    for number in range(moments):
        share = (number + draw.random()) / moments
        check_at(prepared, tmp_path / str(number), share * prepared.seconds * 1.1)


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="no /proc here")
def test_no_helper_outlives_a_killed_update(prepared: Prepared, tmp_path: Path) -> None:
    """One that waited for work for ever would keep its memory for ever."""
    data = tmp_path / "data"
    shutil.copytree(prepared.store, data)
    with an_update(prepared.files, data, CLEARANCE_PROCESSES="2") as process:
        until = time.monotonic() + 60
        # Itself, what keeps count of what is shared, and two that help.
        while len(left_of(process.pid)) < 4 and process.poll() is None:
            assert time.monotonic() < until, "no helper was started"
            time.sleep(0.02)
        assert process.poll() is None, "it ended before it was killed"
        process.kill()
    until = time.monotonic() + 20
    while left := left_of(process.pid):
        assert time.monotonic() < until, left
        time.sleep(0.05)
