"""Listed words that are like others are the same ones, however they are found."""

import random
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clearance.entities import Entity, Listing
from clearance.screening import Index
from clearance.screening._listed._storage import open_shelf
from clearance.screening._listed._terms import Terms
from clearance.screening._words._alike import Alike, find_alike
from clearance.screening._words._likening import Likening
from clearance.screening._words._rows import rows_of
from clearance.screening._words._spelt import Spelt
from clearance.validation import innocents

fast = pytest.importorskip("clearance.screening._compiled._alike", exc_type=ImportError)
learning = pytest.importorskip(
    "clearance.screening._compiled._learn", exc_type=ImportError
)
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"


@cache
def opened(place: Path) -> tuple[Terms, Likening]:
    """Open the listed words and the compiled code for them, once."""
    terms = open_shelf(place).terms
    return terms, Likening(fast, learning, terms)


def both(place: Path, words: list[str], bare: list[bool]) -> tuple[Alike, Alike]:
    """Find what is like the words, without compiled code and with it."""
    terms, likening = opened(place)
    asked = Spelt.of(words, bare=np.array(bare))
    return find_alike(terms, asked), likening.find(asked)


def pairs(alike: Alike) -> list[tuple[int, int, float]]:
    """Give what was found as plain figures."""
    each = alike.asked.tolist(), alike.terms.tolist(), alike.likeness.tolist()
    return list(zip(*each, strict=True))


def slipped(word: str, rng: random.Random) -> str:
    """Write a word with one letter wrong."""
    at = rng.randrange(len(word))
    put = rng.choice(["", rng.choice(LETTERS), word[at] * 2])
    return word[:at] + put + word[at + 1 :] or word


def test_words_of_real_names_and_slips_of_them_are_like_the_same_listed_words(
    sdn: tuple[Listing, ...], sdn_index: Path
) -> None:
    """With vowels and without, words of the list and words of no list."""
    rng = random.Random(7)
    names = [one.entity.caption for one in sdn[::12]]
    names += [innocent.name for innocent in innocents(500, 3)]
    words = [word for name in names for row in rows_of(0, name) for word in row.words]
    words += [slipped(word, rng) for word in words]
    words = [*dict.fromkeys(words)]
    bare = [rng.random() < 0.2 for _ in words]

    plain, compiled = both(sdn_index, words, bare)

    assert pairs(plain) == pairs(compiled)
    assert len(set(plain.asked.tolist())) > len(words) / 2


@settings(max_examples=150, deadline=None)
@given(words=st.lists(st.text(LETTERS, min_size=1, max_size=140), min_size=1))
def test_words_of_any_letters_and_length_are_like_the_same_listed_words(
    sdn_index: Path, words: list[str]
) -> None:
    """Numbers, single letters, words longer than a machine word has bits."""
    plain, compiled = both(sdn_index, words, [False] * len(words))

    assert pairs(plain) == pairs(compiled)


def test_a_very_long_word_that_is_listed_is_found_with_a_slip_and_cut_off() -> None:
    """Longer than 64 letters, where slips are counted letter by letter."""
    word = "donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamten"
    assert len(word) > 64
    listing = Listing(Entity("1", "Company", {"name": (f"{word} Wien",)}, ("x",)))
    terms = Index.build([listing])._shelf.terms
    likening = Likening(fast, learning, terms)
    asked = Spelt.of(
        [word.replace("dampf", "dmapf"), word[:60], word], bare=np.zeros(3, np.bool_)
    )

    found = likening.find(asked)

    assert pairs(find_alike(terms, asked)) == pairs(found)
    assert {0, 1, 2} == set(found.asked.tolist())
