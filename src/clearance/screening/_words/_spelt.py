"""Words that are looked for, many at once: how they are spelt, and what of them tells.

What each is as a person's name and as anything else's: most words are names, and only
those that may be ordinary ones are looked at one by one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from clearance.names import (
    as_misread_all,
    company_word,
    company_words,
    fold_and_keep,
    has_meaning_abroad,
    legal_form_parts,
    legal_form_words,
    mendable_words,
    mended,
    misread_words,
    person_role,
    person_words,
)
from clearance.screening._arrays import (
    Hashes,
    Ints,
    Known,
    Places,
    Shapes,
    shapes_of,
    without_a_letter,
)
from clearance.screening._fit import NAMING

Bools = npt.NDArray[np.bool_]
# Fewer words are looked at sooner one by one.
_FEW = 6


@dataclass(frozen=True, slots=True)
class Spelt:
    """Words asked about, one entry each, and their numbers (`letter_hashes`).

    `texts` are the words as they are spelt, `folded` what they are looked for as;
    `refolded` is what the spelling folds to and `misread` what it may be misread from;
    `bare` marks those written without vowels. `hashes` and `shapes` are of the folded
    words, `text_hashes` and `text_sizes` of the spellings. `slips` are the numbers of
    both, whole and without each of their letters, `slip_of` the place of the word of
    each, and `slip_spelt` marks those of spellings that fold to something else.
    """

    texts: Sequence[str]
    folded: Sequence[str]
    refolded: Sequence[str]
    misread: Sequence[str]
    bare: Bools
    hashes: Hashes
    shapes: Shapes
    text_hashes: Hashes
    text_sizes: Ints
    slips: Hashes
    slip_of: Places
    slip_spelt: Bools

    @classmethod
    def of(
        cls, texts: Sequence[str], *, bare: Bools, as_folded: bool = False
    ) -> "Spelt":
        """Read words; *as_folded* says that they are looked for as they stand."""
        refolded = fold_and_keep(texts)
        folded = texts if as_folded else refolded
        count = len(texts)
        other = [at for at in range(count) if texts[at] != folded[at]]
        written = [*folded, *(texts[at] for at in other)]
        slips, places = without_a_letter(written)
        shapes = shapes_of(written)
        hashes, sizes = slips[:count], shapes.lengths[:count]
        text_hashes, text_sizes = hashes.copy(), sizes.copy()
        text_hashes[other] = slips[count : len(written)]
        text_sizes[other] = shapes.lengths[count:]
        return cls(
            texts,
            folded,
            refolded,
            as_misread_all(texts, refolded),
            bare,
            hashes,
            shapes.only(slice(count)),
            text_hashes,
            text_sizes,
            slips,
            np.array([*range(count), *other], np.int64)[places],
            places >= count,
        )

    def slips_among(self, known: Known) -> Bools:
        """See which words, as they are spelt, may be one letter off known ones."""
        found = np.zeros(len(self.texts), np.bool_)
        place = np.flatnonzero(known.has(self.slips))
        same = self.text_hashes == self.hashes
        place = place[self.slip_spelt[place] | same[self.slip_of[place]]]
        found[self.slip_of[place]] = True
        return found


@dataclass(frozen=True, slots=True)
class Roles:
    """What words do in names: whether they name a person, and whether anything else.

    `usual` is what each folds to in a company's name.
    """

    person: Bools
    company: Bools
    usual: Sequence[str]

    @classmethod
    def of(cls, asked: Spelt) -> "Roles":
        """Say it of words, as `person_role` and `company_word` do one by one."""
        usual, company = _as_companies(asked)
        return cls(_as_persons(asked), company, usual)


def _as_persons(asked: Spelt) -> Bools:
    """Say which words name a person; only odd ones are looked at one by one."""
    each = zip(asked.texts, asked.refolded, strict=True)
    return np.array([names_a_person(*word) for word in each], dtype=np.bool_)


def names_a_person(text: str, folded: str) -> bool:
    """Say whether a word names a person; only odd ones are looked at closely."""
    endings = _patronymics()
    if (
        len(text) == 1
        or text in _odd_in_persons()
        or not text.isalpha()
        or text.endswith(endings)
        or folded.endswith(endings)
    ):
        return person_role(text) in NAMING
    return True


@cache
def _odd_in_persons() -> frozenset[str]:
    words = person_words()
    return words.titles | words.particles | words.kin


@cache
def _patronymics() -> tuple[str, ...]:
    words = person_words()
    return (*words.patronymic_male, *words.patronymic_female)


def _as_companies(asked: Spelt) -> tuple[list[str], Bools]:
    """Give what words fold to as a company's, and which of them name one."""
    usual = list(asked.refolded)
    naming = np.ones(len(usual), np.bool_)
    few = len(usual) < _FEW
    for at in range(len(usual)) if few else _maybe_ordinary(asked):
        usual[at], naming[at] = in_companies(asked.texts[at], bare=bool(asked.bare[at]))
    return usual, naming


def in_companies(text: str, *, bare: bool) -> tuple[str, bool]:
    """Give what a word folds to as a company's, and whether it names one."""
    key = mended(text, vowelless=bare)
    word = company_word(text, key)
    naming = word.role in NAMING and len(text) > 1
    return word.fold, naming and key not in legal_form_parts()


def _maybe_ordinary(asked: Spelt) -> list[int]:
    """List the places of words that may be ordinary ones, or slips of them."""
    slips = asked.bare | asked.slips_among(_mendable())
    each = zip(asked.texts, asked.refolded, asked.misread, slips.tolist(), strict=True)
    return [
        at
        for at, (text, folded, misread, slip) in enumerate(each)
        if slip or is_odd_in_companies(text, folded, misread)
    ]


def may_be_ordinary(text: str, folded: str, misread: str, slips: Iterable[int]) -> bool:
    """Say whether a word written with vowels may be an ordinary one, or a slip of one.

    *slips* are the numbers of its spelling, whole and without each of its letters.
    """
    return not _mendable_numbers().isdisjoint(slips) or is_odd_in_companies(
        text, folded, misread
    )


def is_odd_in_companies(text: str, folded: str, misread: str) -> bool:
    """Say whether a word may be an ordinary one of firms, but for slips."""
    return (
        len(text) == 1
        or text in _ordinary()
        or folded in _ordinary()
        or misread in misread_words()
        or not text.isalpha()
        or has_meaning_abroad(text, folded)
    )


@cache
def _ordinary() -> frozenset[str]:
    words = company_words()
    return frozenset(
        {*words.numbers, *words.usual, *words.generic, *words.joining, *words.places}
        | legal_form_words()
        | legal_form_parts()
    )


@cache
def _mendable() -> Known:
    return Known.of(without_a_letter(mendable_words())[0])


def mendable_numbers() -> Hashes:
    """Give the numbers of ordinary words, whole and without a letter, in order."""
    return _mendable().hashes


@cache
def _mendable_numbers() -> frozenset[int]:
    return frozenset(_mendable().hashes.tolist())
