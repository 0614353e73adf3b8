"""The OpenAPI document is true: what it allows is answered without a fault."""

import json
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from tests.service.running import Running, get


def test_every_address_says_what_it_takes_and_gives(client: httpx.Client) -> None:
    """A summary, a description of each answer, types of all that is asked."""
    document = client.get("/openapi.json").json()
    lacking = [
        f"{method} {path}"
        for path, methods in document["paths"].items()
        for method, told in methods.items()
        if not told.get("summary")
        or not all(one.get("description") for one in told["responses"].values())
    ]

    assert document["openapi"].startswith("3.1")
    assert [] == lacking


def test_the_interactive_pages_load_nothing_from_elsewhere(
    client: httpx.Client,
) -> None:
    """All that /docs names is here."""
    page = client.get("/docs").text

    assert "http://" not in page.replace("http://www.w3.org", "")
    assert "https://" not in page
    assert 200 == client.get("/docs/ui/swagger-ui-bundle.js").status_code
    assert "swagger" in client.get("/docs/ui/swagger-ui.css").text.lower()


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_nothing_that_the_document_allows_makes_the_service_err(
    service: Running, tmp_path: Path
) -> None:
    """Schemathesis makes up requests, valid and not; no answer is a server's error.

    But for /v1, of which tests/api/test_described.py asks more, and this too.
    """
    report = tmp_path / "report.json"
    ran = subprocess.run(
        [
            *(sys.executable, "-m", "schemathesis.cli", "run"),
            f"{service.address}/openapi.json",
            *("--exclude-path-regex", "^/v1/(?!export)"),
            *("--checks", "not_a_server_error"),
            *("--max-examples", "5", "--phases", "examples,coverage,fuzzing"),
            *("--request-timeout", "60", "--seed", "20231228", "--no-color"),
            *("--report", "ndjson", "--report-ndjson-path", str(report)),
        ],
        capture_output=True,
        text=True,
        timeout=540,
        cwd=tmp_path,
        check=False,
    )
    events = [json.loads(line) for line in report.read_text().splitlines()]

    assert 0 == ran.returncode, ran.stdout[-4000:]
    assert 100 < len(events)
    assert 200 == get(f"{service.address}/readyz").status_code
