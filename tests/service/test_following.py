"""The service follows what is loaded, and outlives what breaks."""

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import environment_of
from tests.conftest import Once
from tests.service.running import Running, client_of, get, prepared, start

_SAMPLE = Path(__file__).parents[1] / "sources" / "us_ofac" / "samples" / "sdn_csv"


@pytest.fixture
def data(once: Once, tmp_path: Path) -> Path:
    """A data folder of one's own, with the starter set."""
    return prepared(once, tmp_path / "data")


def _update(data: Path, tmp_path: Path) -> None:
    day = tmp_path / "lists" / "us_ofac" / "sdn" / "2024-01-02"
    shutil.copytree(_SAMPLE, day)
    subprocess.run(
        [
            sys.executable,
            "-m",
            "clearance",
            "update",
            "--from",
            str(tmp_path / "lists"),
        ],
        env=environment_of(data),
        capture_output=True,
        timeout=120,
        check=True,
    )


def _lists(running: Running) -> set[str]:
    told = get(f"{running.address}/v1/versions").json()
    return {one["source"] for one in told["lists"]}


def _workers(running: Running) -> list[int]:
    parent = running.process.pid
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    return [
        int(one)
        for one in children
        if b"spawn_main" in Path(f"/proc/{one}/cmdline").read_bytes()
    ]


def _until(true: Callable[[], bool], seconds: float = 60) -> bool:
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            return False
        time.sleep(0.1)
    return True


@pytest.mark.slow
def test_a_list_loaded_meanwhile_is_taken_up_without_a_failed_request(
    data: Path, tmp_path: Path
) -> None:
    """By all workers, while they are asked all the time."""
    statuses: list[int] = []
    done = threading.Event()

    def ask(address: str) -> None:
        with client_of(address) as client:
            # Not without a pause: the list is taken up by what the asking leaves.
            while not done.wait(0.05):
                statuses.append(client.get("/v1/versions").status_code)

    with start(data, "--workers", "2") as running:
        asking = threading.Thread(target=ask, args=(running.address,))
        asking.start()
        before = _lists(running)
        _update(data, tmp_path)
        taken_up = _until(
            lambda: all({"us_ofac_sdn"} == _lists(running) for _ in range(8)),
            seconds=180,
        )
        done.set()
        asking.join()

    assert {"starter"} == before
    assert taken_up
    assert {200} == set(statuses)


@pytest.mark.slow
def test_a_worker_that_is_killed_is_replaced(data: Path) -> None:
    """Others answer meanwhile."""
    with start(data, "--workers", "2") as running:
        first, *others = _workers(running)
        os.kill(first, signal.SIGKILL)

        assert others
        assert _until(
            lambda: all(
                get(f"{running.address}/readyz").status_code == 200 for _ in range(10)
            )
        )


@pytest.mark.slow
def test_a_damaged_index_is_made_anew(data: Path) -> None:
    """Nobody who asks notices."""
    files = [path for path in (data / "indexes").rglob("*") if path.stat().st_size > 99]
    for path in files:
        if path.is_file():
            content = bytearray(path.read_bytes())
            content[len(content) // 2] ^= 0xFF
            path.write_bytes(content)
    with start(data) as running:
        assert {"starter"} == _lists(running)


def test_a_damaged_list_is_said_and_the_service_stays(data: Path) -> None:
    """Not ready, with the reason; ready again once it is put right."""
    shutil.rmtree(data / "indexes")
    shutil.rmtree(data / "identity", ignore_errors=True)
    (kept,) = (data / "statements").rglob("statements.parquet")
    whole = kept.read_bytes()
    kept.chmod(0o644)
    kept.write_bytes(whole[:-100])
    with start(data, ready=False) as running:
        answer = get(f"{running.address}/v1/versions")
        health = get(f"{running.address}/healthz")
        ready = get(f"{running.address}/readyz")
        kept.write_bytes(whole)
        mended = _until(lambda: {"starter"} == _lists(running))

    assert 503 == answer.status_code
    assert "Traceback" not in answer.text
    assert 200 == health.status_code
    assert 503 == ready.status_code
    assert mended


@pytest.mark.slow
@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_when_it_is_told_to(data: Path, ending: signal.Signals) -> None:
    """Quietly, and with what was asked answered."""
    with start(data, anew=True) as running:
        running.process.send_signal(ending)
        running.process.wait(30)

    assert running.process.returncode in (0, -ending, 128 + ending)


@pytest.fixture
def small_disk(once: Once, tmp_path: Path) -> Iterator[Path]:
    """A data folder on a disk of 64 MB, or skip where none can be mounted."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", str(place)]
    try:
        mounted = subprocess.run(mount, capture_output=True, check=False)
    except OSError:
        pytest.skip("there is no mount command here")
    if mounted.returncode:
        pytest.skip("a small disk can only be mounted by root")
    yield prepared(once, place / "data")
    subprocess.run(["umount", "--lazy", str(place)], check=True)


@pytest.mark.slow
def test_a_full_disk_is_told_and_names_are_screened_on(small_disk: Path) -> None:
    """Jobs get 507 until there is room again; what needs no room is answered."""
    filler = small_disk.parent / "filler"
    customers = b"name\n" + b"Somebody Unlisted\n" * 20_000
    as_csv = {"content-type": "text/csv"}
    with start(small_disk) as running, client_of(running.address) as client:

        def sent() -> int:
            address = "/v1/batch?job=1"
            return client.post(address, content=customers, headers=as_csv).status_code

        before = sent()
        with filler.open("wb") as file:
            try:
                while file.write(b"0" * 65_536):
                    file.flush()
            except OSError:
                pass
        full = sent()
        found = client.get("/v1/screen", params={"name": "Sberbank"})
        healthy = client.get("/healthz")
        filler.unlink()
        after = sent()

    assert 202 == before
    assert 507 == full
    assert 200 == found.status_code
    assert 200 == healthy.status_code
    assert 202 == after
