"""Who may ask: by key or session, by which of our names, how often."""

from collections.abc import MutableMapping
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import structlog
from fastapi import Request
from fastapi.responses import JSONResponse, Response
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter

from clearance.errors import ClearanceError
from clearance.http import Problem, answer_problem, problem_of
from clearance.work import Key, Scope

from ._callers import Callers
from ._limits import App, Receive, Send
from ._policy import OPENSANCTIONS, Policy, scope_needed
from ._sign_in import SESSION

_SAFE = {"GET", "HEAD", "OPTIONS"}
# What a scope holds besides itself.
_HOLDS: dict[Scope, frozenset[Scope]] = {
    "read": frozenset({"read"}),
    "screen": frozenset({"read", "screen"}),
    "admin": frozenset({"read", "screen", "admin"}),
}


class Access:
    """Lets those ask who may; says to all others in one sentence why not."""

    def __init__(self, app: App, policy: Policy, callers: Callers) -> None:
        self._app, self._policy, self._callers = app, policy, callers
        self._rate = RateLimitItemPerMinute(max(policy.rate, 1))
        self._counted = SlidingWindowCounterRateLimiter(MemoryStorage())

    async def __call__(
        self, scope: MutableMapping[str, Any], receive: Receive, send: Send
    ) -> None:
        """Answer one request, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        try:
            refused = self._foreign(scope, headers) or await self._unknown(
                scope, headers
            )
        except ClearanceError as error:
            structlog.get_logger().warning("keys_not_read", reason=str(error))
            refused = problem_of(error), {}
        if refused is None:
            await self._app(scope, receive, send)
        else:
            await _refuse(refused, scope, headers, receive, send)

    def _foreign(
        self, scope: MutableMapping[str, Any], headers: dict[bytes, bytes]
    ) -> "_Refused | None":
        """Refuse what a page of somebody else makes a browser send."""
        host = headers.get(b"host", b"").decode("latin-1").lower()
        if not self._policy.is_ours(host):
            return Problem(
                421,
                "Misdirected Request",
                "The service does not answer to this name; CLEARANCE_HOSTS names those"
                " that it does.",
            ), {}
        origin = headers.get(b"origin", b"").decode("latin-1").lower()
        if (
            origin
            and scope["method"] not in _SAFE
            and urlsplit(origin).netloc != host
            and not scope["path"].startswith(OPENSANCTIONS)
        ):
            return Problem(
                403, "Forbidden", "A page of another site may not send this."
            ), {}
        return None

    async def _unknown(
        self, scope: MutableMapping[str, Any], headers: dict[bytes, bytes]
    ) -> "_Refused | None":
        needed = scope_needed(scope["method"], scope["path"])
        if needed is None:
            return None
        key = None
        if self._policy.keys_needed:
            key = await self._key(scope, headers)
            if key is None:
                return Problem(
                    401,
                    "Unauthorized",
                    "Send a key that is valid: `Authorization: ApiKey …`; `clearance"
                    " keys create NAME` makes one.",
                ), {"www-authenticate": "ApiKey"}
            if not any(needed in _HOLDS[one] for one in key.scopes):
                return Problem(
                    403, "Forbidden", f"This needs a key with the scope {needed!r}."
                ), {}
            scope.setdefault("state", {})["key_id"] = key.id
        return self._too_often(key, scope)

    async def _key(
        self, scope: MutableMapping[str, Any], headers: dict[bytes, bytes]
    ) -> Key | None:
        told = _key_told(scope, headers)
        if told:
            return await self._callers.with_key(told)
        session = _cookie(headers.get(b"cookie", b"")).get(SESSION)
        return await self._callers.with_session(session) if session else None

    def _too_often(
        self, key: Key | None, scope: MutableMapping[str, Any]
    ) -> "_Refused | None":
        if not self._policy.rate:
            return None
        who = key.id if key else str((scope.get("client") or ("",))[0])
        if self._counted.hit(self._rate, who):
            return None
        return Problem(
            429,
            "Too Many Requests",
            f"More than {self._policy.rate:,} requests in a minute; ask again later.",
        ), {"retry-after": "5"}


_Refused = tuple[Problem, dict[str, str]]


def _key_told(scope: MutableMapping[str, Any], headers: dict[bytes, bytes]) -> str:
    """Find a key in any of the forms in which clients send one."""
    said = headers.get(b"authorization", b"").decode("latin-1").strip()
    kind, _, rest = said.partition(" ")
    if kind.lower() in ("apikey", "bearer") and rest:
        return rest.strip()
    if said or b"x-api-key" in headers:
        return said or headers[b"x-api-key"].decode("latin-1").strip()
    asked = scope["query_string"]
    if b"api_key=" in asked:
        found: list[str] = parse_qs(asked.decode("latin-1")).get("api_key", [""])
        return found[0]
    return ""


def _cookie(header: bytes) -> dict[str, str]:
    try:
        found = SimpleCookie(header.decode("latin-1"))
    except CookieError:
        return {}
    return {name: morsel.value for name, morsel in found.items()}


async def _refuse(
    refused: _Refused,
    scope: MutableMapping[str, Any],
    headers: dict[bytes, bytes],
    receive: Receive,
    send: Send,
) -> None:
    """Refuse in the form that the asker reads: JSON, or the page to sign in."""
    problem, extra = refused
    path = scope["path"]
    if problem.status == 401 and b"text/html" in headers.get(b"accept", b""):
        extra = {**extra, "location": f"/sign-in?to={quote(path)}"}
        problem = Problem(303, "See Other", problem.detail)
    if path.startswith(OPENSANCTIONS):
        await _detail(problem, extra)(scope, receive, send)
        return
    response = await answer_problem(Request(scope), problem, extra)
    await response(scope, receive, send)


def _detail(problem: Problem, headers: dict[str, str]) -> Response:
    """Answer as clients of OpenSanctions expect errors to be."""
    return JSONResponse({"detail": problem.detail}, problem.status, headers)
