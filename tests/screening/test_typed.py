"""What somebody types: a name with digits in it, a number, or what may be either."""

import pytest

from clearance.entities import Entity, Listing
from clearance.screening import Index, Query, query_of
from clearance.values import Identifier


def listed(party: str, kind: str, name: str, **more: tuple[str, ...]) -> Listing:
    return Listing(Entity(party, kind, {"name": (name,), **more}, ("test",), ()), ())


@pytest.fixture(scope="module")
def index() -> Index:
    return Index.build(
        [
            listed("ship", "Vessel", "GALACTIC 77"),
            listed("tanker", "Vessel", "IRAN HORMUZ 25"),
            listed("plane", "Airplane", "RA-82045", registrationNumber=("RA-82045",)),
            listed("mark", "Airplane", "Boeing 747", registrationNumber=("EP-GOM",)),
            listed("bank", "Company", "PJSC Zorgenbank", swiftBic=("ZORGRUMM",)),
        ]
    )  # fmt: skip


def found(index: Index, query: Query) -> list[str]:
    return [match.listing.entity.id for match in index.screen(query)]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("GALACTIC 77", "ship"),
        ("IRAN HORMUZ 25", "tanker"),
        ("RA-82045", "plane"),
        ("RA82045", "plane"),
        ("EP-GOM", "mark"),
        ("ZORGRUMM", "bank"),
    ],
)
def test_what_may_be_a_name_or_a_number_is_searched_for_as_both(
    index: Index, text: str, party: str
) -> None:
    assert [party] == found(index, query_of(text))


@pytest.mark.parametrize(
    "text",
    [
        *("IMO 9412335", "7707083893", "+7 495 500 55 50", "info@zorgen.example"),
        *("US0378331005", "US 037833 100 5", "Passport No. 45 09 123456"),
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
    ],
)
def test_what_can_be_nothing_but_a_number_is_no_name(text: str) -> None:
    query = query_of(text)

    assert () == query.names
    assert query.identifiers


@pytest.mark.parametrize("text", ["IDEA 123456", "7-28", "SWIFT BUILDERS", "RA-82045"])
def test_a_text_with_few_digits_or_letters_of_its_own_is_a_name_too(text: str) -> None:
    assert (text,) == query_of(text).names


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("SERENA IMO 9187629", "9187629"),
        ("IMO NO. 9187629 SERENA", "9187629"),
        ("Aircraft EP-GOM", "EPGOM"),
        ("EP-GOM (MSN 24135)", "EPGOM"),
        ("SERENA 9187629", ""),
        ("SERENA IMO 9187628", ""),
        ("RI SU-GIL", ""),
    ],
)
def test_the_number_of_a_ship_or_aircraft_beside_its_name_is_searched_for_too(
    text: str, number: str
) -> None:
    query = query_of(text)

    assert (text,) == query.names
    assert ({number} if number else set()) == {
        one.value for one in query.identifiers if isinstance(one, Identifier)
    }
