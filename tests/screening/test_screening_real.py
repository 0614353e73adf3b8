"""The real SDN list of 3 May 2024: the questions that a user asks first."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from clearance.entities import Listing
from clearance.knowledge import Knowledge
from clearance.screening import Index, Options, Query, query_of
from clearance.sources import find_on_disk, keep_found, load_snapshot, read_catalog
from clearance.values import AsOf

DAY = date(2024, 5, 3)


@pytest.fixture(scope="module")
def listings(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Listing]:
    """Load the list of that day through the code that users run."""
    store = Knowledge(tmp_path_factory.mktemp("store"))
    source = read_catalog()["us_ofac_sdn"]
    sets = find_on_disk(shared / "lists", source.metadata)
    found = next(one for one in sets if one.published == DAY)
    moment = datetime(2024, 5, 4, tzinfo=UTC)
    load_snapshot(store, source, keep_found(store, source, found, retrieved=moment))
    return list(store.view(AsOf(DAY)).listings())


@pytest.fixture(scope="module")
def index(listings: list[Listing], tmp_path_factory: pytest.TempPathFactory) -> Index:
    """Build, save and reopen the index."""
    folder = tmp_path_factory.mktemp("index") / "sdn"
    Index.build(listings).save(folder)
    return Index.open(folder)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ВТБ", "17013"),
        ("VTB", "17013"),
        ("Сбербанк", "17018"),
        ("Sberbank", "17018"),
        ("Alisher Usmanov", "35283"),
        ("Алишер Усманов", "35283"),
        ("Putin", "35096"),
        ("Vladimir Putin", "35096"),
        ("Владимир Путин", "35096"),
        ("Sergey Shoygu", "35173"),
        ("Sergei Shoigu", "35173"),
        ("Rosoboroneksport", "18782"),
        ("Rosoboronexport", "18782"),
        ("Oleg Derypaska", "24283"),
        ("Eugene Prigozhin", "21171"),
        ("김정은", "20157"),
        ("VTBRRUMM", "17013"),
        ("SABRRUMM", "17018"),
        ("1027739609391", "17013"),
        ("INN 7702070139", "17013"),
    ],
)
def test_well_known_parties_come_first(index: Index, text: str, expected: str) -> None:
    """Names in several scripts and spellings, and numbers, find the right entry."""
    found = index.screen(query_of(text))

    assert f"ofac-{expected}" == found[0].listing.entity.id


def numbers(listings: list[Listing], prop: str) -> Iterator[tuple[str, str]]:
    """Give (number, party) of the first parties that alone hold such a number."""
    held: dict[str, list[str]] = {}
    for one in listings:
        for value in one.entity.get(prop):
            held.setdefault(value, []).append(one.entity.id)
    lone = [(value, ids[0]) for value, ids in held.items() if len(ids) == 1]
    yield from lone[:: max(1, len(lone) // 40)]


@pytest.mark.parametrize(
    ("prop", "type_name"),
    [
        ("imoNumber", "imo"),
        ("swiftBic", "bic"),
        ("passportNumber", "passport"),
        ("innCode", "inn"),
    ],
)
def test_every_number_finds_its_holder(
    listings: list[Listing], index: Index, prop: str, type_name: str
) -> None:
    """A number taken from the list and asked for by itself finds who has it."""
    asked = list(numbers(listings, prop))
    queries = [Query(identifiers=((type_name, value),)) for value, _ in asked]
    found = [
        {match.listing.entity.id for match in matches}
        for matches in index.screen_many(queries)
    ]

    assert len(asked) >= 20
    assert [] == [
        value
        for (value, party), ids in zip(asked, found, strict=True)
        if party not in ids
    ]


def test_wallets_find_their_holders(listings: list[Listing], index: Index) -> None:
    """A crypto address typed by itself finds the party that holds it."""
    wallets = [
        (key, listing.entity.id)
        for listing in listings
        for wallet in listing.of("CryptoWallet")
        for key in wallet.get("publicKey")
        if len(key) > 25
    ][::20]

    assert len(wallets) >= 10
    for key, party in wallets:
        assert party in {
            match.listing.entity.id for match in index.screen(query_of(key))
        }


def test_every_listed_name_finds_itself(listings: list[Listing], index: Index) -> None:
    """Asked for by its own name, a party is found, in the words of the list."""
    sample = [one.entity for one in listings[::25]]
    queries = [Query(names=(entity.caption,)) for entity in sample]
    missed = [
        entity.caption
        for entity, matches in zip(
            sample, index.screen_many(queries, Options(limit=50)), strict=True
        )
        if entity.id not in {match.listing.entity.id for match in matches}
    ]

    assert len(missed) <= len(sample) * 0.005, missed


def test_innocents_are_seldom_found(index: Index, shared: Path) -> None:
    """Of innocents asked for by name alone, at most one in two hundred is reported."""
    path = shared / "bench" / "negatives_us.csv"
    lines = path.read_text("utf-8").splitlines()[1::10]
    queries = [Query(names=(line.split(",")[0],)) for line in lines]
    reported = sum(bool(found) for found in index.screen_many(queries))

    assert reported / len(queries) <= 0.005
