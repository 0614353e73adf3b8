"""Forms of given names are found on a list by the name, each worth what it is worth."""

from itertools import product

import pytest

from clearance.names import fold, form_likeness, likeness, name_forms
from clearance.screening._listed._forms import Forms

LISTED = ("ivan", "john", "sasa", "aleksandr", "mary", "petrov", "gonzalez", "kuo")


def forms() -> Forms:
    words = [fold(word) for word in LISTED]
    return Forms(words, lambda word: words.index(word) if word in words else None)


def found(word: str, *, bare: bool = False) -> dict[str, float]:
    """Give the listed words that are forms of a word, and how like each is."""
    some = forms().of(word, fold(word), bare=bare)
    return {LISTED[at]: round(like, 2) for at, like in some}


def test_forms_are_worth_what_they_are_worth_where_names_are_compared() -> None:
    """Whatever word is asked, and of whichever listed one it is a form.

    Words that are spelt nearly alike as well may be worth more: Sasha, Sasa.
    """
    words = ("ivan", "john", "jack", "sasha", "alexander", "masha", "smith", "giovanni")
    for word, listed in product(words, LISTED):
        if fold(word) == fold(listed):
            continue
        expected = form_likeness(fold(word), fold(listed))
        assert found(word).get(listed, 0.0) == round(expected, 2), (word, listed)
        if expected:
            assert likeness(word, listed).value >= expected


def test_a_familiar_form_is_worth_less_than_the_name_in_another_language() -> None:
    """Sasha and Aleksandr; Ivan and John, which are spelt quite otherwise."""
    assert 0.8 < found("sasha")["aleksandr"] < 0.95
    assert found("alexandre")["aleksandr"] == 0.95
    assert found("giovanni")["john"] == 0.88


def test_a_surname_has_no_forms() -> None:
    """Nor has what no lexicon knows."""
    assert not found("petrow")
    assert not found("qwzx")


def test_pinyin_is_found_in_wade_giles() -> None:
    """Guo is written Kuo there."""
    assert found("guo") == {"kuo": 0.88}


@pytest.mark.parametrize("word", ["ivan", "sasha"])
def test_what_lacks_vowels_may_be_any_form(word: str) -> None:
    """No form that a word with vowels has is left out, and none is worth less."""
    spoken, bare = found(word), found(word, bare=True)
    assert bare.keys() >= spoken.keys()
    assert all(bare[one] >= like for one, like in spoken.items())
    assert name_forms(fold(word))
