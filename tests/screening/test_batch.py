"""Whole tables screened at once."""

import json
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clearance import __version__
from clearance.entities import Entity, Listing
from clearance.errors import UsageError
from clearance.screening import (
    MATCHES_SCHEMA,
    Cleared,
    Index,
    Options,
    Query,
    party_digest,
    screen_batch,
)

NAMES = ("NOVAK, Petra", "NOVAKOVA, Petra", "BEREZIN, Anton Olegovich", "RUBIO, Inez")
LISTINGS = (
    *(
        Listing(
            Entity(
                f"p{n}",
                "Person",
                {"name": (name,), "birthDate": (f"195{n}-06-07",), "country": ("ru",)},
                ("list_a", "list_b"),
            )
        )
        for n, name in enumerate(NAMES)
    ),
    Listing(
        Entity(
            "ship",
            "Vessel",
            {"name": ("SILVER GULL",), "imoNumber": ("9074729",)},
            ("list_a",),
        )
    ),
)


@cache
def the_index() -> Index:
    """Build the index when it is first asked for."""
    return Index.build(LISTINGS)


def rows(table: pa.Table) -> list[dict[str, Any]]:
    """Give the answer row by row."""
    found: list[dict[str, Any]] = table.to_pylist()
    return found


def expected(queries: list[Query], options: Options | None = None) -> list[Any]:
    """Give what asking one by one answers, as (row, party, score, reasons)."""
    return [
        (row, m.listing.entity.id, m.score, [one.text for one in m.evidence])
        for row, query in enumerate(queries)
        for m in the_index().screen(query, options)
    ]


def told(table: pa.Table) -> list[Any]:
    """Give the same of a batch's answer."""
    return [
        (r["row"], r["party_id"], r["score"], [one["text"] for one in r["evidence"]])
        for r in rows(table)
    ]


def test_a_parquet_file_goes_in_and_one_comes_out(tmp_path: Path) -> None:
    """Every usual column is read; every match is a row with its reasons."""
    asked = pa.table(
        {
            "ID": ["c1", "c2", "c3"],
            "Full Name": ["Petra Novak", None, "Obst Huber"],
            "Date of birth": [date(1950, 6, 7), None, None],
            "country": [["RU", "Germany"], None, []],
            "IMO": [None, "IMO 9074729", None],
            "shoe_size": [38, None, 41],
        }
    )
    pq.write_table(asked, tmp_path / "asked.parquet")
    found = screen_batch(the_index(), pq.read_table(tmp_path / "asked.parquet"))
    pq.write_table(found, tmp_path / "found.parquet")
    again = pq.read_table(tmp_path / "found.parquet")

    assert again.schema.names == MATCHES_SCHEMA.names
    assert rows(found) == rows(again)
    queries = [
        Query(
            id="c1",
            names=("Petra Novak",),
            birth_dates=("1950-06-07",),
            countries=("ru", "de"),
        ),
        Query(id="c2", identifiers=(("imo", "IMO 9074729"),)),
        Query(id="c3", names=("Obst Huber",)),
    ]
    assert expected(queries) == told(again)
    first, ship = rows(again)[0], rows(again)[-1]
    assert ("c1", "p0", 1, "NOVAK, Petra") == (
        first["query_id"],
        first["party_id"],
        first["rank"],
        first["matched_name"],
    )
    assert ["list_a", "list_b"] == first["sources"]
    assert ("c2", "Vessel", "SILVER GULL", None) == (
        ship["query_id"],
        ship["kind"],
        ship["caption"],
        ship["matched_name"],
    )


def test_the_answer_says_what_it_was_made_of() -> None:
    """Columns read and ignored, counts and version stand in the metadata."""
    table = pa.table({"name": ["Petra Novak", "Obst Huber"], "colour": ["red", "blue"]})
    found = screen_batch(the_index(), table)
    metadata = {key.decode(): v.decode() for key, v in found.schema.metadata.items()}

    assert {"name": "name"} == json.loads(metadata["columns"])
    assert ["colour"] == json.loads(metadata["ignored"])
    assert f"clearance {__version__}" == metadata["engine"]
    assert ("2", "1", str(found.num_rows)) == (
        metadata["rows"],
        metadata["matched_rows"],
        metadata["matches"],
    )
    assert metadata["lexicons"]


@pytest.mark.parametrize(
    "names",
    [
        pa.array(["Petra Novak", None], pa.large_string()),
        pa.array(["Petra Novak", None]).dictionary_encode(),
        pa.chunked_array([["Petra Novak"], [None]], pa.string()),
        pa.array([["Petra Novak", "P. Novak"], None]),
        pa.array(["Petra Novak", ""], pa.string_view()),
    ],
    ids=["large", "dictionary", "chunks", "list", "view"],
)
def test_texts_may_come_in_any_layout(names: Any) -> None:
    """How Arrow keeps a text changes no answer; null and empty find nobody."""
    found = screen_batch(the_index(), pa.table({"name": names}))

    assert {0} == {row["row"] for row in rows(found)}
    assert "p0" == rows(found)[0]["party_id"]


def test_tables_of_names_alone_are_read_as_any_other() -> None:
    """A column of something else, and nothing in it, changes no answer."""
    table = pa.table(
        {
            "id": [" c1 ", None, "", "c4", "c5"],
            "name": ["Petra Novak", None, " ", " P. Novak", "Petra Novak"],
            "alias": pa.array([None, "Petra Novak", "", "Nobody", "Petra Novak"]),
        }
    )
    beside = table.append_column("gender", pa.nulls(5, pa.string()))

    alone, other = screen_batch(the_index(), table), screen_batch(the_index(), beside)

    assert rows(alone) == rows(other)
    assert {0: "c1", 1: None, 4: "c5"}.items() <= {
        row["row"]: row["query_id"] for row in rows(alone)
    }.items()
    assert 2 not in {row["row"] for row in rows(alone)}


def test_empty_tables_give_empty_tables() -> None:
    """No rows, and rows with nothing in them, have no matches but a schema."""
    none = screen_batch(the_index(), pa.table({"name": pa.array([], pa.string())}))
    blank = screen_batch(
        the_index(), pa.table({"name": pa.nulls(3), "imo": pa.nulls(3)})
    )

    for table in (none, blank):
        assert 0 == table.num_rows
        assert table.schema.equals(MATCHES_SCHEMA)
    assert b"3" == blank.schema.metadata[b"rows"]


def test_identifiers_come_as_structs_too() -> None:
    """A list of structs holds numbers of any type."""
    pairs = [[{"type": "imo", "text": "9074729"}, None], None, []]
    kind = pa.list_(pa.struct([("type", pa.string()), ("text", pa.string())]))
    found = screen_batch(the_index(), pa.table({"identifiers": pa.array(pairs, kind)}))

    assert [(0, "ship")] == [(row["row"], row["party_id"]) for row in rows(found)]


def test_a_row_may_have_its_own_threshold_and_limit() -> None:
    """Null means that of the options; the order of the rows stays."""
    name = "Petra Novak"
    table = pa.table(
        {
            "name": [name, name, name],
            "threshold": [None, 0.1, 0.99],
            "limit": [None, 1, None],
        }
    )
    found = [
        (row["row"], row["rank"]) for row in rows(screen_batch(the_index(), table))
    ]
    usual = len(the_index().screen(Query(names=(name,))))

    assert [*((0, n + 1) for n in range(usual)), (1, 1)] == found


def test_columns_may_be_named() -> None:
    """What a column means can be said; then the usual name is not read."""
    table = pa.table({"name": ["Obst Huber"], "Kunde": ["Petra Novak"]})
    found = screen_batch(the_index(), table, columns={"name": "Kunde"})

    assert "p0" == rows(found)[0]["party_id"]
    assert ["name"] == json.loads(found.schema.metadata[b"ignored"])


def test_judged_matches_are_marked() -> None:
    """A judgement kept shows in its own column."""
    judged = Cleared("7", "p0", party_digest(LISTINGS[0]), "a namesake")
    table = pa.table({"id": [7], "name": ["Petra Novak"]})
    found = rows(screen_batch(the_index(), table, Options(cleared=(judged,))))

    assert ["a namesake" in (row["known"] or "") for row in found][-1]


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ({"colour": ["red"]}, "No column of the table holds names"),
        ({"name": ["a", "b"], "kind": ["Person", "Pirate"]}, "Row 1, column 'kind'"),
        ({"name": ["a", "b"], "DOB": [None, "soon"]}, "Row 1, column 'DOB'"),
        ({"name": ["a"], "threshold": [7.0]}, "Row 0, column 'threshold'"),
        ({"name": ["a"], "threshold": [float("nan")]}, "Row 0, column 'threshold'"),
        ({"name": ["a"], "limit": [0]}, "Row 0, column 'limit'"),
        ({"name": [1.5]}, "^Row 0, column 'name': 1.5 is no text"),
        ({"name": ["a"], "id": [["x", "y"]]}, "Row 0, column 'id'"),
        ({"name": ["a"], "identifiers": ["imo 1"]}, "Row 0, column 'identifiers'"),
        (
            {"identifiers": [[{"type": "star", "text": "1"}]]},
            "Row 0, column 'identifiers': There is no type",
        ),
    ],
)
def test_what_cannot_be_read_says_where(
    columns: dict[str, list[Any]], said: str
) -> None:
    """One sentence names row and column; nothing is screened."""
    with pytest.raises(UsageError, match=said):
        screen_batch(the_index(), pa.table(columns))


def test_columns_that_are_not_there_are_refused() -> None:
    """The sentence names what there is."""
    table = pa.table({"name": ["a"]})
    with pytest.raises(UsageError, match="no column 'Kunde'"):
        screen_batch(the_index(), table, columns={"name": "Kunde"})
    with pytest.raises(UsageError, match="Use one of"):
        screen_batch(the_index(), table, columns={"shoe": "name"})


# Names that hold more than one, or are read otherwise than word by word.
ODD = (
    "Petra Novak aka P. Novakova", "Берёзин Антон", "ООО Ромашка", "novakpetra",
    "Anton O. Berezin-Rubio", "中国银行有限公司", "PETRA NOVAK (formerly Rubio)",
)  # fmt: skip
texts = st.one_of(st.none(), st.text(max_size=20), st.sampled_from(NAMES))
records = st.fixed_dictionaries(
    {
        "name": texts,
        "birth_date": st.sampled_from([None, "1950-06-07", "1999", "1951-06"]),
        "country": st.sampled_from([None, "ru", "de"]),
        "gender": st.sampled_from([None, "male", "female"]),
        "imo": st.sampled_from([None, "9074729", "9074728"]),
    }
)


@settings(max_examples=60, deadline=None)
@given(st.lists(records, max_size=8), st.sampled_from([0.0, 0.5, 0.72]))
def test_each_row_is_answered_as_one_question(
    asked: list[dict[str, str | None]], threshold: float
) -> None:
    """A batch gives what screening row by row gives, scores and reasons included."""
    fields = [(name, pa.string()) for name in ("name", "birth_date", "country")]
    schema = pa.schema([*fields, ("gender", pa.string()), ("imo", pa.string())])
    queries = [
        Query(
            names=tuple(filter(None, [(row["name"] or "").strip()])),
            birth_dates=tuple(filter(None, [row["birth_date"]])),
            countries=tuple(filter(None, [row["country"]])),
            genders=tuple(filter(None, [row["gender"]])),
            identifiers=(("imo", row["imo"]),) if row["imo"] else (),
        )
        for row in asked
    ]
    options = Options(threshold=threshold)
    table = pa.Table.from_pylist(asked, schema=schema)

    assert expected(queries, options) == told(screen_batch(the_index(), table, options))


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.one_of(texts, st.sampled_from(ODD)), max_size=40),
    st.sampled_from([0.0, 0.5, 0.72]),
)
def test_a_table_of_names_alone_is_answered_as_each_of_them(
    asked: list[str | None], threshold: float
) -> None:
    """Without compiled code, too, and whatever a name holds beside itself."""
    index = Index.build(LISTINGS, accelerated=False)
    options = Options(threshold=threshold)
    each = [
        (row, match.listing.entity.id, match.score)
        for row, name in enumerate(asked)
        for match in index.screen(
            Query(names=tuple(filter(None, [(name or "").strip()]))), options
        )
    ]

    table = pa.table({"name": pa.array(asked, pa.string())})
    found = rows(screen_batch(index, table, options))

    assert each == [(row["row"], row["party_id"], row["score"]) for row in found]


@pytest.mark.slow
def test_ten_thousand_rows_are_answered_in_order() -> None:
    """A large table is screened whole."""
    names = [NAMES[n % 4] if n % 100 == 0 else f"Customer {n}" for n in range(10_000)]
    when = [datetime(1980, 1, 1)] * 10_000  # noqa: DTZ001
    found = screen_batch(the_index(), pa.table({"name": names, "seen": when}))
    numbers = [row["row"] for row in rows(found)]

    assert sorted(numbers) == numbers
    assert set(range(0, 10_000, 100)) == set(numbers)
    assert b"10000" == found.schema.metadata[b"rows"]
