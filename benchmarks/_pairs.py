"""Labelled pairs of names, and the scores of OFAC's own search site."""

import csv
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import Any

from benchmarks._figures import area, f1
from benchmarks._ground import Ground
from benchmarks._table import Row, Tell
from benchmarks.peers import THRESHOLD, PeerError
from clearance.screening import DEFAULT_THRESHOLD, compare_names, ofac_score

MATCHERS = ("logic-v2", "logic-v1", "name-based")
LEAST_F1, LEAST_AREA, _PORTAL = 0.86, 0.93, 0.95
_NEAR = 5
_LEAST_GROUP = 10  # pairs below which the F1 of a group says nothing
_Pairs = list[dict[str, str]]


def read_pairs(bench: Path) -> _Pairs:
    """Read the labelled pairs of names."""
    with (bench / "name_pairs.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def ask(
    ground: Ground, name: str, rows: Sequence[Sequence[str]]
) -> "Future[list[Any]]":
    """Let a matcher of nomenklatura score pairs: kind, name and name."""
    return ground.peers.ask("_peer_pairs.py", [{"algorithm": name}, *rows])


def measure_pairs(ground: Ground, tell: Tell) -> None:
    """Compare labelled pairs, and let the peers compare them."""
    pairs = read_pairs(ground.bench)
    rows = [(r["schema"], r["name1"], r["name2"]) for r in pairs]
    asked = {
        name: ask(ground, name, rows) for name in MATCHERS if not ground.peers.missing
    }
    ours = [compare_names(one, two, kind=kind) for kind, one, two in rows]
    theirs = {name: future.result() for name, future in asked.items()}
    _tell_pairs(pairs, ours, theirs, tell)


def _tell_pairs(
    pairs: _Pairs, ours: list[float], theirs: dict[str, list[float]], tell: Tell
) -> None:
    same = [pair["is_match"] == "true" for pair in pairs]
    cut = {"Clearance": DEFAULT_THRESHOLD, **dict.fromkeys(theirs, THRESHOLD)}
    scores = {"Clearance": ours, **theirs}
    whole = {who: f1(same, scores[who], cut[who]) for who in scores}
    areas = {who: area(same, scores[who]) for who in scores}
    groups = {who: _by_group(pairs, scores[who], cut[who]) for who in scores}
    strong = {who: _strong(pairs, scores[who], cut[who]) for who in scores}
    best = {who: f"{whole[who]:.3f} ({who} at {cut[who]:.2f})" for who in theirs}
    tell(
        Row(
            "pairs_f1",
            f"{len(pairs)} labelled name pairs, F1 at {DEFAULT_THRESHOLD:.2f}",
            f"{whole['Clearance']:.3f}",
            f"≥ {LEAST_F1}",
            whole["Clearance"] >= LEAST_F1,
            ", ".join(best.values()),
            whole,
        )
    )
    mine, other = groups["Clearance"], groups.get("logic-v2", {})
    below = [group for group in other if mine[group] < other[group]]
    tell(
        Row(
            "pairs_groups",
            "the same by case group",
            ", ".join(f"{group} {value:.3f}" for group, value in mine.items()),
            "in no group below logic-v2",
            not below if other else None,
            ", ".join(f"{group} {value:.3f}" for group, value in other.items()),
            {f"{who}/{g}": v for who, by in groups.items() for g, v in by.items()},
        )
    )
    tell(
        Row(
            "pairs_area",
            "the same, area under the ROC curve",
            f"{areas['Clearance']:.3f}",
            f"≥ {LEAST_AREA}",
            areas["Clearance"] >= LEAST_AREA,
            ", ".join(f"{areas[who]:.3f} ({who})" for who in theirs),
            areas,
        )
    )
    right, total = strong["Clearance"]
    tell(
        Row(
            "pairs_strong",
            "STRONG pairs right",
            f"{right} of {total}",
            "all",
            right == total,
            ", ".join(f"{strong[who][0]} ({who})" for who in theirs),
            {who: float(count) for who, (count, _) in strong.items()},
        )
    )


def _by_group(
    pairs: _Pairs, scores: Sequence[float], threshold: float
) -> dict[str, float]:
    counts = Counter(pair["case_group"] for pair in pairs)
    found = {}
    for group in sorted(g for g, count in counts.items() if count > _LEAST_GROUP):
        places = [at for at, pair in enumerate(pairs) if pair["case_group"] == group]
        same = [pairs[at]["is_match"] == "true" for at in places]
        found[group] = f1(same, [scores[at] for at in places], threshold)
    return found


def _strong(
    pairs: _Pairs, scores: Sequence[float], threshold: float
) -> tuple[int, int]:
    right = [
        (pair["is_match"] == "true") == (score >= threshold)
        for pair, score in zip(pairs, scores, strict=True)
        if pair["quality"] == "STRONG"
    ]
    return sum(right), len(right)


def measure_portal(ground: Ground, tell: Tell) -> None:
    """Compare `ofac` scores with those of OFAC's own search site."""
    with (ground.bench / "ofac_portal_scores.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    site = [max(float(row["ofac_score"]), 0) for row in rows]
    names = [("Person", row["query_name"], row["result_name"]) for row in rows]
    asked = None if ground.peers.missing else ask(ground, "ofac", names)
    ours = [round(ofac_score(query, result)) for _, query, result in names]
    near = _near(ours, site)
    peer = ""
    if asked is not None:
        try:
            found = _near([100 * score for score in asked.result()], site)
            peer = f"{found / len(rows):.1%} (nomenklatura's ofac)"
        except PeerError as error:
            peer = f"not measured: {error}"
    tell(
        Row(
            "portal",
            f"{len(rows)} scores of OFAC's search site, within {_NEAR} points, "
            "`ofac` mode",
            f"{near / len(rows):.1%} ({near})",
            f"≥ {_PORTAL:.0%}",
            near / len(rows) >= _PORTAL,
            peer,
            {"near": near, "asked": len(rows)},
        )
    )


def _near(scores: Sequence[float], site: Sequence[float]) -> int:
    return sum(abs(a - b) <= _NEAR for a, b in zip(scores, site, strict=True))
