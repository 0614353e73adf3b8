"""Two names that are near in letters are two; one with a slip is still found."""

import pytest

from clearance.entities import Entity, Listing
from clearance.screening import DEFAULT_THRESHOLD, Index, Query, compare_names

TWO_PERSONS = [
    # surnames that are made of one stem
    ("Vadim Zima", "Vadim Zimin"),
    ("Vadim Lisitsa", "Vadim Lisitsyn"),
    ("Vadim Chernov", "Vadim Chernko"),
    ("Vadim Savin", "Vadim Savkin"),
    ("Vadim Petrik", "Vadim Petrin"),
    ("Vadim Tkach", "Vadim Tkachev"),
    ("Vadim Zubko", "Vadim Zubkov"),
    ("Nikos Papadakis", "Nikos Papadatos"),
    # of two fathers, and as women bear them
    ("Vuk Stankovic", "Vuk Slavkovic"),
    ("Zrinka Markovic", "Zrinka Mirkovic"),
    ("Lidia Gurova", "Lidia Burova"),
    # of two peoples, or heard alike
    ("Dev Patel", "Dev Patil"),
    ("Dev Shah", "Dev Shaw"),
    ("Kenji Nagano", "Kenji Nakano"),
    ("Gamal Fathi", "Kamal Fathi"),
    # given names
    ("Ofer Ashkenazi", "Ofir Ashkenazi"),
    ("Yael Ashkenazi", "Yoel Ashkenazi"),
    ("Livia Bassani", "Lidia Bassani"),
    ("Karina Lindt", "Marina Lindt"),
    ("Goran Babic", "Gordan Babic"),
    ("Tarmo Tamm", "Taavi Tamm"),
    # a given name and the surname that is made of it, turned round
    ("Adam Roberts", "Robert Adams"),
    ("Simon Edwards", "Edward Simon"),
    ("Edwards, Simon", "Edward Simons"),
]
ONE_PERSON = [
    ("Vadim Zimin", "Vadim Zimyn"),
    ("Valeria Sorokina", "Valeria Sorokin"),
    ("Vadim Zubkov", "Vadim Zubkow"),
    ("Vadim Savkin", "Vadim Savckin"),
    ("Vadim Fedorov", "Vadim Fyodorov"),
    ("Vadim Nikitenko", "Vadim Nikitenka"),
    ("Vuk Stankovic", "Vuk Stankovich"),
    ("Vuk Stefanovic", "Vuk Stevanovic"),
    ("Gevorg Gevorgyan", "Gevorg Kevorkian"),
    ("Itai Ashkenazi", "Itay Ashkenazi"),
    ("Katrina Lindt", "Catrina Lindt"),
    ("Aivars Ozols", "Aivar Ozols"),
    ("Denise Bassani", "Denisse Bassani"),
    ("Robert Adams", "ADAMS, Robert"),
]
TWO_FIRMS = [
    ("Стиль Плюс", "Stal Plus"),
    ("Lira Invest", "Lora Invest"),
    ("Trust Uralstroy-4", "Trust Uralstroy-14"),
]
ONE_FIRM = [
    ("Вест Трейд", "West Trade"),
    ("Сталь Плюс", "Steel Plus"),
    ("Стиль Плюс", "Stil Plus"),
    ("Amal Trading", "Amel Trading"),
    ("Trust Uralstroy-4", "Uralstroy-4 Trust"),
]
TWO_SHIPS = [("Karina", "Katrina"), ("Marika", "Marina"), ("Verena", "Serena")]


@pytest.mark.parametrize(("one", "other"), TWO_PERSONS)
def test_persons_of_near_names_are_two(one: str, other: str) -> None:
    assert compare_names(one, other, kind="Person") < DEFAULT_THRESHOLD


@pytest.mark.parametrize(("one", "other"), ONE_PERSON)
def test_a_name_with_a_slip_or_spelt_otherwise_is_one(one: str, other: str) -> None:
    assert compare_names(one, other, kind="Person") >= DEFAULT_THRESHOLD


@pytest.mark.parametrize(("one", "other"), TWO_FIRMS)
def test_firms_of_near_names_are_two(one: str, other: str) -> None:
    assert compare_names(one, other, kind="Company") < DEFAULT_THRESHOLD


@pytest.mark.parametrize(("one", "other"), ONE_FIRM)
def test_firms_of_a_name_written_otherwise_are_one(one: str, other: str) -> None:
    assert compare_names(one, other, kind="Company") >= DEFAULT_THRESHOLD


@pytest.mark.parametrize(("one", "other"), TWO_SHIPS)
def test_ships_of_two_given_names_are_two(one: str, other: str) -> None:
    assert compare_names(one, other, kind="Vessel") < DEFAULT_THRESHOLD


def hits(asked: str, listed: str, kind: str = "Person") -> bool:
    entity = Entity("1", kind, properties={"name": (listed,)})
    return bool(Index.build([Listing(entity)]).screen(Query(names=(asked,), kind=kind)))


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        ("Selena Ashkenazi", "Serena Ashkenazi"),  # may be meant for it
        ("Robert Adams", "Adam Roberts"),
        ("Dami Ashkenazi", "Dani Ashkenazi"),
        ("Vadim Zimim", "Vadim Zimin"),
    ],
)
def test_a_list_is_searched_for_what_may_be_a_slip(asked: str, listed: str) -> None:
    assert hits(asked, listed)


@pytest.mark.parametrize(
    ("asked", "listed"),
    [("Vadim Zima", "Vadim Zimin"), ("Dev Patel", "Dev Patil")],
)
def test_a_list_is_not_searched_for_two_surnames_in_one(
    asked: str, listed: str
) -> None:
    assert not hits(asked, listed)
