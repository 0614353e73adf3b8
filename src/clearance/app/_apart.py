"""Work done in a process of its own, so that one that answers is not slowed by it."""

import os
from datetime import datetime
from multiprocessing import get_context

from clearance.settings import Settings
from clearance.values import AsOf

from ._progress import Silent

_GIVES_WAY = 10  # to all else on the machine


def build_apart(settings: Settings, now: datetime) -> bool:
    """Build the day's index and entities where they are missing; say whether all is.

    *now* (UTC) gives the day. What cannot be built is found out again, with its reason,
    by who opens it.
    """
    process = get_context("spawn").Process(
        target=_build, args=(settings, now), daemon=True
    )
    process.start()
    process.join()
    return process.exitcode == 0


def _build(settings: Settings, now: datetime) -> None:
    # Imported here: the desk has this built.
    from ._desk import Desk  # noqa: PLC0415

    os.nice(_GIVES_WAY)
    Desk(settings).entities(AsOf(now.date()), progress=Silent())
