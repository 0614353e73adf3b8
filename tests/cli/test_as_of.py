"""`clearance screen --as-of`: what was listed on a day, and why another day differs."""

import csv
import io
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run

_SOURCES = Path(__file__).resolve().parents[2] / "src" / "clearance" / "sources"
_SAMPLED = {
    "au_dfat": "au/dfat/2024-05-06",
    "jp_meti": "jp/meti_russia_export_ban/2024-05-06",
    "ua_war_sanctions_vessels": "derived/ua/gur_war_sanctions_vessels/2024-05-06",
    "us_ofac_nonsdn": "us_ofac/consolidated/2024-05-06",
    "un_consolidated": "un/consolidated/2024-05-06",
}


def flat(text: str) -> str:
    """Undo the wrapping of the terminal."""
    return " ".join(text.split())


def rows_of(told: str) -> list[dict[str, Any]]:
    """Give the rows of a JSON report."""
    rows: list[dict[str, Any]] = json.loads(told)["rows"]
    return rows


@pytest.mark.slow
def test_the_day_before_the_listing_says_that_it_came_later(ofac: Run) -> None:
    """No match on the 23rd, with the two editions between which the listing lies."""
    done = ofac("screen", "VTB Bank", "--as-of", "2022-02-23")

    assert "No match for VTB Bank" in done.out
    assert "listed later" in done.out
    assert "first on the list of 2022-02-24, not on that of 2022-02-17" in flat(
        done.out
    )
    assert done.code == 0


@pytest.mark.slow
def test_the_day_of_the_listing_says_with_which_list_it_came(ofac: Run) -> None:
    done = ofac("screen", "VTB Bank", "--as-of", "2022-02-24")

    assert "possible matches for VTB Bank" in done.out
    assert "first on the list of 2022-02-24, not on that of 2022-02-17" in flat(
        done.out
    )
    assert done.code == 3


@pytest.mark.slow
def test_today_is_answered_without_looking_back(ofac: Run) -> None:
    """Reasons for a difference are for past days; today's answer stays short."""
    done = ofac("screen", "VTB Bank")

    assert "Not the same by the lists" not in done.out


@pytest.mark.slow
def test_who_was_taken_off_since_is_told(ofac: Run) -> None:
    """One who was on the list of February 2022 and is not on that of May 2024."""
    gone = ofac("diff", "--from", "2022-02-24", "--to", "2024-05-03", "--json", "-")
    removed = [p for p in json.loads(gone.out)["parties"] if p["change"] == "removed"]
    name = removed[0]["caption"]

    (row,) = rows_of(ofac("screen", name, "--as-of", "2022-02-24", "--json", "-").out)

    (turn,) = [one for one in row["turns"] if one["caption"] == name]
    assert turn["change"] == "no_longer_listed"
    (entry,) = turn["entries"]
    assert entry["then"]
    assert not entry["later"]
    assert entry["gone"] == "2024-05-03"
    assert "no longer on that of 2024-05-03" in turn["sentences"][0]


@pytest.mark.slow
def test_every_report_says_why(ofac: Run, tmp_path: Path) -> None:
    """A portfolio's JSON, CSV and HTML carry the reason for each customer."""
    portfolio = tmp_path / "customers.csv"
    portfolio.write_text("name\nVTB Bank\nBakery at the Corner\n", "utf-8")
    page = tmp_path / "page.html"

    done = ofac(
        *("screen", portfolio, "--as-of", "2022-02-23", "--csv", "-"),
        *("--report", str(page)),
    )

    first, second = csv.DictReader(io.StringIO(done.out))
    assert "listed later" in first["since_then"]
    assert "not on that of 2022-02-17" in first["since_then"]
    assert second["since_then"] == ""
    assert "not on that of 2022-02-17" in page.read_text("utf-8")


@pytest.mark.slow
def test_an_answer_of_then_is_not_held_against_what_was_read_later(ofac: Run) -> None:
    """With --known the reasons, too, are only those that were known then."""
    before = ofac(
        *("screen", "VTB Bank", "--as-of", "2022-02-23"),
        *("--known", "2020-01-01T00:00"),
    )

    assert before.code == 1
    assert "Nothing had been loaded" in before.err
    assert "2022-02-24" not in before.err


@pytest.mark.slow
def test_many_lists_that_are_left_out_share_one_sentence(
    fresh: Run, tmp_path: Path
) -> None:
    """Four lists know nothing of 2015; the answer of the fifth is not drowned."""
    for source, place in _SAMPLED.items():
        shutil.copytree(_SOURCES / source / "sample", tmp_path / "in" / place)
    assert fresh("update", "--from", tmp_path / "in").code == 0

    (first, *others) = json.loads(
        fresh("screen", "X", "--as-of", "2015-01-01", "--json", "-").out
    )["notes"]

    assert first.startswith("4 lists are left out")
    assert all(f"{source} (20" in first for source in list(_SAMPLED)[:4])
    assert not [one for one in others if "left out" in one]
