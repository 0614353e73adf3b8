"""Many words are folded at once as they are one by one."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import ModuleType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clearance.names import (
    are_bare,
    as_misread,
    as_misread_all,
    consonants,
    consonants_all,
    fold,
    fold_all,
    fold_each,
    fold_with,
    in_legal_form,
    is_bare,
    may_join_all,
    outline,
    outline_all,
    skeleton,
    skeleton_all,
    syllable,
    syllable_all,
    vowel_counts_all,
)
from clearance.names._companies import may_join
from clearance.names._letters import _by_code

WAYS: dict[str, tuple[Callable[[str], str], Callable[[Sequence[str]], list[str]]]] = {
    "folded": (fold, fold_all),
    "skeleton": (skeleton, skeleton_all),
    "consonants": (consonants, consonants_all),
    "outline": (outline, lambda words: outline_all(words, fold_all(words))),
    "misread": (as_misread, lambda words: as_misread_all(words, fold_all(words))),
    "syllable": (syllable, syllable_all),
}
# What the rules of folding speak of, and what stands between.
PIECES = [
    "a", "e", "i", "o", "u", "y", "h", "z", "s", "w", "x", "q", "n", "k", "r", "t",
    "sch", "tsch", "ow", "skij", "ya", "ij", "ajs", "oj", "oo", "off", "eff", "ei",
    "zh", "tz", "iii", "rn", "cl", "li", "vv", "ine", "ch", "sz", "cz", "yev", "iev",
    "ck", "ph", "aa", "tt", "0", "1", "5",
]  # fmt: skip
words = st.lists(
    st.one_of(
        st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join),
        st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=14),
    ),
    max_size=40,
)


@pytest.fixture(params=["without compiled code", "with compiled code"])
def however(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fold many words in either way."""
    code = None
    if request.param == "with compiled code":
        code = pytest.importorskip(
            "clearance.screening._compiled._fold", exc_type=ImportError
        )
    with folded_with(code):
        yield


@contextmanager
def folded_with(code: ModuleType | None) -> Iterator[None]:
    """Fold many words so for a while."""
    before = _by_code._Used.code
    fold_with(code)
    try:
        yield
    finally:
        fold_with(before)


@pytest.mark.usefixtures("however")
@pytest.mark.parametrize("way", WAYS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(words=words)
def test_words_are_read_together_as_they_are_one_by_one(
    way: str, words: Sequence[str]
) -> None:
    one, many = WAYS[way]

    assert many(words) == [one(word) for word in words]


def test_compiled_code_is_asked_where_it_is_there() -> None:
    """Not for words in other letters, and not without it."""
    code = pytest.importorskip(
        "clearance.screening._compiled._fold", exc_type=ImportError
    )
    with folded_with(code):
        assert _by_code.folded(["khodorkovsky", ""]) == ["hodorkovski", ""]
        assert _by_code.folded(["ходорковский"]) is None
    with folded_with(None):
        assert _by_code.folded(["khodorkovsky"]) is None


@pytest.mark.usefixtures("however")
def test_an_ending_is_not_that_of_the_next_word() -> None:
    """Words are folded side by side, and each by itself."""
    assert fold_all(["kerj", "ajs", "tajs", "h", "ah", "bah"]) == [
        fold(word) for word in ("kerj", "ajs", "tajs", "h", "ah", "bah")
    ]
    assert fold_all(["bah"]) == ["ba"]


FORMS = st.sampled_from(["gmbh", "ltd", "limited", "llc", "lld", "ooo", "srl", "a5b"])


@settings(deadline=None)  # the first to be counted loads the legal forms
@given(st.lists(st.one_of(FORMS, words.map("".join)).filter(bool)))
def test_vowels_are_counted_of_many_words_as_of_each(some: list[str]) -> None:
    """Letters are only counted where a name may have lost some of its vowels."""
    counts = vowel_counts_all(some)

    for word, (vowels, told, letters) in zip(some, counts, strict=True):
        inside = word[1:-1]
        counted = word.isalpha() and not in_legal_form(word)
        assert vowels == sum(map(inside.count, "aeiou"))
        if vowels <= 2:
            assert (told, letters) == ((vowels, len(inside)) if counted else (0, 0))


HALVES = st.sampled_from(
    ["com", "pany", "hong", "kong", "lim", "ited", "inter", "national", "al", "trade"]
)


@given(some=words)
def test_words_of_any_number_are_folded_once_each(some: list[str]) -> None:
    """Also where they come in parts, each of which is folded at once."""
    many = [f"{word}{letter}" for word in some for letter in "abcdefghij"]

    assert fold_each([*many, *many]) == {word: fold(word) for word in many}


@settings(deadline=None)  # the first call reads lexicons
@given(st.lists(st.tuples(HALVES | words.map("".join), HALVES), max_size=20))
def test_many_neighbours_may_be_one_word_as_each_two(
    pairs: list[tuple[str, str]],
) -> None:
    """Words that are written apart, and countries of several words."""
    assert may_join_all(pairs) == [may_join(*pair) for pair in pairs]


@given(words)
def test_many_words_are_bare_as_each_is(some: list[str]) -> None:
    vowels = [sum(map(word[1:-1].count, "aeiou")) for word in some]

    assert are_bare(some, vowels) == [is_bare(word) for word in some]


def test_very_many_words_are_folded_in_parts_by_the_letters_they_lack() -> None:
    starts = ("schtsch", "jaz", "dzh", "cze", "aye", "kho", "wi", "xo", "qu")
    words = [
        one + two + three
        for one in starts
        for two in ("", "czy", "ja", "zu", "lo", "ou", "ie", "cc", "ii", "off")
        for three in ("", "ovs", "tsch", "ajs", "ej", "off", "ze", "ci", "h", "owa")
    ]
    many = [*words, *(word[::-1] for word in words)]
    assert len(many) > 1024
    assert fold_all(many) == [fold(word) for word in many]
