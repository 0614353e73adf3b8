"""`clearance owners` and `blocked-by-ownership` as their users run them."""

import csv
import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pyarrow.parquet as pq  # type: ignore[import-untyped]
import pytest
from pyarrow import csv as csv_of_arrow

from tests.cli.conftest import Run, load_real, run_clearance
from tests.conftest import Once

DAY = ("--as-of", "2026-11-24")


@pytest.fixture
def chart(tmp_path: Path) -> Path:
    """Write who owns two invented companies: banks of the lists, half and half."""
    path = tmp_path / "chart.csv"
    path.write_text(
        "owner,owned,share,source\n"
        "Sberbank,Volga Trading House LLC,30,register\n"
        "VTB Bank,Volga Trading House LLC,20,register\n"
        "Ivan Sidorenko,Volga Trading House LLC,12.5,register\n"
        "Volga Trading House LLC,Danube Freight GmbH,50,Firmenbuch\n",
        "utf-8",
    )
    return path


def told(text: str) -> dict[str, dict[str, Any]]:
    """Give the verdicts of a JSON report by test."""
    return {one["name"]: one for one in json.loads(text)["verdicts"]}


def test_each_law_has_its_own_answer_and_shows_the_arithmetic(
    starter: Run, chart: Path
) -> None:
    """30 and 20 of two listed banks: the US adds them up, the UK does not."""
    ran = starter(
        "owners", "Danube Freight GmbH", "--ownership", chart, "--json", "-", *DAY
    )

    verdicts = told(ran.out)
    assert ran.code == 3
    assert verdicts["us"]["status"] == verdicts["eu"]["status"] == "blocked"
    assert verdicts["uk"]["status"] == "possible"
    lines = [(one["name"], one["counts"]) for one in verdicts["us"]["proof"]]
    assert ("Volga Trading House LLC", "whole") in lines
    assert ("Ivan Sidorenko", "no") in lines
    assert any("SBERBANK" in name and counts == "whole" for name, counts in lines)


def test_a_parquet_table_is_read_as_the_same_table_in_text(
    starter: Run, chart: Path, tmp_path: Path
) -> None:
    table = tmp_path / "chart.parquet"
    pq.write_table(csv_of_arrow.read_csv(chart), table)
    words = ("owners", "Danube Freight GmbH", "--json", "-", *DAY)

    columnar = told(starter(*words, "--ownership", table).out)
    text = told(starter(*words, "--ownership", chart).out)

    assert {one: it["status"] for one, it in columnar.items()} == {
        one: it["status"] for one, it in text.items()
    }
    assert columnar["us"]["status"] == "blocked"
    implied = starter("blocked-by-ownership", "--ownership", table, "--json", "-", *DAY)
    assert "Danube Freight GmbH" in {
        one["name"] for one in json.loads(implied.out)["implied"]
    }


def test_the_terminal_tells_verdict_proof_and_question(
    starter: Run, chart: Path
) -> None:
    ran = starter("owners", "Danube Freight", "--ownership", chart, *DAY)

    assert "US  blocked" in ran.out
    assert "The arithmetic" in ran.out
    assert "Who holds the other 50 % of Danube Freight GmbH?" in ran.out
    assert "Who of the files is listed" in ran.out


def test_half_less_a_hundredth_is_open_and_asks_for_the_rest(
    starter: Run, tmp_path: Path
) -> None:
    path = tmp_path / "less.csv"
    path.write_text("owner,owned,share\nSberbank,Rhine Parts AG,49.99\n", "utf-8")

    ran = starter("owners", "Rhine Parts AG", "--ownership", path, "--json", "-", *DAY)

    us = told(ran.out)["us"]
    assert us["status"] == "possible"
    assert us["owned"] == {"low": "49.99", "high": "100"}
    assert us["asks"] == ["Who holds the other 50.01 % of Rhine Parts AG?"]


def test_whoever_is_not_on_lists_loaded_whole_is_not_called_free(
    starter: Run, tmp_path: Path
) -> None:
    """The starter set is no whole list: nobody is declared free by it."""
    path = tmp_path / "free.csv"
    path.write_text("owner,owned,share\nIvan Sidorenko,Rhine Parts AG,100\n", "utf-8")

    ran = starter("owners", "Rhine Parts AG", "--ownership", path, *DAY)

    assert ran.code == 0
    assert "US  not blocked, as far as its lists are loaded" in ran.out


def test_two_files_are_laid_side_by_side_and_their_quarrel_is_told(
    starter: Run, chart: Path, tmp_path: Path
) -> None:
    """What sources say of one share widens it, and both are shown."""
    other = tmp_path / "other.csv"
    other.write_text(
        "owner,owned,share,source\nVTB Bank,VOLGA TRADING HOUSE LLC,5,annual report\n",
        "utf-8",
    )

    ran = starter(
        *("owners", "Volga Trading House LLC", "--ownership", chart),
        *("--ownership", other, "--json", "-", *DAY),
    )

    report = json.loads(ran.out)
    disputed = [edge for edge in report["edges"] if edge["disputed"]]
    assert [2] == [len(edge["told"]) for edge in disputed]
    assert disputed[0]["share"] == {"low": "5", "high": "20"}
    assert any("disagree" in one for one in report["problems"])
    assert told(ran.out)["us"]["status"] == "possible"


def test_a_sale_around_a_listing_is_to_be_looked_at(starter: Run) -> None:
    """NIS: Gazprom Neft went below half weeks after the US had listed it."""
    ran = starter("owners", "NIS AD NOVI SAD", "--as-of", "2025-06-01", "--json", "-")

    (sold,) = json.loads(ran.out)["sold"]
    assert "(50 %) shrank after 2025-02-25" in sold["text"]
    assert "after its owner was listed (2025-01-10)" in sold["text"]


def test_picture_and_page_are_whole_and_say_what_they_show(
    starter: Run, chart: Path, tmp_path: Path
) -> None:
    svg, html = tmp_path / "o.svg", tmp_path / "o.html"

    starter(
        *("owners", "Danube Freight GmbH", "--ownership", chart),
        *("--svg", svg, "--html", html, *DAY),
    )

    picture = "".join(ElementTree.parse(svg).getroot().itertext())
    assert "Who owns Danube Freight GmbH" in picture
    assert all(share in picture for share in ("30 %", "20 %", "12.5 %", "50 %"))
    assert "US blocked" in picture
    page = html.read_text("utf-8")
    assert "<script" not in page
    assert "Firmenbuch" in page


def test_names_that_fit_many_or_nobody_are_asked_back(starter: Run) -> None:
    many, nobody = starter("owners", "bank"), starter("owners", "Nobody Whatever Ltd")

    assert (2, 2) == (many.code, nobody.code)
    assert "may be any of" in many.err
    assert "--ownership FILE" in nobody.err


def test_an_unknown_jurisdiction_names_those_that_there_are(starter: Run) -> None:
    ran = starter("blocked-by-ownership", "--jurisdiction", "atlantis")

    assert ran.code == 2
    assert "eu" in ran.err


def test_the_implied_set_is_a_list_to_load_elsewhere(
    starter: Run, chart: Path, tmp_path: Path
) -> None:
    """Severstal is on no EU list here and caught by its owner; listed ones are not."""
    out = tmp_path / "implied.csv"

    ran = starter(
        *("blocked-by-ownership", "--ownership", chart, "--csv", out),
        *("--jurisdiction", "eu", *DAY),
    )

    with out.open(encoding="utf-8", newline="") as file:
        rows = {row["name"]: row for row in csv.DictReader(file)}
    assert ran.code == 3
    severstal = rows["PUBLIC JOINT STOCK COMPANY SEVERSTAL"]
    assert (severstal["owned_least"], severstal["status"]) == ("77.03", "blocked")
    assert "MORDASHOV" in severstal["owners"]
    assert "Danube Freight GmbH" in rows
    assert not any("VTB BANK PUBLIC" in name for name in rows)


def test_the_implied_set_keeps_its_proofs(starter: Run, chart: Path) -> None:
    ran = starter(
        *("blocked-by-ownership", "--ownership", chart, "--json", "-"),
        *("--jurisdiction", "us", "--possible", *DAY),
    )

    found = json.loads(ran.out)["implied"]
    volga = next(one for one in found if one["name"] == "Volga Trading House LLC")
    assert [line["depth"] for line in volga["proof"]][:2] == [0, 1]
    assert volga["owned"]["low"] == "50"


@pytest.fixture(scope="module")
def typed(shared: Path, once: Once) -> Path:
    """Load OFAC's list with its typed relations."""
    sets = (
        "us_ofac/sdn/2024-05-03",
        "derived/us_ofac/sdn_advanced_tables/2024-03-13",
    )
    return once("typed", lambda folder: load_real(shared, sets, folder))


@pytest.mark.parametrize(
    ("group", "owned"),
    [
        ("STATE CORPORATION ROSTEC", "JOINT STOCK COMPANY SHVABE"),
        ("PUBLIC JOINT STOCK COMPANY SBERBANK OF RUSSIA", "SBERBANK LEASING"),
        ("VTB BANK PUBLIC JOINT STOCK COMPANY", "VTB LEASING"),
    ],
)
@pytest.mark.slow
def test_chains_of_real_groups_are_ties_and_never_shares(
    typed: Path, group: str, owned: str
) -> None:
    """OFAC says "owned or controlled by": no percentage comes of that."""
    ran = run_clearance(
        "owners", group, "--as-of", "2024-05-10", "--json", "-", data=typed
    )

    report = json.loads(ran.out)
    names = {node["id"]: node["name"] for node in report["nodes"]}
    chain = [e for e in report["edges"] if e["words"] == "owned_or_controlled_by"]
    assert any(
        owned in names[edge["owner"]] and names[edge["owned"]] == group
        for edge in chain
    )
    assert all(edge["share"] is None for edge in report["edges"])


@pytest.mark.slow
def test_a_chain_of_two_ties_is_followed(typed: Path) -> None:
    """Rostec's helicopter holding has plants of its own, two steps down."""
    ran = run_clearance(
        *("owners", "Rostec", "--as-of", "2024-05-10", "--json", "-"), data=typed
    )

    nodes = json.loads(ran.out)["nodes"]
    plant = next(one for one in nodes if "356 AIRCRAFT REPAIR" in one["name"])
    assert plant["place"] == 2


@pytest.mark.slow
def test_a_group_is_shown_as_a_tree_with_the_lists_of_each(typed: Path) -> None:
    """Rostec: the holding, its plant a step further in, and one source told once."""
    ran = run_clearance("owners", "Rostec", "--as-of", "2024-05-10", data=typed)

    lines = ran.out.splitlines()
    title = "What it owns or controls, by OFAC SDN list, extract of typed relations"
    at = lines.index(title)
    holding = next(n for n, line in enumerate(lines) if "VERTOLETY ROSSII AO" in line)
    plant = next(n for n, line in enumerate(lines) if "356 AIRCRAFT REPAIR" in line)
    assert at < holding < plant
    assert lines[holding].startswith("  owned or controlled by  VERTOLETY")
    assert "us.sdn" in lines[holding]
    assert lines[plant].startswith("    owned or controlled by")
    assert "'Rostec' was taken for it." in ran.out
    assert "their lists are not loaded" in ran.out


def test_gazproms_shares_are_followed_down_two_steps(starter: Run) -> None:
    ran = starter("owners", "Gazprom", *DAY)
    lines = ran.out.splitlines()

    assert any(
        line.startswith("  95.68 %  PUBLIC JOINT STOCK COMPANY GAZPROM")
        for line in lines
    )
    assert any(line.startswith("    44.85 %  NIS AD NOVI SAD") for line in lines)


def test_a_listed_party_without_known_owners_is_told_as_listed(starter: Run) -> None:
    """By any of its names, in any script."""
    ran = starter("owners", "Garantex", "--jurisdiction", "us", *DAY)

    assert ran.code == 3
    assert "US  listed itself" in ran.out


@pytest.mark.parametrize(
    ("born", "status", "perhaps"),
    [("", "not blocked", "blocked"), ("1953-09-09", "blocked", None)],
)
def test_a_persons_name_alone_does_not_make_it_the_listed_one(
    starter: Run, tmp_path: Path, born: str, status: str, perhaps: str | None
) -> None:
    """With the birth date it is he; without, the verdict hangs on that."""
    path = tmp_path / "usmanov.csv"
    path.write_text(
        "owner,owned,share,owner birth date\n"
        f"Alisher Usmanov,Rhine Parts AG,60,{born}\nJane Doe,Rhine Parts AG,40,\n",
        "utf-8",
    )

    ran = starter("owners", "Rhine Parts AG", "--ownership", path, "--json", "-", *DAY)

    us = told(ran.out)["us"]
    assert (us["status"], us["perhaps"]) == (status, perhaps)
    assert ran.code == 3


@pytest.mark.parametrize(
    ("share", "rest"), [("at least 10", "at most 90 %"), (">50", "less than 50 %")]
)
def test_what_is_missing_is_asked_for_by_its_bound(
    starter: Run, tmp_path: Path, share: str, rest: str
) -> None:
    path = tmp_path / "band.csv"
    path.write_text(f"owner,owned,share\nJane Doe,Rhine Parts AG,{share}\n", "utf-8")

    ran = starter("owners", "Rhine Parts AG", "--ownership", path, "--json", "-", *DAY)

    asks = [ask for one in told(ran.out).values() for ask in one["asks"]]
    assert f"Who holds the rest, {rest}, of Rhine Parts AG?" in asks
