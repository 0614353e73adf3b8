"""A few new words learnt in one call of compiled code; what is odd, as `_few` does."""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from clearance.names import as_misread, fold
from clearance.screening._arrays import (
    LISTED,
    ORDINARY,
    TELLS_NOTHING,
    Hashes,
    Places,
)
from clearance.screening._fit import naming_weights
from clearance.screening._listed import Floats, Floats64

from ._alike_few import Found, Word
from ._few import NONE, Few, Learnt, Lesson, Read, read
from ._spelt import is_odd_in_companies, names_a_person
from ._written_on import WrittenOn, is_long

Told = tuple[Places, Floats, Places, Floats64, Hashes, npt.NDArray[np.uint8]]
"""Words told by compiled code; see `_compiled._learn.learnt`."""
Tell = Callable[
    [Sequence[str], Sequence[str], Sequence[str], Sequence[bool]], Told | None
]
"""Tells of words as they are spelt, folded and misread, and whether without vowels."""
_Manner = tuple[bool, bool]
_SPOKEN = False, False


class FewAtOnce:
    """Learns a few words with compiled code; for one thread at a time."""

    def __init__(self, tell: Tell, few: Few, written_on: WrittenOn) -> None:
        self._tell, self._few, self._written_on = tell, few, written_on

    def learn(self, words: Sequence[str], manners: Sequence[_Manner]) -> Lesson | None:
        """Do what `Few.learn` does; None for words that compiled code is not for."""
        folded, misread = [*map(fold, words)], [*map(as_misread, words)]
        told = self._tell(words, folded, misread, [bare for bare, _ in manners])
        if told is None:
            return None
        terms, likeness, begins, weighs, numbers, said = told
        starts = begins.tolist()
        lesson = Lesson([], terms, likeness)
        odd: dict[int, Read] = {}
        each = zip(
            words, folded, misread, manners, said.tolist(), weighs.tolist(),
            numbers.tolist(), strict=True,
        )  # fmt: skip
        for at, (word, own, like, manner, of, weights, hashes) in enumerate(each):
            if (
                manner != _SPOKEN
                or of & ORDINARY
                or not names_a_person(word, own)
                or is_odd_in_companies(word, own, like)
                or self._may_be_several(word, of)
            ):
                odd[at] = read(word, manner)
            numbers_of = hashes[0], len(own), hashes[1], len(word)
            count = starts[at + 1] - starts[at]
            lesson.words.append(Learnt(_usual(weights, of), numbers_of, count))
        return self._with_odd(lesson, starts, odd) if odd else lesson

    def _may_be_several(self, word: str, said: int) -> bool:
        """Say whether a word may be several listed ones, one of them with a slip."""
        if not is_long(word) or said & LISTED:
            return False
        return bool(self._written_on.find_one(word))

    def _with_odd(
        self, lesson: Lesson, starts: Sequence[int], odd: Mapping[int, Read]
    ) -> Lesson:
        """Learn odd words as they are learnt one by one, from what they are like."""
        learnt, all_terms, all_likeness = lesson
        others = [one.other for one in odd.values() if one.other is not None]
        more = iter(self._like(others))
        terms, likeness, last = list[int](), list[float](), 0
        for at, one in odd.items():
            low, high = starts[at], starts[at + 1]
            own = all_terms[low:high].tolist(), all_likeness[low:high].tolist()
            found = dict(zip(*own, strict=True))
            of_other = NONE if one.other is None else next(more)
            learnt[at], like = self._few.learnt(one, found, of_other)
            terms += [*all_terms[last:low].tolist(), *like]
            likeness += [*all_likeness[last:low].tolist(), *like.values()]
            last = high
        terms += all_terms[last:].tolist()
        likeness += all_likeness[last:].tolist()
        return Lesson.of(learnt, terms, likeness)

    def _like(self, words: Sequence[Word]) -> list[Found]:
        """Find what words are like that others are as words of firms."""
        if not words:
            return []
        texts, misread = [word.text for word in words], [word.misread for word in words]
        told = self._tell(texts, texts, misread, [False] * len(words))
        if told is None:
            return self._few.like(words)
        terms, likeness, starts = (one.tolist() for one in told[:3])
        spans = pairwise(starts)
        return [
            dict(zip(terms[low:high], likeness[low:high], strict=True))
            for low, high in spans
        ]


def _usual(weights: Sequence[float], said: int) -> tuple[float, float, float, float]:
    """Weigh a word that is nothing but a name, and is looked for as it stands."""
    rarity, most_person, most_company = weights
    person = naming_weights(rarity, person=True)
    company = naming_weights(rarity, person=False)
    least = 0.0 if said & TELLS_NOTHING else min(company, most_company)
    return person, company, min(person, most_person), least
