"""The arithmetic of the benchmark."""

import random

import pytest

from benchmarks._figures import area, f1, interval, quantile, share, threshold_at

SAME = [True, True, True, False, False]
SCORES = [0.9, 0.8, 0.3, 0.7, 0.1]


def test_f1_counts_what_is_said_and_what_is_so() -> None:
    """At 0.5, two of three that are said are right, and two of three are found."""
    assert f1(SAME, SCORES, 0.5) == pytest.approx(2 / 3)
    assert f1(SAME, SCORES, 0.3) == pytest.approx(6 / 7)


def test_f1_includes_a_score_that_is_the_threshold() -> None:
    """A pair at the threshold is said to be the same."""
    assert f1([True], [0.5], 0.5) == 1
    assert f1([True], [0.5], 0.5001) == 0


def test_f1_is_none_where_nothing_is_the_same_or_said() -> None:
    """Nothing to find and nothing said is no success."""
    assert f1([False], [0.1], 0.5) == 0


def test_the_area_is_how_often_the_same_score_higher() -> None:
    """Five of the six pairs of a same and another are in order."""
    assert area(SAME, SCORES) == pytest.approx(5 / 6)
    assert area([True, False], [0.5, 0.5]) == 0.5
    assert area([True, False], [0.1, 0.5]) == 0


def test_the_area_needs_both_sorts() -> None:
    """Of one sort alone there is no area."""
    with pytest.raises(ValueError, match="pairs that are not"):
        area([True, True], [0.1, 0.2])


def test_the_threshold_lets_no_more_through_than_allowed() -> None:
    """Whatever the ties, the share is kept, and a lower threshold would break it."""
    rng = random.Random(3)
    for _ in range(200):
        scores = [round(rng.random(), 1) for _ in range(rng.randint(1, 60))]
        rate = rng.choice((0.0, 0.01, 0.1, 0.3))
        threshold = threshold_at(scores, rate)

        assert share(scores, threshold) <= rate
        below = [score for score in scores if score < threshold]
        if below:
            assert share(scores, max(below)) > rate


def test_a_rate_of_one_lets_everything_through() -> None:
    """All may alert: the threshold is at the bottom."""
    assert share([0.0, 0.2], threshold_at([0.0, 0.2], 1.0)) == 1


def test_the_share_of_nothing_is_nothing() -> None:
    """No scores reach anything."""
    assert share([], 0.5) == 0


def test_quantiles_are_values_that_were_measured() -> None:
    """Of a hundred values the 99th is the 99th smallest; of one it is that one."""
    values = [float(n) for n in range(100, 0, -1)]

    assert quantile(values, 0.99) == 99
    assert quantile(values, 0.5) == 50
    assert quantile(values, 1) == 100
    assert quantile([7.0], 0.01) == 7


def test_intervals_are_those_of_wilson() -> None:
    """81 of 263 have the interval 0.255 to 0.366 (Newcombe 1998, table I, method 3)."""
    assert interval(81, 263) == "0.255 to 0.366"
    assert interval(0, 20, percent=True) == "0.00% to 16.11%"
