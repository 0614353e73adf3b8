"""One line of log and one measurement for each request: ids, never names."""

import secrets
import time
from collections.abc import MutableMapping
from typing import Any

import structlog
from prometheus_client import Counter, Gauge, Histogram

from ._limits import App, Message, Receive, Send

_SECONDS = Histogram(
    "clearance_request_seconds",
    "Seconds from the head of a request to the end of its answer.",
    ("route", "method"),
    buckets=(0.001, 0.0025, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60),
)
_ANSWERS = Counter(
    "clearance_answers_total", "Answers given, by status.", ("route", "status")
)
_BUSY = Gauge(
    "clearance_requests_under_way", "Requests under way.", multiprocess_mode="livesum"
)
_METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}


class Journal:
    """Gives each request an id, measures it and writes its line.

    The line names the route (`/entities/{id}`), never the address itself, which may
    hold what somebody asked about a customer.
    """

    def __init__(self, app: App) -> None:
        self._app = app
        self._log = structlog.get_logger()

    async def __call__(
        self, scope: MutableMapping[str, Any], receive: Receive, send: Send
    ) -> None:
        """Answer one request and note it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id = secrets.token_hex(8)
        scope.setdefault("state", {})["request_id"] = request_id
        structlog.contextvars.bind_contextvars(request=request_id)
        told: dict[str, int] = {"status": 0, "sent": 0}

        async def noted(message: Message) -> None:
            if message["type"] == "http.response.start":
                told["status"] = message["status"]
                message["headers"] = [
                    *message.get("headers", ()),
                    (b"x-request-id", request_id.encode()),
                ]
            elif message["type"] == "http.response.body":
                told["sent"] += len(message.get("body", b""))
            await send(message)

        began = time.perf_counter()
        _BUSY.inc()
        try:
            await self._app(scope, receive, noted)
        finally:
            _BUSY.dec()
            self._note(scope, told, time.perf_counter() - began)
            structlog.contextvars.unbind_contextvars("request")

    def _note(
        self, scope: MutableMapping[str, Any], told: dict[str, int], seconds: float
    ) -> None:
        route = getattr(scope.get("route"), "path", None) or "(none)"
        method = scope["method"] if scope["method"] in _METHODS else "(other)"
        _SECONDS.labels(route, method).observe(seconds)
        _ANSWERS.labels(route, str(told["status"])).inc()
        key = scope["state"].get("key_id")
        self._log.info(
            "request",
            method=method,
            route=route,
            status=told["status"],
            ms=round(seconds * 1000, 2),
            bytes=told["sent"],
            **({"key": key} if key else {}),
        )
