"""Ids and days of the parties on the US export lists, which give them no number."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from datetime import date

from clearance.errors import InvalidValueError
from clearance.values import parse_written_date

# The export control acts are younger, and no order runs longer.
_FIRST_YEAR, _LAST_YEAR = 1940, 2100
_TEMPORARY = 366


def subject_of(prefix: str, name: str) -> str:
    """Give the id of a party on a list that numbers nobody, from its name.

    The name counts without case, signs and spaces, so that a comma that comes or goes
    changes nothing. Rows of one name on one list are one party: in all files seen, the
    rows of a repeated name are its addresses, or the notices that renewed its listing.
    """
    folded = " ".join(
        re.findall(r"\w+", unicodedata.normalize("NFKC", name).casefold())
    )
    digest = hashlib.sha1(folded.encode(), usedforsecurity=False).hexdigest()
    return f"{prefix}-{digest[:12]}"


def read_day(text: str) -> date | None:
    """Read a day as these lists write it, 06/27/2003 or 2003-06-27.

    None for what is no full day, or one that no order can have ("3017-08-22").
    """
    try:
        day = parse_written_date(text, month_first=True).text
        found = date.fromisoformat(day)
    except (InvalidValueError, ValueError):
        return None
    return found if _FIRST_YEAR <= found.year <= _LAST_YEAR else None


def earliest(days: Iterable[date | None]) -> str | None:
    """Give the earliest of some days in ISO form, None where there is none."""
    known = [day for day in days if day is not None]
    return min(known).isoformat() if known else None


def latest(days: Iterable[date | None]) -> str | None:
    """Give the latest of some days in ISO form, None where one is open or none is."""
    ends = list(days)
    known = [day for day in ends if day is not None]
    return max(known).isoformat() if known and len(known) == len(ends) else None


def order_ends(start: date | None, end: date | None) -> date | None:
    """Give the day on which an order ends for good, None where it may go on.

    A temporary denial order runs for 180 days or a year (15 CFR 766.24) and is renewed
    as a rule: that it ended shows only when a newer list lacks it.
    """
    if start is not None and end is not None and (end - start).days <= _TEMPORARY:
        return None
    return end
