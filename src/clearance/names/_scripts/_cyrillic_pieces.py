"""Pieces of Cyrillic names, read whatever stands beside them.

What `_romanise` reads with its neighbours is left to it; a test holds the two together.
"""

import re
from functools import cache
from typing import NamedTuple

from ._cases import case_of
from ._romanise import _AS_ENGLISH, _meaning, _phrases, _spelt, _table, plain
from ._western import is_of_abroad

# The letters of Russian, Ukrainian and Bulgarian: all but those of other languages.
_LETTERS = re.compile("[а-яёіїєґ]+")
_UKRAINIAN = re.compile("[іїєґ]")
_BULGARIAN = re.compile("[ъщ]")
_NOT_UKRAINIAN = re.compile("[ыэё]")


class CyrillicPiece(NamedTuple):
    """A Cyrillic word as Ukrainian, as most languages, and as Bulgarian have it.

    `letters` says whether it has letters of Ukrainian alone, such that Bulgarian reads
    otherwise, and such that Ukrainian lacks: they tell how a whole name is read.
    """

    readings: tuple[str, str, str]
    letters: tuple[bool, bool, bool]


def read_cyrillic_piece(text: str) -> CyrillicPiece | None:
    """Read a cleaned piece of a name in Cyrillic letters by itself.

    None for words of firms, which are read in English, or as English writes a part of
    them, for foreign names, for letters of other languages, and for what is not one
    Latin word.
    """
    same = text.replace("ё", "е")
    if _LETTERS.fullmatch(text) is None or same in _of_phrases() or _meaning(same):
        return None
    if case_of(text) is not None:
        return None
    if is_of_abroad(text) or _AS_ENGLISH.search(text) is not None:
        return None
    ukrainian, usual, bulgarian = (plain(_spelt(text, one)) for one in _tables())
    if not (ukrainian.isalnum() and usual.isalnum() and bulgarian.isalnum()):
        return None
    letters = (
        _UKRAINIAN.search(text) is not None,
        _BULGARIAN.search(text) is not None,
        _NOT_UKRAINIAN.search(text) is not None,
    )
    return CyrillicPiece((ukrainian, usual, bulgarian), letters)


@cache
def _of_phrases() -> frozenset[str]:
    return frozenset(word for phrase in _phrases()[1] for word in phrase.split())


@cache
def _tables() -> tuple[dict[int, str], ...]:
    return (
        _table("cyrillic", "cyrillic_ukrainian"),
        _table("cyrillic"),
        _table("cyrillic", "cyrillic_bulgarian"),
    )
