"""Names read piece by piece by compiled code are read as one by one."""

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa  # type: ignore[import-untyped]
import pytest

from clearance.entities import Listing
from clearance.screening import Index, Query, screen_batch
from clearance.screening._accelerate import load_compiled
from clearance.screening._lookup import Lookup
from clearance.screening._pieces import Texts
from clearance.screening._rows import Row, rows_of
from clearance.screening._several import asked_names
from clearance.screening._storage import open_shelf
from clearance.validation import innocents, manipulations, take_samples

ODD = (
    "", " ", "\t", "Ivan  Petrov ", " Ivan", "Ivan\u00a0Petrov", "a\u200bli khan",
    "O'Brien Pat", "Smith & Sons", "a_b", "aka Osama", "Osama AKA Usama", "Foo (Bar)",
    "Known As Bob", "A / B Foo", "Doe, John", "J. R. R.", "J R R Tolkien", "A", "1",
    "12 34", "kim jong un", "김정은", "김 정은 Kim", "习 近平", "习 近平 김",
    "さとう 太郎", "Łukasz Żółw", "İbrahim Ö", "Ǆ ǅ", "ŁUKASZ", "Vldmr Ptn", "Lynn Bly",
    "Nguyễn Văn", "abdul rahman", "Abd Al Rahman", "Anne-Marie", "x" * 99, "x" * 101,
    "é" * 100, "Иван Иванов", "محمد علي", "हरि ओम", "ปัณณธร หลี", "𝐈van", "Kim\ud800",
    "ﬁsh Bank", "Tereshka Ivanova", "Мария", "Zürich AG", "Plant No 38", "·", "é ·",
    "K\u212Anown as", "named after Lenin works", "-", "'", "é '", "' é",
)  # fmt: skip


def names(listings: list[Listing]) -> Iterator[str]:
    """Give odd names, innocents, listed names and listed names written otherwise."""
    yield from ODD
    yield from (innocent.name for innocent in innocents(1500, 7))
    for one in listings[::9]:
        yield from (text for _, text in one.entity.names)
    for way in manipulations():
        yield from (sample.written for sample in take_samples(listings, way, 5, 4))


def told(row: Row) -> tuple[object, ...]:
    """Give all that a row says."""
    return (
        row.place, row.text, [*row.words], row.vowelless, row.syllabic, row.doubled,
        row.person, row.company,
    )  # fmt: skip


def test_rows_of_pieces_are_those_of_whole_names(
    sdn: tuple[Listing, ...], sdn_index: Path
) -> None:
    """Whatever is not left to be read as a whole; most names are not."""
    pytest.importorskip("numba")
    shelf = open_shelf(sdn_index)
    pieces, lookup = load_compiled(shelf).pieces, Lookup(shelf)
    asked, left = [*names(list(sdn))], 0

    for low in range(0, len(asked), 700):
        some = asked[low : low + 700]
        texts = Texts.of(some)
        read = pieces.read(texts, lookup)
        whole = {row.place for row in read.held}
        found = [
            told(pieces.row(read, at, texts[int(place)]))
            for at, place in enumerate(read.texts[: read.count])
        ]
        expected = [
            told(row)
            for place, text in enumerate(some)
            if place not in whole
            for name in asked_names((text,))
            for row in rows_of(place, name)
        ]
        assert expected == found
        left += len(whole)
    assert left < len(asked) / 2


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string()])
def test_a_table_of_names_is_answered_as_the_names_one_by_one(
    sdn: tuple[Listing, ...], sdn_index: Path, kind: pa.DataType
) -> None:
    """With ids and nulls, in chunks, whichever code is used."""
    pytest.importorskip("numba")
    asked = [*dict.fromkeys(names(list(sdn)[:600])), None, "Ali"]
    asked = [one and one.encode("utf-8", "ignore").decode() for one in asked]
    ids = [None if at % 7 == 0 else f" {at}" for at in range(len(asked))]
    columns = {"Name": pa.array(asked, kind), "id": pa.array(ids)}
    table = pa.concat_tables(
        [pa.table(columns).slice(3), pa.table(columns).slice(0, 9)]
    )

    plain, compiled = (
        screen_batch(Index.open(sdn_index, accelerated=how), table)
        for how in (False, True)
    )

    assert plain == compiled
    assert plain.schema.metadata == compiled.schema.metadata
    assert plain.num_rows > 100


def test_surrogates_of_damaged_files_are_answered(sdn_index: Path) -> None:
    """They cannot be written in UTF-8, and are asked about all the same."""
    queries = [Query(names=(f"Nicolas Maduro{one}",)) for one in ("\ud800", "")] * 20
    answers = list(Index.open(sdn_index).screen_many(queries * 10))
    assert all(answers)
