"""Owners: who stands behind a party, and whether any test catches it for that."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, File, Form, Query, Response, UploadFile

from clearance import app
from clearance.errors import UsageError
from clearance.reports import OwnersReport, render_owners_html, render_owners_json
from clearance.values import read_day

from ._files import kept_while_read
from ._frame import Frame, FrameOf

owning = APIRouter()

JURISDICTIONS = (
    ("us", "US"),
    ("eu", "EU"),
    ("uk", "UK"),
    ("ca", "Canada"),
    ("ch", "Switzerland"),
    ("au", "Australia"),
)
_Files = Annotated[list[UploadFile] | None, File(description="Who owns whom.")]


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose owners are asked for, under whose tests (empty: all), on which day."""

    party: str
    jurisdiction: str
    day: date | None


def _of_query(
    frame: FrameOf,
    party: Annotated[str, Query(description="A name or an id.")] = "",
    jurisdiction: Annotated[str, Query(description="us, eu, uk …")] = "",
) -> Asked:
    return Asked(party.strip(), jurisdiction.strip().casefold(), frame.asking.day)


def _of_form(
    party: Annotated[str, Form(description="A name or an id.")] = "",
    jurisdiction: Annotated[str, Form(description="us, eu, uk …")] = "",
    as_of: Annotated[str, Form(description="As of this day.")] = "",
) -> Asked:
    day = read_day(as_of.strip() or None, "as_of")
    return Asked(party.strip(), jurisdiction.strip().casefold(), day)


QueryOf = Annotated[Asked, Depends(_of_query)]
FormOf = Annotated[Asked, Depends(_of_form)]


@owning.get("/owners")
def page(frame: FrameOf, asked: QueryOf) -> Response:
    """Show who owns a party by the lists that are loaded."""
    return _page(frame, asked, ())


@owning.post("/owners")
def page_with_files(frame: FrameOf, asked: FormOf, files: _Files = None) -> Response:
    """Show who owns a party by lists and by files that are sent along."""
    return _page(frame, asked, files or ())


@owning.get("/owners.json")
def twin(frame: FrameOf, asked: QueryOf) -> Response:
    """Tell the same for machines."""
    return frame.twin(render_owners_json(_report(frame, asked, ())))


@owning.post("/owners.json")
def twin_with_files(frame: FrameOf, asked: FormOf, files: _Files = None) -> Response:
    """Tell the same for machines, with files."""
    return frame.twin(render_owners_json(_report(frame, asked, files or ())))


def _page(frame: Frame, asked: Asked, files: Sequence[UploadFile]) -> Response:
    about = {
        "form": asked,
        "as_of": asked.day.isoformat() if asked.day else "",
        "jurisdictions": JURISDICTIONS,
        "with_files": any(file.filename for file in files),
    }
    if not asked.party:
        return frame.page(frame.fill("owners_ask.html.j2", problem=None, **about)())
    try:
        report = _report(frame, asked, files)
    except UsageError as error:
        fill = frame.fill("owners_ask.html.j2", problem=str(error), **about)
        return frame.page(fill(), 400)
    fill = frame.fill("owners_page.html.j2", **about)
    return frame.page(render_owners_html(report, fill))


def _report(frame: Frame, asked: Asked, files: Sequence[UploadFile]) -> OwnersReport:
    if not asked.party:
        raise UsageError("Say whose owners are asked for: party, a name or an id.")
    with kept_while_read(frame.desk.settings.data, files) as paths:
        request = app.OwnersRequest(
            asked=asked.party,
            files=paths,
            day=asked.day,
            known=frame.asking.known,
            jurisdictions=(asked.jurisdiction,) if asked.jurisdiction else (),
        )
        return app.owners(
            frame.desk, request, now=frame.asking.now, progress=frame.progress
        )
