"""The words of a name that tell, found quickly: for finding the same name elsewhere."""

import re
from functools import cache

from ._analyse import is_patronymic
from ._clean import clean
from ._fold import fold
from ._lexicon import company_words, legal_forms, word_key
from ._romanise import readings

_WORD = re.compile(r"[^\W_]+")


def telling_words(text: str, *, person: bool) -> tuple[str, ...]:
    """Give the folded words that tell in a name, in alphabetical order.

    Without legal forms, ordinary words of company names, patronymics and initials; the
    ordinary words where nothing else is left. Coarser and some ten times as quick as
    `analyse_company` and `analyse_person`: equal words say that two names may be one.
    """
    plain = text.casefold() if text.isascii() else readings(clean(text))[0]
    words = _WORD.findall(plain)
    if person:
        kept = [w for w in words if len(w) > 1 and not is_patronymic(fold(w))]
    else:
        bare = [w for w in words if word_key(w) not in _forms()]
        kept = [w for w in bare if word_key(w) not in _ordinary()] or bare
    return tuple(sorted({fold(word) for word in kept or words}))


def in_legal_form(word: str) -> bool:
    """Say whether a word, or its key, is a legal form or of one, wherever it is."""
    return word in _forms() or word_key(word) in _forms()


@cache
def _forms() -> frozenset[str]:
    forms = legal_forms()
    alone = {
        sequence[0]
        for found in forms.by_first.values()
        for sequence, _ in found
        if len(sequence) == 1
    }
    return forms.words | alone


@cache
def _ordinary() -> frozenset[str]:
    words = company_words()
    return frozenset().union(words.usual, words.generic, words.joining)
