"""What the evidence says of words that were left out of a name to search for it."""

import pyarrow as pa  # type: ignore[import-untyped]
import pytest

from clearance.entities import Entity, Listing
from clearance.screening import Evidence, Index, Options, Query, screen_batch

FIRM, MAN, SHIP = "Ardonwick Petro Trading", "Selim Ardonov", "ZORGENIA"


@pytest.fixture(scope="module")
def index() -> Index:
    parties = (
        ("Company", FIRM),
        ("Person", MAN),
        ("Vessel", SHIP),
        ("Airplane", "EP-MNH"),
    )
    return Index.build(
        Listing(Entity(name, kind, {"name": (name,)}, ("x",))) for kind, name in parties
    )


def told(index: Index, text: str) -> list[Evidence]:
    """Give what is said of words left out, the same in both ways to search."""
    found = index.screen(Query(names=(text,)), Options(threshold=0.6))
    table = screen_batch(index, pa.table({"name": [text]}), Options(threshold=0.6))
    assert [[one.text for one in match.evidence] for match in found] == [
        [one["text"] for one in row["evidence"]] for row in table.to_pylist()
    ]
    said = (one for match in found for one in match.evidence)
    return [one for one in said if one.code == "left_out"]


LEFT_OUT = [
    (f"Director {MAN}, Moscow", "the title 'Director' and the place 'Moscow'"),
    (f"Deputy Minister {MAN}", "the title 'Deputy Minister'"),
    (f"{MAN} (deceased)", "the remark 'deceased'"),
    (f"{MAN} (PEP; closed)", "the remark 'PEP; closed'"),
    (f"{MAN} - closed", "the remark 'closed'"),
    (f"{MAN} DOB 09.09.1953", "the birth date 'DOB 09.09.1953'"),
    (f"{MAN} and Marina Zorina", "the other name 'Marina Zorina'"),
    (f"{MAN}\n12 Mill Road\nLondon", "'12 Mill Road' and the place 'London'"),
    (f"1. {FIRM}", "the row number '1'"),
    (f"(2) {FIRM}, Omsk, Russia", "the row number '2' and the place 'Omsk, Russia'"),
    (f"{FIRM} TEHERAN IR", "the place 'TEHERAN IR'"),
    (f"BNF {FIRM} USD ACCOUNT", "the words of a payment 'BNF' and 'USD ACCOUNT'"),
    (f"/12345678 {FIRM}", "the number '12345678'"),
    (f"{FIRM} formerly known as Selmoor Ltd", "the other name 'Selmoor Ltd'"),
    (f"{SHIP} IMO 9187629", "the number 'IMO 9187629'"),
    ("Aircraft EP-MNH", "the words about an aircraft 'Aircraft'"),
    (f"VLCC {SHIP}", "the words about a ship 'VLCC'"),
    (f"{SHIP} VOY 12E", "the words about a ship 'VOY 12E'"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "without"), LEFT_OUT)
def test_what_was_left_out_is_told_with_its_kind(
    index: Index, text: str, without: str
) -> None:
    (said,) = told(index, text)
    assert said.text == f"The query says {text!r}, which was read without {without}."
    assert said.points == 0


@pytest.mark.parametrize("name", [FIRM, MAN, SHIP, f"{FIRM} LLC", "ARDONOV, Selim"])
def test_nothing_is_told_of_names_that_are_found_as_they_stand(
    index: Index, name: str
) -> None:
    assert index.screen(Query(names=(name,)))
    assert not told(index, name)


def test_another_reading_is_told_as_one() -> None:
    party = Listing(Entity("1", "Person", {"name": ("Jürgen Ardonov",)}, ("x",)))
    index = Index.build([party])
    (match,) = index.screen(Query(names=("JÃ¼rgen Ardonov",)))
    codes = {one.code for one in match.evidence}
    assert "read_as" in codes
    assert "left_out" not in codes
