"""Batches in each form, and as jobs: with progress, cancel, results in ranges."""

import csv
import io
import json
import time
from typing import Any

import httpx
import pyarrow as pa  # type: ignore[import-untyped]
import pytest

from clearance.reports import CSV_COLUMNS
from tests.service.running import Running, client_of

_ROWS: list[dict[str, Any]] = [
    {"id": str(n), "name": "Sberbank" if n % 500 == 0 else f"Erika Mustermann {n}"}
    for n in range(1_200)
]
_CSV = "id,name\n" + "".join(f"{r['id']},{r['name']}\n" for r in _ROWS)
_ARROW = "application/vnd.apache.arrow.stream"


def _arrow(rows: list[dict[str, Any]]) -> bytes:
    table = pa.Table.from_pylist(rows)
    out = pa.BufferOutputStream()
    with pa.ipc.new_stream(out, table.schema) as writer:
        writer.write_table(table, max_chunksize=100)
    return bytes(out.getvalue().to_pybytes())


_BODIES = {
    "text/csv": _CSV.encode(),
    "application/jsonl": "\n".join(map(json.dumps, _ROWS)).encode(),
    "application/json": json.dumps(_ROWS).encode(),
    _ARROW: _arrow(_ROWS),
}


def _customers(answer: httpx.Response, form: str) -> list[tuple[str, str]]:
    """Give label and outcome of each line of an answer."""
    if form == "csv":
        lines = csv.DictReader(io.StringIO(answer.text))
        return [(line["customer"], line["outcome"].replace(" ", "_")) for line in lines]
    if form == "arrow":
        with pa.ipc.open_stream(answer.content) as reader:
            told = reader.read_all().to_pylist()
        return [(one["customer"], one["outcome"].replace(" ", "_")) for one in told]
    rows = [json.loads(line) for line in answer.text.splitlines()]
    assert "end" in rows[-1]
    assert "starter" == rows[0]["report"]["versions"]["lists"][0]["source"]
    return [(one["row"]["label"], one["row"]["outcome"]) for one in rows[1:-1]]


@pytest.mark.parametrize("sent", _BODIES)
@pytest.mark.parametrize("form", ["csv", "jsonl", "arrow"])
def test_a_batch_goes_in_and_comes_out_in_any_form(
    client: httpx.Client, sent: str, form: str
) -> None:
    """Every row is answered, in order."""
    answer = client.post(
        "/v1/batch",
        params={"form": form, "limit": 1},
        content=_BODIES[sent],
        headers={"content-type": sent},
    )
    found = _customers(answer, form)

    assert 200 == answer.status_code
    assert "starter=" in answer.headers["clearance-versions"]
    assert [row["name"] for row in _ROWS] == [label for label, _ in found]
    assert ["Sberbank"] * 3 == [label for label, out in found if out != "no_match"]


@pytest.mark.parametrize(
    ("headers", "media"),
    [
        ({"accept": "text/csv"}, "text/csv; charset=utf-8"),
        ({"accept": "image/png, application/x-ndjson"}, "application/jsonl"),
        ({"accept": _ARROW}, _ARROW),
        ({"accept": "*/*", "content-type": "text/csv"}, "text/csv; charset=utf-8"),
        ({"accept": "*/*"}, "application/jsonl"),
    ],
)
def test_the_form_is_that_of_accept_or_of_the_body(
    client: httpx.Client, headers: dict[str, str], media: str
) -> None:
    """As HTTP has it."""
    answer = client.post("/v1/batch", content=b"name\nVTB\n", headers=headers)

    assert media == answer.headers["content-type"]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 422),
        (b"colour,size\nred,1\n", 400),
        (b"%PDF-1.7 nothing", 422),
        (b'[{"name": ', 422),
        (b"\xff\xff\xff\xffnonsense and more", 422),
        (b"\0" * 100, 422),
    ],
)
def test_a_body_that_is_no_portfolio_is_refused(
    client: httpx.Client, service: Running, body: bytes, status: int
) -> None:
    """With a sentence, and nothing of it is kept."""
    answer = client.post("/v1/batch", content=body)

    assert status == answer.status_code
    assert answer.json()["detail"]
    assert not list((service.data / "uploads").iterdir())


def test_columns_can_be_told(client: httpx.Client) -> None:
    """Where a header says nothing."""
    body = b"a,b\n1,Sberbank\n"
    answer = client.post("/v1/batch", params={"column": "name=b"}, content=body)
    row = json.loads(answer.text.splitlines()[1])["row"]

    assert "possible_match" == row["outcome"]


def _wait(client: httpx.Client, href: str) -> dict[str, Any]:
    until = time.monotonic() + 120
    while time.monotonic() < until:
        told: dict[str, Any] = client.get(href).json()
        if told["state"] not in {"queued", "running"}:
            return told
        time.sleep(0.2)
    raise AssertionError(f"the job never ended: {told}")


@pytest.fixture(scope="module")
def done(service: Running) -> dict[str, Any]:
    """A batch that was done as a job."""
    with client_of(service.address) as client:
        answer = client.post(
            "/v1/batch",
            params={"job": 1, "limit": 1, "name": "kunden.csv"},
            content=_CSV.encode(),
        )
        assert 202 == answer.status_code
        assert answer.headers["location"] == answer.json()["href"]
        return _wait(client, answer.json()["href"])


def test_a_job_is_done_beside_the_service(done: dict[str, Any]) -> None:
    """And says how far it came, how long it is kept, where its results are."""
    assert ("done", None) == (done["state"], done["error"])
    assert {"done": 1_200, "total": 1_200} == done["progress"]
    assert {"csv", "json", "jsonl", "arrow", "html"} == set(done["results"])
    assert done["kept_until"] > done["ended"]


@pytest.mark.parametrize("form", ["csv", "jsonl", "arrow"])
def test_the_result_of_a_job_is_that_of_the_batch(
    client: httpx.Client, done: dict[str, Any], form: str
) -> None:
    """In each form."""
    answer = client.get(done["results"][form])

    assert [row["name"] for row in _ROWS] == [
        label for label, _ in _customers(answer, form)
    ]


def test_a_result_that_was_cut_off_can_be_gone_on_with(
    client: httpx.Client, done: dict[str, Any]
) -> None:
    """By ranges, which put together are the whole."""
    href = done["results"]["csv"]
    whole = client.get(href)
    some = client.get(href, headers={"range": "bytes=0-999"})
    rest = client.get(href, headers={"range": "bytes=1000-"})
    none = client.get(href, headers={"range": "bytes=999999999-"})

    assert [206, 206, 416] == [a.status_code for a in (some, rest, none)]
    assert whole.content == some.content + rest.content
    assert whole.text.splitlines()[0] == ",".join(CSV_COLUMNS)


def test_what_a_job_has_not_is_not_found(
    client: httpx.Client, done: dict[str, Any]
) -> None:
    """Another form, another id."""
    assert 404 == client.get(f"{done['href']}/results/svg").status_code
    assert 422 == client.get(f"{done['href']}/results/exe").status_code
    assert 404 == client.get(f"/v1/jobs/{'0' * 32}").status_code
    assert 422 == client.get("/v1/jobs/etc").status_code
    assert 404 == client.get("/v1/jobs/..%2f..%2fetc").status_code


def test_jobs_are_listed_by_state(client: httpx.Client, done: dict[str, Any]) -> None:
    """The newest first."""
    told, failed = (
        client.get("/v1/jobs", params={"state": state}).json()["jobs"]
        for state in ("done", "failed")
    )

    assert {"done"} == {one["state"] for one in told}
    assert {"failed"} >= {one["state"] for one in failed}
    assert done["id"] in [one["id"] for one in told]
    assert done["id"] not in [one["id"] for one in failed]


def test_a_job_can_be_cancelled_and_removed(
    client: httpx.Client, service: Running
) -> None:
    """Nothing is left of what was sent."""
    body = "name\n" + "Erika Mustermann\n" * 60_000
    told = client.post("/v1/batch", params={"job": 1}, content=body.encode()).json()
    cancelled = client.post(f"{told['href']}/cancel").json()

    assert "cancelled" == cancelled["state"]
    assert 409 == client.get(f"{told['href']}/results/csv").status_code
    assert 204 == client.delete(told["href"]).status_code
    assert 404 == client.get(told["href"]).status_code
    until = time.monotonic() + 60
    # What its runner writes at that moment, it takes away itself.
    while (service.data / "jobs" / told["id"]).exists():
        assert time.monotonic() < until
        time.sleep(0.1)


@pytest.mark.parametrize(
    ("address", "form"),
    [
        ("/v1/divergence?country=RU", "svg"),
        ("/v1/export?form=ftm", "zip"),
        ("/v1/blocked-by-ownership", "csv"),
    ],
)
def test_other_long_work_is_done_as_jobs_too(
    client: httpx.Client, address: str, form: str
) -> None:
    """With results of its own."""
    data = {"job": "1"} if "blocked" in address else None
    told = client.post(address, data=data)
    assert 202 == told.status_code, told.text[:300]

    done = _wait(client, told.json()["href"])

    assert "done" == done["state"], done
    assert client.get(done["results"][form]).content
