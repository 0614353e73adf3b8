"""The database of jobs stopped and started again; jobs of a service that was killed."""

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from tests.conftest import Once
from tests.service.running import get, prepared, start
from tests.work.postgres import postgres


@pytest.mark.slow
def test_a_stopped_database_is_said_and_all_else_is_answered(
    once: Once, tmp_path: Path
) -> None:
    """Then it is started, and nothing else need be."""
    data = prepared(once, tmp_path / "data")
    with postgres() as server:
        own = {"CLEARANCE_DATABASE": server.url}
        with start(data, environment=own) as service:
            address = service.address
            assert 200 == get(f"{address}/v1/jobs").status_code
            server.stop()
            away = get(f"{address}/v1/jobs")
            batch = httpx.post(
                f"{address}/v1/batch?job=1", content=b"name\nVTB\n", timeout=60
            )
            screened = get(f"{address}/v1/screen?name=VTB")
            server.start()

            back = get(f"{address}/v1/jobs")

    assert [503, 503, 200, 200] == [
        one.status_code for one in (away, batch, screened, back)
    ]
    assert "does not answer" in away.json()["detail"]
    assert "secret-word" not in away.text
    assert not list((data / "jobs").iterdir())


@pytest.mark.slow
def test_a_job_goes_on_at_the_next_start(once: Once, tmp_path: Path) -> None:
    """The service is killed while a job runs; parts that are done stay done."""
    data = prepared(once, tmp_path / "data")
    rows = "name\n" + "".join(f"Erika Mustermann {n}\n" for n in range(20_000))
    with start(data) as service:
        told = httpx.post(
            f"{service.address}/v1/batch?job=1", content=rows.encode(), timeout=60
        ).json()
        parts = data / "jobs" / told["id"] / "parts"
        _until(lambda: len(list(parts.glob("*.head"))) > 2)
        os.kill(service.process.pid, signal.SIGKILL)
        service.process.wait()
    time.sleep(3)  # the runner notices, and ends
    kept = {path.name: path.stat().st_mtime_ns for path in parts.glob("*.head")}
    assert 2 < len(kept) < 20

    with start(data) as again:
        href = f"{again.address}{told['href']}"
        _until(lambda: len(list(parts.glob("*.head"))) > len(kept))
        now = {path.name: path.stat().st_mtime_ns for path in parts.glob("*.head")}
        _until(lambda: get(href).json()["state"] == "done")
        done = get(href).json()

    assert kept == {name: now[name] for name in kept}
    assert {"done": 20_000, "total": 20_000} == done["progress"]


def _until(holds: Callable[[], bool]) -> None:
    until = time.monotonic() + 150
    while not holds():
        assert time.monotonic() < until, "it never came to that"
        time.sleep(0.1)
