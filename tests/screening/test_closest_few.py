"""What is worked out of one pair of names is what is worked out of many at once."""

from typing import Any

import numpy as np
import pytest

from clearance.screening._fit._scorecard import (
    LEAST_CREDIT,
    SMALL,
    best_case,
    best_case_of,
    covered,
    covered_by,
    judged_at_best,
    judged_by,
    most_of_met,
)
from clearance.screening._search._closest_few import ROUNDING, TOLERANCE, least_beside

SIZE = 3000
Floats = np.ndarray[Any, np.dtype[np.float32]]


def weights(seed: int) -> tuple[Floats, Floats, Floats, Floats]:
    """Make up what meets, what that weighs, and what is left alone on either side."""
    random = np.random.default_rng(seed)
    met, asked, listed = random.uniform(0.05, 2.5, (3, SIZE)).astype(np.float32)
    asked[::5], listed[::7] = 0, 0
    unlike = random.uniform(LEAST_CREDIT, 1, SIZE).astype(np.float32)
    return met, met / unlike, asked, listed


@pytest.mark.parametrize("person", [True, False])
def test_one_pair_is_covered_as_many_are(person: bool) -> None:
    """Where nothing is left alone, and where much is."""
    met, whole, asked, listed = weights(1)
    sides = np.full(SIZE, person)

    many = covered(met=met, whole=whole, asked=asked, listed=listed, person=sides)

    each = zip(*(one.tolist() for one in (met, whole, asked, listed)), strict=True)
    ones = [covered_by(*one, person=person) for one in each]
    assert ones == pytest.approx(many.tolist(), abs=1e-5)


@pytest.mark.parametrize("person", [True, False])
def test_the_best_case_of_one_pair_is_that_of_many(person: bool) -> None:
    """Whatever either name weighs."""
    met, _, asked, listed = weights(2)

    many = best_case(met=met, asked=asked, listed=listed, person=np.full(SIZE, person))

    each = zip(met.tolist(), asked.tolist(), listed.tolist(), strict=True)
    ones = [best_case_of(*one, person=person) for one in each]
    assert ones == pytest.approx(many.tolist(), abs=1e-5)


@pytest.mark.parametrize("syllabic", [True, False])
@pytest.mark.parametrize("person", [True, False])
def test_one_pair_is_judged_as_many_are(person: bool, syllabic: bool) -> None:
    """Whether one word carries it or several, alike or not."""
    best, _, asked, listed = weights(3)
    alone = np.random.default_rng(4).uniform(0.4, 1, SIZE).astype(np.float32)
    alone[::3], alone[1::3] = 0, 1

    many = judged_at_best(
        best,
        asked=asked,
        listed=listed,
        alone=alone,
        person=np.full(SIZE, person),
        syllabic=np.full(SIZE, syllabic),
    )

    columns = (one.tolist() for one in (best, asked, listed, alone))
    ones = [
        judged_by(b, asked=a, listed=w, alone=s, person=person, syllabic=syllabic)
        for b, a, w, s in zip(*columns, strict=True)
    ]
    assert ones == pytest.approx(many.tolist(), rel=1e-5)


@pytest.mark.parametrize("person", [True, False])
@pytest.mark.parametrize("needed", [0.5, 0.7, 0.97])
def test_less_than_has_to_meet_beside_words_alone_is_never_enough(
    person: bool, needed: float
) -> None:
    """However little of the listed name is left; and a little more may be."""
    times = least_beside(needed, person=person)
    alone = np.random.default_rng(5).uniform(SMALL, 3, SIZE).tolist()

    most = [most_of_met(times * one, one, 0.0, person=person) for one in alone]

    assert max(most) < needed - TOLERANCE - ROUNDING + 1e-9
    assert needed > 0.9 or max(most) > needed - TOLERANCE - 0.05
