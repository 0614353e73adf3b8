"""OpenRefine (Debian: apt-get install openrefine), driven by its own addresses."""

import json
import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.service.running import Running

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        shutil.which("openrefine") is None, reason="there is no openrefine"
    ),
]
_ROWS = "name,born\nVladimir Putin,1952-10-07\nSberbank,\nIngeborg Abrahamsen,\n"
_ENGINE = json.dumps({"facets": [], "mode": "row-based"})


class Refine:
    """A project of OpenRefine with a few rows."""

    def __init__(self, client: httpx.Client) -> None:
        self._client = client
        said = client.get("/command/core/get-csrf-token")
        self._token = said.json()["token"]
        options = {"separator": ",", "headerLines": 1, "encoding": "UTF-8"}
        made = client.post(
            "/command/core/create-project-from-upload",
            params={
                "csrf_token": self._token,
                "format": "text/line-based/*sv",
                "options": json.dumps(options),
            },
            files={"project-file": ("rows.csv", _ROWS)},
            data={"project-name": "rows"},
        )
        self._project = made.headers["location"].partition("project=")[2]

    def ask(self, command: str, **form: str) -> Any:
        """Give a command."""
        params = {"project": self._project, "csrf_token": self._token}
        said = self._client.post(f"/command/core/{command}", params=params, data=form)
        return said.json()

    def busy(self) -> bool:
        """Say whether it is at work."""
        params = {"project": self._project}
        said = self._client.get("/command/core/get-processes", params=params)
        return bool(said.json()["processes"])


@pytest.fixture
def refine(tmp_path: Path) -> Iterator[Refine]:
    """OpenRefine with a project, started and stopped again."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = ["openrefine", "-i", "127.0.0.1", "-p", str(port), "-d", str(tmp_path)]
    process = subprocess.Popen(
        [*command, "-x", "refine.headless=true"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
            yield Refine(_when_up(client))
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(60)


def _when_up(client: httpx.Client) -> httpx.Client:
    end = time.monotonic() + 120
    while time.monotonic() < end:
        try:
            client.get("/command/core/get-csrf-token")
        except httpx.TransportError:
            time.sleep(0.5)
        else:
            return client
    raise AssertionError("OpenRefine did not start")


def test_openrefine_reconciles_and_extends(service: Running, refine: Refine) -> None:
    """One that alone fits is taken, several are offered, none is said to be none."""
    here = f"{service.address}/reconcile/default"
    manifest = httpx.get(here, timeout=30).json()
    spaces = {one: manifest[one] for one in ("identifierSpace", "schemaSpace")}
    born = {"column": "born", "propertyName": "Birth date", "propertyID": "birthDate"}
    config = {
        **spaces,
        "mode": "standard-service",
        "service": here,
        "autoMatch": True,
        "batchSize": manifest["batchSize"],
        "columnDetails": [born],
        "limit": 0,
    }
    refine.ask(
        "reconcile", columnName="name", config=json.dumps(config), engine=_ENGINE
    )
    while refine.busy():
        time.sleep(0.2)
    told = refine.ask("get-rows", start="0", limit="10", engine=_ENGINE)
    judged = told["pool"]["recons"]
    putin, bank, nobody = (judged[row["cells"][0]["r"]] for row in told["rows"])

    assert "matched" == putin["j"]
    assert "Vladimir Vladimirovich PUTIN" == putin["m"]["name"]
    assert "none" == bank["j"]
    assert any("SBERBANK" in one["name"] for one in bank["c"])
    assert [] == nobody["c"]

    wanted = [{"id": "country", "name": "Country"}, {"id": "topics", "name": "Topics"}]
    shown = refine.ask(
        "preview-extend-data",
        columnName="name",
        rowIndices="[0]",
        extension=json.dumps({**spaces, "service": here, "properties": wanted}),
    )
    assert ["Vladimir Vladimirovich PUTIN", "Russia", "Sanctioned"] == shown["rows"][0]

    kinds = refine.ask("guess-types-of-column", columnName="name", service=here)
    assert {"Person", "Company"} <= {one["id"] for one in kinds["types"]}
