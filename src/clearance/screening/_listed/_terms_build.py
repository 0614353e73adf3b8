"""How the words of listed names are collected and made into tables."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from clearance.names import (
    Word,
    as_misread_all,
    consonants_all,
    fold_all,
    outline_all,
    skeleton_all,
    syllable_all,
)
from clearance.screening._arrays import (
    Grams,
    Hashes,
    Ints,
    Places,
    distinct,
    in_order,
    letter_hashes,
    long_text_column,
    once,
    sieve_of,
    without_a_letter,
)

from ._terms import (
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

_MOST_LETTER = 255  # the most that the number of one letter is


# Terms, texts and weights.
_Columns = tuple[Places, Places, Floats]


class Rows:
    """Which text has which term, with what weight, in columns."""

    def __init__(self) -> None:
        self._terms, self._texts = array("q"), array("q")
        self._weights = array("f")

    def add(self, term: int, text: int, weight: float) -> None:
        """Note one."""
        self._terms.append(term)
        self._texts.append(text)
        self._weights.append(weight)

    def columns(self) -> _Columns:
        """Give terms, texts and weights."""
        return (
            np.array(self._terms, dtype=np.int64),
            np.array(self._texts, dtype=np.int64),
            np.array(self._weights, dtype=np.float32),
        )


@dataclass(slots=True)
class TermsBuilder:
    """Collects the words of texts, and makes `Terms` of them."""

    words: dict[str, int] = field(default_factory=dict)
    joined: Sequence[str] = ()
    rarity: list[float] = field(default_factory=list)
    bare: set[str] = field(default_factory=set)
    spelt: dict[tuple[str, str], None] = field(default_factory=dict)
    rows: Rows = field(default_factory=Rows)
    joins: _Columns = field(default_factory=lambda: Rows().columns())
    asides: Rows = field(default_factory=Rows)

    def add(self, text: int, word: Word, weight: float, *, bare: bool) -> None:
        """Note that a text has a word."""
        self.rows.add(self.words[word.fold], text, weight)
        if word.text != word.fold:
            self.spelt[word.text, word.fold] = None
        if bare:
            self.bare.add(word.fold)

    def add_aside(self, text: int, word: str, folded: str, *, read: bool) -> None:
        """Note that a firm's name has a word that tells nothing there.

        *read* says whether it is one of the words that the name is read as.
        """
        if folded not in self.words:
            self.words[folded] = len(self.words)
            self.rarity.append(UNKNOWN_RARITY)
        self.asides.add(self.words[folded], text, float(read))
        if word != folded:
            self.spelt[word, folded] = None

    def add_joined(
        self,
        words: Sequence[str],
        terms: Places,
        sizes: Places,
        texts: Sequence[int],
        weights: Sequence[float],
    ) -> None:
        """Note that words of texts, written as one, are these; once for all.

        *terms* are places in *words* of many runs of words, as many of each as *sizes*
        says; beside it stand the text that a run is of, and its weight.
        """
        self.joined = words
        runs = np.repeat(np.arange(len(sizes)), sizes)
        # A run that is the same in two orders has it once.
        count = max(len(self.joined), 1)
        runs, terms = np.divmod(distinct(runs * count + terms), count)
        self.joins = (
            terms,
            np.array(texts, np.int64)[runs],
            np.array(weights, np.float32)[runs],
        )

    def build(self, person: npt.NDArray[np.bool_]) -> Terms:
        """Make the tables; *person* says of each text whether it is a person's."""
        texts = len(person)
        words, count = list(self.words), len(self.words)
        size = count + len(self.joined)
        terms, of, weights = self.rows.columns()
        joins, joins_of, joins_weights = self.joins
        starts, listed, listed_weights = _grouped(
            np.concatenate([terms, joins + count]),
            np.concatenate([of, joins_of]),
            np.concatenate([weights, joins_weights]),
            size,
        )
        text_starts, text_terms, text_weights = _grouped(of, terms, weights, texts)
        aside, aside_of, read = self.asides.columns()
        aside_starts, asides, aside_read = _grouped(aside_of, aside, read, texts)
        keys, _ = letter_hashes(words)
        hashes, hashed = in_order(keys, _counted(count))
        joined_keys, _ = letter_hashes(self.joined)
        joins_sorted, joined = in_order(
            joined_keys, _counted(len(joined_keys)) + np.int32(count)
        )
        spellings = [text for text, _ in self.spelt]
        spelt_of = np.array([self.words[f] for _, f in self.spelt], dtype=np.int32)
        spelt, spelt_terms = in_order(letter_hashes(spellings)[0], spelt_of)
        slips, slipped = _slips(
            # As a negative number where it is the spelling that has the slip.
            [*words, *spellings],
            np.concatenate([_counted(count), ~spelt_of]),
        )
        bones, boned = self._bones(words, spellings, spelt_of)
        return Terms(
            grams=Grams.build(words),
            words=long_text_column(words),
            starts=starts,
            texts=listed,
            weights=listed_weights,
            text_starts=text_starts,
            text_terms=text_terms,
            text_weights=text_weights,
            aside_starts=aside_starts,
            asides=asides,
            aside_read=aside_read > 0,
            aside=np.bincount(aside, minlength=count) > 0,
            hashes=hashes,
            hashed=hashed,
            joins=joins_sorted,
            joined=joined,
            spelt=spelt,
            spelt_terms=spelt_terms,
            bones=bones,
            boned=boned,
            slips=slips,
            slipped=slipped,
            bare=np.array([word in self.bare for word in words], dtype=np.bool_),
            rarity=np.array(self.rarity, dtype=np.float32),
            least=_least(starts, person[listed], listed_weights),
            sieve=sieve_of(np.concatenate([keys, joined_keys])),
        )

    def _bones(
        self, words: Sequence[str], spellings: Sequence[str], spelt_of: Ints
    ) -> tuple[Hashes, Ints]:
        """Make the table by consonants, syllables, outlines and misread letters."""
        places = _counted(len(words))
        # Of words that are folded, and of those that are not.
        folds = fold_all(words), fold_all(spellings)
        found = (
            (BONES, skeleton_all(words, folds[0])),
            (SYLLABLE, syllable_all(words)),
            (LETTERS, consonants_all(words)),
            (OUTLINE, outline_all(words, folds[0])),
            (MISREAD, as_misread_all(words, folds[0])),
            (LETTERS, consonants_all(spellings)),
            (OUTLINE, outline_all(spellings, folds[1])),
            (MISREAD, as_misread_all(spellings, folds[1])),
        )
        keys, _ = letter_hashes([sign + one for sign, each in found for one in each])
        terms = np.concatenate([*[places] * 5, *[spelt_of] * 3])
        return once(keys, terms)


def _counted(count: int) -> Ints:
    return np.arange(count, dtype=np.int32)


def _grouped(
    keys: Places,
    values: Places,
    weights: Floats,
    size: int,
) -> tuple[Ints, Ints, Floats]:
    """Bring together what has one key: where each begins, values and weights."""
    # Each key with its place behind it: so sorting single numbers keeps their order.
    count = max(len(keys), 1)
    order = np.sort(keys * count + np.arange(len(keys))) % count
    starts = np.zeros(size + 1, dtype=np.int32)
    np.cumsum(np.bincount(keys, minlength=size), out=starts[1:])
    return starts, values[order].astype(np.int32), weights[order]


def _slips(words: Sequence[str], terms: Ints) -> tuple[Hashes, Ints]:
    """Make the table of words and of what is left of each without one letter.

    One letter is left of nothing: it would be so of too much.
    """
    long = [at for at, word in enumerate(words) if len(word) >= LEAST_SLIPPED]
    keys, of = without_a_letter([words[at] for at in long])
    kept = keys > _MOST_LETTER
    return once(keys[kept], terms[np.array(long, dtype=np.int64)][of[kept]])


def _least(starts: Ints, person: npt.NDArray[np.bool_], weights: Floats) -> Floats:
    """Find the least weight of each term among persons and among all others."""
    found = np.full((2, len(starts) - 1), np.inf, dtype=np.float32)
    used = np.flatnonzero(np.diff(starts))
    if len(used):
        for side, others in enumerate((~person, person)):
            known = np.where(others, np.float32(np.inf), weights)
            found[side, used] = np.minimum.reduceat(known, starts[used])
    return found
