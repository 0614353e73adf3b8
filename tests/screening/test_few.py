"""A few new words are looked up one by one, and are what they are among many."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pytest

from clearance.entities import Listing
from clearance.names import mendable_words
from clearance.screening import Index
from clearance.screening._arrays._grams import Grams, triples_of
from clearance.screening._arrays._letters import slips_of, without_a_letter
from clearance.screening._search._accelerate import load_compiled
from clearance.screening._words._few import MOST_FEW
from clearance.screening._words._lookup import Lookup
from clearance.screening._words._rows import rows_of
from clearance.validation import innocents, manipulations, take_samples

Manner = tuple[bool, bool]
SPOKEN = False, False
ODD = [
    "x", "7", "o'neil", "ab-cd", "é", "strasse", "2nd", "s", "rahim", "abdul", "vldmr",
    "cmpny", "a" * 60, "jim", "lirnited", "vanderbilt", "keaev", "mohammedovich",
]  # fmt: skip


def slipped(word: str, random: Random) -> str:
    """Make up to three slips in a word."""
    for _ in range(random.randrange(4)):
        at, letter = random.randrange(len(word)), random.choice("aeiouyhkszq0")
        before, after = word[:at], word[at:]
        word = random.choice(
            (
                before + after[1:] or "x",
                before + letter + after,
                before + letter + after[1:],
                before + after[1:2] + after[:1] + after[2:],
            )
        )
    return word


def written(listings: tuple[Listing, ...]) -> Iterator[tuple[str, Manner]]:
    """Give words of listed and other names in each script, each in its manner."""
    random = Random(28)
    names = [one.entity.caption for one in listings[::17]]
    names += [one.name for one in innocents(1500, 9)]
    for one in manipulations():
        names += [sample.written for sample in take_samples(listings, one, 12, 5)]
    for name in names:
        for row in rows_of(0, name):
            # Of some length, so that it may be several words.
            yield slipped("".join(row.words[:3]), random), SPOKEN
            for word in row.words:
                yield word, (row.vowelless, row.syllabic)
                yield slipped(word, random), (random.random() < 0.2, row.syllabic)
                # As if a short field cut it off, and as if it went on.
                yield word[:6], SPOKEN
    for word in [*ODD, *mendable_words()[::3]]:
        yield word, SPOKEN
        yield slipped(word, random), (random.random() < 0.3, False)
        yield word, (True, True)


def held(lookup: Lookup) -> list[Any]:
    """Give all that is known of words, without the room that is left behind it."""
    sizes = (
        [lookup._words.size] * 6 + [lookup._like.size] * 2 + [lookup._words.size] * 4
    )
    return [one[:size] for one, size in zip(lookup.tables, sizes, strict=True)]


Words = list[tuple[str, Manner]]


@pytest.fixture(scope="module")
def words(sdn: tuple[Listing, ...]) -> Words:
    """Give such words, each once."""
    return list(dict.fromkeys(written(sdn)))


@pytest.mark.slow
def test_few_words_are_what_they_are_among_many(words: Words, sdn_index: Path) -> None:
    """The same listed words, likenesses and weights, to the last bit."""
    words = words[::3]
    shelf = Index.open(sdn_index)._shelf
    many, few = Lookup(shelf), Lookup(shelf)
    waiting, sizes = iter(words), Random(3)

    many.numbers_of(*zip(*words, strict=True))
    while some := [*islice(waiting, sizes.randint(1, MOST_FEW))]:
        few.numbers_of(*zip(*some, strict=True))

    assert len(words) > 5000
    for among_many, one_by_one in zip(held(many), held(few), strict=True):
        np.testing.assert_array_equal(one_by_one, among_many)


@pytest.mark.parametrize("each", [36, pytest.param(3, marks=pytest.mark.slow)])
def test_few_words_are_the_same_to_compiled_code(
    words: Words, sdn_index: Path, each: int
) -> None:
    """Also where some of them are left to the way without it."""
    pytest.importorskip("numba")
    words = [*words[::each], ("a" * 200, SPOKEN), ("né", SPOKEN)]
    shelf = Index.open(sdn_index)._shelf
    plain, compiled = Lookup(shelf), Lookup(shelf)
    likening = load_compiled(shelf).likening
    compiled.use(likening.find, likening.learn)

    for at in range(0, len(words), 3):
        some = words[at : at + 3]
        plain.numbers_of(*zip(*some, strict=True))
        compiled.numbers_of(*zip(*some, strict=True))

    for without, with_it in zip(held(plain), held(compiled), strict=True):
        np.testing.assert_array_equal(with_it, without)


def test_the_best_of_many_terms_of_like_triples_are_the_same(
    words: Words, sdn_index: Path
) -> None:
    """Of more terms than are looked at, whoever asks."""
    shelf = Index.open(sdn_index)._shelf
    texts = sorted({word for word, _ in words})
    starts, _, _ = shelf.terms.grams.search(texts, top=200, least=0.34)
    crowded = [texts[at] for at in np.flatnonzero(np.diff(starts) > 64)]
    many, few = Lookup(shelf), Lookup(shelf)

    many.numbers_of(crowded, [SPOKEN] * len(crowded))
    for word in crowded:
        few.numbers_of([word], [SPOKEN])

    assert len(crowded) > 20
    for among_many, one_by_one in zip(held(many), held(few), strict=True):
        np.testing.assert_array_equal(one_by_one, among_many)


@pytest.mark.parametrize("word", ODD)
def test_one_word_has_the_numbers_it_has_among_many(word: str) -> None:
    """Whole and without each of its letters, and in triples."""
    numbers, size = slips_of(word)

    assert numbers == without_a_letter([word])[0].tolist()
    assert size == len(word.encode())


@pytest.mark.parametrize("word", ["x", "ab", "anna", "ab-cd", "o'neil", "é", "aaaa"])
def test_one_word_has_the_triples_it_has_among_many(word: str) -> None:
    """Each once, edges and all; another sign counts as an edge."""
    grams = Grams.build([word, "other", "words"])

    listed = [triple for triple, count in enumerate(np.diff(grams.starts)) if count]

    of_others = {*triples_of("other"), *triples_of("words")}
    assert {*triples_of(word)} - of_others == {*listed} - of_others
    assert len(set(triples_of(word))) == len(triples_of(word))
