"""Jobs: how far they are, their results, their end."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated, Any, Literal

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi import Path as InPath
from fastapi.responses import FileResponse, JSONResponse, Response
from pydantic import BaseModel, Field

from clearance.app import (
    Desk,
    ExportRequest,
    find_job,
    find_jobs,
    forget_job,
    results_of,
    stop_job,
    submit_job,
)
from clearance.exports import FORMS
from clearance.http import Asking, DeskOf
from clearance.reports import ARROW_TYPE
from clearance.work import Job, JobState

from ._answers import PROBLEMS, AskingOf, key_of
from ._versions import Versions, versions_of

jobs = APIRouter(prefix="/v1", tags=["jobs"], responses=PROBLEMS)

ResultForm = Literal["csv", "json", "jsonl", "arrow", "html", "svg", "zip"]
_MEDIA = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "jsonl": "application/jsonl",
    "arrow": ARROW_TYPE,
    "html": "text/html; charset=utf-8",
    "svg": "image/svg+xml",
    "zip": "application/zip",
}
JobId = Annotated[str, InPath(description="Id of the job.", pattern="^[0-9a-f]{32}$")]


class How(BaseModel):
    """How far a job is."""

    done: int = Field(description="Rows or steps done.")
    total: int | None = Field(description="Of so many; null while that is not known.")


class JobShown(BaseModel):
    """A job."""

    id: str = Field(description="Its id, which nobody can guess.")
    kind: str = Field(description="screen, divergence, blocked_by_ownership, export.")
    state: JobState = Field(description="Where it stands.")
    progress: How
    created: datetime = Field(description="When it was asked for (UTC).")
    started: datetime | None = Field(description="When it was first begun.")
    ended: datetime | None = Field(description="When it was done, failed or cancelled.")
    error: str | None = Field(description="Why it failed, in a sentence.")
    kept_until: datetime | None = Field(
        description="When it, its results and what was sent are removed."
    )
    href: str = Field(description="Where this is.")
    results: dict[str, str] = Field(
        description="Where the results are, by their form; empty until it is done."
    )


class JobTold(JobShown):
    """A job, and what answers for the day."""

    versions: Versions


class JobsTold(BaseModel):
    """Jobs, the newest first, and what answers for the day."""

    versions: Versions
    jobs: list[JobShown]


@jobs.get("/jobs", response_model=JobsTold)
def list_jobs(
    request: Request,
    desk: DeskOf,
    asking: AskingOf,
    state: Annotated[JobState | None, Query(description="Only those in it.")] = None,
    limit: Annotated[int, Query(ge=1, le=1_000)] = 100,
) -> Response:
    """List jobs, the newest first: those that your key asked for."""
    found = find_jobs(desk, who=key_of(request), state=state, limit=limit)
    told = [_shown(desk, job) for job in found]
    return JSONResponse({"versions": versions_of(desk, asking), "jobs": told})


@jobs.get("/jobs/{id}", response_model=JobTold)
def show_job(request: Request, desk: DeskOf, asking: AskingOf, id: JobId) -> Response:  # noqa: A002
    """Tell how far a job is, and where its results are."""
    return JSONResponse(job_told(desk, _found(desk, request, id), asking))


@jobs.post("/jobs/{id}/cancel", response_model=JobTold)
def cancel_job(request: Request, desk: DeskOf, asking: AskingOf, id: JobId) -> Response:  # noqa: A002
    """Cancel a job that waits or runs; one that has ended stays as it is."""
    job = stop_job(desk, _found(desk, request, id), now=asking.now)
    return JSONResponse(job_told(desk, job, asking))


@jobs.delete("/jobs/{id}", status_code=204, response_class=Response)
def remove_job(request: Request, desk: DeskOf, asking: AskingOf, id: JobId) -> Response:  # noqa: A002
    """Remove a job with all that was sent for it and found by it, at once."""
    forget_job(desk, _found(desk, request, id), now=asking.now)
    return Response(status_code=204)


@jobs.get(
    "/jobs/{id}/results/{form}",
    response_class=FileResponse,
    responses={
        200: {
            "description": "The result, whole.",
            "content": {media.partition(";")[0]: {} for media in _MEDIA.values()},
        },
        206: {"description": "The part of it that `Range` asks for."},
        416: {"description": "There is no such part."},
    },
)
def job_result(
    request: Request,
    desk: DeskOf,
    asking: AskingOf,
    id: JobId,  # noqa: A002
    form: Annotated[ResultForm, InPath(description="In which form.")],
) -> Response:
    """Give the result of a job; `Range` goes on with one that was cut off."""
    del asking  # the result was made as of the day that the job asked about
    job = _found(desk, request, id)
    results = results_of(desk, job)
    if form not in results:
        raise HTTPException(404 if job.state == "done" else 409, _no_result(job, form))
    return FileResponse(
        results[form], media_type=_MEDIA[form], filename=f"{job.kind}-{job.id}.{form}"
    )


@jobs.post("/export", status_code=202, response_model=JobTold)
def export(
    request: Request,
    desk: DeskOf,
    asking: AskingOf,
    form: Annotated[
        list[Literal[*FORMS]] | None,  # type: ignore[valid-type]
        Query(description="Only these forms; all without it."),
    ] = None,
    source: Annotated[list[str] | None, Query(description="Only this list.")] = None,
) -> Response:
    """Write the lists for other programs, as a job whose result is a zip archive."""
    asked = ExportRequest(
        folder=Path(),
        forms=tuple(form) if form else FORMS,
        sources=tuple(source or ()),
        day=asking.day,
        known=asking.known,
    )
    return accepted(request, desk, asking, asked)


def accepted(request: Request, desk: Desk, asking: Asking, asked: Any) -> Response:
    """Put work into the queue, and say where to look."""
    job = submit_job(desk, asked, who=key_of(request), now=asking.now)
    told = job_told(desk, job, asking)
    return JSONResponse(told, 202, headers={"location": f"/v1/jobs/{job.id}"})


def job_told(desk: Desk, job: Job, asking: Asking) -> dict[str, Any]:
    """Tell a job, with what answers for the day."""
    return {"versions": versions_of(desk, asking), **_shown(desk, job)}


def _shown(desk: Desk, job: Job) -> dict[str, Any]:
    kept = job.ended and job.ended + timedelta(days=desk.settings.retention)
    here = f"/v1/jobs/{job.id}"
    shown = JobShown(
        id=job.id,
        kind=job.kind,
        state=job.state,
        progress=How(done=job.done, total=job.total),
        created=job.created,
        started=job.started,
        ended=job.ended,
        error=job.error,
        kept_until=kept,
        href=here,
        results={form: f"{here}/results/{form}" for form in results_of(desk, job)},
    )
    return shown.model_dump(mode="json")


def _found(desk: Desk, request: Request, id_: str) -> Job:
    job = find_job(desk, id_, who=key_of(request))
    if job is None:
        raise HTTPException(404, f"There is no job {id_}, or it was removed.")
    return job


def _no_result(job: Job, form: str) -> str:
    if job.state == "done":
        return f"The job has no result as {form}: it was too long, or of another kind."
    return f"The job is {job.state}, so there is no result."
