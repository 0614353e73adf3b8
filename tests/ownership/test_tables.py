"""Graphs of tables and Parquet files say what graphs of objects say."""

from datetime import date
from pathlib import Path
from random import Random

import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]
import pytest

from clearance.errors import UnreadableFileError
from clearance.law import the_book
from clearance.ownership import (
    Graph,
    Holding,
    HoldingKind,
    Interval,
    decide,
    ownership_rules,
)

DAY = date(2024, 8, 1)
US = ownership_rules(the_book(), DAY)["us"]
KINDS: tuple[HoldingKind, ...] = (
    *("ownership", "ownership", "votes", "nominee", "trust"),
    "bearer",
)
ENTITIES = pa.table({"id": ["A", "B", "X"], "kind": ["Company", "Company", "Person"]})


def _world(chance: Random) -> tuple[list[Holding], dict[str, str]]:
    parties = [f"P{number}" for number in range(30)]
    some = []
    for _ in range(60):
        owner, owned = chance.sample(parties, 2)
        share = chance.choice(("10", "33.33333", "50", "12.3456789", "60"))
        one = Holding(
            owner,
            owned,
            Interval.exactly(share),
            chance.choice((None, date(2020, 1, 1), date(2025, 1, 1))),
            chance.choice((None, None, None, date(2023, 1, 1), date(2026, 1, 1))),
            chance.choice(("register", "press")),
            chance.choice(KINDS),
            held_for=chance.choice((None, *parties)),
        )
        some.append(one)
    kinds = {one: chance.choice(("Company", "Person")) for one in parties}
    return some, kinds


def _tables(some: list[Holding], kinds: dict[str, str]) -> tuple[pa.Table, pa.Table]:
    columns = ("owner", "owned", "since", "until", "source", "kind", "held_for")
    table = {name: [getattr(one, name) for one in some] for name in columns}
    table["low"] = [float(one.share.low) for one in some]
    table["high"] = [float(one.share.high) for one in some]
    entities = pa.table({"id": list(kinds), "kind": list(kinds.values())})
    return entities, pa.table(table)


@pytest.mark.parametrize("seed", range(12))
def test_tables_and_objects_give_the_same_answers(seed: int, tmp_path: Path) -> None:
    """Statuses, figures, gaps and problems are the same, from Parquet files too."""
    some, kinds = _world(Random(seed))
    entities, holdings = _tables(some, kinds)
    pq.write_table(entities, tmp_path / "entities.parquet")
    pq.write_table(holdings, tmp_path / "holdings.parquet")
    files = tmp_path / "entities.parquet", tmp_path / "holdings.parquet"
    listed = ["P1", "P2", "P3", "P4"]
    one = decide(Graph.build(some, day=DAY, kinds=kinds), listed, US)
    for given in ((entities, holdings), files):
        other = decide(Graph.from_tables(*given, day=DAY), listed, US)

        assert [one.standing(party) for party in kinds] == [
            other.standing(party) for party in kinds
        ]
        found, wanted = (
            {(problem.entity, problem.kind) for problem in graph.problems}
            for graph in (other.graph, one.graph)
        )
        assert wanted == found


def test_a_holding_reads_as_it_was_written() -> None:
    """Owner, share, days and source of each holding are kept for proofs."""
    holdings = pa.table(
        {
            "owner": ["X"],
            "owned": ["A"],
            "share": [50.5],
            "since": pa.array([date(2020, 1, 2)]),
            "source": ["register"],
        }
    )
    graph = Graph.from_tables(ENTITIES, holdings, day=DAY)
    (stake,) = graph.owners("A")

    assert (
        Holding("X", "A", Interval.exactly("50.5"), date(2020, 1, 2), None, "register"),
    ) == stake.holdings


def test_owners_that_are_no_entities_are_known_all_the_same() -> None:
    """Who is named by a holding alone can be listed and asked about."""
    holdings = pa.table({"owner": ["Y"], "owned": ["Z"], "share": [75.0]})
    graph = Graph.from_tables(ENTITIES, holdings, day=DAY)

    assert "blocked" == decide(graph, ["Y"], US).status("Z")
    assert ["A", "B", "X", "Y", "Z"] == sorted(graph.ids)


def test_an_empty_share_is_unknown() -> None:
    """Somebody holds something: that is all that is known."""
    holdings = pa.table({"owner": ["X"], "owned": ["A"], "share": [None]})
    holdings = holdings.set_column(2, "share", holdings["share"].cast(pa.float64()))
    graph = Graph.from_tables(ENTITIES, holdings, day=DAY)

    assert "unknown" == str(graph.owners("A")[0].share)
    assert "possible" == decide(graph, ["X"], US).status("A")


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"share": [101.0]}, "Holding 1 is of 101 to 101 percent"),
        ({"owner": [None]}, "Holding 1 does not say who owns whom"),
        ({"owned": [None]}, "Holding 1 does not say who owns whom"),
        ({"kind": ["lease"]}, "Holding 1 is of the kind 'lease'"),
    ],
)
def test_a_row_that_is_no_holding_is_refused_by_its_number(
    changed: dict[str, list[object]], message: str
) -> None:
    """Nothing is dropped in silence."""
    rows = {"owner": ["X"], "owned": ["A"], "share": [50.0], **changed}

    with pytest.raises(UnreadableFileError, match=message):
        Graph.from_tables(ENTITIES, pa.table(rows), day=DAY)


def test_a_table_without_its_columns_is_refused() -> None:
    """What is missing is named."""
    with pytest.raises(UnreadableFileError, match="no column 'owned'"):
        Graph.from_tables(ENTITIES, pa.table({"owner": ["X"]}), day=DAY)


def test_two_entities_of_one_id_are_refused() -> None:
    """Holdings could not tell them apart."""
    twice = pa.table({"id": ["A", "A"]})
    holdings = pa.table({"owner": ["X"], "owned": ["A"], "share": [50.0]})

    with pytest.raises(UnreadableFileError, match="an id of its own"):
        Graph.from_tables(twice, holdings, day=DAY)


def test_a_file_that_is_no_parquet_is_refused(tmp_path: Path) -> None:
    """The message names the file."""
    path = tmp_path / "holdings.parquet"
    path.write_text("owner,owned")

    with pytest.raises(UnreadableFileError, match=r"holdings\.parquet is no Parquet"):
        Graph.from_tables(ENTITIES, path, day=DAY)
