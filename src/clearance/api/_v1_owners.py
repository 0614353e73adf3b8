"""Owners and exposure, from lists and from files that come with the question."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, File, Form, Query, Request, UploadFile
from fastapi.responses import Response

from clearance.app import (
    Desk,
    ExposureRequest,
    ImpliedRequest,
    OwnersRequest,
    Silent,
)
from clearance.app import blocked_by_ownership as caught
from clearance.app import exposure as exposed
from clearance.app import owners as owned
from clearance.errors import UsageError
from clearance.http import Asking, DeskOf, uploads
from clearance.reports import (
    render_exposure_json,
    render_implied_json,
    render_owners_json,
)

from ._answers import PROBLEMS, AskingOf, Told, told_with_lists
from ._facts import facts_of
from ._v1_jobs import JobTold, accepted
from ._v1_lists import country_of

owners = APIRouter(prefix="/v1", tags=["ownership"], responses=PROBLEMS)

_JOB: dict[int | str, dict[str, Any]] = {
    202: {"description": "A job.", "model": JobTold}
}
_About = "A name, or an id of a list."
_Where = "Only tests of it: us, eu, uk …"
Files = Annotated[
    list[UploadFile],
    File(
        description="Who owns whom: tables with owner, owned, share; BODS, GLEIF, UK"
        " PSC or FollowTheMoney."
    ),
]


@owners.get("/owners", response_model=Told)
def show_owners(
    desk: DeskOf,
    asking: AskingOf,
    party: Annotated[str, Query(description=_About, min_length=1, max_length=500)],
    jurisdiction: Annotated[list[str] | None, Query(description=_Where)] = None,
) -> Response:
    """Show who owns a party by the lists, and whether each test blocks it for that."""
    return _owners(desk, asking, party, jurisdiction, ())


@owners.post("/owners", response_model=Told)
def owners_with_files(
    desk: DeskOf,
    asking: AskingOf,
    party: Annotated[str, Form(description=_About, min_length=1, max_length=500)],
    ownership: Files,
    jurisdiction: Annotated[list[str] | None, Form(description=_Where)] = None,
) -> Response:
    """Show the same by lists and by files that come with the question."""
    return _owners(desk, asking, party, jurisdiction, ownership)


def _owners(
    desk: Desk,
    asking: Asking,
    party: str,
    jurisdiction: list[str] | None,
    files: list[UploadFile] | tuple[()],
) -> Response:
    with uploads(desk, files) as paths:
        request = OwnersRequest(
            asked=party,
            files=paths,
            day=asking.day,
            known=asking.known,
            jurisdictions=_folded(jurisdiction),
        )
        report = owned(desk, request, now=asking.now, progress=Silent())
    return told_with_lists(render_owners_json(report), desk, asking)


@owners.get("/blocked-by-ownership", response_model=Told)
def blocked(
    desk: DeskOf,
    asking: AskingOf,
    jurisdiction: Annotated[list[str] | None, Query(description=_Where)] = None,
    possible: Annotated[
        bool, Query(description="With those who may be caught, too.")
    ] = False,
) -> Response:
    """List all who are caught through owners that the lists name."""
    asked = ImpliedRequest(
        day=asking.day,
        known=asking.known,
        jurisdictions=_folded(jurisdiction),
        possible=possible,
    )
    return _blocked(desk, asking, asked)


@owners.post("/blocked-by-ownership", response_model=Told, responses=_JOB)
def blocked_with_files(
    request: Request,
    desk: DeskOf,
    asking: AskingOf,
    ownership: Annotated[
        list[UploadFile] | None, File(description="Who owns whom, as for /v1/owners.")
    ] = None,
    jurisdiction: Annotated[list[str] | None, Form(description=_Where)] = None,
    possible: Annotated[
        bool, Form(description="With those who may be caught, too.")
    ] = False,
    job: Annotated[bool, Form(description="Do it as a job.")] = False,
) -> Response:
    """List the same by lists and by files that come with the question, or as a job."""
    with uploads(desk, ownership or ()) as paths:
        asked = ImpliedRequest(
            files=paths,
            day=asking.day,
            known=asking.known,
            jurisdictions=_folded(jurisdiction),
            possible=possible,
        )
        if job:
            return accepted(request, desk, asking, asked)
        return _blocked(desk, asking, asked)


def _blocked(desk: Desk, asking: Asking, asked: ImpliedRequest) -> Response:
    report = caught(desk, asked, now=asking.now, progress=Silent())
    return told_with_lists(render_implied_json(report), desk, asking)


@owners.get("/exposure", response_model=Told)
def show_exposure(
    desk: DeskOf,
    asking: AskingOf,
    party: Annotated[str, Query(description=_About, min_length=1, max_length=500)],
    country: Annotated[str | None, Query(description="Its country: TR …")] = None,
    role: Annotated[str | None, Query(description="bank, exporter …")] = None,
    founded: Annotated[date | None, Query(description="When it came to be.")] = None,
    about: Annotated[str, Query(max_length=2_000, description="In words.")] = "",
    fact: Annotated[
        list[str] | None, Query(description="NAME=VALUE, as /v1/law/facts names them.")
    ] = None,
    hops: Annotated[int, Query(ge=1, le=6, description="Longest path.")] = 4,
) -> Response:
    """Show by which dealings and ties a party risks being sanctioned itself."""
    known = _Party(party, country, role, founded, about, fact, hops)
    return _exposure(desk, asking, known, ())


@owners.post("/exposure", response_model=Told)
def exposure_with_files(
    desk: DeskOf,
    asking: AskingOf,
    party: Annotated[str, Form(description=_About, min_length=1, max_length=500)],
    ownership: Files,
    country: Annotated[str | None, Form(description="Its country: TR …")] = None,
    role: Annotated[str | None, Form(description="bank, exporter …")] = None,
    founded: Annotated[date | None, Form(description="When it came to be.")] = None,
    about: Annotated[str, Form(max_length=2_000, description="In words.")] = "",
    fact: Annotated[
        list[str] | None, Form(description="NAME=VALUE, as /v1/law/facts names them.")
    ] = None,
    hops: Annotated[int, Form(ge=1, le=6, description="Longest path.")] = 4,
) -> Response:
    """Show the same by lists and by files that come with the question."""
    known = _Party(party, country, role, founded, about, fact, hops)
    return _exposure(desk, asking, known, ownership)


@dataclass(frozen=True, slots=True)
class _Party:
    """What is told of a party."""

    asked: str
    country: str | None
    role: str | None
    founded: date | None
    described: str
    facts: list[str] | None
    hops: int

    def told(self) -> dict[str, Any]:
        return {
            "asked": self.asked,
            "country": country_of(self.country) if self.country else None,
            "role": self.role or None,
            "founded": self.founded,
            "described": self.described,
            "facts": facts_of(self.facts or []),
            "hops": self.hops,
        }


def _exposure(
    desk: Desk,
    asking: Asking,
    party: _Party,
    files: list[UploadFile] | tuple[()],
) -> Response:
    with uploads(desk, files) as paths:
        request = ExposureRequest(
            **party.told(), files=paths, day=asking.day, known=asking.known
        )
        report = exposed(desk, request, now=asking.now, progress=Silent())
    return told_with_lists(render_exposure_json(report), desk, asking)


def _folded(names: list[str] | None) -> tuple[str, ...]:
    folded = tuple(name.casefold() for name in names or ())
    if any(len(name) > 40 for name in folded):
        raise UsageError("A jurisdiction has a short name, such as us, eu or uk.")
    return folded
