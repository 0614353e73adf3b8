"""What the evidence says of words that were left out of a name to search for it."""

import pyarrow as pa  # type: ignore[import-untyped]
import pytest

from clearance.entities import Entity, Listing
from clearance.screening import (
    DEFAULT_THRESHOLD,
    Evidence,
    Index,
    Options,
    Query,
    screen_batch,
)

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


@pytest.fixture(scope="module")
def at_home() -> Index:
    """An index of parties of whom the list says a country."""
    parties = ("Company", FIRM, "by"), ("Person", MAN, "ru"), ("Company", "Selmoor", "")
    return Index.build(
        Listing(
            Entity(name, kind, {"name": (name,), "country": (code,) if code else ()},
                   ("x",))
        )
        for kind, name, code in parties
    )  # fmt: skip


def scored(index: Index, name: str, *countries: str) -> list[tuple[float, list[str]]]:
    """Give the scores of all matches, and what is said of countries."""
    query = Query(names=(name,), countries=countries)
    return [
        (match.score, [one.code for one in match.evidence if "country" in one.code])
        for match in index.screen(query)
    ]


@pytest.mark.parametrize(
    ("name", "place"),
    [
        *((FIRM, place) for place in (", Minsk", ", Minsk, Belarus", " (Belarus)")),
        *((FIRM, place) for place in (" MINSK BY", " - Belarus", ", Gomel region")),
        *((MAN, place) for place in (", Moscow", " (Moscow, Russia)", ", Москва")),
        *((MAN, place) for place in (", St. Petersburg, Russia", ", Nizhny Novgorod")),
    ],
)
def test_a_place_at_home_is_told_and_changes_nothing(
    at_home: Index, name: str, place: str
) -> None:
    ((bare, _),) = scored(at_home, name)
    assert scored(at_home, f"{name}{place}") == [(bare, ["country"])]


@pytest.mark.parametrize("name", [FIRM, MAN])
@pytest.mark.parametrize(
    ("place", "code"),
    [
        *((", Athens, Greece", "gr"), (" (Athens)", "gr"), (", Lisbon", "pt")),
        *((", Nairobi, Kenya", "ke"), (" - Thailand", "th"), (", Dubai UAE", "ae")),
        *((", Democratic Republic of the Congo", "cd"), (", New York", "us")),
    ],
)
def test_a_place_abroad_counts_as_that_country_would(
    at_home: Index, name: str, place: str, code: str
) -> None:
    ((bare, _),) = scored(at_home, name)
    ((score, said),) = scored(at_home, f"{name}{place}")
    assert said == ["country_differs"]
    assert [(score, said)] == scored(at_home, name, code)
    assert DEFAULT_THRESHOLD <= score < bare


@pytest.mark.parametrize(
    "place",
    [
        *(", Tripoli", " (Georgia)", ", Hyderabad", ", Sevastopol", ", London, Moscow"),
        *(" (IL)", " (Kurdistan)", ", Odessa, Texas"),
    ],
)
def test_a_place_that_may_be_in_several_countries_says_nothing(
    at_home: Index, place: str
) -> None:
    assert scored(at_home, f"{FIRM}{place}") == scored(at_home, FIRM)


def test_a_country_of_the_query_counts_alone(at_home: Index) -> None:
    found = scored(at_home, f"{FIRM}, Athens", "by")
    assert found == scored(at_home, FIRM, "by")


def test_a_place_says_nothing_of_a_party_without_a_country(at_home: Index) -> None:
    name = "Selmoor LLC"
    assert scored(at_home, f"{name}, Athens, Greece") == scored(at_home, name)


def test_a_region_is_told_apart_from_no_state_that_lists_name_for_it() -> None:
    party = Entity("1", "Company", {"name": (FIRM,), "country": ("cn",)}, ("x",))
    index = Index.build([Listing(party)])
    ((bare, _),) = scored(index, FIRM)
    assert scored(index, f"{FIRM}, Hong Kong") == [(bare, ["country_related"])]
    assert scored(index, f"{FIRM}, Macau") == [(bare, ["country_related"])]


def test_a_legal_form_is_no_place(at_home: Index) -> None:
    ((_, said),) = scored(at_home, f"{FIRM}, S.A., Minsk")
    assert said == ["country"]
    ((_, said),) = scored(at_home, f"{FIRM} SA")
    assert not said


def test_a_place_abroad_never_takes_a_hit_away(at_home: Index) -> None:
    """Near names, too, that reach the threshold by a little."""
    for name in ("Ardonwick Petrol Trade", "Ardonwik Petro Tradin", "Selim Ardonof"):
        bare = at_home.screen(Query(names=(name,)))
        placed = at_home.screen(Query(names=(f"{name}, Athens, Greece",)))
        assert bare
        assert {one.name for one in bare} <= {one.name for one in placed}


def test_a_long_text_is_told_by_its_length(index: Index) -> None:
    """A cell of many lines is not quoted whole, and the name in it is told."""
    text = f"{MAN}\n" + "Lyon, Tverskaya street 5\n" * 20

    (match,) = index.screen(Query(names=(text,)))
    said = [one.text for one in match.evidence if one.code == "read_as"]

    assert [f"The query's text of {len(text):,} signs was read as {MAN!r}."] == said
