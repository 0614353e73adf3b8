"""Days that are known exactly, or to lie between two others, or on one side of one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from clearance.errors import InvalidValueError
from clearance.values import parse_partial_date

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """The earliest and the latest day that an event can have been, both included.

    None is open: nothing is known on that side. Both the same is an exact day.
    """

    earliest: date | None = None
    latest: date | None = None

    @property
    def exact(self) -> date | None:
        """The day, where only one is possible."""
        return self.earliest if self.earliest == self.latest else None

    @classmethod
    def given(cls, text: str) -> "Span":
        """Read a day as a list gives it (EDTF); an open span for what is no day."""
        try:
            day = parse_partial_date(text)
        except InvalidValueError:
            return cls()
        return cls(day.earliest, day.latest)

    @classmethod
    def seen(cls, before: date | None, on: date | None) -> "Span":
        """Say when something came about that is not on one edition and is on the next.

        The day may be that of the later edition, and is after that of the earlier one.
        """
        return cls(before + _DAY if before is not None else None, on)

    def within(self, other: "Span") -> "Span":
        """Put two sayings about one event together; the first where they contradict."""
        earliest = _latest(self.earliest, other.earliest)
        latest = _earliest(self.latest, other.latest)
        if earliest is not None and latest is not None and earliest > latest:
            return self
        return Span(earliest, latest)

    @classmethod
    def first_of(cls, spans: Iterable["Span"]) -> "Span":
        """Say when the first of several events was; an open span of none."""
        spans = tuple(spans)
        if not spans:
            return cls()
        earliest = [span.earliest for span in spans]
        latest = [span.latest for span in spans if span.latest is not None]
        return cls(
            None if None in earliest else min(day for day in earliest if day),
            min(latest, default=None),
        )

    @classmethod
    def last_of(cls, spans: Iterable["Span"]) -> "Span":
        """Say when the last of several events was; an open span of none."""
        spans = tuple(spans)
        if not spans:
            return cls()
        earliest = [span.earliest for span in spans if span.earliest is not None]
        latest = [span.latest for span in spans]
        return cls(
            max(earliest, default=None),
            None if None in latest else max(day for day in latest if day),
        )

    def surely_by(self, other: "Span") -> bool:
        """Say whether this was on the day of the other event or before, for certain."""
        return (
            self.latest is not None
            and other.earliest is not None
            and self.latest <= other.earliest
        )


@dataclass(frozen=True, slots=True)
class Lag:
    """Days between two events: at least and at most; None is open."""

    least: int
    most: int | None

    @property
    def exact(self) -> int | None:
        """The days, where only one number is possible."""
        return self.least if self.least == self.most else None

    @classmethod
    def between(cls, first: Span, later: Span) -> "Lag":
        """Say how long after the first event another was, never below 0."""
        least = (
            (later.earliest - first.latest).days
            if later.earliest is not None and first.latest is not None
            else 0
        )
        most = (
            max((later.latest - first.earliest).days, 0)
            if later.latest is not None and first.earliest is not None
            else None
        )
        return cls(max(least, 0), most)


def _latest(one: date | None, other: date | None) -> date | None:
    known = [day for day in (one, other) if day is not None]
    return max(known, default=None)


def _earliest(one: date | None, other: date | None) -> date | None:
    known = [day for day in (one, other) if day is not None]
    return min(known, default=None)
