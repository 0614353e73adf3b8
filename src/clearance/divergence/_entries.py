"""What one list says of one party: since when, under what, until when."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ._span import Span

NO_EFFECT = "published as involved (no legal effect)"
"""The measure of lists that name parties without sanctioning them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A party's entry on one list, as of a day.

    `list_` is the list that the source is, or is an extract of: entries of one list
    and id speak of one listing. `group` is that list, or the one whose listings it
    repeats under ids of its own. `on` says whether it stands there on the day. `since`
    and `until` are when it was listed and, if it is not on, when it was removed.
    `edition` is the publication that shows so.
    """

    source: str
    list_: str
    group: str
    subject: str
    on: bool
    since: Span
    until: Span
    edition: date
    programmes: tuple[str, ...]
    measures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """A list that answers for the day: the newest edition, and what kinds it holds.

    `whole` says that all of the authority's list is in it, so that who is not on it
    is not listed; `derived` that it is somebody's extract. `list_` is the list that it
    is an edition of, and `group` the one whose listings that repeats, if it does.
    `sanctions` is false for a list that names parties without legal effect.
    """

    source: str
    title: str
    authority: str
    list_: str
    group: str
    edition: date
    whole: bool
    derived: bool
    kinds: frozenset[str]
    sanctions: bool = True


@dataclass(frozen=True, slots=True)
class Party:
    """A cluster with its entries on all lists, by authority.

    `names` are those that it goes by, without weak aliases and former names.
    """

    id: str
    caption: str
    kind: str
    countries: tuple[str, ...]
    entries: Mapping[str, tuple[Entry, ...]]
    names: tuple[str, ...] = ()


def only(party: Party, measures: Collection[str]) -> Party:
    """Keep of a party the entries that impose one of some measures.

    An entry that tells no measure stays beside one of the same list that imposes it:
    they speak of one listing.
    """
    wanted = frozenset(measures)
    kept: dict[str, tuple[Entry, ...]] = {}
    for authority, entries in party.entries.items():
        groups = {one.group for one in entries if wanted & set(one.measures)}
        of = tuple(
            one
            for one in entries
            if wanted & set(one.measures) or (not one.measures and one.group in groups)
        )
        if of:
            kept[authority] = of
    return replace(party, entries=kept)


def since_of(entries: Sequence[Entry]) -> Span:
    """Say since when an authority lists a party: by its first entry.

    Sources of one list and id speak of one listing, so what they know is put together.
    Of lists that repeat each other, entries of which it is only known that they were
    there by some day tell nothing beside one with an exact day.
    """
    listings: dict[tuple[str, str], Span] = {}
    groups: dict[tuple[str, str], str] = {}
    for entry in sorted(entries, key=_exactness):
        key = (entry.list_, entry.subject)
        known = listings.get(key)
        groups[key] = entry.group
        listings[key] = entry.since if known is None else known.within(entry.since)
    exact = {groups[key] for key, span in listings.items() if span.exact is not None}
    return Span.first_of(
        span
        for key, span in listings.items()
        if span.earliest is not None or groups[key] not in exact
    )


def _exactness(entry: Entry) -> tuple[bool, str]:
    return entry.since.exact is None, entry.source
