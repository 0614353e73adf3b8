"""`clearance assess` as its users run it."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.commands import Ran
from tests.cli.conftest import Run

DEAL = """
title: microprocessors for Bishkek
day: 2024-06-15
actor: {name: Muster GmbH, kind: exporter, country: DE}
does: [export]
parties: [{name: Luna LLC, country: KG, kind: company, lists: [], owners: []}]
goods: [{hs: "8542.31", origin: DE, destination: KG}]
"""


# A few lines of YAML that are nine to the power of ten texts once they are written out.
_BOMB = "facts:\n  purpose: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"  x{n}: &{chr(97 + n)} [{', '.join(9 * [f'*{chr(96 + n)}'])}]\n"
    for n in range(1, 10)
)


@pytest.fixture
def deal(tmp_path: Path) -> Path:
    """Write a deal."""
    path = tmp_path / "deal.yml"
    path.write_text(DEAL, "utf-8")
    return path


def told(ran: Ran) -> dict[str, Any]:
    """Read the JSON report."""
    report: dict[str, Any] = json.loads(ran.out)
    return report


def test_a_deal_is_told_by_verdicts_reasons_questions_and_steps(
    starter: Run, deal: Path
) -> None:
    ran = starter("assess", deal)

    assert ran.code == 3
    assert "exposed" in ran.out
    assert "coalition.diversion" in ran.out
    assert "Questions that are open" in ran.out
    assert "What to do next" in ran.out
    assert "no legal advice" in " ".join(ran.out.split())


def test_the_day_of_the_command_wins_over_that_of_the_deal(
    starter: Run, deal: Path
) -> None:
    early = told(starter("assess", deal, "--as-of", "2021-06-15", "--json", "-"))

    assert early["day"] == "2021-06-15"
    assert early["outcome"] != "exposed"


def test_a_listed_party_is_found_and_shown_for_confirmation(starter: Run) -> None:
    ran = starter(
        *("assess", "--actor", "US", "--does", "payment"),
        *("--with", "Gazprombank", "--as-of", "2026-01-15"),
    )

    assert ran.code == 3
    assert "prohibited" in ran.out
    assert "was taken for GAZPROMBANK" in " ".join(ran.out.split())
    assert "us.ofac.blocking" in ran.out


def test_that_nobody_was_found_in_a_starter_set_proves_nothing(starter: Run) -> None:
    ran = starter(
        *("assess", "--actor", "US", "--does", "payment"),
        *("--with", "Quarzwerk Unbekannt GmbH", "--json", "-"),
    )
    us = next(one for one in told(ran)["jurisdictions"] if one["id"] == "us")

    assert us["outcome"] == "unknown"
    assert "party.lists" in {one["fact"] for one in us["questions"]}


def test_the_page_needs_nothing_else_and_escapes_what_strangers_wrote(
    starter: Run, tmp_path: Path
) -> None:
    path = tmp_path / "bad.yml"
    path.write_text(DEAL.replace("Luna LLC", "<script>alert(1)</script>"), "utf-8")

    ran = starter("assess", path, "--html", tmp_path / "page.html", "--quiet")
    page = (tmp_path / "page.html").read_text("utf-8")

    assert ran.code == 3
    assert "<script" not in page
    assert "src=" not in page
    assert "@import" not in page
    assert "What each jurisdiction says" in page


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("", "describes no deal"),
        ("[1, 2]", "describes no deal"),
        ('{"actor": ', "not good JSON"),
        ("actor: {colour: red}", "actor.colour"),
        ("actor: {country: Atlantis}", "is no country"),
        ("does: [theft]", "theft"),
        ("facts: {no.such.fact: 1}", "no.such.fact"),
        ("day: soon", "day"),
        ('{"facts": ' + "[" * 100_000 + "]" * 100_000 + "}", "nested too deeply"),
        (_BOMB, "is no one deal"),
    ],
)
def test_a_deal_that_cannot_be_read_gets_one_clear_sentence(
    starter: Run, tmp_path: Path, written: str, said: str
) -> None:
    path = tmp_path / "deal.yml"
    path.write_text(written, "utf-8")

    ran = starter("assess", path)

    assert ran.code in {1, 2}
    assert said in ran.err
    assert "Traceback" not in ran.err


def test_nothing_to_assess_and_a_missing_file_are_said(starter: Run) -> None:
    nothing = starter("assess")
    missing = starter("assess", "nowhere.yml")

    assert nothing.code == 2
    assert "nothing to assess" in nothing.err
    assert missing.code == 1
    assert "cannot be read" in missing.err


def test_a_deal_is_read_from_standard_input(starter: Run) -> None:
    ran = starter("assess", "-", "--json", "-", stdin=DEAL.encode())

    assert told(ran)["title"] == "microprocessors for Bishkek"


_BLOCKED = ("--with", "X", "--with-list", "us.sdn", "--no-screening")
_14024 = ("--fact", "party.programmes=[RUSSIA-EO14024]")
_BANK = ("--actor", "TR", "--actor-kind", "bank", "--does", "payment")
_CRUDE = (
    *("--does", "shipping", "--oil", "crude", "--from", "RU", "--no-screening"),
    *("--fact", "contract.signed_on=2025-09-30", "--fact", "oil.seaborne=yes"),
)
_DROP = ("--actor", "DE", "--does", "end_contract", "--no-screening")


@pytest.mark.parametrize(
    ("words", "place", "rule", "outcome"),
    [
        (
            (*_BANK, *_BLOCKED, *_14024, "--currency", "USD", "--as-of", "2023-11-15"),
            *("us", "us.ieepa.causing", "prohibited"),
        ),
        (
            (
                *(*_BANK, *_BLOCKED, *_14024, "--currency", "USD"),
                *("--fact", "party.sectors=[technology]", "--as-of", "2024-01-15"),
                *("--fact", "payment.significant=yes"),
            ),
            *("us", "us.secondary.s11-sectors", "exposed"),
        ),
        (
            (
                *("--actor", "US", "--does", "export", *_BLOCKED, *_14024),
                *("--purpose", "medical", "--fact", "goods.category=[medicine]"),
                *("--to", "RU", "--as-of", "2025-03-03"),
            ),
            *("us", "us.ofac.blocking", "needs_licence"),
        ),
        (
            (*_CRUDE, "--actor", "GR", "--price", "59", "--as-of", "2025-10-01"),
            *("eu", "eu.price-cap.crude", "prohibited"),
        ),
        (
            (*_CRUDE, "--actor", "US", "--price", "61", "--as-of", "2025-10-01"),
            *("us", "us.price-cap.crude", "prohibited"),
        ),
        (
            (
                *(*_DROP, "--fact", "demand.law=[us.iran]", "--as-of", "2024-06-03"),
                *("--fact", "demand.contract_lawful=yes"),
            ),
            *("eu", "eu.2271.compliance", "prohibited"),
        ),
        (
            (
                *("--actor", "KG", "--actor-kind", "bank", "--does", "payment"),
                *("--by", "spfs", "--fact", "payment.direct_spfs=yes"),
                *("--as-of", "2024-11-22", "--no-screening"),
            ),
            *("us", "us.secondary.spfs", "exposed"),
        ),
    ],
)
def test_what_users_ask_first_is_answered_from_the_command_line(
    starter: Run, words: tuple[str, ...], place: str, rule: str, outcome: str
) -> None:
    report = told(starter("assess", *words, "--json", "-"))
    said = next(one for one in report["jurisdictions"] if one["id"] == place)

    found = {one["rule"]: one["outcome"] for one in said["findings"]}

    assert found[rule] == outcome


@pytest.mark.parametrize(
    ("day", "outcome"), [("2024-07-02", None), ("2024-07-04", "prohibited")]
)
def test_an_owner_of_half_is_told_by_the_law_of_the_day(
    starter: Run, tmp_path: Path, day: str, outcome: str | None
) -> None:
    path = tmp_path / "owned.yml"
    path.write_text(
        "actor: {country: DE, kind: company}\n"
        "does: [make_available]\n"
        "parties:\n"
        "  - {name: Y, country: AT, kind: company, lists: [], controlled_by: [],\n"
        "     owners: [{name: Z, share: 50.0, lists: [eu.asset-freeze]}]}\n",
        "utf-8",
    )

    report = told(starter("assess", path, "--as-of", day, "--json", "-"))
    eu = next(one for one in report["jurisdictions"] if one["id"] == "eu")
    found = {one["rule"]: one["outcome"] for one in eu["findings"]}

    assert found.get("eu.269.asset-freeze") == outcome


def test_a_wind_down_is_licensed_for_as_long_as_the_licence_lasts(starter: Run) -> None:
    words = (
        *("assess", "--actor", "US", "--does", "payment", "--purpose", "wind_down"),
        *("--with", "Gazprom Neft", "--json", "-"),
    )

    during = told(starter(*words, "--as-of", "2025-02-26"))
    after = told(starter(*words, "--as-of", "2025-02-28"))

    def blocking(report: dict[str, Any]) -> str:
        us = next(one for one in report["jurisdictions"] if one["id"] == "us")
        outcomes = {one["rule"]: one["outcome"] for one in us["findings"]}
        return str(outcomes["us.ofac.blocking"])

    assert blocking(during) == "needs_licence"
    assert blocking(after) == "prohibited"


def us_of(report: dict[str, Any]) -> dict[str, Any]:
    """Give what the United States say."""
    found: dict[str, Any] = next(
        one for one in report["jurisdictions"] if one["id"] == "us"
    )
    return found


def test_lesser_matches_are_told_and_never_taken_for_an_answer(starter: Run) -> None:
    ran = starter(
        *("assess", "--actor", "US", "--does", "payment", "--with", "Gazprombank"),
        *("--as-of", "2026-01-15", "--json", "-"),
    )
    hits = told(ran)["hits"]

    assert [hit["taken"] for hit in hits] == sorted(h["taken"] for h in hits)[::-1]
    assert hits[0]["taken"]
    assert not hits[-1]["taken"]


@pytest.mark.slow
def test_a_list_tells_absence_on_its_own_days_and_not_months_later(ofac: Run) -> None:
    """The newest SDN list here is of 3 May 2024: later it proves nothing."""
    words = ("assess", "--actor", "US", "--does", "payment", "--with", "Quarzwerk AG")

    then = us_of(told(ofac(*words, "--as-of", "2024-05-04", "--json", "-")))
    later = us_of(told(ofac(*words, "--as-of", "2025-02-26", "--json", "-")))

    def asks_for_lists(us: dict[str, Any]) -> bool:
        (found,) = [f for f in us["findings"] if f["rule"] == "us.ofac.blocking"]
        return "party.lists" in {one["fact"] for one in found["missing"]}

    assert not asks_for_lists(then)
    assert asks_for_lists(later)


def test_duties_are_told_with_their_source_and_those_that_are_open_too(
    starter: Run, deal: Path
) -> None:
    report = told(starter("assess", deal, "--json", "-"))
    duties = [one for place in report["jurisdictions"] for one in place["duties"]]

    assert duties
    assert all(one["source"] and one["confidence"] in "ABCD" for one in duties)
    assert all(one["missing"] for one in duties if one["applies"] is None)
