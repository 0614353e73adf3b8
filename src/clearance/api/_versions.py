"""What made an answer: editions of lists, the rule book, the code."""

from typing import Any

from clearance import __version__
from clearance.app import Lists
from clearance.http import Asking
from clearance.law import the_book


def versions_of(lists: Lists, asking: Asking) -> dict[str, Any]:
    """Name the day, and all that an answer of it was made from."""
    return {
        "clearance": __version__,
        "as_of": asking.of_day.isoformat(),
        "known": asking.known.isoformat() if asking.known else None,
        "asked_at": asking.now.isoformat(),
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
