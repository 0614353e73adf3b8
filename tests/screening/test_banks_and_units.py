"""Banks by the letters before their names, and units of armies by their numbers."""

import pytest

from clearance.entities import Entity, Listing
from clearance.names import called_by_letters, unit_in
from clearance.screening import DEFAULT_THRESHOLD, Index, Query, compare_names

SAME_BANK = [
    ("ОАО «АБ «Лазурит»", "Bank Lazurit"),
    ('АБ "Кедр" (ЗАО)', "Kedr Bank"),
    ("АИКБ «Заречье» (ПАО)", "Zarechye Bank"),
    ("АКБ «ПРОМТЕХ» ОАО", "Promtekh Joint Stock Commercial Bank"),
    ("KB Zavolzhye OOO", "Bank Zavolzhye"),
    ("ПАТ «АБ «Дністер»", "Bank Dnister"),
    ("ОАО «Акционерный банк «Стрелец»", "AKB Strelets"),
    ("ПАО АКБ «Урал-Банк»", "Ural-Bank"),
    ("ЗАО АКБ «Нарочь»", "Bank Naroch"),
]
OTHER_BANK = [
    ("ОАО «АБ «Лазурит»", "Bank Malakhit"),
    ("АО «АБ «РОССИЯ»", "Bank of Russia"),
    ("Bank Rossiya", "Центральный банк Российской Федерации"),
    ("АКБ «Заречье»", "АКБ «Загорье»"),
    ("ПАО АКБ «Приморье»", "ПАО АКБ «Поморье»"),
    ("АКБ «Нарочь»", "АКБ «Свитязь»"),
]
SAME_UNIT = [
    ("в/ч 12345", "Unit 12345"),
    ("В.ч. № 41567", "military unit 41567"),
    ("MU 41567", "войсковая часть № 41567"),
    ("V/Ch 33877", "GRU Unit 33877"),
    ("військова частина А1376", "Military Unit A1376"),
    ("Unit 61419", "PLA Unit 61419"),
    ("ФКУ «Войсковая часть 52583»", "Military unit 52583"),
]
OTHER_UNIT = [
    ("в/ч 12345", "Unit 12346"),
    ("MU 41567", "MU 4156"),
    ("войсковая часть 33877", "Military Unit 33887"),
    ("GRU Unit 61419", "PLA Unit 61486"),
]


@pytest.mark.parametrize(("one", "other"), SAME_BANK)
def test_letters_before_a_name_say_that_it_is_a_bank(one: str, other: str) -> None:
    assert compare_names(one, other, kind="Company") >= DEFAULT_THRESHOLD


@pytest.mark.parametrize(("one", "other"), OTHER_BANK)
def test_banks_of_other_names_stay_others(one: str, other: str) -> None:
    assert compare_names(one, other, kind="Company") < DEFAULT_THRESHOLD


@pytest.mark.parametrize(("one", "other"), SAME_UNIT)
def test_a_unit_is_itself_by_its_number(one: str, other: str) -> None:
    assert compare_names(one, other, kind="Organization") >= DEFAULT_THRESHOLD


@pytest.mark.parametrize(("one", "other"), OTHER_UNIT)
def test_another_number_is_another_unit(one: str, other: str) -> None:
    assert compare_names(one, other, kind="Organization") < DEFAULT_THRESHOLD


@pytest.mark.parametrize(
    "text",
    [
        "АБ Инженеринг",  # no form, and nothing in quotation marks
        "AB Volgaskandia",  # a form of Sweden
        "КБ Стрела",  # a design bureau
        "Zanzibar Commercial Bank",
        "Kaplin Trading Ltd, Unit 1204",
        "Kaplin Trading House",
    ],
)
def test_letters_that_say_something_else_are_left_alone(text: str) -> None:
    assert called_by_letters(text) == ()
    assert unit_in(text) is None


@pytest.mark.parametrize(
    ("listed", "asked"),
    [
        ("Bank Lazurit", "ОАО «АБ «Лазурит»"),
        ("ОАО «АБ «Лазурит»", "Bank Lazurit"),
        ("Military Unit 41567", "в/ч 41567"),
        ("85th Kaplin Centre, GRU Unit 41567", "войсковая часть 41567"),
    ],
)
def test_a_listed_bank_or_unit_is_found(listed: str, asked: str) -> None:
    party = Listing(Entity("1", "Organization", {"name": (listed,)}, ("x",)))
    (match,) = Index.build([party]).screen(Query(names=(asked,)))
    assert match.score >= DEFAULT_THRESHOLD


def test_another_unit_is_not_found() -> None:
    party = Listing(
        Entity("1", "Organization", {"name": ("Military Unit 41567",)}, ("x",))
    )
    assert not Index.build([party]).screen(Query(names=("в/ч 41568",)))
