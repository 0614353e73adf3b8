"""A few new words learnt one by one: what listed words they may be, what they weigh."""

from array import array
from collections.abc import Sequence
from functools import cached_property
from math import inf
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from clearance.names import as_misread, fold, is_spelt_word
from clearance.screening._fit import naming_weights
from clearance.screening._listed import UNKNOWN_RARITY, Floats, Terms

from ._alike_few import AlikeFew, Found, Word
from ._spelt import in_companies, may_be_ordinary, names_a_person
from ._written_on import LIKE, WrittenOn, is_long

MOST_FEW = 14
"""More words are sooner looked up together."""
NEAR, SAME, SURE, LEAST_SYLLABLE = 0.8, 0.95 - 1e-6, 0.88, 0.87
"""How like words must be: to weigh no more than the other, to be the same, to be found
for one that is known, and for a syllable."""
_NEAR, _SAME, _SURE, _LEAST_SYLLABLE = (
    float(np.float32(value)) for value in (NEAR, SAME, SURE, LEAST_SYLLABLE)
)


class Learnt(NamedTuple):
    """A word: what it weighs as a person's and as anything else's, at the least, too.

    `numbers` are its number and its letters, as it is folded and as it is spelt;
    `likely` is how many listed words it may be.
    """

    weights: tuple[float, float, float, float]
    numbers: tuple[int, int, int, int]
    likely: int


class Lesson(NamedTuple):
    """Words learnt: which listed words they may be, in order, and how like each is."""

    words: list[Learnt]
    terms: npt.NDArray[np.integer]
    likeness: Floats

    @classmethod
    def of(
        cls, words: list[Learnt], terms: Sequence[int], likeness: Sequence[float]
    ) -> "Lesson":
        """Lay out the listed words."""
        return cls(
            words,
            np.frombuffer(array("i", terms), np.int32),
            np.frombuffer(array("f", likeness), np.float32),
        )


class Read(NamedTuple):
    """A word read: is it one of signs for syllables, and what it names.

    `other` is the word that it is in a company's name, None for the same.
    """

    word: Word
    syllabic: bool
    names_person: bool
    names_company: bool
    other: Word | None


def read(text: str, manner: tuple[bool, bool]) -> Read:
    """Read a word in its manner: without vowels, in signs for syllables."""
    bare, syllabic = manner
    folded, misread = fold(text), as_misread(text)
    word = Word(text, folded, misread, bare=bare)
    person, company, other = names_a_person(text, folded), True, None
    if bare or may_be_ordinary(text, folded, misread, word.text_slips):
        usual, company = in_companies(text, bare=bare)
        if usual != folded:
            other = Word(usual, usual, as_misread(usual), bare=False)
    return Read(word, syllabic, person, company, other)


NONE: Found = {}
_WHOLLY = 1.0


class Few:
    """Learns what a few words are; for one thread at a time."""

    def __init__(self, terms: Terms, written_on: WrittenOn) -> None:
        self._written_on = written_on
        self._terms = terms
        self._count = len(terms.rarity)
        self._rarity, self._aside = terms.rarity.data, terms.aside.data
        self._least = terms.least[0].data, terms.least[1].data

    @cached_property
    def _alike(self) -> AlikeFew:
        return AlikeFew(self._terms)

    def learn(
        self, words: Sequence[str], manners: Sequence[tuple[bool, bool]]
    ) -> Lesson:
        """Learn words, each in its manner (without vowels, in signs for syllables)."""
        each = [*map(read, words, manners)]
        others = [one.other for one in each if one.other is not None]
        found = self.like([*[one.word for one in each], *others])
        more = iter(found[len(each) :])
        learnt, terms, likeness = list[Learnt](), list[int](), list[float]()
        for one, alike in zip(each, found, strict=False):
            of_other = NONE if one.other is None else next(more)
            word, like = self.learnt(one, alike, of_other)
            learnt.append(word)
            terms += like
            likeness += like.values()
        return Lesson.of(learnt, terms, likeness)

    def like(self, words: Sequence[Word]) -> list[Found]:
        """Find what words are like."""
        return self._alike.find(words)

    def learnt(self, one: Read, found: Found, more: Found) -> tuple[Learnt, Found]:
        """Say what a word is, and which listed words it may be, in order.

        *found* is what is like it, *more* what is like it as a company's.
        """
        word, syllabic, names_person, names_company, other = one
        self._add_joined(word, found)
        if not names_person and is_spelt_word(word.text):
            # A slip of such a word is mended, and not another word.
            found = {term: like for term, like in found.items() if like >= _SURE}
        term = self._alike.term_of(word.folded)
        near = self._near(term, found)
        rarity, most = self._weighed(term, near)
        person = naming_weights(rarity, person=True) if names_person else 0.0
        least_person = min(person, most[0])
        if syllabic:
            found = {t: like for t, like in found.items() if like >= _LEAST_SYLLABLE}
        if other is not None:
            usual = self._alike.term_of(other.folded)
            rarity, most = self._weighed(usual, self._near(usual, more))
            for at, like in more.items():
                if like > found.get(at, 0.0):
                    found[at] = like
        company = naming_weights(rarity, person=False) if names_company else 0.0
        if syllabic or other is not None:
            near = self._near(term, found)
        # It may be a word that tells nothing in some firm's name.
        aside = any(map(self._aside.__getitem__, near))
        least = 0.0 if aside else min(company, most[1])
        weights = person, company, least_person, least
        numbers = word.slips[0], word.size, word.text_slips[0], word.text_size
        ordered = dict(sorted(found.items()))
        return Learnt(weights, numbers, len(ordered)), ordered

    def _add_joined(self, word: Word, found: Found) -> None:
        """Add the words that were written as one with a slip."""
        if is_long(word.text) and not word.bare and _WHOLLY not in found.values():
            for term in self._written_on.find_one(word.text):
                found[term] = max(found.get(term, 0.0), LIKE)

    def _near(self, term: int, found: Found) -> list[int]:
        """List what a word may be a slip of; or is, where it is a listed one."""
        due, count = _NEAR if term < 0 else _SAME, self._count
        return [t for t, like in found.items() if like >= due and t < count]

    def _weighed(
        self, term: int, near: Sequence[int]
    ) -> tuple[float, tuple[float, float]]:
        """Say how rare a word is, and what it weighs at the most beside what it may be.

        As `Lookup` does.
        """
        rarity = UNKNOWN_RARITY if term < 0 else self._rarity[term]
        if not near:
            return rarity, (inf, inf)
        persons, companies = self._least
        return (
            rarity,
            (
                min(map(persons.__getitem__, near)),
                min(map(companies.__getitem__, near)),
            ),
        )
