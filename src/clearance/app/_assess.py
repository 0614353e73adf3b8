"""A deal assessed: those of it are looked for on lists, then the rules are asked."""

from dataclasses import dataclass
from datetime import date, datetime

from clearance import __version__
from clearance.assessment import Deal, assess
from clearance.knowledge import Version
from clearance.law import the_book
from clearance.reports import AssessmentReport, Hit

from ._deal_lists import DealScreener, unscreened
from ._desk import Desk
from ._progress import Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentRequest:
    """A deal, the day it is asked about, and whether its parties are screened.

    `day` wins over the day of the deal. With `screen` each party, bank and ship that
    has a name and no `lists` is looked for on the lists of the day.
    """

    deal: Deal
    day: date | None = None
    screen: bool = True


def assess_deal(
    desk: Desk,
    request: AssessmentRequest,
    *,
    now: datetime,
    progress: Progress,
) -> AssessmentReport:
    """Assess a deal as of a day: that of the request, of the deal, or of *now*.

    Raises UsageError for a deal that uses words which the rule book does not have, and
    ClearanceError for a day that no list reaches while a party has to be screened.
    """
    day = request.day or request.deal.day or now.date()
    book = the_book()
    deal = request.deal
    hits: tuple[Hit, ...] = ()
    lists: tuple[Version, ...] = ()
    notes: tuple[str, ...] = ()
    if request.screen and any(unscreened(deal)):
        screener = DealScreener.of(desk, day, book, progress)
        deal, hits = screener.screened(deal)
        lists, notes = screener.versions, screener.notes
    return AssessmentReport(
        assessment=assess(deal, book, day),
        book=book,
        hits=hits,
        lists=lists,
        notes=notes,
        made_at=now,
        clearance_version=__version__,
    )
