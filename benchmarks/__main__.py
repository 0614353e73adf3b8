"""Measure every bar of matching in one run, and write the table.

    python -m benchmarks --data ../shared/data

*--data* is the folder that holds `lists` and `bench`. The table goes to
`benchmarks/RESULTS.md`, its twin for machines to `benchmarks/results.json`. With
*--part* only that is measured and printed, and nothing is written.
"""

import argparse
import platform
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from benchmarks import _table as table
from benchmarks._bounds import measure_bounds
from benchmarks._building import measure_building, measure_memory
from benchmarks._detection import measure_manipulated, measure_scripts
from benchmarks._ground import Ground
from benchmarks._loss import measure_loss
from benchmarks._ownership import measure_ownership
from benchmarks._pairs import measure_pairs, measure_portal
from benchmarks._rates import measure_rates
from benchmarks._service import measure_service
from benchmarks._speed import measure_growth, measure_speed
from benchmarks._table import HERE, Results, Row, Tell
from benchmarks._unseen import measure_unseen
from benchmarks.peers import FOLDER, PeerError, Peers
from benchmarks.screening import DAY, HELD_OUT, SEED

PARTS: dict[str, Callable[[Ground, Tell], None]] = {
    # What is timed comes first, with nothing beside it; peers then answer on one core
    # while ours is measured for accuracy on the other.
    "build": measure_building,
    "speed": measure_speed,
    "growth": measure_growth,
    "ownership": measure_ownership,
    "service": measure_service,
    "pairs": measure_pairs,
    "unseen": measure_unseen,
    "portal": measure_portal,
    "rates": measure_rates,
    "manipulated": measure_manipulated,
    "scripts": measure_scripts,
    "loss": measure_loss,
    "bounds": measure_bounds,
    "memory": measure_memory,
}
ORDER = (
    *("pairs", "unseen", "rates", "manipulated", "scripts", "portal"),
    *("speed", "growth", "loss", "bounds", "build", "memory"),
    *("ownership", "service"),
)
"""The order of the parts in the table: that of issue 4, what is found first."""
_NOTES = f"""
List: OFAC's SDN of {DAY.isoformat()}, where no other is named; with it the UN's newest.
Samples are drawn with seed {SEED}. Shares have 95 % Wilson intervals in brackets.

Speeds and latencies are of CPU time, of one process, after a few questions that read
the word tables; build, opening and loading are by the clock. Machines differ, and one
machine's hours do: speeds of two runs compare by what the peers took in each of them.

Held-out aliases are real ones taken out of the list and searched for; many do not
resemble any name that is left, so 1.0 is out of reach. Innocents are synthetic persons;
some of them bear a listed name.

The threshold of the {HELD_OUT:,} aliases is set on all innocents; for peers, and for
the figure of ours that stands beside theirs, on a sample of them. An alias counts for
its own party alone.

Peers search with two searches of their own: the shape of yente's query (keys, words,
sounds and symbols of names, and letter triples besides) on tantivy, the best 50; and
nomenklatura's DuckDB blocker with its defaults, which leaves out words that many of the
questions asked at once share. yente itself needs a search server and was not run. Peers
are told the kind of who is asked about (Person for innocents), ours is not.

The world of owners is made by chance: most companies have few owners and some have
hundreds, some owners hold thousands of companies, a fiftieth of the holdings by
companies close cycles, shares of some are missing, and the listed are drawn by what
they hold. Under its bars seconds are of CPU, of one process.

The service answers over HTTP, with the load generator on the other core of the same
machine. Its throughput is counted by seconds of its CPU, its latency by the clock from
the moment at which a request was due. yente answers in its own process and without HTTP
or a search engine: its routes, scoring and objects, with candidates from a plain index
of words in memory that counts as its time, too.

Innocents, aliases, labelled pairs and classes were looked at while the engine was
tuned; these rows are no independent test.
"""
NOTES = tuple(" ".join(note.split()) for note in _NOTES.strip().split("\n\n"))


def measure(ground: Ground, parts: Sequence[str]) -> dict[str, list[Row]]:
    """Measure parts and give the rows of each, telling them as they come."""
    found: dict[str, list[Row]] = {}
    for part in parts:
        start = time.perf_counter()
        found[part] = _rows(part, ground)
        print(f"-- {part}: {time.perf_counter() - start:.0f} s", flush=True)
    return found


def _rows(part: str, ground: Ground) -> list[Row]:
    rows: list[Row] = []

    def tell(row: Row) -> None:
        rows.append(row)
        bar = f" [{row.bar}: {row.verdict}]" if row.bar else ""
        peer = f" | {row.peer}" if row.peer else ""
        print(f"{row.what}: {row.measured}{bar}{peer}", flush=True)

    try:
        PARTS[part](ground, tell)
    except RuntimeError as error:
        # The rest of half an hour's work is not lost for one part that fails.
        print(f"{part} failed: {error}", flush=True)
        why = str(error).strip().splitlines()[-1]
        rows.append(Row(part, f"{part} (failed)", why, "to be measured", met=None))
    except PeerError as error:
        print(f"peers failed: {error}", flush=True)
        rows.clear()
        without = replace(ground, peers=replace(ground.peers, missing=str(error)))
        PARTS[part](without, tell)
        return [
            replace(row, peer=row.peer or f"not measured: {error}" if row.bar else "")
            for row in rows
        ]
    return rows


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "none"


def _made(seconds: float) -> dict[str, str]:
    done = subprocess.run(
        ["git", "describe", "--always", "--dirty"],
        cwd=HERE,
        capture_output=True,
        text=True,
        check=False,
    )
    model = Path("/proc/cpuinfo").read_text("utf-8").split("model name")[1]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "day": datetime.now(tz=UTC).date().isoformat(),
        "commit": done.stdout.strip() or "unknown",
        "Python": platform.python_version(),
        "numba": _version("numba"),
        "processor": model.partition("\n")[0].strip(" \t:"),
        "took": f"{seconds / 60:.0f} min, {peak:.0f} MB",
    }


def main() -> None:
    """Measure and write the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--part", choices=tuple(PARTS), action="append")
    parser.add_argument("--peers", type=Path, default=FOLDER / "bin" / "python")
    parser.add_argument("--fresh", action="store_true", help="ask peers all again")
    asked = parser.parse_args()
    root = asked.data.resolve()
    missing = [one for one in ("lists", "bench") if not (root / one).is_dir()]
    if missing:
        print(
            f"Nothing can be measured: {asked.data} has no {' and no '.join(missing)}."
        )
        sys.exit(1)
    start = time.perf_counter()
    ground = Ground(root, Peers.find(asked.peers.absolute(), fresh=asked.fresh))
    print(ground.peers.versions or f"no peers: {ground.peers.missing}", flush=True)
    found = measure(ground, asked.part or tuple(PARTS))
    if asked.part:
        return
    rows = tuple(row for part in ORDER for row in found[part])
    made = _made(time.perf_counter() - start)
    table.write(Results(made, rows), (*NOTES, ground.peers.note()))
    print(f"written: {table.TABLE.name}, {table.TWIN.name}")


if __name__ == "__main__":
    main()
