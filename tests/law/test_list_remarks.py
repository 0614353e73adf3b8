"""Remarks on OFAC's lists are known for what they say of secondary sanctions."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from clearance.law import the_book

BOOK = the_book()
ROWS = BOOK.lookups["us-sdn-remarks"].rows


def _found(text: str) -> list[str]:
    return [row["remark"] for row in ROWS if re.search(row["regex"], text)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["remark"])
def test_each_remark_is_found_in_its_example_and_no_other_is(
    row: Mapping[str, Any],
) -> None:
    assert _found(row["example"]) == [row["remark"]]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["remark"])
def test_a_remark_names_rules_and_facts_that_exist(row: Mapping[str, Any]) -> None:
    assert set(row["rules"]) <= set(BOOK.rules)
    assert row.get("fact") is None or row["fact"] in BOOK.facts


def test_one_entry_may_carry_several_remarks() -> None:
    text = (
        "DOB 09 Sep 1962; Secondary sanctions risk: Ukraine-/Russia-Related Sanctions "
        "Regulations, 31 CFR 589.201; alt. Secondary sanctions risk: See Section 11 of "
        "Executive Order 14024, as amended by Executive Order 14114."
    )

    assert _found(text) == ["rem-589", "rem-14024"]


def test_a_directive_of_2014_is_found_with_its_number() -> None:
    row = next(row for row in ROWS if row["remark"] == "rem-ssi")
    text = "Executive Order 13662 Directive Determination - Subject to Directive 4; INN"

    found = re.search(row["regex"], text)

    assert found is not None
    assert found.group(1) == "4"


def test_remarks_on_other_matters_are_not_taken_for_these() -> None:
    text = (
        "Website www.example.ru; Secondary sanctions risk: pursuant to the Hong Kong "
        "Autonomy Act of 2020 - Public Law 116-149; Linked To: SBERBANK."
    )

    assert _found(text) == []


def test_the_five_sectors_of_section_11_are_those_of_the_order() -> None:
    table = BOOK.lookups["us-eo-14024-sectors"]
    day = date(2023, 12, 22)

    named = {row["sector"] for row in table.on(day) if row["section_11"]}

    assert named == {
        "technology",
        "defense",
        "construction",
        "aerospace",
        "manufacturing",
    }


def test_significance_is_weighed_by_seven_factors_each_with_what_it_needs() -> None:
    table = BOOK.lookups["us-significance-factors"]

    assert [row["factor"] for row in table.rows] == [f"sig-{n}" for n in range(1, 8)]
    assert all(row["inputs"] for row in table.rows)
    assert table.id in BOOK.facts["payment.significant"].question
