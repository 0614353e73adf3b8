"""Many words are folded at once as they are one by one."""

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearance.names import (
    as_misread,
    as_misread_all,
    consonants,
    consonants_all,
    fold,
    fold_all,
    outline,
    outline_all,
    skeleton,
    skeleton_all,
    syllable,
    syllable_all,
)

WAYS = {
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


@pytest.mark.parametrize("way", WAYS)
@given(words=words)
def test_words_are_read_together_as_they_are_one_by_one(
    way: str, words: Sequence[str]
) -> None:
    one: Callable[[str], str] = WAYS[way][0]
    many: Callable[[Sequence[str]], list[str]] = WAYS[way][1]

    assert many(words) == [one(word) for word in words]


def test_an_ending_is_not_that_of_the_next_word() -> None:
    """Words are folded side by side, and each by itself."""
    assert fold_all(["kerj", "ajs", "tajs", "h", "ah", "bah"]) == [
        fold(word) for word in ("kerj", "ajs", "tajs", "h", "ah", "bah")
    ]
    assert fold_all(["bah"]) == ["ba"]
