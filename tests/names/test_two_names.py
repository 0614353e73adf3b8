"""Words that are two names, however few letters make one the other."""

from itertools import combinations

import pytest

from clearance.names import likeness

# Below this, words do not meet at all when names are laid beside each other.
MEET = 0.55


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("gallo", "galli"),
        ("delgado", "salgado"),
        ("bergstrom", "berglund"),
        ("nakagawa", "nakajima"),
        ("jalali", "jalili"),
        ("burke", "burns"),
        ("ostrowski", "ostberg"),
        ("fitzgerald", "fitzpatrick"),
        ("yamagishi", "yamauchi"),
    ],
)
def test_two_surnames_that_are_known_do_not_meet(one: str, other: str) -> None:
    assert likeness(one, other).value < MEET


@pytest.mark.parametrize(
    ("one", "other"),
    [("vasquez", "vazquez"), ("meier", "mayer"), ("levin", "lewin"), ("baek", "paek")],
)
def test_spellings_of_one_surname_meet_as_before(one: str, other: str) -> None:
    assert likeness(one, other).value >= MEET


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("haniya", "haniyeh"),
        ("sahin", "shahin"),
        ("guliyev", "kuliev"),
        ("wisniewski", "vishnevsky"),
        ("abdikarim", "abdikarin"),
        ("kowalchuk", "kovalczuk"),
        ("zeid", "zaid"),
        ("fadhil", "fazel"),
    ],
)
def test_what_another_language_writes_for_a_name_is_no_other_name(
    one: str, other: str
) -> None:
    assert likeness(one, other).value >= MEET


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("tymoshchuk", "tymoshenko"),
        ("belov", "belovsky"),
        ("erik", "erikson"),
        ("lomidze", "lomishvili"),
    ],
)
def test_endings_of_two_kinds_make_two_surnames(one: str, other: str) -> None:
    assert likeness(one, other).value < MEET


def test_slips_beside_an_ending_that_many_have_count_by_what_is_before_it() -> None:
    assert likeness("nechiporenko", "nestorenko").value < MEET
    assert likeness("tyshchenko", "tishchenko").value >= 0.9
    assert likeness("grytsenko", "hrytsenko").value >= 0.8


def test_an_ending_spelt_in_another_way_is_the_same_one() -> None:
    """The man's and the woman's form, and what countries write."""
    for spellings in (
        ("malinovsky", "malinovskiy", "malinowski"),
        ("sarafian", "sarafyan"),
        ("rubanov", "rubanow", "rubanoff"),
    ):
        for one, other in combinations(spellings, 2):
            assert likeness(one, other).value >= 0.9, (one, other)
    assert likeness("rubanov", "rubanova").value >= MEET


@pytest.mark.parametrize(
    ("man", "woman"),
    [("bashir", "bashira"), ("ricardo", "ricarda"), ("nabil", "nabila")],
)
def test_a_womans_given_name_is_not_the_mans(man: str, woman: str) -> None:
    assert likeness(*sorted((man, woman))).value < MEET


def test_servants_of_two_names_of_god_are_two() -> None:
    assert likeness("abdulqadir", "abdulhadir").value >= MEET  # a slip: no such name
    assert likeness("abdulqadir", "abdulnasir").value < MEET
    assert likeness("abdelkader", "abdulqadir").value >= MEET


@pytest.mark.parametrize(
    ("one", "other"), [("nigeria", "algeria"), ("iceland", "ireland")]
)
def test_two_countries_are_no_slip_of_each_other(one: str, other: str) -> None:
    assert likeness(one, other).value < MEET


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("stas", "stanislav"),
        ("kees", "cornelis"),
        ("gosia", "malgorzata"),
        ("lefteris", "eleftherios"),
        ("toninho", "antonio"),
        ("boghos", "poghos"),
        ("mouhamadou", "mohamed"),
        ("chow", "zhou"),
        ("vartanian", "vardanyan"),
        ("dikranian", "tigranyan"),
    ],
)
def test_given_names_of_many_languages_meet_their_other_forms(
    one: str, other: str
) -> None:
    assert likeness(one, other).value >= 0.85


def test_an_albanian_xh_is_the_dj_of_others() -> None:
    assert likeness("rexhep", "redjep").value >= 0.95


def test_ch_of_a_slavic_name_in_german_letters_is_kh() -> None:
    assert likeness("chomjakow", "khomyakov").value >= 0.95
    assert likeness("tschernow", "chernov").value >= 0.95
