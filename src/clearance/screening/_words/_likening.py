"""Listed words that are like words asked, found by compiled code: what it is given."""

from array import array
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate, chain
from types import ModuleType
from typing import Any

import numpy as np
import numpy.typing as npt

from clearance.names import (
    consonants,
    consonants_all,
    fold_all,
    has_vowels,
    outline,
    outline_all,
    skeleton,
    skeleton_all,
    slip_likeness,
    syllable,
    syllable_all,
)
from clearance.screening._arrays import Places, letter_hash, packed_sieve
from clearance.screening._fit import LEAST_LIKENESS
from clearance.screening._listed import (
    BONES,
    LEAST_SLIPPED,
    LETTERS,
    MISREAD,
    OUTLINE,
    SYLLABLE,
    UNKNOWN_RARITY,
    Floats,
    Terms,
)

from ._alike import (
    ABDUL,
    BONED,
    CUT,
    FEW_BONED,
    FURTHEST,
    LEAST_COSINE,
    LEAST_CUT,
    MOST_SLIPS,
    PLURAL,
    SERVANT,
    SLIPS,
    SOUNDS,
    TOP,
    Alike,
    find_alike,
)
from ._few import NEAR, SAME
from ._few_at_once import Told
from ._spelt import Bools, Spelt, mendable_numbers

# Longer words are left to the way without compiled code.
_LONGEST = 127
_SIGNS = (BONES, LETTERS, OUTLINE, MISREAD, SYLLABLE)
_Strings = tuple[npt.NDArray[np.uint8], npt.NDArray[np.int64]]


class Likening:
    """Finds the listed words like words asked; for one thread at a time."""

    def __init__(self, code: ModuleType, learning: ModuleType, terms: Terms) -> None:
        self._find, self._learn = code.alike_of_all, learning.learnt
        self._terms = terms
        raw, starts = _listed(terms)
        longest = int(np.diff(starts).max(initial=0))
        self._usable = longest <= _LONGEST and bool((raw < 128).all())
        shapes = terms.shapes
        self._listed = raw, starts, shapes.letters, shapes.begins, terms.bare
        self._found_by = (
            terms.hashes, terms.hashed, terms.joins, terms.joined, terms.slips,
            terms.slipped, terms.bones, terms.boned, terms.sieve,
            np.uint64(65 - len(terms.sieve).bit_length()),
            *packed_sieve(terms.slips), *packed_sieve(terms.bones),
        )  # fmt: skip
        grams = terms.grams
        self._grams = grams.starts, grams.texts, grams.weights, grams.rarity
        figures = (
            np.float32(LEAST_LIKENESS), np.float32(SERVANT),
            np.uint64(letter_hash(ABDUL)), np.float32(FEW_BONED),
        )  # fmt: skip
        sounds = np.array([SOUNDS.get(sign, BONED) for sign in _SIGNS], np.float32)
        self._worth = SLIPS, MOST_SLIPS, PLURAL, _cut_worth(), sounds, figures
        signs = np.array([ord(sign) for sign in _SIGNS], np.uint64)
        self._limits = (
            TOP, np.float32(LEAST_COSINE), FURTHEST, LEAST_CUT, LEAST_SLIPPED, signs,
        )  # fmt: skip
        ordinary = mendable_numbers()
        self._weighing = (
            terms.rarity, terms.least, terms.aside, ordinary, packed_sieve(ordinary),
            (UNKNOWN_RARITY, float(np.float32(NEAR)), float(np.float32(SAME))),
        )  # fmt: skip
        self._clean()

    def _clean(self) -> None:
        words, count = self._terms.grams.size, len(self._terms.starts) - 1
        self._scratch = (
            np.zeros(words, np.float32),
            np.zeros(count, np.float32),
            np.full(words, -1, np.int64),
            np.empty(words, np.int32),
            np.empty(words, np.int32),
            np.empty(count, np.int64),
            np.empty(_LONGEST + 2, np.int32),
            np.zeros(256, np.uint64),
        )
        self._asked = 0

    def find(self, asked: Spelt) -> Alike:
        """Do what `find_alike` does."""
        usable = _are_usable(asked.texts) and _are_usable(asked.folded)
        if not (self._usable and usable):
            return find_alike(self._terms, asked)
        spoken = ~asked.bare
        bare = np.flatnonzero(asked.bare).tolist()
        for at in bare:
            spoken[at] = has_vowels(asked.texts[at])
        sounds = _sounds(asked, bare)
        return Alike(
            *self._found(asked.folded, asked.texts, sounds, (spoken, asked.bare))
        )

    def learn(
        self,
        texts: Sequence[str],
        folded: Sequence[str],
        misread: Sequence[str],
        bare: Sequence[bool],
    ) -> Told | None:
        """Learn a few words in one call; None for words that this is not made for.

        As they are spelt, folded and misread, and whether without vowels.
        """
        sounds = _sounds_of_few(texts, folded, misread, bare)
        strings = [*folded, *texts, *sounds]
        text = "".join(strings)
        most = max(map(len, strings))
        if not (self._usable and most <= _LONGEST and text.isascii()):
            return None
        given = array("q", accumulate(map(len, strings), initial=0))
        first, *forms = self._forms(texts, folded, bare)
        given.extend(first)
        some = zip(texts, bare, strict=True)
        given.extend([not without or has_vowels(word) for word, without in some])
        given.extend(bare)
        count = len(texts)
        found: Told = self._asked_of(
            count,
            self._learn,
            np.frombuffer(bytearray(text, "ascii"), np.uint8),
            np.frombuffer(given, np.int64),
            (*forms,),
            count,
            len(_SIGNS),
            weighing=(self._weighing,),
        )
        return found

    def _found(
        self,
        folded: Sequence[str],
        texts: Sequence[str],
        sounds: Sequence[str],
        manners: tuple[Bools, Bools],
    ) -> tuple[Places, Places, Floats]:
        count = len(folded)
        raw, starts = _strings([*folded, *texts, *sounds])
        # One after the other, so that each ends where the next begins.
        spelt, said = count, 2 * count
        found: tuple[Places, Places, Floats] = self._asked_of(
            count,
            self._find,
            (raw, starts[: spelt + 1]),
            (raw, starts[spelt : said + 1]),
            (raw, starts[said:]),
            self._forms(texts, folded, manners[1].tolist()),
            manners,
        )
        return found

    def _forms(
        self, texts: Sequence[str], folded: Sequence[str], bare: Sequence[bool]
    ) -> tuple[Places, Places, Floats]:
        """Give where the forms of each word begin, the listed words, how like each."""
        of = self._terms.forms.of
        words = zip(texts, folded, bare, strict=True)
        each = [of(text, fold, bare=without) for text, fold, without in words]
        flat = [*chain.from_iterable(each)]
        return (
            _begins(map(len, each)),
            np.array([term for term, _ in flat], np.int64),
            np.array([like for _, like in flat], np.float32),
        )

    def _asked_of(
        self,
        count: int,
        find: Callable[..., Any],
        *given: object,
        weighing: tuple[object, ...] = (),
    ) -> Any:
        """Call compiled code with so many words, and with what is listed."""
        if self._asked < 0:
            self._clean()
        asked_before = self._asked
        # Should it be interrupted, what was marked is not taken for clean.
        self._asked = -1
        found = find(
            *given,
            self._listed,
            self._found_by,
            self._grams,
            self._worth,
            self._limits,
            *weighing,
            (*self._scratch, asked_before),
        )
        self._asked = asked_before + count
        return found


def _sounds(asked: Spelt, bare: Sequence[int]) -> list[str]:
    """Give what words are found by, for each of `_SIGNS` that of all words."""
    consonants = [""] * len(asked.texts)
    some = consonants_all([asked.texts[at] for at in bare])
    syllables = syllable_all(asked.folded)
    for at, one in zip(bare, some, strict=True):
        consonants[at], syllables[at] = one, ""
    return [
        *skeleton_all(asked.folded, _folded_again(asked)),
        *consonants,
        *outline_all(asked.texts, asked.refolded),
        *asked.misread,
        *syllables,
    ]


def _folded_again(asked: Spelt) -> list[str]:
    """Fold what words are looked for as; most words are folded as they stand."""
    found = [*asked.folded]
    other = [at for at, word in enumerate(asked.texts) if word != asked.refolded[at]]
    for at, one in zip(other, fold_all([found[at] for at in other]), strict=True):
        found[at] = one
    return found


def _sounds_of_few(
    texts: Sequence[str],
    folded: Sequence[str],
    misread: Sequence[str],
    bare: Sequence[bool],
) -> list[str]:
    """Do what `_sounds` does, of a few words."""
    without = [
        consonants(word) if at else "" for word, at in zip(texts, bare, strict=True)
    ]
    short = [
        "" if at else syllable(word) for word, at in zip(folded, bare, strict=True)
    ]
    return [*map(skeleton, folded), *without, *map(outline, texts), *misread, *short]


def _are_usable(words: Sequence[str]) -> bool:
    return "".join(words).isascii() and max(map(len, words), default=0) <= _LONGEST


def _strings(words: Sequence[str]) -> _Strings:
    """Lay ASCII words out one after the other: their letters, where each begins."""
    # The copy may be written to, as all other arrays: it is compiled once for all.
    raw = np.frombuffer(bytearray("".join(words), "ascii"), np.uint8)
    return raw, _begins(map(len, words))


def _begins(sizes: Iterable[int]) -> Places:
    return np.frombuffer(array("q", accumulate(sizes, initial=0)), np.int64)


def _listed(terms: Terms) -> _Strings:
    """Give the letters of all listed words, and where each begins."""
    _, offsets, data = terms.words.buffers()
    starts = np.frombuffer(offsets, np.int64)[: len(terms.words) + 1]
    raw = np.frombuffer(data, np.uint8) if data else np.zeros(0, np.uint8)
    return raw[starts[0] : starts[-1]].copy(), starts - starts[0]


def _cut_worth() -> npt.NDArray[np.float32]:
    """Say how like a word is to its beginning, by the letters of both."""
    sizes = range(_LONGEST + 1)
    return np.array(
        [
            [slip_likeness("x" * short, "x" * long, CUT) for long in sizes]
            for short in sizes
        ],
        np.float32,
    )
