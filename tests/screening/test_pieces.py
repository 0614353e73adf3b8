"""Names read piece by piece by compiled code are read as one by one."""

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import numpy as np
import pyarrow as pa  # type: ignore[import-untyped]
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clearance.entities import Listing
from clearance.names import clean, may_be_translated, romanise
from clearance.screening import Index, Query, screen_batch
from clearance.screening._asked._several import asked_names
from clearance.screening._listed._storage import open_shelf
from clearance.screening._read._flat import Flat
from clearance.screening._read._pieces import Pieces, Texts
from clearance.screening._search._accelerate import load_compiled
from clearance.screening._words._lookup import Lookup
from clearance.screening._words._rows import Row, rows_of
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
    "محمد حسن", "محمدرضا پهلوی", "عبد الرحمن", "نجيب الله", "م ع", "محمد Ali",
    "شمس نمر", "القدس ٧", "شركة النفط", "מאיר כהן", "ג'ורג' א", "כהן Cohen", "כהן محمد",
    "Ілля Щукин", "Петър Щъркелов", "Ілля Рыльков", "Рыльков Щукин Петр Щукин",
    "Ocean Pearl EX-Sea Star", "Ocean Pearl former name Sea", "Mostotrest, PAO", "ex-",
    "Silvia I", "Silvia I Limited", "Silvia I Bank", "I Ltd", "鈴木 太一", "민수 이",
)  # fmt: skip
# Pieces that change others or are changed, in many ways.
PARTS = (
    *(part for name in ODD for part in name.split()),
    "abdul", "abd", "al", "i", "forty", "four", "hong", "kong", "com", "pany", "vi",
    "Ltd", "Müller-Foobar", "Muller", "이", "王", "国", "زاده", "الله", "الدين", "و",
    "پور", "الحق", "مُحَمَّد", "ﻋﻠﻲ", "נ", "בע״מ", "י\u05b4", "рф", "Ιω",
)  # fmt: skip
# Those of names in one script, with letters of several languages.
CYRILLIC = (
    "Орлов", "Юрій", "и", "ь", "Щукин", "Рыльков", "Киев", "Ілля", "Ёлкин", "ЁЛКИН",
    "N", "N9", "№9", "9", "Завод№9", "ИК-N5", "Марʼяна", "Ђорђе",
    "Петър", "Влчк", "завод", "й", "Ґалаґан", "Ілля-Щукин",
)  # fmt: skip
# Those of names that end with a number, or with a letter that may be one.
NUMBERED = (
    "i", "I", "1", "Silvia", "Ltd", "limited", "S.A.", "Bank", "OOO", "一", "太", "이",
    "김", "и", "Щукин", "2", "forty",
)  # fmt: skip


# One of how many names is asked.
EACH = pytest.mark.parametrize("each", [pytest.param(1, marks=pytest.mark.slow)])


def names(listings: list[Listing]) -> Iterator[str]:
    """Give odd names, innocents, listed names and listed names written otherwise."""
    yield from ODD
    yield from (innocent.name for innocent in innocents(1500, 7))
    for one in listings[::9]:
        yield from (text for _, text in one.entity.names)
    for way in manipulations():
        yield from (sample.written for sample in take_samples(listings, way, 5, 4))


def told(row: Row) -> tuple[object, ...]:
    """Give what a row says, but for what kinds of names it is one of."""
    return row.place, row.text, [*row.words], row.vowelless, row.syllabic


@pytest.fixture(scope="module")
def reader(sdn_index: Path) -> tuple[Pieces, Lookup]:
    """Give what reads pieces, and what knows words."""
    pytest.importorskip("numba")
    shelf = open_shelf(sdn_index)
    return load_compiled(shelf).pieces, Lookup(shelf)


def assert_read_alike(asked: list[str], reader: tuple[Pieces, Lookup]) -> int:
    """See that rows are those of whole names; say how many were left to be such."""
    pieces, lookup = reader
    texts = Texts.of(asked)
    read = pieces.read(texts, lookup)
    whole = set(read.texts[read.count :].tolist())
    rows = [
        row
        for place, text in enumerate(asked)
        for name in asked_names((text,))
        for row in rows_of(place, name)
    ]
    apart = [row for row in rows if row.place not in whole]
    expected = [*apart, *(row for row in rows if row.place in whole)]
    found = [pieces.row(read, at, texts) for at in range(len(expected))]

    assert not any(row.doubled for row in apart)
    assert [*map(told, expected)] == [*map(told, found)]
    flat = Flat.of(expected, lookup)
    for one in fields(Flat):
        # For any other layout there would be compiling while it is used.
        assert getattr(read.flat, one.name).flags.c_contiguous, one.name
        same = getattr(flat, one.name) == getattr(read.flat, one.name)
        assert np.all(same), one.name
    return len(whole)


@EACH
def test_rows_of_pieces_are_those_of_whole_names(
    sdn: tuple[Listing, ...], reader: tuple[Pieces, Lookup], each: int
) -> None:
    """Whatever is not left to be read as a whole; most names are not.

    Of a list: offices, places, "and" and other names stand in one of four there, and in
    one of seventy names of customers.
    """
    asked = [*ODD, *[*names(list(sdn))][::each]]
    lows = range(0, len(asked), 700)
    left = sum(assert_read_alike(asked[low : low + 700], reader) for low in lows)
    assert left < len(asked) / 3


# Those of names in several scripts, with letters that look alike and what is read
# otherwise beside others.
BESIDE = (
    "Стус", "Королёва", "Достоевский", "Гаврилов", "Ілля", "Щукин", "Рыльков", "завод",
    "Aнна", "Aлекса", "Hиколай", "Seргей", "Маhмуд", "Rolón", "José", "Ýmir", "Müller",
    "éóá", "Mahnaz", "Oma", "Bob",
    "N", "n", "N9", "(N", "№9", "№", "after", "academician", "38", "й", "(Bob)",
    "O'Brien", "Bob's", "हरि", "ปัณณธร", "I",
    "Иван,", "«Иван»", "a\u0301b", "µ", "דוד", "מאיר", "ג'ורג'", "בע״מ", "י\u05b4", "נ",
    "محمد", "علی", "حسن״علي", "پریا", "א", "م", "Ltd", "Ελλη", "김", "Seven", "ŉ", "'",
)  # fmt: skip
MIXTURES = st.sampled_from((PARTS, CYRILLIC, NUMBERED, BESIDE)).flatmap(
    lambda parts: st.lists(st.sampled_from(parts), min_size=1, max_size=5).map(" ".join)
)


@settings(max_examples=150, deadline=None)
@given(asked=st.lists(MIXTURES, min_size=1, max_size=40))
def test_mixtures_of_pieces_are_read_as_whole_names(
    asked: list[str], reader: tuple[Pieces, Lookup]
) -> None:
    """Whatever stands beside what, in any scripts."""
    assert_read_alike(asked, reader)


def test_what_counts_is_read_alike_beside_any_word(
    reader: tuple[Pieces, Lookup],
) -> None:
    """A Latin N counts beside Cyrillic words alone."""
    signs = "N", "n", "N9", "№9", "№", "9", "(N9)", "ИК-N5", "N.", "N-9"
    beside = "завод", "Щукин", "Bob", "Müller", "محمد", "김", "Ltd", "הכהן"
    asked = [
        " ".join(some)
        for sign in signs
        for word in beside
        for some in (
            (word, sign),
            (sign, word),
            (word, sign, "9"),
            (word, "Орлов", sign),
        )
    ]

    assert_read_alike(asked, reader)


def test_names_in_several_scripts_are_read_piece_by_piece(
    reader: tuple[Pieces, Lookup],
) -> None:
    """Where nothing in them is read otherwise beside what it stands beside."""
    steady = [
        "Ramón Гаврилов",
        "Rolón Bob Щукин",
        "מאיר محمد",
        "علی דוד",
    ]
    others = [
        "Mahnaz Стус",
        "Oma Гаврилов",
        "हरि Гаврилов",
        "Mahnaz Достоевский",
        "after Гаврилов",
    ]

    assert assert_read_alike(steady, reader) == 0
    assert assert_read_alike(others, reader) == len(others)


@EACH
@pytest.mark.parametrize("kind", [pa.string(), pa.large_string()])
def test_a_table_of_names_is_answered_as_the_names_one_by_one(
    sdn: tuple[Listing, ...], sdn_index: Path, kind: pa.DataType, each: int
) -> None:
    """With ids and nulls, in chunks, whichever code is used."""
    pytest.importorskip("numba")
    asked = [*dict.fromkeys((*ODD, *[*names(list(sdn)[:600])][::each])), None, "Ali"]
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
    assert plain.num_rows > 100 // each


@given(st.lists(st.text(max_size=9), max_size=12))
def test_texts_are_given_one_by_one_as_they_came(asked: list[str]) -> None:
    """And all of some part of them; without the blanks around them, if so."""
    laid = Texts.of(asked)
    bare = Texts(laid.data, laid.starts, stripped=True)

    assert [*laid] == asked
    assert [*bare.part(len(asked) // 2, len(asked))] == [
        text.strip() for text in asked[len(asked) // 2 :]
    ]


@given(st.lists(st.text("a é中国银行有限公司김은행テスト𠀀", max_size=9), max_size=12))
def test_names_that_may_be_translated_are_all_seen(asked: list[str]) -> None:
    """Those with many signs on end, wherever they stand in a table."""
    translated = [at for at, text in enumerate(asked) if may_be_translated(text)]

    assert set(Texts.of(asked).with_signs()).issuperset(translated)


def test_surrogates_of_damaged_files_are_answered(sdn_index: Path) -> None:
    """They cannot be written in UTF-8, and are asked about all the same."""
    queries = [Query(names=(f"Nicolas Maduro{one}",)) for one in ("\ud800", "")] * 20
    answers = list(Index.open(sdn_index).screen_many(queries * 10))
    assert all(answers)


@settings(max_examples=300, deadline=None)
@given(MIXTURES)
def test_rows_know_the_first_reading_of_their_names(text: str) -> None:
    """As a whole; a name whose vowels were left out is looked up by it."""
    for row in rows_of(0, text):
        assert row.first is None or [*row.first] == romanise(clean(text)).split()
