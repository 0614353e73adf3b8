"""Batches: a portfolio in, its rows out as they are screened; or as a job."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse, Response, StreamingResponse

from clearance.app import (
    Desk,
    Parts,
    ScreeningRequest,
    Silent,
    forget_upload,
    screen_parts,
    submit_job,
    versions_told,
)
from clearance.errors import UsageError
from clearance.http import Asking, DeskOf, keep_body
from clearance.reports import (
    ARROW_TYPE,
    STREAMED,
    ScreeningDocument,
    part_document,
    pieces,
)

from ._answers import PROBLEMS, AskingOf, key_of
from ._v1_jobs import JobTold, job_told
from ._v1_screen import Choices

batch = APIRouter(prefix="/v1", tags=["screening"], responses=PROBLEMS)

# So many batches are worked on at once by one worker; others wait for their turn.
_TURNS = threading.BoundedSemaphore(2)
_PART = 500

# What a client may call each form.
_FORMS = {
    "text/csv": "csv",
    "application/csv": "csv",
    "application/jsonl": "jsonl",
    "application/x-ndjson": "jsonl",
    "application/x-jsonlines": "jsonl",
    "application/json": "jsonl",
    ARROW_TYPE: "arrow",
    "application/vnd.apache.arrow.file": "arrow",
}
_ENDINGS = {"csv": "csv", "jsonl": "jsonl", "arrow": "arrow"}
_BODY = {
    "required": True,
    "content": {
        "text/csv": {"schema": {"type": "string"}},
        "application/jsonl": {"schema": {"type": "string"}},
        "application/json": {"schema": {"type": "array", "items": {"type": "object"}}},
        ARROW_TYPE: {"schema": {"type": "string", "format": "binary"}},
        "application/octet-stream": {"schema": {"type": "string", "format": "binary"}},
    },
}
_ANSWERS: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The rows, as they are screened, in the form of `Accept`.",
        "content": {one.media.partition(";")[0]: {} for one in STREAMED.values()},
    },
    202: {"description": "A job, where one was asked for.", "model": JobTold},
}


@batch.post(
    "/batch",
    response_class=Response,
    responses=_ANSWERS,
    openapi_extra={"requestBody": _BODY},
)
async def screen_batch(
    request: Request,
    desk: DeskOf,
    asking: AskingOf,
    job: Annotated[
        bool, Query(description="Do it as a job: the answer is where to look.")
    ] = False,
    form: Annotated[
        str | None,
        Query(
            description="csv, jsonl or arrow, in place of Accept.",
            pattern="^(csv|jsonl|arrow)$",
        ),
    ] = None,
    name: Annotated[
        str, Query(max_length=200, description="What the portfolio is called.")
    ] = "",
    threshold: Annotated[float | None, Query(ge=0, le=1)] = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 5,
    source: Annotated[list[str] | None, Query(description="Only this list.")] = None,
    column: Annotated[
        list[str] | None,
        Query(description="What a column means, such as name=Kunde; repeatable."),
    ] = None,
) -> Response:
    """Screen a portfolio: CSV, lines of JSON, a list of JSON, Arrow, or a workbook.

    What the body is, is told by what is in it. The answer begins with the first rows
    and comes in the form that `Accept` names: CSV, lines of JSON (a `report`, each
    `row`, an `end`) or an Arrow stream; else in the form of the body.
    """
    sent = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    wanted = form or _asked_form(request.headers.get("accept", ""), _FORMS.get(sent))
    chosen = Choices(threshold=threshold, limit=limit, sources=source)
    told = dict(_column(text) for text in column or [])
    file = f"batch.{_ENDINGS.get(_FORMS.get(sent, ''), 'dat')}"
    body = await keep_body(request, desk, name or file)
    try:
        asked = chosen.request(asking, portfolio=body, columns=told)
        if job:
            return await run_in_threadpool(_submit, desk, asked, request, asking)
        parts, first = await run_in_threadpool(_opened, desk, asked, asking)
    finally:
        await run_in_threadpool(forget_upload, body)
    return _streamed(parts, first, wanted, asking)


def _asked_form(accept: str, own: str | None) -> str:
    """Choose the form of the answer: the first that is asked for, else that sent."""
    for one in accept.lower().split(","):
        media = one.partition(";")[0].strip()
        if media in _FORMS:
            return _FORMS[media]
    return own or "jsonl"


def _column(text: str) -> tuple[str, str]:
    meaning, sign, header = text.partition("=")
    if not sign:
        raise UsageError(f"column takes MEANING=HEADER, not {text[:60]!r}.")
    return meaning, header


def _submit(
    desk: Desk, asked: ScreeningRequest, request: Request, asking: Asking
) -> Response:
    job = submit_job(desk, asked, who=key_of(request), now=asking.now)
    document = job_told(desk, job, asking)
    return JSONResponse(document, 202, headers={"location": f"/v1/jobs/{job.id}"})


def _opened(
    desk: Desk, asked: ScreeningRequest, asking: Asking
) -> tuple[Parts, ScreeningDocument]:
    """Screen the first part, so that what is wrong is told with a status."""
    with _TURNS:
        parts = screen_parts(desk, asked, now=asking.now, progress=Silent(), size=_PART)
        return parts, part_document(parts.part(0, Silent()).report)


def _streamed(
    parts: Parts, first: ScreeningDocument, form: str, asking: Asking
) -> Response:
    as_of = parts.lists.view.as_of
    versions = versions_told(parts.lists, as_of, asking.now)

    def documents() -> Iterator[ScreeningDocument]:
        yield first
        for number in range(1, len(parts)):
            with _TURNS:
                document = part_document(parts.part(number, Silent()).report)
            yield document

    editions = ", ".join(
        f"{one['source']}={one['published']}" for one in versions["lists"]
    )
    headers = {
        "clearance-versions": f"clearance={versions['clearance']}, rule_book="
        f"{versions['rule_book'][:12]}, {editions}",
        "content-disposition": f'attachment; filename="{Path("report").stem}.{form}"',
    }
    return StreamingResponse(
        pieces(form, documents(), versions),
        media_type=STREAMED[form].media,
        headers=headers,
    )
