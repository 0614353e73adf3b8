"""Many objects are made without a search for garbage, and it goes on afterwards."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from clearance.entities import Entity, Listing
from clearance.screening import Index, Options, Query
from clearance.screening._pause import Uncollected
from clearance.screening._read._pieces import Texts


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


@pytest.fixture
def as_ever() -> Iterator[None]:
    """Look for garbage as Python does by itself: nothing is frozen for the tests."""
    threshold = gc.get_threshold()
    gc.unfreeze()
    gc.set_threshold(700, 10, 10)
    yield
    gc.set_threshold(*threshold)
    gc.freeze()


def looked_through(some: int) -> int:
    """Make so many objects and one more afterwards: how many are looked through?"""
    gc.collect()
    held: list[list[int]] = []
    young: list[int] = []

    def note(phase: str, info: dict[str, int]) -> None:
        if phase == "start":
            young.append(len(gc.get_objects(info["generation"])))

    with Uncollected():
        held += [[at] for at in range(some)]
        gc.callbacks.append(note)
    try:
        held += [[at] for at in range(2000)]
    finally:
        gc.callbacks.remove(note)
    return young[0]


@pytest.mark.usefixtures("as_ever")
def test_very_many_objects_are_not_looked_through_when_they_are_made() -> None:
    """They are kept, and none of them is garbage; a few are looked at as ever."""
    assert looked_through(100_000) < 10_000
    assert looked_through(20_000) > 20_000


@pytest.mark.usefixtures("as_ever")
def test_garbage_among_very_many_objects_is_found() -> None:
    """It is old then, and looked for as all that is old."""

    class Ring:
        """What holds itself."""

    with Uncollected():
        ring = Ring()
        ring.itself = ring  # type: ignore[attr-defined]
        gone = weakref.ref(ring)
        held = [[at] for at in range(100_000)]
        del ring
    assert gone() is not None

    gc.collect()

    assert gone() is None
    assert len(held) == 100_000


@pytest.mark.usefixtures("as_ever")
def test_what_others_froze_stays_frozen() -> None:
    """A server may have frozen what all its processes share."""
    gc.freeze()
    frozen = gc.get_freeze_count()

    with Uncollected():
        held = [[at] for at in range(100_000)]

    assert gc.get_freeze_count() > frozen // 2
    assert len(held) == 100_000


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
