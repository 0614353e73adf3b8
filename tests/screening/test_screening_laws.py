"""Laws of screening: for any query, whatever it holds."""

import random
from dataclasses import replace
from functools import cache
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from clearance.entities import Entity, Listing
from clearance.screening import Index, Options, Query

NAMES = (
    "PUTIN, Vladimir Vladimirovich",
    "SHOIGU, Sergei Kuzhugetovich",
    "DERIPASKA, Oleg Vladimirovich",
    "AL-TIKRITI, Saddam Hussein",
    "KIM, Jong Un",
    "DIAZ LOPEZ, Francisco Javier",
)
COMPANIES = (
    "VTB BANK PUBLIC JOINT STOCK COMPANY",
    "ROSOBORONEKSPORT OAO",
    "REPAIR PLANT NO. 38",
    "王晨贸易有限公司",
)
LISTINGS = tuple(
    Listing(
        Entity(f"p{n}", "Person", {"name": (name,), "passportNumber": (f"P{n}11111",)})
    )
    for n, name in enumerate(NAMES)
) + tuple(
    Listing(Entity(f"c{n}", "Company", {"name": (name,), "innCode": ("7702070139",)}))
    for n, name in enumerate(COMPANIES)
)


@cache
def the_index() -> Index:
    """Build the index when it is first asked for."""
    return Index.build(LISTINGS)


ALL = Options(threshold=0.0, limit=50)
texts = st.one_of(
    st.text(max_size=120),
    st.sampled_from([*NAMES, *COMPANIES]),
    st.sampled_from([*NAMES, *COMPANIES]).flatmap(
        lambda name: st.integers(0, len(name)).map(lambda n: name[:n] + name[n + 1 :])
    ),
)


def scores(query: Query) -> dict[str, float]:
    """Give the score of every party that is found at all."""
    found = the_index().screen(query, ALL)
    return {match.listing.entity.id: match.score for match in found}


# Two seconds are for a machine that does much else, and the first reads word tables.
@settings(max_examples=300, deadline=2_000)
@given(texts)
def test_any_text_gets_an_answer_in_order(text: str) -> None:
    """No text of any script raises or hangs; scores are in 0 to 1, best first."""
    found = [match.score for match in the_index().screen(Query(names=(text,)), ALL)]

    assert sorted(found, reverse=True) == found
    assert all(0 <= score < 1 for score in found)


@settings(max_examples=150, deadline=None)
@given(texts, st.sampled_from(["passport", "inn"]))
def test_a_matching_identifier_never_lowers_a_score(text: str, kind: str) -> None:
    """One more number that agrees can only help."""
    number = {"passport": "P011111", "inn": "7702070139"}[kind]
    without = scores(Query(names=(text,)))
    numbered = scores(Query(names=(text,), identifiers=((kind, number),)))
    holders = ["p0"] if kind == "passport" else [f"c{n}" for n in range(len(COMPANIES))]

    for party in holders:
        assert numbered[party] >= without.get(party, 0)


@settings(max_examples=100, deadline=None)
@given(st.lists(texts, max_size=12))
def test_many_are_answered_as_each_would_be(names: list[str]) -> None:
    """A batch gives what single questions give, evidence included."""
    queries = [Query(names=(name,)) for name in names]

    single = [the_index().screen(query) for query in queries]
    assert single == list(the_index().screen_many(queries))


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(["Vladimir Putin", "Sergei Kuzhugetovich Shoigu", "Kim Jong Un"])
)
def test_the_order_of_words_does_not_matter_much(name: str) -> None:
    """Every order of the words finds the same party first, by nearly one score."""
    found = [
        the_index().screen(Query(names=(" ".join(words),)))[0]
        for words in permutations(name.split())
    ]

    assert 1 == len({match.listing.entity.id for match in found})
    assert max(m.score for m in found) - min(m.score for m in found) < 0.15


@settings(max_examples=60, deadline=None)
@given(texts, st.sampled_from(["ru", "de", "kp"]))
def test_a_country_loses_no_hit(text: str, country: str) -> None:
    """What the name alone reports is reported with any country too."""
    bare = the_index().screen(Query(names=(text,)))
    with_country = the_index().screen(Query(names=(text,), countries=(country,)))

    assert {m.listing.entity.id for m in bare} <= {
        m.listing.entity.id for m in with_country
    }


def test_the_order_of_the_list_changes_no_score() -> None:
    """An index built in another order gives everyone the same score."""
    shuffled = list(LISTINGS)
    random.Random(5).shuffle(shuffled)
    other = Index.build(shuffled)
    query = Query(names=("Vladimir Putin", "VTB"))

    again = {m.listing.entity.id: m.score for m in other.screen(query, ALL)}
    assert scores(query) == again


def test_very_long_texts_are_quick() -> None:
    """A text of a megabyte is read as far as a name could go."""
    found = the_index().screen(Query(names=("Vladimir Putin " * 70_000,)))

    assert len(found) <= 5


FULL = Listing(
    Entity(
        "full",
        "Person",
        {
            "name": ("VOSS, Henrik Emil",),
            "birthDate": ("1964-11-30",),
            "nationality": ("ee",),
            "gender": ("male",),
            "passportNumber": ("K7654321",),
            "address": ("Pikk 7-12, 10123 Tallinn, Estonia",),
        },
    )
)


@cache
def index_with_fields() -> Index:
    """Build the one that has fields, too, when it is first asked for."""
    return Index.build((*LISTINGS, FULL))


AGREEING: dict[str, tuple[object, ...]] = {
    "birth_dates": ("1964-11-30", "1964-11", "1964"),
    "countries": ("ee",),
    "genders": ("male",),
    "identifiers": (("passport", "K7654321"), ("passport", "K7654322")),
    "addresses": ("Pikk 7, Tallinn 10123", "Tallinn"),
}
HARMLESS: dict[str, tuple[object, ...]] = {
    **AGREEING,
    "countries": ("ee", "de", "atlantis"),
    "birth_dates": ("1964-11-29", "1965", "1963-11-30"),
    "addresses": ("Pikk 7, Tallinn 10123", "Quai 3, Oslo", "", "?"),
    "identifiers": (("passport", "X1111111"), ("tax_number", "99"), ("imo", "x")),
}
spellings = st.sampled_from(
    ["Henrik Voss", "Voss Henrik Emil", "H. Voss", "Hendrik Vos", "Henrik Vossmann"]
)


def full_score(query: Query) -> float:
    """Give the score of the party with all fields, 0 where it is not found."""
    found = index_with_fields().screen(query, ALL)
    return next((m.score for m in found if m.listing.entity.id == "full"), 0.0)


@settings(max_examples=150, deadline=None)
@given(spellings, st.data())
def test_a_field_that_agrees_never_lowers(name: str, data: st.DataObject) -> None:
    """Whatever is known already, one more field that fits can only help."""
    fields = data.draw(st.lists(st.sampled_from(sorted(AGREEING)), unique=True))
    query = Query(names=(name,))
    before = full_score(query)
    for field in fields:
        value = data.draw(st.sampled_from(AGREEING[field]))
        query = replace(query, **{field: (value,)})  # type: ignore[arg-type]
        after = full_score(query)

        assert after >= before
        before = after


@settings(max_examples=150, deadline=None)
@given(spellings, st.data())
def test_what_does_not_contradict_loses_no_hit(name: str, data: st.DataObject) -> None:
    """Another country, address, number or day of the year hides nobody."""
    fields = data.draw(st.lists(st.sampled_from(sorted(HARMLESS)), unique=True))
    chosen = {field: (data.draw(st.sampled_from(HARMLESS[field])),) for field in fields}
    everybody = Options(limit=50)
    bare = index_with_fields().screen(Query(names=(name,)), everybody)
    query = Query(names=(name,), **chosen)  # type: ignore[arg-type]
    found = index_with_fields().screen(query, everybody)

    assert {m.listing.entity.id for m in bare} <= {m.listing.entity.id for m in found}
