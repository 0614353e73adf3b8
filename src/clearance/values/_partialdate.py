"""Days that are known only in part: a year, a month, about 1951, 1951 to 1953."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal, Self

from clearance.errors import InvalidValueError

Precision = Literal["day", "month", "year", "interval"]

_POINT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(~?)", re.ASCII)
_FINENESS: tuple[Precision, ...] = ("year", "month", "day")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day, a month, a year or a span, in a subset of EDTF (ISO 8601-2:2019).

    `text` is the canonical form: `1962`, `1962-03`, `1962-03-05`, with `~` behind it
    where it is approximate (`1962~`), or two of them as a span (`1961/1963-05`).
    `earliest` and `latest` are the first and the last day that the text names, both
    included; `~` does not widen them, since how far "about" reaches is for the reader
    to judge. `precision` is "day", "month", "year" or "interval".
    """

    text: str
    earliest: date
    latest: date
    approximate: bool
    precision: Precision

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the canonical form; see `parse_written_date` for what people write.

        Raises InvalidValueError for any other form, for days that no calendar has and
        for a span that ends before it begins.
        """
        first, separator, last = text.partition("/")
        if not separator:
            return cls._point(text)
        start, end = cls._point(first), cls._point(last)
        if start.earliest > end.earliest or start.latest > end.latest:
            raise InvalidValueError(f"{text!r} is a span that ends before it begins.")
        approximate = start.approximate or end.approximate
        return cls(text, start.earliest, end.latest, approximate, "interval")

    @classmethod
    def _point(cls, text: str) -> Self:
        found = _POINT.fullmatch(text)
        if found is None:
            raise InvalidValueError(
                f"{text!r} is not a date. Write it as 1962, 1962-03 or 1962-03-05."
            )
        year, month, day, tilde = found.groups()
        try:
            earliest = date(int(year), int(month or 1), int(day or 1))
        except ValueError:
            raise InvalidValueError(f"{text!r} is not a day of any calendar.") from None
        precision = _FINENESS[(month is not None) + (day is not None)]
        latest = _last_day(earliest, precision)
        return cls(text, earliest, latest, bool(tilde), precision)

    def overlaps(self, other: "PartialDate") -> bool:
        """Say whether the two can be one and the same day."""
        return self.earliest <= other.latest and other.earliest <= self.latest

    def __str__(self) -> str:
        return self.text


def _last_day(first: date, precision: Precision) -> date:
    if precision == "year":
        return first.replace(month=12, day=31)
    if precision == "month":
        return first.replace(day=monthrange(first.year, first.month)[1])
    return first


@lru_cache(maxsize=65_536)
def parse_partial_date(text: str) -> PartialDate:
    """Do what `PartialDate.parse` does, remembering what was read before."""
    return PartialDate.parse(text)
