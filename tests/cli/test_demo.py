"""`clearance demo`: what a newcomer sees first."""

import json
from pathlib import Path
from typing import Any

from clearance.values import load_yaml
from tests.cli.conftest import Run

_KEY = Path(__file__).parents[1] / "sources" / "starter" / "portfolio_expected.yml"


def _first(matches: list[dict[str, Any]]) -> str | None:
    """Give the id that the starter set has for the best match."""
    return matches[0]["party"]["referents"][0] if matches else None


def test_the_demo_finds_whom_a_person_would_find(fresh: Run, tmp_path: Path) -> None:
    """Of forty counterparties exactly the listed ones come first, and nobody else."""
    key = load_yaml(_KEY.read_text("utf-8"))

    ran = fresh("demo", cwd=tmp_path)

    report = json.loads((tmp_path / "demo-report.json").read_text("utf-8"))
    first = {
        row["query"]["id"]: _first(row["matches"])
        for row in report["rows"]
        if row["query"]["id"] not in key["arguable"]
    }
    expected = {k: v for k, v in key["expected"].items() if k not in key["arguable"]}
    assert ran.code == 0, ran
    assert expected == first
    assert (tmp_path / "demo-report.html").stat().st_size > 20_000
    assert "40 screened" in ran.out


def test_the_demo_can_be_run_again(fresh: Run, tmp_path: Path) -> None:
    """A second run writes the same findings over the first."""
    fresh("demo", cwd=tmp_path)
    before = json.loads((tmp_path / "demo-report.json").read_text("utf-8"))

    ran = fresh("demo", cwd=tmp_path)

    after = json.loads((tmp_path / "demo-report.json").read_text("utf-8"))
    assert ran.code == 0
    assert before["rows"] == after["rows"]


def test_a_missing_folder_is_said(fresh: Run) -> None:
    """A folder that is not there is a wrong request, said in one sentence."""
    ran = fresh("demo", "--out", "nowhere")

    assert ran.code == 2
    assert "nowhere" in ran.err


def test_the_demo_shows_one_caught_through_its_owner(
    fresh: Run, tmp_path: Path
) -> None:
    """The EU does not list Severstal, and lists the man who holds 77.03 percent."""
    ran = fresh("demo", cwd=tmp_path)

    assert "Caught through owners: PUBLIC JOINT STOCK COMPANY SEVERSTAL" in ran.out
    assert "77.03 %" in ran.out
    assert "MORDASHOV" in (tmp_path / "demo-owners.html").read_text("utf-8")


def test_the_demo_shows_a_bank_that_is_exposed_by_its_dealings(
    fresh: Run, tmp_path: Path
) -> None:
    """An invented Turkish bank keeps an account for one that the US blocks."""
    ran = fresh("demo", cwd=tmp_path)

    _, _, told = ran.out.partition("Exposed by its dealings: Anadolu Example Bank")
    assert "exposed: us.secondary.s11-mib" in told
    assert "payable-through accounts (CAPTA list)" in " ".join(told.split())
    assert "VTB" in (tmp_path / "demo-exposure.html").read_text("utf-8")
