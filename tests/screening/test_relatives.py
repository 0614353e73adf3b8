"""Children, parents, husbands and wives: whose name a name is."""

import pytest

from clearance.screening import DEFAULT_THRESHOLD, compare_names

TWO_PERSONS = [
    ("Salem bin Nasser Al Kuwari", "Nasser Al Kuwari"),
    ("Moza bint Jassim Al Kuwari", "Jassim Al Kuwari"),
    ("Huda Ali Hassan", "Ali Hassan"),
    ("زينب علي حسين", "علي حسين"),
    ("Khalid bin Omar bin Saeed Al Kaabi", "Omar bin Saeed Al Kaabi"),
    ("Tariq Mahmoud Ibrahim Salih", "Mahmoud Ibrahim Salih"),
    ("Parveen Bibi w/o Zahid Iqbal", "Zahid Iqbal"),
    ("Harjit Singh S/O Mohinder Singh", "Mohinder Singh"),
    ("Harjit Singh S/O Mohinder Singh", "Harjit Singh S/O Kulwant Singh"),
    ("Naveed Alam s/o Abdul Hamid", "Abdul Hamid"),
    ("Rahmatullah son of Shafiullah", "Shafiullah son of Rahmatullah"),
    ("Elchin Rauf oglu Mammadov", "Rauf Mammadov"),
    ("Kanat uulu Temir", "Temir uulu Kanat"),
    ("Faridah binti Mohd Noor", "Mohd Noor"),
    ("Kumar A/L Raman", "Raman A/L Kumar"),
    ("Amina, wife of Yusuf Khalil", "Yusuf Khalil"),
    ("Devi d/o Krishnan", "Dev s/o Krishnan"),
]
ONE_PERSON = [
    ("Harjit Singh S/O Mohinder Singh", "Harjeet Singh"),
    ("Kavita Devi W/O Ram Lal", "Smt. Kavita Devi"),
    ("Selvam s/o Perumal", "Selvam A/L Perumal"),
    ("Hamad bin Khalifa Al Kuwari", "Hamad Al Kuwari"),
    ("Usman bin Affan bin Saeed Al Harthi", "Usman bin Saeed Al Harthi"),
    ("Muhammad Aslam Khan", "Aslam Khan"),
    ("Siti Aminah binti Abdullah", "Siti Aminah Abdullah"),
    ("Rauf Alirza oglu Mammadov", "Rauf Mammadov"),
    ("Tariq Ziad Hallaq", "Abu Ziad Tariq al-Hallaq"),
    ("Muhammad Ali Kamel", "Ali Muhammad Kamel"),
    ("Juan Carlos Maria Perez", "Carlos Maria Perez"),
    ("Temir Kanat uulu", "Kanat uulu Temir"),
]


@pytest.mark.parametrize(("one", "other"), TWO_PERSONS)
def test_a_relative_that_a_name_says_is_somebody_else(one: str, other: str) -> None:
    assert compare_names(one, other, kind="Person") < DEFAULT_THRESHOLD
    assert compare_names(other, one, kind="Person") < DEFAULT_THRESHOLD


@pytest.mark.parametrize(("one", "other"), ONE_PERSON)
def test_somebody_with_and_without_a_relative_is_the_same(one: str, other: str) -> None:
    assert compare_names(one, other, kind="Person") >= DEFAULT_THRESHOLD
