"""What made an answer: editions of lists, the rule book, the code."""

from datetime import datetime
from typing import Any

from clearance import __version__
from clearance.law import the_book
from clearance.values import AsOf

from ._desk import Lists


def versions_told(lists: Lists, as_of: AsOf, now: datetime) -> dict[str, Any]:
    """Name the day, and all that an answer of it was made from; *now* is in UTC."""
    return {
        "clearance": __version__,
        "as_of": as_of.day.isoformat(),
        "known": as_of.known.isoformat() if as_of.known else None,
        "asked_at": now.isoformat(),
        "rule_book": the_book().digest,
        "lists": [
            {
                "source": one.source,
                "title": one.title,
                "published": one.published.isoformat(),
                "retrieved": one.retrieved.isoformat(),
                "entries": one.entries,
                "sha256": one.sha256,
            }
            for one in lists.view.versions
        ],
    }
