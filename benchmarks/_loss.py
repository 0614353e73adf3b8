"""What the search for candidates loses of what comparing everything would report.

    python -m benchmarks._loss DATA PER_CLASS

prints one JSON object: what is lost on a list of fewer parties, where each question is
compared with every name.
"""

import json
import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks._detection import by_script, samples_of
from benchmarks._figures import interval
from benchmarks._ground import PER_CLASS, Ground
from benchmarks._speed import run
from benchmarks._table import Row, Tell
from benchmarks.screening import SEED, read_listings
from clearance.screening import Index, Options, Query
from clearance.validation import CrossScript, Sample

_BAR = 0.003
FEWER, EACH = 1500, 20
WHOLE = Options(limit=100_000)
_Asked = Sample | CrossScript
_Counts = dict[str, tuple[int, int]]


def lost_of_own(index: Index, samples: Mapping[str, Sequence[_Asked]]) -> _Counts:
    """Count by class the parties asked about: (lost, due).

    Due is who reaches the default when the question is laid beside all names of the
    party; lost is who of them the search does not report.
    """
    found = {}
    for name, some in samples.items():
        queries = [Query(names=(one.written,)) for one in some]
        lost = due = 0
        for one, query, answer in _answered(index, some, queries):
            if index.compare_all(query, WHOLE, parties=(one.party,)):
                due += 1
                lost += one.party not in answer
        found[name] = lost, due
    return found


def lost_of_all(index: Index, samples: Mapping[str, Sequence[Sample]]) -> _Counts:
    """Count by class all parties that comparing every name reports: (lost, due)."""
    found = {}
    for name, some in samples.items():
        queries = [Query(names=(one.written,)) for one in some]
        lost = due = 0
        for _, query, answer in _answered(index, some, queries):
            whole = {m.listing.entity.id for m in index.compare_all(query, WHOLE)}
            due += len(whole)
            lost += len(whole - answer)
        found[name] = lost, due
    return found


def _answered(
    index: Index, some: Sequence[_Asked], queries: Sequence[Query]
) -> Iterator[tuple[_Asked, Query, set[str]]]:
    answers = index.screen_many(queries, WHOLE)
    for one, query, matches in zip(some, queries, answers, strict=True):
        yield one, query, {match.listing.entity.id for match in matches}


def measure_loss(ground: Ground, tell: Tell) -> None:
    """Measure both ways, class by class, and the first in other scripts."""
    own = lost_of_own(ground.index, samples_of(ground.listings, PER_CLASS))
    _tell(
        "loss_own",
        f"what candidate search loses of the parties asked about, up to {PER_CLASS} "
        "manipulated names a class, every name of the party compared",
        own,
        tell,
    )
    scripts = {key: some for key, _, some in by_script(ground)}
    _tell(
        "loss_scripts",
        f"the same in the own scripts of parties on all lists, up to {PER_CLASS} each",
        lost_of_own(ground.latin_index, scripts),
        tell,
    )
    told = run("_loss", str(ground.root), str(EACH))
    everything = {
        name: (int(told[f"{name}/lost"]), int(told[f"{name}/due"])) for name in own
    }
    _tell(
        "loss_all",
        "what it loses of all that exhaustive scoring reports, on a list of "
        f"{FEWER:,} parties, up to {EACH} names a class",
        everything,
        tell,
    )


def _tell(key: str, what: str, counts: _Counts, tell: Tell) -> None:
    lost, due = (sum(pair[at] for pair in counts.values()) for at in (0, 1))
    over = {n: (a, b) for n, (a, b) in counts.items() if b and a / b > _BAR}
    worst = ", ".join(f"{name} {a} of {b}" for name, (a, b) in sorted(over.items()))
    tell(
        Row(
            key,
            what,
            f"{lost / due:.2%} ({lost} of {due:,}); "
            + (f"{len(over)} of {len(counts)} classes over: {worst}" if over else "")
            + ("" if over else "no class over"),
            f"≤ {_BAR:.1%} in every class",
            not over,
            values={"lost": lost, "due": due, "classes_over": len(over)},
        )
    )
    spread = interval(lost, due, percent=True)
    tell(Row(f"{key}_interval", f"95 % interval of the share lost ({key})", spread))


def main() -> None:
    """Compare every name of a shorter list."""
    root, count = Path(sys.argv[1]), int(sys.argv[2])
    listings = read_listings(root / "lists")
    fewer = random.Random(SEED).sample(listings, FEWER)
    samples = samples_of(fewer, count)
    counts = lost_of_all(Index.build(fewer), samples)
    told = {f"{name}/lost": lost for name, (lost, _) in counts.items()}
    told |= {f"{name}/due": due for name, (_, due) in counts.items()}
    print(json.dumps(told))


if __name__ == "__main__":
    main()
