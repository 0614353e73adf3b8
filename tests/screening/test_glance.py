"""A question by itself is compared with the same names as among many."""

from pathlib import Path

import numpy as np
import pytest

from clearance.entities import Listing
from clearance.screening import Index, Options, Query
from clearance.screening._arrays._letters import joined_hash, letter_hash, neighbours
from clearance.screening._fit._scorecard import (
    LEAST_CREDIT,
    covered,
    least_met,
    least_met_by_one,
    most_of_met,
)
from clearance.screening._search._glance import MOST_ROWS
from clearance.validation import innocents, manipulations, take_samples

ODD = [
    "J. C. Smith", "Ivanova-Petersen Anna", "vanderbilt", "Chun-sikCHOE", "x", "7 7",
    "김정은 이", "Abd al Rahman al-Hussein", "Plant No. 38", "  ", "Vldmr Ptn",
]  # fmt: skip


# One of how many names is asked: some each time, all in the long sweeps.
EACH = pytest.mark.parametrize("each", [40, pytest.param(1, marks=pytest.mark.slow)])


def names_of(listings: tuple[Listing, ...]) -> list[str]:
    """Give names of innocents, and listed ones as they are and manipulated."""
    names = [*ODD, *(one.name for one in innocents(400, 7))]
    names += [one.entity.caption for one in listings[::60]]
    for one in manipulations():
        names += [sample.written for sample in take_samples(listings, one, 5, 11)]
    return names


@EACH
def test_one_question_finds_what_it_finds_among_many(
    sdn: tuple[Listing, ...], sdn_index: Path, each: int
) -> None:
    """Its rows that are left out at a glance would find nothing."""
    index = Index.open(sdn_index, accelerated=False)
    names = names_of(sdn)[::each]
    assert len(names) > MOST_ROWS
    queries = [Query(names=(name,)) for name in names]
    broad = Options(setting="broad")

    together = [*index.screen_many(queries, broad)]

    found = 0
    for query, among_many in zip(queries, together, strict=True):
        assert index.screen(query, broad) == among_many, query.names
        found += bool(among_many)
    assert len(names) > 10 * (10 // each)
    assert len(names) // 10 < found < len(names) * 9 // 10


@EACH
def test_candidates_of_one_question_are_those_among_many(
    sdn: tuple[Listing, ...], sdn_index: Path, each: int
) -> None:
    """The same listed names in the same order, also where none of them fits."""
    index = Index.open(sdn_index, accelerated=False)
    names = ["Vladimir Putin", "V. Putin", "Putin Vladi mir", "Anna Bell", "Sberbank"]
    queries = [Query(names=(name,)) for name in [*names, *names_of(sdn)[:: 2 * each]]]
    broad = Options(setting="broad")

    together = index._candidates(queries, broad)

    for query, pairs in zip(queries, together, strict=True):
        assert index._candidates([query], broad) == [pairs], query.names
    assert sum(map(bool, together)) > 100 // each


@pytest.mark.parametrize("person", [True, False])
def test_no_names_score_more_than_the_bound_of_what_meets(person: bool) -> None:
    """However unlike what meets is, and however much is left alone."""
    random = np.random.default_rng(28)
    shape = 2000
    met, asked, listed = random.uniform(0, 2.5, (3, shape)).astype(np.float32)
    asked[::5] = 0
    unlike, more = random.uniform(LEAST_CREDIT, 1, shape), random.uniform(0, 2, shape)

    whole = (met / unlike).astype(np.float32)
    scores = covered(
        met=met,
        whole=whole,
        asked=(asked + more * (random.random(shape) < 0.5)).astype(np.float32),
        listed=np.maximum(listed - whole, 0),
        person=np.full(shape, person),
    )

    each = zip(met.tolist(), asked.tolist(), listed.tolist(), strict=True)
    bounds = np.array([most_of_met(*one, person=person) for one in each])
    assert (scores <= bounds + 1e-5).all()
    assert (scores > bounds - 0.01).any()


@pytest.mark.parametrize("person", [True, False])
def test_the_least_of_one_name_is_that_of_many(person: bool) -> None:
    """Also where a name weighs nothing, or cannot be enough."""
    asked = np.array([0.0, 0.2, 0.9, 2.5, np.inf, 1.7], np.float32)
    needed = np.array([0.6, 0.1, 0.67, 0.9, 0.67, 1.2], np.float32)

    many = least_met(asked, needed, person=person).tolist()

    one_by_one = [
        least_met_by_one(float(a), float(n), person=person)
        for a, n in zip(asked, needed, strict=True)
    ]
    assert one_by_one == pytest.approx(many, rel=1e-5)


def test_words_written_as_one_have_the_number_of_that_word() -> None:
    """By arithmetic, as by the letters."""
    words = ["van", "der", "Bilt", "é"]

    numbered = [(letter_hash(word), len(word.encode())) for word in words]

    assert joined_hash(numbered) == letter_hash("".join(words))
    assert joined_hash(numbered[:1]) == letter_hash("van")


def test_neighbouring_words_written_as_one_have_the_numbers_of_those_words() -> None:
    """Two and three of them, and none where there is one word."""
    words = ["al", "din", "é", "khan"]

    numbered = [(letter_hash(word), len(word.encode())) for word in words]

    runs = ["aldin", "aldiné", "diné", "dinékhan", "ékhan"]
    assert sorted(neighbours(numbered)) == sorted(map(letter_hash, runs))
    assert neighbours(numbered[:1]) == []
