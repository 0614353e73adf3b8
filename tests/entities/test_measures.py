"""The words for what a designation forbids are few, sorted and explained."""

from clearance.entities import measures


def test_every_measure_is_explained_in_one_sentence() -> None:
    assert measures()
    assert all(
        text.endswith(".") and text.count(".") == 1 for text in measures().values()
    )


def test_measures_stand_in_alphabetical_order() -> None:
    assert list(measures()) == sorted(measures())


def test_the_words_cannot_be_changed_by_a_caller() -> None:
    assert not hasattr(measures(), "__setitem__")
