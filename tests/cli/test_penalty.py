"""`clearance penalty`, run as a user runs it."""

import gzip
import json
from pathlib import Path

from tests.cli.conftest import run_clearance

ADANI = (
    *("penalty", "--amount", "192,104,044", "--violations", "32"),
    *("--from", "2023-11-01", "--until", "2025-06-30", "--assessed", "2026-05-18"),
    *("--programme", "iran", "--egregious", "--not-disclosed"),
)


def test_the_maximum_the_base_and_cases_like_it_are_shown(tmp_path: Path) -> None:
    """The settlement of 2026 whose figures OFAC published."""
    ran = run_clearance(*ADANI, data=tmp_path)

    assert 0 == ran.code, ran.err
    assert "Statutory maximum  384,208,088 USD" in ran.out
    assert "egregious, not disclosed  384,208,088 USD" in ran.out
    assert "1. Adani Enterprises  2026-05-18  275,000,000 USD" in ran.out
    assert "https://cusfp.substack.com/" in ran.out
    assert "us.omb-m-26-11" in ran.out


def test_json_holds_what_the_screen_shows(tmp_path: Path) -> None:
    """Amounts are text, so that no digit is lost."""
    ran = run_clearance(*ADANI, "--json", "-", data=tmp_path)
    told = json.loads(ran.out)

    assert "clearance.penalty/1" == told["schema"]
    assert "384208088" == told["estimate"]["maximum"]
    assert "384208088" == told["estimate"]["bases"][0]["amount"]
    assert "2026-adani" == told["estimate"]["similar"][0]["case"]["key"]
    assert ["cooperated", "first_violation"] == [
        question["fact"] for question in told["estimate"]["questions"]
    ]


def test_violations_and_cases_come_from_files(tmp_path: Path) -> None:
    """Each violation with its own day and amount, each case with its document."""
    payments, cases = tmp_path / "payments.csv", tmp_path / "cases.csv"
    payments.write_text("day,amount\n2024-01-05,100000\n2024-02-05,1000000\n")
    cases.write_text(
        "date,name,aggregate_findings,amount_usd,document_urls\n"
        "2024-03-01,Example Trading,1,2377700,https://example.org/1\n"
    )
    ran = run_clearance(
        *("penalty", "--payments", payments, "--cases", cases, "--programme", "iran"),
        *("--assessed", "2025-06-01", "--egregious", "--not-disclosed"),
        *("--similar", "60"),
        data=tmp_path,
    )

    assert 0 == ran.code, ran.err
    assert "2 apparent violations worth 1,100,000 USD" in ran.out
    assert "Statutory maximum  2,377,700 USD" in ran.out
    assert "penalty of 2,377,700 USD against 2,377,700 here [3]" in ran.out
    assert "https://example.org/1" in ran.out


def test_announcements_tell_what_the_table_of_cases_leaves_out(tmp_path: Path) -> None:
    """Programme and findings of a case are read from the text at its address."""
    cases, texts = tmp_path / "cases.csv", tmp_path / "texts.jsonl.gz"
    cases.write_text(
        "date,name,aggregate_findings,amount_usd,document_urls\n"
        "2024-03-01,Example Trading,1,20000,https://example.org/1\n"
    )
    text = (
        "OFAC determined that Example Trading voluntarily self-disclosed the apparent "
        "violations of the Syrian Sanctions Regulations and that they constitute a "
        "non-egregious case. The base civil monetary penalty was $25,000."
    )
    with gzip.open(texts, "wt") as file:
        file.write(json.dumps({"url": "https://example.org/1", "text": text}))
    ran = run_clearance(
        *("penalty", "--amount", "50000", "--programme", "syria", "--disclosed"),
        *("--not-egregious", "--cases", cases, "--documents", texts),
        data=tmp_path,
    )

    assert 0 == ran.code, ran.err
    assert "1. Example Trading  2024-03-01  20,000 USD" in ran.out
    assert "same programme: syria [4]" in ran.out
    assert "base penalty of 25,000 USD against 25,000 here [3]" in ran.out


def test_what_is_not_told_is_asked(tmp_path: Path) -> None:
    """All four cells of the matrix, and the questions between them."""
    ran = run_clearance(
        "penalty", "--amount", "50000", "--programme", "russia", data=tmp_path
    )

    assert 4 == sum(
        line.strip().startswith(("egregious, ", "not egregious, "))
        for line in ran.out.splitlines()
    )
    assert "To answer: Is the case egregious?" in ran.out
    assert "To answer: Was it disclosed voluntarily" in ran.out


def test_the_uk_and_other_countries_answer_by_their_own_law(tmp_path: Path) -> None:
    """Pounds for OFSI, and no sum where the law has none."""
    uk = run_clearance(
        "penalty", "--authority", "ofsi", "--amount", "3000000", data=tmp_path
    )
    swiss = run_clearance(
        "penalty", "--authority", "ch", "--amount", "3000000", data=tmp_path
    )

    assert "Statutory maximum  1,500,000 GBP" in uk.out
    assert "No maximum can be worked out" in swiss.out


def test_what_is_asked_wrongly_is_said_and_ends_with_2(tmp_path: Path) -> None:
    """No amount, no programme, both ways of giving violations, no number."""
    wrong = [
        ([], "Say what the violations were worth"),
        (["--amount", "5"], "depends on the programme"),
        (["--amount", "much", "--programme", "iran"], "takes a number"),
        (["--amount", "5", "--payments", "x.csv"], "and not both"),
        (["--amount", "5", "--amount", "6", "--violations", "9"], "one --amount"),
        (["--amount", "5", "--assessed", "today"], "takes a day"),
    ]
    for words, message in wrong:
        ran = run_clearance("penalty", *words, data=tmp_path)

        assert (2, "") == (ran.code, ran.out)
        assert message in ran.err


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    """With the reason."""
    ran = run_clearance(
        "penalty", "--payments", "gone.csv", "--programme", "iran", data=tmp_path
    )

    assert 1 == ran.code
    assert "gone.csv could not be read: No such file or directory." in ran.err
