"""Pairs of names that nobody looked at while the engine was made.

Written by people who had seen neither lexicons nor answers, and only scored since.
They stand in `tests/screening/`; whoever looks at those halves, or mends what fails
there, ends what this part measures.
"""

import csv
from collections.abc import Iterator

from benchmarks._figures import area, f1
from benchmarks._ground import Ground
from benchmarks._pairs import LEAST_AREA, LEAST_F1, MATCHERS, ask
from benchmarks._table import HERE, Row, Tell
from benchmarks.peers import THRESHOLD
from clearance.screening import DEFAULT_THRESHOLD, compare_names

_FOLDER = HERE.parent / "tests" / "screening"
# Each file, and the half of it that is kept unseen.
_UNSEEN = {
    "blind_pairs_of_two_halves.csv": "B",
    "blind_pairs_of_eight_writers.csv": "unseen",
    "blind_pairs_of_four_writers.csv": "unseen",
    "blind_pairs_of_ordinary_work.csv": "unseen",
    "blind_pairs_of_many_tongues.csv": "unseen",
}


def measure_unseen(ground: Ground, tell: Tell) -> None:
    """Compare the pairs of each file's unseen half, and let the peers compare them."""
    for name, half in _UNSEEN.items():
        pairs = list(_read(name, half))
        rows = [(pair["kind"], pair["one"], pair["other"]) for pair in pairs]
        asked = {
            who: ask(ground, who, rows) for who in MATCHERS if not ground.peers.missing
        }
        scores = {
            "Clearance": [compare_names(one, two, kind=kind) for kind, one, two in rows]
        }
        scores.update({who: future.result() for who, future in asked.items()})
        _tell(name, [pair["same"] == "yes" for pair in pairs], scores, tell)


def _read(name: str, half: str) -> Iterator[dict[str, str]]:
    with (_FOLDER / name).open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(line for line in file if line[0] != "#")
        yield from (row for row in rows if row["half"] == half)


def _tell(
    name: str, same: list[bool], scores: dict[str, list[float]], tell: Tell
) -> None:
    cuts = {**dict.fromkeys(scores, THRESHOLD), "Clearance": DEFAULT_THRESHOLD}
    whole = {who: f1(same, each, cuts[who]) for who, each in scores.items()}
    areas = {who: area(same, each) for who, each in scores.items()}
    peers = [who for who in scores if who != "Clearance"]
    key = name.removesuffix(".csv")
    tell(
        Row(
            f"{key}_f1",
            f"{len(same)} pairs that nobody looked at (the unseen half of {name}), "
            f"F1 at {DEFAULT_THRESHOLD:.2f}",
            f"{whole['Clearance']:.3f}",
            f"≥ {LEAST_F1}, as of the labelled pairs",
            whole["Clearance"] >= LEAST_F1,
            ", ".join(f"{whole[who]:.3f} ({who} at {cuts[who]:.2f})" for who in peers),
            whole,
        )
    )
    tell(
        Row(
            f"{key}_area",
            "the same, area under the ROC curve",
            f"{areas['Clearance']:.3f}",
            f"≥ {LEAST_AREA}, as of the labelled pairs",
            areas["Clearance"] >= LEAST_AREA,
            ", ".join(f"{areas[who]:.3f} ({who})" for who in peers),
            areas,
        )
    )
