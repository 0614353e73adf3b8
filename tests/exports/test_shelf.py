"""The entities of a day on a shelf: the same as an export's, found in many ways."""

from pathlib import Path

import duckdb
import pytest

from clearance.errors import StoreDamagedError
from clearance.exports import Shelf, entities_in, write_shelf
from clearance.values import AsOf
from tests.exports.lists import MARCH, SAME, export_of, store_in


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """A shelf with the parties of two small lists."""
    store = store_in(tmp_path / "store")
    write_shelf(store.dated(AsOf(MARCH), same=SAME), tmp_path / "shelf")
    return Shelf.open(tmp_path / "shelf")


def _ids(shelf: Shelf, group: str, value: str) -> list[str]:
    return [shelf.entity(n)["id"] for n in shelf.with_fact(group, value).tolist()]


def test_it_holds_what_an_export_holds(shelf: Shelf, tmp_path: Path) -> None:
    """Line for line, relations last."""
    export_of(tmp_path / "other", tmp_path / "export")

    told = list(entities_in(tmp_path / "export"))
    assert told == [shelf.entity(number) for number in range(shelf.size)]


def test_an_entity_is_found_by_any_of_its_ids(shelf: Shelf) -> None:
    """Ours, and those that lists give."""
    number = shelf.find("clr-person")

    assert number is not None
    assert number == shelf.find("red-1") == shelf.find("blue-1")
    assert "clr-person" == shelf.entity(number)["id"]
    assert shelf.find("nobody") is None


def test_it_knows_what_points_at_an_entity(shelf: Shelf) -> None:
    """Under the names that FollowTheMoney has for it."""
    number = shelf.find("clr-person")
    assert number is not None
    near = {(name, shelf.entity(of)["id"]) for name, of in shelf.pointing_at(number)}

    assert ("sanctions", "red-1-sanction") in near
    assert ("sanctions", "blue-1-sanction") in near
    assert ("identification", "red-1-id") in near
    assert ("unknownLinkFrom", "red-link") in near


def test_values_and_words_find_entities(shelf: Shelf) -> None:
    """Whatever the case of their letters."""
    assert ["clr-ship"] == _ids(shelf, "properties.flag", "PA")
    assert {"clr-person", "red-1-id"} == {*_ids(shelf, "countries", "ru")}
    assert [] == _ids(shelf, "countries", "fr")
    places, weights = shelf.spoken_by([shelf.words.index("maria")])
    assert ["clr-person"] == [shelf.entity(n)["id"] for n in places.tolist()]
    assert [3] == weights.tolist()


def test_values_are_counted(shelf: Shelf) -> None:
    """The most frequent first, among all or some."""
    every = dict(shelf.counts("schema"))
    some = shelf.counts("schema", shelf.with_fact("schema", "Vessel"))

    assert shelf.size == sum(every.values())
    assert [("Vessel", 1)] == some


def test_statements_are_beside_it(shelf: Shelf) -> None:
    """One for each value that a list gives."""
    path = str(shelf.statements)
    found = duckdb.sql(
        "SELECT dataset, value FROM read_parquet($path)"
        " WHERE canonical_id = 'clr-person' AND prop = 'name' ORDER BY dataset",
        params={"path": path},
    )

    assert found is not None
    rows = [("blue", "EXAMPLE, Ada Maria"), ("red", "Ada New Example")]
    assert rows == found.fetchall()


def test_a_shelf_that_is_not_whole_is_refused(shelf: Shelf) -> None:
    """So that it is put there again."""
    (shelf.folder / "facts.npy").write_bytes(b"")

    with pytest.raises(StoreDamagedError, match="put there again"):
        Shelf.open(shelf.folder)
    with pytest.raises(StoreDamagedError):
        Shelf.open(shelf.folder.parent / "nowhere")
