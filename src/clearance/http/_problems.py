"""Errors as problem details (RFC 9457): a sentence, a status, nothing of the inside."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from clearance.errors import (
    ClearanceError,
    DatabaseUnavailableError,
    InvalidValueError,
    StoreBusyError,
    StoreDamagedError,
    StoreFullError,
    UnreadableFileError,
    UsageError,
)

_STATUS: tuple[tuple[type[ClearanceError], HTTPStatus], ...] = (
    (UsageError, HTTPStatus.BAD_REQUEST),
    (InvalidValueError, HTTPStatus.BAD_REQUEST),
    (UnreadableFileError, HTTPStatus.UNPROCESSABLE_ENTITY),
    (DatabaseUnavailableError, HTTPStatus.SERVICE_UNAVAILABLE),
    (StoreBusyError, HTTPStatus.SERVICE_UNAVAILABLE),
    (StoreFullError, HTTPStatus.INSUFFICIENT_STORAGE),
    (StoreDamagedError, HTTPStatus.SERVICE_UNAVAILABLE),
)
_MEDIA = "application/problem+json"


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem: `status`, a short `title`, `detail` as a whole sentence.

    `more` are further members, such as `errors`, one for each wrong field.
    """

    status: int
    title: str
    detail: str
    more: dict[str, Any] = field(default_factory=dict)

    def document(self) -> dict[str, Any]:
        """Give the problem as RFC 9457 has it."""
        told = {"type": "about:blank", "title": self.title, "status": self.status}
        return {**told, "detail": self.detail, **self.more}

    def response(self, headers: dict[str, str] | None = None) -> Response:
        """Answer with the problem."""
        return JSONResponse(
            self.document(), self.status, headers=headers, media_type=_MEDIA
        )


def problem_of(error: ClearanceError) -> Problem:
    """Say what status and title an error of ours has; 409 where nothing else fits."""
    status = next(
        (one for kind, one in _STATUS if isinstance(error, kind)), HTTPStatus.CONFLICT
    )
    return Problem(status, status.phrase, str(error))


Renderer = Callable[[Request, Problem], Awaitable[Response | None]]
"""Shows a problem in another form where a request wants one; None: as JSON."""


def handle_problems(site: FastAPI, *renderers: Renderer) -> None:
    """Answer every error of *site* as a problem; the first renderer that can, does."""

    site.state.renderers = renderers

    async def ours(request: Request, error: Exception) -> Response:
        """Show an error of ours."""
        return await answer_problem(request, problem_of(_as(ClearanceError, error)))

    async def of_http(request: Request, error: Exception) -> Response:
        """Show a status that a route raised."""
        raised = _as(HTTPException, error)
        phrase = HTTPStatus(raised.status_code).phrase
        problem = Problem(raised.status_code, phrase, str(raised.detail or phrase))
        return await answer_problem(request, problem, dict(raised.headers or {}))

    async def of_fields(request: Request, error: Exception) -> Response:
        """Show which fields cannot be."""
        wrong = [_wrong(one) for one in _as(RequestValidationError, error).errors()]
        detail = "; ".join(f"{one['field']}: {one['detail']}" for one in wrong[:3])
        problem = Problem(422, "Unprocessable request", detail, {"errors": wrong})
        return await answer_problem(request, problem)

    async def unforeseen(request: Request, error: Exception) -> Response:
        """Note a mistake of ours, and tell nothing of its inside."""
        structlog.get_logger().exception("unforeseen_error", exc_info=error)
        return await answer_problem(
            request,
            Problem(
                500,
                "Unforeseen error",
                "The service made a mistake; its log has it under the request id.",
            ),
        )

    site.add_exception_handler(ClearanceError, ours)
    site.add_exception_handler(HTTPException, of_http)
    site.add_exception_handler(RequestValidationError, of_fields)
    site.add_exception_handler(Exception, unforeseen)


async def answer_problem(
    request: Request, problem: Problem, headers: dict[str, str] | None = None
) -> Response:
    """Answer with a problem in the form that the request wants."""
    for renderer in request.app.state.renderers:
        response: Response | None = await renderer(request, problem)
        if response is not None:
            response.headers.update(headers or {})
            return response
    return problem.response(headers)


def _wrong(error: Any) -> dict[str, str]:
    place = ".".join(str(part) for part in error["loc"])
    return {"field": place, "detail": str(error["msg"])}


def _as(kind: type[Any], error: Exception) -> Any:
    assert isinstance(error, kind)
    return error
