"""What hostile texts can cost: no comparison is slow, and no text fails or hangs.

    python -m benchmarks._bounds compare
    python -m benchmarks._bounds search DATA SHARE

print one JSON object each: how long comparisons took, and what searching for a share of
the fuzzed texts did.
"""

import gc
import json
import random
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import combinations_with_replacement, islice
from pathlib import Path

from benchmarks._ground import Ground
from benchmarks._speed import run
from benchmarks._table import Row, Tell
from benchmarks._texts import ALPHABETS, HOSTILE, any_text, damaged
from benchmarks.screening import read_listings
from clearance.screening import Index, Options, Query, compare_names

SEED = 20261130
PAIRS, TEXTS, SHARES = 3_000, 200_000, 2
_BAR = 0.005
_HANG = 1.0
_KINDS = ("Person", "Company", "LegalEntity", "Vessel")


def fuzzed(rng: random.Random, names: tuple[str, ...]) -> Iterator[str]:
    """Give texts without end: every other one is a listed name that was damaged."""
    while True:
        yield any_text(rng)
        yield damaged(rng, rng.choice(names))


def _pairs() -> Iterator[tuple[str, str, str]]:
    rng = random.Random(SEED)
    for _ in range(PAIRS):
        yield any_text(rng), any_text(rng), "LegalEntity"
    for one, other in combinations_with_replacement(HOSTILE.values(), 2):
        for kind in _KINDS:
            yield one, other, kind


def _seconds(one: str, other: str, kind: str) -> float:
    """Give the CPU seconds of a comparison that is not kept from before.

    The better of two: what is seen for the first time may read a table, once.
    """
    spent = []
    for letter in "qx":
        start = time.process_time()
        compare_names(one + letter, other, kind=kind)
        spent.append(time.process_time() - start)
    return min(spent)


def compared() -> dict[str, float]:
    """Compare pairs of texts by chance, and every two hostile ones as every kind."""
    for text in (*ALPHABETS, *HOSTILE.values()):
        for kind in _KINDS:
            compare_names(text, "the tables of its script are read once", kind=kind)
    spent = sorted(_seconds(*pair) for pair in _pairs())
    return {
        "pairs": len(spent),
        "over": sum(seconds > _BAR for seconds in spent),
        "most": spent[-1] * 1e3,
        "p50": spent[len(spent) // 2] * 1e3,
        "p99": spent[int(0.99 * len(spent))] * 1e3,
    }


def searched(root: Path, share: int) -> dict[str, float]:
    """Search OFAC's list for a share of the fuzzed texts; count those that failed.

    What is open is set aside from Python's search for garbage, as the service does: to
    look through all of it takes a second or more, whatever text is asked then.
    """
    listings = read_listings(root / "lists")
    names = tuple(
        name for one in listings for name in one.entity.properties.get("name", ())
    )
    index = Index.build(listings)
    for letters in ALPHABETS:  # the tables of its script are read once
        index.screen(Query(names=(letters,)))
    del listings
    gc.collect()
    gc.freeze()
    failed = hung = found = 0
    most = 0.0
    texts = fuzzed(random.Random(SEED + share), names)
    for text in islice(texts, TEXTS // SHARES):
        start = time.process_time()
        try:
            matches = index.screen(Query(names=(text,)), Options(threshold=0.4))
        except Exception as error:  # noqa: BLE001 - whatever it is, it is counted
            failed += 1
            print(f"{text[:80]!r}: {error!r}", file=sys.stderr)
            continue
        spent = time.process_time() - start
        most, hung = max(most, spent), hung + (spent > _HANG)
        scores = [match.score for match in matches]
        if scores != sorted(scores, reverse=True) or any(
            not 0.4 <= score <= 1 for score in scores
        ):
            failed += 1
            print(f"{text[:80]!r}: scores {scores}", file=sys.stderr)
        found += bool(matches)
    return {"failed": failed, "hung": hung, "most": most * 1e3, "found": found}


def measure_bounds(ground: Ground, tell: Tell) -> None:
    """Measure comparisons by themselves, then two halves of the texts side by side."""
    told = run("_bounds", "compare")
    tell(
        Row(
            "comparisons",
            f"comparisons of two texts, {PAIRS:,} pairs by chance and every two of "
            f"{len(HOSTILE)} made to hurt, as {len(_KINDS)} kinds: how many take over "
            "5 ms; p50 / p99 / most",
            f"{told['over']:.0f} of {told['pairs']:,.0f}; "
            f"{told['p50']:.2f} / {told['p99']:.1f} / {told['most']:.1f} ms",
            "none",
            told["over"] == 0,
            values=told,
        )
    )
    with ThreadPoolExecutor(SHARES) as both:
        shares = [
            both.submit(run, "_bounds", "search", str(ground.root), str(share))
            for share in range(SHARES)
        ]
        halves = [share.result() for share in shares]
    failed, hung, found = (
        sum(int(half[key]) for half in halves) for key in ("failed", "hung", "found")
    )
    most = max(float(half["most"]) for half in halves)
    tell(
        Row(
            "fuzzed",
            f"{TEXTS:,} fuzzed texts searched for, half of them damaged names of "
            "OFAC's list: fail / take over a second",
            f"{failed} / {hung}; {found:,} find somebody; most {most:.0f} ms",
            "none",
            failed == hung == 0,
            values={"failed": failed, "hung": hung, "most": most, "found": found},
        )
    )


def main() -> None:
    """Tell one of both."""
    match sys.argv[1:]:
        case ["compare"]:
            told = compared()
        case ["search", root, share]:
            told = searched(Path(root), int(share))
        case _:
            sys.exit("Say: compare, or: search DATA SHARE")
    print(json.dumps(told))


if __name__ == "__main__":
    main()
