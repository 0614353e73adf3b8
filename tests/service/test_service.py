"""The service starts, says what it answers from, and refuses clearly."""

import subprocess
import sys

import httpx
import pytest

from tests.cli.conftest import environment_of
from tests.service.running import Running


def test_it_says_that_it_lives_and_that_lists_are_open(client: httpx.Client) -> None:
    """Both are what orchestrators ask."""
    assert {"status": "ok"} == client.get("/healthz").json()
    assert {"status": "ok"} == client.get("/readyz").json()


def test_answers_name_what_made_them(client: httpx.Client) -> None:
    """The day, the lists with their hashes, the law and the code."""
    told = client.get("/v1/versions", params={"as_of": "2026-11-28"}).json()

    assert "2026-11-28" == told["as_of"]
    assert ["starter"] == [one["source"] for one in told["lists"]]
    assert 64 == len(told["rule_book"])


def test_a_day_that_is_none_is_refused_in_a_sentence(client: httpx.Client) -> None:
    """As problem details, with the status of a bad request."""
    answer = client.get("/v1/versions", params={"as_of": "yesterday"})

    assert 400 == answer.status_code
    assert "application/problem+json" == answer.headers["content-type"]
    assert "as_of takes a day such as 2022-02-24" in answer.json()["detail"]


def test_an_address_that_is_none_is_a_problem_too(client: httpx.Client) -> None:
    """Whatever answers, answers in one form."""
    answer = client.get("/v1/nothing-here")

    assert 404 == answer.status_code
    assert 404 == answer.json()["status"]


@pytest.mark.slow
def test_a_port_that_is_taken_is_said(service: Running) -> None:
    """One sentence, the exit code of wrong usage."""
    port = service.address.rpartition(":")[2]
    ran = subprocess.run(
        [sys.executable, "-m", "clearance", "serve", "--port", port],
        env=environment_of(service.data),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert 2 == ran.returncode
    assert "cannot be listened on" in ran.stderr
    assert "Traceback" not in ran.stderr
