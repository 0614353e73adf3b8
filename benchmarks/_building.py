"""Building an index, opening it again, and the memory of processes that share it.

    python -m benchmarks._building DATA

loads every list of DATA as `clearance update` does, opens the index in two processes at
once and prints what they take as one JSON object.

    python -m benchmarks._building --worker INDEX

is such a process.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks._ground import Ground
from benchmarks._speed import run
from benchmarks._table import HERE, Row, Tell
from clearance import app
from clearance.screening import Index, Query
from clearance.settings import Settings

_BUILD, _REOPEN, _RESIDENT = 5.0, 0.3, 1024
MOMENT = datetime(2026, 11, 1, tzinfo=UTC)
WORKERS = 2
_NAMES = ("Ivan Ivanov", "Rosneft Trading", "Mohammed Al-Hassan", "Kim Jong Chol")


def measure_building(ground: Ground, tell: Tell) -> None:
    """Time building and opening again, of the SDN list."""
    listings = ground.listings
    start, spent = time.perf_counter(), time.process_time()
    index = Index.build(listings)
    built, cpu = time.perf_counter() - start, time.process_time() - spent
    parties, names = index.size
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "index"
        index.save(place)
        size = sum(path.stat().st_size for path in place.iterdir()) / 1e6
        opened = []
        for _ in range(3):
            start = time.perf_counter()
            Index.open(place)
            opened.append(time.perf_counter() - start)
    reopened = sorted(opened)[1]
    tell(
        Row(
            "build",
            f"index build, full SDN ({parties:,} parties, {names:,} names)",
            f"{built:.1f} s ({cpu:.1f} s CPU)",
            f"≤ {_BUILD:.0f} s",
            built <= _BUILD,
            values={"wall": built, "cpu": cpu, "parties": parties, "names": names},
        )
    )
    tell(
        Row(
            "reopen",
            "reopen from disk, every file checked against its digest",
            f"{reopened:.2f} s ({size:.0f} MB)",
            f"≤ {_REOPEN} s",
            reopened <= _REOPEN,
            values={"wall": reopened, "megabytes": size},
        )
    )


def measure_memory(ground: Ground, tell: Tell) -> None:
    """Measure two processes that open the index of all lists."""
    told = run("_building", str(ground.lists))
    resident = told["resident"]
    tell(
        Row(
            "memory",
            f"memory with all lists ({told['parties']:,.0f} parties, "
            f"{told['names']:,.0f} names), {WORKERS} processes with one saved index: "
            "resident / own / its share of all, each",
            f"{resident:,.0f} / {told['unique']:,.0f} / {told['shared']:,.0f} MB",
            f"≤ {_RESIDENT:,} MB resident, index shared",
            resident <= _RESIDENT and told["unique"] < resident,
            values=told,
        )
    )
    tell(
        Row(
            "loading",
            "loading all lists, finding who is who and building that index: time / "
            "peak memory",
            f"{told['loaded']:.0f} s / {told['peak']:,.0f} MB",
            values={"loaded": told["loaded"], "peak": told["peak"]},
        )
    )


def _worker(folder: Path) -> None:
    """Open, screen, wait until all have, tell, wait again."""
    index = Index.open(folder)
    for name in _NAMES * 25:
        index.screen(Query(names=(name,)))
    print("ready", flush=True)
    sys.stdin.readline()
    found = dict.fromkeys(("Rss", "Pss", "Private_Clean", "Private_Dirty"), 0.0)
    for line in Path("/proc/self/smaps_rollup").read_text("utf-8").splitlines()[1:]:
        name, _, rest = line.partition(":")
        if name in found:
            found[name] = int(rest.split()[0]) / 1024
    parties, names = index.size
    unique = found["Private_Clean"] + found["Private_Dirty"]
    told = {"resident": found["Rss"], "shared": found["Pss"], "unique": unique}
    print(json.dumps({**told, "parties": parties, "names": names}), flush=True)
    sys.stdin.readline()


def _share(folder: Path) -> dict[str, float]:
    """Let processes open one index at once; give the most that any of them takes."""
    command = [sys.executable, "-m", "benchmarks._building", "--worker", str(folder)]
    workers = [
        subprocess.Popen(
            command,
            cwd=HERE.parent,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(WORKERS)
    ]
    answers: list[dict[str, float]] = []
    for step in ("ready", "told"):
        for worker in workers:
            assert worker.stdin is not None
            assert worker.stdout is not None
            if step == "told":
                worker.stdin.write("\n")
                worker.stdin.flush()
                answers.append(json.loads(worker.stdout.readline()))
            elif not worker.stdout.readline():
                raise RuntimeError("a process could not open the index of all lists")
    for worker in workers:
        worker.communicate("\n")
    return {key: max(answer[key] for answer in answers) for key in answers[0]}


def main() -> None:
    """Load everything, share the index, tell."""
    if sys.argv[1] == "--worker":
        _worker(Path(sys.argv[2]))
        return
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data=Path(folder))
        start = time.perf_counter()
        request = app.UpdateRequest(
            folder=Path(sys.argv[1]), patience=timedelta(minutes=1)
        )
        app.update(settings, request, now=lambda: MOMENT, progress=app.Silent())
        app.prepare(app.Desk(settings), now=MOMENT, progress=app.Silent())
        loaded = time.perf_counter() - start
        used = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
        peak = max(resource.getrusage(who).ru_maxrss for who in used) / 1024
        indexes = [p for p in (Path(folder) / "indexes").iterdir() if p.is_dir()]
        told = _share(max(indexes, key=lambda place: place.stat().st_mtime))
    print(json.dumps({**told, "loaded": loaded, "peak": peak}))


if __name__ == "__main__":
    main()
