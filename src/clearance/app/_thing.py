"""What stands around one thing: its owners, what authorities say, what follows."""

from dataclasses import dataclass
from datetime import date, datetime

from clearance.assessment import Consequence
from clearance.divergence import Comparison
from clearance.errors import ClearanceError, UsageError
from clearance.law import the_book
from clearance.reports import OwnersReport
from clearance.values import AsOf

from ._desk import Desk
from ._divergence import DivergenceRequest, divergence
from ._list_reader import ListReader
from ._owners import OwnersRequest, owners
from ._progress import Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What stands around a thing on a day; what nothing is known of is empty.

    `owners` tell who owns it and what it owns, `compared` how authorities stand to it,
    `follows` what dealing with it would mean by the lists that it is on.
    """

    owners: OwnersReport | None = None
    compared: Comparison | None = None
    follows: tuple[Consequence, ...] = ()


def surroundings(
    desk: Desk,
    thing: str,
    *,
    day: date | None,
    known: datetime | None,
    now: datetime,
    progress: Progress,
) -> Surroundings:
    """Find what stands around a thing, by its id, on a day (None: today).

    Empty where no list reaches the day. Owners are those known today, so that they are
    left out where *known* limits what had been loaded.
    """
    as_of = AsOf(day or now.date(), known)
    try:
        lists = desk.lists(as_of, progress=progress)
    except ClearanceError:
        return Surroundings()
    reader = ListReader(the_book(), lists.catalog, as_of.day)
    listing = lists.index.listing(lists.clusters.same.get(thing, thing))
    return Surroundings(
        owners=None if known else _owners(desk, thing, as_of.day, now, progress),
        compared=_compared(desk, thing, as_of, now, progress),
        follows=reader.consequences_of(listing) if listing else (),
    )


def _owners(
    desk: Desk, thing: str, day: date, now: datetime, progress: Progress
) -> OwnersReport | None:
    try:
        request = OwnersRequest(asked=thing, day=day)
        found = owners(desk, request, now=now, progress=progress)
    except UsageError:
        return None  # nobody is known to own it, and it owns nothing
    return found if len(found.nodes) > 1 else None


def _compared(
    desk: Desk, thing: str, as_of: AsOf, now: datetime, progress: Progress
) -> Comparison | None:
    try:
        request = DivergenceRequest(party=thing, day=as_of.day, known=as_of.known)
        found = divergence(desk, request, now=now, progress=progress)
    except UsageError:
        return None  # no authority sanctions it
    return next(iter(found.comparisons), None)
