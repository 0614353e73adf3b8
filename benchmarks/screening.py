"""Measure screening on the real SDN list: speed, memory, false positives, recall.

    python -m benchmarks.screening --lists ../shared/data

*--lists* is the folder that holds `lists/us_ofac/sdn/<day>` and `bench/`. The
table goes to `benchmarks/RESULTS.md`. Where `.venv-peers` has nomenklatura, its
logic-v2 scores the same queries in the same run, behind the candidate search of
Clearance.
"""

import argparse
import csv
import json
import platform
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from benchmarks._accuracy import (
    measure_manipulated,
    measure_pairs,
    measure_portal,
    measure_scripts,
)
from clearance.entities import Entity, Listing
from clearance.knowledge import Knowledge
from clearance.screening import DEFAULT_THRESHOLD, Index, Options, Query
from clearance.sources import find_on_disk, keep_found, load_snapshot, read_catalog
from clearance.values import AsOf, country_code

HERE = Path(__file__).resolve().parent
DAY = date(2023, 12, 28)  # the newest official set that has the aliases
SEED = 20231228
HELD_OUT = 3000
PER_CLASS = 200
WITH_SCRIPTS = (
    "au_dfat",
    "eu_fsf",
    "uk_sanctions_list_extract",
    "uk_workbook_extract",
    "un_consolidated",
    "us_ofac_sdn",
)
GROWN = (350_000, 1_000_000)
PEER = HERE.parent / ".venv-peers" / "bin" / "python"
EVERYTHING = Options(threshold=0.3, limit=20)


def read_listings(lists: Path) -> list[Listing]:
    """Load the SDN list of DAY through the same code that users run."""
    with tempfile.TemporaryDirectory() as folder:
        store = Knowledge(Path(folder))
        source = read_catalog()["us_ofac_sdn"]
        found = next(
            one for one in find_on_disk(lists, source.metadata) if one.published == DAY
        )
        moment = datetime(2024, 1, 1, tzinfo=UTC)
        load_snapshot(store, source, keep_found(store, source, found, retrieved=moment))
        return list(store.view(AsOf(DAY)).listings())


def read_innocents(folder: Path) -> list[dict[str, str]]:
    """Read the synthetic persons who are on no list."""
    rows: list[dict[str, str]] = []
    for name in ("negatives_us.csv", "negatives_global.csv"):
        with (folder / name).open(encoding="utf-8") as file:
            rows += csv.DictReader(file)
    return rows


def hold_out(
    listings: Sequence[Listing],
) -> tuple[list[Listing], list[tuple[str, str]]]:
    """Take real aliases out of the list: what is left, and (party, alias) pairs."""
    aliases = [
        (one.entity.id, alias)
        for one in listings
        for alias in one.entity.get("alias")
        if len(one.entity.names) > 1
    ]
    held = random.Random(SEED).sample(aliases, HELD_OUT)
    gone = set(held)
    return [_without(one, gone) for one in listings], held


def _without(listing: Listing, gone: set[tuple[str, str]]) -> Listing:
    entity = listing.entity
    kept = tuple(a for a in entity.get("alias") if (entity.id, a) not in gone)
    properties = {**entity.properties, "alias": kept}
    return replace(
        listing, entity=Entity(entity.id, entity.kind, properties, entity.sources)
    )


def rate(index: Index, queries: Sequence[Query], options: Options) -> float:
    """Count queries a second of CPU time, best of three."""
    best = 0.0
    for _ in range(3):
        start = time.process_time()
        for _ in index.screen_many(queries, options):
            pass
        best = max(best, len(queries) / (time.process_time() - start))
    return best


def latencies(index: Index, queries: Sequence[Query]) -> tuple[float, float]:
    """Time single queries: the median and the 99th percentile in milliseconds."""
    spent = []
    for query in queries:
        start = time.perf_counter()
        index.screen(query)
        spent.append((time.perf_counter() - start) * 1000)
    spent.sort()
    return spent[len(spent) // 2], spent[len(spent) * 99 // 100]


def best_scores(index: Index, queries: Iterable[Query]) -> list[float]:
    """Give the best score of each query, 0 where nothing is found."""
    options = replace(EVERYTHING, limit=1)
    return [
        found[0].score if found else 0.0
        for found in index.screen_many(queries, options)
    ]


def scores_of(index: Index, held: Sequence[tuple[str, str]]) -> list[float]:
    """Give for each alias that was taken out the score of the party it belongs to."""
    queries = [Query(names=(alias,)) for _, alias in held]
    found = index.screen_many(queries, EVERYTHING)
    return [
        next((m.score for m in matches if m.listing.entity.id == party), 0.0)
        for (party, _), matches in zip(held, found, strict=True)
    ]


def threshold_at(scores: Sequence[float], share: float) -> float:
    """Find the lowest threshold with at most this share of false positives."""
    ordered = sorted(scores, reverse=True)
    return ordered[int(share * len(ordered))] + 1e-9


def share(scores: Sequence[float], threshold: float) -> float:
    """Count the share of scores at or above a threshold."""
    return sum(score >= threshold for score in scores) / len(scores)


def with_fields(row: dict[str, str]) -> Query:
    """Ask about an innocent with all that is known of them."""
    country = country_code(row["nationality"])
    return Query(
        names=(row["full_name"],),
        kind="Person",
        birth_dates=(row["date_of_birth"],),
        countries=(country,) if country else (),
        genders=(row["gender"],),
    )


def ask_peer(
    python: Path, listings: Sequence[Listing], index: Index, queries: Sequence[Query]
) -> tuple[list[tuple[float, str]], float]:
    """Let logic-v2 score the candidates: its best (score, party) each, and its rate."""
    lines = [
        json.dumps(
            {
                "listed": {
                    one.entity.id: (
                        one.entity.kind,
                        [name for _, name in one.entity.names],
                    )
                    for one in listings
                }
            }
        )
    ]
    for query in queries:
        asked = {"query": query.names[0], "kind": query.kind or "LegalEntity"}
        lines.append(json.dumps({**asked, "candidates": index.considered(query)}))
    done = subprocess.run(
        [str(python), str(HERE / "_peer.py")],
        input="\n".join(lines),
        capture_output=True,
        text=True,
        check=True,
    )
    *answers, last = done.stdout.splitlines()
    best = [(float(score), str(key)) for score, key in map(json.loads, answers)]
    return best, len(queries) / json.loads(last)["seconds"]


def measure(root: Path) -> list[tuple[str, str]]:
    """Run everything and give the lines of the table."""
    rows: list[tuple[str, str]] = []

    def tell(what: str, value: str) -> None:
        rows.append((what, value))
        print(f"{what}: {value}", flush=True)

    listings = read_listings(root / "lists")
    index = _measure_building(listings, tell)
    innocents = read_innocents(root / "bench")
    _measure_mixed(index, listings, innocents, tell)
    picked = random.Random(SEED).sample(innocents, 6000)
    by_name = [Query(names=(row["full_name"],)) for row in picked]
    known = [Query(names=(one.entity.caption,)) for one in listings[::7]]
    tell("innocents by name, names/s/core", f"{rate(index, by_name, Options()):,.0f}")
    tell("listed names, names/s/core", f"{rate(index, known, Options()):,.0f}")
    full = [with_fields(row) for row in picked]
    tell(
        "innocents with all fields, names/s/core",
        f"{rate(index, full, Options()):,.0f}",
    )
    for what, queries in (("innocents", by_name[:2000]), ("listed", known[:2000])):
        median, late = latencies(index, queries)
        tell(
            f"one query in process, {what}, p50 / p99", f"{median:.2f} / {late:.2f} ms"
        )
    held = _measure_quality(listings, index, innocents, tell)
    measure_manipulated(listings, index, PER_CLASS, tell)
    measure_scripts(read_scripts(root / "lists"), PER_CLASS, tell)
    measure_portal(root / "bench", tell)
    measure_pairs(root / "bench", PEER, tell)
    for names in GROWN:
        _measure_growth(root, names, tell)
    if PEER.exists():
        _measure_peer(PEER, held, by_name, tell)
    else:
        tell("logic-v2", "not measured: there is no .venv-peers")
    return rows


Tell = Callable[[str, str], None]


def _measure_mixed(
    index: Index,
    listings: Sequence[Listing],
    innocents: Sequence[dict[str, str]],
    tell: Tell,
) -> None:
    """Screen 99 innocents for each listed name, words never seen, then seen."""
    rng = random.Random(SEED + 1)
    names = [row["full_name"] for row in rng.sample(innocents, 19_800)]
    names += [one.entity.caption for one in rng.sample(listings, 200)]
    rng.shuffle(names)
    queries = [Query(names=(name,)) for name in names]
    start = time.process_time()
    for _ in index.screen_many(queries, Options()):
        pass
    first = len(queries) / (time.process_time() - start)
    again = rate(index, queries, Options())
    tell(
        "20,000 names, 1 % of them listed, names/s/core: words new / words seen before",
        f"{first:,.0f} / {again:,.0f}",
    )


def read_scripts(lists: Path) -> list[Listing]:
    """Load the newest sets of all lists that give names in other scripts."""
    with tempfile.TemporaryDirectory() as folder:
        store = Knowledge(Path(folder))
        moment = datetime(2026, 11, 1, tzinfo=UTC)
        catalog = read_catalog()
        for name in WITH_SCRIPTS:
            source = catalog[name]
            found = max(
                find_on_disk(lists, source.metadata),
                key=lambda one: one.published or date.min,
            )
            kept = keep_found(store, source, found, retrieved=moment)
            load_snapshot(store, source, kept)
        return list(store.view(AsOf(date(2026, 11, 1))).listings())


def _measure_growth(root: Path, names: int, tell: Tell) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.growth", str(root), str(names)],
        cwd=HERE.parent,
        capture_output=True,
        text=True,
        check=True,
    )
    told = json.loads(done.stdout.splitlines()[-1])
    tell(
        f"list of {told['names']:,} names, names/s/core: words new / words seen before",
        f"{told['first']:,.0f} / {told['again']:,.0f}",
    )
    tell(
        f"the same: false positives at {DEFAULT_THRESHOLD} / build / peak memory",
        f"{told['false_positives']:.2%} / {told['build']:.0f} s / "
        f"{told['peak']:,.0f} MB",
    )


def _measure_building(listings: list[Listing], tell: Tell) -> Index:
    start = time.perf_counter()
    index = Index.build(listings)
    built = time.perf_counter() - start
    parties, names = index.size
    tell("parties / names", f"{parties:,} / {names:,}")
    tell("build", f"{built:.1f} s")
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "index"
        index.save(place)
        size = sum(path.stat().st_size for path in place.iterdir())
        tell("on disk", f"{size / 1e6:.0f} MB")
        start = time.perf_counter()
        Index.open(place)
        tell("reopen", f"{(time.perf_counter() - start) * 1000:.0f} ms")
        tell("memory of a process that reopened it", _memory(place))
    return index


def _memory(place: Path) -> str:
    """Measure a fresh process that opens the index and screens one name."""
    code = (
        "import sys; from pathlib import Path;"
        "from clearance.screening import Index, Query;"
        "Index.open(Path(sys.argv[1])).screen(Query(names=('Ivan Ivanov',)));"
        "status = Path('/proc/self/status').read_text();"
        "print(status.split('VmHWM:')[1].split()[0])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(place)],
        capture_output=True,
        text=True,
        check=True,
    )
    return f"{int(done.stdout) / 1024:.0f} MB resident"


@dataclass(frozen=True, slots=True)
class HeldOut:
    """A list without some of its aliases, and those aliases with their parties."""

    listings: list[Listing]
    index: Index
    aliases: list[tuple[str, str]]


def _measure_quality(
    listings: list[Listing], index: Index, innocents: list[dict[str, str]], tell: Tell
) -> HeldOut:
    named = best_scores(index, (Query(names=(r["full_name"],)) for r in innocents))
    tell(
        f"false positives by name at {DEFAULT_THRESHOLD}, {len(named):,} innocents",
        f"{share(named, DEFAULT_THRESHOLD):.2%}",
    )
    fields = best_scores(index, map(with_fields, innocents))
    tell(
        "the same with birth date, nationality and gender",
        f"{share(fields, DEFAULT_THRESHOLD):.2%}",
    )
    left, aliases = hold_out(listings)
    held = HeldOut(left, Index.build(left), aliases)
    scores = scores_of(held.index, aliases)
    tell(
        f"recall of {HELD_OUT:,} held-out aliases at {DEFAULT_THRESHOLD}",
        f"{share(scores, DEFAULT_THRESHOLD):.3f}",
    )
    for allowed in (0.002, 0.005, 0.01):
        threshold = threshold_at(named, allowed)
        tell(
            f"the same at {allowed:.1%} false positives (threshold {threshold:.3f})",
            f"{share(scores, threshold):.3f}",
        )
    return held


def _measure_peer(peer: Path, held: HeldOut, queries: list[Query], tell: Tell) -> None:
    """Let logic-v2 compare what Clearance compares, and measure it the same way."""
    looked = sum(len(held.index.considered(query)) for query in queries[:1000]) / 1000
    best, speed = ask_peer(peer, held.listings, held.index, queries)
    own = rate(held.index, queries, Options())
    tell(
        f"logic-v2 4.17.4 behind the same candidates ({looked:.1f} a query), innocents,"
        " comparing only, names/s/core",
        f"{speed:,.0f}",
    )
    tell("Clearance on the same, candidate search included", f"{own:,.0f}")
    named = [score for score, _ in best]
    tell(
        f"logic-v2 false positives at 0.70, {len(named):,} of them",
        f"{share(named, 0.7):.2%}",
    )
    aliases = [Query(names=(alias,)) for _, alias in held.aliases]
    found, speed = ask_peer(peer, held.listings, held.index, aliases)
    scores = [
        score if key == party else 0.0
        for (score, key), (party, _) in zip(found, held.aliases, strict=True)
    ]
    tell(
        "logic-v2 on the held-out aliases, comparing only, names/s/core",
        f"{speed:,.0f}",
    )
    threshold = threshold_at(named, 0.005)
    ours = scores_of(held.index, held.aliases)
    limit = threshold_at(best_scores(held.index, queries), 0.005)
    tell(
        "recall of held-out aliases at 0.5% false positives on these innocents: "
        "logic-v2 / Clearance",
        f"{share(scores, threshold):.3f} / {share(ours, limit):.3f}",
    )


def write(rows: Sequence[tuple[str, str]], today: str) -> None:
    """Write the table, with the day and the command that made it."""
    command = "make bench"
    made = (
        f"Made on {today} by `{command}`, Python {platform.python_version()}, one core "
        f"of a shared machine; list: SDN of {DAY.isoformat()}, seed {SEED}."
    )
    note = (
        "Held-out aliases are real ones taken out of the list and searched for; many "
        "do not resemble any name that is left, so 1.0 is out of reach. Innocents are "
        "synthetic persons; some of them bear a listed name."
    )
    table = [f"| {what} | {value} |" for what, value in rows]
    head = ["# What screening does, measured", "", made, ""]
    lines = [*head, "| what | measured |", "| --- | --- |", *table, "", note, ""]
    (HERE / "RESULTS.md").write_text("\n".join(lines), "utf-8")


def main() -> None:
    """Measure and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lists", type=Path, required=True)
    root = parser.parse_args().lists.resolve()
    rows = measure(root)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    rows.append(("peak memory of the whole run", f"{peak:.0f} MB"))
    write(rows, datetime.now(tz=UTC).date().isoformat())


if __name__ == "__main__":
    main()
