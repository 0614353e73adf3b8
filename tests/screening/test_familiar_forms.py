"""A familiar form of a given name is no surname, and no firm."""

import pytest

from clearance.entities import Entity, Listing
from clearance.screening import Index, Query


def found(asked: str, listed: str, kind: str) -> list[float]:
    others = ("Jorge Luis Borges", "Nguyen Van Thanh", "Ahmad Tahir")
    index = Index.build(
        [
            Listing(Entity(str(at), kind, {"name": (name,)}, ("x",)))
            for at, name in enumerate((listed, *others))
        ]
    )
    matches = index.screen(Query(names=(asked,), kind=kind))
    return [one.score for one in matches if one.listing.entity.id == "0"]


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        ("Sasha Petrov", "PETROV, Aleksandr"),
        ("Aleksandr Petrov", "Sasha PETROV"),
        ("Bill Harrington", "HARRINGTON, William"),
    ],
)
def test_a_familiar_form_is_the_given_name(asked: str, listed: str) -> None:
    """Wherever the list puts it."""
    assert found(asked, listed, "Person")


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        ("Ali Kort", "Ali KONRAD"),
        ("Maria Bill", "WILLIAM, Maria"),
        ("James Quinn", "QIN, Jim"),
    ],
)
def test_a_familiar_form_is_not_the_surname(asked: str, listed: str) -> None:
    """Mr Bill is not Mr William, where the list says what the surname is."""
    assert not found(asked, listed, "Person")


def test_a_familiar_form_is_not_the_firm() -> None:
    """A firm called Sasha is not one called Aleksandr."""
    assert not found("Sasha Trading LLC", "Aleksandr Trading LLC", "Company")
    assert found("Aleksandr Trading LLC", "Alexander Trading LLC", "Company")
