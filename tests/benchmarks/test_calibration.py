"""Tests of how calibration is fitted and shown."""

import numpy as np
import pytest

from benchmarks._calibration_asked import MOST, Asked, Fits
from benchmarks._calibration_told import Told, draw
from benchmarks.calibration import Sample, fit_forms, fit_lengths, fit_odds


def test_odds_are_found_again() -> None:
    """What was drawn from known odds gives those odds."""
    rng = np.random.default_rng(1)
    lack = rng.uniform(0, 0.5, 200_000)
    true = rng.uniform(size=lack.size) < 1 / (1 + np.exp(9 * lack - 3.5))

    sample = Sample(lack, true.astype(np.float64), np.ones_like(lack))

    first, second = fit_odds([sample])
    again, given = fit_odds([sample], 9.0)

    assert (first, again) == pytest.approx((3.5, 3.5), abs=0.1)
    assert given == 9.0
    assert second == pytest.approx(9, abs=0.3)


@pytest.mark.parametrize("power", [0.15, 0.3])
def test_the_power_that_holds_false_positives_is_found_again(power: float) -> None:
    """Lists on which what is lacking shrinks by a power of the length show it.

    By another one where names meet in other forms of given names.
    """
    rng, by_forms = np.random.default_rng(2), power + 0.1
    lack = rng.uniform(0.02, 0.6, 40_000)
    by_form = rng.uniform(size=lack.size) < 0.4

    def asked(names: int) -> Asked:
        ratio = names / 10_000
        raw = MOST - lack / ratio ** np.where(by_form, by_forms, power)
        fits = Fits(raw, by_form)
        return Asked(str(names), names, (fits, fits), (fits, fits))

    others = [asked(names) for names in (50_000, 400_000)]

    found = fit_lengths(asked(10_000), others, 0.8)
    of_forms = fit_forms(asked(10_000), others, 0.8)

    assert found == pytest.approx((power,) * 4, abs=0.02)
    assert of_forms == pytest.approx(by_forms, abs=0.02)


def test_only_what_meets_by_a_form_counts_for_less_by_it() -> None:
    """What is lacking is multiplied, and can be divided again."""
    fits = Fits(np.array([0.9, 0.9]), np.array([True, False]))

    lowered = fits.counted(2.0)

    assert lowered == pytest.approx([0.805, 0.9])
    assert Fits(lowered, fits.by_form).counted(0.5) == pytest.approx(fits.raw)


def test_bins_tell_what_is_predicted_and_what_is_seen() -> None:
    """Weights count; what is too little to say anything is left out."""
    many = 40
    told = Told(
        "a list",
        10,
        0.7,
        (*(0.5,) * many, 0.97),
        (*(1.0, 0.0) * (many // 2), 1.0),
        (*(3.0, 1.0) * (many // 2), 1.0),
        (0.0, 0.0, 0.0, 0.0),
    )

    bins = list(told.bins())

    seen = bins[2]
    assert seen is not None
    assert seen == pytest.approx((0.5, 0.75))
    assert [None] * (len(bins) - 1) == [one for one in bins if one is None]
    assert draw([told]).count("<circle") == 1
