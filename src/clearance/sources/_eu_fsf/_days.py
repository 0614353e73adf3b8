"""Days of listing that stand in words: "Date of listing: 23.1.2012"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from clearance.errors import InvalidValueError
from clearance.sources._party import Party
from clearance.values import parse_written_date

_DAY = r"(?P<day>\d[\d./-]+\d|\d{1,2} [A-Z][a-z]+ \d{4})"
_LISTED = re.compile(rf"\bdate\s+of\s+listing\s*:?\s*{_DAY}", re.IGNORECASE)
_BARE = re.compile(rf"\s*{_DAY}\.?\s*")
_DESIGNATED = re.compile(rf"\bdate\s+of\s+designation\s*:?\s*{_DAY}", re.IGNORECASE)
_UN_DAY = re.compile(
    r"\bdate\s+of\s+(?:UN\s+designation|designation\s+referred\s+to\s+in\s+Article"
    rf"[^:]*)\s*:?\s*{_DAY}",
    re.IGNORECASE,
)
_UN = re.compile(
    r"\bUN(?:SC|SCR|LI)?\b|\bUnited Nations\b|\bSecurity Council\b"
    r"|\breferred\s+to\s+in\s+Article\b"
)


@dataclass(frozen=True, slots=True)
class Told:
    """What an entry's words say of its listing.

    `listed` is the day on which it was listed, `designated` one of designation that
    may be the Security Council's, `un_day` one that is; `un` says that the Security
    Council is spoken of.
    """

    listed: str | None = None
    designated: str | None = None
    un_day: str | None = None
    un: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """When an entry was listed: `own` the EU's day, if it is known.

    `since` is the day from which it was on the list for certain; `council` is a day of
    designation that is the Security Council's or may be.
    """

    since: str | None = None
    own: str | None = None
    council: str | None = None


def told_by(texts: Iterable[str], party: Party | None = None) -> Told:
    """Read the days in remarks; one that is none is counted, if a party is given."""
    listed = designated = un_day = None
    un = False
    for text in texts:
        un = un or _UN.search(text) is not None
        listed = listed or _day(_LISTED.search(text) or _BARE.fullmatch(text), party)
        designated = designated or _day(_DESIGNATED.search(text), party)
        un_day = un_day or _day(_UN_DAY.search(text), party)
    return Told(listed, designated, un_day, un)


def _day(found: re.Match[str] | None, party: Party | None) -> str | None:
    if found is None:
        return None
    try:
        day = parse_written_date(found["day"]).text
    except InvalidValueError:
        day = ""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", day):
        return day
    if party is not None:
        party.audit.not_understood("date", found[0].strip(), party.id)
    return None
