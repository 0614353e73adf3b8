"""Fit how a name's fit becomes a probability, and show how far that is true.

    python -m benchmarks.calibration --lists DATA [--grown 1000000] [--pairs]
        [--forms] [--shown]

Writes the figures of `calibration.yml` beside `clearance.screening._fit`, the tables
between the marks in `docs/explanation/matching.md` and `docs/images/calibration.svg`.
One half of all questions is fitted on, the other half is shown. `--pairs` also sets the
fit at which two bare names are rather one than two, from the labelled pairs. `--forms`
fits only what other forms of given names cost on longer lists, and leaves all scores on
lists of the reference length. `--shown` fits nothing: it shows how far the figures that
there are hold for the engine as it is.
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from math import exp, log
from pathlib import Path
from statistics import median

import numpy as np
from scipy.optimize import minimize

from benchmarks._calibration_asked import MOST, Asked, Fits, Floats, Found, measure
from benchmarks._calibration_told import PLACE, Told, write_told
from benchmarks._figures import f1
from benchmarks._pairs import read_pairs
from benchmarks.screening import SEED
from clearance.screening import (
    DEFAULT_THRESHOLD,
    Calibration,
    Coefficients,
    coefficients,
    compare_names,
)

LEAST = 0.5  # what fits less is never looked at
FALSE_POSITIVES = 0.0033


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
    the list is. Gives one for each list and sort of innocents; those that meet in
    another form of a given name are left out (`fit_forms`).
    """
    return tuple(
        _power(one.names / reference.names, _plain(here[0]), _plain(there[0]), fit)
        for one in others
        for here, there in (
            (reference.elsewhere, one.elsewhere),
            (reference.made, one.made),
        )
    )


def _plain(fits: Fits) -> Floats:
    return np.where(fits.by_form, 0.0, fits.raw)


def fit_forms(reference: Asked, longer: Sequence[Asked], fit: float) -> float:
    """Fit by which power of the length a lack counts more, met by another form.

    On no longer list shall more innocents reach the threshold so than on the
    reference. Few do, so both halves of those made elsewhere are fitted on.
    """

    def formed(asked: Asked) -> Floats:
        return np.concatenate(
            [np.where(half.by_form, half.raw, 0.0) for half in asked.elsewhere]
        )

    return max(
        _power(one.names / reference.names, formed(reference), formed(one), fit)
        for one in longer
    )


def _power(ratio: float, here: Floats, there: Floats, fit: float) -> float:
    """Find the power of a ratio of lengths by which as many reach a fit there."""
    least = _as_often(there, float(np.mean(here >= fit)))
    return log((MOST - fit) / (MOST - least)) / log(ratio)


@dataclass(frozen=True, slots=True)
class Sample:
    """Fits on one list: what they lack, weighed by length; true or not; weights."""

    lack: Floats
    true: Floats
    weight: Floats


def sample_of(
    asked: Asked, found: Found, stretch: float, which: int, *, more: float
) -> Sample:
    """Weigh both sorts of innocents, and of true matches, to half of all each.

    What fits lack counts *stretch* times, and *more* yet by a form of a given name.
    """
    groups = [
        (values[which].counted(more), float(true))
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
    rated = np.sort(reference.elsewhere[0].raw)[::-1]
    least = float(rated[int(FALSE_POSITIVES * len(rated))]) + 1e-6
    longer = [one for one in lists if one.names > reference.names]
    shorter = [one for one in lists if one.names < reference.names]
    # On none of them shall more innocents of a sort alert than on the reference.
    more = max(fit_lengths(reference, longer, least))
    less = min(fit_lengths(reference, shorter, least))
    forms = max(fit_forms(reference, longer, least), more)
    samples = [
        sample_of(one, found, ratio**more, 0, more=ratio ** (forms - more))
        for one in lists[:real]
        for ratio in [one.names / reference.names]
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
        longer_forms=round(forms, 3),
        shorter=round(less, 3),
        pair_fit=pair,
        pair_probability=DEFAULT_THRESHOLD,
    )


def fit_forms_alone(lists: Sequence[Asked]) -> Coefficients:
    """Fit what other forms cost on longer lists; all else stays as it is."""
    known, reference = coefficients(), lists[0]
    least = Calibration(reference.names).raw(DEFAULT_THRESHOLD)
    longer = [one for one in lists if one.names > reference.names]
    forms = max(fit_forms(reference, longer, least), known.longer)
    return known.model_copy(update={"longer_forms": round(forms, 3)})


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
        sample = sample_of(one, found, 1.0, 1, more=scale.by_form)
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
                float(np.mean(values[1].counted(scale.by_form) >= least))
                for values in (
                    one.elsewhere,
                    one.made,
                    found.rewritten,
                    found.aliases,
                )
            ),
        )


def main() -> None:
    """Measure, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lists", type=Path, required=True)
    parser.add_argument(
        "--grown", type=int, nargs="*", default=[100_000, 350_000, 1_000_000]
    )
    parser.add_argument("--pairs", action="store_true")
    parser.add_argument("--forms", action="store_true")
    parser.add_argument("--shown", action="store_true")
    options = parser.parse_args()
    root = options.lists.resolve()
    pair = fit_pairs(root) if options.pairs else coefficients().pair_fit
    asked, real, found = measure(root, options.grown)
    if options.forms:
        write_coefficients(fit_forms_alone(asked))
    elif not options.shown:
        write_coefficients(fit_all(asked, real, found, pair))
    print(coefficients())
    write_told(list(told_of(asked, found)), coefficients())


if __name__ == "__main__":
    main()
