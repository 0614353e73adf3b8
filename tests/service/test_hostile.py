"""Whatever comes over the wire, its status is correct and the service stays."""

import resource
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import httpx
import pytest

from tests.conftest import Once
from tests.service.running import Running, get, prepared, start

_GET = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n"


@pytest.fixture(scope="module")
def narrow(once: Once) -> Iterator[Running]:
    """A service with small limits, so that tests need not wait for large ones."""
    data = once("service-data", lambda place: prepared(once, place))
    limits = {"CLEARANCE_BODY_MIB": "1", "CLEARANCE_IDLE_SECONDS": "1.5"}
    with start(data, environment=limits) as running:
        yield running


def _connected(service: Running) -> socket.socket:
    host, _, port = service.address.removeprefix("http://").partition(":")
    return socket.create_connection((host, int(port)), timeout=30)


def _said(service: Running, *parts: bytes) -> bytes:
    """Send these bytes and give what comes back until the service closes or waits."""
    with closing(_connected(service)) as wire:
        # What is refused may be closed before all of it was sent.
        with suppress(BrokenPipeError, ConnectionResetError):
            for part in parts:
                wire.sendall(part)
        wire.settimeout(60)
        got = b""
        try:
            while piece := wire.recv(65_536):
                got += piece
                if b"\r\n\r\n" in got and b"connection: close" not in got.lower():
                    break
        except (TimeoutError, ConnectionResetError):
            pass
        return got


def _lives(service: Running) -> bool:
    return get(f"{service.address}/healthz").status_code == 200


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        pytest.param(b"\x16\x03\x01\x02\x00\x01\x00", b"400", id="TLS to a plain port"),
        pytest.param(b"nothing of HTTP\r\n\r\n", b"400", id="no HTTP"),
        pytest.param(
            b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nA b: c\r\n\r\n",
            b"400",
            id="a header name with a space",
        ),
        pytest.param(
            _GET + b"Content-Length: 3\r\nContent-Length: 7\r\n\r\nabc",
            b"400",
            id="two lengths",
        ),
        pytest.param(
            _GET + b"Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\nabc",
            b"400",
            id="a length and chunks",
        ),
        pytest.param(_GET + b"Content-Length: -1\r\n\r\n", b"400", id="length -1"),
        pytest.param(
            b"GET /" + b"a" * 61_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
            b"414",
            id="a long address",
        ),
        pytest.param(
            _GET + b"X: " + b"a" * 70_000 + b"\r\nY: " + b"b" * 70_000,
            b"431",
            id="a head without end",
        ),
        pytest.param(
            b"GET /../../etc/passwd HTTP/1.1\r\nHost: localhost\r\n\r\n",
            b"404",
            id="a path upwards",
        ),
        pytest.param(
            b"GET /docs/ui/..%2f..%2f..%2fetc/passwd HTTP/1.1\r\n"
            b"Host: localhost\r\n\r\n",
            b"404",
            id="a coded path upwards",
        ),
        pytest.param(
            b"GET /docs/ui/%00 HTTP/1.1\r\nHost: localhost\r\n\r\n",
            b"404",
            id="a zero in a path",
        ),
        pytest.param(
            b"GET /v1/versions?as_of=%ff%fe HTTP/1.1\r\nHost: localhost\r\n\r\n",
            b"400",
            id="bytes that are no text",
        ),
        pytest.param(
            b"BREW /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n",
            b"400",
            id="a method that there is not",
        ),
        pytest.param(
            b"DELETE /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n",
            b"405",
            id="a method that is not allowed",
        ),
    ],
)
def test_what_is_wrong_on_the_wire_gets_its_status(
    narrow: Running, sent: bytes, status: bytes
) -> None:
    """And the next one to ask is answered."""
    assert status == _said(narrow, sent).split(b" ", 2)[1]
    assert _lives(narrow)


def test_a_body_that_is_too_large_by_its_own_word_is_not_read(narrow: Running) -> None:
    """It is refused from its length alone."""
    head = (
        b"POST /v1/versions HTTP/1.1\r\nHost: localhost\r\n"
        b"Content-Length: 104857600\r\n\r\n"
    )

    assert b"413" == _said(narrow, head).split(b" ", 2)[1]
    assert _lives(narrow)


def test_a_body_of_100_mb_is_refused(narrow: Running) -> None:
    """Sent whole, by a client that does not look back."""
    answer = httpx.post(
        f"{narrow.address}/v1/screen",
        content=b"0" * 100_000_000,
        timeout=60,
    )

    assert 413 == answer.status_code
    assert "MiB" in answer.json()["detail"]


def test_chunks_without_a_length_count_too(narrow: Running) -> None:
    """What does not tell its length is counted as it comes."""
    with closing(_connected(narrow)) as wire:
        wire.sendall(
            b"POST /v1/screen HTTP/1.1\r\nHost: localhost\r\n"
            b"Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
        )
        chunk = b"10000\r\n" + b" " * 65_536 + b"\r\n"
        for _ in range(40):  # far beyond the limit, by a client that does not look back
            wire.sendall(chunk)
            time.sleep(0.001)
        assert b"413" == wire.recv(65_536).split(b" ", 2)[1]
    assert _lives(narrow)


def test_a_refused_body_is_not_read_for_ever(narrow: Running) -> None:
    """Whoever sends on without end after the answer is cut off."""
    began = time.monotonic()
    with closing(_connected(narrow)) as wire:
        wire.sendall(
            b"POST /v1/screen HTTP/1.1\r\nHost: localhost\r\n"
            b"Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
        )
        with pytest.raises(OSError):
            while time.monotonic() - began < 30:
                wire.sendall(b"10000\r\n" + b" " * 65_536 + b"\r\n")
                time.sleep(0.01)
    assert time.monotonic() - began < 15
    assert _lives(narrow)


def test_a_body_that_stops_coming_ends(narrow: Running) -> None:
    """A client that sends half and waits gets 408, not for ever nothing."""
    half = (
        b"POST /v1/screen HTTP/1.1\r\nHost: localhost\r\n"
        b'Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{"'
    )

    assert b"408" == _said(narrow, half).split(b" ", 2)[1]
    assert _lives(narrow)


def test_idle_connections_do_not_keep_others_out(narrow: Running) -> None:
    """Ten thousand that say nothing, as far as the machine lets us open them."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    wanted = min(10_000, hard - 500)
    try:
        idle = [_connected(narrow) for _ in range(wanted)]
        began = time.monotonic()
        assert _lives(narrow)
        assert time.monotonic() - began < 20
        for wire in idle:
            wire.close()
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    assert _lives(narrow)


def test_slow_heads_do_not_keep_others_out(narrow: Running) -> None:
    """A head that comes letter by letter is one connection's own trouble."""
    stop = threading.Event()

    def dribble() -> None:
        with closing(_connected(narrow)) as wire:
            for letter in _GET:
                if stop.wait(0.05):
                    return
                # On a busy machine it may be told meanwhile that it takes too long.
                with suppress(BrokenPipeError, ConnectionResetError):
                    wire.sendall(bytes([letter]))

    slow = [threading.Thread(target=dribble) for _ in range(50)]
    for one in slow:
        one.start()
    assert _lives(narrow)
    stop.set()
    for one in slow:
        one.join()


def test_nothing_that_was_asked_is_in_the_log(once: Once, tmp_path: Path) -> None:
    """A line has the route and the request's id; names stay out of it."""
    data = once("service-data", lambda place: prepared(once, place))
    log = tmp_path / "log"
    with start(data, log=log) as running:
        answer = get(f"{running.address}/v1/versions?name=Ivan%20Petrov")
        get(f"{running.address}/Ivan%20Petrov")
    told = log.read_text()

    assert answer.headers["x-request-id"] in told
    assert "/v1/versions" in told
    assert "Petrov" not in told
