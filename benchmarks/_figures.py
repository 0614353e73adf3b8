"""The arithmetic of the benchmark: F1, area, thresholds at a rate, quantiles."""

from collections.abc import Sequence
from math import ceil

from clearance.validation import wilson


def f1(same: Sequence[bool], scores: Sequence[float], threshold: float) -> float:
    """Give the F1 of saying "same" from a threshold up; 0 where nothing is the same."""
    said = [one for one, score in zip(same, scores, strict=True) if score >= threshold]
    whole = len(said) + sum(same)
    return 2 * sum(said) / whole if whole else 0.0


def area(same: Sequence[bool], scores: Sequence[float]) -> float:
    """Give the area under the ROC curve: how often the same score above the others.

    A tie counts half (Mann and Whitney 1947). Raises ValueError where all pairs are
    of one sort.
    """
    yes = [score for one, score in zip(same, scores, strict=True) if one]
    no = [score for one, score in zip(same, scores, strict=True) if not one]
    if not yes or not no:
        raise ValueError("An area needs pairs that are the same and pairs that are not")
    wins = sum((a > b) + (a == b) / 2 for a in yes for b in no)
    return wins / (len(yes) * len(no))


def threshold_at(scores: Sequence[float], rate: float) -> float:
    """Find the lowest threshold that at most this share of the scores reaches."""
    ordered = sorted(scores, reverse=True)
    allowed = int(rate * len(ordered))
    return ordered[allowed] + 1e-9 if allowed < len(ordered) else 0.0


def share(scores: Sequence[float], threshold: float) -> float:
    """Give the share of scores at or above a threshold; 0 where there are none."""
    if not scores:
        return 0.0
    return sum(score >= threshold for score in scores) / len(scores)


def quantile(values: Sequence[float], part: float) -> float:
    """Give the value that this share of the values does not exceed."""
    ordered = sorted(values)
    return ordered[max(ceil(part * len(ordered)) - 1, 0)]


def interval(count: int, total: int, *, percent: bool = False) -> str:
    """Write the 95 % Wilson interval of so many of so many: "0.61 to 0.65"."""
    low, high = wilson(count, total)
    return f"{low:.2%} to {high:.2%}" if percent else f"{low:.3f} to {high:.3f}"
