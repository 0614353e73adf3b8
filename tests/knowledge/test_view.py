"""What the lists said on a day: which versions answer, and what hangs on whom."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clearance.entities import Draft, Listing, Statement
from clearance.errors import InvalidValueError, StoreDamagedError
from clearance.knowledge import Edition, IncomingFile, Knowledge, Version
from clearance.values import AsOf

RED = Edition("Red list")
MORNING = datetime(2024, 6, 1, 8, tzinfo=UTC)


def person(key: str, name: str, **days: str) -> tuple[Statement, ...]:
    """Say that a person is on the list `red`."""
    first, last = days.get("listed_from"), days.get("listed_until")
    draft = Draft(key, "Person", "red", first, last)
    return draft.add("name", name).statements()


def designation(key: str, of: str, **days: str) -> tuple[Statement, ...]:
    """Say that a party is designated."""
    first, last = days.get("listed_from"), days.get("listed_until")
    draft = Draft(key, "Sanction", "red", first, last)
    return draft.add("entity", of).add("program", "RED").statements()


def load(
    store: Knowledge,
    published: date,
    statements: Iterable[Statement],
    *,
    edition: Edition = RED,
    source: str = "red",
    retrieved: datetime = MORNING,
) -> Version:
    """Keep a file that holds the statements and load them."""
    said = tuple(statements)
    store.folder.mkdir(parents=True, exist_ok=True)
    file = store.folder / "incoming.txt"
    file.write_text("\n".join(map(repr, said)))
    snapshot = store.keep(
        source,
        [IncomingFile("list.txt", file)],
        published=published,
        retrieved=retrieved,
        origin="disk",
    )
    return store.load(
        snapshot,
        said,
        edition=edition,
        record=lambda totals: {"counts": {"entries": totals.statements}},
    )


def listed(store: Knowledge, day: date, known: datetime | None = None) -> list[str]:
    """Say who is listed on a day."""
    view = store.view(AsOf(day, known))
    return [listing.entity.caption for listing in view.listings()]


def only(listings: Iterable[Listing]) -> Listing:
    """Give the one listing that there is."""
    (listing,) = listings
    return listing


def test_newest_version_not_after_the_day_answers(tmp_path: Path) -> None:
    """Each day is answered by the list that stood then."""
    store = Knowledge(tmp_path)
    load(store, date(2024, 1, 1), person("r-1", "Ada"))
    load(store, date(2024, 2, 1), person("r-2", "Bob"))

    assert ["Ada"] == listed(store, date(2024, 1, 31))
    assert ["Bob"] == listed(store, date(2024, 2, 1))


def test_what_was_not_yet_retrieved_does_not_answer(tmp_path: Path) -> None:
    """With `known`, the answer is the one that could have been given then."""
    store = Knowledge(tmp_path)
    load(store, date(2024, 1, 1), person("r-1", "Ada"))
    later = MORNING + timedelta(days=9)
    load(store, date(2024, 2, 1), person("r-2", "Bob"), retrieved=later)

    assert ["Ada"] == listed(store, date(2024, 3, 1), MORNING)
    assert ["Bob"] == listed(store, date(2024, 3, 1), later)
    assert ["Ada"] == listed(store, date(2024, 3, 1), MORNING.replace(tzinfo=None))


def test_newer_parser_supersedes_the_older(tmp_path: Path) -> None:
    """The same list read by a better parser answers instead."""
    store = Knowledge(tmp_path)
    load(store, date(2024, 1, 1), person("r-1", "Ada"))
    file = tmp_path / "incoming.txt"
    snapshot = store.versions()[0].snapshot
    said = person("r-1", "Ada Lovelace")

    store.load(snapshot, said, edition=Edition("Red list", 2), record=lambda _: {})

    assert file.exists()
    assert ["Ada Lovelace"] == listed(store, date(2024, 1, 1))


def test_partial_set_adds_to_the_last_whole_one(tmp_path: Path) -> None:
    """A later set that lacks its main file adds to the list, and the user is told."""
    store = Knowledge(tmp_path)
    part = Edition("Red list", complete=False, missing=("main.txt",))
    load(store, date(2024, 1, 1), person("r-1", "Ada"))
    alias = Draft("r-1", "LegalEntity", "red").add("alias", "Countess").statements()
    load(store, date(2024, 2, 1), alias, edition=part)

    view = store.view(AsOf(date(2024, 2, 1)))
    entity = only(view.listings()).entity

    assert "Person" == entity.kind
    assert ("Ada",) == entity.get("name")
    assert ("Countess",) == entity.get("alias")
    assert "2024-02-01, which lacks main.txt, adds to it" in view.notes[0]


def test_undated_list_that_came_later_is_left_out_and_said(tmp_path: Path) -> None:
    """A list is never taken for one that stood before it was published."""
    store = Knowledge(tmp_path)
    load(store, date(2024, 1, 1), person("r-1", "Ada"))

    view = store.view(AsOf(date(2023, 1, 1)))

    assert [] == list(view.listings())
    assert "the oldest is of 2024-01-01" in view.notes[0]


def test_dated_list_answers_for_earlier_days(tmp_path: Path) -> None:
    """A list that dates its entries answers for a day before it was published."""
    store = Knowledge(tmp_path)
    said = (
        *person("r-1", "Ada", listed_from="2022-02-24"),
        *person("r-2", "Bob", listed_from="2022-02", listed_until="2022-03-01"),
    )
    load(store, date(2024, 1, 1), said, edition=Edition("Red list", dated=True))

    assert [] == listed(store, date(2022, 1, 31))
    assert ["Bob"] == listed(store, date(2022, 2, 23))
    assert ["Ada", "Bob"] == listed(store, date(2022, 2, 24))
    assert ["Ada"] == listed(store, date(2022, 3, 1))
    assert "by the listing days" in store.view(AsOf(date(2022, 3, 1))).notes[0]


def test_party_whose_designations_all_ended_is_not_listed(tmp_path: Path) -> None:
    """A party is off the list when its last designation ends, not before."""
    store = Knowledge(tmp_path)
    said = (
        *person("r-1", "Ada"),
        *designation("r-1-a", "r-1", listed_until="2024-03-01"),
        *designation("r-1-b", "r-1", listed_until="2024-04-01"),
    )
    load(store, date(2024, 1, 1), said)

    assert ["Ada"] == listed(store, date(2024, 3, 31))
    assert [] == listed(store, date(2024, 4, 1))


def test_days_between_which_nothing_changes_share_a_key(tmp_path: Path) -> None:
    """The key changes on the day on which the listings do, and only then."""
    store = Knowledge(tmp_path)
    said = (*person("r-1", "Ada"), *person("r-2", "Bob", listed_from="2024-03-01"))
    load(store, date(2024, 1, 1), said)

    def key(day: date) -> str:
        return store.view(AsOf(day)).key

    assert key(date(2024, 1, 2)) == key(date(2024, 2, 29))
    assert key(date(2024, 2, 29)) != key(date(2024, 3, 1))
    assert key(date(2024, 3, 1)) == key(date(2026, 1, 1))


def test_key_changes_with_the_list(tmp_path: Path) -> None:
    """A new version has a new key, also for the same day."""
    store = Knowledge(tmp_path)
    load(store, date(2024, 1, 1), person("r-1", "Ada"))
    before = store.view(AsOf(date(2024, 5, 1))).key

    load(store, date(2024, 2, 1), person("r-1", "Ada"))

    assert before != store.view(AsOf(date(2024, 5, 1))).key


def test_what_points_at_a_party_is_attached_to_it(tmp_path: Path) -> None:
    """Designations, documents and wallets hang on their party; links on both ends."""
    store = Knowledge(tmp_path)
    link = Draft("r-1-l", "UnknownLink", "red").add("subject", "r-1")
    wallet = Draft("r-1-w", "CryptoWallet", "red").add("publicKey", "0xabc")
    passport = Draft("r-1-p", "Passport", "red").add("number", "123")
    said = (
        *person("r-1", "Ada"),
        *person("r-2", "Bob"),
        *designation("r-1-s", "r-1"),
        *link.add("object", "r-2").statements(),
        *wallet.add("holder", "r-1").statements(),
        *passport.add("holder", "r-1").statements(),
    )
    load(store, date(2024, 1, 1), said)

    ada, bob = store.view(AsOf(date(2024, 1, 1))).listings()

    assert ["r-1-s", "r-1-l", "r-1-w", "r-1-p"] == [thing.id for thing in ada.attached]
    assert ("RED",) == ada.programmes
    assert {"r-2": "Bob"} == ada.neighbours
    assert ["r-1-l"] == [thing.id for thing in bob.attached]
    assert {"r-1": "Ada"} == bob.neighbours


def test_wallet_with_its_own_designation_stands_alone(tmp_path: Path) -> None:
    """No designation is lost because the thing designated has a holder."""
    store = Knowledge(tmp_path)
    wallet = Draft("r-w", "CryptoWallet", "red").add("publicKey", "0xabc")
    said = (
        *person("r-1", "Ada"),
        *wallet.add("holder", "r-1").statements(),
        *designation("r-w-s", "r-w"),
    )
    load(store, date(2024, 1, 1), said)

    ada, alone = store.view(AsOf(date(2024, 1, 1))).listings()

    assert () == ada.attached
    assert ["r-w-s"] == [thing.id for thing in alone.attached]


def test_one_id_in_two_sources_is_one_entity(tmp_path: Path) -> None:
    """Parties of the same id are one, of the more specific kind, with both sources."""
    store = Knowledge(tmp_path)
    company = Draft("r-1", "Company", "blue").add("name", "Ada Ltd").statements()
    load(store, date(2024, 1, 1), company, source="blue", edition=Edition("Blue list"))
    entity = Draft("r-1", "LegalEntity", "red").add("name", "Ada").statements()
    load(store, date(2024, 1, 1), entity)

    found = only(store.view(AsOf(date(2024, 1, 1))).listings()).entity
    reds = store.view(AsOf(date(2024, 1, 1)), sources=["red"]).listings()

    assert "Company" == found.kind
    assert ("Ada Ltd", "Ada") == found.get("name")
    assert ("blue", "red") == found.sources
    assert ("red",) == only(reds).entity.sources


def test_values_keep_the_order_of_the_source(tmp_path: Path) -> None:
    """Names come as the list has them, however many there are."""
    store = Knowledge(tmp_path)
    names = [f"Name {number * 7919 % 1000}" for number in range(1000)]
    draft = Draft("r-1", "Person", "red")
    for name in names:
        draft.add("alias", name)
    load(store, date(2024, 1, 1), draft.statements())

    entity = only(store.view(AsOf(date(2024, 1, 1))).listings()).entity

    assert tuple(names) == entity.get("alias")


def test_totals_count_what_points_nowhere(tmp_path: Path) -> None:
    """A designation of nobody is counted when it is loaded."""
    said = (*person("r-1", "Ada"), *designation("r-9-s", "r-9"))

    version = load(Knowledge(tmp_path), date(2024, 1, 1), said)

    assert 1 == version.totals.dangling
    assert {"Person": 1, "Sanction": 1} == version.totals.subjects


def test_claims_tell_statement_and_version(tmp_path: Path) -> None:
    """All that is said of a thing and of what points at it can be seen, with source."""
    store = Knowledge(tmp_path)
    said = (*person("r-1", "Ada"), *designation("r-1-s", "r-1"), *person("r-2", "Bob"))
    version = load(store, date(2024, 1, 1), said)

    claims = store.statements_of("r-1", AsOf(date(2024, 1, 1)))

    assert list(said[:3]) == [claim.statement for claim in claims]
    assert {version.name} == {claim.version.name for claim in claims}


def test_empty_store_says_what_to_do(tmp_path: Path) -> None:
    """Without any list the user is told to load some."""
    view = Knowledge(tmp_path / "nothing").view(AsOf(date(2024, 1, 1)))

    assert [] == list(view.listings())
    assert (
        "No list is loaded. Run `clearance update` to load the lists.",
    ) == view.notes


def test_folder_with_odd_signs_works(tmp_path: Path) -> None:
    """Quotes, stars and brackets in the folder's name do no harm."""
    store = Knowledge(tmp_path / "it's [a] *store?")
    load(store, date(2024, 1, 1), person("r-1", "Ada"))

    assert ["Ada"] == listed(store, date(2024, 1, 1))


def test_statement_of_unknown_property_is_refused(tmp_path: Path) -> None:
    """A statement that no kind of thing can have does not get into the store."""
    store = Knowledge(tmp_path)
    wrong = Statement("r-1", "Person", "imoNumber", "9412335", "red")

    with pytest.raises(InvalidValueError, match="Person has no property 'imoNumber'"):
        load(store, date(2024, 1, 1), [wrong])

    assert () == store.versions()


@pytest.mark.parametrize("name", ["statements.parquet", "version.json"])
@pytest.mark.parametrize("damage", ["cut", "changed", "gone"])
def test_damaged_file_is_named_and_read_anew(
    tmp_path: Path, name: str, damage: str
) -> None:
    """Damage is told with the way out, and loading the same list again heals it."""
    store = Knowledge(tmp_path)
    version = load(store, date(2024, 1, 1), person("r-1", "Ada"))
    path = store.version_folder(version) / name
    whole = path.read_bytes()
    if damage == "gone":
        path.unlink()
    else:
        path.write_bytes(whole[:40] if damage == "cut" else b"?" + whole[1:])

    with pytest.raises(StoreDamagedError, match=rf"{name} is damaged.*update"):
        listed(store, date(2024, 1, 1))
    load(store, date(2024, 1, 1), person("r-1", "Ada"))

    assert ["Ada"] == listed(store, date(2024, 1, 1))


days = st.dates(date(2024, 1, 1), date(2024, 1, 9))
publication = st.tuples(days, st.sets(st.sampled_from("abcdef"), min_size=1))


def load_all(store: Knowledge, publications: Sequence[tuple[date, set[str]]]) -> None:
    """Load lists of one-letter persons."""
    for published, letters in publications:
        said = [s for key in sorted(letters) for s in person(f"r-{key}", key)]
        load(store, published, said)


@pytest.mark.slow
@settings(max_examples=15, deadline=None)
@given(st.data(), st.lists(publication, min_size=1, max_size=3), days)
def test_order_and_repetition_of_loading_do_not_matter(
    data: st.DataObject, publications: list[tuple[date, set[str]]], day: date
) -> None:
    """Loading A then B is loading B then A, and loading twice is loading once."""
    shuffled = data.draw(st.permutations(publications))
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        straight, mixed = Knowledge(Path(one)), Knowledge(Path(other))
        load_all(straight, publications)
        load_all(mixed, [*shuffled, *publications])

        expected = straight.view(AsOf(day))
        actual = mixed.view(AsOf(day))

        assert expected.key == actual.key
        assert list(expected.listings()) == list(actual.listings())
        assert straight.versions() == mixed.versions()


def ownership(
    key: str, share: str, *, until: str | None = None
) -> tuple[Statement, ...]:
    """Say that somebody owns a company, until a day on which that was over."""
    draft = Draft(key, "Ownership", "red", None, until)
    draft.add("owner", "owner").add("asset", "company").add("percentage", share)
    return draft.statements()


def test_relations_are_told_with_those_that_ended(tmp_path: Path) -> None:
    """A share that its list calls over is given, with the day; names of ends, too."""
    store = Knowledge(tmp_path)
    told = (*person("owner", "Anna Red"), *ownership("now", "44"))
    load(store, date(2024, 5, 1), (*told, *ownership("then", "50", until="2024-03-01")))

    relations = store.view(AsOf(date(2024, 6, 1))).relations({"owner": "clr-1"})

    found = {one.entity.id: one for one in relations.every}
    assert {"now", "then"} == set(found)
    assert (found["now"].listed_until, found["then"].listed_until) == (
        None,
        "2024-03-01",
    )
    assert found["now"].entity.get("owner") == ("clr-1",)
    assert relations.names == {"clr-1": "Anna Red"}
