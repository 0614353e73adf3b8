"""Many objects are made without a search for garbage, and it goes on afterwards."""

import gc

import pytest

from clearance.entities import Entity, Listing
from clearance.screening import Index, Options, Query
from clearance.screening._pause import Uncollected
from clearance.screening._pieces import Texts


def test_nothing_is_collected_meanwhile() -> None:
    """Garbage is looked for again once all is made."""
    assert gc.isenabled()

    with Uncollected():
        assert not gc.isenabled()

    assert gc.isenabled()


def test_what_was_turned_off_stays_off() -> None:
    """Whoever looks for garbage himself goes on doing so."""
    gc.disable()
    try:
        with Uncollected():
            assert not gc.isenabled()
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_an_error_turns_it_on_again() -> None:
    """What cannot be made leaves nothing behind."""
    with pytest.raises(ValueError, match="wrong"), Uncollected():
        raise ValueError("wrong")

    assert gc.isenabled()


def test_answers_come_with_the_search_for_garbage_on() -> None:
    """Whoever takes one answer at a time works as ever between two of them."""
    party = Listing(Entity("p", "Person", {"name": ("Roman PTITSYN",)}), (), {})
    index = Index.build([party])

    answers = index.screen_many(Query(names=(name,)) for name in ("Roman Ptitsyn", "X"))

    assert [(len(answer), gc.isenabled()) for answer in answers] == [
        (1, True),
        (0, True),
    ]


def test_answers_of_a_table_come_with_the_search_for_garbage_on() -> None:
    """However many texts are read together."""
    pytest.importorskip("numba")
    party = Listing(Entity("p", "Person", {"name": ("Roman PTITSYN",)}), (), {})
    index = Index.build([party], accelerated=True)
    texts = Texts.of(["Roman Ptitsyn", *["Anna Berg"] * 5000, "Roman PTITSYN"])
    told: list[tuple[int, bool]] = []

    def id_of(place: int) -> str | None:
        told.append((place, gc.isenabled()))
        return None

    found = index.screen_texts(texts, id_of, Options())

    assert found is not None
    assert [place for place, _, _ in found] == [0, 5001]
    assert told == [(0, True), (5001, True)]
