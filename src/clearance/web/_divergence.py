"""Divergence: which authorities list the same parties, and who came first."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response

from clearance import app
from clearance.entities import measures
from clearance.reports import (
    DivergenceReport,
    render_divergence_html,
    render_divergence_json,
)

from ._changes import country_of
from ._find import KINDS
from ._frame import FrameOf
from ._paging import page_of

divergence = APIRouter()

_EVERY = Query(description="May be given several times.")


def _report(
    frame: FrameOf,
    party: Annotated[str, Query(description="An id: one party alone.")] = "",
    country: Annotated[str, Query(description="Only parties of it.")] = "",
    kind: Annotated[str, Query(description="Only things of it.")] = "",
    programme: Annotated[str, Query(description="Only parties under it.")] = "",
    measure: Annotated[str, Query(description="Only entries that impose it.")] = "",
    by: Annotated[list[str] | None, _EVERY] = None,
    not_by: Annotated[list[str] | None, _EVERY] = None,
) -> DivergenceReport:
    request = app.DivergenceRequest(
        party=party.strip() or None,
        countries=(country_of(country),) if country.strip() else (),
        kinds=(kind,) if kind else (),
        programmes=(programme.strip(),) if programme.strip() else (),
        measures=(measure,) if measure else (),
        listed_by=tuple(name.casefold() for name in by or () if name),
        not_listed_by=tuple(name.casefold() for name in not_by or () if name),
        day=frame.asking.day,
        known=frame.asking.known,
    )
    return app.divergence(
        frame.desk, request, now=frame.asking.now, progress=frame.progress
    )


ReportOf = Annotated[DivergenceReport, Depends(_report)]


@divergence.get("/divergence")
def page(
    frame: FrameOf,
    report: ReportOf,
    by: Annotated[list[str] | None, _EVERY] = None,
    not_by: Annotated[list[str] | None, _EVERY] = None,
    page: Annotated[int, Query(ge=1)] = 1,
) -> Response:
    """Show how authorities differ, and parties a page at a time."""
    part = page_of(report.comparisons, page)
    fill = frame.fill(
        "divergence_page.html.j2",
        part=part,
        kinds=KINDS,
        measures=measures(),
        authorities=list(report.coverage),
        by=by or [],
        not_by=not_by or [],
    )
    return frame.page(render_divergence_html(report, fill, shown=part.things))


@divergence.get("/divergence.json")
def twin(frame: FrameOf, report: ReportOf) -> Response:
    """Tell the same for machines, all of it."""
    return frame.twin(render_divergence_json(report))
