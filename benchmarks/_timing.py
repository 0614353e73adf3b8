"""Time screening in a process of its own that opens a saved index.

    python -m benchmarks._timing INDEX QUESTIONS WHAT ACCELERATED

QUESTIONS is an Arrow file with a column "name". WHAT is "batch" (the whole table
through `screen_batch`: when every word is new, and again), "once" (the table, once)
or "single" (one question after the other: new and again). ACCELERATED is "yes", "no" or
"default". Prints one JSON object; all seconds are of CPU.
"""

import inspect
import json
import sys
import time
from pathlib import Path
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]

from benchmarks._figures import quantile
from clearance.app._warm import warm
from clearance.screening import Index, Query, screen_batch

ACCELERATED = {"yes": True, "no": False, "default": None}


def can_accelerate() -> bool:
    """Say whether the library has an accelerated search to choose."""
    return "accelerated" in inspect.signature(Index.open).parameters


def open_index(folder: Path, accelerated: str) -> Index:
    """Open the index as asked; as ever where there is nothing to choose."""
    if accelerated == "default" or not can_accelerate():
        return Index.open(folder)
    choose: Any = Index.open
    opened: Index = choose(folder, accelerated=ACCELERATED[accelerated])
    return opened


def batch(index: Index, table: pa.Table) -> dict[str, float]:
    """Give rows a second, of words never seen and of words seen before."""
    return _tables(index, table, ("first", "again"))


def once(index: Index, table: pa.Table) -> dict[str, float]:
    """Give rows a second of a table that is screened once."""
    return _tables(index, table, ("first",))


def _tables(index: Index, table: pa.Table, times: tuple[str, ...]) -> dict[str, float]:
    told: dict[str, float] = {"rows": table.num_rows}
    for name in times:
        start, wall = time.process_time(), time.perf_counter()
        answers = screen_batch(index, table)
        told[name] = table.num_rows / (time.process_time() - start)
        told[f"{name}_wall"] = table.num_rows / (time.perf_counter() - wall)
        told["matches"] = answers.num_rows
    return told


def single(index: Index, table: pa.Table) -> dict[str, float]:
    """Give the median and the 99th percentile in milliseconds."""
    told: dict[str, float] = {"rows": table.num_rows}
    queries = [Query(names=(name,)) for name in table.column("name").to_pylist()]
    for name in ("first", "again"):
        spent = []
        for query in queries:
            start = time.process_time()
            index.screen(query)
            spent.append((time.process_time() - start) * 1000)
        told[f"{name}_p50"] = quantile(spent, 0.5)
        told[f"{name}_p99"] = quantile(spent, 0.99)
    return told


def main() -> None:
    """Open, warm up, time, tell."""
    folder, questions, what, accelerated = sys.argv[1:]
    with pa.memory_map(questions) as source, pa.ipc.open_file(source) as reader:
        table = reader.read_all()
    index = open_index(Path(folder), accelerated)
    # The first questions read word tables (a second) and compile; that is starting up,
    # and the service does it before it answers anybody.
    warm(index)
    screen_batch(index, pa.table({"name": ["Warm Up Again"]}))
    told = {"batch": batch, "once": once, "single": single}[what](index, table)
    print(json.dumps(told))


if __name__ == "__main__":
    main()
