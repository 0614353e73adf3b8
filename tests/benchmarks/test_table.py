"""The table of results and the README's rows that are written from it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import __main__ as command
from benchmarks import _table, readme
from benchmarks._ground import Ground
from benchmarks._table import Results, Row, Tell, read, render
from benchmarks.peers import Peers

ROOT = Path(__file__).resolve().parents[2]
MADE = {"day": "2026-11-28", "commit": "abc"}
ROWS = (
    Row("good", "what is good", "0.9", "≥ 0.8", True, "0.7 (peer)", {"it": 0.9}),
    Row("bad", "what is not", "0.5", "≥ 0.8", False, values={"it": 0.5}),
    Row("open", "what nobody measured", "not built", "≥ 3", None),
    Row("more", "what tells more", "7", values={"it": 7.0}),
)


def test_every_bar_is_told_as_met_or_not() -> None:
    """A bar that is missed or was not measured stands out; a detail has no verdict."""
    text = render(Results(MADE, ROWS), ("a note",))

    assert "**1 of 3 bars met.**" in text
    assert "| what is good | ≥ 0.8 | 0.9 | met | 0.7 (peer) |" in text
    assert "| what is not | ≥ 0.8 | 0.5 | **not met** | - |" in text
    assert "| what nobody measured | ≥ 3 | not built | **not measured** | - |" in text
    assert "| what tells more | 7 | - |" in text
    assert text.index("what nobody measured") < text.index("what tells more")


def test_the_twin_for_machines_says_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is written is read again, row for row."""
    monkeypatch.setattr(_table, "TABLE", tmp_path / "RESULTS.md")
    monkeypatch.setattr(_table, "TWIN", tmp_path / "results.json")
    results = Results(MADE, ROWS)
    _table.write(results, ("a note",))

    assert read(tmp_path / "results.json") == results
    assert json.loads((tmp_path / "results.json").read_text("utf-8"))["made"] == MADE


def _filled_rows() -> Results:
    """Give a row for every figure that the README tells, each missing its bar."""
    keys = {key for _, _, answered in readme._ROWS for key in answered}

    class Every(dict[str, float]):
        def __missing__(self, key: str) -> float:
            return 0.5

    rows = [Row(key, key, "?", "≥ 1", False, values=Every()) for key in sorted(keys)]
    return Results(MADE, tuple(rows))


def test_the_readme_is_filled_from_the_results() -> None:
    """The rows of the command are replaced, the others stay, and missed bars show."""
    rows = ("| a | b | `make x` |", *(f"| old | {n} {readme.COMMAND}" for n in "12"))
    old = "\n".join((*rows, "", "end", ""))
    new = readme.filled(old, _filled_rows())

    assert "| old |" not in new
    assert new.startswith("| a | b | `make x` |\n| ")
    assert new.endswith(f"{readme.COMMAND}\n\nend\n")
    assert "(2026-11-28) | 50.0% of 3,000 (**not met**: ≥ 1) | `make bench` |" in new
    assert readme.filled(new, _filled_rows()) == new


def test_rows_apart_are_refused() -> None:
    """A row that stands elsewhere would be lost: that is said."""
    row = "| old | 1 | `make bench` |\n"

    with pytest.raises(ValueError, match="together"):
        readme.filled(f"{row}text\n{row}", _filled_rows())


def test_the_readme_tells_the_figures_of_the_results() -> None:
    """The README was written from the results that lie beside it."""
    if not _table.TWIN.exists():
        pytest.skip("there is no results.json yet: `make bench` writes it")
    text = readme.README.read_text("utf-8")

    assert readme.filled(text, read()) == text


def test_without_data_nothing_is_measured_and_that_is_said(tmp_path: Path) -> None:
    """The command ends with an error and leaves the table as it is."""
    before = _table.TABLE.read_text("utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks", "--data", str(tmp_path)],
        cwd=ROOT,
        env={"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert "Nothing can be measured" in done.stdout
    assert "has no lists and no bench" in done.stdout
    assert _table.TABLE.read_text("utf-8") == before


def test_a_part_that_fails_is_told_and_stops_no_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Half an hour's figures are not lost for one part."""

    def failing(ground: Ground, tell: Tell) -> None:
        raise RuntimeError("it went\nwrong")

    def working(ground: Ground, tell: Tell) -> None:
        tell(ROWS[0])

    monkeypatch.setattr(command, "PARTS", {"a": failing, "b": working})
    ground = Ground(Path(), Peers(Path(), "", "not asked"))
    found = command.measure(ground, ("a", "b"))

    assert [ROWS[0]] == found["b"]
    assert ["**not measured**"] == [row.verdict for row in found["a"]]
    assert "wrong" == found["a"][0].measured
