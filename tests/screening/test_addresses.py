"""Addresses as evidence: small, in words, and never against."""

import pytest

from clearance.entities import Entity, Listing
from clearance.screening import Evidence, Index, Options, Query

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
INDEX = Index.build(LISTINGS)


def said(name: str, address: str) -> list[Evidence]:
    """Give what was said of the address."""
    query = Query(names=(name,), addresses=(address,))
    (found,) = INDEX.screen(query, Options(threshold=0.3))
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
    (found,) = INDEX.at_address(("Onega, ul. Lenina 5",))

    listing, words = found
    assert listing.entity.id == "works"
    assert set(words) == {"Lenina", "5", "Onega"}


@pytest.mark.parametrize("address", ["Lenina 6, Onega", "Onega", "Lenina 5, Tver"])
def test_the_same_town_or_another_house_is_no_shared_address(address: str) -> None:
    assert list(INDEX.at_address((address,))) == []
    assert list(INDEX.at_address(())) == []
