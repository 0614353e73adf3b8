"""`clearance exposure` as its users run it."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

DAY = ("--as-of", "2026-11-24")


def test_a_bank_sees_its_path_with_rule_consequence_and_question(
    starter: Run, tmp_path: Path
) -> None:
    ties = tmp_path / "ties.csv"
    ties.write_text(
        "owner,kind,owned,from,source\n"
        "Y Bank,correspondent,VTB BANK ARMENIA CLOSED JOINT STOCK COMPANY,2024-07-01,"
        "directory\n",
        "utf-8",
    )
    page = tmp_path / "y.html"
    words = ("exposure", "Y Bank", "--ownership", ties, "--country", "TR", *DAY)

    ran = starter(*words, "--kind", "bank", "--json", "-", "--html", page)

    (path,) = json.loads(ran.out)["exposure"]["paths"]
    assert ran.code == 3
    assert path["severity"]["band"] == "critical"
    assert path["path"]["hops"][0]["since"] == "2024-07-01"
    rules = {one["finding"]["rule"]: one["finding"]["outcome"] for one in path["bites"]}
    assert rules["us.secondary.s11-mib"] == "exposed"
    assert "us.secondary.s11-mib" in page.read_text("utf-8")


def test_a_kind_that_no_rule_knows_is_said(starter: Run) -> None:
    ran = starter("exposure", "VTB BANK ARMENIA", "--kind", "bakery", *DAY)

    assert ran.code == 2
    assert "bakery" in ran.err


def test_bans_of_the_eu_bind_a_correspondent_beside_the_path(
    starter: Run, tmp_path: Path
) -> None:
    ties = tmp_path / "ties.csv"
    ties.write_text(
        "owner,kind,owned,from,source,owner_country,owned_country\n"
        "Y Bank,correspondent,VTB Bank,2024-03-01,directory,TR,RU\n"
        "Kontor Bank AG,correspondent,Y Bank,2020-01-01,directory,DE,TR\n",
        "utf-8",
    )
    page = tmp_path / "y.html"
    words = ("exposure", "Y Bank", "--ownership", ties, "--kind", "bank", *DAY)

    ran = starter(*words, "--json", tmp_path / "y.json", "--html", page)
    shown = starter(*words)

    report = json.loads((tmp_path / "y.json").read_text("utf-8"))["exposure"]
    rules = {one["finding"]["rule"] for one in report["paths"][0]["bites"]}
    assert "eu.833.5ad-exposure" in rules
    (ban,) = report["beside"]
    assert (ban["finding"]["rule"], ban["reach"]) == ("eu.269.asset-freeze", "through")
    assert "Kontor Bank AG" in page.read_text("utf-8")
    text = " ".join(shown.out.split())
    assert "prohibited to Kontor Bank AG, if it reaches VTB" in text
    assert ran.code == shown.code == 3


ABOUT = (
    "Paid over SPFS or with Mir cards, in yuan over CIPS, by netting, barter or a"
    " payment agent; before through Garantex, now Grinex and A7A5, RUBx too."
)
# By day: who says what of which way, where a rule speaks of the way itself.
SAID = {
    "2024-06-24": {"us": "mir garantex", "eu": "", "uk": ""},
    "2024-11-21": {"us": "spfs mir garantex", "eu": "spfs", "uk": ""},
    "2025-08-20": {
        "us": "spfs mir garantex grinex a7a5",
        "eu": "spfs garantex",
        "uk": "grinex a7a5",
    },
    "2026-05-24": {
        "us": "spfs mir garantex grinex a7a5",
        "eu": "spfs mir garantex a7a5 rubx",
        "uk": "grinex a7a5",
    },
}


@pytest.mark.parametrize("day", list(SAID))
def test_what_each_jurisdiction_says_of_ways_to_pay_is_told_by_day(
    starter: Run, tmp_path: Path, day: str
) -> None:
    ties = tmp_path / "ties.csv"
    ties.write_text("owner,kind,owned\nY Bank,customer,Z Ltd\n", "utf-8")
    words = ("exposure", "Y Bank", "--ownership", ties, "--as-of", day)

    ran = starter(*words, "--about", ABOUT, "--json", "-")

    ways = json.loads(ran.out)["exposure"]["mechanisms"]
    told = {
        who: {way["id"] for way in ways for it in way["now"] if speaks(it, who)}
        for who in ("us", "eu", "uk")
    }
    assert {way["id"] for way in ways} >= {"cips", "netting", "barter", "payment_agent"}
    assert told == {who: set(keys.split()) for who, keys in SAID[day].items()}


def speaks(said: dict[str, str | None], who: str) -> bool:
    """Say whether a rule of a jurisdiction speaks of a way itself."""
    return said["jurisdiction"] == who and said["outcome"] is not None
