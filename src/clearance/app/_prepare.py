"""Getting ready after an update, so that the first question is answered at once."""

from datetime import datetime

from clearance.values import AsOf

from ._desk import Desk
from ._divergence import DivergenceRequest, divergence
from ._ownership import ownership_of
from ._progress import Progress
from ._starter import lists_in_use


def warm(desk: Desk, *, now: datetime, progress: Progress) -> None:
    """Put together what pages ask of all lists at once: owners, and who lists whom.

    It takes long on full lists, and the first who asks would otherwise wait for it.
    *now* (UTC) gives the day. Raises ClearanceError where no list reaches the day.
    """
    ownership_of(desk, AsOf(now.date()), (), progress=progress)
    divergence(desk, DivergenceRequest(), now=now, progress=progress)


def prepare(desk: Desk, *, now: datetime, progress: Progress) -> None:
    """Find who is who and build the index of the day's lists, unless they are there.

    What the first question would otherwise wait for. *now* (UTC) gives the day.
    """
    knowledge = desk.knowledge(desk.catalog(), progress)
    wanted = lists_in_use(knowledge.versions())
    view = knowledge.view(AsOf(now.date()), sources=wanted)
    if view.versions:
        clusters = desk.clusters(knowledge, None, progress)
        desk.index(view, clusters, progress)
