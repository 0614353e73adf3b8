"""Finds the entry that a relation names: "Linked To: MAHAN AIR" is entry 13184."""

import re
from collections.abc import Iterable

from ._entry import Entry
from ._party import split_person

_SIGNS = re.compile(r"[^\w]+")
_BRACKETS = re.compile(r"\([^()]*\)")


def _folded(name: str) -> str:
    """Fold a name for exact comparison: case and signs do not count."""
    return _SIGNS.sub(" ", name.casefold()).strip()


class NameIndex:
    """The names of one list's entries, from the surest to the least sure.

    Official names come first, then strong aliases, then weak ones; within one of these
    a name that several entries bear points at none of them.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._official: dict[str, set[str]] = {}
        self._strong: dict[str, set[str]] = {}
        self._weak: dict[str, set[str]] = {}
        for entry in entries:
            if entry.name is not None:
                self._add(self._official, entry.name, entry.uid)
                self._add_spoken(entry)
            for alias in entry.aliases:
                where = self._weak if alias.weak else self._strong
                self._add(where, alias.name, entry.uid)

    def _add_spoken(self, entry: Entry) -> None:
        person = split_person(entry.name or "") if entry.type == "individual" else None
        if person is not None:
            self._add(self._strong, person.natural, entry.uid)

    def _add(self, table: dict[str, set[str]], name: str, uid: str) -> None:
        table.setdefault(_folded(name), set()).add(uid)
        shorter = _folded(_BRACKETS.sub(" ", name))
        if shorter and shorter != _folded(name):
            # "KHATAM AL-ANBIYA (KAA)" is also found without its brackets, less surely.
            self._weak.setdefault(shorter, set()).add(uid)

    def add_alias(self, name: str, uid: str) -> None:
        """Add an alias that stands in the remarks: they hold the weak ones."""
        self._add(self._weak, name, uid)

    def find(self, name: str) -> tuple[str, ...]:
        """List the entries that bear the name, by the surest of the three tables."""
        shorter = _BRACKETS.sub(" ", name)
        for wanted in dict.fromkeys((_folded(name), _folded(shorter))):
            for table in (self._official, self._strong, self._weak):
                found = table.get(wanted) if wanted else None
                if found:
                    return tuple(sorted(found))
        return ()
