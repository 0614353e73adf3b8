"""Fields beside a name: what is none is neutral, and nothing vanishes in silence."""

import json
from datetime import date
from functools import cache
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]
import pytest

from clearance.entities import Entity, Listing
from clearance.errors import UsageError
from clearance.screening import (
    Answer,
    Cleared,
    Index,
    Options,
    Query,
    party_digest,
    screen_batch,
)

LISTINGS = (
    Listing(
        Entity(
            "man",
            "Person",
            {
                "name": ("Ruslan Temirkhanov",),
                "birthDate": ("1961-04-19",),
                "nationality": ("kz",),
                "gender": ("male",),
            },
            ("list_a",),
        )
    ),
    Listing(
        Entity(
            "firm",
            "Company",
            {"name": ("Altyn Kum Trading LLP",), "jurisdiction": ("kz",)},
            ("list_a", "list_b"),
        )
    ),
    Listing(
        Entity("ship", "Vessel", {"name": ("MORNING HERON",)}, ("list_b",)),
    ),
    Listing(
        Entity(
            "port",
            "Company",
            {"name": ("Feodosia Grain Terminal",), "country": ("ua",)},
            ("list_b",),
        )
    ),
)


@cache
def the_index() -> Index:
    """Build the index when it is first asked for."""
    return Index.build(LISTINGS)


MAN, FIRM, SHIP = "Ruslan Temirkhanov", "Altyn Kum Trading LLP", "Morning Heron"


def row(**cells: Any) -> tuple[list[tuple[str, float]], dict[str, list[int]]]:
    """Screen a table of one row: (party, score) of each match, and the notes."""
    table = pa.table({name: [value] for name, value in cells.items()})
    found = screen_batch(the_index(), table)
    notes: dict[str, list[int]] = json.loads(found.schema.metadata[b"notes"])
    matches = [(one["party_id"], one["score"]) for one in found.to_pylist()]
    return matches, notes


@pytest.mark.parametrize(
    ("field", "value"),
    [
        *(("country", text) for text in ("unknown", "N/A", "-", "stateless", "XXA")),
        *(("gender", text) for text in ("n/a", "unknown", "—")),
        *(("birth_date", text) for text in ("0000-00-00", "n/a", "-", "00.00.0000")),
    ],
)
def test_what_says_nothing_is_neutral(field: str, value: str) -> None:
    """Cells that say that nothing is known answer as empty ones do."""
    for name in (MAN, FIRM):
        assert row(name=name, **{field: value}) == row(name=name)


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("country", "qq", "'qq' is no known country"),
        ("country", "Atlantis", "'Atlantis' is no known country"),
        ("gender", "Direktor", "'Direktor' is no known gender"),
        ("birth_date", "1899-12-31", "1899-12-31 is what programs write"),
        ("birth_date", "1753-01-01", "1753-01-01 is what programs write"),
        ("birth_date", "01.01.1900", "1900-01-01 is what programs write"),
        ("birth_date", "9999-12-31", "9999-12-31 is in the future"),
        ("birth_date", "2077", "2077 is in the future"),
    ],
)
def test_what_is_none_is_neutral_and_noted(field: str, value: str, said: str) -> None:
    """What is no country, gender or birth date is left out, and said once."""
    plain, silence = row(name=MAN)
    found, notes = row(name=MAN, **{field: value})

    assert found == plain
    assert silence == {}
    (note,) = notes
    assert said in note and note.endswith("not used.")
    assert notes[note] == [0]


def test_a_bad_cell_stops_no_batch() -> None:
    """Rows around a country that is none are answered, and one note names all such."""
    table = pa.table({"name": [MAN] * 4, "country": ["KZ", "zz", "PL", "zz"]})
    found = screen_batch(the_index(), table)

    assert [0, 1, 2, 3] == found.column("row").to_pylist()
    (note,) = json.loads(found.schema.metadata[b"notes"]).items()
    assert note == ("'zz' is no known country and was not used.", [1, 3])


def test_a_country_that_is_none_answers_a_query() -> None:
    """The library notes what a batch notes, and does not raise."""
    for text in ("zz", "Ruritania", "yy"):
        answer = the_index().screen(Query(names=(MAN,), countries=(text,)))
        assert ["man"] == [one.listing.entity.id for one in answer]
        assert answer.notes == (f"{text!r} is no known country and was not used.",)
        assert answer.told == answer.notes


@pytest.mark.parametrize("text", ["M", "Herr", "мужской", "homme", "männlich", "MALE"])
def test_genders_are_read_alike_everywhere(text: str) -> None:
    """A word for male is male to a table and to a query."""
    wanted = the_index().screen(Query(names=(MAN,), genders=("male",)))

    assert wanted[0].score > the_index().screen(Query(names=(MAN,)))[0].score
    assert wanted == the_index().screen(Query(names=(MAN,), genders=(text,)))
    assert row(name=MAN, gender=text) == row(name=MAN, gender="male")


def test_several_countries_in_a_cell() -> None:
    """One that fits is enough; those that are none do not hide the others."""
    alone, _ = row(name=MAN, country="kz")
    for text in ("KZ;DE", "PL, Kazakhstan", "TR/KZ", "Kazakhstan | Malta"):
        assert (alone, {}) == row(name=MAN, country=text)
    assert alone == row(name=MAN, country="Atlantis; KZ")[0]
    assert row(name=MAN, country="PL;DE")[0][0][1] < row(name=MAN)[0][0][1]


@pytest.mark.parametrize(
    ("name", "country", "said"),
    [
        (MAN, "USSR", "the Soviet Union"),
        (MAN, "Советский Союз", "the Soviet Union"),
        ("Feodosia Grain Terminal", "Crimea", "Crimea"),
        ("Feodosia Grain Terminal", "suhh", "the Soviet Union"),
    ],
)
def test_former_states_and_regions_are_neutral(
    name: str, country: str, said: str
) -> None:
    """They are named, not coded, and count neither for nor against."""
    (bare,) = the_index().screen(Query(names=(name,)))
    (found,) = the_index().screen(Query(names=(name,), countries=(country,)))
    (reason,) = [one for one in found.evidence if one.code == "country_related"]

    assert found.score == bare.score
    assert reason.points == 0
    assert said.removeprefix("the ") in reason.text


def test_another_country_still_counts_against() -> None:
    """What is neutral towards successors is not towards all the world."""
    (bare,) = the_index().screen(Query(names=(MAN,)))
    (found,) = the_index().screen(Query(names=(MAN,), countries=("Czechoslovakia",)))

    assert found.score < bare.score
    assert any("Czechoslovakia" in one.text for one in found.evidence)


def test_the_zero_of_unix_counts_for_and_not_against() -> None:
    """People were born on it, but most who have it in a table were not."""
    (bare,) = the_index().screen(Query(names=(MAN,)))
    (found,) = the_index().screen(Query(names=(MAN,), birth_dates=("1970-01-01",)))
    assert found.score == bare.score
    assert any(one.code == "birth_date_unsure" for one in found.evidence)

    born = Entity(
        "b", "Person", {"name": (MAN,), "birthDate": ("1970-01-01",)}, ("list_a",)
    )
    index = Index.build([Listing(born)])
    (same,) = index.screen(Query(names=(MAN,), birth_dates=("1970-01-01",)))
    assert same.score > index.screen(Query(names=(MAN,)))[0].score


def test_today_decides_what_is_in_the_future() -> None:
    """A birth date after the day given is none; one before it is read."""
    query = Query(names=(MAN,), birth_dates=("1999-05-05",))

    assert the_index().screen(query).below
    earlier = the_index().screen(query, Options(today=date(1999, 5, 4)))
    assert earlier.notes == (
        "The birth date 1999-05-05 is in the future. It was not used.",
    )
    assert earlier[0].score == the_index().screen(Query(names=(MAN,)))[0].score


@pytest.mark.parametrize(
    "fields",
    [
        {"birth_dates": ("1921-11-30",)},
        {"genders": ("f",), "birth_dates": ("1940",)},
        {"kind": "Vessel", "genders": ("f",)},
    ],
)
def test_who_is_taken_below_the_threshold_is_told(fields: dict[str, Any]) -> None:
    """A party of the very name does not vanish: it is below, with the reasons."""
    answer = the_index().screen(Query(names=(MAN,), **fields))

    assert not answer
    (below,) = answer.below
    assert below.listing.entity.id == "man"
    assert 0 < below.score < Options().threshold
    (sentence,) = answer.told
    assert sentence.startswith("1 party of this name is below the threshold because of")
    assert f"Ruslan Temirkhanov ({below.score:.2f}: " in sentence
    against = [one for one in below.evidence if one.points < 0]
    assert all(one.text[1:].rstrip(".") in sentence for one in against)


def test_only_those_that_the_name_alone_reports_are_below() -> None:
    """Neither strangers, nor whom the name does not reach, nor bare names."""
    for name in ("Ruslana Temir", "Somebody Else"):
        assert not the_index().screen(Query(names=(name,), birth_dates=("1921",))).below
    assert not the_index().screen(Query(names=(MAN,))).below
    assert not the_index().screen(Query(names=(MAN,), birth_dates=("1961",))).below


def test_many_below_are_counted() -> None:
    """Three are named, the others counted."""
    alike = [
        Listing(
            Entity(
                f"n{n}",
                "Person",
                {"name": (MAN,), "birthDate": (f"19{n}0-02-03",)},
                ("list_a",),
            )
        )
        for n in range(2, 7)
    ]
    answer = Index.build(alike).screen(
        Query(names=(MAN,), birth_dates=("1999",)), Options(limit=1)
    )

    assert len(answer.below) == 5
    assert list(answer.below) == sorted(answer.below, key=lambda m: -m.score)
    (sentence,) = answer.told
    assert sentence.startswith("5 parties of this name are below the threshold")
    assert sentence.endswith("; and 2 more.")


def test_below_is_told_by_batches_and_streams_alike() -> None:
    """Each way of asking tells the same."""
    cells = {"name": [MAN, SHIP, MAN], "birth_date": ["1921", None, "1961-04-19"]}
    table = pa.table(cells)
    (batch,) = table.to_batches()
    given = (table, batch, pa.RecordBatchReader.from_batches(table.schema, [batch]))
    found = [screen_batch(the_index(), one) for one in given]

    assert all(one.equals(found[0]) for one in found)
    (note,) = json.loads(found[0].schema.metadata[b"notes"]).items()
    assert (
        note[0] in the_index().screen(Query(names=(MAN,), birth_dates=("1921",))).told
    )
    assert note[1] == [0]


def test_what_is_no_table_is_refused() -> None:
    with pytest.raises(UsageError, match="A dict is no Arrow table"):
        screen_batch(the_index(), {"name": [MAN]})


def test_whoever_was_judged_false_is_not_told_below() -> None:
    """A party that a person has cleared needs no second look."""
    query = Query(id="K-1", names=(MAN,), birth_dates=("1921",))
    listing = LISTINGS[0]
    judged = Cleared("K-1", "man", party_digest(listing), "born elsewhere")
    answer = the_index().screen(query, Options(cleared=(judged,)))

    assert answer.below and answer.told == ()
    assert the_index().screen(query, Options(exclusions=("man",))).below == ()


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("birth_dates", "2004-08-12", "birth_date_beside"),
        ("genders", "female", "gender_beside"),
    ],
)
@pytest.mark.parametrize("name", [FIRM, SHIP])
def test_a_date_beside_a_firm_may_be_its_foundation(
    name: str, field: str, value: str, code: str
) -> None:
    """Where no kind was said it counts slightly against, or not at all."""
    fields: dict[str, Any] = {field: (value,)}
    query = Query(names=(name,), **fields)
    (bare,) = the_index().screen(Query(names=(name,)))
    (found,) = the_index().screen(query)
    (reason,) = [one for one in found.evidence if one.code == code]

    assert bare.score - 0.1 < found.score < bare.score
    assert reason.points < 0
    none = {field.removesuffix("s"): 0.0}
    assert bare.score == the_index().screen(query, Options(weights=none))[0].score


def test_a_person_with_a_birth_date_is_no_firm_of_a_name_like_theirs() -> None:
    """Who is called as people are was born then; the answer says who is left out."""
    index = Index.build([Listing(Entity("f", "Company", {"name": ("IRINA LAM",)}, ()))])
    query = Query(names=("Irina Lomm",), birth_dates=("1987-03-14",))

    assert [] != [*index.screen(Query(names=query.names))]
    assert [] == [*index.screen(query)]
    assert ["IRINA LAM"] == [one.name for one in index.screen(query).below]


def test_such_a_field_removes_no_firm() -> None:
    """However near the threshold: the name alone has reached it."""
    (bare,) = the_index().screen(Query(names=("Altyn Trading",)))
    edge = Options(threshold=bare.score)
    query = Query(names=("Altyn Trading",), birth_dates=("2004",), genders=("m",))

    assert ["firm"] == [
        one.listing.entity.id for one in the_index().screen(query, edge)
    ]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"sources": "list_a"}, r"write sources=\('list_a',\)"),
        ({"kinds": "Vessel"}, r"write kinds=\('Vessel',\)"),
        ({"exclusions": "man"}, r"write exclusions=\('man',\)"),
        ({"threshold": "0.8"}, "threshold is '0.8'; give a number from 0 to 1"),
        ({"threshold": True}, "threshold is True"),
        ({"limit": "7"}, "limit is '7'; give a whole number"),
        ({"limit": 2.5}, "limit is 2.5; give a whole number"),
        ({"weights": {"gender": "0"}}, "weight of gender is '0'; give a number"),
        ({"weights": ["gender"]}, "write them as"),
        ({"base_rate": "0.1"}, "base rate is '0.1'"),
    ],
)
def test_options_that_cannot_be_meant(options: dict[str, Any], said: str) -> None:
    """Each gets one sentence that says what to write."""
    with pytest.raises(UsageError, match=said):
        Options(**options)


def test_a_list_that_is_not_indexed_is_refused() -> None:
    """An empty answer would be taken for an all-clear."""
    said = "no list 'list_c'. Use one of: list_a, list_b"
    options = Options(sources=("list_b", "list_c"))
    with pytest.raises(UsageError, match=said):
        the_index().screen(Query(names=(SHIP,)), options)
    with pytest.raises(UsageError, match=said):
        list(the_index().screen_many([Query(names=(SHIP,))], options))
    with pytest.raises(UsageError, match=said):
        screen_batch(the_index(), pa.table({"name": [SHIP]}), options)
    assert the_index().screen(Query(names=(SHIP,)), Options(sources=("list_b",)))
    assert () == the_index().screen(Query(names=(SHIP,)), Options(sources=()))


@pytest.mark.parametrize("field", ["names", "countries", "birth_dates", "genders"])
def test_one_text_in_place_of_several_is_refused(field: str) -> None:
    """It would be read letter by letter."""
    fields: dict[str, Any] = {field: "1961"}
    with pytest.raises(UsageError, match=rf"write {field}=\('1961',\)"):
        Query(**fields)


def test_an_answer_is_a_tuple_of_matches() -> None:
    """It compares, counts and unpacks as one."""
    answer = the_index().screen(Query(names=(MAN,)))

    assert isinstance(answer, Answer) and isinstance(answer, tuple)
    assert answer == (answer[0],) and len(answer) == 1
    assert () == Answer()
