"""The sample portfolio is what the demo promises, and its key fits the starter set."""

import csv
import io
from collections import Counter
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from clearance.sources.starter import Facts
from clearance.values import (
    country_code,
    load_yaml,
    parse_identifier,
    parse_written_date,
)

COLUMNS = {"IMO": "imo", "BIC": "bic"}


@pytest.fixture(scope="module")
def portfolio() -> list[dict[str, str]]:
    """Give the rows of the sample portfolio."""
    place = files("clearance").joinpath("app/sample/portfolio.csv")
    text = place.read_text("utf-8")
    return list(csv.DictReader(io.StringIO(text)))


@pytest.fixture(scope="module")
def key() -> dict[str, Any]:
    """Give what a person expects of each row."""
    place = Path(__file__).with_name("portfolio_expected.yml")
    content: dict[str, Any] = load_yaml(place.read_text("utf-8"), place.name)
    return content


def test_forty_counterparties_most_of_them_innocent(
    portfolio: list[dict[str, str]], key: dict[str, Any]
) -> None:
    """Forty rows, each with an answer; at least 22 mean nobody who is listed."""
    answers = key["expected"]

    assert 40 == len(portfolio)
    assert [row["Reference"] for row in portfolio] == list(answers)
    assert Counter(answers.values())[None] >= 22


def test_answers_and_namesakes_are_in_the_starter_set(
    facts: Facts, key: dict[str, Any]
) -> None:
    """Every id of the key is a party of the starter set."""
    known = {party.id for party in facts.parties}
    named = {answer for part in key.values() for answer in part.values()} - {None}

    assert set() == named - known


def test_every_row_can_be_asked_about(portfolio: list[dict[str, str]]) -> None:
    """A row has a name or a number; countries, days and numbers are well-formed."""
    for row in portfolio:
        assert row["Name"] or row["IMO"] or row["BIC"]
        assert not row["Country"] or country_code(row["Country"]) is not None
        if row["Date of birth"]:
            parse_written_date(row["Date of birth"])
        for column, type_name in COLUMNS.items():
            if row[column]:
                assert row[column] == parse_identifier(type_name, row[column]).value


def test_namesakes_bear_the_name_and_differ_in_what_settles_it(
    portfolio: list[dict[str, str]], key: dict[str, Any], facts: Facts
) -> None:
    """A namesake has another birth date or another number than the party listed."""
    rows = {row["Reference"]: row for row in portfolio}
    parties = {party.id: party for party in facts.parties}
    for reference, listed in key["namesakes"].items():
        row, party = rows[reference], parties[listed]

        assert key["expected"][reference] is None
        assert row["Date of birth"] not in party.birth_date
        assert row["IMO"] not in party.identifiers.get("imo", ())
        assert row["Date of birth"] or row["IMO"]


def test_numbers_of_listed_rows_are_those_of_the_party(
    portfolio: list[dict[str, str]], key: dict[str, Any], facts: Facts
) -> None:
    """Where a listed row gives a number, the starter set has it for that party."""
    parties = {party.id: party for party in facts.parties}
    wrong = [
        (row["Reference"], row[column])
        for row in portfolio
        if (answer := key["expected"][row["Reference"]]) is not None
        for column, name in (("IMO", "imo"), ("BIC", "bic"), ("Tax number", "inn"))
        if row[column] and row[column] not in parties[answer].identifiers[name]
    ]

    assert [] == wrong
