"""What the addresses of this interface share: form of errors, CORS, compression."""

import zlib
from collections.abc import Callable, Coroutine
from typing import Any

import orjson
from fastapi import APIRouter, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException

from clearance.errors import ClearanceError
from clearance.http import problem_of

_SMALLEST_PACKED = 500  # bytes; below it packing costs more than it saves
_FAST = 1  # zlib's least effort: most of what there is to save, at a fifth of the time
_GZIP = 31
_JSON = "application/json"


class Refused(Exception):
    """A request that cannot be answered: `detail` is what the answer says of it."""

    def __init__(self, status: int, detail: object) -> None:
        super().__init__(str(detail))
        self.status, self.detail = status, detail


class CompatRoute(APIRoute):
    """A route whose errors are `{"detail": …}`, readable from any page, compressed."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Wrap the handler."""
        handle = super().get_route_handler()

        async def answered(request: Request) -> Response:
            """Answer, errors in the form that clients expect."""
            try:
                response = await handle(request)
            except Refused as error:
                response = _failed(error.status, error.detail)
            except HTTPException as error:
                response = _failed(error.status_code, error.detail)
            except RequestValidationError as error:
                response = _failed(422, error.errors())
            except ClearanceError as error:
                response = _failed(problem_of(error).status, str(error))
            return _finished(request, response)

        return answered


def allow_pages(router: APIRouter) -> None:
    """Let pages of any address ask, with the headers that clients send (CORS)."""

    async def allowed(request: Request) -> Response:
        """Let pages of any site read the answer."""
        asked = request.headers.get("access-control-request-headers", "*")
        headers = {
            "access-control-allow-origin": "*",
            "access-control-allow-methods": "GET, POST",
            "access-control-allow-headers": asked,
            "access-control-max-age": "600",
        }
        return Response(status_code=200, headers=headers)

    paths = [route.path for route in router.routes if isinstance(route, APIRoute)]
    for path in dict.fromkeys(paths):
        router.add_api_route(
            path, allowed, methods=["OPTIONS"], include_in_schema=False
        )


def answer(told: Any, headers: dict[str, str] | None = None) -> Response:
    """Answer with JSON; parts of it may be JSON already (orjson.Fragment)."""
    return Response(orjson.dumps(told), 200, headers, _JSON)


def wrong(kind: str, place: list[str | int], message: str, value: Any) -> Refused:
    """Refuse a field of a request in the words of FastAPI."""
    said = {"type": kind, "loc": place, "msg": message, "input": value}
    return Refused(422, [said])


def _failed(status: int, detail: object) -> Response:
    body = orjson.dumps({"detail": detail}, default=str)
    return Response(body, status, media_type=_JSON)


def _finished(request: Request, response: Response) -> Response:
    headers = response.headers
    headers["access-control-allow-origin"] = "*"
    headers["vary"] = "Accept-Encoding"
    body = response.body
    if (
        len(body) >= _SMALLEST_PACKED
        and "content-encoding" not in headers
        and "gzip" in request.headers.get("accept-encoding", "")
    ):
        packing = zlib.compressobj(_FAST, zlib.DEFLATED, _GZIP)
        response.body = packing.compress(body) + packing.flush()
        headers["content-encoding"] = "gzip"
        headers["content-length"] = str(len(response.body))
    return response
