"""Scores as OFAC's search site gives them."""

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clearance.entities import Entity, Listing
from clearance.errors import UsageError
from clearance.screening import Index, Match, Options, Query, ofac_score

OFAC = Options(mode="ofac", threshold=0.8)


def person(key: str, *names: str, **properties: tuple[str, ...]) -> Listing:
    """Make a listed person."""
    return Listing(Entity(key, "Person", {"name": names, **properties}, ("list_a",)))


LISTINGS = (
    person("orlov", "ORLOV, Pavel Igorevich", innCode=("500100732259",)),
    person("orlova", "ORLOVA, Polina", "KRUGLOVA, Polina"),
    person("marek", "Marek Čapek"),
)


@pytest.fixture(scope="module")
def index() -> Index:
    """Index the list above."""
    return Index.build(LISTINGS)


def ids(matches: tuple[Match, ...]) -> list[str]:
    """List who was found, best first."""
    return [match.listing.entity.id for match in matches]


@pytest.mark.parametrize(
    ("query", "listed", "least", "most"),
    [
        ("Pavel Orlov", "ORLOV, Pavel Igorevich", 100, 100),
        ("orlov", "ORLOV, Pavel Igorevich", 100, 100),
        ("Pavel Orlof", "ORLOV, Pavel", 95, 99),
        ("Vo Pavel", "Pavel", 100, 100),
        ("Павел Орлов", "ORLOV, Pavel", 0, 0),
        ("", "ORLOV, Pavel", 0, 0),
        ("Pavel", "", 0, 0),
        ("!!!", "???", 0, 0),
    ],
)
def test_words_in_any_order_count_by_how_like_they_are(
    query: str, listed: str, least: float, most: float
) -> None:
    """Order, punctuation and further listed words do not count; other scripts do."""
    assert least <= ofac_score(query, listed) <= most


def test_a_word_of_another_first_letter_does_not_count() -> None:
    """The site compares words that begin alike."""
    alike = ofac_score("Karpov", "XENA, Karpow")
    other = ofac_score("Karpov", "XENA, Tarpov")

    assert alike > 90
    assert other < 80


def test_the_scores_of_the_site_are_met(shared: Path) -> None:
    """At least 95 % of seen scores within 5 points, and as good in either half.

    A score of -1 means that the site did not show the name.
    """
    with (shared / "bench" / "ofac_portal_scores.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    good = [
        abs(
            round(ofac_score(row["query_name"], row["result_name"]))
            - max(float(row["ofac_score"]), 0)
        )
        <= 5
        for row in rows
    ]

    assert sum(good) / len(good) >= 0.95
    for half in (good[::2], good[1::2]):
        assert sum(half) / len(half) >= 0.94


def test_every_name_is_scored_and_the_best_comes_first(index: Index) -> None:
    """Parties come with their best name, its score and a sentence that says so."""
    found = index.screen(Query(names=("Polina Orlova",)), OFAC)

    assert "orlova" == ids(found)[0]
    assert 1 == found[0].score
    assert "ORLOVA, Polina" == found[0].name
    assert (
        "OFAC's search site would show 'ORLOVA, Polina' with a score of about 100."
        == found[0].evidence[0].text
    )
    scores = [match.score for match in found]
    assert sorted(scores, reverse=True) == scores


def test_the_site_shows_exact_names_only_until_its_slider_is_moved(
    index: Index,
) -> None:
    """Its default is a score of 100."""
    exact = index.screen(Query(names=("Orlov",)), Options(mode="ofac"))
    near = index.screen(Query(names=("Orlof",)), Options(mode="ofac"))

    assert ["orlov"] == ids(exact)
    assert () == near
    assert "orlov" in ids(index.screen(Query(names=("Orlof",)), OFAC))


def test_only_names_count_there(index: Index) -> None:
    """A birth date or country changes no score of the site."""
    bare = index.screen(Query(names=("Pavel Orlov",)), OFAC)
    dated = index.screen(
        Query(names=("Pavel Orlov",), birth_dates=("1901-01-01",), countries=("de",)),
        OFAC,
    )

    assert bare == dated


def test_a_number_alone_is_looked_up(index: Index) -> None:
    """Without a name the number decides."""
    found = index.screen(
        Query(identifiers=(("inn", "500100732259"),)), Options(mode="ofac")
    )

    assert ["orlov"] == ids(found)


def test_accents_do_not_count(index: Index) -> None:
    """Letters with marks are compared without them."""
    found = index.screen(Query(names=("Capek Marek",)), Options(mode="ofac"))

    assert ["marek"] == ids(found)


def test_a_mode_that_is_none_is_refused() -> None:
    """The sentence names the modes there are."""
    with pytest.raises(UsageError, match="Use one of: clearance, ofac"):
        Options(mode="best")  # type: ignore[arg-type]


def test_filters_and_limit_hold_there_too(index: Index) -> None:
    """Kinds, exclusions and the limit are obeyed."""
    query = Query(names=("Orlov",))
    wide = Options(mode="ofac", threshold=0.5)

    assert 2 <= len(index.screen(query, wide))
    assert 1 == len(index.screen(query, Options(mode="ofac", threshold=0.5, limit=1)))
    assert () == index.screen(
        query, Options(mode="ofac", threshold=0.5, kinds=("Vessel",))
    )
    assert "orlov" not in ids(
        index.screen(query, Options(mode="ofac", threshold=0.5, exclusions=("orlov",)))
    )


def test_an_empty_list_shows_nobody() -> None:
    """No names is a list too."""
    assert () == Index.build(()).screen(Query(names=("Orlov",)), OFAC)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=30), st.text(max_size=30))
def test_any_two_texts_have_a_score(one: str, other: str) -> None:
    """Nothing raises, and no score leaves the scale."""
    assert 0 <= ofac_score(one, other) <= 100 + 1e-4


def test_no_more_of_a_text_is_read_than_of_any_name(index: Index) -> None:
    """A text of any length is answered as its first 500 characters are, and at once."""
    text = "Pavel Orlov " + "Igorevich " * 16_000

    assert ofac_score(text, "ORLOV, Pavel") == ofac_score(text[:500], "ORLOV, Pavel")
    long, cut = Query(names=(text,)), Query(names=(text[:500],))
    least = Options(mode="ofac", threshold=0.1)
    assert index.screen(long, least) == index.screen(cut, least)
