"""How alike two words are where one of them was written without vowels."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clearance.names import heard_alike, likeness
from clearance.names._letters import _slips
from clearance.names._letters._slips import slip_cost


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


@pytest.mark.parametrize(
    ("written", "latin"),
    [("litasku", "litasco"), ("nabtunus", "neptunus"), ("jurj", "georg")],
)
def test_letters_that_arabic_has_one_for_are_one_in_words_without_vowels(
    written: str, latin: str
) -> None:
    assert likeness(*sorted((written, latin)), vowelless=True).value >= 0.9


@pytest.mark.parametrize(
    ("alone", "bound"), [("jamaa", "jamaat"), ("nasrah", "nusrat")]
)
def test_an_arabic_feminine_has_a_t_before_another_word(alone: str, bound: str) -> None:
    assert likeness(alone, bound, vowelless=True).value >= 0.9
    assert likeness(alone, f"{bound}i", vowelless=True).value < 0.9


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


# Few letters, so that doubled, swapped and interchanged ones meet often.
_words = st.text(alphabet="aeshdz0oij", min_size=1, max_size=9)


@pytest.mark.parametrize("tries", [400, pytest.param(1200, marks=pytest.mark.slow)])
def test_letters_that_begin_or_end_both_words_are_left_out_at_no_cost(
    tries: int,
) -> None:
    @given(_words, _words, _words, _words)
    @settings(max_examples=tries, deadline=None)
    def left_out(begin: str, one: str, other: str, end: str) -> None:
        ours, theirs = begin + one + end, begin + other + end
        assert slip_cost(ours, theirs) == pytest.approx(_whole_cost(ours, theirs))

    left_out()


def test_a_letter_that_doubles_the_last_of_a_common_beginning_costs_little() -> None:
    """Were "ss" left out of both, the "z" would be a letter added."""
    assert slip_cost("ss", "ssz") == pytest.approx(_whole_cost("ss", "ssz"))
    assert slip_cost("ss", "ssz") < slip_cost("s", "sz")


def _whole_cost(one: str, other: str) -> float:
    """Do what `slip_cost` does, letter by letter from the first to the last."""

    @cache
    def cost(row: int, at: int) -> float:
        ways = [0.0] if not row and not at else []
        if row:
            ways.append(cost(row - 1, at) + added(one, row - 1))
        if at:
            ways.append(cost(row, at - 1) + added(other, at - 1))
        if row and at:
            ways.append(cost(row - 1, at - 1) + replaced(one[row - 1], other[at - 1]))
        if min(row, at) > 1 and one[row - 2 : row] == other[at - 2 : at][::-1]:
            ways.append(cost(row - 2, at - 2) + _slips._SWAPPED)
        return min(ways)

    def added(word: str, at: int) -> float:
        return _slips._added(word[at], word[at - 1 : at] if at else "")

    def replaced(char: str, letter: str) -> float:
        return _slips._replaced(char, letter)

    return cost(len(one), len(other))


@pytest.mark.parametrize(
    ("written", "latin"),
    [
        ("zuvyozudachika", "zvezdochka"),
        ("erara", "elara"),
        ("kubanteku", "kvantek"),
        ("karyajin", "kalyazhin"),
    ],
)
def test_words_that_kana_writes_alike_are_heard_alike(written: str, latin: str) -> None:
    assert heard_alike(written, latin) > 0.8


@pytest.mark.parametrize(
    ("written", "latin"),
    [("erara", "ulir"), ("zuvyozudachika", "zavodskoi"), ("a", "a"), ("ruki", "lake")],
)
def test_words_of_other_consonants_or_vowels_are_not(written: str, latin: str) -> None:
    assert heard_alike(written, latin) < 0.8
