"""Drafts become statements, statements things, and things listings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearance.entities import Draft, Entity, Listing, Statement, statement_id
from clearance.errors import InvalidValueError

DAY = "2022-02-24"


def test_a_draft_says_each_thing_once_and_in_order() -> None:
    """Repetitions and empty values say nothing; order and original are kept."""
    draft = Draft("ofac-1", "Person", "us_ofac_sdn", listed_from=DAY)

    draft.add("name", " Ivan ").add("name", "Ivan").add("alias", None).add("alias", " ")
    draft.add("birthDate", "1962-03-05", "05 Mar 1962").add("notes", "x", "x")

    assert (
        Statement("ofac-1", "Person", "name", "Ivan", "us_ofac_sdn", None, DAY),
        Statement(
            *("ofac-1", "Person", "birthDate", "1962-03-05", "us_ofac_sdn"),
            original="05 Mar 1962",
            listed_from=DAY,
        ),
        Statement("ofac-1", "Person", "notes", "x", "us_ofac_sdn", None, DAY),
    ) == draft.statements()
    assert draft.values("name") == ("Ivan",)
    assert draft.values("alias") == ()


def test_a_draft_refuses_what_its_kind_cannot_have() -> None:
    """A person has no IMO number, and the sentence says so."""
    with pytest.raises(InvalidValueError, match=r"A Person has no property 'mmsi'"):
        Draft("ofac-1", "Person", "us_ofac_sdn").add("mmsi", "636016432")


@given(st.lists(st.tuples(*[st.text(max_size=5)] * 4), unique=True, max_size=20))
def test_statements_of_different_content_have_different_ids(
    contents: list[tuple[str, str, str, str]],
) -> None:
    """The id depends on all four parts and on the border between them."""
    plain = {parts for parts in contents if not any("\x1f" in part for part in parts)}

    assert len(plain) == len({statement_id(*parts) for parts in plain})


def test_the_id_of_a_statement_is_the_same_everywhere() -> None:
    """The id is pinned, since kept data refers to it."""
    found = statement_id("us_ofac_sdn", "ofac-1", "name", "Ivan")

    assert found == "cbf0dc3ea2887e03146b"


def _vtb() -> Entity:
    return Entity(
        "ofac-1",
        "Company",
        {
            "alias": ("VTB",),
            "name": ("Bank VTB", "ВТБ"),
            "program": ("EO13662",),
        },
    )


def test_an_entity_gives_its_values() -> None:
    """Values in order, the first one, names with their property, and nothing else."""
    vtb = _vtb()

    assert vtb.get("name") == ("Bank VTB", "ВТБ")
    assert vtb.first("alias") == "VTB"
    assert vtb.first("innCode") is None
    assert vtb.names == (("name", "Bank VTB"), ("name", "ВТБ"), ("alias", "VTB"))
    assert vtb.is_a("LegalEntity")
    assert not vtb.is_a("Person")


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        ({"name": ("A",), "alias": ("B",)}, "A"),
        ({"alias": ("B",)}, "B"),
        ({"publicKey": ("0xabc",)}, "0xabc"),
        ({}, "x-1"),
    ],
)
def test_the_caption_is_the_best_there_is(
    properties: dict[str, tuple[str, ...]], expected: str
) -> None:
    """First name, else alias, else number, else id."""
    assert expected == Entity("x-1", "CryptoWallet", properties).caption


def test_a_listing_knows_its_programmes_and_what_is_attached() -> None:
    """Programmes of designations come first, each once."""
    sanction = Entity(
        "ofac-1-a", "Sanction", {"program": ("RUSSIA-EO14024", "EO13662")}
    )
    passport = Entity("ofac-1-b", "Passport", {"number": ("1",)})
    listing = Listing(_vtb(), (sanction, passport))

    assert listing.of("Sanction") == (sanction,)
    assert listing.of("Identification") == (passport,)
    assert listing.programmes == ("RUSSIA-EO14024", "EO13662")
