"""Which listed party a name of a file means where several fit about as well."""

from clearance.app._joining import best_by_name
from clearance.entities import Entity, Listing
from clearance.screening import Match


def match(name: str, score: float, *aliases: str) -> Match:
    """Make a match of a listed company."""
    names = {"name": (name,), "alias": aliases}
    return Match(Listing(Entity(name, "Company", names)), score, name)


def test_the_one_that_bears_the_very_name_is_meant_among_those_that_fit_as_well() -> (
    None
):
    parent = match("VTB Bank PJSC", 0.972, "Bank VTB")
    daughter = match("VTB Bank (Armenia)", 0.970)

    assert best_by_name([parent, daughter], ["VTB BANK ARMENIA"]) is daughter
    assert best_by_name([parent, daughter], ["Bank VTB"]) is parent
    assert best_by_name([parent, daughter], ["VTB"]) is None


def test_two_that_bear_the_same_name_are_not_told_apart_by_it() -> None:
    both = [match("Progress", 0.97), match("Zavod", 0.97, "Progress")]

    assert best_by_name(both, ["Progress"]) is None


def test_the_very_name_does_not_lift_a_match_that_fits_worse() -> None:
    far, near = match("Progress", 0.80), match("Progress Zavod", 0.97)

    assert best_by_name([near, far], ["Progress"]) is near
    assert best_by_name([far], ["Progress"]) is None
