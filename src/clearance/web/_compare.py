"""A question and a listed party side by side."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response

from clearance import app
from clearance.reports import (
    ScreeningReport,
    beside_lines,
    render_html,
    render_json,
)

from ._find import KINDS, AskedOf
from ._frame import FrameOf

comparing = APIRouter()


def _report(
    frame: FrameOf,
    asked: AskedOf,
    id: Annotated[str, Query(description="Of the listed party.")] = "",  # noqa: A002
) -> ScreeningReport | None:
    if asked is None or not id.strip():
        return None
    request = app.CompareRequest(
        query=asked.question,
        party=id.strip(),
        day=asked.day or frame.asking.day,
        known=frame.asking.known,
    )
    return app.compare(
        frame.desk, request, now=frame.asking.now, progress=frame.progress
    )


ReportOf = Annotated[ScreeningReport | None, Depends(_report)]


@comparing.get("/compare")
def page(frame: FrameOf, report: ReportOf) -> Response:
    """Show what was asked beside what the lists have, field by field."""
    if report is None:
        return frame.page(frame.fill("compare.html.j2", report=None, kinds=KINDS)())
    fill = frame.fill("compare.html.j2", kinds=KINDS, lines=beside_lines)
    return frame.page(render_html(report, fill))


@comparing.get("/compare.json")
def twin(frame: FrameOf, report: ReportOf) -> Response:
    """Tell the same for machines."""
    if report is None:
        nothing = app.ScreeningRequest(day=frame.asking.day, title="Nothing asked")
        report = app.screen(
            frame.desk, nothing, now=frame.asking.now, progress=frame.progress
        )
    return frame.twin(render_json(report))
