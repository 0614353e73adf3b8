"""Names of listed parties written otherwise, and in other scripts."""

import csv
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks._figures import interval
from benchmarks._ground import PER_CLASS, Ground
from benchmarks._rates import head
from benchmarks._table import Row, Tell
from benchmarks.peers import THRESHOLD, listed_lines, question
from benchmarks.screening import SEED
from clearance.entities import Listing
from clearance.screening import DEFAULT_THRESHOLD, Index, Options, Query
from clearance.validation import (
    LIMIT,
    CrossScript,
    Sample,
    manipulations,
    take_samples,
)

OF_PEERS = 40
_NOT_ONE_NAME = Path(__file__).with_name("not_one_name.csv")
_OVERALL, _WORST, _CLASSES = 0.98, 0.92, 25
_SCRIPTS = {"Cyrillic": 0.95}
_OTHER_SCRIPT = 0.90
_LEAST_ASKED = 10  # below this a share of a script is not told
_Samples = dict[str, tuple[Sample, ...]]


def samples_of(listings: Sequence[Listing], count: int) -> _Samples:
    """Rewrite names of listed parties, class by class."""
    drawn = {
        one.name: take_samples(listings, one, count, SEED) for one in manipulations()
    }
    return {name: samples for name, samples in drawn.items() if samples}


def hits_of(index: Index, asked: Sequence[Sample | CrossScript]) -> int:
    """Count the questions among whose answers at the default is their party."""
    queries = (Query(names=(one.written,)) for one in asked)
    answers = index.screen_many(queries, Options(limit=LIMIT))
    return sum(
        any(match.listing.entity.id == one.party for match in matches)
        for one, matches in zip(asked, answers, strict=True)
    )


def measure_manipulated(ground: Ground, tell: Tell) -> None:
    """Ask about real names written otherwise, class by class."""
    samples = samples_of(ground.listings, PER_CLASS)
    asked = None
    of_peers = [one for some in samples.values() for one in some[:OF_PEERS]]
    if not ground.peers.missing:
        lines: list[Any] = [head(ground, "words", held=False, names=("logic-v2",))]
        lines += [
            question(one.written, ground.kinds[one.party], one.party)
            for one in of_peers
        ]
        asked = ground.peers.ask("_peer_search.py", lines)
    hits = {name: hits_of(ground.index, some) for name, some in samples.items()}
    theirs: dict[str, int] = {}
    if asked is not None:
        found = iter(asked.result())
        for name, some in samples.items():
            answers = [next(found) for _ in some[:OF_PEERS]]
            theirs[name] = sum(one["logic-v2"][2] >= THRESHOLD for one in answers)
    _tell_classes(samples, hits, theirs, tell)


def _tell_classes(
    samples: _Samples, hits: dict[str, int], theirs: dict[str, int], tell: Tell
) -> None:
    total, found = sum(map(len, samples.values())), sum(hits.values())
    shares = {name: hits[name] / len(some) for name, some in samples.items()}
    low = sorted((value, name) for name, value in shares.items() if value < _WORST)
    few = {name: min(len(some), OF_PEERS) for name, some in samples.items()}
    peer, worst = "", ""
    if theirs:
        count, of = sum(theirs.values()), sum(few.values())
        peer = f"{count / of:.3f} of {of:,} ({interval(count, of)}; logic-v2)"
        ranked = sorted((theirs[name] / few[name], name) for name in theirs)
        below = [f"{name} {value:.2f}" for value, name in ranked if value < _WORST]
        worst = f"{len(below)} below (logic-v2): {', '.join(below)}"
    tell(
        Row(
            "manipulated",
            f"manipulated names of listed parties, {len(samples)} classes, {total:,} "
            f"names, recall at the default ({DEFAULT_THRESHOLD})",
            f"{found / total:.3f} ({interval(found, total)})",
            f"≥ {_OVERALL}, in {_CLASSES} classes or more",
            found / total >= _OVERALL and len(samples) >= _CLASSES,
            peer,
            {"recall": found / total, "asked": total, "classes": len(samples)},
        )
    )
    tell(
        Row(
            "manipulated_worst",
            "the worst classes of them",
            ", ".join(f"{name} {value:.3f}" for value, name in low)
            or f"none below; the worst is {min(shares, key=lambda n: shares[n])}, "
            f"{min(shares.values()):.3f}",
            f"none under {_WORST}",
            not low,
            worst,
            {"below": len(low), "worst": min(shares.values())},
        )
    )
    tell(
        Row(
            "manipulated_classes",
            f"the other classes ({min(map(len, samples.values()))} to {PER_CLASS} "
            f"names each; logic-v2: up to {OF_PEERS})",
            ", ".join(f"{n} {v:.3f}" for n, v in sorted(shares.items()) if v >= _WORST),
            peer=", ".join(f"{n} {theirs[n] / few[n]:.2f}" for n in sorted(theirs)),
            values=shares,
        )
    )


def measure_scripts(ground: Ground, tell: Tell) -> None:
    """Ask in a party's own script, after its names in other scripts are taken out.

    The bar is for names that render a Latin one of the same party; all that the lists
    give is told beside it.
    """
    for key, what, some in by_script(ground):
        bar = _SCRIPTS.get(some[0].script, _OTHER_SCRIPT)
        asked = [one for one in some if (one.party, one.written) not in _others()]
        hits = hits_of(ground.latin_index, asked)
        told = what
        measured = f"{hits / len(asked):.3f} ({interval(hits, len(asked))})"
        values = {"recall": hits / len(asked), "asked": len(asked)}
        if len(asked) < len(some):
            found = hits_of(ground.latin_index, some)
            measured += f"; of all {len(some)} {found / len(some):.3f}"
            told = f"{what}, with names that say another thing left out by hand"
            values |= {"recall_of_all": found / len(some), "of_all": len(some)}
        tell(
            Row(
                f"script_{key}",
                f"{told}, {len(asked)} asked, recall",
                measured,
                f"≥ {bar}",
                hits / len(asked) >= bar,
                _scripts_of_peer(ground, asked),
                values,
            )
        )


def by_script(ground: Ground) -> Iterator[tuple[str, str, Sequence[CrossScript]]]:
    """Give the questions of each script that has enough: a key, what they are, they."""
    for script, some in ground.asked_in_scripts.items():
        for persons in (True, False):
            asked = [one for one in some if (one.kind == "persons") == persons]
            if len(asked) >= _LEAST_ASKED:
                who = "persons" if persons else "firms and bodies, often translated"
                key = f"{script.lower()}_{'persons' if persons else 'others'}"
                yield key, f"{script} against Latin, {who}", asked


@cache
def _others() -> frozenset[tuple[str, str]]:
    """List names that are not those of their party, read by hand: (party, name)."""
    with _NOT_ONE_NAME.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(line for line in file if line[0] != "#")
        return frozenset((row["party"], row["written"]) for row in rows)


def _scripts_of_peer(ground: Ground, asked: Sequence[CrossScript]) -> str:
    """Let logic-v2 compare each with its own party alone: no search loses it any."""
    if ground.peers.missing:
        return ""
    parties = {one.party for one in asked}
    own = [one for one in ground.latin if one.entity.id in parties]
    kinds = {one.entity.id: one.entity.kind for one in own}
    first = {"algorithms": ["logic-v2"], "search": "own", "listed": listed_lines(own)}
    lines = [question(one.written, kinds[one.party], one.party) for one in asked]
    answers = ground.peers.ask("_peer_search.py", [first, *lines]).result()
    hits = sum(answer["logic-v2"][2] >= THRESHOLD for answer in answers)
    spread = interval(hits, len(asked))
    return f"{hits / len(asked):.3f} ({spread}; logic-v2, told where to look)"
