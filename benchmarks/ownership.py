"""Make a large world of owners by chance, and time the arithmetic of ownership on it.

    python -m benchmarks.ownership make FOLDER COMPANIES HOLDINGS
    python -m benchmarks.ownership time FOLDER

`make` writes `entities.parquet` and `holdings.parquet`; `time` loads them in this
process, decides for four jurisdictions, asks about single companies, changes one
listing, and prints one JSON object: seconds by the clock, seconds of CPU, memory.
"""

import json
import resource
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path

import numpy as np
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]
from numpy.typing import NDArray

from benchmarks._figures import quantile
from clearance.law import the_book
from clearance.ownership import Decision, Graph, Status, decide, ownership_rules

SEED = 20240801
DAY = date(2024, 8, 1)
LAWS = ("us", "eu", "uk", "ca")
LISTED = 15_000
CHANGES = 10
PERSONS_PER_COMPANY = 0.8
# Of the owners that are companies, this share stand later in the order of founding
# than what they own: these close cycles and cross-holdings.
BACKWARDS = 0.02
COMPANY_OWNERS = 0.35
GAPS = 0.15
AGAIN = 0.02
# Days of records, of which one in fifty ended before the day that is asked about.
_FIRST, _LAST = date(1995, 1, 1).toordinal(), date(2024, 7, 1).toordinal()
_EPOCH = date(1970, 1, 1).toordinal()
# How companies are really shared out: sole owners and halves are frequent.
_USUAL = np.array([100.0, 50.0, 51.0, 49.0, 75.0, 25.0, 33.33, 99.0, 90.0, 10.0])

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


def make(folder: Path, companies: int, holdings: int) -> None:
    """Write a world: few owners for most, many for some, chains, cycles, gaps."""
    chance = np.random.default_rng(SEED)
    persons = int(companies * PERSONS_PER_COMPANY)
    owned = _owned(chance, companies, holdings)
    owner = _owners(chance, owned, companies, persons)
    share = _shares(chance, owned)
    size = len(owned)
    since = chance.integers(_FIRST, _LAST, size) - _EPOCH
    ended = chance.random(size) < 0.02
    until = np.where(ended, np.minimum(since + 900, _LAST - _EPOCH), 2**30)
    source = chance.choice(4, size, p=(0.5, 0.3, 0.15, 0.05))
    ids = [f"ZZ{number:018d}" for number in range(companies + persons)]
    kinds = pa.DictionaryArray.from_arrays(
        np.repeat(np.array([0, 1], np.int8), (companies, persons)),
        ["Company", "Person"],
    )
    folder.mkdir(parents=True, exist_ok=True)
    entities = pa.table({"id": ids, "kind": kinds})
    pq.write_table(entities, folder / "entities.parquet")
    texts = entities.column("id").combine_chunks()
    table = {
        "owner": texts.take(pa.array(owner)),
        "owned": texts.take(pa.array(owned)),
        "share": share,
        "since": pa.array(since.astype(np.int32)).cast(pa.date32()),
        "until": pa.array(until.astype(np.int32), mask=~ended).cast(pa.date32()),
        "source": pa.DictionaryArray.from_arrays(
            source.astype(np.int8), ["registry-a", "registry-b", "filing", "press"]
        ),
    }
    pq.write_table(pa.table(table), folder / "holdings.parquet")


def _owned(chance: np.random.Generator, companies: int, holdings: int) -> Ints:
    """Draw for each holding the company: one owner for many, hundreds for few."""
    many = chance.zipf(2.2, companies).clip(max=400).astype(np.float64)
    many *= (holdings - companies) / max(many.sum(), 1)
    counts = 1 + chance.poisson(many)
    owned = np.repeat(np.arange(companies), counts)
    short = holdings - len(owned)
    if short > 0:
        owned = np.concatenate([owned, chance.integers(0, companies, short)])
    return owned[chance.permutation(len(owned))[:holdings]]


def _owners(
    chance: np.random.Generator, owned: Ints, companies: int, persons: int
) -> Ints:
    """Draw owners: persons, and companies of which some hold thousands of others."""
    size = len(owned)
    person = companies + chance.integers(0, persons, size)
    # Earlier companies own later ones, and the early ones own many (density u^2).
    earlier = (owned * chance.random(size) ** 2).astype(np.int64)
    later = chance.integers(0, companies, size)
    company = np.where(chance.random(size) < BACKWARDS, later, earlier)
    return np.where(chance.random(size) < COMPANY_OWNERS, company, person)


def _shares(chance: np.random.Generator, owned: Ints) -> Floats:
    """Draw shares that sum to 100 for most companies, and to less for some."""
    size = len(owned)
    raw = chance.choice(_USUAL, size)
    totals = np.bincount(owned, weights=raw)[owned]
    share = np.where(totals > 100, raw * 100 / totals, raw)
    alone = np.bincount(owned)[owned] == 1
    share = np.where(alone & (chance.random(size) < 0.6), 100.0, share)
    share = np.where(chance.random(size) < GAPS, share * chance.random(size), share)
    share = (np.floor(share * 100) / 100).astype(np.float64)
    share[chance.random(size) < 0.03] = np.nan
    made: Floats = share
    return made


@contextmanager
def _clock(told: dict[str, float], what: str) -> Iterator[None]:
    """Note seconds of CPU and by the clock that a block takes."""
    wall, cpu = time.perf_counter(), time.process_time()
    yield
    told[f"{what}_wall"] = time.perf_counter() - wall
    told[f"{what}_cpu"] = time.process_time() - cpu


def times(folder: Path) -> dict[str, float]:
    """Load, decide, ask, change one listing; seconds of CPU but where it says wall."""
    rules, told = ownership_rules(the_book(), DAY), dict[str, float]()
    with _clock(told, "load"):
        graph = Graph.from_tables(
            folder / "entities.parquet", folder / "holdings.parquet", day=DAY
        )
        graph.number(graph.ids[0])
    holdings = pq.read_metadata(folder / "holdings.parquet").num_rows
    listed = listed_in(graph)
    told |= {"parties": len(graph), "holdings": holdings, "listed": len(listed)}
    told["companies"] = len(graph) / (1 + PERSONS_PER_COMPANY)
    decided: dict[str, Decision] = {}
    for law in LAWS:
        with _clock(told, f"decide_{law}"):
            decided[law] = decide(graph, listed, rules[law])
            for status in Status:
                count = int(decided[law].marked(status).sum())
                told[f"{law}_{status.value.replace(' ', '_')}"] = count
    asked = [*_some(graph, 200), *list(decided["us"].implied())[:200]]
    query = [_timed(partial(_ask, decided, one)) * 1000 for one in asked]
    change = [
        _timed(partial(_changed, decided[law], one))
        for law in LAWS
        for one in (*listed[:CHANGES], *_some(graph, CHANGES))
    ]
    told |= {
        "query_p50_ms": quantile(query, 0.5),
        "query_p99_ms": quantile(query, 0.99),
    }
    told |= {"change_p50_s": quantile(change, 0.5), "change_most_s": max(change)}
    told["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return told


def listed_in(graph: Graph) -> list[str]:
    """Draw who is listed: those who hold something, the more the likelier."""
    chance = np.random.default_rng(SEED + 1)
    edges = graph.edges
    draws = chance.choice(edges.owner, LISTED * 2)
    some = list(dict.fromkeys(draws.tolist()))[: min(LISTED, len(graph) // 50)]
    return [graph.ids[one] for one in some]


def _some(graph: Graph, count: int) -> list[str]:
    chance = np.random.default_rng(SEED + 2)
    return [graph.ids[int(one)] for one in chance.integers(0, len(graph) // 2, count)]


def _timed(ask: Callable[[], object]) -> float:
    start = time.process_time()
    ask()
    return time.process_time() - start


def _ask(decided: dict[str, Decision], party: str) -> None:
    """Ask all that a person is shown of a company, under four laws."""
    for decision in decided.values():
        decision.standing(party)
        decision.proof(party)
        decision.ask(party)


def _changed(decision: Decision, party: str) -> int:
    """List or unlist one party, and count the implied set again."""
    number = decision.graph.number(party)
    if number in decision.listed:
        after = decision.with_listed(removed=[party])
    else:
        after = decision.with_listed(added=[party])
    return int(after.marked(Status.BLOCKED).sum())


def main() -> None:
    """Make a world, or time one."""
    what, folder = sys.argv[1], Path(sys.argv[2])
    if what == "make":
        companies, holdings = int(sys.argv[3]), int(sys.argv[4])
        make(folder, companies, holdings)
        print(json.dumps({"companies": companies, "holdings": holdings}))
    else:
        print(json.dumps(times(folder)))


if __name__ == "__main__":
    main()
