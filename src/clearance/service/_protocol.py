"""The wire: no client holds a connection with a question that never becomes whole."""

import asyncio
from asyncio.events import TimerHandle
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

HEAD_SECONDS = 20.0
"""Seconds in which the head of a request, its lines before the body, must arrive."""
HEAD_BYTES = 65_536
"""Bytes that the head of a request may have; the address alone may have 60,000."""


class PatientProtocol(HttpToolsProtocol):
    """Uvicorn's protocol, which closes connections whose head is late or too long.

    A connection that says nothing counts as late: ten thousand idle ones cost a timer
    each and are gone after 20 seconds.
    """

    _late: TimerHandle | None = None
    _head = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for the first head."""
        super().connection_made(transport)
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the timer."""
        self._stop()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Count what comes while a head is open; refuse one that is too long."""
        if self._late is not None:
            self._head += len(data)
            # A body may come with the last of the head: it is counted once too often,
            # which only matters to a head near its limit.
            if self._head > HEAD_BYTES and not _has_end(data):
                self._refuse()
                return
        super().data_received(data)

    def on_message_begin(self) -> None:
        """Begin to wait for the next head of a kept connection."""
        super().on_message_begin()
        if self._late is None:
            self._wait()

    def on_headers_complete(self) -> None:
        """Stop waiting: what may follow is a body, which has limits of its own."""
        self._stop()
        super().on_headers_complete()

    def _wait(self) -> None:
        self._head = 0
        self._late = self.loop.call_later(HEAD_SECONDS, self._give_up)

    def _stop(self) -> None:
        if self._late is not None:
            self._late.cancel()
            self._late = None

    def _give_up(self) -> None:
        self._late = None
        if not self.transport.is_closing():
            self.transport.close()

    def _refuse(self) -> None:
        self._stop()
        text = b"The head of the request is longer than 65,536 bytes.\n"
        self.transport.write(
            b"HTTP/1.1 431 Request Header Fields Too Large\r\n"
            b"content-type: text/plain; charset=utf-8\r\nconnection: close\r\n"
            b"content-length: " + str(len(text)).encode() + b"\r\n\r\n" + text
        )
        self.transport.close()


def _has_end(data: bytes) -> bool:
    return b"\r\n\r\n" in data


def protocol(*args: Any, **named: Any) -> PatientProtocol:
    """Make the protocol of one connection, as uvicorn asks for it."""
    return PatientProtocol(*args, **named)
