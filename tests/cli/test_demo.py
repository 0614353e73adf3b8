"""`clearance demo`: what a newcomer sees first."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from clearance.values import load_yaml
from tests.cli.commands import Ran
from tests.cli.conftest import Run, run_clearance

_KEY = Path(__file__).parents[1] / "sources" / "starter" / "portfolio_expected.yml"


@dataclass(frozen=True)
class Demo:
    """The first run on a machine that never saw Clearance, and where it wrote."""

    ran: Ran
    folder: Path

    def report(self) -> dict[str, Any]:
        """Read the report in JSON."""
        text = (self.folder / "demo-report.json").read_text("utf-8")
        report: dict[str, Any] = json.loads(text)
        return report


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """Run it once: what it writes and says is read by several tests."""
    folder = tmp_path_factory.mktemp("demo")
    (folder / "data").mkdir()
    return Demo(run_clearance("demo", data=folder / "data", cwd=folder), folder)


def _first(matches: list[dict[str, Any]]) -> str | None:
    """Give the id that the starter set has for the best match."""
    return matches[0]["party"]["referents"][0] if matches else None


def test_the_demo_finds_whom_a_person_would_find(demo: Demo) -> None:
    """Of forty counterparties exactly the listed ones come first, and nobody else."""
    key = load_yaml(_KEY.read_text("utf-8"))

    first = {
        row["query"]["id"]: _first(row["matches"])
        for row in demo.report()["rows"]
        if row["query"]["id"] not in key["arguable"]
    }
    expected = {k: v for k, v in key["expected"].items() if k not in key["arguable"]}
    assert demo.ran.code == 0, demo.ran
    assert expected == first
    assert (demo.folder / "demo-report.html").stat().st_size > 20_000
    assert "40 screened" in demo.ran.out


def test_the_demo_can_be_run_again(demo: Demo) -> None:
    """A second run writes the same findings over the first."""
    before = demo.report()

    ran = run_clearance("demo", data=demo.folder / "data", cwd=demo.folder)

    after = demo.report()
    assert ran.code == 0
    assert before["made_at"] < after["made_at"]
    assert before["rows"] == after["rows"]


def test_a_missing_folder_is_said(fresh: Run) -> None:
    """A folder that is not there is a wrong request, said in one sentence."""
    ran = fresh("demo", "--out", "nowhere")

    assert ran.code == 2
    assert "nowhere" in ran.err


def test_the_demo_shows_one_caught_through_its_owner(demo: Demo) -> None:
    """The EU does not list Severstal, and lists the man who holds 77.03 percent."""
    assert "Caught through owners: PUBLIC JOINT STOCK COMPANY SEVERSTAL" in demo.ran.out
    assert "77.03 %" in demo.ran.out
    assert "MORDASHOV" in (demo.folder / "demo-owners.html").read_text("utf-8")


def test_the_demo_shows_a_bank_that_is_exposed_by_its_dealings(demo: Demo) -> None:
    """An invented Turkish bank keeps an account for one that the US blocks."""
    _, _, told = demo.ran.out.partition("Exposed by its dealings: Anadolu Example Bank")
    assert "exposed: us.secondary.s11-mib" in told
    assert "payable-through accounts (CAPTA list)" in " ".join(told.split())
    assert "VTB" in (demo.folder / "demo-exposure.html").read_text("utf-8")
