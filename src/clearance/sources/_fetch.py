"""Fetching one official file: patient, resuming, and sure of what it got."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from pathlib import Path

import httpx
from tenacity import (
    RetryCallState,
    Retrying,
    retry_if_exception_type,
    stop_after_attempt,
    wait_exponential,
)

from clearance import __version__
from clearance.errors import SourceUnavailableError
from clearance.knowledge import writing_in

Progress = Callable[[str, int, int | None], None]

_TRY_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
_PAGE_STARTS = (b"<!doctype html", b"<html")


class FileNotOfferedError(SourceUnavailableError):
    """The address answers, but not with the file: not found, forbidden, a page."""


class ServerUnreachableError(SourceUnavailableError):
    """No connection came about, in any attempt; `host` is the server's name."""

    def __init__(self, message: str, *, host: str) -> None:
        super().__init__(message)
        self.host = host


class _PassingError(Exception):
    """A failure that may be over in a moment; `connected` says how far it came."""

    def __init__(
        self, why: str, *, wait: float | None = None, connected: bool = True
    ) -> None:
        super().__init__(why)
        self.wait = wait
        self.connected = connected


@dataclass(frozen=True, slots=True)
class Patience:
    """How long an authority's server is given.

    `attempts` in all, with pauses between of `first_pause` seconds, doubled each time
    up to `longest_pause`; a server that names a pause (Retry-After) gets that, up to
    the longest. A file above `largest` bytes is refused. `sleep` waits so many
    seconds.
    """

    sleep: Callable[[float], None]
    attempts: int = 4
    first_pause: float = 1.0
    longest_pause: float = 60.0
    largest: int = 2 * 1024**3


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file to fetch: its official name and address, and where to put it.

    `etag` and `modified` are those of the copy we have: the file comes only if it
    changed since.
    """

    name: str
    url: str
    place: Path
    etag: str | None = None
    modified: str | None = None

    @property
    def notes(self) -> Path:
        """Where it is written down which edition of the file is half-fetched."""
        return self.place.with_name(self.place.name + ".json")


@dataclass(frozen=True, slots=True)
class Fetched:
    """A fetched file, and what the server said of it."""

    name: str
    place: Path
    url: str
    etag: str | None
    modified: str | None


def open_client(
    *, transport: httpx.BaseTransport | None = None, timeout: float = 30.0
) -> httpx.Client:
    """Open the client for all fetching; close it after use.

    *timeout*, in seconds, is for connecting and for each silence of the server, not
    for the whole file.
    """
    return httpx.Client(
        transport=transport,
        timeout=timeout,
        follow_redirects=True,
        headers={
            "User-Agent": f"clearance/{__version__}",
            "Accept-Encoding": "identity",
        },
    )


def fetch(
    client: httpx.Client, wanted: Wanted, *, patience: Patience, progress: Progress
) -> Fetched | None:
    """Fetch one file; None says that it has not changed.

    What was fetched of the same edition before, even by an earlier run, is kept and
    the rest asked for. *progress* is told name, bytes so far and bytes in all (None
    where the server does not say). Raises FileNotOfferedError where the address has no
    such file, ServerUnreachableError where no connection comes about,
    SourceUnavailableError where it does not answer, StoreFullError where there is no
    room.
    """
    retrying = Retrying(
        sleep=patience.sleep,
        stop=stop_after_attempt(patience.attempts),
        wait=_pause(patience),
        retry=retry_if_exception_type(_PassingError),
        reraise=True,
    )
    try:
        with writing_in(wanted.place.parent):
            wanted.place.parent.mkdir(parents=True, exist_ok=True)
            return retrying(_attempt, client, wanted, patience, progress)
    except _PassingError as error:
        told = (
            f"{wanted.name} could not be fetched from {wanted.url}: {error}, in"
            f" {patience.attempts} attempts. Look at the network and run the update"
            " again; what was fetched is kept and resumed."
        )
        if error.connected:
            raise SourceUnavailableError(told) from error
        host = httpx.URL(wanted.url).host
        raise ServerUnreachableError(told, host=host) from error


def _pause(patience: Patience) -> Callable[[RetryCallState], float]:
    doubling = wait_exponential(patience.first_pause, max=patience.longest_pause)

    def pause(state: RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome is not None else None
        named = error.wait if isinstance(error, _PassingError) else None
        if named is not None:
            return min(max(named, 0.0), patience.longest_pause)
        return doubling(state)

    return pause


def _attempt(
    client: httpx.Client, wanted: Wanted, patience: Patience, progress: Progress
) -> Fetched | None:
    with _passing(), client.stream("GET", wanted.url, headers=_ask(wanted)) as answer:
        if answer.status_code == 304:
            return None
        start = _check_status(answer, wanted)
        _refuse_page(answer.headers.get("Content-Type", ""), wanted)
        _note(answer, wanted)
        _receive(answer, wanted, start=start, largest=patience.largest, told=progress)
        return Fetched(
            wanted.name,
            wanted.place,
            str(answer.url),
            answer.headers.get("ETag"),
            answer.headers.get("Last-Modified"),
        )


@contextmanager
def _passing() -> Iterator[None]:
    try:
        yield
    except httpx.ConnectTimeout as error:
        why = "the server did not answer in time"
        raise _PassingError(why, connected=False) from error
    except httpx.TimeoutException as error:
        raise _PassingError("the server did not answer in time") from error
    except (httpx.ConnectError, httpx.ProxyError) as error:
        why = f"the connection failed ({error})"
        raise _PassingError(why, connected=False) from error
    except httpx.TransportError as error:
        raise _PassingError(f"the connection failed ({error})") from error
    except (httpx.TooManyRedirects, httpx.InvalidURL) as error:
        raise FileNotOfferedError(f"The address leads nowhere: {error}.") from error


def _ask(wanted: Wanted) -> dict[str, str]:
    """Ask for the rest of a half-fetched edition, or for one newer than ours."""
    edition = _noted(wanted)
    size = wanted.place.stat().st_size if wanted.place.is_file() else 0
    if edition is not None and size:
        return {"Range": f"bytes={size}-", "If-Range": edition}
    if wanted.etag is not None:
        return {"If-None-Match": wanted.etag}
    if wanted.modified is not None:
        return {"If-Modified-Since": wanted.modified}
    return {}


def _noted(wanted: Wanted) -> str | None:
    """Give what identifies the half-fetched edition to the server, if anything does."""
    try:
        notes = json.loads(wanted.notes.read_bytes())
        edition = notes["edition"] if notes["url"] == wanted.url else None
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return edition if isinstance(edition, str) else None


def _note(answer: httpx.Response, wanted: Wanted) -> None:
    if answer.status_code == 206:
        return
    etag = answer.headers.get("ETag")
    strong = etag if etag is not None and not etag.startswith("W/") else None
    edition = strong or answer.headers.get("Last-Modified")
    # Emptied first: old bytes must never be taken for the edition noted here.
    wanted.place.write_bytes(b"")
    wanted.notes.write_text(json.dumps({"url": wanted.url, "edition": edition}))


def _check_status(answer: httpx.Response, wanted: Wanted) -> int:
    """Say at which byte the answer starts, or raise for one that is no file."""
    status = answer.status_code
    if status == 200:
        return 0
    if status == 206:
        start = wanted.place.stat().st_size
        if answer.headers.get("Content-Range", "").startswith(f"bytes {start}-"):
            return start
    if status in (206, 416):
        wanted.place.unlink(missing_ok=True)
        wanted.notes.unlink(missing_ok=True)
        raise _PassingError("the server could not resume the file", wait=0)
    if status in _TRY_AGAIN:
        why = f"the server answered {status} {answer.reason_phrase}"
        raise _PassingError(why, wait=_retry_after(answer))
    raise FileNotOfferedError(
        f"{wanted.name} is not at {wanted.url}: the server answered {status}"
        f" {answer.reason_phrase}. The authority may have moved it: see the homepage in"
        " `clearance sources`, fetch the files there and use `clearance update --from`."
    )


def _retry_after(answer: httpx.Response) -> float | None:
    """Read the pause that a server asks for: seconds, or a moment by its own clock."""
    named = answer.headers.get("Retry-After", "")
    if named.isdigit():
        return float(named)
    try:
        until = parsedate_to_datetime(named)
        now = parsedate_to_datetime(answer.headers.get("Date", ""))
        return (until - now).total_seconds()
    except (ValueError, TypeError):
        return None


def _refuse_page(content_type: str, wanted: Wanted) -> None:
    if content_type.startswith(("text/html", "application/xhtml")):
        raise FileNotOfferedError(
            f"{wanted.url} answers with a web page instead of {wanted.name}. A proxy or"
            " a login may stand between, or the authority moved the file."
        )


def _receive(
    answer: httpx.Response,
    wanted: Wanted,
    *,
    start: int,
    largest: int,
    told: Progress,
) -> None:
    length = answer.headers.get("Content-Length", "")
    total = start + int(length) if length.isdigit() else None
    done = start
    told(wanted.name, done, total)
    with wanted.place.open("ab") as sink:
        for chunk in answer.iter_bytes():
            if done == 0 and chunk.lstrip().lower().startswith(_PAGE_STARTS):
                _refuse_page("text/html", wanted)
            done += len(chunk)
            if done > largest:
                raise FileNotOfferedError(
                    f"{wanted.url} sends more than {largest:,} bytes, which no list"
                    " has."
                )
            sink.write(chunk)
            told(wanted.name, done, total)
    if total is not None and done != total:
        raise _PassingError(f"{done:,} of {total:,} bytes came")
