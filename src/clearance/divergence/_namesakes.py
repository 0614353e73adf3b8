"""Entries that bear the name of a party and were not taken for it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from clearance.entities import kinds
from clearance.names import telling_words

from ._entries import Party

Key = tuple[str, ...]


class Namesakes:
    """Finds who else is listed under one of a party's names.

    "Not listed by X" is a claim that somebody may act on: it is not made while X has an
    entry that may be the same party by name. Legal forms, ordinary words of company
    names, patronymics, initials, spelling of sounds and order do not count.
    """

    def __init__(self, parties: Iterable[Party]) -> None:
        self._bearing: dict[Key, list[Party]] = defaultdict(list)
        for party in parties:
            if any(entry.on for of in party.entries.values() for entry in of):
                for key in set(_keys(party)):
                    self._bearing[key].append(party)

    def of(self, party: Party, authority: str) -> tuple[Party, ...]:
        """List the other parties on an authority's lists that bear one of its names."""
        found = {
            other.id: other
            for key in _keys(party)
            for other in self._bearing.get(key, ())
            if other.id != party.id
            and any(entry.on for entry in other.entries.get(authority, ()))
            and _may_be_one(party.kind, other.kind)
        }
        return tuple(found[name] for name in sorted(found))


def _keys(party: Party) -> Iterator[Key]:
    person = kinds()[party.kind].is_a("Person")
    least = 2 if person else 1  # a given name alone is no name
    for name in party.names:
        key = telling_words(name, person=person)
        if len(key) >= least:
            yield key


@cache
def _may_be_one(kind: str, other: str) -> bool:
    one, two = kinds()[kind], kinds()[other]
    return one.is_a(other) or two.is_a(kind) or _sort(kind) == _sort(other)


def _sort(kind: str) -> str:
    found = kinds()[kind]
    sorts = ("Person", "Organization", "Vessel", "Airplane")
    return next((sort for sort in sorts if found.is_a(sort)), kind)
