"""Chinese characters in pinyin, by the tables of pypinyin."""

import unicodedata
from functools import cache
from typing import NamedTuple


class _Tables(NamedTuple):
    """Readings of characters and phrases, and how long the phrases are."""

    signs: dict[int, str]
    phrases: dict[str, list[list[str]]]
    longest: dict[str, int]


@cache
def _tables() -> _Tables:
    # Imported when needed: the tables take a tenth of a second to read.
    from pypinyin.constants import PHRASES_DICT, PINYIN_DICT  # noqa: PLC0415

    longest: dict[str, int] = {}
    for phrase in PHRASES_DICT:
        start = phrase[:2]
        longest[start] = max(longest.get(start, 0), len(phrase))
    return _Tables(PINYIN_DICT, PHRASES_DICT, longest)


def pinyin(text: str) -> list[str]:
    """Read Chinese characters, a syllable each, without tones; ü is u.

    What is no such character stays. Phrases of several characters come first, the
    longest that fits: what `pypinyin.lazy_pinyin` gives, some twenty times as quick.
    """
    found: list[str] = []
    at = 0
    while at < len(text):
        size = _phrase_at(text, at)
        if size:
            readings = _tables().phrases[text[at : at + size]]
            found += [_BARE[reading[0]] for reading in readings]
        else:
            found.append(_SIGNS[text[at]])
        at += size or 1
    return found


def _phrase_at(text: str, at: int) -> int:
    """Give the length of the longest phrase that begins here; 0 where none does."""
    tables = _tables()
    for size in range(tables.longest.get(text[at : at + 2], 0), 1, -1):
        if text[at : at + size] in tables.phrases:
            return size
    return 0


class _Bare(dict[str, str]):
    """Syllables without their marks, worked out when they first come."""

    def __missing__(self, syllable: str) -> str:
        parts = unicodedata.normalize("NFD", syllable)
        found = "".join(c for c in parts if not unicodedata.combining(c))
        self[syllable] = found
        return found


class _Signs(dict[str, str]):
    """Characters as they are read by themselves."""

    def __missing__(self, sign: str) -> str:
        readings = _tables().signs.get(ord(sign), sign)
        found = self[sign] = _BARE[readings.partition(",")[0]]
        return found


_BARE, _SIGNS = _Bare(), _Signs()
