"""The desk that answers, and as of when a request asks."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

from fastapi import Depends, FastAPI, Query, Request

from clearance.app import Desk
from clearance.values import read_day, read_moment


def put_desk(site: FastAPI, desk: Desk, clock: Callable[[], datetime]) -> None:
    """Let all routes of *site* answer from *desk*, by this clock (UTC)."""
    site.state.desk, site.state.clock = desk, clock


def _desk(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


DeskOf = Annotated[Desk, Depends(_desk)]
"""The desk, for a route that answers from lists."""


@dataclass(frozen=True, slots=True)
class Asking:
    """When a request was made, and as of when it asks (None: now, all that is known).

    `now` is a moment in UTC.
    """

    now: datetime
    day: date | None
    known: datetime | None

    @property
    def of_day(self) -> date:
        """The day asked about."""
        return self.day or self.now.date()


def asking_of(
    request: Request,
    as_of: Annotated[
        str | None,
        Query(
            description="What lists and law said on this day: 2022-02-24.",
            examples=["2022-02-24"],
        ),
    ] = None,
    known: Annotated[
        str | None,
        Query(
            description="Only what had been loaded by this day or moment (UTC):"
            " 2024-02-23T18:00.",
        ),
    ] = None,
) -> Asking:
    """Read as of when a request asks. Raises InvalidValueError for no such day."""
    now: datetime = request.app.state.clock()
    return Asking(
        now, read_day(as_of or None, "as_of"), read_moment(known or None, "known")
    )
