"""Red flags of the book's table: those that are seen, and those that could not be."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from ._party import Known, Scene
from ._path import Path


@dataclass(frozen=True, slots=True)
class Flag:
    """A red flag that was seen: what shows it, and what to ask. It proves nothing."""

    id: str
    title: str
    evidence: str
    ask: str
    source: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Unlooked:
    """A red flag that nobody looked for, and what to give so that it is.

    `needs` is None for one that needs papers, payments or positions of ships, which are
    not read here: `data` names them.
    """

    id: str
    title: str
    needs: str | None
    data: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """What flags are looked for in: a party, its paths, and how it pays."""

    scene: Scene
    party: Known
    paths: Sequence[Path]
    ways: Sequence[str] = ()

    def row(self, flag: str) -> Mapping[str, Any]:
        """Give the row of a flag, with its figures."""
        table = self.scene.book.lookups["red-flags"]
        (row,) = table.find(flag, self.scene.graph.day)
        return row


class Sight(NamedTuple):
    """What shows a flag, by its id, and what to ask."""

    id: str
    evidence: str
    ask: str


Seen = Iterator[Sight]


@dataclass(frozen=True, slots=True)
class Test:
    """A way to look for some flags: `seen` gives flag, evidence and question.

    `needs` says what is lacking to look at all, None where nothing is.
    """

    ids: tuple[str, ...]
    seen: Callable[[Case], Seen]
    needs: Callable[[Case], str | None]


def nothing(_: Case) -> str | None:
    """Say of a test that it needs no more than is always there."""
    return None


def flags_of(
    case: Case, tests: Sequence[Test]
) -> tuple[tuple[Flag, ...], tuple[Unlooked, ...]]:
    """Look for all flags: give those that are seen, and those not looked for."""
    found: dict[Flag, None] = {}
    lacking: dict[str, str] = {}
    looked: set[str] = set()
    for test in tests:
        needs = test.needs(case)
        if needs is None:
            looked |= set(test.ids)
            found |= dict.fromkeys(_flag(case, one) for one in test.seen(case))
        else:
            lacking |= {one: needs for one in test.ids if one not in lacking}
    return tuple(found), tuple(_unlooked(case, looked, lacking))


def _flag(case: Case, sight: Sight) -> Flag:
    table = case.scene.book.lookups["red-flags"]
    row = case.row(sight.id)
    return Flag(
        sight.id,
        row["title"],
        sight.evidence,
        sight.ask,
        row.get("source", table.source),
        row.get("confidence", table.confidence),
    )


def _unlooked(
    case: Case, looked: set[str], lacking: Mapping[str, str]
) -> Iterator[Unlooked]:
    for row in case.scene.book.lookups["red-flags"].on(case.scene.graph.day):
        one = row["id"]
        twin = row.get("as", one)
        if one in lacking:  # a part of it may have been looked for all the same
            yield Unlooked(one, row["title"], lacking[one], tuple(row["data"]))
        elif one not in looked and twin not in looked:
            needs = lacking.get(twin)
            yield Unlooked(one, row["title"], needs, tuple(row["data"]))
