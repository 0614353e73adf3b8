"""Clusters: what is one and the same on several lists, under one stable id."""

import gc
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from clearance.errors import UsageError

from ._grow import Doubt, Join, grow
from ._judgements import Judgement, in_force
from ._storage import Tables, digest_of, open_tables, save_tables
from ._traits import Known, traits_of


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Spare the search for cycles: none are made here, and it would double the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def cluster_id(subject: str) -> str:
    """Give the id of the cluster that a thing is the anchor of."""
    digest = hashlib.sha1(subject.encode(), usedforsecurity=False).hexdigest()
    return f"clr-{digest[:12]}"


@dataclass(frozen=True, slots=True)
class Cluster:
    """One person, company, vessel and so on.

    `members` are the ids that lists give it, the anchor first: the one first
    published, by which the cluster is called. `joins` say why they are one; `doubts`
    what looked like the same and was kept apart; `judgements` what people decided
    about members, those in force.
    """

    id: str
    members: tuple[str, ...]
    joins: tuple[Join, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    judgements: tuple[Judgement, ...] = ()


class Clusters:
    """All clusters, one for each thing that any list ever spoke of."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    @classmethod
    def of(
        cls, things: Iterable[Known], judgements: Iterable[Judgement] = ()
    ) -> "Clusters":
        """Find what is one and the same among all things.

        The result depends on the things and judgements alone, not on their order.
        """
        judgements = tuple(judgements)
        with _no_collecting():
            traits = traits_of(things)
            grown = grow(traits, judgements)
        groups = tuple(
            tuple(sorted(group, key=lambda s: (traits[s].first, s)))
            for group in grown.groups
        )
        return cls(
            Tables(
                groups, tuple(grown.joins), tuple(grown.doubts), in_force(judgements)
            )
        )

    @classmethod
    def open(cls, folder: Path) -> "Clusters":
        """Open what `save` wrote.

        Raises StoreDamagedError for anything else, or for another format.
        """
        return cls(open_tables(folder))

    def save(self, folder: Path) -> None:
        """Write the clusters to a folder, whole or not at all.

        Raises StoreFullError where there is no room or no right to write.
        """
        save_tables(self._tables, folder)

    def __len__(self) -> int:
        return len(self._tables.groups)

    def __iter__(self) -> Iterator[Cluster]:
        return (self._cluster(number) for number in range(len(self)))

    @cached_property
    def digest(self) -> str:
        """A name for who is one with whom: equal clusters have the same."""
        return digest_of(self._tables.groups)

    @cached_property
    def same(self) -> Mapping[str, str]:
        """The cluster id of every listed thing, by the list's own id."""
        return {
            subject: identity
            for group, identity in zip(self._tables.groups, self._ids, strict=True)
            for subject in group
        }

    def find(self, asked: str) -> Cluster:
        """Find a cluster by its id, one it had before, or the id a list gives.

        Raises UsageError, which says what to do, where nothing has the id.
        """
        asked = asked.strip()
        number = self._numbers.get(asked)
        if number is None and asked.startswith("clr-"):
            number = self._former.get(asked)
        if number is None:
            raise UsageError(
                f"No list that is loaded has the id {asked!r}. Find a party by its"
                " name with `clearance screen NAME`; the answer shows its id."
            )
        return self._cluster(number)

    @cached_property
    def _ids(self) -> tuple[str, ...]:
        return tuple(cluster_id(group[0]) for group in self._tables.groups)

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        return {
            subject: number
            for number, group in enumerate(self._tables.groups)
            for subject in group
        }

    @cached_property
    def _former(self) -> Mapping[str, int]:
        return {cluster_id(subject): n for subject, n in self._numbers.items()}

    @cached_property
    def _by_member(self) -> Mapping[str, tuple[Join | Doubt | Judgement, ...]]:
        found: dict[str, list[Join | Doubt | Judgement]] = {}
        tables = self._tables
        every: list[Join | Doubt | Judgement] = []
        every += [*tables.joins, *tables.doubts, *tables.judgements]
        for said in every:
            for subject in (said.one, said.other):
                found.setdefault(subject, []).append(said)
        return {subject: tuple(said) for subject, said in found.items()}

    def _cluster(self, number: int) -> Cluster:
        members = self._tables.groups[number]
        said = dict.fromkeys(
            one for member in members for one in self._by_member.get(member, ())
        )
        return Cluster(
            id=cluster_id(members[0]),
            members=members,
            joins=tuple(one for one in said if isinstance(one, Join)),
            doubts=tuple(one for one in said if isinstance(one, Doubt)),
            judgements=tuple(one for one in said if isinstance(one, Judgement)),
        )
