"""Rows of sparse matrices are added up and taken out as numpy does it."""

from itertools import pairwise

import numpy as np
import pytest

from clearance.screening._arrays import _grams, rows_of
from clearance.screening._arrays._grams import Grams, Near
from clearance.screening._arrays._sparse import add_spans

STARTS = np.array([0, 3, 3, 5, 9], np.int32)
PLACES = np.array([4, 1, 0, 2, 4, 3, 1, 0, 2], np.int32)
VALUES = np.arange(1, 10, dtype=np.float32)
WORDS = ["anna", "hanna", "johanna", "susanna", "banana", "ann", "ivan", "ivanna"]


def test_rows_are_taken_out_in_the_order_asked() -> None:
    """One of them twice, and one with nothing in it."""
    rows = np.array([2, 0, 1, 2], np.int32)

    places, values = rows_of(rows, STARTS, PLACES, VALUES, 7)

    assert places.tolist() == [2, 4, 4, 1, 0, 2, 4]
    assert values.tolist() == [4, 5, 1, 2, 3, 4, 5]


def test_spans_are_added_up_and_what_lies_between_them_is_not() -> None:
    """The last first; the shares of what lies between are nothing."""
    spans = np.array([5, 9, 0, 3], np.int32)
    sums = np.zeros(5, np.float32)

    add_spans(spans, np.array([2, 0, 3], np.float32), PLACES, VALUES, sums)

    due = np.zeros(5, np.float32)
    for (low, high), share in zip([*pairwise(spans)][::2], (2, 3), strict=True):
        np.add.at(due, PLACES[low:high], np.float32(share) * VALUES[low:high])
    assert sums.tolist() == due.tolist()


@pytest.mark.parametrize("flat", [0, 2**16])
def test_one_word_is_near_what_it_is_near_among_many(
    flat: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At any cosine, however few are asked for; and twice the same.

    Of few words, and of so many that only some of their sums are looked through.
    """
    monkeypatch.setattr(_grams, "_FLAT", flat)
    grams = Grams.build(WORDS)
    near = Near(grams)

    for word in [*WORDS, "anana", "x", "johan", ""]:
        for top in (1, 2, 8):
            for least in (0.05, 0.34, 0.8):
                _, places, _ = grams.search([word], top=top, least=least)
                found = near.texts(word, top=top, least=np.float32(least))
                assert found == {*places.tolist()}, (word, top, least)
