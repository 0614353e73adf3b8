"""Measure screening on a list grown to so many names, in a process of its own.

    python -m benchmarks.growth DATA NAMES

The list is that of `screening.py`, grown by invented parties: words of listed names
put together anew, 35 % of them with a letter added, left out or replaced. Prints one
JSON object.
"""

import json
import random
import resource
import string
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks._detection import hits_of, samples_of
from benchmarks._ground import alerts
from benchmarks.screening import SEED, rate, read_innocents, read_listings
from clearance.app._warm import warm
from clearance.entities import Entity, Listing
from clearance.screening import Index, Options, Query

PERTURBED = 0.35
PERSONS = 0.6
TIMED = 12_000  # innocents drawn at random
FOUND = 20  # manipulated names of each class that are searched for


def grown(listings: list[Listing], names: int) -> Iterator[Listing]:
    """Give the listings, and invented parties with two names each up to *names*."""
    rng = random.Random(SEED)
    words: dict[bool, list[str]] = {True: [], False: []}
    lengths: dict[bool, list[int]] = {True: [], False: []}
    have = 0
    for listing in listings:
        person = listing.entity.is_a("Person")
        for _, name in listing.entity.names:
            parts = name.replace(",", "").split()
            words[person] += parts
            lengths[person].append(min(max(len(parts), 1), 7))
            have += 1
        yield listing
    for number in range((names - have) // 2):
        person = rng.random() < PERSONS
        invented = tuple(
            " ".join(
                _perturbed(word, rng)
                for word in rng.sample(words[person], rng.choice(lengths[person]))
            )
            for _ in range(2)
        )
        kind = "Person" if person else "Company"
        properties = {"name": invented[:1], "alias": invented[1:]}
        yield Listing(Entity(f"grown-{number}", kind, properties, ("grown",)))


def _perturbed(word: str, rng: random.Random) -> str:
    if len(word) < 4 or rng.random() >= PERTURBED:
        return word
    at = rng.randrange(len(word))
    letter = rng.choice(string.ascii_lowercase)
    return rng.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + letter + word[at:],
            word[:at] + letter + word[at + 1 :],
        )
    )


def main() -> None:
    """Build, screen, tell."""
    root, names = Path(sys.argv[1]), int(sys.argv[2])
    real = read_listings(root / "lists")
    samples = [one for some in samples_of(real, FOUND).values() for one in some]
    listings = list(grown(real, names))
    start = time.process_time()
    index = Index.build(listings)
    built = time.process_time() - start
    rows = read_innocents(root / "bench")
    everybody = [Query(names=(row["full_name"],)) for row in rows]
    queries = random.Random(SEED).sample(everybody, TIMED)
    warm(index)  # word tables are read once, as by every process that screens
    for _ in index.screen_many([Query(names=("Warm Up",))] * 256):
        pass  # and compiled code where numba is installed
    start = time.process_time()
    for _ in index.screen_many(queries, Options()):
        pass
    first = len(queries) / (time.process_time() - start)
    told = {
        "names": index.size[1],
        "build": built,
        "first": first,
        "again": rate(index, queries[:3000], Options()),
        "alerts": alerts(index, everybody),
        "asked": len(everybody),
        "hits": hits_of(index, samples),
        "samples": len(samples),
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
