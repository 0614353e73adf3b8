"""Whom a path leads through, as far as lists and files tell."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from clearance.law import Book, Partial
from clearance.ownership import Graph, Holding, Link

from ._trade import Trade


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A listed party at an address of another: `words` are what both have in it."""

    name: str
    lists: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """A party: on which `lists` (ids of the book's table `lists`) it is, since when.

    `countries` are upper-case codes; `kind` is a kind of `clearance.entities`;
    `listed_on` the days of its listings; `founded` the day it came into being.
    `looks_like` names listed parties that it may be; `facts` are more facts of the
    book on it, as remarks of a list tell them; `neighbours` the listed parties at one
    of its `addresses`.
    """

    id: str
    name: str
    lists: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    kind: str | None = None
    listed_on: tuple[date, ...] = ()
    founded: date | None = None
    looks_like: tuple[str, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)
    addresses: tuple[str, ...] = ()
    neighbours: tuple[Neighbour, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """All that exposure is worked out from.

    `known` tells of a party by id; `sums` which facts of the book on its owners
    (`party.owned.us` …) are settled; `screened` the lists of which it can be said that
    somebody is not on them. `facts` are facts of the book that the user gives, `role`
    what the party is (a value of `actor.kind`), None where that is not known. `links`
    and `holdings` are all that is told, ended ones included.
    """

    book: Book
    graph: Graph
    known: Callable[[str], Known]
    sums: Callable[[str], Mapping[str, Any]]
    screened: frozenset[str]
    holdings: Sequence[Holding] = ()
    links: Sequence[Link] = ()
    trades: Sequence[Trade] = ()
    role: str | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def bank(self) -> bool:
        """Say whether the party is known to be a financial institution."""
        return self.role in _FINANCIAL

    def facts_of(self, party: Known) -> dict[str, Any]:
        """Give what the rule book asks about a party on the other side."""
        country = party.countries[0] if party.countries else None
        lists = Partial(party.lists, self.screened | set(party.lists))
        named = any(one.startswith("us.") for one in party.lists)
        told: dict[str, Any] = {
            "party.country": country,
            "party.kind": "person" if party.kind == "Person" else None,
            "party.lists": lists,
            "party.programmes": list(party.programmes) if named else None,
            "party.russian": None if country is None else country == "RU",
            "vessel.lists": lists if party.kind == "Vessel" else [],
        }
        sums = {name: _value(one) for name, one in self.sums(party.id).items()}
        every = told | self._controlled(party, sums) | dict(party.facts) | sums
        return {n: v for n, v in every.items() if v is not None}

    def _controlled(self, party: Known, sums: Mapping[str, Any]) -> dict[str, Any]:
        """Ask for no control out of the blue: where nothing at all points to it."""
        links = self.graph.links(party.id) if party.id in self.graph else ()
        if any(link.kind in _CONTROLS for link in links):
            return {}
        found: dict[str, Any] = {}
        for name in self.book.facts:
            held = sums.get(name.replace(CONTROL, "party.owned."))
            if name.startswith(CONTROL) and held is not None and not Decimal(held):
                found[name] = False
        return found


def _value(value: Any) -> Any:
    return value if isinstance(value, bool) else str(value)


CONTROL = "party.controlled."
_CONTROLS = {"controls", "owned_or_controlled_by", "owns_or_controls", "leads"}


_FINANCIAL = {
    "bank",
    "payment_provider",
    "money_service",
    "crypto_provider",
    "securities_firm",
    "exchange",
    "insurer",
    "broker",
}
