"""Why the answers of two days differ: which list names what on which of them."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from clearance.entities import Entity, Listing, first_day, last_day
from clearance.knowledge import Presence, View

from ._asked import Match

if TYPE_CHECKING:
    from ._index import Index

Spells = Mapping[tuple[str, str], Sequence[Presence]]
"""When lists had things on them, oldest first, by (list, the list's own id)."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How one list's entry for a party stood on the day asked about and on a later one.

    `then` and `later` say whether the list names it; `answered` whether the list says
    anything of the day asked about. `since` and `until` are days (ISO) that the list
    itself gives; `spell` are the publications that have it: for an entry of the day
    asked about those around that day, else the first ones after.
    """

    source: str
    subject: str
    then: bool
    later: bool
    answered: bool
    since: str | None
    until: str | None
    spell: Presence | None


@dataclass(frozen=True, slots=True)
class Turn:
    """A listed party whose standing is not the same on two days.

    `match` is that of the day asked about, or of the later one where there was none
    then. `programmes` are those of both days, where they differ on lists that name it
    on both.
    """

    match: Match
    standings: tuple[Standing, ...]
    programmes: tuple[tuple[str, ...], tuple[str, ...]] | None


class Day:
    """The lists of one day, ready to be searched."""

    def __init__(self, index: "Index", view: View) -> None:
        self.index = index
        self.known = view.as_of.known
        self._published: dict[str, list[date]] = {}
        for version in view.versions:
            self._published.setdefault(version.source, []).append(version.published)

    def answers(self, source: str) -> bool:
        """Say whether a list answers for the day."""
        return source in self._published

    def spells(
        self, listing: Listing | None, spells: Spells
    ) -> Iterator[tuple[str, str, Presence]]:
        """Give list, id and publications of each entry that makes up a party."""
        if listing is None:
            return
        entity = listing.entity
        for subject in entity.referents or (entity.id,):
            for source in entity.sources:
                for spell in spells.get((source, subject), ()):
                    days = self._published.get(source, ())
                    if any(spell.first <= day <= spell.last for day in days):
                        yield source, subject, spell


def standings_of(
    party: str, then: Day, later: Day, spells: Spells
) -> tuple[Standing, ...]:
    """Say of a party how each entry that makes it up stood on two days.

    *party* is its id in both indexes, that of a cluster or a list's own.
    """
    was, now = then.index.listing(party), later.index.listing(party)
    before = {(s, i): spell for s, i, spell in then.spells(was, spells)}
    after = {(s, i): spell for s, i, spell in later.spells(now, spells)}
    found = []
    for source, subject in sorted({*before, *after}):
        key = (source, subject)
        found.append(
            Standing(
                source=source,
                subject=subject,
                then=key in before,
                later=key in after,
                answered=then.answers(source),
                since=first_day(
                    _designations(subject, source, was if key in before else now)
                ),
                until=last_day(_designations(subject, source, was)),
                spell=before.get(key) or after.get(key),
            )
        )
    return tuple(found)


def turns(
    then: tuple[Day, Iterable[Match]],
    later: tuple[Day, Iterable[Match]],
    spells: Spells,
) -> tuple[Turn, ...]:
    """Name the parties found on either of two days that do not stand as they did.

    Those of the day asked about first, each in the order of the matches.
    """
    found: dict[str, Match] = {}
    for _, matches in (then, later):
        for match in matches:
            found.setdefault(match.listing.entity.id, match)
    turned = []
    for party, match in found.items():
        standings = standings_of(party, then[0], later[0], spells)
        programmes = _programmes(
            then[0].index.listing(party), later[0].index.listing(party)
        )
        if programmes is not None or any(one.then != one.later for one in standings):
            turned.append(Turn(match, standings, programmes))
    return tuple(turned)


def _programmes(
    was: Listing | None, now: Listing | None
) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Give the programmes of both days, where a list that has both changed them."""
    if was is None or now is None:
        return None
    both = set(was.entity.sources) & set(now.entity.sources)
    before, after = (
        tuple(dict.fromkeys(_programmes_on(listing, both))) for listing in (was, now)
    )
    return None if set(before) == set(after) else (before, after)


def _programmes_on(listing: Listing, sources: Collection[str]) -> Iterator[str]:
    for sanction in listing.of("Sanction"):
        if not set(sources).isdisjoint(sanction.sources):
            yield from sanction.get("program")


def _designations(
    subject: str, source: str, listing: Listing | None
) -> tuple[Entity, ...]:
    """Give the designations of one list's entry."""
    return tuple(
        one
        for one in (listing.of("Sanction") if listing is not None else ())
        if source in one.sources and one.id.startswith(f"{subject}-")
    )
