"""Exports load into the programs that others use: the published FollowTheMoney."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import run_clearance
from tests.exports.lists import export_of

ROOT = Path(__file__).resolve().parents[2]
PEER = ROOT / ".venv-peers" / "bin" / "python"
SCRIPT = Path(__file__).with_name("peer_loads.py")

pytestmark = pytest.mark.skipif(
    not PEER.exists(), reason="there is no .venv-peers: run `make peers`"
)


def faults(folder: Path) -> list[Any]:
    """Load an export there; give what was refused or came out otherwise."""
    done = subprocess.run(
        [PEER, SCRIPT, folder], capture_output=True, text=True, check=True
    )
    found: list[Any] = json.loads(done.stdout)
    return found


def test_every_entity_statement_and_dataset_is_accepted(tmp_path: Path) -> None:
    """All that is hard to put in words."""
    export_of(tmp_path / "store", tmp_path / "out", url="https://lists.example.org")

    assert [] == faults(tmp_path / "out")


@pytest.mark.slow
def test_real_lists_are_accepted(shared: Path, tmp_path: Path) -> None:
    """Three authorities' lists; nearly all values as the lists write them."""
    data, place = tmp_path / "data", tmp_path / "lists"
    data.mkdir()
    for path in ("us_ofac/sdn/2024-05-03", "au/dfat", "un/consolidated/2026-08-01"):
        shutil.copytree(shared / "lists" / path, place / path)
    assert 0 == run_clearance("update", "--from", place, data=data).code
    done = run_clearance("export", tmp_path / "out", data=data)
    assert 0 == done.code, done.err

    assert [] == faults(tmp_path / "out")
