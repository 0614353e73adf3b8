"""`clearance assess` with files about owners, as its users run it."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.commands import Ran
from tests.cli.conftest import Run

DAY = ("--as-of", "2026-11-24")
DEAL = """
title: freight for an Austrian carrier
actor: {name: Example Bank, kind: bank, country: US}
does: [payment]
parties:
  - {name: Danube Freight GmbH, country: AT}
"""
CHART = """owner,owned,share,source
Sberbank,Volga Trading House LLC,30,register
VTB Bank,Volga Trading House LLC,20,register
Ivan Sidorenko,Volga Trading House LLC,12.5,register
Volga Trading House LLC,Danube Freight GmbH,50,Firmenbuch
"""


@pytest.fixture
def chart(tmp_path: Path) -> Path:
    """Write who owns the company of the deal: two listed banks, through another."""
    path = tmp_path / "chart.csv"
    path.write_text(CHART, "utf-8")
    return path


def deal(folder: Path, text: str) -> Path:
    """Write a deal."""
    path = folder / "deal.yml"
    path.write_text(text, "utf-8")
    return path


def told(ran: Ran) -> dict[str, Any]:
    """Read the JSON report."""
    report: dict[str, Any] = json.loads(ran.out)
    return report


def law(report: dict[str, Any], name: str) -> dict[str, Any]:
    """Find what one jurisdiction says."""
    return next(one for one in report["jurisdictions"] if one["id"] == name)


def blocking(report: dict[str, Any]) -> dict[str, Any]:
    """Find what the US says of dealing with blocked persons."""
    findings = law(report, "us")["findings"]
    return next(one for one in findings if one["rule"] == "us.ofac.blocking")


def test_owners_of_a_file_block_an_unlisted_party_and_are_cited(
    starter: Run, tmp_path: Path, chart: Path
) -> None:
    ran = starter(
        *("assess", deal(tmp_path, DEAL), "--ownership", chart, *DAY, "--json", "-")
    )
    report = told(ran)
    found = blocking(report)

    assert found["outcome"] == "prohibited"
    (owned,) = found["owners"]
    assert (owned["fact"], owned["value"]) == ("party.owned.us", "50")
    assert "Volga Trading House LLC 50 % [Firmenbuch]" in owned["holders"][0]
    assert "SBERBANK" in owned["holders"][0]
    assert report["files"] == ["chart.csv"]
    # The UK does not add up, so 30 and 20 settle nothing there.
    facts = {one["fact"] for one in report["parties"][0]["facts"]}
    assert {"party.owned.us", "party.owned.us_eo14024", "party.owned.eu"} <= facts
    assert not any(one.endswith(".uk") for one in facts)


@pytest.mark.parametrize(
    ("country", "name"), [("DE", "eu"), ("GB", "uk"), ("CA", "ca"), ("AU", "au")]
)
def test_most_of_a_party_in_one_listed_hand_is_enough_for_each_law(
    starter: Run, tmp_path: Path, country: str, name: str
) -> None:
    own = DEAL.replace("country: US", f"country: {country}").replace(
        "country: AT", "country: AT, owners: [{name: VTB Bank, share: 60}]"
    )

    report = told(starter("assess", deal(tmp_path, own), *DAY, "--json", "-"))

    assert law(report, name)["outcome"] == "prohibited"


def test_the_terminal_and_the_page_tell_owners_and_paths(
    starter: Run, tmp_path: Path, chart: Path
) -> None:
    page = tmp_path / "page.html"
    words = ("assess", deal(tmp_path, DEAL), "--ownership", chart, *DAY)

    lines = " ".join(starter(*words).out.split())
    starter(*words, "--html", page, "--quiet")
    text = page.read_text("utf-8")

    assert "owners party.owned.us: 50 %, by Volga Trading House LLC 50 %" in lines
    assert "Owners and ties of Danube Freight GmbH" in lines
    assert "medium path to PUBLIC JOINT STOCK COMPANY SBERBANK OF RUSSIA" in lines
    assert "owners by chart.csv" in lines
    assert "Owners and ties of the parties" in text
    assert "Danube Freight GmbH is owned by Volga Trading House LLC (50 %)" in text


def test_a_deal_names_its_files_from_its_own_folder(
    starter: Run, tmp_path: Path, chart: Path
) -> None:
    assert chart.is_file()
    named = deal(tmp_path, DEAL + "ownership: chart.csv\n")

    ran = starter("assess", named, *DAY, "--json", "-")

    assert blocking(told(ran))["outcome"] == "prohibited"


def test_what_the_deal_says_stands_and_the_quarrel_is_told(
    starter: Run, tmp_path: Path, chart: Path
) -> None:
    own = DEAL.replace("country: AT", "country: AT, facts: {party.owned.us: '10'}")

    ran = starter(
        *("assess", deal(tmp_path, own), "--ownership", chart, *DAY, "--json", "-")
    )
    report = told(ran)

    rules = {one["rule"]: one["outcome"] for one in law(report, "us")["findings"]}
    assert rules.get("us.ofac.blocking") != "prohibited"
    (quarrel,) = report["parties"][0]["differs"]
    assert "party.owned.us = 10" in quarrel
    assert "say 50" in quarrel


def test_a_fact_of_the_whole_deal_wins_as_well(
    starter: Run, tmp_path: Path, chart: Path
) -> None:
    ran = starter(
        *("assess", deal(tmp_path, DEAL), "--ownership", chart, *DAY),
        *("--fact", "party.owned.us=0", "--json", "-"),
    )
    report = told(ran)

    assert report["parties"][0]["differs"]
    assert "party.owned.us" not in {
        one["fact"] for one in report["parties"][0]["facts"]
    }


def test_owners_that_the_deal_names_are_looked_for_on_lists(
    starter: Run, tmp_path: Path
) -> None:
    own = DEAL.replace(
        "country: AT", "country: AT, owners: [{name: VTB Bank, share: 60}]"
    )

    report = told(starter("assess", deal(tmp_path, own), *DAY, "--json", "-"))

    (owned,) = blocking(report)["owners"]
    assert owned["value"] == "60"
    assert "VTB BANK PUBLIC JOINT STOCK COMPANY 60 % [the deal]" in owned["holders"]


def test_control_is_taken_from_a_document_and_its_absence_never(
    starter: Run, tmp_path: Path
) -> None:
    chart = tmp_path / "control.csv"
    chart.write_text(
        "owner,owned,kind,share,source,note\n"
        "VTB Bank,Danube Freight GmbH,controls,,agreement of 2021,names the board\n"
        "Ivan Sidorenko,Danube Freight GmbH,ownership,100,Firmenbuch,\n",
        "utf-8",
    )
    own = deal(tmp_path, DEAL.replace("country: US", "country: DE"))

    report = told(starter("assess", own, "--ownership", chart, *DAY, "--json", "-"))
    facts = {one["fact"]: one["value"] for one in report["parties"][0]["facts"]}

    assert law(report, "eu")["outcome"] == "prohibited"
    assert facts["party.controlled.eu"] is True
    assert False not in facts.values()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("day", "settled"), [("2024-05-03", True), ("2024-12-03", False)]
)
def test_that_no_listed_owner_is_known_counts_only_where_lists_are_whole_and_new(
    ofac: Run, tmp_path: Path, day: str, *, settled: bool
) -> None:
    """The SDN list of 3 May 2024 says on its day who is not on it; not months later."""
    chart = tmp_path / "free.csv"
    chart.write_text(
        "owner,owned,share,owner_kind,source\n"
        "Quirin Unbekannt,Danube Freight GmbH,100,person,Firmenbuch\n",
        "utf-8",
    )

    report = told(
        ofac(
            *("assess", deal(tmp_path, DEAL), "--ownership", chart),
            *("--as-of", day, "--json", "-"),
        )
    )
    told_facts = {
        one["fact"]: one["value"]
        for party in report["parties"]
        for one in party["facts"]
    }

    assert (told_facts.get("party.owned.us") == "0") is settled


@pytest.mark.slow
def test_an_owner_who_may_be_listed_keeps_the_sum_open(
    ofac: Run, tmp_path: Path
) -> None:
    """A person's name alone does not make it the listed one, and does not free it."""
    chart = tmp_path / "maybe.csv"
    chart.write_text(
        "owner,owned,share,owner_kind,source\n"
        "Alisher Usmanov,Danube Freight GmbH,100,person,Firmenbuch\n",
        "utf-8",
    )

    report = told(
        ofac(
            *("assess", deal(tmp_path, DEAL), "--ownership", chart),
            *("--as-of", "2024-05-03", "--json", "-"),
        )
    )

    assert "party.owned.us" not in {
        one["fact"] for party in report["parties"] for one in party["facts"]
    }


def test_a_bank_in_the_payment_shows_its_path_and_a_listed_one_does_not(
    starter: Run, tmp_path: Path
) -> None:
    ties = tmp_path / "ties.csv"
    ties.write_text(
        "owner,kind,owned,from,source\n"
        "Y Bank,correspondent,VTB BANK ARMENIA CLOSED JOINT STOCK COMPANY,2024-07-01,"
        "directory\n",
        "utf-8",
    )
    own = DEAL + (
        "payment: {currency: USD, banks: [{name: Y Bank, country: TR},"
        " {name: VTB Bank, country: RU}]}\n"
    )

    report = told(
        starter("assess", deal(tmp_path, own), "--ownership", ties, *DAY, "--json", "-")
    )

    (bank,) = report["parties"]
    assert bank["name"] == "Y Bank"
    assert bank["exposure"]["band"] == "critical"
    (path,) = bank["exposure"]["paths"]
    assert path["path"]["hops"][0]["source"] == "directory"


def test_whoever_is_said_to_be_on_no_list_is_not_taken_for_a_listed_one(
    starter: Run, tmp_path: Path, chart: Path
) -> None:
    own = DEAL.replace("Danube Freight GmbH, country: AT", "VTB Bank, lists: []")

    report = told(
        starter(
            "assess", deal(tmp_path, own), "--ownership", chart, *DAY, "--json", "-"
        )
    )

    (party,) = report["parties"]
    assert party["facts"] == []
    assert "is on no list" in party["differs"][0]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("ownership: none.csv\n", "none.csv"),
        (
            "parties: [{name: X, facts: {actor.country: US}}]\n",
            "is no fact on a party",
        ),
        ("parties: [{name: X, facts: {party.colour: red}}]\n", "party.colour"),
    ],
)
def test_what_cannot_be_used_gets_one_clear_sentence(
    starter: Run, tmp_path: Path, written: str, said: str
) -> None:
    ran = starter("assess", deal(tmp_path, written), *DAY)

    assert ran.code in {1, 2}
    assert said in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.slow
@pytest.mark.parametrize(
    ("party", "outcome"),
    [("JSC 558 AIRCRAFT REPAIR PLANT", "exposed"), ("Sberbank of Russia", "unknown")],
)
def test_the_remark_on_a_sector_is_read_and_its_absence_proves_nothing(
    ofac: Run, party: str, outcome: str
) -> None:
    """In the list of May 2024 one carries the remark on s. 11, the other does not."""
    report = told(
        ofac(
            *("assess", "--actor", "TR", "--actor-kind", "bank", "--does", "payment"),
            *("--with", party, "--fact", "payment.significant=yes"),
            *("--as-of", "2024-05-03", "--json", "-"),
        )
    )

    findings = {one["rule"]: one for one in law(report, "us")["findings"]}
    found = findings["us.secondary.s11-sectors"]
    assert found["outcome"] == outcome
    asked = {one["fact"] for one in found["missing"]}
    assert ("party.sectors" in asked) is (outcome == "unknown")
