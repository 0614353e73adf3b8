"""`clearance law` as its users run it."""

import json

from tests.cli.conftest import Run


def test_rules_are_listed_by_jurisdiction_words_and_day(starter: Run) -> None:
    ran = starter("law", "--jurisdiction", "us", "--search", "50 percent")

    assert ran.code == 3
    assert "us.ofac.fifty-percent" in ran.out
    assert "eu." not in ran.out


def test_a_rule_is_shown_as_it_was_on_a_day(starter: Run) -> None:
    before = starter("law", "show", "us.ofac.fifty-percent", "--as-of", "2012-01-01")
    after = starter("law", "show", "us.ofac.fifty-percent", "--as-of", "2015-01-01")

    assert before.code == after.code == 0
    assert "aggregate no" in before.out
    assert "aggregate yes" in after.out
    assert "grade C" in before.out
    assert "Examples" in before.out


def test_before_its_life_a_rule_is_said_not_to_be_in_force(starter: Run) -> None:
    ran = starter("law", "show", "us.ofac.fifty-percent", "--as-of", "2001-01-01")

    assert "Not in force on 2001-01-01: it begins on 2008-02-14" in ran.out


def test_a_rule_that_is_not_there_names_near_ones(starter: Run) -> None:
    ran = starter("law", "show", "us.ofac.fifty")

    assert ran.code == 2
    assert "us.ofac.fifty-percent" in ran.err
    assert "Traceback" not in ran.err


def test_changes_between_two_days_are_told_by_day(starter: Run) -> None:
    ran = starter("law", "diff", "--from", "2025-09-02", "--to", "2025-09-03")
    quiet = starter("law", "diff", "--from", "2001-01-01", "--to", "2001-01-02")

    assert ran.code == 3
    assert "eu.price-cap.crude" in ran.out
    assert "60.00 usd per barrel to 47.60" in " ".join(ran.out.split())
    assert quiet.code == 0


def test_days_that_are_turned_round_are_refused(starter: Run) -> None:
    ran = starter("law", "diff", "--from", "2025-01-02", "--to", "2025-01-01")

    assert ran.code == 2
    assert "turn them round" in ran.err


def test_the_book_is_clean_and_says_what_is_unverified(starter: Run) -> None:
    ran = starter("law", "check", "--json", "-")
    found = json.loads(ran.out)["found"]

    assert ran.code == 0, found["faults"]
    assert found["faults"] == []
    us = next(one for one in found["coverage"] if one["jurisdiction"] == "us")
    assert us["grades"]["D"] > 0
    assert us["to_verify"] > 0


def test_a_rule_at_which_nobody_looked_for_long_is_a_fault(starter: Run) -> None:
    ran = starter("law", "check", "--stale-after", "1")

    assert ran.code == 3
    assert "was last checked on" in ran.out


def test_the_facts_that_rules_ask_about_are_listed(starter: Run) -> None:
    ran = starter("law", "facts")

    assert ran.code == 0
    assert "party.lists" in ran.out


def test_one_rule_as_json_has_its_history_and_examples(starter: Run) -> None:
    ran = starter("law", "show", "us.gl.117", "--json", "-")
    rule = json.loads(ran.out)

    assert rule["in_force"][0]["from"] == "2025-01-10"
    assert rule["examples"]
    assert rule["exception_to"] == ["us.ofac.blocking"] or rule["exception_to"]
