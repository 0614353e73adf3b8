"""How alike two words are where one of them was written without vowels."""

import pytest

from clearance.names import likeness


def test_another_vowel_in_a_word_without_vowels_is_a_slip_and_not_another_name() -> (
    None
):
    """Which vowel is meant, the script does not say; both have one there."""
    assert likeness("tarfah", "turfah", vowelless=True).value >= 0.85
    assert likeness("tarfah", "turbah", vowelless=True).value < 0.8


@pytest.mark.parametrize(
    ("name", "derived"),
    [("karim", "karimi"), ("mohammad", "mohammadi"), ("rahman", "rahmani")],
)
def test_a_name_of_origin_is_not_the_name_that_it_is_made_of(
    name: str, derived: str
) -> None:
    like = likeness(*sorted((name, derived)), vowelless=True)

    assert like.value < 0.8
    assert like == likeness(derived, name, vowelless=True)


def test_a_final_i_on_both_sides_says_nothing_against_equal_consonants() -> None:
    assert likeness("krimi", "karimi", vowelless=True).value >= 0.9


def test_a_form_of_a_name_counts_as_one_beside_a_word_without_vowels() -> None:
    """Another word of the name lacks vowels; these two have theirs."""
    assert likeness("muhammad", "mhamed", vowelless=True).value >= 0.95
    assert likeness("romdhane", "ramadan", vowelless=True).value >= 0.95


def test_two_consonants_say_more_where_the_vowels_are_alike_as_well() -> None:
    assert likeness("faleh", "falih", vowelless=True).value > 0.85
    assert likeness("falih", "falh", vowelless=True).value > 0.85
    assert likeness("falih", "fulu", vowelless=True).value < 0.8
