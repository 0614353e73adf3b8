"""Start the service with the SDN list and put it under load; print what it did.

    python -m benchmarks.service LISTS BODIES [--seconds 20] [--soak 300]

LISTS is the folder of official lists, BODIES one of files with JSON bodies for /match
(`twenty.jsonl`, `one.jsonl`). The load comes from a process of its own
(`benchmarks.load`). Prints one JSON object. Throughput is by seconds of the server's
CPU and by the clock; latency is by the clock, at half of what was reached by it. The
soak asks at that pace while a newer list is loaded.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from benchmarks.screening import DAY

NEWER = "2024-05-03"
_SDN = Path("us_ofac") / "sdn"
_PATIENCE = 300.0
_TICKS = os.sysconf("SC_CLK_TCK")
_BODIES = {"twenty": 20, "one": 1}


@dataclass(frozen=True)
class Server:
    """A service that runs: its port, its process, its data folder."""

    port: int
    process: subprocess.Popen[str]
    data: Path

    def cpu(self) -> float:
        """Give the seconds of CPU that it has used."""
        told = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2]
        user, system = told.split()[11:13]
        return (int(user) + int(system)) / _TICKS

    def memory(self) -> float:
        """Give the MB that it alone holds: what is mapped from files is shared."""
        text = Path(f"/proc/{self.process.pid}/status").read_text()
        found = re.search(r"RssAnon:\s+(\d+)", text)
        assert found is not None
        return int(found[1]) / 1024


def clearance(data: Path, *words: str) -> None:
    """Run a command of Clearance with its data in a folder."""
    done = subprocess.run(
        ["nice", sys.executable, "-m", "clearance", *words, "--data", str(data)],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"clearance {words[0]} failed:\n{done.stderr[-2000:]}")


def load_day(lists: Path, data: Path, day: str) -> None:
    """Load the SDN list of one day."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / _SDN
        place.mkdir(parents=True)
        (place / day).symlink_to((lists / _SDN / day).resolve())
        clearance(data, "update", "us_ofac_sdn", "--from", folder, "--quiet")


@contextmanager
def serving(data: Path) -> Iterator[Server]:
    """Start the service and stop it afterwards."""
    command = [sys.executable, "-m", "clearance", "serve", "--port", "0"]
    process = subprocess.Popen(
        [*command, "--data", str(data)],
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
    )
    assert process.stderr is not None
    found, said = None, ""
    while found is None:
        line = process.stderr.readline()
        if not line:
            raise RuntimeError(f"the service did not start:\n{said[-2000:]}")
        said += line
        found = re.search(r"http://\S+:(\d+)", said)
    # Its log goes nowhere, but somebody has to read it.
    threading.Thread(target=lambda: list(process.stderr or ()), daemon=True).start()
    server = Server(int(found[1]), process, data)
    try:
        _wait(server)
        yield server
    finally:
        process.terminate()
        process.wait(60)


def _wait(server: Server) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        if _told(server, "/readyz").status_code == 200:
            return
        time.sleep(0.2)
    raise RuntimeError("the service never had its lists open")


def _told(server: Server, path: str) -> httpx.Response:
    return httpx.get(f"http://127.0.0.1:{server.port}{path}", timeout=60)


def _version(server: Server) -> str:
    version: str = _told(server, "/-/version").json()["index"]
    return version


def put_load(server: Server, bodies: Path, **options: float) -> dict[str, Any]:
    """Ask for some seconds; give what came of it, with the server's CPU."""
    words = [
        str(one) for name, value in options.items() for one in (f"--{name}", value)
    ]
    before = server.cpu()
    done = subprocess.run(
        [
            *(sys.executable, "-m", "benchmarks.load"),
            *("127.0.0.1", str(server.port), "/match/default", str(bodies), *words),
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    told: dict[str, Any] = json.loads(done.stdout)
    return {**told, "server": server.cpu() - before}


def measure(server: Server, bodies: Path, seconds: float) -> dict[str, float]:
    """Ask as fast as it goes, and at half of that; 20 at once, and one by one."""
    found: dict[str, float] = {}
    for name, many in _BODIES.items():
        place = bodies / f"{name}.jsonl"
        put_load(server, place, seconds=min(3, seconds), connections=2)
        told = put_load(server, place, seconds=seconds, connections=2)
        pace = told["answered"] / told["seconds"]
        found[f"{name}_per_core"] = told["answered"] * many / told["server"]
        found[f"{name}_by_clock"] = pace * many
        half = put_load(
            server, place, seconds=seconds, connections=8, rate=max(pace / 2, 1)
        )
        found[f"{name}_p50"], found[f"{name}_p99"] = half["p50"], half["p99"]
        found[f"{name}_half"] = pace / 2
        found[f"{name}_failed"] = sum((told["failed"] | half["failed"]).values())
    return found


def soak(
    server: Server, bodies: Path, lists: Path, *, seconds: float, rate: float
) -> dict[str, float]:
    """Ask at a steady pace while a newer list is loaded; watch memory and failures."""
    memory: list[float] = []
    done = threading.Event()

    def watch() -> None:
        while not done.wait(1):
            memory.append(server.memory())

    def renew() -> None:
        load_day(lists, server.data, NEWER)
        end = time.monotonic() + _PATIENCE
        while _version(server) == before and time.monotonic() < end:
            time.sleep(1)
        taken.append(_version(server))

    before, taken = _version(server), list[str]()
    watching = threading.Thread(target=watch, daemon=True)
    watching.start()
    loading = threading.Timer(seconds / 6, renew)
    loading.start()
    told = put_load(server, bodies, seconds=seconds, connections=8, rate=rate)
    loading.join()
    done.set()
    watching.join()
    quarter = max(len(memory) // 4, 1)
    return {
        "soak_seconds": told["seconds"],
        "soak_answered": told["answered"],
        "soak_failed": sum(told["failed"].values()),
        "soak_p99": told["p99"],
        "soak_most": told["most"],
        "soak_new_list": float(taken not in ([], [before])),
        "soak_memory_first": max(memory[:quarter], default=0),
        "soak_memory_third": max(memory[2 * quarter : 3 * quarter], default=0),
        "soak_memory_last": max(memory[-quarter:], default=0),
        "soak_memory_most": max(memory, default=0),
    }


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("lists", type=Path)
    parser.add_argument("bodies", type=Path)
    parser.add_argument("--data", type=Path, help="a data folder that has the list")
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--soak", type=float, default=300)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        data = asked.data or Path(folder) / "data"
        if asked.data is None:
            data.mkdir()
            load_day(asked.lists, data, DAY.isoformat())
        with serving(data) as server:
            told = measure(server, asked.bodies, asked.seconds)
            if asked.soak:
                rate = max(told["one_half"], 1)
                one = asked.bodies / "one.jsonl"
                told |= soak(server, one, asked.lists, seconds=asked.soak, rate=rate)
    print(json.dumps(told))


if __name__ == "__main__":
    main()
