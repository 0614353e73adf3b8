"""Long lists, a page at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

_Item = TypeVar("_Item")
ROOM = 60  # things that one page shows


@dataclass(frozen=True, slots=True)
class Page(Generic[_Item]):
    """One page of many: the things on it, its number from 1, and how many there are."""

    things: Sequence[_Item]
    number: int
    pages: int
    total: int

    @property
    def first(self) -> int:
        """The place of its first thing, counted from 1."""
        return (self.number - 1) * ROOM + 1

    @property
    def last(self) -> int:
        """The place of its last thing."""
        return self.first + len(self.things) - 1


def page_of(things: Sequence[_Item], number: int) -> Page[_Item]:
    """Give a page of things; one beyond the last gives the last."""
    pages = max(1, -(-len(things) // ROOM))
    at = min(max(number, 1), pages)
    return Page(things[(at - 1) * ROOM : at * ROOM], at, pages, len(things))
