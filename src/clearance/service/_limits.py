"""What one request may cost: bytes, seconds, and how many are worked on at once."""

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from typing import Any

from fastapi import Request

from clearance.http import Problem, answer_problem

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[MutableMapping[str, Any], Receive, Send], Awaitable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Limits of one worker.

    `body` bytes of a request; `idle` seconds between two pieces of a body; `answer`
    seconds until an answer must begin; `at_once` requests under way, beyond which
    others are told to come again; `address` bytes of path and query. What is
    still sent to a refused request is read and thrown away for `idle` seconds at most.
    """

    body: int = 64 * 1024 * 1024
    idle: float = 30.0
    answer: float = 120.0
    at_once: int = 200
    address: int = 60_000


class Limited:
    """Holds requests to limits before anything else looks at them."""

    def __init__(self, app: App, limits: Limits) -> None:
        self._app, self._limits, self._busy = app, limits, 0

    async def __call__(
        self, scope: MutableMapping[str, Any], receive: Receive, send: Send
    ) -> None:
        """Answer one request, or say which limit it is beyond."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refused = self._refused(scope)
        if refused is not None:
            lingering = _Lingering(receive, send, self._limits.idle)
            await _answer(refused, scope, receive, lingering.send)
            return
        self._busy += 1
        try:
            await _Watched(self._app, self._limits).run(scope, receive, send)
        finally:
            self._busy -= 1

    def _refused(self, scope: MutableMapping[str, Any]) -> Problem | None:
        limits = self._limits
        if len(scope["raw_path"]) + len(scope["query_string"]) > limits.address:
            return Problem(
                414, "URI Too Long", f"An address may have {limits.address:,} bytes."
            )
        if _length_told(scope) > limits.body:
            return _too_large(limits.body)
        if self._busy >= limits.at_once:
            return Problem(
                503,
                "Service Unavailable",
                f"{self._busy} requests are under way; ask again in a moment.",
            )
        return None


class _Watched:
    """One request under way; `_problem` is the limit that it is beyond."""

    def __init__(self, app: App, limits: Limits) -> None:
        self._app, self._limits = app, limits
        self._received, self._begun, self._whole = 0, False, False
        self._problem: Problem | None = None

    async def run(
        self, scope: MutableMapping[str, Any], receive: Receive, send: Send
    ) -> None:
        async def watched_receive() -> Message:
            return await self._receive(receive)

        async def watched_send(message: Message) -> None:
            # Beyond a limit, that is the answer, whatever the application makes of it.
            if self._problem is None or self._begun:
                self._begun = True
                await send(message)

        work = asyncio.ensure_future(self._app(scope, watched_receive, watched_send))
        done, _ = await asyncio.wait({work}, timeout=self._limits.answer)
        if not done and not self._begun and self._problem is None:
            self._problem = _no_answer(self._limits.answer)
            work.cancel()
            work.add_done_callback(_forget)
        else:
            await work  # an answer that has begun may take its time
        if self._problem is None or self._begun:
            return
        if not self._whole:
            send = _Lingering(receive, send, self._limits.idle).send
        await _answer(self._problem, scope, receive, send)

    async def _receive(self, receive: Receive) -> Message:
        if self._whole:
            return await receive()
        if self._problem is not None:
            return {"type": "http.disconnect"}
        try:
            async with asyncio.timeout(self._limits.idle):
                message = await receive()
        except TimeoutError:
            return self._end(_no_body(self._limits.idle))
        if message["type"] == "http.request":
            self._received += len(message.get("body", b""))
            self._whole = not message.get("more_body", False)
            if self._received > self._limits.body:
                return self._end(_too_large(self._limits.body))
        return message

    def _end(self, problem: Problem) -> Message:
        self._problem = problem
        return {"type": "http.disconnect"}


class _Lingering:
    """Reads on before it ends an answer, so that a client that still sends sees it.

    A connection that is closed with bytes unread is reset, and the reset overtakes the
    answer on its way. Nothing is kept of what is read; a second without any ends it.
    """

    _PAUSE = 1.0  # seconds

    def __init__(self, receive: Receive, send: Send, seconds: float) -> None:
        self._receive, self._send, self._seconds = receive, send, seconds

    async def send(self, message: Message) -> None:
        last = message["type"] == "http.response.body" and not message.get("more_body")
        if not last:
            await self._send(message)
            return
        await self._send({**message, "more_body": True})
        await self._read_on()
        await self._send({"type": "http.response.body", "body": b""})

    async def _read_on(self) -> None:
        try:
            async with asyncio.timeout(self._seconds):
                while (await self._next()).get("more_body", False):
                    pass
        except TimeoutError:
            pass

    async def _next(self) -> Message:
        async with asyncio.timeout(self._PAUSE):
            return await self._receive()


def _forget(work: "asyncio.Future[None]") -> None:
    """Let work end that nobody waits for: threads cannot be stopped."""
    if not work.cancelled():
        work.exception()


def _no_answer(seconds: float) -> Problem:
    return Problem(
        503,
        "Service Unavailable",
        f"No answer was ready after {seconds:g} seconds; ask for less at once, or as a"
        " job.",
    )


def _no_body(seconds: float) -> Problem:
    return Problem(
        408, "Request Timeout", f"Nothing of the body came for {seconds:g} seconds."
    )


def _too_large(most: int) -> Problem:
    return Problem(
        413,
        "Content Too Large",
        f"A request may have {most / 1_048_576:,.0f} MiB; send it in parts, or screen"
        " the file with `clearance screen FILE`.",
    )


def _length_told(scope: MutableMapping[str, Any]) -> int:
    for name, value in scope["headers"]:
        if name == b"content-length" and value.isdigit():
            return int(value)
    return 0


async def _answer(
    problem: Problem, scope: MutableMapping[str, Any], receive: Receive, send: Send
) -> None:
    # What is left of the body is of no use to anybody, and so is the connection.
    headers = {"connection": "close"}
    if problem.status == 503:
        headers["retry-after"] = "1"
    response = await answer_problem(Request(scope), problem, headers)
    await response(scope, receive, send)
