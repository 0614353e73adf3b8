"""What is found: labelled pairs, manipulated names, other scripts, OFAC's scores."""

import csv
import json
import subprocess
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from clearance.entities import Listing
from clearance.screening import (
    DEFAULT_THRESHOLD,
    PAIR_THRESHOLD,
    Index,
    Options,
    Query,
    compare_names,
    ofac_score,
)
from clearance.validation import (
    LIMIT,
    cross_script_pairs,
    manipulations,
    take_samples,
    without_names,
)

HERE = Path(__file__).resolve().parent
PEERS = {"logic-v2": 0.70, "logic-v1": 0.70, "name-based": 0.70}
DEEP = Options(threshold=0.5, limit=60)
Tell = Callable[[str, str], None]


@dataclass(frozen=True, slots=True)
class Scored:
    """One labelled pair with the score of a matcher."""

    group: str
    quality: str
    same: bool
    score: float


def read_pairs(bench: Path) -> list[dict[str, str]]:
    """Read the labelled pairs of names."""
    with (bench / "name_pairs.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def measure_pairs(bench: Path, peer: Path, tell: Tell) -> None:
    """Compare labelled pairs, also with the peers where they are installed."""
    rows = read_pairs(bench)
    ours = [compare_names(r["name1"], r["name2"], kind=r["schema"]) for r in rows]
    _tell_pairs("Clearance", _scored(rows, ours), PAIR_THRESHOLD, tell)
    for name, threshold in PEERS.items() if peer.exists() else ():
        scores = _peer_pairs(peer, name, rows)
        _tell_pairs(name, _scored(rows, scores), threshold, tell)


def _scored(rows: Iterable[dict[str, str]], scores: Iterable[float]) -> list[Scored]:
    return [
        Scored(row["case_group"], row["quality"], row["is_match"] == "true", score)
        for row, score in zip(rows, scores, strict=True)
    ]


def _tell_pairs(
    who: str, pairs: Sequence[Scored], threshold: float, tell: Tell
) -> None:
    groups = sorted({pair.group for pair in pairs})
    by_group = ", ".join(
        f"{group} {_f1([p for p in pairs if p.group == group], threshold):.3f}"
        for group in groups
        if sum(p.group == group for p in pairs) > 10
    )
    strong = [pair for pair in pairs if pair.quality == "STRONG"]
    right = sum(pair.same == (pair.score >= threshold) for pair in strong)
    tell(
        f"{len(pairs)} labelled pairs, {who} at {threshold:.2f}: F1 / area under the "
        "curve / STRONG right",
        f"{_f1(pairs, threshold):.3f} / {_area(pairs):.3f} / {right} of {len(strong)}",
    )
    tell(f"the same by group, {who}, F1", by_group)


def _f1(pairs: Sequence[Scored], threshold: float) -> float:
    said = [pair for pair in pairs if pair.score >= threshold]
    right = sum(pair.same for pair in said)
    whole = len(said) + sum(pair.same for pair in pairs)
    return 2 * right / whole if whole else 0.0


def _area(pairs: Sequence[Scored]) -> float:
    same = [pair.score for pair in pairs if pair.same]
    other = [pair.score for pair in pairs if not pair.same]
    wins = sum((a > b) + (a == b) / 2 for a in same for b in other)
    return wins / (len(same) * len(other))


def _peer_pairs(peer: Path, name: str, rows: list[dict[str, str]]) -> list[float]:
    lines = [json.dumps({"algorithm": name})]
    lines += [json.dumps([row["schema"], row["name1"], row["name2"]]) for row in rows]
    done = subprocess.run(
        [str(peer), str(HERE / "_peer_pairs.py")],
        input="\n".join(lines),
        capture_output=True,
        text=True,
        check=True,
    )
    return [float(line) for line in done.stdout.split()]


def measure_manipulated(
    listings: Sequence[Listing], index: Index, count: int, tell: Tell
) -> None:
    """Ask about real names written otherwise, class by class."""
    found = asked = lost = deep = 0
    classes = []
    for one in manipulations():
        samples = take_samples(listings, one, count, 20231228)
        if not samples:
            continue
        queries = [Query(names=(sample.written,)) for sample in samples]
        usual = list(index.screen_many(queries, Options(limit=LIMIT)))
        everything = list(index.screen_many(queries, DEEP))
        hits = 0
        for sample, matches, more in zip(samples, usual, everything, strict=True):
            ids = {match.listing.entity.id for match in matches}
            hits += sample.party in ids
            due = [
                match.listing.entity.id
                for match in more
                if match.score >= DEFAULT_THRESHOLD
            ][:LIMIT]
            deep += len(due)
            lost += sum(party not in ids for party in due) if len(ids) < LIMIT else 0
        found, asked = found + hits, asked + len(samples)
        classes.append((hits / len(samples), one.name, len(samples)))
    tell(
        f"manipulated names of listed parties, {len(classes)} classes, {asked:,} names,"
        f" found at {DEFAULT_THRESHOLD}",
        f"{found / asked:.3f}",
    )
    low = [f"{name} {rate:.3f}" for rate, name, _ in sorted(classes) if rate < 0.92]
    tell("classes below 0.92", ", ".join(low) or "none")
    rest = [f"{name} {rate:.3f}" for rate, name, _ in sorted(classes) if rate >= 0.92]
    tell("the other classes", ", ".join(rest))
    tell(
        "of what a search at 0.5 scores above the default, not reported at the default",
        f"{lost / deep:.2%} ({lost} of {deep:,})",
    )


def measure_scripts(listings: Sequence[Listing], count: int, tell: Tell) -> None:
    """Ask in a party's own script, after its names in other scripts are taken out."""
    pairs = cross_script_pairs(listings, 20231228, count)
    index = Index.build(
        without_names(listings, [one for each in pairs.values() for one in each])
    )
    for script, asked in pairs.items():
        for persons in (True, False):
            some = [one for one in asked if (one.kind == "persons") == persons]
            if len(some) < 10:
                continue
            answers = index.screen_many(
                (Query(names=(one.written,)) for one in some), Options(limit=LIMIT)
            )
            hits = sum(
                any(match.listing.entity.id == one.party for match in matches)
                for one, matches in zip(some, answers, strict=True)
            )
            who = "persons" if persons else "firms and bodies, often translated"
            tell(
                f"{script} against Latin, {who}, {len(some)} asked",
                f"{hits / len(some):.3f}",
            )


def measure_portal(bench: Path, tell: Tell) -> None:
    """Compare `ofac` scores with those of OFAC's own search site."""
    with (bench / "ofac_portal_scores.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    near = sum(
        abs(
            round(ofac_score(row["query_name"], row["result_name"]))
            - max(float(row["ofac_score"]), 0)
        )
        <= 5
        for row in rows
    )
    tell(
        f"{len(rows)} scores of OFAC's search site, within 5 points in `ofac` mode",
        f"{near / len(rows):.1%}",
    )
