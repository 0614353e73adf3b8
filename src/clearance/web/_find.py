"""Finding: a name or number in, listed parties with reasons out."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Response

from clearance import app
from clearance.reports import ScreeningReport, render_html, render_json
from clearance.screening import SETTINGS, query_of
from clearance.screening import Query as Question
from clearance.values import read_day

from ._frame import Frame, FrameOf

find = APIRouter()

KINDS = (
    ("Person", "Person"),
    ("Organization", "Organisation or company"),
    ("Vessel", "Vessel"),
    ("Airplane", "Aircraft"),
    ("CryptoWallet", "Wallet"),
)
"""Kinds that people choose from, as name and words."""
_AS_OF = re.compile(r"\s+as[ -]of\s+(\d{4}-\d\d-\d\d)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for: a question, on a day (None: today)."""

    question: Question
    day: date | None


def asked_of(
    q: Annotated[str, Query(description="A name or a number.")] = "",
    kind: Annotated[str, Query(description="Person, Vessel …")] = "",
    country: Annotated[str, Query(description="A name or code.")] = "",
    born: Annotated[str, Query(description="Born or founded.")] = "",
) -> Asked | None:
    """Read the fields of a search; None where nothing is asked for.

    A text may end in "as of 2022-02-24". Raises UsageError for what cannot be read.
    """
    text, day = q.strip(), None
    if said := _AS_OF.search(text):
        text, day = text[: said.start()], read_day(said[1], "as of")
    if not text:
        return None
    details: dict[str, Any] = {
        "kind": kind,
        "countries": [country.strip()] if country.strip() else (),
        "birth_dates": [born.strip()] if born.strip() else (),
    }
    given = {name: value for name, value in details.items() if value}
    return Asked(app.query_with(query_of(text), given), day)


AskedOf = Annotated[Asked | None, Depends(asked_of)]
"""What the fields of a search ask for."""


def _report(
    frame: FrameOf,
    asked: AskedOf,
    at: Annotated[str, Query(description="broad, default or narrow")] = "",
    on: Annotated[str, Query(description="Only matches on this list.")] = "",
    limit: Annotated[int, Query(ge=1, le=100)] = 10,
) -> ScreeningReport | None:
    if asked is None:
        return None
    request = app.ScreeningRequest(
        queries=(asked.question,),
        day=asked.day or frame.asking.day,
        known=frame.asking.known,
        setting=at or None,
        limit=limit,
        on=(on,) if on else (),
    )
    return app.screen(
        frame.desk, request, now=frame.asking.now, progress=frame.progress
    )


ReportOf = Annotated[ScreeningReport | None, Depends(_report)]


@find.get("/find")
def page(frame: FrameOf, report: ReportOf) -> Response:
    """Show who on the lists may be meant, and why."""
    lists = [(one.name, one.title) for one in frame.statuses() if one.used]
    choices = {"kinds": KINDS, "settings": SETTINGS, "lists": lists}
    if report is None:
        return frame.page(frame.fill("find.html.j2", report=None, **choices)())
    fill = frame.fill("find.html.j2", **choices, **_moment(frame, report))
    return frame.page(render_html(report, fill))


def _moment(frame: Frame, report: ScreeningReport) -> dict[str, str]:
    """Say as of when links ask: on the day that the text named, if it did."""
    day = report.as_of.day
    return {"as_of": day.isoformat()} if day != frame.asking.now.date() else {}


@find.get("/find.json")
def twin(frame: FrameOf, report: ReportOf) -> Response:
    """Tell the same for machines."""
    if report is None:
        nothing = app.ScreeningRequest(day=frame.asking.day, title="Nothing asked")
        report = app.screen(
            frame.desk, nothing, now=frame.asking.now, progress=frame.progress
        )
    return frame.twin(render_json(report))
