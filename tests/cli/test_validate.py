"""`clearance validate` and `clearance calibrate` as their users run them."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from clearance.screening import DEFAULT_THRESHOLD, SETTINGS
from tests.cli.commands import Ran
from tests.cli.conftest import Run, run_clearance

# Of each class so many that its share tells something.
TELLING = ("--per-class", "20", "--innocents", "200")
QUICK = ("--per-class", "3", "--innocents", "60")
PORTFOLIO = """Name,Country,Outcome
Gazprombank (Joint Stock Company),RU,true match
Sberbank of Russia,RU,TRUE
Margaret Holloway,GB,false
Vympel Restaurant,DE,perhaps
Harcourt Catering Ltd,GB,
Gazprombank,RU,false positive
"""


@dataclass(frozen=True)
class Validated:
    """What one validation printed and wrote, which several tests read."""

    ran: Ran
    page: str
    data: str


@pytest.fixture(scope="module")
def validated(
    starter_data: Path, tmp_path_factory: pytest.TempPathFactory
) -> Validated:
    """Validate the starter set, with both reports."""
    folder = tmp_path_factory.mktemp("validated")
    page, data = folder / "v.html", folder / "v.json"
    wanted = ("--html", page, "--json", data)
    ran = run_clearance("validate", *wanted, *TELLING, data=starter_data)
    assert ran.code == 0, ran
    return Validated(ran, page.read_text("utf-8"), data.read_text("utf-8"))


@pytest.fixture
def portfolio(tmp_path: Path) -> Path:
    """Write a small portfolio whose outcomes are known."""
    file = tmp_path / "customers.csv"
    file.write_text(PORTFOLIO, encoding="utf-8")
    return file


def told(ran: Ran) -> dict[str, Any]:
    """Read the JSON report."""
    assert ran.code == 0, ran
    report: dict[str, Any] = json.loads(ran.out)
    return report


def test_the_examiner_gets_a_page_and_data(validated: Validated) -> None:
    report = json.loads(validated.data)

    assert report["schema"] == "clearance.validation/1"
    assert report["settings"]["default"] == DEFAULT_THRESHOLD
    assert len(report["detection"]["by_class"]) >= 30
    assert report["lists"][0]["sha256"]
    assert re.fullmatch("[0-9a-f]{64}", report["lexicon_sha256"])
    html = validated.page
    assert "<svg" in html
    assert report["lexicon_sha256"] in html
    assert report["lists"][0]["sha256"] in html
    assert "<script" not in html
    assert not re.search(r"(?:src|href)=['\"]https?:", html)
    for one in report["detection"]["by_class"]:
        assert one["name"] in html
    assert f"{DEFAULT_THRESHOLD:g}" in validated.ran.out


def test_counts_shares_and_intervals_agree(validated: Validated) -> None:
    report = json.loads(validated.data)

    total = report["detection"]["total"]
    classes = report["detection"]["by_class"]
    assert total["asked"] == sum(one["asked"] for one in classes)
    for place, threshold in enumerate(report["thresholds"]):
        share = total["found"][place]
        assert share["threshold"] == threshold
        assert share["count"] == sum(one["found"][place]["count"] for one in classes)
        low, high = share["interval_95"]
        assert low <= share["share"] <= high
    for one in classes:
        counts = [share["count"] for share in one["found"]]
        assert counts == sorted(counts, reverse=True)
        for miss in one["missed"]:
            assert miss["score"] < DEFAULT_THRESHOLD
            assert miss["written"] != miss["listed"]
    assert sum(report["innocents"].values()) == 200


@pytest.mark.slow
def test_the_same_seed_gives_the_same_figures(starter: Run) -> None:
    first, again, other = (
        told(starter("validate", "--json", "-", "--seed", seed, *QUICK))
        for seed in ("3", "3", "4")
    )

    del first["made_at"], again["made_at"]
    assert first == again
    assert first["detection"] != other["detection"]


def test_a_portfolio_is_counted_at_every_threshold(
    starter: Run, portfolio: Path
) -> None:
    report = told(
        starter(
            "calibrate",
            portfolio,
            "--thresholds",
            "0.5,0.9",
            "--per-class",
            "3",
            "--json",
            "-",
        )
    )

    assert report["rows"] == 6
    levels = {level["threshold"]: level for level in report["levels"]}
    assert sorted(levels) == sorted({0.5, 0.9, *SETTINGS.values()})
    default = levels[DEFAULT_THRESHOLD]
    assert default["setting"] == "default"
    assert default["alerts"]["count"] == 3
    assert default["alerts_per_1000"] == 500.0
    assert default["recall"]["count"] == default["recall"]["total"] == 2
    assert (default["precision"]["count"], default["precision"]["total"]) == (2, 3)
    for level in levels.values():
        assert sum(level["by_reason"].values()) == level["alerts"]["count"]
        assert sum(level["by_kind"].values()) == level["alerts"]["count"]
    assert any("neither true nor false" in note for note in report["notes"])


def test_it_is_told_what_each_column_was_taken_for(
    starter: Run, tmp_path: Path
) -> None:
    file, page, data = (tmp_path / name for name in ("c.csv", "c.html", "c.json"))
    file.write_text("Kunde;Land;Entscheid;Notiz\nGazprombank;RU;yes;x\n", "utf-8")
    words = ("--column", "name=Kunde", "--outcome", "entscheid", "--per-class", "1")

    ran = starter("calibrate", file, *words, "--html", page, "--json", data)

    assert "Kunde as name, Land as country, Entscheid as outcome" in ran.out
    assert "Columns not used: Notiz" in ran.out
    assert "of 1 row said to be true" in ran.out
    told_columns = json.loads(data.read_text("utf-8"))["columns"]
    assert {"header": "Entscheid", "meaning": "outcome"} in told_columns
    assert {"header": "Notiz", "meaning": None} in told_columns
    assert "<bdi>Notiz</bdi>" in page.read_text("utf-8")


def test_no_figure_is_cut_on_a_narrow_terminal(starter: Run, portfolio: Path) -> None:
    ran = starter("calibrate", portfolio, "--per-class", "1", env={"COLUMNS": "40"})

    assert "…" not in ran.out
    header = next(line for line in ran.out.splitlines() if "Threshold" in line)
    assert header.split()[-3:] == ["Detection", "Recall", "Precision"]
    assert re.search(rf"^{DEFAULT_THRESHOLD:g}\s+default\s+3\s+500\.0", ran.out, re.M)


def test_one_unclear_outcome_is_one(starter: Run, portfolio: Path) -> None:
    ran = starter("calibrate", portfolio, "--per-class", "1", "--json", "-")

    assert any(note.startswith("In 1 row the outcome") for note in told(ran)["notes"])


def test_the_weakest_classes_are_named_first(validated: Validated) -> None:
    named = re.search(r"Least found at [\d.]+: (.*?)\n\n", validated.ran.out, re.S)
    assert named
    shares = [float(one) for one in re.findall(r"([\d.]+)\s%", named[1])]
    assert 0 < len(shares) <= 6
    assert shares == sorted(shares)
    assert max(shares) <= 95
    html = validated.page
    assert html.index("Where least is found") < html.index("Detection by class")


def test_alerts_are_those_of_screening(starter: Run, portfolio: Path) -> None:
    screened = json.loads(starter("screen", portfolio, "--json", "-").out)
    alerting = sum(row["outcome"] == "possible_match" for row in screened["rows"])

    report = told(starter("calibrate", portfolio, "--per-class", "1", "--json", "-"))

    levels = {one["setting"]: one for one in report["levels"]}
    default = levels["default"]
    assert default["alerts"]["count"] == alerting


def test_a_portfolio_without_outcomes_has_no_recall(
    starter: Run, tmp_path: Path
) -> None:
    file = tmp_path / "names.csv"
    file.write_text("Kunde\nGazprombank\n", encoding="utf-8")
    page = tmp_path / "c.html"

    ran = starter(
        "calibrate", file, "--column", "name=Kunde", "--html", page, "--per-class", "1"
    )

    assert ran.code == 0, ran
    assert "Recall" not in ran.out
    assert "Recall" not in page.read_text("utf-8")
    assert "<svg" in page.read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--thresholds", "0.5,high"), "--thresholds takes numbers"),
        (("--thresholds", "0.1"), "cannot be measured"),
        (("--outcome", "Verdict"), "There is no column 'Verdict'"),
        (("--column", "name"), "MEANING=HEADER"),
        (("--source", "xx_none"), "xx_none"),
        (("--json", "-", "--html", "-"), "Only one report"),
    ],
)
def test_a_wrong_wish_gets_one_sentence(
    starter: Run, portfolio: Path, words: tuple[str, ...], told: str
) -> None:
    ran = starter("calibrate", portfolio, "--per-class", "1", *words)

    assert ran.code == 2, ran
    assert told in ran.err
    assert "Traceback" not in ran.err


def test_a_file_that_is_missing_is_an_error(starter: Run, tmp_path: Path) -> None:
    ran = starter("calibrate", tmp_path / "none.csv")

    assert ran.code == 1
    assert "There is no file" in ran.err
