"""A name as a whole: in which orders, without spaces, without vowels, doubled."""

import re
from collections.abc import Sequence
from functools import lru_cache

from ._clean import clean
from ._fold import consonants
from ._lexicon import in_legal_form
from ._romanise import romanise

_LEAST_BARE = 4  # letters inside words that have no vowel at all
# A vowel between two letters, and how many are missed or are of legal forms.
_INNER_VOWEL, _MOST_VOWELS = re.compile(r"\B[aeiou]\B"), 2
_MANY_BARE = 8  # letters inside words among which one vowel may be
_LEAST_BONES = 6  # consonants by which a whole name is found
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
    surname, given = marked_surname(text)
    orders = (text, f"{surname} {given}", f"{given} {surname}")
    return tuple(
        dict.fromkeys(map(written_together, orders if surname else orders[:1]))
    )


@lru_cache(maxsize=65536)
def bones_together(text: str) -> str:
    """Give the consonants of each word of a name, as one word in alphabetical order.

    What is left of a name when somebody leaves out its vowels; empty where that is too
    little to tell names apart.
    """
    words = sorted(consonants(word) for word in romanise(clean(text)).split())
    whole = "".join(words)
    return whole if len(whole) >= _LEAST_BONES else ""


def doubled_parts(text: str) -> frozenset[str]:
    """Find the parts of double names; short ones are syllables: Jong-un, al-Assad."""
    if "-" not in text:
        return frozenset()
    found = (romanise(clean(word)).split() for word in text[:500].split())
    return frozenset(
        part
        for parts in found
        if sum(len(part) >= _LEAST_DOUBLED for part in parts) >= 2
        for part in parts
        if len(part) >= _LEAST_DOUBLED
    )


def marked_surname(text: str) -> tuple[str, str]:
    """Part a surname that a comma or capitals mark from the rest of the name.

    "PUTIN, Vladimir" and "Vladimir PUTIN" say which is which, "VLADIMIR PUTIN" not.
    """
    surname, _, rest = text[:500].partition(",")
    if rest.strip():
        return surname, rest
    words = text[:500].split()
    large = [word for word in words if len(word) > 1 and word.isupper()]
    small = [word for word in words if word not in large]
    if large and any(char.islower() for char in "".join(small)):
        return " ".join(large), " ".join(small)
    return "", text


def has_lost_vowels(words: Sequence[str]) -> bool:
    """Say whether somebody left out the vowels: "Vldmr Ptn" for Vladimir Putin.

    The first and the last letter of a word may be vowels: those are often kept.
    """
    if len(_INNER_VOWEL.findall(" ".join(words))) > _MOST_VOWELS:
        return False
    spoken = [w for w in words if w.isalpha() and not in_legal_form(w)]
    inner = "".join(word[1:-1] for word in spoken)
    if set(inner) & set("aeiou"):
        # One that was missed among many: "Jma'at Nsrt al-Islm".
        vowels = sum(map(inner.count, "aeiou"))
        return len(inner) >= _MANY_BARE and vowels * _MANY_BARE <= len(inner)
    bones = sum(len(consonants(word)) for word in spoken)
    return len(inner) >= _LEAST_BARE or (len(inner) > 2 and bones >= _LEAST_BONES)
