"""Chinese characters in pinyin, by the tables of pypinyin."""

import unicodedata
from functools import cache
from typing import NamedTuple

from ._clean import TABLES


class _Tables(NamedTuple):
    """Readings of characters and phrases, and how long phrases are.

    Syllables have no tones; `longest` is by the first two characters.
    """

    signs: dict[str, str]
    phrases: dict[str, str]
    longest: dict[str, int]


@cache
def _tables() -> _Tables:
    read = TABLES.kept("pinyin", _spelt_out)
    phrases = read["phrases"].split("\n")
    starts, sizes = read["starts"].split("\n"), read["sizes"]
    return _Tables(
        dict(zip(read["signs"], read["syllables"].split(" "), strict=True)),
        dict(zip(phrases, read["readings"].split("\n"), strict=True)),
        dict(zip(starts, sizes, strict=True)),
    )


def _spelt_out() -> dict[str, str | list[int]]:
    """Write the tables of pypinyin as a few long texts, which are read at once."""
    # Imported when needed: the tables take a tenth of a second to read.
    from pypinyin.constants import PHRASES_DICT, PINYIN_DICT  # noqa: PLC0415

    longest: dict[str, int] = {}
    for phrase in PHRASES_DICT:
        start = phrase[:2]
        longest[start] = max(longest.get(start, 0), len(phrase))
    syllables = (_bare(read.partition(",")[0]) for read in PINYIN_DICT.values())
    readings = (
        " ".join(_bare(syllable[0]) for syllable in phrase)
        for phrase in PHRASES_DICT.values()
    )
    return {
        "signs": "".join(map(chr, PINYIN_DICT)),
        "syllables": " ".join(syllables),
        "phrases": "\n".join(PHRASES_DICT),
        "readings": "\n".join(readings),
        "starts": "\n".join(longest),
        "sizes": [*longest.values()],
    }


@cache
def _bare(syllable: str) -> str:
    """Write a syllable without its marks."""
    parts = unicodedata.normalize("NFD", syllable)
    return "".join(c for c in parts if not unicodedata.combining(c))


def pinyin(text: str) -> list[str]:
    """Read Chinese characters, a syllable each, without tones; ü is u.

    What is no such character stays. Phrases of several characters come first, the
    longest that fits: what `pypinyin.lazy_pinyin` gives, some twenty times as quick.
    """
    found: list[str] = []
    tables = _tables()
    at = 0
    while at < len(text):
        size = _phrase_at(text, at, tables)
        if size:
            found += tables.phrases[text[at : at + size]].split(" ")
        else:
            found.append(tables.signs.get(text[at]) or _bare(text[at]))
        at += size or 1
    return found


def _phrase_at(text: str, at: int, tables: _Tables) -> int:
    """Give the length of the longest phrase that begins here; 0 where none does."""
    for size in range(tables.longest.get(text[at : at + 2], 0), 1, -1):
        if text[at : at + size] in tables.phrases:
            return size
    return 0
