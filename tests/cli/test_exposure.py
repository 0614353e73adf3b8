"""`clearance exposure` as its users run it."""

import json
from pathlib import Path

import pytest

from tests.cli.commands import Ran
from tests.cli.conftest import Run, load_real, run_clearance

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


@pytest.mark.parametrize(
    ("day", "linked"), [("2024-04-01", True), ("2024-04-02", False)]
)
def test_a_tie_that_an_entry_tells_ends_with_the_entry(
    starter: Run, tmp_path: Path, day: str, *, linked: bool
) -> None:
    """OFAC took VTB Bank Europe off its list on 2 April 2024, and the link with it."""
    ties = tmp_path / "ties.csv"
    ties.write_text("owner,owned,share\nSomebody,VTB BANK EUROPE SE,1\n", "utf-8")
    words = ("exposure", "VTB BANK EUROPE SE", "--ownership", ties, "--kind", "bank")

    ran = starter(*words, "--as-of", day, "--json", "-")

    found = json.loads(ran.out)["exposure"]
    ends = {path["path"]["end"]["name"] for path in found["paths"]}
    assert ("VTB BANK PUBLIC JOINT STOCK COMPANY" in ends) is linked


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
    assert "prohibited, if it reaches VTB BANK" in text
    assert "eu.269.asset-freeze (C): Kontor Bank AG (is a correspondent of it)" in text
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


ROWS = """\
owner,kind,owned,share,from,to,source,owner country,owned country,owned founded,\
owned former names,hs,value
I. Petrov,director,Chip Trade Ltd,,2022-06-01,,register,TR,TR,2022-05-03,\
Vertolety Rossii,,
I. Petrov,director,Russian Helicopters,,2019-06-01,,register,TR,RU,,,,
VTB Bank,ownership,Chip Trade Ltd,60,2021-06-01,2022-02-20,register,RU,TR,,,,
VTB Bank,ownership,Chip Trade Ltd,49,2022-02-21,,register,RU,TR,,,,
Chip Trade Ltd,account,VTB Bank,,2021-06-01,2022-02-20,statement,TR,RU,,,,
Chip Trade Ltd,account,Y Bank,,2022-02-25,,statement,TR,TR,,,,
Chips GmbH,supplier,Chip Trade Ltd,,2021-05,,invoices,DE,TR,,,854231,"1,000"
Chips GmbH,supplier,Chip Trade Ltd,,2022-03,,invoices,DE,TR,,,854231,"90,000"
"""


def flags_and_needs(ran: Ran) -> tuple[set[str], dict[str, str | None]]:
    """Give the flags that are seen, and what those need that were not looked for."""
    told = json.loads(ran.out)["exposure"]
    needs = {one["id"]: one["needs"] for one in told["unlooked"]}
    return {one["id"] for one in told["flags"]}, needs


def test_flags_are_seen_in_a_table_of_ties_and_what_lacks_is_told(
    starter: Run, tmp_path: Path
) -> None:
    ties = tmp_path / "ties.csv"
    ties.write_text(ROWS, "utf-8")
    page = tmp_path / "chips.html"
    words = ("exposure", "Chip Trade Ltd", "--ownership", ties, *DAY)

    seen, needs = flags_and_needs(starter(*words, "--json", "-"))
    shown = " ".join(starter(*words, "--kind", "trader", "--html", page).out.split())

    assert seen >= {"TRI-08", "FB23-01", "FB22-09", "SHAM-06", "SHAM-01", "OWN-01"}
    assert seen >= {"FB22-15", "BANK-01", "FB23-03", "FB22-21"}
    assert "--kind" in str(needs["FFI-03"])
    assert "address" in str(needs["G7-01"])
    assert "months" in str(needs["FB23-09"])
    assert needs["OPC-03"] is None
    assert "Red flags not looked for" in page.read_text("utf-8")
    assert "just below the line" in shown
    assert "Red flags not looked for: the data are lacking" in shown


@pytest.mark.slow
def test_a_listed_party_at_the_same_address_is_found_by_the_list(
    shared: Path, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    load_real(shared, ["us_bis/denied_persons/2023-11-30"], data)
    ties = tmp_path / "ties.csv"
    ties.write_text(
        "owner,kind,owned,owned address\n"
        'Z Ltd,customer,Y Trade,"Rivera Avenue 3415, El Paso"\n',
        "utf-8",
    )
    words = ("exposure", "Y Trade", "--ownership", ties, "--as-of", "2023-12-05")

    ran = run_clearance(*words, "--json", "-", data=data)

    told = json.loads(ran.out)["exposure"]["flags"]
    (flag,) = [one for one in told if one["id"] == "SHAM-06"]
    assert "AARON ABRAHAM VILLA" in flag["evidence"]
    assert "us.denied" in flag["evidence"]


def test_paths_of_which_the_same_holds_are_told_together(
    starter: Run, tmp_path: Path
) -> None:
    ties = tmp_path / "ties.csv"
    rows = [
        f"C{n} Ltd,{kind},{whom},{country}\n"
        for n, country in enumerate(("AE", "AE", "AE", "GB"))
        for kind, whom in (("customer", "Y Bank"), ("supplier", "VTB Bank"))
    ]
    ties.write_text("owner,kind,owned,owner country\n" + "".join(rows), "utf-8")
    page = tmp_path / "y.html"
    words = ("exposure", "Y Bank", "--ownership", ties, "--country", "TR", *DAY)

    ran = starter(*words, "--kind", "bank", "--json", tmp_path / "y.json")
    text = " ".join(ran.err.split())
    shown = " ".join(starter(*words, "--kind", "bank").out.split())
    starter(*words, "--kind", "bank", "--html", page)

    paths = json.loads((tmp_path / "y.json").read_text("utf-8"))["exposure"]["paths"]
    assert len(paths) == 4, text
    assert "the same holds of 2 more paths: C1 Ltd" in shown
    assert "prohibited to C3 Ltd" in shown
    html = page.read_text("utf-8")
    assert "The same holds of 2 more paths" in html
    assert all(f"C{n} Ltd" in html for n in range(4))
