"""Tables about owners may tell dealings with their figures, addresses and days."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from clearance.reading import OwnershipFile, read_ownership


def read(tmp_path: Path, text: str) -> OwnershipFile:
    """Read a table."""
    path = tmp_path / "ties.csv"
    path.write_text(text, "utf-8")
    return read_ownership(path)


def test_a_row_with_a_value_is_a_sale_in_its_time(tmp_path: Path) -> None:
    file = read(
        tmp_path,
        "owner,kind,owned,from,to,hs code,value,source\n"
        'A,supplier,B,2023-05,,8542.31,"1,250.50",invoices\n'
        "A,customer,B,2023-01-01,2023-12-31,,900,books\n",
    )

    first, second = file.trades
    assert (first.seller, first.buyer) == ("ties.csv#a", "ties.csv#b")
    assert (first.since, first.until) == (date(2023, 5, 1), date(2023, 5, 31))
    assert (first.hs, first.value) == ("854231", Decimal("1250.50"))
    assert (second.seller, second.buyer) == ("ties.csv#b", "ties.csv#a")
    assert (second.since, second.until) == (date(2023, 1, 1), date(2023, 12, 31))
    assert [link.until for link in file.links] == [None, date(2023, 12, 31)]


@pytest.mark.parametrize(
    "row",
    [
        "A,supplier,B,,100",
        "A,supplier,B,2023-05,much",
        "A,supplier,B,2023-05,-5",
        "A,director,B,2023-05,100",
    ],
)
def test_a_value_that_cannot_be_placed_is_told_and_left_out(
    tmp_path: Path, row: str
) -> None:
    file = read(tmp_path, f"owner,kind,owned,from,value\n{row}\n")

    assert file.trades == ()
    assert len(file.links) == 1
    (problem,) = file.problems
    assert problem.line == 2
    assert "value" in problem.sentence


def test_address_founding_day_and_former_names_are_kept_for_each_party(
    tmp_path: Path,
) -> None:
    file = read(
        tmp_path,
        "owner,owned,share,owned address,owned founded,owned former names\n"
        'A,B,50,"Lenina 12, Moscow",2022-05-03,Old B; Older B\n'
        'C,B,50,"Second 3, Moscow",,\n',
    )

    party = file.parties["ties.csv#b"]
    assert party.addresses == ("Lenina 12, Moscow", "Second 3, Moscow")
    assert party.founded == date(2022, 5, 3)
    assert party.former == ("Old B", "Older B")


@pytest.mark.parametrize("word", ["account", "banks with", "Account at"])
def test_a_bank_account_is_a_tie(tmp_path: Path, word: str) -> None:
    file = read(tmp_path, f"owner,kind,owned,from,to\nA,{word},B,2021,2022-02-20\n")

    (link,) = file.links
    assert (link.kind, link.until) == ("account", date(2022, 2, 20))


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("12500", "12500"),
        ("12,500", "12500"),
        ("12.500,75", "12500.75"),
        ("1 250 000", "1250000"),
        ("1'250.5", "1250.5"),
        ("12,5", "12.5"),
        ("0.5", "0.5"),
        ("1,250,000", "1250000"),
    ],
)
def test_amounts_are_read_as_people_write_them(
    tmp_path: Path, text: str, amount: str
) -> None:
    file = read(tmp_path, f'owner,kind,owned,from,value\nA,shipped,B,2023,"{text}"\n')

    (trade,) = file.trades
    assert trade.value == Decimal(amount)
