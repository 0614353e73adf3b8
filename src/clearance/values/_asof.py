"""The day a question is about, and the day up to which we had read."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from clearance.errors import InvalidValueError


@dataclass(frozen=True, slots=True)
class AsOf:
    """What lists and law said on `day`, as far as had been read by `known`.

    `known` is a moment in UTC; None means everything that has been read to this day.
    """

    day: date
    known: datetime | None = None

    def __str__(self) -> str:
        if self.known is None:
            return self.day.isoformat()
        return f"{self.day.isoformat()} as known on {self.known.isoformat()}"


def read_day(text: str | None, what: str) -> date | None:
    """Read an ISO day that was given as *what*; None stays None.

    Raises InvalidValueError for anything else.
    """
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InvalidValueError(
            f"{what} takes a day such as 2022-02-24, not {text[:40]!r}."
        ) from None


def read_moment(text: str | None, what: str) -> datetime | None:
    """Read a day, which means all of it, or a moment in UTC; None stays None.

    Raises InvalidValueError for anything else.
    """
    if text is None:
        return None
    try:
        if "T" not in text and " " not in text:
            return datetime.combine(date.fromisoformat(text), time.max, UTC)
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise InvalidValueError(
            f"{what} takes a day or a moment such as 2024-02-23T18:00, not"
            f" {text[:40]!r}."
        ) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
