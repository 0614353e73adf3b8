"""Work done in a process of its own, so that one that answers is not slowed by it."""

import os
from contextlib import suppress
from datetime import datetime
from multiprocessing import get_context
from pathlib import Path

from clearance.errors import ClearanceError
from clearance.settings import Settings
from clearance.values import AsOf

from ._progress import Silent

_GIVES_WAY = 10  # niceness, added to what we have


def was_built(data: Path, state: str) -> bool:
    """Say whether index and entities of a state of the data have been built before."""
    with suppress(OSError):
        return _mark(data).read_text("utf-8") == state
    return False


def build_apart(
    settings: Settings, now: datetime, state: str, *, gives_way: bool
) -> None:
    """Build the day's index and entities where they are missing, and note the state.

    *now* (UTC) gives the day. *gives_way* to all else on the machine: for who answers
    from older lists meanwhile, while nobody waits for these. What cannot be built is
    found out again, with its reason, by who opens it.
    """
    process = get_context("spawn").Process(
        target=_build, args=(settings, now, state, gives_way), daemon=True
    )
    process.start()
    process.join()


def _build(settings: Settings, now: datetime, state: str, gives_way: bool) -> None:  # noqa: FBT001
    # Imported here: the desk has this built.
    from ._desk import Desk  # noqa: PLC0415

    if gives_way:
        os.nice(_GIVES_WAY)
    with suppress(ClearanceError, OSError):
        Desk(settings).entities(AsOf(now.date()), progress=Silent())
        _mark(settings.data).write_text(state, "utf-8")


def _mark(data: Path) -> Path:
    return data / "shelves" / ".built"
