"""A portfolio: sent as a file, watched while it is screened, its result to work in."""

import json
from typing import Annotated, Any

from fastapi import APIRouter, Form, HTTPException, Query, Request, Response, UploadFile
from fastapi.responses import RedirectResponse

from clearance import app
from clearance.app import JobTable, SortedBy, TableWish
from clearance.errors import InvalidValueError
from clearance.http import uploads
from clearance.screening import SETTINGS
from clearance.values import read_day
from clearance.work import Job

from ._frame import Frame, FrameOf

portfolio = APIRouter()

_PAGE = 50  # rows of a page
_FORMS = {
    "csv": "CSV",
    "html": "report to print",
    "json": "JSON",
    "jsonl": "JSON lines",
    "arrow": "Arrow",
}


@portfolio.get("/portfolio")
def page(request: Request, frame: FrameOf) -> Response:
    """Show the form for a file, and what was sent before."""
    found = app.find_jobs(frame.desk, who=_who(request), limit=50)
    earlier = [job for job in found if job.kind == "screen"]
    fill = frame.fill(
        "portfolio.html.j2", jobs=earlier, settings=SETTINGS, file_of=_file_of
    )
    return frame.page(fill())


@portfolio.get("/portfolio.json")
def page_twin(request: Request, frame: FrameOf) -> Response:
    """Tell which portfolios were sent, and how far each is."""
    found = app.find_jobs(frame.desk, who=_who(request), limit=50)
    return frame.twin(json.dumps([_told(job) for job in found if job.kind == "screen"]))


@portfolio.post("/portfolio")
def send(
    request: Request,
    frame: FrameOf,
    file: UploadFile,
    at: Annotated[str, Form()] = "",
    as_of: Annotated[str, Form()] = "",
) -> Response:
    """Take a file and begin to screen it."""
    with uploads(frame.desk, [file]) as (path,):
        job = app.submit_job(
            frame.desk,
            app.ScreeningRequest(
                portfolio=path,
                day=read_day(as_of or None, "As of"),
                setting=at or None,
                limit=10,
            ),
            who=_who(request),
            now=frame.asking.now,
        )
    return RedirectResponse(f"/portfolio/{job.id}", 303)


@portfolio.get("/portfolio/{id}")
def one_page(
    request: Request,
    frame: FrameOf,
    id: str,  # noqa: A002
    outcome: Annotated[str, Query()] = "possible match",
    words: Annotated[str, Query()] = "",
    least: Annotated[str, Query(description="0 to 1; empty: any.")] = "",
    by: Annotated[SortedBy, Query()] = "score",
    order: Annotated[str, Query(pattern="^(rising|falling)$")] = "falling",
    start: Annotated[int, Query(ge=0, alias="from")] = 0,
) -> Response:
    """Show how far a screening is, and its result once it is done."""
    if id.endswith(".json"):
        return _one_twin(frame, _job(request, frame, id.removesuffix(".json")))
    job = _job(request, frame, id)
    wish = TableWish(
        outcome="" if outcome == "all" else outcome,
        words=words.strip(),
        least=_score(least),
        by=by,
        falling=order == "falling",
        start=start,
        count=_PAGE,
    )
    table = app.job_table(frame.desk, job, wish)
    fill = frame.fill(
        "screening.html.j2",
        job=job,
        file=_file_of(job),
        table=table,
        wish=wish,
        outcome=outcome,
        order=order,
        step=_PAGE,
        forms=_forms(frame, job),
        each=_each,
    )
    return frame.page(fill())


@portfolio.post("/portfolio/{id}/cancel")
def cancel(request: Request, frame: FrameOf, id: str) -> Response:  # noqa: A002
    """Stop a screening that waits or runs."""
    app.stop_job(frame.desk, _job(request, frame, id), now=frame.asking.now)
    return RedirectResponse(f"/portfolio/{id}", 303)


@portfolio.post("/portfolio/{id}/remove")
def remove(request: Request, frame: FrameOf, id: str) -> Response:  # noqa: A002
    """Remove a screening with the file that was sent and all that was found."""
    app.forget_job(frame.desk, _job(request, frame, id), now=frame.asking.now)
    return RedirectResponse("/portfolio", 303)


def _score(text: str) -> float:
    """Read a score that was typed; nothing typed is any. Raises InvalidValueError."""
    try:
        score = float(text.strip() or 0)
    except ValueError:
        score = -1.0
    if not 0 <= score <= 1:
        raise InvalidValueError(f"A score is from 0 to 1, not {text[:20]!r}.")
    return score


def _one_twin(frame: Frame, job: Job) -> Response:
    """Tell how far it is; once done, all rows are in the results it names."""
    table: JobTable | None = app.job_table(frame.desk, job, TableWish(count=0))
    told = _told(job)
    if table is not None:
        told["outcomes"] = dict(table.outcomes)
        told["notes"] = list(table.notes)
        told["results"] = dict(_forms(frame, job))
    return frame.twin(json.dumps(told))


def _told(job: Job) -> dict[str, Any]:
    return {
        "id": job.id,
        "file": _file_of(job),
        "state": job.state,
        "done": job.done,
        "total": job.total,
        "error": job.error,
        "created": job.created.isoformat(),
    }


def _job(request: Request, frame: Frame, id_: str) -> Job:
    job = app.find_job(frame.desk, id_, who=_who(request))
    if job is None or job.kind != "screen":
        raise HTTPException(
            404, "There is no such screening; it may have been removed."
        )
    return job


def _who(request: Request) -> str | None:
    """Give the id of the key that asks; None where none is asked for."""
    found: str | None = getattr(request.state, "key_id", None)
    return found


def _file_of(job: Job) -> str:
    told = job.request.get("portfolio")
    return str(told[-1]) if isinstance(told, list) and told else "a file"


def _forms(frame: Frame, job: Job) -> list[tuple[str, str]]:
    """Give words and address of each result."""
    there = app.results_of(frame.desk, job)
    return [
        (words, f"/v1/jobs/{job.id}/results/{form}")
        for form, words in _FORMS.items()
        if form in there
    ]


def _each(text: str | None) -> list[str]:
    """Part what a cell of the table holds."""
    return [one.strip() for one in (text or "").split(";") if one.strip()]
