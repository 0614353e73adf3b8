"""Profile a batch, single questions and the building of an index.

    python -m benchmarks.profiling --data ../shared/data

Each runs in a fresh process, once under cProfile and once, where py-spy is installed,
sampled from outside for a flame graph. `profiles/` gets the statistics (open them with
`python -m pstats`), a readable list and the graph of each; `benchmarks/PROFILE.md` a
short summary.
"""

import argparse
import cProfile
import pstats
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path

import pyarrow as pa  # type: ignore[import-untyped]

from benchmarks._ground import Ground
from benchmarks._speed import mixed, write_names
from benchmarks._table import HERE
from benchmarks.peers import Peers
from benchmarks.screening import read_listings
from clearance.screening import Index, Query, screen_batch

ROWS, SINGLE = 20_000, 2000
MOST = 12
FOLDER = HERE.parent / "profiles"
SUMMARY = HERE / "PROFILE.md"
TITLES = {
    "batch": f"{ROWS:,} names, 99 % innocents, through `screen_batch`, words new",
    "single": f"{SINGLE:,} of them through `Index.screen`, one by one, words new",
    "fast": "the batch with compiled code (`[fast]`)",
    "build": "`Index.build` of OFAC's SDN list",
}


def prepare(what: str, data: Path, folder: Path) -> Callable[[], object]:
    """Make everything ready, and give the work to profile."""
    if what == "build":
        listings = read_listings(data / "lists")
        return lambda: Index.build(listings)
    index = Index.open(folder / "index", accelerated=what == "fast")
    with pa.memory_map(str(folder / "names.arrow")) as source:
        table = pa.ipc.open_file(source).read_all()
    for name in ("Warm Up", "Тёплый Пуск"):
        index.screen(Query(names=(name,)))
    screen_batch(index, table.slice(0, 1))
    if what != "single":
        return lambda: screen_batch(index, table)
    queries = [Query(names=(n,)) for n in table.column("name").to_pylist()[:SINGLE]]
    return lambda: [index.screen(query) for query in queries]


def _run(what: str, data: Path, folder: Path, stats: Path | None) -> None:
    work = prepare(what, data, folder)
    if stats is None:
        work()
        return
    profile = cProfile.Profile(time.process_time)
    profile.runcall(work)
    profile.dump_stats(stats)


def _profile(what: str, data: Path, folder: Path) -> pstats.Stats:
    """Profile one kind of work in fresh processes; write all files but the summary."""
    own = [sys.executable, "-m", "benchmarks.profiling", "--data", str(data)]
    own += ["--work", what, "--folder", str(folder)]
    kept = FOLDER / f"{what}.prof"
    subprocess.run([*own, "--stats", str(kept)], cwd=HERE.parent, check=True)
    sampler = Path(sys.executable).with_name("py-spy")
    if sampler.exists():
        sampled = [str(sampler), "record", "--rate", "200", "--output"]
        done = subprocess.run(
            [*sampled, str(FOLDER / f"{what}.svg"), "--", *own],
            cwd=HERE.parent,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            print(f"no flame graph of {what}: {done.stderr.strip()[-200:]}")
    with (FOLDER / f"{what}.txt").open("w", encoding="utf-8") as file:
        stats = pstats.Stats(str(kept), stream=file).strip_dirs()
        for order in ("tottime", "cumulative"):
            stats.sort_stats(order).print_stats(40)
    return pstats.Stats(str(kept))


def summary(what: str, stats: pstats.Stats) -> list[str]:
    """Write down where the time goes: by module, and the functions that take most."""
    found: dict[tuple[str, int, str], tuple[int, int, float, float, object]]
    found = stats.stats  # type: ignore[attr-defined]
    total = sum(entry[2] for entry in found.values())
    modules: defaultdict[str, float] = defaultdict(float)
    for (file, _, _), entry in found.items():
        modules[_place(file)] += entry[2]
    most = sorted(modules.items(), key=lambda item: -item[1])[: MOST // 2]
    lines = [
        f"## {TITLES[what]}",
        "",
        f"{total:.1f} s of CPU under the profiler: small functions look dearer by it.",
        "",
        "| module | share |",
        "| --- | --- |",
        *(f"| {module} | {spent / total:.0%} |" for module, spent in most),
        "",
        "| function | calls | own time | with all it calls |",
        "| --- | --- | --- | --- |",
    ]
    ranked = sorted(found.items(), key=lambda item: -item[1][2])[:MOST]
    for (file, _, name), (_, calls, own, whole, _) in ranked:
        where = "" if file == "~" else f"{_place(file)}: "
        text = f"{where}{name}".replace("|", "\\|")
        lines.append(f"| `{text}` | {calls:,} | {own / total:.1%} | {whole:.2f} s |")
    return [*lines, ""]


def is_built() -> bool:
    """Say whether there is what compiles."""
    return find_spec("numba") is not None


def _place(file: str) -> str:
    """Name a module without the path of this machine."""
    path = Path(file)
    if file.startswith(("~", "<")):
        return "built in"
    for root in ("clearance", "site-packages"):
        if root in path.parts:
            at = len(path.parts) - 1 - path.parts[::-1].index(root)
            return "/".join(path.parts[at + (root == "site-packages") :])
    return path.name


def main() -> None:
    """Profile everything, or do one piece of work."""
    parser = argparse.ArgumentParser(description="Profile screening.")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--work", choices=tuple(TITLES))
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--stats", type=Path)
    asked = parser.parse_args()
    data = asked.data.resolve()
    if asked.work:
        _run(asked.work, data, asked.folder, asked.stats)
        return
    if not (data / "lists").is_dir():
        print(f"Nothing can be profiled: {asked.data} has no lists.")
        sys.exit(1)
    FOLDER.mkdir(exist_ok=True)
    day = datetime.now(tz=UTC).date().isoformat()
    lines = ["# Where the time goes", "", f"Written by `make profile` on {day}.", ""]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ground = Ground(data, Peers(Path(), "", "not asked"))
        Index.build([*ground.listings, *ground.un]).save(folder / "index")
        drawn = mixed(ground, ROWS, ROWS // 100)
        write_names([text for text, _ in drawn], folder / "names.arrow")
        for what in [one for one in TITLES if one != "fast" or is_built()]:
            lines += summary(what, _profile(what, data, folder))
            print(f"profiled: {what}", flush=True)
    SUMMARY.write_text("\n".join(lines), "utf-8")
    print(f"written: {SUMMARY.name} and {FOLDER.name}/")


if __name__ == "__main__":
    main()
