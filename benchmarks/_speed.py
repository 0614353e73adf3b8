"""How quick screening is: whole tables, single questions, long lists; and the peers."""

import json
import random
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pyarrow as pa  # type: ignore[import-untyped]

from benchmarks._figures import interval, quantile
from benchmarks._ground import Ground
from benchmarks._table import HERE, Row, Tell
from benchmarks._timing import can_accelerate
from benchmarks.peers import PeerError, listed_lines, question
from benchmarks.screening import SEED
from clearance.entities import Listing
from clearance.screening import Index

ROWS, LISTED = 50_000, 500
MILLION = 1_000_000
SINGLE = 2000
OF_PEERS = 1000
MATCHERS = ("logic-v2", "logic-v1", "name-based")
GROWN = {350_000: 2500, 1_000_000: 1000}
_MIXED = "99 % innocents"
_BATCH, _FAST, _TIMES = 10_000, 40_000, 130
_P50, _P99 = 0.2, 1.5
_GROWN_ALERTS = 0.0035
Told = Mapping[str, float]


def run(module: str, *arguments: str) -> Told:
    """Run a module of the benchmark in a fresh process; give what it tells last."""
    done = subprocess.run(
        [sys.executable, "-m", f"benchmarks.{module}", *arguments],
        cwd=HERE.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"benchmarks.{module} failed:\n{done.stderr[-2000:]}")
    # What went wrong without ending it, such as the texts that failed, is shown.
    sys.stderr.write(done.stderr)
    told: Told = json.loads(done.stdout.splitlines()[-1])
    return told


@contextmanager
def saved(listings: Sequence[Listing]) -> Iterator[Path]:
    """Keep an index in a folder for as long as it is needed."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "index"
        Index.build(listings).save(place)
        yield place


def mixed(ground: Ground, rows: int, listed: int) -> list[tuple[str, str]]:
    """Draw (name, kind) of so many innocents and, among them, so many listed."""
    rng = random.Random(SEED + 1)
    innocents = rng.sample(ground.innocents, min(rows - listed, len(ground.innocents)))
    parties = rng.sample([*ground.listings, *ground.un], listed)
    drawn = [(row["full_name"], "Person") for row in innocents]
    drawn += [(one.entity.caption, one.entity.kind) for one in parties]
    rng.shuffle(drawn)
    return drawn


def recombined(ground: Ground, rows: int) -> list[str]:
    """Make up so many names, 99 % of innocents: the first of one, the last of another.

    Of the same file and script; the others are listed parties, some repeatedly.
    """
    rng = random.Random(SEED + 2)
    kin: dict[str, list[list[str]]] = {}
    for row in ground.innocents:
        words = row["full_name"].split()
        kin.setdefault(_script(words[-1]), []).append(words)
    each = [words for words in kin.values() for _ in words]
    parties = [*ground.listings, *ground.un]
    drawn = []
    for _ in range(rows - rows // 100):
        some = rng.choice(each)
        drawn.append(" ".join([*rng.choice(some)[:-1], rng.choice(some)[-1]]))
    drawn += [one.entity.caption for one in rng.choices(parties, k=rows // 100)]
    rng.shuffle(drawn)
    return drawn


def _script(word: str) -> str:
    """Give the script of the last letter of a word, by its name in Unicode."""
    return unicodedata.name(word[-1], "none").partition(" ")[0]


def write_names(names: Sequence[str], place: Path) -> str:
    """Keep names as an Arrow file; give its path."""
    table = pa.table({"name": list(names)})
    with pa.OSFile(str(place), "wb") as sink, pa.ipc.new_file(sink, table.schema) as to:
        to.write_table(table)
    return str(place)


def measure_speed(ground: Ground, tell: Tell) -> None:
    """Time tables and single questions against SDN and UN together."""
    listings = [*ground.listings, *ground.un]
    with saved(listings) as index, tempfile.TemporaryDirectory() as folder:
        names = [name for name, _ in mixed(ground, ROWS, LISTED)]
        questions = write_names(names, Path(folder) / "batch.arrow")
        size = Index.open(index).size
        plain = run("_timing", str(index), questions, "batch", "no")
        fast = million = None
        if can_accelerate():
            try:
                fast = run("_timing", str(index), questions, "batch", "yes")
                many = write_names(
                    recombined(ground, MILLION), Path(folder) / "million"
                )
                million = run("_timing", str(index), many, "once", "yes")
            except RuntimeError as error:
                print(error, flush=True)
        peers = _peer_speeds(ground, listings)
        _tell_batch(size, plain, peers, tell)
        _tell_fast(fast, tell)
        _tell_million(million, tell)
        _measure_single(ground, index, peers, tell, fast=fast is not None)


def _peer_speeds(ground: Ground, listings: Sequence[Listing]) -> dict[str, list[float]]:
    """Give the CPU seconds of each question, for each peer and search."""
    if ground.peers.missing:
        return {}
    asked = [question(name, kind) for name, kind in mixed(ground, OF_PEERS, 10)]
    found = {}
    for search, where in (("words", "yente's query"), ("blocker", "own blocker")):
        names = MATCHERS if search == "words" else MATCHERS[:1]
        first = {
            "algorithms": names,
            "search": search,
            "listed": listed_lines(listings),
        }
        try:
            answers = ground.peers.ask(
                "_peer_search.py", [first, *asked], keep=False
            ).result()
        except PeerError as error:
            print(error, flush=True)
            continue
        for name in names:
            each = sum(one["candidates"] for one in answers) / len(answers)
            who = f"{name}, {where}, {each:.0f} candidates each"
            found[who] = [one[name][3] + one["search"] for one in answers]
    return found


def _tell_batch(
    size: tuple[int, int], plain: Told, peers: dict[str, list[float]], tell: Tell
) -> None:
    speeds = {who: len(spent) / sum(spent) for who, spent in peers.items()}
    texts = ", ".join(f"{speed:,.0f} ({who})" for who, speed in speeds.items())
    tell(
        Row(
            "batch",
            f"batch throughput, one core, SDN and UN ({size[0]:,} parties, "
            f"{size[1]:,} names), {ROWS:,} rows, 99 % innocents, Arrow table to "
            "explained Arrow table, wheels only, names/s: fresh process / again",
            f"{plain['first']:,.0f} / {plain['again']:,.0f}",
            f"≥ {_BATCH:,} in a fresh process",
            plain["first"] >= _BATCH,
            texts,
            {"first": plain["first"], "again": plain["again"], **speeds},
        )
    )
    best = max(
        (s for who, s in speeds.items() if who.startswith("logic-v2")), default=0
    )
    times = plain["first"] / best if best else 0.0
    multiples = ", ".join(
        f"{plain['first'] / speed:,.0f} times ({who})"
        for who, speed in speeds.items()
        if who.startswith("logic-v2")
    )
    tell(
        Row(
            "batch_times",
            "the same, as a multiple of logic-v2 behind a candidate search of its own",
            multiples or "not measured: no peer",
            f"≥ {_TIMES} times either",
            times >= _TIMES if best else None,
            values={"times": times} if best else {},
        )
    )


def _tell_fast(fast: Told | None, tell: Tell) -> None:
    values = {"first": fast["first"], "again": fast["again"]} if fast else {}
    text = f"{fast['first']:,.0f} / {fast['again']:,.0f}" if fast else "not built"
    if fast is None and can_accelerate():
        text = "not installed here"
    met = fast["first"] >= _FAST if fast else (None if can_accelerate() else False)
    tell(
        Row(
            "batch_fast",
            "the same with the `[fast]` extra, names/s: fresh process / again",
            text,
            f"≥ {_FAST:,} in a fresh process",
            met,
            values=values,
        )
    )


def _tell_million(told: Told | None, tell: Tell) -> None:
    tell(
        Row(
            "batch_million",
            f"the same with `[fast]`, {MILLION:,} rows (first names of innocents with "
            "surnames of others), fresh process",
            f"{told['first']:,.0f}" if told else "not measured",
            f"≥ {_FAST:,} in a fresh process",
            told["first"] >= _FAST if told else None,
            values={"first": told["first"]} if told else {},
        )
    )


def _measure_single(
    ground: Ground,
    index: Path,
    peers: dict[str, list[float]],
    tell: Tell,
    *,
    fast: bool,
) -> None:
    listed = random.Random(SEED).sample(ground.listings, SINGLE)
    innocents = random.Random(SEED).sample(ground.innocents, SINGLE)
    kinds = {
        _MIXED: [name for name, _ in mixed(ground, SINGLE, SINGLE // 100)],
        "innocents": [row["full_name"] for row in innocents],
        "listed": [one.entity.caption for one in listed],
    }
    texts = {
        who: f"{quantile(spent, 0.5) * 1000:.1f} / {quantile(spent, 0.99) * 1000:.0f} "
        f"ms ({who})"
        for who, spent in peers.items()
        if "blocker" not in who
    }
    for name, names in kinds.items():
        questions = write_names(names, index.parent / "single.arrow")
        told = run("_timing", str(index), questions, "single", "no")
        for when in ("first", "again"):
            peer = ", ".join(texts.values()) if when == "first" else ""
            tell(_single_row(name, when, told, peer if name == _MIXED else ""))
        if fast and name == _MIXED:
            told = run("_timing", str(index), questions, "single", "yes")
            for when in ("first", "again"):
                row = _single_row(f"{name} with `[fast]`", when, told, "")
                tell(replace(row, key=f"single_fast_{when}"))


def _single_row(name: str, when: str, told: Told, peer: str) -> Row:
    p50, p99 = told[f"{when}_p50"], told[f"{when}_p99"]
    words = {"first": "words new", "again": "words seen before"}[when]
    judged = name == _MIXED
    return Row(
        f"single_{'mixed' if judged else name}_{when}",
        f"one query in process, {SINGLE:,} names, {name}, {words}: p50 / p99",
        f"{p50:.2f} / {p99:.2f} ms",
        f"≤ {_P50} / ≤ {_P99} ms" if judged else "",
        (p50 <= _P50 and p99 <= _P99) if judged else None,
        peer,
        {"p50": p50, "p99": p99},
    )


def measure_growth(ground: Ground, tell: Tell) -> None:
    """Measure lists that were grown by invented parties, each in its own process."""
    for names, least in GROWN.items():
        told = run("growth", str(ground.root), str(names))
        tell(
            Row(
                f"growth_{names}",
                f"list of {told['names']:,.0f} names, names/s/core, compiled code "
                "where numba is installed: words new / seen",
                f"{told['first']:,.0f} / {told['again']:,.0f}",
                f"≥ {least:,}, words new",
                told["first"] >= least,
                values=told,
            )
        )
        count, asked = int(told["alerts"]), int(told["asked"])
        tell(
            Row(
                f"growth_{names}_alerts",
                "the same: false positives at the default, name only",
                f"{count / asked:.2%} ({interval(count, asked, percent=True)})",
                f"≤ {_GROWN_ALERTS:.2%}, held by calibration",
                count / asked <= _GROWN_ALERTS,
                values={"count": count, "asked": asked, "share": count / asked},
            )
        )
        hits, samples = int(told["hits"]), int(told["samples"])
        tell(
            Row(
                f"growth_{names}_recall",
                "the same: manipulated names found at the default, "
                f"{samples:,} of all classes",
                f"{hits / samples:.3f} ({interval(hits, samples)})",
                values={"hits": hits, "asked": samples},
            )
        )
        tell(
            Row(
                f"growth_{names}_build",
                "the same: build / peak memory",
                f"{told['build']:.0f} s / {told['peak']:,.0f} MB",
                values={"build": told["build"], "peak": told["peak"]},
            )
        )
