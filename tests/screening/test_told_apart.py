"""What tells two names apart though nearly all of them is the same."""

import pytest

from clearance.screening import DEFAULT_THRESHOLD, compare_names


def score(one: str, other: str, kind: str = "Person") -> float:
    return compare_names(one, other, kind=kind)


def test_another_initial_is_another_person_and_a_missing_one_is_not() -> None:
    assert score("Ellen P. Sorby", "Ellen V. Sorby") < DEFAULT_THRESHOLD
    assert score("Ellen P. Sorby", "Ellen Sorby") > 0.9
    assert score("Ellen P. Sorby", "Ellen Paula Sorby") > 0.9


def test_the_father_of_somebody_is_not_the_mother() -> None:
    assert score("Umm Saad al-Basri", "Abu Saad al-Basri") < DEFAULT_THRESHOLD
    assert score("Umm Saad al-Basri", "Oum Saad al-Basri") > 0.9
    assert score("Abu Saad al-Basri", "Saad al-Basri") >= DEFAULT_THRESHOLD


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Corbel Mill No. 16", "Corbel Mill No. 61", "Company"),
        ("Lorn Trader 127", "Lorn Trader 172", "Vessel"),
    ],
)
def test_the_digits_of_a_number_in_another_order_are_another_number(
    one: str, other: str, kind: str
) -> None:
    assert score(one, other, kind) < DEFAULT_THRESHOLD


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Penal Settlement No. 7", "Penal Settlement No. 8", "Organization"),
        ("Secondary School No. 12", "Secondary School No. 2", "Organization"),
        ("Corbel Rifle Unit 61340", "Corbel Rifle Unit 61349", "Organization"),
        ("Corbel Brick Plant No. 3", "Corbel Brick Plant No. 5", "Company"),
        ("Lorn Trader 33", "Lorn Trader 83", "Vessel"),
        ("Lorn Trader II", "Lorn Trader VI", "Vessel"),
        ("Лорн Трейдер 12", "Lorn Treyder 14", "Vessel"),
    ],
)
def test_another_number_is_another_plant_unit_or_ship_but_a_near_one(
    one: str, other: str, kind: str
) -> None:
    assert 0.4 < score(one, other, kind) < DEFAULT_THRESHOLD


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Corbel Growth Fund III L.P.", "Corbel Growth Fund IV L.P."),
        ("Corbel Partners V L.P.", "Corbel Partners VI L.P."),
        ("Corbel Mortgage Trust 2004-1", "Corbel Mortgage Trust 2005-1"),
    ],
)
def test_funds_of_one_house_may_be_meant_for_one_another(one: str, other: str) -> None:
    assert score(one, other, "Company") >= DEFAULT_THRESHOLD


def test_two_trades_under_one_name_and_place_are_two_firms() -> None:
    assert score("Corbel Leasing", "Corbel Insurance", "Company") < DEFAULT_THRESHOLD
    one, other = "Corbel Paris Leasing", "Corbel Paris Insurance"
    assert score(one, other, "Company") < DEFAULT_THRESHOLD


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ilse Bergstrom", "Ilse Berglund"),
        ("Rustam Belov", "Rustam Belovsky"),
        ("Nabil Sorour", "Nabila Sorour"),
        ("Abdul Qadir Lari", "Abdul Nasir Lari"),
    ],
)
def test_names_of_which_one_word_is_another_name_are_two(one: str, other: str) -> None:
    assert score(one, other) < DEFAULT_THRESHOLD


def test_of_words_that_may_be_one_word_those_meet_that_are_it_best() -> None:
    """Chih and Cheng are nearly Zhisheng, Chih and Sheng are it."""
    assert score("Zheng Zhisheng", "Cheng Chih-sheng") > 0.9


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Corbel Works Number Eighteen", "Corbel Works No. 18", "Company"),
        ("Harakat al-Wafa", "Wafa Movement", "Organization"),
        ("Soriano Hermanos S.A.", "Soriano Brothers S.A.", "Company"),
        ("Stocznia Lubawa S.A.", "Lubawa Shipyard S.A.", "Company"),
    ],
)
def test_words_of_firms_in_many_languages_are_read_alike(
    one: str, other: str, kind: str
) -> None:
    assert score(one, other, kind) > 0.9


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Golden Hill Orchards", "Golden Mill Orchards"),
        ("Evening Post Newspaper", "Evening Star Newspaper"),
        ("Castle Rugs Ltd", "Cattle Bugs Ltd"),
        ("Corbel Exchange Company", "Corbel Cement Company"),
        ("Tarin", "Karin"),
    ],
)
def test_a_word_that_is_another_makes_another_firm(one: str, other: str) -> None:
    assert score(one, other, "Company") < DEFAULT_THRESHOLD


def test_a_word_is_no_abbreviation_that_it_is_only_folded_to() -> None:
    """Shah is folded as the Russian letters of the USA are, Yong as \"eng\"."""
    assert score("Shah Weaving", "USA Weaving", "Company") < DEFAULT_THRESHOLD
    assert score("Yong Weaving", "Engineering Weaving", "Company") < DEFAULT_THRESHOLD


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Les Gaz Montazh Servis", "Lesogazomontazhservis"),
        ("Agro Stal Prom", "Agrostaleprom"),
    ],
)
def test_words_joined_by_a_linking_vowel_are_the_same_name(
    one: str, other: str
) -> None:
    assert score(one, other, "Company") >= DEFAULT_THRESHOLD
