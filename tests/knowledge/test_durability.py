"""Whatever befalls an update, the store answers as before, and the next one works."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from clearance.errors import StoreBusyError, StoreFullError
from clearance.knowledge import Knowledge
from clearance.values import AsOf

SOURCE = Path(__file__).resolve().parents[2] / "src"
PROCESS = Path(__file__).with_name("loading_process.py")
COUNT = 20_000
PATIENT = timedelta(seconds=30)


def start(
    folder: Path,
    letter: str,
    *,
    count: int = 100,
    patience: float = 30,
    hold: float = 0,
    largest_file: int = 0,
) -> subprocess.Popen[str]:
    """Start an update in a process of its own, perhaps with a limit of file size."""
    call = [
        sys.executable,
        PROCESS,
        folder,
        letter,
        count,
        patience,
        hold,
        largest_file,
    ]
    return subprocess.Popen(
        [str(part) for part in call],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
    )


def finish(running: subprocess.Popen[str]) -> tuple[int, str]:
    """Wait for a process; give its exit code and what it said."""
    said, _ = running.communicate(timeout=60)
    return running.returncode, said


def first_names(folder: Path) -> set[str]:
    """Say by which letters the parties of the newest list are named."""
    view = Knowledge(folder).view(AsOf(date(2030, 1, 1)))
    return {listing.entity.caption[0] for listing in view.listings()}


@pytest.fixture(scope="module")
def good_state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a store with one list, whose parties are named by A; to be copied."""
    folder = tmp_path_factory.mktemp("good") / "store"
    assert (0, "holds\nloaded\n") == finish(start(folder, "A"))
    return folder


@pytest.mark.parametrize(
    "after",
    [
        0.2,
        *(
            pytest.param(one, marks=pytest.mark.slow)
            for one in (0.0, 0.05, 0.1, 0.3, 0.45)
        ),
    ],
)
def test_killed_update_leaves_the_last_good_state(
    good_state: Path, tmp_path: Path, after: float
) -> None:
    """A kill at any moment loses nothing, and the next update clears up and works."""
    folder = shutil.copytree(good_state, tmp_path / "store")
    victim = start(folder, "B", count=COUNT, hold=9)
    assert victim.stdout is not None
    assert "holds" in victim.stdout.readline()
    with pytest.raises(subprocess.TimeoutExpired):
        victim.wait(after)
    victim.send_signal(signal.SIGKILL)
    victim.communicate()

    after_kill = first_names(folder)
    with Knowledge(folder).updating(patience=PATIENT, on_wait=lambda _: None):
        cleared = not (folder / ".incoming").exists()
    code, said = finish(start(folder, "C"))

    assert after_kill in ({"A"}, {"B"})
    assert (0, "holds\nloaded\n") == (code, said)
    assert {"C"} == first_names(folder)
    assert cleared


@pytest.mark.slow
def test_second_update_waits_and_says_so(tmp_path: Path) -> None:
    """Two updates at once: the second waits for the first, and both are loaded."""
    one = start(tmp_path, "A", hold=-1)
    assert one.stdout is not None
    one.stdout.readline()
    two = start(tmp_path, "B")
    assert two.stdout is not None
    said = two.stdout.readline()
    (tmp_path / "go on").touch()

    assert 0 == finish(two)[0]
    assert said.startswith(f"waits: Another update is at work in {tmp_path}; waiting")
    assert 0 == finish(one)[0]
    assert 2 == len(Knowledge(tmp_path).versions())


def test_impatient_update_gives_up_with_a_sentence(tmp_path: Path) -> None:
    """After its patience an update says that the store is busy, and writes nothing."""
    one = start(tmp_path, "A", hold=-1)
    assert one.stdout is not None
    one.stdout.readline()
    store = Knowledge(tmp_path)

    with (
        pytest.raises(StoreBusyError, match=r"still at work.*run this one again"),
        store.updating(patience=timedelta(seconds=0.05), on_wait=lambda _: None),
    ):
        pass
    (tmp_path / "go on").touch()

    assert 0 == finish(one)[0]


def test_no_room_is_told_and_the_old_list_stays(
    good_state: Path, tmp_path: Path
) -> None:
    """Where the disk takes no more, the update says so and the old list answers."""
    folder = shutil.copytree(good_state, tmp_path / "store")

    code, said = finish(start(folder, "B", count=COUNT, largest_file=20_000))

    assert 1 == code
    assert f"StoreFullError: There is no room left to write in {folder}" in said
    assert {"A"} == first_names(folder)
    assert not (folder / ".incoming").exists()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Give a disk of 300 kB, or skip where none can be mounted."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", str(place)]
    try:
        mounted = subprocess.run(mount, capture_output=True, check=False)
    except OSError:
        pytest.skip("there is no mount command here")
    if mounted.returncode:
        pytest.skip("a small disk can only be mounted by root")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_full_disk_is_told_and_the_old_list_stays(
    good_state: Path, small_disk: Path
) -> None:
    """The same on a real disk that is full."""
    folder = shutil.copytree(good_state, small_disk / "store")

    code, said = finish(start(folder, "B", count=COUNT))

    assert 1 == code
    assert "StoreFullError: There is no room left" in said
    assert {"A"} == first_names(folder)


def test_store_that_is_a_file_is_told(tmp_path: Path) -> None:
    """A folder that is a file is answered with a sentence."""
    (tmp_path / "store").write_text("not a folder")
    store = Knowledge(tmp_path / "store" / "below")

    with (
        pytest.raises(StoreFullError, match="Name another folder"),
        store.updating(patience=PATIENT, on_wait=lambda _: None),
    ):
        pass
