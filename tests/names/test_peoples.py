"""What tells two persons apart among one people, and what is one in two languages."""

import pytest

from clearance.names import (
    are_of_one_father,
    are_one_in_belarus,
    is_of_mongol,
    told_by_people,
    typed_elsewhere,
    without_burmese_title,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("赵军", "赵钧"),
        ("Trần Quốc Dũng", "Trần Quốc Dưng"),
        ("زيد طارق", "زياد طارق"),
        ("Jean-Louis Perrot", "Louis-Jean Perrot"),
        ("Ana Flores Medina", "Ana Medina Flores"),
        ("Thein Thein Soe", "Thein Soe"),
        ("Abu Faisal", "Faisal"),
        ("Erlan Maratuly", "Marat Erlanuly"),
    ],
)
def test_two_persons_are_told_in_whatever_order(one: str, other: str) -> None:
    assert told_by_people(one, other)
    assert told_by_people(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("吳志偉", "吴志伟"),  # traditional signs, and simplified ones
        ("Đỗ Thị Hòa", "Đỗ Thị Hoà"),  # the mark on the other vowel
        ("Đỗ Thị Hòa", "Đỗ Thi Hoa"),  # marks that nobody typed
        ("Flores Medina, Ana", "Ana Medina Flores"),  # a comma: another order
        ("Ana Perrot Holbrook", "Ana Holbrook Perrot"),  # families without two surnames
        ("Daw Hla Myint San", "Ma Hla Myint San"),
        ("Thein Soe Naing", "Thein Soe"),  # a word that is only missing
        ("Rami Abu Tayeh", "Rami Tayeh"),
        ("Müller-Schmidt, Eva", "Eva Schmidt-Müller"),  # surnames
    ],
)
def test_what_may_be_one_person_is_not_told_apart(one: str, other: str) -> None:
    assert not told_by_people(one, other)
    assert not told_by_people(other, one)


def test_a_father_is_one_in_two_languages_and_of_one_kind_of_child() -> None:
    assert are_of_one_father("nurlankyzy", "nurlanovna")
    assert not are_of_one_father("nurlanuly", "nurlanovna")
    assert not are_of_one_father("jovanovich", "ivanovich")


def test_surnames_are_one_in_belarus_and_in_russia() -> None:
    assert are_one_in_belarus("hryhoryeu", "grigoryev")
    assert not are_one_in_belarus("kavaliou", "kuznetsov")
    assert not are_one_in_belarus("moreau", "morel")


def test_a_mongolian_father_stands_in_the_genitive() -> None:
    assert is_of_mongol("dorjiin", "dorj")
    assert not is_of_mongol("norman", "norma")


@pytest.mark.parametrize(
    ("typed", "other", "meant"),
    [
        ("Ghbdtnjd Fktrc", "Приветов Алекс", "приветов алекс"),
        ("Зуекщм Шпщк", "Petrov Igor", "petrov igor"),
        ("Jqcaues Zqlter", "Jacques Walter", "jacques walter"),
    ],
)
def test_keys_of_another_layout_are_read(typed: str, other: str, meant: str) -> None:
    assert meant in [*typed_elsewhere(typed, other)]


def test_keys_are_not_read_where_a_name_is_there_or_words_would_part() -> None:
    assert not [*typed_elsewhere("Alexander Bergmann", "Alexander Berg")]
    assert not [*typed_elsewhere("Karin Bergmann", "Alexander Berg")]


def test_a_burmese_title_is_left_out_and_a_word_said_twice_is_not() -> None:
    assert without_burmese_title("Daw Khin Mar Aye") == "khin mar aye"
    assert not without_burmese_title("Ko Ko Naing")
    assert not without_burmese_title("Ma Wei Ling")
