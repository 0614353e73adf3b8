"""Getting ready after an update, so that the first question is answered at once."""

from datetime import datetime

from clearance.settings import Settings
from clearance.sources import read_catalog
from clearance.values import AsOf

from ._clusters import clusters_of
from ._indexes import index_of
from ._progress import Progress
from ._starter import lists_in_use, open_knowledge


def prepare(settings: Settings, *, now: datetime, progress: Progress) -> None:
    """Find who is who and build the index of the day's lists, unless they are there.

    What the first question would otherwise wait for. *now* (UTC) gives the day.
    """
    knowledge = open_knowledge(
        settings, read_catalog(settings.data / "sources"), progress
    )
    wanted = lists_in_use(knowledge.versions())
    view = knowledge.view(AsOf(now.date()), sources=wanted)
    if view.versions:
        clusters = clusters_of(settings.data, knowledge, None, progress)
        index_of(settings.data, view, clusters, progress)
