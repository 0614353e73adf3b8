"""Words of a name written as the lists write them, to look them up."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from ._abroad import written_out
from ._arabic_compounds import join_abd
from ._companies import whole_numbers
from ._meanings import company_words, in_legal_form
from ._parts import Role, Word
from ._persons import is_given_name, person_words

# Letters that "abdul" and its like must have for a slip to be seen in them.
_LEAST_ABD = 5
_SIGNS = "abcdefghijklmnopqrstuvwxyz0123456789"


def write_numbers(words: Sequence[str]) -> list[str]:
    """Write the words of a firm's numbers in digits: "forty four", "Silvia I"."""
    numbers = company_words().numbers
    if numbers.keys().isdisjoint(words) and "i" not in words:
        return list(words)
    found = [Word(word, numbers.get(word, word), _role(word)) for word in words]
    texts = [
        word.fold if word.role is Role.NUMBER else word.text
        for word in whole_numbers(found)
    ]
    last = len(texts) - 1
    while last > 0 and in_legal_form(texts[last]):
        last -= 1
    if last > 0 and texts[last] == "i":
        texts[last] = "1"
    return texts


def _role(word: str) -> Role:
    numbered = word.isdigit() or word in company_words().numbers
    return Role.NUMBER if numbered else Role.NAME


def mend_abd(words: Sequence[str]) -> list[str]:
    """Mend a slip in "abdul" and write it as one name with what follows.

    The words as they are where there is none. Adel is a name, and no slip of "abdel".
    """
    near = _near_abd()
    if near.keys().isdisjoint(words):
        return list(words)
    return join_abd([near.get(word, word) for word in words])


@cache
def rewritten_words() -> frozenset[str]:
    """Give all words without which nothing is written otherwise here.

    Those of `write_numbers` and `mend_abd`, and those that are several English words.
    """
    return frozenset({*company_words().numbers, *_near_abd(), *written_out(), "i"})


@cache
def _near_abd() -> Mapping[str, str]:
    """Give all that one slip makes of "abdul" and its spellings, with each of them."""
    found: dict[str, str] = {}
    for word in sorted(person_words().abd):
        if len(word) >= _LEAST_ABD:
            for near in _one_slip_off(word):
                found.setdefault(near, word)
    spellings = {*found.values()}
    return {
        near: word
        for near, word in found.items()
        if near not in spellings and not is_given_name(near)
    }


def _one_slip_off(word: str) -> Iterator[str]:
    """Write a word with a letter more, less, wrong or in its neighbour's place."""
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        yield before + after[1:]
        yield before + after[1:2] + after[:1] + after[2:]
        for sign in _SIGNS:
            yield before + sign + after
            yield before + sign + after[1:]
