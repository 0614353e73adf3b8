"""What lists ever said, when they stopped, and what changed from day to day."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clearance.entities import Draft, Statement
from clearance.errors import UsageError
from clearance.knowledge import Changes, Knowledge, Presence, Said
from clearance.values import AsOf
from tests.knowledge.lists import MORNING, Party, load, said

JAN, FEB, MAR, APR = (date(2024, month, 1) for month in (1, 2, 3, 4))
ADA, BOB, CID = ("r-1", "Ada", "X"), ("r-2", "Bob", "X"), ("r-3", "Cid", "Y")


def said_on(store: Knowledge, day: date) -> frozenset[Said]:
    """Give all that lists say on a day of parties and of what hangs on them."""
    views = store.view(AsOf(day)).by_source()
    return frozenset(
        Said(source, *row.values())
        for source, view in views.items()
        for row in view.said_table().to_pylist()
    )


def changed(store: Knowledge, earlier: date, later: date) -> Changes:
    """Say what changed between two days."""
    return store.changes(AsOf(earlier), AsOf(later))


def test_entries_of_several_lists_come_as_one_thing(tmp_path: Path) -> None:
    """All names are there, with the ids that the lists give, in their order."""
    store = Knowledge(tmp_path)
    load(store, JAN, said("red", [ADA]))
    load(store, JAN, said("sky", [("s-9", "Ada Byron", "Z")]), source="sky")

    (one,) = store.view(AsOf(JAN)).listings({"r-1": "clr-1", "s-9": "clr-1"})

    assert one.entity.id == "clr-1"
    assert one.entity.referents == ("r-1", "s-9")
    assert one.entity.get("name") == ("Ada", "Ada Byron")
    assert one.entity.sources == ("red", "sky")
    assert one.programmes == ("X", "Z")


def test_what_one_list_no_longer_names_is_left_out_of_the_cluster(
    tmp_path: Path,
) -> None:
    """A delisting by one authority does not hide the listing by another."""
    store = Knowledge(tmp_path)
    ended = Draft("r-1-X", "Sanction", "red", "2023-01-01", "2023-06-01")
    gone = Draft("r-1", "Person", "red").add("name", "Ada").statements()
    load(store, JAN, [*gone, *ended.add("entity", "r-1").statements()])
    load(store, JAN, said("sky", [("s-9", "Ada Byron", "Z")]), source="sky")

    (one,) = store.view(AsOf(JAN)).listings({"r-1": "clr-1", "s-9": "clr-1"})

    assert one.entity.get("name") == ("Ada Byron",)
    assert one.entity.sources == ("sky",)


def test_a_relation_leads_to_the_cluster_of_its_other_end(tmp_path: Path) -> None:
    """Ids inside statements are those of the clusters too."""
    store = Knowledge(tmp_path)
    link = Draft("r-1-link", "UnknownLink", "red").add("subject", "r-1")
    load(
        store, JAN, [*said("red", [ADA, BOB]), *link.add("object", "r-2").statements()]
    )

    same = {"r-1": "clr-1", "r-2": "clr-2"}
    first = next(iter(store.view(AsOf(JAN)).listings(same)))

    assert first.of("UnknownLink")[0].get("object") == ("clr-2",)
    assert first.neighbours == {"clr-2": "Bob"}


def test_ever_remembers_what_is_gone_and_when_it_first_was(tmp_path: Path) -> None:
    """A thing has all that any version said, once, and its first publication."""
    store = Knowledge(tmp_path)
    load(store, JAN, said("red", [ADA]))
    load(store, FEB, said("red", [("r-1", "Ada Byron", "X"), BOB]))
    load(store, MAR, said("red", [BOB]))

    found = {ever.listing.entity.id: ever for ever in store.ever()}

    assert found["r-1"].listing.entity.get("name") == ("Ada", "Ada Byron")
    assert found["r-1"].first == JAN
    assert found["r-2"].first == FEB


def test_ever_knows_only_what_had_been_retrieved(tmp_path: Path) -> None:
    """Asked for what was known, later retrievals say nothing."""
    store = Knowledge(tmp_path)
    load(store, JAN, said("red", [ADA]))
    later = MORNING + timedelta(days=1)
    load(store, FEB, said("red", [ADA, BOB]), retrieved=later)

    assert [e.listing.entity.id for e in store.ever(known=MORNING)] == ["r-1"]


def test_a_presence_is_bounded_by_the_publications_around_it(tmp_path: Path) -> None:
    """First and last, the one before that lacks it, the one after that lacks it."""
    store = Knowledge(tmp_path)
    for day, parties in (
        (JAN, [ADA]),
        (FEB, [ADA, BOB]),
        (MAR, [ADA, BOB]),
        (APR, [ADA]),
    ):
        load(store, day, said("red", parties))

    assert list(store.presences()) == [
        Presence("red", "r-1", None, JAN, APR, None),
        Presence("red", "r-2", JAN, FEB, MAR, APR),
    ]


def test_a_thing_listed_again_has_a_presence_for_each_spell(tmp_path: Path) -> None:
    """The removal between is not forgotten because of what came after."""
    store = Knowledge(tmp_path)
    for day, parties in ((JAN, [ADA, BOB]), (FEB, [BOB]), (MAR, [BOB]), (APR, [ADA])):
        load(store, day, said("red", parties))

    assert list(store.presences()) == [
        Presence("red", "r-1", None, JAN, JAN, FEB),
        Presence("red", "r-1", MAR, APR, APR, None),
        Presence("red", "r-2", None, JAN, MAR, APR),
    ]


def test_an_incomplete_set_prolongs_a_spell_and_parts_none(tmp_path: Path) -> None:
    store = Knowledge(tmp_path)
    load(store, JAN, said("red", [ADA]))
    load(store, FEB, said("red", [BOB]), complete=False)
    load(store, MAR, said("red", [ADA]), complete=False)
    load(store, APR, said("red", [BOB]))

    assert list(store.presences()) == [
        Presence("red", "r-1", None, JAN, MAR, APR),
        Presence("red", "r-2", JAN, FEB, APR, None),
    ]


def test_an_id_elsewhere_that_a_list_has_replaced_is_no_longer_said(
    tmp_path: Path,
) -> None:
    """Lists renumber: the old number may by now be another party's."""
    store = Knowledge(tmp_path)
    for day, number in ((JAN, "un-KPe.035"), (FEB, "un-KPe.042")):
        same = Draft("r-1", "Person", "red").add("sameAs", number)
        other = Draft("r-2", "Person", "red").add("sameAs", "gb-ofsi-7")
        old = [*other.statements()] if day == JAN else []
        load(store, day, [*said("red", [ADA, BOB]), *same.statements(), *old])

    found = {ever.listing.entity.id: ever.listing.entity for ever in store.ever()}

    assert found["r-1"].get("sameAs") == ("un-KPe.042",)
    assert found["r-2"].get("sameAs") == ("gb-ofsi-7",)


def test_what_two_lists_say_alike_is_said_by_both(tmp_path: Path) -> None:
    """The second source of a statement is kept with it."""
    store = Knowledge(tmp_path)
    load(store, JAN, said("red", [ADA]))
    load(store, FEB, said("sky", [ADA]), source="sky")

    (one,) = store.ever()

    assert one.listing.entity.sources == ("red", "sky")
    assert one.listing.entity.get("name") == ("Ada",)


def test_absence_from_an_incomplete_set_ends_nothing(tmp_path: Path) -> None:
    """Only a complete publication can say that a thing is gone."""
    store = Knowledge(tmp_path)
    load(store, JAN, said("red", [ADA, BOB]))
    load(store, FEB, said("red", [ADA]), complete=False)

    assert [p.gone for p in store.presences()] == [None, None]


def with_alias(key: str, name: str) -> list[Statement]:
    """Say of a party what the file of aliases says."""
    return list(Draft(key, "Person", "red").add("alias", name).statements())


FEEDS = {"red": {"aliases.csv": ("alias",)}}


def test_what_a_missing_file_would_say_is_no_change(tmp_path: Path) -> None:
    """An edition without the file of aliases changes no party by that."""
    store = Knowledge(tmp_path)
    load(store, JAN, [*said("red", [ADA, BOB]), *with_alias("r-1", "Adele")])
    renamed = ("r-2", "Bobby", "X")
    load(store, FEB, said("red", [ADA, renamed, CID]), missing=("aliases.csv",))

    found = store.changes(AsOf(JAN), AsOf(FEB), feeds=FEEDS)

    assert [(p.party, p.change) for p in found.parties] == [
        ("r-2", "changed"),
        ("r-3", "added"),
    ]
    assert any("aliases.csv is missing" in note for note in found.notes)
    assert found.applied_to(said_on(store, JAN)) == said_on(store, FEB)


def test_an_incomplete_set_tells_who_was_added_alone(tmp_path: Path) -> None:
    store = Knowledge(tmp_path)
    load(store, JAN, said("red", [ADA]))
    part = [*said("red", [CID]), *with_alias("r-1", "Adele")]
    load(store, FEB, part, complete=False, missing=("main.csv",))

    found = store.changes(AsOf(JAN), AsOf(FEB), feeds=FEEDS)

    assert [(p.party, p.change) for p in found.parties] == [("r-3", "added")]
    assert found.applied_to(said_on(store, JAN)) == said_on(store, FEB)


def test_a_new_relation_changes_the_entry_that_tells_of_it(tmp_path: Path) -> None:
    """The party at its other end is what it was."""
    store = Knowledge(tmp_path)
    load(store, JAN, said("red", [ADA, BOB]))
    link = Draft("r-1-link", "UnknownLink", "red").add("subject", "r-1")
    linked = link.add("object", "r-2").statements()
    load(store, FEB, [*said("red", [ADA, BOB]), *linked])

    found = changed(store, JAN, FEB)

    assert [p.party for p in found.parties] == ["r-1"]
    assert found.applied_to(said_on(store, JAN)) == said_on(store, FEB)


def test_history_says_which_publications_make_a_statement(tmp_path: Path) -> None:
    """Also of the designation that hangs on the party."""
    store = Knowledge(tmp_path)
    load(store, JAN, said("red", [ADA]))
    load(store, FEB, said("red", [("r-1", "Ada Byron", "X")]))

    told = {
        (c.statement.property, c.statement.value): (c.first_seen, c.last_seen, c.gone)
        for c in store.history(["r-1"])
    }

    assert told["name", "Ada"] == (JAN, JAN, FEB)
    assert told["name", "Ada Byron"] == (FEB, FEB, None)
    assert told["program", "X"] == (JAN, FEB, None)


def test_changes_name_who_came_who_went_and_what_became_otherwise(
    tmp_path: Path,
) -> None:
    """A new name and a new programme are told with what stood before."""
    store = Knowledge(tmp_path)
    load(store, JAN, said("red", [ADA, BOB]))
    load(store, FEB, said("red", [("r-1", "Ada Byron", "Z"), CID]))

    found = {p.party: p for p in changed(store, JAN, FEB).parties}
    properties = {
        (p.thing, p.property): (p.before, p.after) for p in found["r-1"].properties
    }

    assert {k: v.change for k, v in found.items()} == {
        "r-1": "changed",
        "r-2": "removed",
        "r-3": "added",
    }
    assert properties["r-1", "name"] == (("Ada",), ("Ada Byron",))
    assert properties["r-1-X", "program"] == (("X",), ())
    assert properties["r-1-Z", "program"] == ((), ("Z",))
    assert found["r-2"].caption == "Bob"
    assert found["r-3"].programmes == ("Y",)


def test_a_list_that_begins_between_the_days_is_named_not_counted(
    tmp_path: Path,
) -> None:
    """Its first loaded publication is no action day."""
    store = Knowledge(tmp_path)
    load(store, JAN, said("red", [ADA]))
    load(store, FEB, said("sky", [("s-1", "Eve", "Z")]), source="sky")

    found = changed(store, JAN, MAR)

    assert found.parties == ()
    assert any("Not compared" in note and "sky" in note for note in found.notes)


def test_days_in_the_wrong_order_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="name the earlier day first"):
        changed(Knowledge(tmp_path), FEB, JAN)


PARTIES = st.lists(
    st.tuples(
        st.sampled_from(["r-1", "r-2", "r-3", "r-4"]),
        st.sampled_from(["Ada", "Bob", "Cid"]),
        st.sampled_from(["X", "Y"]),
    ),
    max_size=6,
)


@pytest.mark.parametrize("tries", [4, pytest.param(25, marks=pytest.mark.slow)])
def test_changes_applied_to_the_one_day_give_the_other(tries: int) -> None:
    @settings(max_examples=tries, deadline=None)
    @given(first=PARTIES, second=PARTIES)
    def one_gives_the_other(first: Sequence[Party], second: Sequence[Party]) -> None:
        with TemporaryDirectory() as folder:
            store = Knowledge(Path(folder))
            load(store, JAN, said("red", first))
            load(store, FEB, said("red", second))

            found = changed(store, JAN, FEB)
            before, after = said_on(store, JAN), said_on(store, FEB)

            assert found.applied_to(before) == after
            assert not found.parties or before != after

    one_gives_the_other()


@pytest.mark.parametrize("tries", [3, pytest.param(15, marks=pytest.mark.slow)])
def test_the_order_of_loading_changes_no_answer(tries: int) -> None:
    @settings(max_examples=tries, deadline=None)
    @given(first=PARTIES, second=PARTIES)
    def either_order(first: Sequence[Party], second: Sequence[Party]) -> None:
        with TemporaryDirectory() as one, TemporaryDirectory() as other:
            forth, back = Knowledge(Path(one)), Knowledge(Path(other))
            lists = [(JAN, said("red", first)), (FEB, said("red", second))]
            for day, statements in lists:
                load(forth, day, statements)
            for day, statements in reversed(lists):
                load(back, day, statements)

            for day in (JAN, FEB, MAR):
                assert said_on(forth, day) == said_on(back, day)
                views = [store.view(AsOf(day)) for store in (forth, back)]
                assert views[0].key == views[1].key
            assert list(forth.presences()) == list(back.presences())

    either_order()
