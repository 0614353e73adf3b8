"""One thing: who says what since when, its owners, its history, what follows."""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Response
from markupsafe import Markup

from clearance import app
from clearance.errors import ClearanceError, UsageError
from clearance.reports import (
    EntityReport,
    first_told,
    render_entity_html,
    render_entity_json,
    render_owners_svg,
    render_timeline_svg,
    span_of,
    spans_of,
    stand_told,
)

from ._frame import Frame, FrameOf

thing = APIRouter()


def _report(thing: str, frame: FrameOf) -> EntityReport:
    request = app.EntityRequest(
        asked=thing, day=frame.asking.day, known=frame.asking.known
    )
    try:
        return _entity(frame, request)
    except UsageError as error:
        raise HTTPException(404, str(error)) from None
    except ClearanceError:
        if request.day is None:
            raise
        # Lists that print no days say nothing of days before their first edition.
        note = (
            f"No edition that is loaded says anything of it on {request.day}. This is"
            " all that was ever said."
        )
        return replace(_entity(frame, replace(request, day=None)), notes=(note,))


def _entity(frame: Frame, request: app.EntityRequest) -> EntityReport:
    return app.entity(
        frame.desk, request, now=frame.asking.now, progress=frame.progress
    )


ReportOf = Annotated[EntityReport, Depends(_report)]


# The twin comes first: an id may have any letter in it, and a page takes all of them.
@thing.get("/thing/{thing:path}.json")
def twin(report: ReportOf, frame: FrameOf) -> Response:
    """Tell all that lists say of a thing."""
    return frame.twin(render_entity_json(report))


@thing.get("/thing/{thing:path}")
def page(report: ReportOf, frame: FrameOf) -> Response:
    """Show all that lists say of a thing, and what stands around it."""
    around = app.surroundings(
        frame.desk,
        report.id,
        day=frame.asking.day,
        known=frame.asking.known,
        now=frame.asking.now,
        progress=frame.progress,
    )
    spans = spans_of(report)
    owners = around.owners
    fill = frame.fill(
        "thing.html.j2",
        around=around,
        spans=spans,
        span_of=span_of,
        first_told=first_told,
        stand_told=stand_told,
        # What both write is escaped there.
        timeline=Markup(render_timeline_svg(report, spans)),  # noqa: S704
        owned=Markup(render_owners_svg(owners)) if owners else None,  # noqa: S704
    )
    return frame.page(render_entity_html(report, fill))
