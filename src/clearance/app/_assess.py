"""A deal assessed: those of it are looked for on lists, then the rules are asked."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from clearance import __version__
from clearance.assessment import Deal, assess
from clearance.errors import UsageError
from clearance.knowledge import Version
from clearance.law import the_book
from clearance.reports import AssessmentReport, DealParty, Hit
from clearance.values import AsOf

from ._deal_lists import DealScreener, unscreened
from ._deal_owners import DealOwners, told_by
from ._desk import Desk
from ._ownership import Ownership, ownership_of
from ._progress import Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentRequest:
    """A deal, the day it is asked about, and whether its parties are screened.

    `day` wins over the day of the deal. With `screen` each party, bank and ship that
    has a name and no `lists` is looked for on the lists of the day, and owners and ties
    of each are looked for in lists. `files` about owners are read beside them; with
    files this is done without `screen` as well.
    """

    deal: Deal
    day: date | None = None
    screen: bool = True
    files: tuple[Path, ...] = ()
    known: datetime | None = None


def assess_deal(
    desk: Desk,
    request: AssessmentRequest,
    *,
    now: datetime,
    progress: Progress,
) -> AssessmentReport:
    """Assess a deal as of a day: that of the request, of the deal, or of *now*.

    Raises UsageError for a deal that uses words which the rule book does not have, or
    names files that are not among those of the request, and ClearanceError for a day
    that no list reaches while a party has to be screened.
    """
    if request.deal.ownership and not request.files:
        raise UsageError(
            "The deal names files about owners, which are read only where the program"
            " runs: give them with --ownership, or the shares as owners of the party."
        )
    day = request.day or request.deal.day or now.date()
    book = the_book()
    deal = request.deal
    seen = _Seen()
    if request.files or (request.screen and any(unscreened(deal))):
        ownership = ownership_of(
            desk,
            AsOf(day, request.known),
            (*request.files, told_by(deal)),
            progress=progress,
        )
        deal, seen = _seen(ownership, request, day, now)
    return AssessmentReport(
        assessment=assess(deal, book, day),
        book=book,
        hits=seen.hits,
        lists=seen.lists,
        notes=seen.notes,
        made_at=now,
        clearance_version=__version__,
        parties=seen.parties,
        files=tuple(path.name for path in request.files),
    )


@dataclass(frozen=True, slots=True)
class _Seen:
    """What lists and files say of those of a deal."""

    hits: tuple[Hit, ...] = ()
    lists: tuple[Version, ...] = ()
    notes: tuple[str, ...] = ()
    parties: tuple[DealParty, ...] = ()


def _seen(
    ownership: Ownership, request: AssessmentRequest, day: date, now: datetime
) -> tuple[Deal, _Seen]:
    screener = DealScreener.of(ownership)
    deal, hits = (
        screener.screened(request.deal) if request.screen else (request.deal, ())
    )
    known = frozenset(screener.known_lists)
    owners = DealOwners(ownership, known, hits, day, now)
    deal, parties = owners.told(deal)
    notes = (*ownership.notes, *_problems(ownership))
    return deal, _Seen(hits, ownership.versions, notes, parties)


def _problems(ownership: Ownership) -> Iterator[str]:
    """Tell what of the files could not be used, the first of each."""
    for file in ownership.files:
        for problem in file.problems[:_FEW]:
            where = "" if problem.line is None else f", line {problem.line}"
            yield f"{file.path.name}{where}: {problem.sentence}"
        if len(file.problems) > _FEW:
            yield f"{file.path.name}: {len(file.problems) - _FEW} more such."


_FEW = 3
