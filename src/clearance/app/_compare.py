"""One question beside one listed party: all that speaks for and against, as it is."""

from dataclasses import dataclass
from datetime import date, datetime

from clearance import __version__
from clearance.errors import UsageError
from clearance.reports import ScreenedRow, ScreeningReport
from clearance.screening import Match, Options, Query
from clearance.values import AsOf

from ._desk import Desk
from ._notes import list_notes
from ._progress import Progress
from ._screen import label_of, with_consequences
from ._screen_told import list_used


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareRequest:
    """A question and the id of a listed party; `day` and `known` say as of when."""

    query: Query
    party: str
    day: date | None = None
    known: datetime | None = None


def compare(
    desk: Desk, request: CompareRequest, *, now: datetime, progress: Progress
) -> ScreeningReport:
    """Lay a question beside a listed party, whatever the score.

    The report has one row with one match; where nothing of the two fits, its score is
    0 and it has no evidence. Raises UsageError for a party that is not listed on the
    day, ClearanceError for a day that no list reaches.
    """
    as_of = AsOf(request.day or now.date(), request.known)
    lists = desk.lists(as_of, progress=progress)
    party = lists.clusters.same.get(request.party, request.party)
    listing = lists.index.listing(party)
    if listing is None:
        raise UsageError(f"{request.party!r} is on no list that answers for {as_of}.")
    options = Options(threshold=0.0, limit=1)
    found = lists.index.compare_all(request.query, options, parties=(party,))
    match = next(
        (one for one in found if one.listing.entity.id == party),
        Match(listing, 0.0, None),
    )
    row = ScreenedRow(None, request.query, label_of(request.query), (match,))
    catalog, view = lists.catalog, lists.view
    return ScreeningReport(
        title=f"{row.label} beside {listing.entity.caption}",
        made_at=now,
        as_of=as_of,
        lists=tuple(list_used(one, catalog, as_of.day) for one in view.versions),
        rows=with_consequences((row,), catalog, as_of.day),
        clearance_version=__version__,
        notes=tuple(list_notes(lists.knowledge, view)),
        settings={"threshold": 0.0, "party": party},
    )
