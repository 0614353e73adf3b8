"""The real SDN list of 3 May 2024: the questions that a user asks first."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from clearance.entities import Listing
from clearance.errors import InvalidValueError
from clearance.screening import DEFAULT_THRESHOLD, Index, Options, Query, query_of
from clearance.validation import manipulations, take_samples
from clearance.values import parse_identifier


@pytest.fixture(scope="module")
def listings(sdn: tuple[Listing, ...]) -> list[Listing]:
    """Give the real list."""
    return list(sdn)


@pytest.fixture(scope="module")
def index(sdn_index: Path) -> Index:
    """Reopen the index that was built and saved of it."""
    return Index.open(sdn_index)


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
    """Give (number, party) of the first parties that alone hold such a number.

    Of IMO numbers only those of ships: companies have another type of them.
    """
    held: dict[str, list[str]] = {}
    for one in listings:
        if prop == "imoNumber" and not one.entity.is_a("Vessel"):
            continue
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


def test_listed_names_with_digits_are_found_as_they_are_typed(
    listings: list[Listing], index: Index
) -> None:
    """What looks like a code or a number is searched for as a name as well.

    All but nicknames of two letters and digits or less than a word ("40", "EL 63"),
    which are too short to be told from any other text.
    """
    names = {
        name: one.entity.id
        for one in listings
        for prop in ("name", "alias", "weakAlias")
        for name in one.entity.get(prop)
        if any(map(str.isdigit, name)) and sum(map(str.isalnum, name)) > 5
    }
    sample = sorted(names)[::3]
    queries = [query_of(name) for name in sample]
    missed = [
        name
        for name, found in zip(
            sample, index.screen_many(queries, Options(limit=100)), strict=True
        )
        if names[name] not in {match.listing.entity.id for match in found}
    ]

    assert len(sample) >= 200
    assert [] == missed


def test_innocents_are_seldom_found(index: Index, shared: Path) -> None:
    """Of innocents asked for by name alone, at most one in two hundred is reported."""
    path = shared / "bench" / "negatives_us.csv"
    lines = path.read_text("utf-8").splitlines()[1::10]
    queries = [Query(names=(line.split(",")[0],)) for line in lines]
    reported = sum(bool(found) for found in index.screen_many(queries))

    assert reported / len(queries) <= 0.005


def is_good(type_name: str, text: str) -> bool:
    """Say whether a number passes the check of its type."""
    try:
        parse_identifier(type_name, text)
    except InvalidValueError:
        return False
    return True


@pytest.mark.parametrize(
    ("prop", "type_name"), [("imoNumber", "imo"), ("innCode", "inn")]
)
def test_every_number_with_a_slip_finds_its_holder(
    listings: list[Listing], index: Index, prop: str, type_name: str
) -> None:
    """Two digits swapped or one replaced: where the check digit fails, it is found."""
    wrong = []
    for place, (value, party) in enumerate(numbers(listings, prop)):
        digits = "".join(char for char in value if char.isdigit())
        if not is_good(type_name, digits):
            continue
        at = place % (len(digits) - 1)
        other = str((int(digits[at]) + 1 + place % 8) % 10)
        slipped = digits[:at] + other + digits[at + 1 :]
        if not is_good(type_name, slipped):
            wrong.append((slipped, party))
    queries = [Query(identifiers=((type_name, text),)) for text, _ in wrong]
    found = index.screen_many(queries, Options(limit=50))

    assert len(wrong) >= 20
    assert [] == [
        text
        for (text, party), matches in zip(wrong, found, strict=True)
        if party not in {match.listing.entity.id for match in matches}
    ]


def test_passports_next_to_listed_ones_alert_nobody(
    listings: list[Listing], index: Index
) -> None:
    """Numbers given out in sequence belong to other people."""
    held = {text for one in listings for text in one.entity.get("passportNumber")} | {
        text
        for one in listings
        for thing in one.of("Passport")
        for text in (*thing.get("number"), *thing.get("passportNumber"))
    }
    following = [
        text[:-1] + str((int(text[-1]) + 1) % 10)
        for text in sorted(held)
        if text[-1].isdigit()
    ]
    fresh = [text for text in following if text not in held][:1000]
    queries = [Query(identifiers=(("passport", text),)) for text in fresh]
    alerts = [
        text
        for text, matches in zip(fresh, index.screen_many(queries), strict=True)
        if any(
            "identifier" not in {one.code for one in match.evidence}
            for match in matches
        )
    ]

    assert len(fresh) >= 100
    assert [] == alerts


# Measured on 10,163 names: 0.9 % (benchmarks/RESULTS.md); the aim is 0.3 %.
MOST_LOST = 0.015


@pytest.mark.slow
def test_little_is_lost_between_a_broad_search_and_the_default(
    listings: list[Listing], index: Index
) -> None:
    """Who scores above the default in a broad search is found by the default one."""
    lost = due = 0
    for one in manipulations():
        samples = take_samples(listings, one, 20, 5)
        queries = [Query(names=(sample.written,)) for sample in samples]
        usual = index.screen_many(queries, Options(limit=20))
        broad = index.screen_many(queries, Options(threshold=0.5, limit=60))
        for matches, more in zip(usual, broad, strict=True):
            found = {match.listing.entity.id for match in matches}
            wanted = [m.listing.entity.id for m in more if m.score >= DEFAULT_THRESHOLD]
            due += len(wanted[:20])
            if len(found) < 20:
                lost += len(set(wanted[:20]) - found)

    assert due > 500
    assert lost / due <= MOST_LOST, f"{lost} of {due} are lost"
