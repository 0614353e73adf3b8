"""Two names laid beside each other, without a list."""

import pytest

from clearance.names import analyse_company
from clearance.screening import Calibration, coefficients, compare_names

ENOUGH = coefficients().pair_fit


def alike(one: str, other: str, kind: str = "Company") -> float:
    """Give the fit behind the probability: it does not move with calibration."""
    return Calibration(1).raw(compare_names(one, other, kind=kind))


@pytest.mark.parametrize(
    ("nearer", "further"),
    [
        ("Corbel Partners Fund VI", "Corbel Partners Fund XIX"),
        ("Corbel Partners Fund V", "Corbel Partners"),
        ("Corbel Partners Fund XIX", "Tarnow Partners Fund V"),
    ],
)
def test_the_further_numbers_are_apart_the_less_alike_are_names(
    nearer: str, further: str
) -> None:
    """One stroke may be a slip; another number altogether is another fund."""
    asked = "Corbel Partners Fund V"
    assert alike(asked, nearer) > alike(asked, further)


def test_names_that_differ_in_a_number_are_alike_but_no_match_on_a_list() -> None:
    """Funds of one house are shown together, and below what a list search reports."""
    score = alike("Corbel Partners Fund V", "Corbel Partners Fund VI")
    assert ENOUGH <= score < 0.72


@pytest.mark.parametrize(
    ("one", "nearer", "further"),
    [
        ("Ruslan Dovgan", "Ruslan Dovgun", "Ruslan Dunaev"),
        ("Kim Song Un", "Kim Song On", "Kim Song Chol"),
        ("Raul Esterillo", "Raul Esterilo", "Raul Estero"),
    ],
)
def test_the_fewer_letters_differ_the_more_alike_are_persons(
    one: str, nearer: str, further: str
) -> None:
    """No cliff between a slip and another name."""
    assert alike(one, nearer, "Person") > alike(one, further, "Person")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Raul Castrillo", "Raul Castro"),
        ("Halla Jonsdottir", "Halla Tomasdottir"),
        ("Lorn Hathaway Ltd", "Lorn Halloway Ltd"),
    ],
)
def test_three_letters_that_no_spelling_explains_make_another_name(
    one: str, other: str
) -> None:
    """Names of one pattern are not slips of each other."""
    kind = "Company" if one.endswith("Ltd") else "Person"
    assert alike(one, other, kind) < 0.65


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Vyacheslav Shcherbakov", "Wjatscheslaw Schtscherbakow"),
        ("Vyacheslav Rossolay", "Viachaslau Rassalai"),
    ],
)
def test_many_letters_that_a_spelling_explains_do_not(one: str, other: str) -> None:
    """Romanisations differ in more letters than anybody gets wrong."""
    assert alike(one, other, "Person") > 0.72


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("U.S. Fruit Agency", "United States Fruit Agency"),
        ("Corbel Bank (Hong Kong) Ltd", "Corbel Bank HK Limited"),
        ("Corbel Deutschland GmbH", "Corbel Germany GmbH"),
        ("Corbel South Africa", "Corbel RSA"),
    ],
)
def test_a_country_is_itself_under_any_of_its_names(one: str, other: str) -> None:
    """Adjectives, other languages and short forms say the same place."""
    assert alike(one, other) > 0.8


def test_a_firm_is_not_quite_its_branch_abroad() -> None:
    """One place lowers a little, another place much; home and branch hardly at all."""
    whole = alike("Corbel Bank", "Corbel Bank")
    home = alike("Corbel Bank", "Corbel Bank of Chile")
    abroad = alike("Corbel Bank", "Corbel Bank Chile")
    other = alike("Corbel Bank Peru", "Corbel Bank Chile")
    assert whole > home > abroad > ENOUGH > other


def test_legal_forms_of_one_kind_are_nearer_than_of_two() -> None:
    """A company by shares is called AG, SA or PAO; a GmbH is something else."""
    same = alike("Corbel Werk AG", "Corbel Werk SA")
    other = alike("Corbel Werk AG", "Corbel Werk GmbH")
    assert same > other > ENOUGH


def test_countries_of_several_words_are_one_place() -> None:
    """As the candidate search and the scorecard both read them."""
    (parts,) = analyse_company("Corbel United Arab Emirates Trading")
    assert [word.text for word in parts.words] == ["corbel", "emirates", "trading"]


def test_equal_letters_are_worth_no_less_than_equal_words() -> None:
    """A name is not less alike because its letters are the same without spaces too."""
    whole = alike("Isa Bin Tarif Al Ali", "Isa Bin Tarif Al Ali", "Person")
    less = alike("Isa Bin Tarif Al Ali", "Shaikh Isa Bin Tarif Al Aly", "Person")
    assert whole > less
