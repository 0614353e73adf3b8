"""`clearance divergence` as its users run it, mostly on real lists."""

import csv
import io
import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from tests.cli.commands import Ran
from tests.cli.conftest import Run, load_real, run_clearance
from tests.conftest import Once

_SETS = (
    "us_ofac/sdn/2022-02-17",
    "us_ofac/sdn/2022-02-24",
    "derived/uk/uk_sanctions_list/2026-05-07",
    "ca/sema/2025-05-25",
)


@pytest.fixture(scope="module")
def lists(shared: Path, once: Once) -> Path:
    """Give a data folder with lists of the US, the UK and Canada."""
    return once("three-lists", lambda folder: load_real(shared, _SETS, folder))


@pytest.fixture
def ask(lists: Path) -> Run:
    """Ask about these lists."""

    def run(*words: str | Path) -> Ran:
        return run_clearance("divergence", *words, data=lists)

    return run


@pytest.fixture(scope="module")
def vtb(lists: Path, once: Once) -> Path:
    """Ask about VTB Bank by its id of OFAC; give the folder of two reports."""

    def make(folder: Path) -> None:
        files = ("--json", folder / "vtb.json", "--csv", folder / "vtb.csv")
        ran = run_clearance("divergence", "ofac-17013", *files, data=lists)
        assert ran.code == 3, ran

    return once("divergence-vtb", make)


@pytest.fixture(scope="module")
def persons(lists: Path, once: Once) -> Path:
    """Ask about persons of two countries; give the folder of all that was told."""

    def make(folder: Path) -> None:
        ran = run_clearance(
            *("divergence", "--country", "Belarus", "--country", "RU"),
            *("--kind", "Person", "--limit", "3", "--json", folder / "told.json"),
            *("--html", folder / "page.html", "--svg", folder / "picture.svg"),
            data=lists,
        )
        assert ran.code == 3, ran
        (folder / "told.txt").write_text(ran.out, "utf-8")

    return once("divergence-persons", make)


def told(ran: Ran) -> dict[str, Any]:
    """Read the JSON report."""
    assert ran.code == 3, ran
    report: dict[str, Any] = json.loads(ran.out)
    return report


def told_in(file: Path) -> dict[str, Any]:
    """Read the JSON report that was written to a file."""
    report: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return report


@pytest.mark.slow
def test_one_party_is_told_with_days_and_bounds(ask: Run) -> None:
    """Gazprom's head: days of Canada and the UK, and OFAC's oldest edition."""
    report = told(ask("ofac-24083", "--json", "-"))

    (party,) = report["parties"]
    stands = party["authorities"]
    assert stands["uk"]["since"] == {"earliest": "2022-03-10", "latest": "2022-03-10"}
    assert stands["ca"]["since"] == {"earliest": "2022-03-04", "latest": "2022-03-04"}
    assert stands["us"]["since"] == {"earliest": None, "latest": "2022-02-17"}
    assert party["first"] == ["us"]
    assert stands["ca"]["days_behind"] == {"least": 15, "most": None}


@pytest.mark.slow
def test_who_may_be_listed_under_another_entry_is_an_open_question(vtb: Path) -> None:
    """Canada's VTB was not joined with OFAC's: so Canada is not said to lack it."""
    (party,) = told_in(vtb / "vtb.json")["parties"]

    us, canada = party["authorities"]["us"], party["authorities"]["ca"]
    assert us["since"] == {"earliest": "2022-02-18", "latest": "2022-02-24"}
    assert canada["state"] == "not_known"
    assert "same name" in canada["why"]


@pytest.mark.slow
def test_persons_of_countries_are_compared_and_counted(persons: Path) -> None:
    report = told_in(persons / "told.json")

    assert {party["kind"] for party in report["parties"]} == {"Person"}
    assert all({"by", "ru"} & {*party["countries"]} for party in report["parties"])
    us, uk = (
        next(a for a in report["authorities"] if a["authority"] == name)
        for name in ("us", "uk")
    )
    assert us["shared"]["uk"] == uk["shared"]["us"] > 10
    assert us["listed"] == us["shared"]["us"]


@pytest.mark.slow
def test_those_that_one_lists_and_another_does_not(ask: Run) -> None:
    report = told(
        ask(
            *("--listed-by", "UK", "--not-listed-by", "ca"),
            *("--country", "BY", "--json", "-"),
        )
    )

    assert report["parties"]
    for party in report["parties"]:
        assert "by" in party["countries"]
        assert party["authorities"]["uk"]["state"] == "listed"
        assert party["authorities"]["ca"]["state"] == "not_listed"
        assert party["authorities"]["ca"]["editions"] == {"ca_sema": "2025-05-25"}


@pytest.mark.slow
def test_a_list_of_before_the_first_listing_is_not_said_to_lack_anybody(
    persons: Path,
) -> None:
    """OFAC's list is of February 2022: of later listings elsewhere it is silent."""
    for party in told_in(persons / "told.json")["parties"]:
        us = party["authorities"]["us"]
        others = [
            stand["since"]["latest"]
            for name, stand in party["authorities"].items()
            if name != "us" and stand["state"] == "listed"
        ]
        if us["state"] == "not_listed":
            assert min(others) <= "2022-02-24"


@pytest.mark.slow
def test_the_table_the_page_and_the_picture(persons: Path) -> None:
    shown = (persons / "told.txt").read_text("utf-8")

    assert "Listed by the one in the row and also by" in shown
    assert "more: --limit shows more" in shown
    assert "<script" not in (persons / "page.html").read_text("utf-8")
    drawn = ElementTree.parse(persons / "picture.svg").getroot()
    assert drawn.tag.endswith("svg")
    texts = {"".join(one.itertext()) for one in drawn.iter()}
    assert any("UK lists" in text for text in texts)


@pytest.mark.slow
def test_a_line_for_each_party_and_authority(vtb: Path) -> None:
    with (vtb / "vtb.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["authority"]: row for row in csv.DictReader(file)}

    assert rows["us"]["since_latest"] == "2022-02-24"
    assert rows["us"]["list_ids"] == "ofac-17013"
    assert rows["ca"]["state"] == "not_known"


def test_the_starter_set_is_compared(starter: Run) -> None:
    """It has one authority, which lists everybody that is in it."""
    ran = starter("divergence", "--country", "RU", "--csv", "-")

    assert ran.code == 3, ran
    rows = list(csv.DictReader(io.StringIO(ran.out)))
    listed = {row["authority"] for row in rows if row["state"] == "listed"}
    assert {"us"} == listed


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--measure", "frozen"), "asset freeze"),
        (("--listed-by", "eu"), "Use one of: us."),
        (("--country", "Ruritania"), "--country takes a country"),
        (("nobody-1",), "No list that is loaded has the id"),
    ],
)
def test_a_wrong_wish_gets_a_sentence(
    starter: Run, words: tuple[str, ...], said: str
) -> None:
    ran = starter("divergence", *words)

    assert ran.code == 2, ran
    assert said in " ".join(ran.err.split())
    assert "Traceback" not in ran.err
