"""Addresses as evidence: small, in words, and never against."""

from functools import cache

import pytest

from clearance.entities import Entity, Listing
from clearance.screening import (
    DEFAULT_THRESHOLD,
    Evidence,
    Index,
    Options,
    Query,
    compare_names,
)

LISTINGS = (
    Listing(
        Entity(
            "mill",
            "Company",
            {
                "name": ("BERIL PAPER MILL",),
                "address": ("28 Kirova Str., Kerch, Crimea, 98312",),
            },
        )
    ),
    Listing(
        Entity("works", "Company", {"name": ("ONEGA STEEL WORKS",)}),
        (Entity("a-1", "Address", {"street": ("Lenina 5",), "city": ("Onega",)}),),
    ),
)


@cache
def the_index() -> Index:
    """Build the index when it is first asked for."""
    return Index.build(LISTINGS)


def said(name: str, address: str) -> list[Evidence]:
    """Give what was said of the address."""
    query = Query(names=(name,), addresses=(address,))
    (found,) = the_index().screen(query, Options(threshold=0.3))
    return [one for one in found.evidence if one.code == "address"]


@pytest.mark.parametrize(
    "address",
    [
        "Kirova street 28, Kerch",
        "98312 Kerch, Kirova",
        "ул. Кирова, д. 28, г. Керчь",
    ],
)
def test_the_same_street_speaks_for_a_match(address: str) -> None:
    """Order and script do not matter; what agrees is told in the list's words."""
    (found,) = said("Beril Paper Mill", address)

    assert found.text.startswith("The addresses agree in ")
    assert "Kerch" in found.text
    assert "Kirova" in found.text


def test_the_same_town_speaks_a_little() -> None:
    """Less than the street does."""
    (town,) = said("Beril Paper Mill", "Sovetskaya 3, Kerch")
    (street,) = said("Beril Paper Mill", "Kirova 28, Kerch")

    assert "Both addresses name Kerch." == town.text
    assert 0 < town.points < street.points


@pytest.mark.parametrize(
    "address", ["Hauptstraße 28, Lindau", "28 Street, Russia", "Russia", "", "???"]
)
def test_another_address_says_nothing(address: str) -> None:
    """Neither for nor against; words that stand everywhere and countries are none."""
    assert [] == said("Beril Paper Mill", address)


def test_addresses_that_lists_keep_in_parts_are_read() -> None:
    """Street and town of an attached address are one."""
    (found,) = said("Onega Steel Works", "Lenina 5, Onega")

    assert found.text.startswith("The addresses agree in ")


def test_those_in_the_same_street_and_house_are_found_by_the_address_alone() -> None:
    (found,) = the_index().at_address(("Onega, ul. Lenina 5",))

    listing, words = found
    assert listing.entity.id == "works"
    assert set(words) == {"Lenina", "5", "Onega"}


@pytest.mark.parametrize("address", ["Lenina 6, Onega", "Onega", "Lenina 5, Tver"])
def test_the_same_town_or_another_house_is_no_shared_address(address: str) -> None:
    assert list(the_index().at_address((address,))) == []
    assert list(the_index().at_address(())) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("14 Garden Road", "14 Garden Rd"),
        ("33A Orchard Street, Leeds", "33A Orchard St., Leeds LS1 4AP, UK"),
        ("7 ul. Gagarina, Moscow 119002, Russia", "ул. Гагарина, д. 7, Москва"),
        ("28 Kirova Str., Kerch, Crimea, 98312", "Kirova street 28, Kerch"),
        ("Leninskiy avenue, house 9, floor 2", "9 Leninsky Prospekt, floor 2"),
        ("Korbstraße 3, 50667 Köln", "Korbstr. 3, Koln"),
        ("18 rue Zorgen, 69002 Lyon", "18, Rue Zorgen, Lyon, France"),
        ("Calle Oro No. 512, Tijuana, Mexico", "C. Oro 512, Tijuana"),
        ("Zorgin pr. 1, St Petersburg", "1 Zorgin prospekt, Saint-Petersburg 191186"),
        ("4 St. Zorgen's Road, Leeds", "4 Saint Zorgen's Road, Leeds"),
        ("1-ya Zorgenskaya 29, Moscow", "29, 1st Zorgenskaya St., Moscow"),
        ("29 Zorgen Road, 15th floor", "29 Zorgen Road, 15/F"),
        ("北京市朝阳区建国路88号", "88 Jianguo Road, Chaoyang District, Beijing"),
        ("Zorgen Soi 5, Bangkok", "5 Zorgen Lane, Bangkok"),
    ],
)
def test_one_address_written_in_two_ways_is_one(one: str, other: str) -> None:
    """Abbreviated, translated, in another script, with more of it or less."""
    assert compare_names(one, other, kind="Address") >= DEFAULT_THRESHOLD
    assert compare_names(other, one, kind="Address") >= DEFAULT_THRESHOLD


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("14 Garden Road", "15 Garden Road"),
        ("14 Garden Road, Leeds", "14 Orchard Road, Leeds"),
        ("14 Garden Road, Leeds", "14 Garden Lane, Leeds"),
        ("14 Garden Road, Leeds", "14 Garden Road, Bath"),
        ("33A Orchard Street", "33 Orchard Street"),
        ("7 ul. Gagarina, Moscow", "7 ul. Tverskaya, Moscow"),
        ("Orchard Street, Leeds", "33A Orchard Street, Leeds"),
        ("1-ya Zorgenskaya 29, Moscow", "29, 2nd Zorgenskaya St., Moscow"),
    ],
)
def test_another_house_street_or_town_is_another_address(one: str, other: str) -> None:
    assert compare_names(one, other, kind="Address") < DEFAULT_THRESHOLD
    assert compare_names(other, one, kind="Address") < DEFAULT_THRESHOLD
