"""Files about owners become holdings and ties, and nothing is lost silently."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from clearance.errors import InvalidValueError, UsageError
from clearance.ownership import UNKNOWN_SHARE, Holding, Interval
from clearance.reading import OwnershipFile, read_ownership
from clearance.reading._shares import parse_share
from clearance.values import Identifier

Read = Callable[..., OwnershipFile]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Write content to a file and read who owns whom in it."""

    def write_and_read(content: str, name: str = "owners.csv") -> OwnershipFile:
        path = tmp_path / name
        path.write_text(content, "utf-8")
        return read_ownership(path)

    return write_and_read


def named(file: OwnershipFile) -> dict[tuple[str, str, str], Interval]:
    """Give each share by the names of owner and owned, and what it is of."""
    names = {one: party.name for one, party in file.parties.items()}
    return {(names[h.owner], names[h.owned], h.kind): h.share for h in file.holdings}


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [
        ("50", "50", "50"),
        ("50 %", "50", "50"),
        ("50,01%", "50.01", "50.01"),
        ("25-50", "25", "50"),
        ("from nothing", None, None),
        ("25 to 50 percent", "25", "50"),
        (">50", "50.00001", "100"),
        ("more than 25 %", "25.00001", "100"),
        ("at least 75", "75", "100"),
        ("<10", "0", "9.99999"),
        ("75+", "75", "100"),
        ("", "0", "100"),
        ("unknown", "0", "100"),
        ("150", None, None),
        ("50-25", None, None),
        ("half", None, None),
    ],
)
def test_shares_are_read_as_people_write_them(
    written: str, low: str | None, high: str | None
) -> None:
    """What is no share is refused, and never taken for a number."""
    if low is None or high is None:
        with pytest.raises(InvalidValueError):
            parse_share(written)
        return

    assert Interval(Decimal(low), Decimal(high)) == parse_share(written)


def test_a_plain_table_is_read_with_days_and_sources(read: Read) -> None:
    file = read(
        "owner,owned,share,from,until,source\n"
        "Red Bank,Blue Ltd,50.01,2020-01,31.12.2023,register\n"
    )

    (one,) = file.holdings
    assert ("table", ()) == (file.format, file.problems)
    assert Interval.exactly("50.01") == one.share
    assert (date(2020, 1, 1), date(2023, 12, 31)) == (one.since, one.until)
    assert one.source == "register"


def test_headers_of_other_languages_and_systems_are_known(read: Read) -> None:
    """German columns and semicolons, and two columns for the ends of a share."""
    german = read("Gesellschafter;Gesellschaft;Anteil\nRot AG;Blau GmbH;49,9\n")
    ends = read(
        "subject_entity_name,object_entity_name,percentage_min_share_ownership,"
        "percentage_max_share_ownership\nRed,Blue,25,50\n"
    )

    assert {("Rot AG", "Blau GmbH", "ownership"): Interval.exactly("49.9")} == named(
        german
    )
    assert {("Red", "Blue", "ownership"): Interval(Decimal(25), Decimal(50))} == named(
        ends
    )


def test_votes_stand_beside_shares(read: Read) -> None:
    file = read("owner,owned,share,votes\nRed,Blue,10,51\n")

    assert {
        ("Red", "Blue", "ownership"): Interval.exactly(10),
        ("Red", "Blue", "votes"): Interval.exactly(51),
    } == named(file)


def test_ties_that_are_no_shares_become_links(read: Read) -> None:
    """Control is never a percentage, even where a figure stands beside it."""
    file = read("owner,owned,share,kind\nRed,Blue,100,controls\nRed,Green,,director\n")

    assert file.holdings == ()
    assert ["controls", "director"] == [link.kind for link in file.links]


def test_nominees_and_arrangements_are_kept(read: Read) -> None:
    file = read(
        "owner,owned,share,kind,held for,joint\n"
        "Front Ltd,Blue,30,nominee,Red,\nRed,Green,30,,,pact\n"
    )

    nominee, joint = file.holdings
    assert nominee.kind == "nominee"
    assert file.parties[nominee.held_for or ""].name == "Red"
    assert joint.joint == "pact"


def test_what_cannot_be_read_is_told_by_line_and_opens_the_share(read: Read) -> None:
    """A share that is no share may be any: it never becomes nothing."""
    file = read(
        "owner,owned,share,from\nRed,Blue,half,\n,Blue,10,\nRed,Green,5,someday\n"
    )

    assert [2, 3, 4] == [problem.line for problem in file.problems]
    assert UNKNOWN_SHARE == file.holdings[0].share
    assert len(file.holdings) == 2


def test_numbers_make_parties_one_and_are_recognised(read: Read) -> None:
    """One INN under two spellings of a name is one party."""
    file = read(
        "owner,owner id,owned,share\nGazprom,7736050003,A,10\nГазпром,7736050003,B,10\n"
    )

    owners = {one.owner for one in file.holdings}
    assert len(owners) == 1
    assert Identifier("inn", "7736050003") in file.parties[owners.pop()].identifiers


def test_a_table_without_owners_says_what_it_needs(read: Read) -> None:
    with pytest.raises(UsageError, match="owner, owned"):
        read("name,country\nRed,RU\n")


def test_every_holding_has_its_parties(read: Read) -> None:
    file = read("owner,owned,share\nRed,Blue,\nBlue,Red,\n")

    ends = {end for one in file.holdings for end in (one.owner, one.owned)}
    assert ends <= file.parties.keys()
    assert all(isinstance(one, Holding) for one in file.holdings)
