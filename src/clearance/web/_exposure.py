"""Exposure: what somebody risks for those it deals with."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, File, Form, Query, Response, UploadFile

from clearance import app
from clearance.errors import UsageError
from clearance.law import the_book
from clearance.reports import (
    ExposureReport,
    render_exposure_html,
    render_exposure_json,
)
from clearance.values import read_day

from ._changes import country_of
from ._files import kept_while_read
from ._frame import Frame, FrameOf

exposing = APIRouter()

_Files = Annotated[list[UploadFile] | None, File(description="Who deals with whom.")]


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose exposure is asked for, what is known of it, and on which day."""

    party: str
    country: str
    role: str
    about: str
    day: date | None


def _of_query(
    frame: FrameOf,
    party: Annotated[str, Query(description="A name or an id.")] = "",
    country: Annotated[str, Query(description="Its country.")] = "",
    role: Annotated[str, Query(description="bank, exporter …")] = "",
    about: Annotated[str, Query(description="What it does, in words.")] = "",
) -> Asked:
    return Asked(party.strip(), country.strip(), role, about, frame.asking.day)


def _of_form(
    party: Annotated[str, Form(description="A name or an id.")] = "",
    country: Annotated[str, Form(description="Its country.")] = "",
    role: Annotated[str, Form(description="bank, exporter …")] = "",
    about: Annotated[str, Form(description="What it does, in words.")] = "",
    as_of: Annotated[str, Form(description="As of this day.")] = "",
) -> Asked:
    day = read_day(as_of.strip() or None, "as_of")
    return Asked(party.strip(), country.strip(), role, about, day)


QueryOf = Annotated[Asked, Depends(_of_query)]
FormOf = Annotated[Asked, Depends(_of_form)]


@exposing.get("/exposure")
def page(frame: FrameOf, asked: QueryOf) -> Response:
    """Show the exposure of a party by the lists that are loaded."""
    return _page(frame, asked, ())


@exposing.post("/exposure")
def page_with_files(frame: FrameOf, asked: FormOf, files: _Files = None) -> Response:
    """Show it with files about dealings and owners that are sent along."""
    return _page(frame, asked, files or ())


@exposing.get("/exposure.json")
def twin(frame: FrameOf, asked: QueryOf) -> Response:
    """Tell the same for machines."""
    return frame.twin(render_exposure_json(_report(frame, asked, ())))


@exposing.post("/exposure.json")
def twin_with_files(frame: FrameOf, asked: FormOf, files: _Files = None) -> Response:
    """Tell the same for machines, with files."""
    return frame.twin(render_exposure_json(_report(frame, asked, files or ())))


def _page(frame: Frame, asked: Asked, files: Sequence[UploadFile]) -> Response:
    about = {
        "form": asked,
        "as_of": asked.day.isoformat() if asked.day else "",
        "roles": the_book().facts["actor.kind"].values,
        "with_files": any(file.filename for file in files),
    }
    if not asked.party:
        return frame.page(frame.fill("exposure_ask.html.j2", problem=None, **about)())
    try:
        report = _report(frame, asked, files)
    except UsageError as error:
        fill = frame.fill("exposure_ask.html.j2", problem=str(error), **about)
        return frame.page(fill(), 400)
    fill = frame.fill("exposure_page.html.j2", **about)
    return frame.page(render_exposure_html(report, fill))


def _report(frame: Frame, asked: Asked, files: Sequence[UploadFile]) -> ExposureReport:
    if not asked.party:
        raise UsageError("Say whose exposure is asked for: party, a name or an id.")
    country = country_of(asked.country).upper() if asked.country else None
    with kept_while_read(frame.desk.settings.data, files) as paths:
        request = app.ExposureRequest(
            asked=asked.party,
            files=paths,
            day=asked.day,
            known=frame.asking.known,
            country=country,
            role=asked.role or None,
            described=asked.about,
        )
        return app.exposure(
            frame.desk, request, now=frame.asking.now, progress=frame.progress
        )
