"""Chinese characters in pinyin, by the tables of pypinyin."""

import json
import unicodedata
from contextlib import suppress
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from clearance.names._lexicons import TABLES


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
    phrases, signs = _table("phrases_dict"), _table("pinyin_dict")
    # Of those that begin alike the longest comes last.
    longest = {phrase[:2]: len(phrase) for phrase in sorted(phrases, key=len)}
    syllables = " ".join([read.partition(",")[0] for read in signs.values()])
    readings = "\n".join(
        [" ".join([syllable[0] for syllable in phrase]) for phrase in phrases.values()]
    )
    return {
        "signs": "".join(chr(int(code)) for code in signs),
        "syllables": _all_bare(syllables),
        "phrases": "\n".join(phrases),
        "readings": _all_bare(readings),
        "starts": "\n".join(longest),
        "sizes": [*longest.values()],
    }


def _table(name: str) -> dict[Any, Any]:
    """Read a table of pypinyin, by its name there, and let go of it afterwards.

    Imported, it would stay: two hundred thousand lists, which Python's collector of
    garbage goes through again and again.
    """
    found = find_spec("pypinyin")
    if found is not None and found.origin is not None:
        with suppress(OSError, ValueError):
            place = Path(found.origin).with_name(f"{name}.json")
            table: dict[Any, Any] = json.loads(place.read_text("utf-8"))
            return table
    imported: dict[Any, Any] = getattr(import_module(f"pypinyin.{name}"), name)
    return imported


@cache
def _bare(syllable: str) -> str:
    """Write a syllable without its marks."""
    parts = unicodedata.normalize("NFD", syllable)
    return "".join(c for c in parts if not unicodedata.combining(c))


def _all_bare(text: str) -> str:
    """Write a text of many syllables without their marks: letter by letter, of few."""
    composed = unicodedata.normalize("NFC", text)
    for letter in {*composed}:
        if (bare := _bare(letter)) != letter:
            composed = composed.replace(letter, bare)
    return composed


@cache
def all_syllables() -> frozenset[str]:
    """Give every syllable that a character is read as, of letters alone."""
    # Thousands of characters are read as each.
    return frozenset(filter(_is_syllable, {*_tables().signs.values()}))


def _is_syllable(text: str) -> bool:
    return text.isascii() and text.isalpha() and (len(text) > 1 or text in "aeo")


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
