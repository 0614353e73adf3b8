"""Public bodies of two states: a name says of which one, and the list another."""

from collections.abc import Collection, Iterator

from clearance.entities import Listing
from clearance.names import states_in
from clearance.screening._asked import Evidence
from clearance.screening._fit import OTHER_STATE, NameFit, are_other_states, is_public

from ._corroborate import countries_of, name_of_country

_NAMES = ("name", "alias", "weakAlias", "previousName")


def of_other_state(
    said: str, fit: NameFit, score: float, listing: Listing
) -> Iterator[Evidence]:
    """Say that a name of ordinary words is of another state than the listed body.

    *said* is the name as it was asked about. No evidence where it says no state, or
    the list none of the party.
    """
    ours = states_in(said) if is_public(said, fit) else ()
    if not ours:
        return
    names = [name for prop in _NAMES for name in listing.entity.get(prop)]
    theirs = {code for name in names for code in states_in(name)}
    theirs.update(countries_of(listing))
    if are_other_states(ours, theirs):
        text = (
            f"The name says that it is of {_named(ours)}; the listed party is of "
            f"{_named(theirs)}."
        )
        yield Evidence(text, score * (OTHER_STATE - 1), "state_differs")


def _named(codes: Collection[str]) -> str:
    return " or ".join(map(name_of_country, sorted(codes)))
