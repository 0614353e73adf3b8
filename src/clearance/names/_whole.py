"""A name as a whole: in which orders, without spaces, without vowels, doubled."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from ._letters import clean, consonants
from ._meanings import in_legal_form
from ._parts import NONE
from ._persons import person_words
from ._scripts import romanise

_LEAST_BARE = 4  # letters inside words that have no vowel at all
# A vowel between two letters, and how many are missed or are of legal forms.
INNER_VOWELS, MOST_VOWELS = "aeiou", 2
_INNER_VOWEL = re.compile(rf"\B[{INNER_VOWELS}]\B")
_FEW_VOWELS, _INNER_BYTES = frozenset(INNER_VOWELS), INNER_VOWELS.encode()
_MANY_BARE = 8  # letters inside words among which one vowel may be
_LEAST_BARE_WORD = 2  # consonants of a word whose vowels may have been left out
_LEAST_BONES = 6  # consonants of a name with few letters inside its words
_LEAST_TOGETHER = 4  # consonants by which a whole name is found
_LEAST_DOUBLED = 4  # letters of each part of a double name


@lru_cache(maxsize=65536)
def written_together(text: str) -> str:
    """Write a name in Latin letters without spaces, as somebody does in a hurry."""
    return romanise(clean(text)).replace(" ", "")


@lru_cache(maxsize=65536)
def orders_together(text: str) -> tuple[str, ...]:
    """Write a person's name as one word: as it stands, and in either order of parts.

    Other orders only where a comma or capitals tell which part is the surname.
    """
    return tuple(dict.fromkeys(map("".join, orders_of(text))))


def orders_of(text: str) -> tuple[tuple[str, ...], ...]:
    """List the words of a person's name in Latin letters, in each order of its parts.

    Other orders than its own only where it says which part is the surname.
    """
    surname, given = marked_surname(text)
    whole = _words(text)
    if not surname:
        return (whole,)
    if text.isascii():
        # Each word is the same wherever it stands.
        first, last = _words(surname), _words(given)
        return whole, first + last, last + first
    return whole, _words(f"{surname} {given}"), _words(f"{given} {surname}")


def _words(text: str) -> tuple[str, ...]:
    return tuple(romanise(clean(text)).split())


@lru_cache(maxsize=65536)
def bones_together(text: str) -> str:
    """Give the consonants of each word of a name, as one word in alphabetical order.

    What is left of a name when somebody leaves out its vowels; empty where that is too
    little to tell names apart.
    """
    return bones_of_words(romanise(clean(text)).split())


def bones_of_words(words: Iterable[str]) -> str:
    """Do what `bones_together` does, of the Latin words of a name."""
    whole = "".join(sorted(map(consonants, words)))
    return whole if len(whole) >= _LEAST_TOGETHER else ""


def doubled_parts(text: str) -> frozenset[str]:
    """Find the parts of double names; short ones are syllables: Jong-un, al-Assad."""
    if "-" not in text:
        return NONE
    found = (romanise(clean(word)).split() for word in text[:500].split())
    return frozenset(
        part
        for parts in found
        if sum(len(part) >= _LEAST_DOUBLED for part in parts) >= 2
        for part in parts
        if len(part) >= _LEAST_DOUBLED
    )


# A listed name is asked for it twice, and seldom again.
@lru_cache(maxsize=256)
def marked_surname(text: str) -> tuple[str, str]:
    """Part a surname that a comma or capitals mark from the rest of the name.

    "PUTIN, Vladimir" and "Vladimir PUTIN" say which is which, "VLADIMIR PUTIN" and
    "V.V. Putin" not.
    """
    surname, _, rest = text[:500].partition(",")
    if rest.strip():
        return surname, rest
    words = text[:500].split()
    titles = person_words().titles
    large = [
        word
        for word in words
        if word.isupper()
        and max(map(len, word.split("."))) > 1
        and word.casefold() not in titles
    ]
    small = [word for word in words if word not in large]
    if large and any(char.islower() for char in "".join(small)):
        return " ".join(large), " ".join(small)
    return "", text


def has_lost_vowels(words: Sequence[str]) -> bool:
    """Say whether somebody left out the vowels: "Vldmr Ptn" for Vladimir Putin.

    The first and the last letter of a word may be vowels: those are often kept.
    """
    if sum(map(_VOWELS.__getitem__, words)) > MOST_VOWELS:
        return False
    told = sum(map(_LETTERS.__getitem__, words))
    vowels, inner, bones = told & _EACH, told >> _INNER & _EACH, told >> _BONES
    if vowels:
        # One that was missed among many: "Jma'at Nsrt al-Islm".
        return inner >= _MANY_BARE and vowels * _MANY_BARE <= inner
    return inner >= _LEAST_BARE or (inner > 2 and bones >= _LEAST_BONES)


_KEPT = 2**17
# Three counts in one number, so that those of a name are one sum: the vowels inside its
# words, the letters there, and the consonants; of numbers and legal forms none, nor of
# the article that people put before any name: "The Alpha 1" has lost no vowel.
_EACH, _INNER, _BONES = 0xFFFF, 16, 32
ARTICLE = "the"


class _Vowels(dict[str, int]):
    """How many vowels are inside words, counted when they first come."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _KEPT:
            self.clear()
        if word.isalnum() and word.isascii():
            inner = word[1:-1].encode()
            found = len(inner) - len(inner.translate(None, _INNER_BYTES))
        else:
            found = len(_INNER_VOWEL.findall(word))
        self[word] = found
        return found


class _Letters(dict[str, int]):
    """The three counts of words."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _KEPT:
            self.clear()
        found = 0
        if word.isalpha() and word != ARTICLE and not in_legal_form(word):
            found = _VOWELS[word] + (max(len(word) - 2, 0) << _INNER)
            found += len(consonants(word)) << _BONES
        self[word] = found
        return found


_VOWELS = _Vowels()
_LETTERS = _Letters()


def without_vowels(asked: str, listed: str) -> bool:
    """Say whether a name is another one of which somebody left out vowels.

    Word by word: at least one has none left, and the others no more than the name has;
    the order of the words does not count.
    """
    ours, theirs = (
        sorted(romanise(clean(text)).split(), key=lambda word: (consonants(word), word))
        for text in (asked, listed)
    )
    return (
        len(ours) == len(theirs)
        and any(
            one != other and is_bare(one)
            for one, other in zip(ours, theirs, strict=True)
        )
        and all(
            consonants(one) == consonants(other) and _is_within(one, other)
            for one, other in zip(ours, theirs, strict=True)
        )
    )


@lru_cache(maxsize=65536)
def is_bare(word: str) -> bool:
    """Say whether a word has no vowel but at its ends, as people seldom write: "rvs".

    "y" is a vowel there unless there are many consonants; legal forms do not count.
    """
    if not _FEW_VOWELS.isdisjoint(word[1:-1]):
        # So it is of most words, however many consonants they have.
        return False
    count = len(consonants(word))
    if count < _LEAST_BARE_WORD or not _is_inner_bare(word, count):
        return False
    return not in_legal_form(word)


def _is_inner_bare(word: str, count: int) -> bool:
    vowels = INNER_VOWELS if count >= _LEAST_BARE else "aeiouy"
    return not any(char in vowels for char in word[1:-1])


def _is_within(one: str, other: str) -> bool:
    """Say whether a word is another one without some of its letters."""
    letters = iter(other)
    return all(char in letters for char in one)
