"""With keys, what one asks for is not seen by another."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from clearance.work import Rows, database_of, make_key
from tests.conftest import Once
from tests.service.running import client_of, get, prepared, start


@pytest.mark.slow
def test_a_job_is_seen_by_the_key_that_asked_for_it_alone(
    once: Once, tmp_path: Path
) -> None:
    """Not in the list, not by its id, not to be cancelled or removed."""
    data = prepared(once, tmp_path / "data")
    rows = Rows(database_of(data, None))
    now = datetime.now(UTC) - timedelta(seconds=2)
    keys = [make_key(rows, name, ["screen"], now=now)[1] for name in ("one", "two")]
    rows.close()
    with start(data, "--keys") as service:
        own, other = (
            client_of(service.address, {"authorization": f"ApiKey {key}"})
            for key in keys
        )
        with own, other:
            told = own.post("/v1/batch?job=1", content=b"name\nVTB\n")
            assert 202 == told.status_code, told.text[:300]
            href = told.json()["href"]

            listed = [one["id"] for one in own.get("/v1/jobs").json()["jobs"]]
            strange = other.get("/v1/jobs").json()["jobs"]
            refused = [
                other.get(href).status_code,
                other.post(f"{href}/cancel").status_code,
                other.delete(href).status_code,
                other.get(f"{href}/results/csv").status_code,
            ]
            anonymous = get(f"{service.address}{href}").status_code

            assert [told.json()["id"]] == listed
            assert [] == strange
            assert [404] * 4 == refused
            assert 401 == anonymous
            assert 200 == own.get(href).status_code
