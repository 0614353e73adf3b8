"""Fit how a name's fit becomes a probability, and show how far that is true.

    python -m benchmarks.calibration --lists DATA [--grown 1000000] [--pairs] [--shown]

Writes the figures of `calibration.yml` beside `clearance.screening._fit`, the tables
between the marks in `docs/explanation/matching.md` and `docs/images/calibration.svg`.
One half of all questions is fitted on, the other half is shown. `--pairs` also sets the
fit at which two bare names are rather one than two, from the labelled pairs. `--shown`
fits nothing: it shows how far the figures that there are hold for the engine as it is.
"""

import argparse
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from math import exp, log
from pathlib import Path
from statistics import median

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from benchmarks._calibration_told import PLACE, Told, write_told
from benchmarks._figures import f1
from benchmarks._pairs import read_pairs
from benchmarks.growth import grown
from benchmarks.screening import SEED, read_innocents, read_listings, read_newest
from clearance.entities import Listing
from clearance.screening import (
    DEFAULT_THRESHOLD,
    Calibration,
    Coefficients,
    Index,
    Options,
    Query,
    coefficients,
    compare_names,
)
from clearance.validation import (
    held_out_aliases,
    innocents,
    manipulations,
    take_samples,
    without_names,
)

MOST = 0.995  # the fit that nothing exceeds
LEAST = 0.5  # what fits less is never looked at
FALSE_POSITIVES = 0.0033
ELSEWHERE, MADE, HELD, EACH = 16_000, 10_000, 3000, 60
SHORTER = (1200, 4000)  # parties of the SDN list, drawn at random
Floats = npt.NDArray[np.float64]
Halves = tuple[Floats, Floats]  # what is fitted on, and what is shown


@dataclass(frozen=True, slots=True)
class Asked:
    """What innocents fit at best on one list; 0 for nothing that is looked at."""

    name: str
    names: int
    elsewhere: Halves
    made: Halves


@dataclass(frozen=True, slots=True)
class Found:
    """How well listed parties fit that are asked about by another name."""

    aliases: Halves
    rewritten: Halves


def ask(name: str, listings: Iterable[Listing], who: Sequence[Sequence[str]]) -> Asked:
    """Screen innocents by name against one list."""
    index = Index.build(listings)
    print(f"{name}: {index.size[1]:,} names", flush=True)
    return Asked(name, index.size[1], *(_best(index, names) for names in who))


def _best(index: Index, names: Sequence[str]) -> Halves:
    scale = Calibration(index.size[1])
    answers = index.screen_many(
        (Query(names=(name,)) for name in names), Options(threshold=0, limit=1)
    )
    fits = np.array([scale.raw(one[0].score) if one else 0.0 for one in answers])
    return fits[::2], fits[1::2]


def find(listings: Sequence[Listing]) -> Found:
    """Ask about listed parties by aliases taken out, and by rewritten names."""
    held = held_out_aliases(listings, HELD, SEED + 1)
    aliases = [(one.written, one.party) for one in held]
    samples = [
        (one.written, one.party)
        for way in manipulations()
        for one in take_samples(listings, way, EACH, SEED + 1)
    ]
    less = Index.build(without_names(listings, held))
    return Found(_own(less, aliases), _own(Index.build(listings), samples))


def _own(index: Index, asked: Sequence[tuple[str, str]]) -> Halves:
    """Give the fit of each one's own party; which half it is in goes by the party."""
    scale = Calibration(index.size[1])
    answers = index.screen_many(
        (Query(names=(written,)) for written, _ in asked),
        Options(threshold=0, limit=20),
    )
    found: tuple[list[float], list[float]] = ([], [])
    for (_, party), matches in zip(asked, answers, strict=True):
        scores = [m.score for m in matches if m.listing.entity.id == party]
        fit = scale.raw(scores[0]) if scores else 0.0
        found[zlib.crc32(party.encode()) % 2].append(fit)
    return np.array(found[0]), np.array(found[1])


def _as_often(fits: Floats, rate: float) -> float:
    """Find the fit that such a share of innocents reaches."""
    places = np.arange(LEAST, MOST, 0.001)
    return float(min(places, key=lambda at: abs(float(np.mean(fits >= at)) - rate)))


def fit_lengths(
    reference: Asked, others: Sequence[Asked], fit: float
) -> tuple[float, ...]:
    """Fit for each other list by which power of its length a lack counts more.

    The fit is sought that as many innocents reach there as reach *fit* on the
    reference: what it lacks to the most has shrunk by that power of how much longer
    the list is. Gives one for each list and sort of innocents.
    """
    return tuple(
        log((MOST - fit) / (MOST - _as_often(there[0], float(np.mean(here[0] >= fit)))))
        / log(one.names / reference.names)
        for one in others
        for here, there in (
            (reference.elsewhere, one.elsewhere),
            (reference.made, one.made),
        )
    )


@dataclass(frozen=True, slots=True)
class Sample:
    """Fits on one list: what they lack, weighed by length; true or not; weights."""

    lack: Floats
    true: Floats
    weight: Floats


def sample_of(asked: Asked, found: Found, stretch: float, which: int) -> Sample:
    """Weigh both sorts of innocents, and of true matches, to half of all each."""
    groups = [
        (values[which], float(true))
        for true, both in (
            (0, (asked.elsewhere, asked.made)),
            (1, (found.aliases, found.rewritten)),
        )
        for values in both
    ]
    return Sample(
        np.concatenate([(MOST - v) * stretch for v, _ in groups]),
        np.concatenate([np.full(len(v), true) for v, true in groups]),
        np.concatenate([np.where(v >= LEAST, 1 / len(v), 0.0) for v, _ in groups]),
    )


def fit_odds(
    samples: Sequence[Sample], second: float | None = None
) -> tuple[float, float]:
    """Fit log odds = first - second * lack, true and false names being as many.

    Where *second* is given, only the first is fitted.
    """
    lack, true, weight = (
        np.concatenate([getattr(one, name) for one in samples])
        for name in ("lack", "true", "weight")
    )
    weight = weight / weight.sum()

    def loss(at: Floats) -> float:
        odds = at[0] - (at[1] if second is None else second) * lack
        return float(weight @ (np.logaddexp(0, odds) - true * odds))

    begin = [4.0, 10.0] if second is None else [4.0]
    found = minimize(loss, np.array(begin)).x
    return float(found[0]), float(found[1]) if second is None else second


def fit_pairs(root: Path) -> float:
    """Find the fit from which on a labelled pair is rather one name than two.

    The median of the cuts of best F1 that are found with one case group left out each;
    prints the F1 of all groups, each at the cut found without it.
    """
    rows = read_pairs(root / "bench")
    fits = [
        Calibration(1).raw(compare_names(r["name1"], r["name2"], kind=r["schema"]))
        for r in rows
    ]
    cuts: dict[str, float] = {}
    for group in sorted({row["case_group"] for row in rows}):
        others = [at for at, row in enumerate(rows) if row["case_group"] != group]
        same = [rows[at]["is_match"] == "true" for at in others]
        there = [fits[at] for at in others]
        grid = [cut / 100 for cut in range(40, 80)]
        best = max(f1(same, there, cut) for cut in grid)
        cuts[group] = median(cut for cut in grid if f1(same, there, cut) == best)
    less = [fit - cuts[row["case_group"]] for fit, row in zip(fits, rows, strict=True)]
    crossed = f1([row["is_match"] == "true" for row in rows], less, 0)
    print(f"pairs: F1 {crossed:.3f}, each case group at the cut of the others")
    return round(median(cuts.values()), 2)


def fit_all(
    lists: Sequence[Asked], real: int, found: Found, pair: float
) -> Coefficients:
    """Fit everything; the first *real* lists are real, the first is the reference."""
    reference = lists[0]
    rated = np.sort(reference.elsewhere[0])[::-1]
    least = float(rated[int(FALSE_POSITIVES * len(rated))]) + 1e-6
    longer = [one for one in lists if one.names > reference.names]
    shorter = [one for one in lists if one.names < reference.names]
    # On none of them shall more innocents of a sort alert than on the reference.
    more = max(fit_lengths(reference, longer, least))
    less = min(fit_lengths(reference, shorter, least))
    samples = [
        sample_of(one, found, (one.names / reference.names) ** more, 0)
        for one in lists[:real]
    ]
    _, per_lack = fit_odds(samples)
    even, _ = fit_odds(samples[:1], per_lack)
    due = log(DEFAULT_THRESHOLD / (1 - DEFAULT_THRESHOLD))
    base = round(1 / (1 + exp(even - per_lack * (MOST - least) - due)), 2)
    return Coefficients(
        fitted=datetime.now(tz=UTC).date(),
        command="python -m benchmarks.calibration --lists ../shared/data",
        seed=SEED,
        base_rate=base,
        reference_names=reference.names,
        at_most=round(even + log(base / (1 - base)), 3),
        per_lack=round(per_lack, 3),
        longer=round(more, 3),
        shorter=round(less, 3),
        pair_fit=pair,
        pair_probability=DEFAULT_THRESHOLD,
    )


def write_coefficients(fitted: Coefficients) -> None:
    """Replace the figures in the file; its comments stay."""
    figures = {name: str(value) for name, value in fitted.model_dump().items()}
    lines = []
    for line in PLACE.read_text("utf-8").splitlines():
        name = line.partition(":")[0]
        lines.append(f"{name}: {figures[name]}" if name in figures else line)
    PLACE.write_text("\n".join(lines) + "\n", "utf-8")
    coefficients.cache_clear()


def told_of(lists: Sequence[Asked], found: Found) -> Iterator[Told]:
    """Say of each list what is predicted and seen, where nothing was fitted."""
    base = coefficients().base_rate
    for one in lists:
        scale = Calibration(one.names)
        least = scale.raw(DEFAULT_THRESHOLD)
        sample = sample_of(one, found, 1.0, 1)
        shown = sample.weight > 0
        predicted = np.array(
            [scale.probability(MOST - at) for at in sample.lack[shown]]
        )
        weight = sample.weight * np.where(sample.true == 1, base, 1 - base)
        yield Told(
            one.name,
            one.names,
            least,
            tuple(predicted.tolist()),
            tuple(sample.true[shown].tolist()),
            tuple(weight[shown].tolist()),
            tuple(
                float(np.mean(values[1] >= least))
                for values in (
                    one.elsewhere,
                    one.made,
                    found.rewritten,
                    found.aliases,
                )
            ),
        )


def measure(root: Path, lengths: Sequence[int]) -> tuple[list[Asked], int, Found]:
    """Ask on all lists; the real ones first, and how many those are."""
    listed = read_listings(root / "lists")
    rng = np.random.default_rng(SEED)
    rows = read_innocents(root / "bench")
    drawn = rng.permutation(len(rows))
    everybody = [rows[at]["full_name"] for at in drawn]
    made = [one.name for one in innocents(MADE, SEED, listed)]
    fewer = (everybody[:ELSEWHERE], made)
    found = find(listed)
    asked = [ask("SDN", listed, (everybody, made))]
    asked.append(ask("all lists", read_newest(root / "lists"), fewer))
    real = len(asked)
    for parties in SHORTER:
        places = rng.permutation(len(listed))[:parties]
        some = [listed[at] for at in places]
        asked.append(ask(f"{parties:,} parties of the SDN", some, fewer))
    for names in lengths:
        asked.append(ask(f"SDN grown to {names:,}", grown(listed, names), fewer))
    return asked, real, found


def main() -> None:
    """Measure, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lists", type=Path, required=True)
    parser.add_argument(
        "--grown", type=int, nargs="*", default=[100_000, 350_000, 1_000_000]
    )
    parser.add_argument("--pairs", action="store_true")
    parser.add_argument("--shown", action="store_true")
    options = parser.parse_args()
    root = options.lists.resolve()
    pair = fit_pairs(root) if options.pairs else coefficients().pair_fit
    asked, real, found = measure(root, options.grown)
    if not options.shown:
        write_coefficients(fit_all(asked, real, found, pair))
    print(coefficients())
    write_told(list(told_of(asked, found)), coefficients())


if __name__ == "__main__":
    main()
