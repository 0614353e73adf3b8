"""`clearance diff` as its users run it, on OFAC's lists of February 2022."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.mark.slow
def test_an_action_day_is_summed_up_and_named(ofac: Run, tmp_path: Path) -> None:
    """Counts by list, programme and country, then the parties; the code says so."""
    page = tmp_path / "changes.html"

    done = ofac(
        "diff", "--from", "2022-02-17", "--to", "2022-02-24", "--html", str(page)
    )

    assert done.code == 3
    assert "Added: 158 parties" in done.out
    assert "RUSSIA-EO14024 119" in done.out
    assert "Russia 104" in done.out
    assert "and 138 more" in done.out
    assert "VTB BANK PUBLIC JOINT STOCK COMPANY" in page.read_text()


@pytest.mark.slow
def test_machines_get_every_change(ofac: Run) -> None:
    """CSV and JSON hold what the terminal cuts."""
    asked = ("diff", "--from", "2022-02-17", "--to", "2022-02-24")

    rows = list(csv.DictReader(io.StringIO(ofac(*asked, "--csv", "-").out)))
    told = json.loads(ofac(*asked, "--json", "-").out)

    assert len([row for row in rows if row["change"] == "added"]) == 158
    assert told["summary"]["added"]["parties"] == 158
    assert told["summary"]["removed"]["parties"] == 0
    assert any(row["property"] == "program" and row["after"] for row in rows)


@pytest.mark.slow
def test_parties_of_one_country_and_kind_are_told_alone(ofac: Run) -> None:
    asked = (
        "diff",
        "--from",
        "2022-02-17",
        "--to",
        "2022-02-24",
        "--country",
        "Belarus",
    )

    told = json.loads(ofac(*asked, "--kind", "Company", "--json", "-").out)

    assert told["parties"]
    assert all("by" in party["countries"] for party in told["parties"])
    assert {party["kind"] for party in told["parties"]} == {"Company"}


@pytest.mark.slow
def test_a_day_compared_with_itself_has_no_changes(ofac: Run) -> None:
    done = ofac("diff", "--from", "2022-02-24", "--to", "2022-02-24")

    assert done.code == 0
    assert "Nothing changed" in done.out


@pytest.mark.slow
@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        (("--from", "2022-02-24", "--to", "2022-02-17"), "name the earlier day first"),
        (("--from", "yesterday", "--to", "2022-02-17"), "takes a day such as"),
        (("--from", "2022-02-17", "--to", "2022-02-24", "--country", "Mars"), "Mars"),
        (("--from", "2022-02-17", "--to", "2022-02-24", "--kind", "Ghost"), "no kind"),
        (("--from", "2022-02-17", "--to", "2022-02-24", "--source", "no"), "no source"),
    ],
)
def test_what_cannot_be_asked_is_said_in_a_sentence(
    ofac: Run, asked: tuple[str, ...], sentence: str
) -> None:
    done = ofac("diff", *asked)

    assert done.code == 2
    assert sentence in " ".join(done.err.split())
