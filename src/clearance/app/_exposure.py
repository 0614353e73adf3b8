"""What somebody risks for dealing with whom: lists, files and rule book together."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from clearance import __version__
from clearance.errors import UsageError
from clearance.exposure import Known, Neighbour, Scene, Trade, exposure_of
from clearance.ownership import Link
from clearance.reading import OwnershipParty
from clearance.reports import ExposureReport
from clearance.screening import Options, Query
from clearance.values import AsOf

from ._deal_lists import DealScreener
from ._desk import Desk
from ._owners import found_party
from ._ownership import Ownership, ownership_of
from ._progress import Progress
from ._screen_told import list_used
from ._sums import owned_facts


@dataclass(frozen=True, slots=True, kw_only=True)
class ExposureRequest:
    """A party, and what is known of it beside lists and files.

    `role` is a value of the fact `actor.kind` (bank, exporter …); `country` an ISO
    code; `described` what it does in words; `facts` any facts of the rule book; `hops`
    how long a path may be.
    """

    asked: str
    files: tuple[Path, ...] = ()
    day: date | None = None
    known: datetime | None = None
    country: str | None = None
    role: str | None = None
    founded: date | None = None
    described: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)
    hops: int = 4
    sources: tuple[str, ...] | None = None


def exposure(
    desk: Desk, request: ExposureRequest, *, now: datetime, progress: Progress
) -> ExposureReport:
    """Show the paths by which a party is exposed, and what bites on each.

    Raises UsageError where nobody, or more than one, is meant by the name, and for
    facts that the rule book does not have.
    """
    day = request.day or now.date()
    ownership = ownership_of(
        desk,
        AsOf(day, request.known),
        request.files,
        asked=request.asked,
        sources=request.sources,
        progress=progress,
    )
    party = found_party(ownership, request.asked)
    with progress.task("Following paths"):
        return exposed_in(ownership, request, party, now=now)


def exposed_in(
    ownership: Ownership, request: ExposureRequest, party: str, *, now: datetime
) -> ExposureReport:
    """Show the paths of a party, by its id, in a graph that is there."""
    scene = _scene(ownership, request, party)
    found = exposure_of(scene, party, hops=request.hops, described=request.described)
    names = {hop.far for one in found.paths for hop in one.path.hops} | {party}
    names |= {ban.who for ban in found.beside}
    return ExposureReport(
        asked=request.asked,
        day=ownership.day,
        made_at=now,
        clearance_version=__version__,
        role=request.role,
        exposure=found,
        names={one: ownership.name(one) for one in sorted(names)},
        files=tuple(one.path.name for one in ownership.files),
        lists=tuple(
            list_used(one, ownership.catalog, ownership.day)
            for one in ownership.versions
        ),
        notes=ownership.notes,
    )


def _scene(ownership: Ownership, request: ExposureRequest, party: str) -> Scene:
    book = ownership.book
    facts = dict(request.facts)
    if request.role is not None:
        _check_role(book.facts["actor.kind"].values, request.role)
    book.check_facts(facts)
    screened = _screened(ownership)

    @cache
    def known(one: str) -> Known:
        told = request if one == party else None
        return _known(ownership, one, told)

    @cache
    def sums(one: str) -> Mapping[str, str | bool]:
        return {fact.fact: fact.value for fact in owned_facts(ownership, one, screened)}

    return Scene(
        book=book,
        graph=ownership.graph,
        known=known,
        sums=sums,
        screened=screened,
        holdings=ownership.holdings,
        links=tuple(_links(ownership)),
        trades=tuple(_trades(ownership)),
        role=request.role,
        facts=facts,
    )


def _links(ownership: Ownership) -> Iterator[Link]:
    """Give the ties of files, ended ones too, between parties of the graph."""
    ids = ownership.ids
    for file in ownership.files:
        for one in file.links:
            yield replace(one, from_=ids[one.from_], to=ids[one.to])


def _trades(ownership: Ownership) -> Iterator[Trade]:
    ids = ownership.ids
    for file in ownership.files:
        for one in file.trades:
            yield replace(one, seller=ids[one.seller], buyer=ids[one.buyer])


def _check_role(roles: tuple[str, ...], role: str) -> None:
    if role not in roles:
        raise UsageError(f"No rule knows the kind {role!r}. Use: {', '.join(roles)}.")


def _screened(ownership: Ownership) -> frozenset[str]:
    """Give the lists of which it can be said that somebody is not on them."""
    return frozenset(DealScreener.of(ownership).known_lists)


def _known(ownership: Ownership, one: str, told: ExposureRequest | None) -> Known:
    listing = ownership.listings.get(one)
    file = ownership.parties.get(one)
    countries = listing.entity.get("country") if listing else ()
    countries = countries or (file.countries if file else ())
    country = told.country if told else None
    founded = _founded(listing.entity.get("incorporationDate")) if listing else None
    founded = (file.founded if file else None) or founded
    return Known(
        one,
        ownership.name(one),
        ownership.lists.get(one, ()),
        listing.programmes if listing else (),
        (country.upper(),) if country else tuple(c.upper() for c in countries),
        listing.entity.kind if listing else ownership.kinds.get(one),
        tuple(ownership.listed_on(one)),
        (told.founded if told else None) or founded,
        tuple(_looks_like(ownership, one)) if told or not listing else (),
        ownership.reader.remarks_of(listing) if listing else {},
        file.addresses if file else (),
        tuple(_neighbours(ownership, one, file)) if told and file else (),
    )


def _looks_like(ownership: Ownership, one: str) -> Iterator[str]:
    """Name the listed parties that a party may be, by its names of today or before."""
    yield from (j.caption for j in ownership.joins if j.party == one and not j.sure)
    file = ownership.parties.get(one)
    for name in file.former if file else ():
        for match in ownership.index.screen(Query(names=(name,)), Options(limit=1)):
            if match.listing.entity.id != one:
                yield f"{match.listing.entity.caption} (by its former name {name})"


def _neighbours(
    ownership: Ownership, one: str, file: OwnershipParty
) -> Iterator[Neighbour]:
    for listing, words in ownership.index.at_address(file.addresses):
        lists = ownership.reader.lists_of(listing)
        if lists and listing.entity.id != one:
            yield Neighbour(listing.entity.caption, lists, words)


def _founded(days: tuple[str, ...]) -> date | None:
    whole = [day for day in days if len(day) == 10]
    return date.fromisoformat(min(whole)) if whole else None
