"""Every claim in force on a day, with the publications that make it."""

from datetime import date
from pathlib import Path

import pytest

from clearance.entities import Draft, Statement
from clearance.knowledge import Knowledge, SeenParty
from clearance.values import AsOf
from tests.knowledge.lists import load

JANUARY, FEBRUARY, MARCH = date(2024, 1, 5), date(2024, 2, 5), date(2024, 3, 5)


def _party(key: str, *names: str) -> tuple[Statement, ...]:
    draft = Draft(key, "Company", "red")
    for name in names:
        draft.add("name", name)
    designation = Draft(f"{key}-red", "Sanction", "red")
    designation.add("entity", key).add("program", "RED")
    return (*draft.statements(), *designation.statements())


def _store(folder: Path) -> Knowledge:
    store = Knowledge(folder / "store")
    load(store, JANUARY, [*_party("red-1", "Example One", "Old One")])
    load(store, FEBRUARY, [*_party("red-1", "Example One", "New One")])
    load(
        store,
        MARCH,
        [*_party("red-1", "Example One", "New One"), *_party("red-2", "Example Two")],
    )
    return store


def _days(party: SeenParty) -> dict[str, tuple[date, date]]:
    return {
        claim.statement.value: (claim.first_seen, claim.last_seen)
        for claim in party.thing.claims
    }


def test_a_claim_has_the_days_of_the_publications_that_make_it(tmp_path: Path) -> None:
    one, two = _store(tmp_path).dated(AsOf(MARCH))

    assert {
        "Example One": (JANUARY, MARCH),
        "New One": (FEBRUARY, MARCH),
    } == _days(one)
    assert {"Example Two": (MARCH, MARCH)} == _days(two)
    assert (JANUARY, MARCH, FEBRUARY) == (
        one.thing.first_seen,
        one.thing.last_seen,
        one.thing.changed,
    )


def test_what_later_publications_say_is_not_told_on_an_earlier_day(
    tmp_path: Path,
) -> None:
    (one,) = _store(tmp_path).dated(AsOf(date(2024, 2, 20)))

    assert {
        "Example One": (JANUARY, FEBRUARY),
        "New One": (FEBRUARY, FEBRUARY),
    } == _days(one)


def test_losing_a_name_is_a_change(tmp_path: Path) -> None:
    store = Knowledge(tmp_path / "store")
    load(store, JANUARY, _party("red-1", "Example One", "Old One"))
    load(store, MARCH, _party("red-1", "Example One"))

    (one,) = store.dated(AsOf(MARCH))

    assert MARCH == one.thing.changed


def test_members_of_a_cluster_come_as_one_and_keep_the_ids_of_their_lists(
    tmp_path: Path,
) -> None:
    same = {"red-1": "clr-a", "red-2": "clr-a"}

    (party,) = _store(tmp_path).dated(AsOf(MARCH), same=same)

    assert ("clr-a", ("red-1", "red-2")) == (party.thing.id, party.thing.members)
    assert ["red-1-red", "red-2-red"] == [thing.id for thing in party.attached]
    assert {"clr-a", "RED"} == {
        claim.statement.value for thing in party.attached for claim in thing.claims
    }


def test_it_has_the_parties_of_the_view_in_their_order(tmp_path: Path) -> None:
    store = _store(tmp_path)
    listed = store.view(AsOf(MARCH)).listings()

    assert [one.entity.id for one in listed] == [
        one.thing.id for one in store.dated(AsOf(MARCH))
    ]


def test_a_store_without_lists_says_nothing(tmp_path: Path) -> None:
    assert [] == list(Knowledge(tmp_path).dated(AsOf(MARCH)))


@pytest.mark.parametrize("kind", ["LegalEntity", "Organization"])
def test_who_is_a_ship_on_one_list_is_no_body(tmp_path: Path, kind: str) -> None:
    store = Knowledge(tmp_path / "store")
    red = Draft("red-1", kind, "red").add("name", "EXAMPLE STAR")
    blue = Draft("blue-1", "Vessel", "blue").add("imoNumber", "9074729")
    load(store, JANUARY, red.statements())
    load(store, JANUARY, blue.statements(), source="blue")
    same = {"red-1": "clr-a", "blue-1": "clr-a"}

    (dated,) = store.dated(AsOf(MARCH), same=same)
    (listing,) = store.view(AsOf(MARCH)).listings(same)

    assert ("Vessel", "Vessel") == (dated.thing.kind, listing.entity.kind)
