"""Fetching from a real server that behaves as the servers of authorities do."""

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest

from clearance.errors import SourceUnavailableError, StoreFullError
from clearance.knowledge import Knowledge, Snapshot
from clearance.sources import (
    Fetched,
    FileNotOfferedError,
    Line,
    Patience,
    Source,
    Wanted,
    fetch,
    fetch_source,
    load_snapshot,
    open_client,
    read_catalog,
)

LIST = b"".join(b"%d;Party %d\n" % (n, n) for n in range(20_000))
NOW = datetime(2024, 6, 1, 12, tzinfo=UTC)
MODIFIED = "Tue, 28 May 2024 10:00:00 GMT"

Answer = Callable[["Request"], None]


class Request(BaseHTTPRequestHandler):
    """One request, answered by the next answer in the authority's script."""

    authority: "Authority"

    def do_GET(self) -> None:
        """Answer."""
        self.authority.asked.append((self.path, dict(self.headers)))
        answers = self.authority.script.get(self.path)
        if not answers:
            self.send_error(404)
            return
        (answers.pop(0) if len(answers) > 1 else answers[0])(self)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Authority:
    """A server of official files: `script` has the answers for each path, in order."""

    def __init__(self) -> None:
        self.script: dict[str, list[Answer]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        handler = type("Handler", (Request,), {"authority": self})
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"


def whole(body: bytes = LIST, *, etag: str = '"one"', kind: str = "text/csv") -> Answer:
    """Serve a file as a good server does: with ranges and conditions."""

    def answer(request: Request) -> None:
        if request.headers.get("If-None-Match") == etag:
            request.send_response(304)
            request.end_headers()
            return
        start, content = 0, body
        asked = request.headers.get("Range")
        if asked and request.headers.get("If-Range", etag) == etag:
            start = int(asked.removeprefix("bytes=").rstrip("-"))
            content = body[start:]
        request.send_response(206 if start else 200)
        if start:
            span = f"bytes {start}-{len(body) - 1}/{len(body)}"
            request.send_header("Content-Range", span)
        request.send_header("Content-Length", str(len(content)))
        request.send_header("Content-Type", kind)
        request.send_header("ETag", etag)
        request.send_header("Last-Modified", MODIFIED)
        request.end_headers()
        request.wfile.write(content)

    return answer


def cut(after: int, *, etag: str = '"one"') -> Answer:
    """Promise the whole file and hang up after so many bytes."""

    def answer(request: Request) -> None:
        request.send_response(200)
        request.send_header("Content-Length", str(len(LIST)))
        request.send_header("ETag", etag)
        request.end_headers()
        request.wfile.write(LIST[:after])

    return answer


def status(code: int, **headers: str) -> Answer:
    """Answer with a status and nothing else."""

    def answer(request: Request) -> None:
        request.send_response_only(code)
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        request.send_header("Content-Length", "0")
        request.end_headers()

    return answer


def silence(request: Request) -> None:
    """Say nothing for longer than the client waits."""
    threading.Event().wait(1.0)
    request.close_connection = True


@pytest.fixture
def authority() -> Iterator[Authority]:
    """Run a server for one test."""
    running = Authority()
    thread = threading.Thread(target=running.server.serve_forever, args=(0.01,))
    thread.start()
    yield running
    running.server.shutdown()
    running.server.server_close()
    thread.join()


@pytest.fixture
def client() -> Iterator[httpx.Client]:
    """Give a client as patient as a busy machine needs."""
    with open_client(timeout=60) as opened:
        yield opened


class Pauses(list[float]):
    """The pauses that were asked for, none of them taken."""

    def patience(self, *, largest: int = 10**9) -> Patience:
        """Give a patience that writes down its pauses here."""
        return Patience(self.append, largest=largest)


def quiet(_name: str, _done: int, _total: int | None) -> None:
    """Ignore the progress."""


def wanted_at(authority: Authority, folder: Path, path: str = "/tiny.txt") -> Wanted:
    """Want the tiny list."""
    return Wanted("tiny.txt", authority.url + path, folder / "tiny.txt")


def test_file_is_fetched_whole_with_progress(
    authority: Authority, client: httpx.Client, tmp_path: Path
) -> None:
    """The bytes are those of the server, and progress ends at the total."""
    authority.script["/tiny.txt"] = [whole()]
    told: list[tuple[str, int, int | None]] = []
    wanted = wanted_at(authority, tmp_path)

    got = fetch(
        client, wanted, patience=Pauses().patience(), progress=lambda *x: told.append(x)
    )

    assert isinstance(got, Fetched)
    assert LIST == got.place.read_bytes()
    assert ('"one"', MODIFIED) == (got.etag, got.modified)
    assert ("tiny.txt", 0, len(LIST)) == told[0]
    assert ("tiny.txt", len(LIST), len(LIST)) == told[-1]
    assert authority.asked[0][1]["User-Agent"].startswith("clearance/")


def test_cut_connection_is_resumed_not_restarted(
    authority: Authority, client: httpx.Client, tmp_path: Path
) -> None:
    """After a connection is cut, only the rest is asked for."""
    authority.script["/tiny.txt"] = [cut(100_000), whole()]
    wanted = wanted_at(authority, tmp_path)

    fetch(client, wanted, patience=Pauses().patience(), progress=quiet)

    assert LIST == wanted.place.read_bytes()
    asked = authority.asked[1][1]["Range"]
    assert 0 < int(asked.removeprefix("bytes=").rstrip("-")) <= 100_000


def test_rest_of_another_edition_is_never_appended(
    authority: Authority, client: httpx.Client, tmp_path: Path
) -> None:
    """Where the list changed in between, it is fetched anew."""
    other = LIST.replace(b"Party", b"Other")
    authority.script["/tiny.txt"] = [cut(1000), whole(other, etag='"two"')]
    wanted = wanted_at(authority, tmp_path)

    fetch(client, wanted, patience=Pauses().patience(), progress=quiet)

    assert other == wanted.place.read_bytes()


def test_next_run_resumes_what_this_one_could_not_end(
    authority: Authority, client: httpx.Client, tmp_path: Path
) -> None:
    """What came before the network went away is used by the next update."""
    authority.script["/tiny.txt"] = [cut(50_000), status(503)]
    wanted = wanted_at(authority, tmp_path)
    with pytest.raises(SourceUnavailableError, match=r"503.*in 4 attempts"):
        fetch(client, wanted, patience=Pauses().patience(), progress=quiet)
    authority.script["/tiny.txt"] = [whole()]

    fetch(client, wanted, patience=Pauses().patience(), progress=quiet)

    assert LIST == wanted.place.read_bytes()
    assert "Range" in authority.asked[-1][1]


def test_busy_server_gets_the_pause_it_asks_for(
    authority: Authority, client: httpx.Client, tmp_path: Path
) -> None:
    """Retry-After is honoured, also as a moment; without it pauses double."""
    date_now, date_then = (
        "Tue, 28 May 2024 10:00:00 GMT",
        "Tue, 28 May 2024 10:00:09 GMT",
    )
    authority.script["/tiny.txt"] = [
        status(503, Retry_After="7"),
        status(429, Date=date_now, Retry_After=date_then),
        status(503),
        whole(),
    ]
    pauses = Pauses()

    fetch(
        client,
        wanted_at(authority, tmp_path),
        patience=pauses.patience(),
        progress=quiet,
    )

    assert [7.0, 9.0, 4.0] == pauses


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (status(404), "the server answered 404"),
        (status(403), "the server answered 403"),
        (whole(b"<html>Log in</html>", kind="text/html"), "a web page instead of"),
        (whole(b"\n<!DOCTYPE html><p>", kind="text/plain"), "a web page instead of"),
        (whole(b"x" * 2000), "more than 1,000 bytes"),
    ],
)
def test_what_is_not_the_list_is_refused_at_once(
    authority: Authority,
    client: httpx.Client,
    tmp_path: Path,
    answer: Answer,
    sentence: str,
) -> None:
    """An answer that will not get better is not asked for again."""
    authority.script["/tiny.txt"] = [answer]
    pauses = Pauses()

    with pytest.raises(FileNotOfferedError, match=sentence):
        fetch(
            client,
            wanted_at(authority, tmp_path),
            patience=pauses.patience(largest=1000),
            progress=quiet,
        )

    assert [] == pauses


@pytest.mark.parametrize(
    ("answer", "timeout", "sentence"),
    [
        (silence, 0.2, "did not answer in time"),
        (cut(0), 60, "the connection failed"),
    ],
)
def test_server_that_never_ends_is_given_up(
    authority: Authority,
    tmp_path: Path,
    answer: Answer,
    timeout: float,
    sentence: str,
) -> None:
    """Silence and broken promises of length end in one sentence after four attempts."""
    authority.script["/tiny.txt"] = [answer]
    pauses = Pauses()

    with (
        open_client(timeout=timeout) as client,
        pytest.raises(SourceUnavailableError, match=sentence),
    ):
        fetch(
            client,
            wanted_at(authority, tmp_path),
            patience=pauses.patience(),
            progress=quiet,
        )

    assert [1.0, 2.0, 4.0] == pauses


def test_no_server_at_all_is_one_sentence(client: httpx.Client, tmp_path: Path) -> None:
    """Without a network the user is told so and what to do."""
    wanted = Wanted("tiny.txt", "http://127.0.0.1:9/tiny.txt", tmp_path / "tiny.txt")

    with pytest.raises(SourceUnavailableError, match="Look at the network"):
        fetch(client, wanted, patience=Pauses().patience(), progress=quiet)


def test_redirect_is_followed(
    authority: Authority, client: httpx.Client, tmp_path: Path
) -> None:
    """A file that moved is fetched from where it is."""
    authority.script["/tiny.txt"] = [status(302, Location="/other.txt")]
    authority.script["/other.txt"] = [whole()]
    wanted = wanted_at(authority, tmp_path)

    got = fetch(client, wanted, patience=Pauses().patience(), progress=quiet)

    assert got is not None
    assert authority.url + "/other.txt" == got.url
    assert LIST == wanted.place.read_bytes()


def source_at(authority: Authority) -> Source:
    """Give the tiny source with the addresses of a server, not dated by itself."""
    tiny = read_catalog(package="tests.sources.tiny_lists")["tiny"]
    forms = tuple(
        form.model_copy(
            update={
                "files": tuple(
                    file.model_copy(update={"url": f"{authority.url}/{file.name}"})
                    for file in form.files
                )
            }
        )
        for form in tiny.metadata.formats
    )
    changed = tiny.metadata.model_copy(update={"formats": forms, "published": None})
    return Source(changed, tiny.package)


def take(store: Knowledge, authority: Authority, client: httpx.Client) -> Snapshot:
    """Fetch the tiny source and load it."""
    source = source_at(authority)
    line = Line(client, Pauses().patience(), quiet)
    snapshot = fetch_source(store, source, line, retrieved=NOW)
    load_snapshot(store, source, snapshot)
    return snapshot


def test_unchanged_list_is_not_sent_again(
    authority: Authority, client: httpx.Client, tmp_path: Path
) -> None:
    """The second update asks whether the list changed, and gets no file."""
    store = Knowledge(tmp_path)
    authority.script["/tiny.txt"] = [whole()]

    first = take(store, authority, client)
    second = take(store, authority, client)

    assert first == second
    assert '"one"' == authority.asked[-1][1]["If-None-Match"]
    assert 1 == len(store.versions())
    assert date(2024, 5, 28) == first.published
    assert not list(store.downloads.rglob("*.txt"))


def test_next_form_is_fetched_where_one_is_not_offered(
    authority: Authority, client: httpx.Client, tmp_path: Path
) -> None:
    """A form that is gone gives way to the next, without its optional file."""
    authority.script["/main.txt"] = [whole()]
    authority.script["/more.txt"] = [whole(b"x;Xenia\n", etag='"x"')]

    snapshot = take(Knowledge(tmp_path), authority, client)

    assert ("main.txt", "more.txt") == snapshot.names


def test_changed_file_joins_the_kept_ones_of_its_set(
    authority: Authority, client: httpx.Client, tmp_path: Path
) -> None:
    """Where one file of a set changed, the others are taken from what is kept."""
    store = Knowledge(tmp_path)
    authority.script["/main.txt"] = [whole()]
    authority.script["/more.txt"] = [whole(b"x;Xenia\n", etag='"x"')]
    take(store, authority, client)
    authority.script["/more.txt"] = [whole(b"y;Yvo\n", etag='"y"')]

    take(store, authority, client)

    newest = store.versions()[-1]
    kept = store.snapshot_folder(newest.snapshot)
    assert 2 == len(store.versions())
    assert LIST == (kept / "main.txt").read_bytes()
    assert b"y;Yvo\n" == (kept / "more.txt").read_bytes()


def test_all_reasons_are_told_where_no_form_is_offered(
    authority: Authority, client: httpx.Client, tmp_path: Path
) -> None:
    """Where every form fails, each failure is named and nothing is loaded."""
    store = Knowledge(tmp_path)

    with pytest.raises(SourceUnavailableError, match=r"tiny\.txt.*404.*main\.txt.*404"):
        take(store, authority, client)

    assert () == store.versions()


def test_folder_that_is_a_file_is_a_full_store(
    authority: Authority, client: httpx.Client, tmp_path: Path
) -> None:
    """Where the store's folder cannot be made, the user is told to name another."""
    (tmp_path / "store").write_text("not a folder")
    authority.script["/tiny.txt"] = [whole()]

    with pytest.raises(StoreFullError, match="Name another folder"):
        take(Knowledge(tmp_path / "store"), authority, client)
