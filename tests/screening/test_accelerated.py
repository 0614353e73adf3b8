"""The compiled search, where numba is installed, answers as the plain one does."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa  # type: ignore[import-untyped]
import pytest

from clearance.entities import Listing
from clearance.screening import Index, Options, Query, screen_batch
from clearance.validation import innocents, manipulations, take_samples

# A process in which numba cannot be imported, as where it is not installed.
WITHOUT_NUMBA = """
import sys
sys.modules["numba"] = None
from clearance.entities import Entity, Listing
from clearance.errors import UsageError
from clearance.screening import Index, Query
listing = Listing(Entity("1", "Person", {"name": ("Ivan IVANOV",)}, ("x",)))
try:
    Index.build([listing], accelerated=True)
except UsageError as error:
    print(error)
found = Index.build([listing]).screen_many([Query(names=("Ivan Ivanov",))] * 300)
print(sum(map(len, found)))
"""


@pytest.fixture(scope="module")
def listings(sdn: tuple[Listing, ...]) -> list[Listing]:
    """Give the real list."""
    return list(sdn)


def names(listings: list[Listing]) -> Iterator[str]:
    """Give innocents, listed names, and listed names written in every other way."""
    yield from (innocent.name for innocent in innocents(800, 11))
    yield from (one.entity.caption for one in listings[::40])
    for one in manipulations():
        yield from (sample.written for sample in take_samples(listings, one, 6, 3))
    yield from ("A B C D", "J. R. R.", "x" * 400, "van " * 90, "Ali", "金正恩", "S.A.")


@pytest.mark.parametrize(
    ("threshold", "each"),
    [
        (0.45, 6),
        pytest.param(0.45, 1, marks=pytest.mark.slow),
        pytest.param(0.9, 1, marks=pytest.mark.slow),
    ],
)
def test_compiled_and_plain_search_give_the_same_answers(
    listings: list[Listing], sdn_index: Path, threshold: float, each: int
) -> None:
    """Parties, scores and reasons are the same, name by name."""
    queries = [Query(names=(name,)) for name in [*names(listings)][::each]]
    options = Options(threshold=threshold, limit=8)

    plain, compiled = (
        list(Index.open(sdn_index, accelerated=how).screen_many(queries, options))
        for how in (False, True)
    )

    different = [
        query.names
        for query, one, other in zip(queries, plain, compiled, strict=True)
        if [(m.listing.entity.id, m.score, m.evidence) for m in one]
        != [(m.listing.entity.id, m.score, m.evidence) for m in other]
    ]
    assert [] == different


@pytest.mark.slow
def test_words_that_were_forgotten_are_learnt_anew(
    listings: list[Listing], sdn_index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Numbers of words then mean others; what was noted of them is not used."""
    asked = [*names(listings)]
    tables = [pa.table({"name": part}) for part in (asked[::2], asked[1::2])]
    alone = [
        screen_batch(Index.open(sdn_index, accelerated=True), table) for table in tables
    ]
    index = Index.open(sdn_index, accelerated=True)
    screen_batch(index, tables[1])
    monkeypatch.setattr("clearance.screening._words._lookup._KEPT_WORDS", 0)

    again = [screen_batch(index, table) for table in tables]

    assert 100 < alone[0].num_rows
    assert alone == again


@pytest.mark.slow
def test_nothing_is_compiled_any_more_once_the_index_is_open(
    listings: list[Listing], sdn_index: Path
) -> None:
    """Whoever asks would wait for it for ten seconds: single questions and tables."""
    modules = [
        pytest.importorskip(
            f"clearance.screening._compiled.{one}", exc_type=ImportError
        )
        for one in (
            *("_texts", "_alike", "_close", "_entries", "_likeness"),
            *("_reach", "_read", "_rows", "_walk"),
        )
    ]

    codes = {
        f"{module.__name__}.{name}": code
        for module in modules
        for name, code in vars(module).items()
        if hasattr(code, "signatures")
    }

    def compiled() -> dict[str, int]:
        # Not what an earlier process compiled, and this one only loads.
        return {name: code.stats.cache_misses.total() for name, code in codes.items()}

    index = Index.open(sdn_index, accelerated=True)
    ready = compiled()
    asked = [*names(listings)][::5]
    for name in [*asked[::3], "ธีร์ธวันาย ประจันตะเสน", "J. R. R. Tolkien", "أحمد"]:
        index.screen(Query(names=(name,)))
    screen_batch(index, pa.table({"name": asked}))
    screen_batch(index, pa.table({"Name": pa.array(asked * 3, pa.large_string())}))

    assert any(code.signatures for code in codes.values())
    assert ready == compiled()


@pytest.mark.slow
def test_without_numba_one_who_asks_for_it_is_told_and_all_others_are_answered() -> (
    None
):
    """One sentence with the command; the plain search otherwise."""
    run = subprocess.run(
        [sys.executable, "-c", WITHOUT_NUMBA],
        capture_output=True,
        text=True,
        check=True,
    )

    told, answered = run.stdout.splitlines()
    assert "pip install 'clearance[fast]'" in told
    assert "300" == answered
