"""The listed words that are forms of given names: found by name, not by spelling."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache

import numpy as np

from clearance.names import (
    FAR_FORM,
    OLDER,
    fold,
    form_likeness,
    given_name_bits,
    name_groups,
    wade_giles,
)

_KEPT = 2**16  # words asked
Form = tuple[int, float]
"""A listed word, and how like it is to the word asked, as a float32 has it."""


class Forms:
    """Finds the words of a list that are the same given names as words asked.

    A name may have hundreds of forms, of which a list has a few; so it is laid out by
    name which words it has.
    """

    def __init__(self, words: Sequence[str], find: Callable[[str], int | None]) -> None:
        self._words, self._find = words, find
        self._by_name: dict[int, list[int]] = {}
        for term, word in enumerate(words):
            for name in name_groups(word):
                self._by_name.setdefault(name, []).append(term)
        self._known: dict[tuple[str, bool], tuple[Form, ...]] = {}

    def of(self, text: str, folded: str, *, bare: bool) -> tuple[Form, ...]:
        """List the listed words that are forms of a word, with how like each is to it.

        Beside the forms of a given name that is what pinyin is in Wade-Giles. *bare*
        says that the word was written without vowels, so that it may be any form.
        """
        # Most words are no given names.
        found = self._of_names(folded, bare=bare) if given_name_bits(folded) else ()
        older = wade_giles(text)
        if older is not None and (term := self._find(fold(older))) is not None:
            return *found, (term, _rounded(OLDER))
        return found

    def _of_names(self, folded: str, *, bare: bool) -> tuple[Form, ...]:
        found = self._known.get((folded, bare))
        if found is None:
            if len(self._known) >= _KEPT:
                self._known.clear()
            found = self._known[folded, bare] = (*self._forms(folded, bare=bare),)
        return found

    def _forms(self, folded: str, *, bare: bool) -> Iterator[Form]:
        names = name_groups(folded)
        for term in sorted({one for at in names for one in self._by_name.get(at, ())}):
            like = form_likeness(folded, self._words[term])
            if like or bare:
                yield term, _rounded(max(like, FAR_FORM) if bare else like)


@cache
def _rounded(value: float) -> float:
    return float(np.float32(value))
