"""The day a question is about, and the day up to which we had read."""

from dataclasses import dataclass
from datetime import date, datetime


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
