"""Who owns whom, by lists and by files of users, as one graph of a day."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path

from clearance.entities import Entity, Listing, first_day
from clearance.knowledge import Relation, Relations, Version, ends_of
from clearance.law import Book, the_book
from clearance.ownership import (
    Decision,
    Graph,
    Holding,
    Link,
    OwnershipRule,
    decide,
    ownership_rules,
)
from clearance.reading import OwnershipFile, OwnershipParty, Wanted, edge_of
from clearance.reports import Coverage
from clearance.screening import Index, Query
from clearance.sources import Catalog
from clearance.values import AsOf

from ._desk import Desk, Lists
from ._joining import Joined, Together, best_by_name, plain, put_together
from ._list_reader import ListReader
from ._notes import list_notes
from ._owner_files import read_owner_files, wanted_by
from ._progress import Progress


@dataclass(frozen=True, eq=False)
class Ownership:
    """Who owns whom on a day, with what lists say of each party.

    `holdings` are all that lists and files tell, ended ones included; `parties` those
    of the files by their id in the graph; `joins` which of them are, or may be, listed;
    `ids` the ids in the graph of those of files, by their ids there. `alone` is what
    lists tell without files, which was looked up before.
    """

    day: date
    graph: Graph
    book: Book
    index: Index
    reader: ListReader
    holdings: tuple[Holding, ...]
    parties: Mapping[str, OwnershipParty]
    joins: tuple[Joined, ...]
    files: tuple[OwnershipFile, ...]
    versions: tuple[Version, ...]
    catalog: Catalog
    same: Mapping[str, str]
    names: Mapping[str, str]
    kinds: Mapping[str, str]
    notes: tuple[str, ...]
    ids: Mapping[str, str] = field(default_factory=dict)
    alone: "Ownership | None" = None
    _decided: dict[str, Decision] = field(default_factory=dict)

    @cached_property
    def rules(self) -> Mapping[str, OwnershipRule]:
        """The ownership tests of the day, by name."""
        return ownership_rules(self.book, self.day)

    @cached_property
    def listings(self) -> Mapping[str, Listing]:
        """The parties of the graph that lists name, by id."""
        return dict(self._listings())

    def _listings(self) -> Iterator[tuple[str, Listing]]:
        known = self.alone
        for one in self.graph.ids:
            if known is not None and one in known.graph:
                listing = known.listings.get(one)
            else:
                listing = self.index.listing(one)
            if listing is not None:
                yield one, listing

    @cached_property
    def lists(self) -> Mapping[str, tuple[str, ...]]:
        """On which lists each of these parties is."""
        known = self.alone.lists if self.alone is not None else {}
        return {
            one: known[one] if one in known else self.reader.lists_of(it)
            for one, it in self.listings.items()
        }

    def listed(self, rule: OwnershipRule) -> list[str]:
        """Give the parties of the graph on the lists that a rule counts."""
        return [
            one for one, names in self.lists.items() if not rule.lists.isdisjoint(names)
        ]

    def perhaps_listed(self, rule: OwnershipRule) -> dict[str, Joined]:
        """Give the parties of files that may be on these lists, under another name."""
        found: dict[str, Joined] = {}
        for one in self.joins:
            listing = None if one.sure else self.index.listing(one.listed)
            if listing is not None and not rule.lists.isdisjoint(
                self.reader.lists_of(listing)
            ):
                found.setdefault(one.party, one)
        return found

    def decided(
        self, rule: OwnershipRule, listed: Iterable[str] | None = None
    ) -> Decision:
        """Decide for every party whether a rule catches it; each rule once.

        *listed* are those who count where that is not for the lists alone to say.
        """
        if rule.name not in self._decided:
            some = self.listed(rule) if listed is None else listed
            self._decided[rule.name] = decide(self.graph, some, rule)
        return self._decided[rule.name]

    def coverage(self, rule: OwnershipRule) -> Coverage:
        """Say how far the lists that a rule counts are loaded: whole, part or none."""
        loaded = {one.source: one for one in self.versions}
        starter = any(self.catalog[one].metadata.starter for one in loaded)
        told = [
            row
            for row in self.book.lookups["listed-as"].on(self.day)
            if row["key"] in rule.lists
        ]
        whole = {
            row["key"]
            for row in told
            if any(s in loaded and loaded[s].complete for s in row["told_by"])
        }
        if rule.lists <= whole:
            return "whole"
        some = starter or any(s in loaded for row in told for s in row["told_by"])
        return "part" if some else "none"

    def listed_on(self, party: str) -> list[date]:
        """Give the days on which lists put a party on them, where they print any."""
        listing = self.listings.get(party)
        entries = listing.of("Sanction") if listing else ()
        days = (first_day([one]) or "" for one in entries)
        return sorted({date.fromisoformat(day) for day in days if len(day) == 10})

    def name(self, party: str) -> str:
        """Give what to call a party."""
        return self.names.get(party, party)

    def find(self, asked: str) -> list[str]:
        """Find parties of the graph by an id or a name; several where it is not clear.

        By id first, then by the name as it stands, then as screening finds a listed
        party by its names, then by all its words.
        """
        said = self.same.get(asked, asked)
        if said in self.graph:
            return [said]
        wanted = plain(asked)
        exact = [one for one in self.graph.ids if plain(self.name(one)) == wanted]
        if exact or not wanted:
            return exact
        number = asked.casefold()
        numbered = [
            one
            for one, party in self.parties.items()
            if any(number == told.value.casefold() for told in party.identifiers)
        ]
        if numbered:
            return numbered
        meant = _meant(asked, self.index, self.same)
        if meant is not None and meant.entity.id in self.graph:
            return [meant.entity.id]
        words = set(wanted.split())
        return [
            one for one in self.graph.ids if words <= set(plain(self.name(one)).split())
        ]


def ownership_of(
    desk: Desk,
    as_of: AsOf,
    paths: Sequence[Path | OwnershipFile],
    *,
    asked: str | None = None,
    sources: tuple[str, ...] | None = None,
    progress: Progress,
) -> Ownership:
    """Put lists and files together to one graph of a day.

    A listed party of the name or id *asked* is in it even if nothing is known of its
    owners. What is no path among *paths* was read before. Of large registers what is
    around those asked for, or told in other files, is read; where nobody is, what is
    around those whose name is written as that of a listed party. Raises what reading
    the files raises, and ClearanceError for a day that no list reaches.
    """
    day = as_of.day
    lists = desk.lists(as_of, sources, progress=progress)
    same = lists.clusters.same
    meant = _meant(asked, lists.index, same) if asked else None

    def sought() -> Wanted:
        if asked is None and all(isinstance(one, Path) for one in paths):
            return wanted_by(None, lists.view.listings(same))
        return wanted_by(asked, [meant] if meant else [])

    files = read_owner_files(paths, sought, progress)
    key = ("ownership", lists.view.key, lists.clusters.digest, day)
    told, alone = desk.once(key, lambda: _of_lists(lists, day), large=True)
    found = meant.entity if meant else None
    if not files and (found is None or found.id in alone.graph):
        return alone
    return _put_together(lists, told, files, found, alone)


@dataclass(frozen=True, slots=True)
class _Told:
    """What lists tell of owners: holdings, links, and the names and kinds of ends."""

    day: date
    held: tuple[Holding, ...]
    tied: tuple[Link, ...]
    called: Mapping[str, str]
    kinds: Mapping[str, str]
    unlisted: Mapping[str, str]


def _of_lists(lists: Lists, day: date) -> tuple[_Told, Ownership]:
    """Read what lists tell, and put it together without any file."""
    listed = lists.view.relations(lists.clusters.same)
    titles = {one.source: one.title for one in lists.view.versions}
    held, tied = _edges(listed, day, titles)
    called = _called(listed)
    unlisted = {
        one: name for one, name in called.items() if lists.index.listing(one) is None
    }
    told = _Told(day, tuple(held), tuple(tied), called, listed.kinds, unlisted)
    return told, _put_together(lists, told, (), None, None)


def _put_together(
    lists: Lists,
    told: _Told,
    files: tuple[OwnershipFile, ...],
    meant: Entity | None,
    alone: Ownership | None,
) -> Ownership:
    book, index, same = the_book(), lists.index, lists.clusters.same
    people = [party for file in files for party in file.parties.values()]
    together = put_together(people, index, same, told.unlisted)
    holdings = (*told.held, *_renamed_holdings(files, together))
    links = (*told.tied, *_renamed_links(files, together))
    names = _names(index, together, told.called, holdings, links)
    own = {one: party.kind for one, party in together.parties.items() if party.kind}
    kinds = {**own, **told.kinds}
    if meant is not None:
        kinds[meant.id] = meant.kind
        names[meant.id] = meant.caption
    graph = Graph.build(holdings, links, day=told.day, kinds=kinds, names=names)
    return Ownership(
        day=told.day,
        graph=graph,
        book=book,
        index=index,
        reader=ListReader(book, lists.catalog, told.day),
        holdings=holdings,
        parties=together.parties,
        joins=together.joins,
        files=files,
        versions=tuple(lists.view.versions),
        catalog=lists.catalog,
        same=same,
        names=names,
        kinds=kinds,
        notes=(*list_notes(lists.knowledge, lists.view),),
        ids=together.ids,
        alone=alone,
    )


def _meant(asked: str, index: Index, same: Mapping[str, str]) -> Listing | None:
    """Find the listed party that an id or a name means; None if that is not clear."""
    listing = index.listing(same.get(asked, asked))
    if listing is not None:
        return listing
    best = best_by_name(index.screen(Query(names=(asked,))), (asked,))
    return best.listing if best else None


def _edges(
    told: Relations, day: date, titles: Mapping[str, str]
) -> tuple[list[Holding], list[Link]]:
    """Part what lists tell into holdings and links; ended holdings are kept."""
    holdings: list[Holding] = []
    links: list[Link] = []
    for one in told.every:
        source = ", ".join(titles.get(name, name) for name in one.entity.sources)
        edge = edge_of(one.entity.kind, one.entity.properties, source)
        if isinstance(edge, Holding):
            holdings.append(_dated(edge, one))
        elif edge is not None and _said_on(one, day):
            links.append(edge)
    return holdings, links


def _said_on(one: Relation, day: date) -> bool:
    iso = day.isoformat()
    return (one.listed_from or "") <= iso and (
        one.listed_until is None or one.listed_until > iso
    )


def _dated(holding: Holding, one: Relation) -> Holding:
    """End a holding on the last day before the one on which its list says it ended."""
    if one.listed_until is None or len(one.listed_until) != 10:
        return holding
    last = date.fromisoformat(one.listed_until) - timedelta(days=1)
    return replace(holding, until=last)


def _called(told: Relations) -> dict[str, str]:
    """Name the ends of relations: by what lists call them, or mention."""
    names = dict(told.names)
    waiting = [one.entity for one in told.every if one.entity.get("namesMentioned")]
    while True:
        found = dict(_mentioned(waiting, names))
        if not found:
            return names
        names |= found


def _mentioned(
    relations: Iterable[Entity], names: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Give a name that is mentioned to the only end that has none."""
    for one in relations:
        nameless = [end for end in ends_of(one) if end not in names]
        free = [
            name for name in one.get("namesMentioned") if name not in names.values()
        ]
        if len(nameless) == 1 and len(free) == 1:
            yield nameless[0], free[0]


def _renamed_holdings(
    files: Iterable[OwnershipFile], together: Together
) -> Iterator[Holding]:
    ids = together.ids
    for file in files:
        for one in file.holdings:
            behind = one.held_for and ids.get(one.held_for, one.held_for)
            owner, owned = ids[one.owner], ids[one.owned]
            if owner != owned:
                yield replace(one, owner=owner, owned=owned, held_for=behind)


def _renamed_links(
    files: Iterable[OwnershipFile], together: Together
) -> Iterator[Link]:
    ids = together.ids
    for file in files:
        for one in file.links:
            start, end = ids[one.from_], ids[one.to]
            if start != end:
                yield replace(one, from_=start, to=end)


def _names(
    index: Index,
    together: Together,
    called: Mapping[str, str],
    holdings: Iterable[Holding],
    links: Iterable[Link],
) -> dict[str, str]:
    """Name every party: as lists do, else as files do."""
    ends = {end for one in holdings for end in (one.owner, one.owned)}
    ends |= {one.held_for for one in holdings if one.held_for}
    ends |= {end for one in links for end in (one.from_, one.to)}
    names = {one: party.name for one, party in together.parties.items()}
    for one in ends:
        listing = index.listing(one)
        if listing is not None:
            names[one] = listing.entity.caption
        elif one in called:
            names[one] = called[one]
    return names
