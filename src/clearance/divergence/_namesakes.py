"""Entries that bear the name of a party and were not taken for it."""

import re
from collections import defaultdict
from collections.abc import Iterable

from clearance.entities import kinds
from clearance.names import legal_form_kind

from ._entries import Party

_WORD = re.compile(r"\w+")
Key = tuple[str, ...]


def name_key(name: str) -> Key:
    """Give the words of a name in alphabetical order, without its legal form."""
    words = _WORD.findall(name.casefold())
    telling = [word for word in words if legal_form_kind(word) is None]
    return tuple(sorted(telling or words))


class Namesakes:
    """Finds who else is listed under one of a party's names.

    "Not listed by X" is a claim that somebody may act on: it is not made while X has an
    entry of the very name that may be the same party.
    """

    def __init__(self, parties: Iterable[Party]) -> None:
        self._by_name: dict[Key, list[Party]] = defaultdict(list)
        for party in parties:
            for key in party.names:
                self._by_name[key].append(party)

    def of(self, party: Party, authority: str) -> tuple[Party, ...]:
        """List the other parties on an authority's lists that bear one of its names."""
        found = {
            other.id: other
            for key in party.names
            if _tells(key, party)
            for other in self._by_name[key]
            if other.id != party.id
            and any(entry.on for entry in other.entries.get(authority, ()))
            and _may_be_one(party.kind, other.kind)
        }
        return tuple(found[name] for name in sorted(found))


def _tells(key: Key, party: Party) -> bool:
    """A single word is too little of a person's name, and enough of another's."""
    return len(key) > 1 or not kinds()[party.kind].is_a("Person")


def _may_be_one(kind: str, other: str) -> bool:
    one, two = kinds()[kind], kinds()[other]
    return one.is_a(other) or two.is_a(kind) or _sort(kind) == _sort(other)


def _sort(kind: str) -> str:
    found = kinds()[kind]
    sorts = ("Person", "Organization", "Vessel", "Airplane")
    return next((sort for sort in sorts if found.is_a(sort)), kind)
