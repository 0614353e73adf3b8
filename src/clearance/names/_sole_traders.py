"""Sole traders: firms that are one person, whose name they bear."""

from functools import cache

from ._letters import clean, word_key
from ._lexicons import lexicon
from ._meanings import legal_forms
from ._scripts import romanise

SOLE_TRADER = "private_enterprise"
"""The legal form of those."""
_LONGEST = 4  # words of the form of a sole trader


def entrepreneur_in(text: str) -> str:
    """Give whose business a name says it is: "IP Corbel A. N." is A. N. Corbel's.

    Empty where the name neither begins nor ends with the form of a sole trader.
    """
    words = text.split()
    for size in range(min(_LONGEST, len(words) - 1), 0, -1):
        for form, rest in (
            (words[:size], words[size:]),
            (words[-size:], words[:-size]),
        ):
            if size == 1 and form[0] in _traders() and form == words[:1]:
                return " ".join(rest)
            spelt = romanise(clean(" ".join(form), dotted=True)).split()
            keys = tuple(map(word_key, spelt))
            if keys and legal_forms().at(keys, 0) == (len(keys), SOLE_TRADER):
                return " ".join(rest)
    return ""


@cache
def words_of_traders() -> frozenset[str]:
    """Give a word of each form of a sole trader, in lower case."""
    forms = *lexicon("legal_forms.yml")[SOLE_TRADER], *_traders()
    return frozenset(form.casefold().split()[-1] for form in forms)


@cache
def _traders() -> frozenset[str]:
    return frozenset(lexicon("beside.yml")["traders"])
