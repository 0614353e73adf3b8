"""The description of /v1 is true: a machine that reads it finds no mistake."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.service.running import Running


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_what_is_described_is_answered_as_described(
    service: Running, tmp_path: Path
) -> None:
    """Thousands of questions made from the description: no error of the service.

    Each answer has a status, a type and a shape that the description names.
    """
    checks = "not_a_server_error,content_type_conformance,response_schema_conformance"
    ran = subprocess.run(
        [
            str(Path(sys.executable).with_name("schemathesis")),
            "run",
            f"{service.address}/openapi.json",
            "--include-path-regex=^/v1",
            "--exclude-path-regex=export",  # each is a job of some seconds
            f"--checks={checks},status_code_conformance",
            "--phases=examples,coverage,fuzzing",
            "--max-examples=4",
            "--request-timeout=60",
            "--seed=7",
        ],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        timeout=540,
        check=False,
    )

    assert 0 == ran.returncode, ran.stdout[-6_000:]
