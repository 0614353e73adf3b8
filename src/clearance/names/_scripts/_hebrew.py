"""Hebrew names in Latin letters: usual words by lexicon, others by rule."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from clearance.names._letters import GERESH, HEBREW, fold, vocalise
from clearance.names._lexicons import lexicon

_HEBREW = re.compile(r"[\u0590-\u05ff\ufb1d-\ufb4f]")
_LEAST_STEM = 2  # letters before the ending of a family name
ALEF, _AYN, _VAV, _YOD, _HET, _TSADI = "אעויחצ"
# Alef by itself before a word is the Arabic article, spoken as that word begins.
_ARTICLE = "al"
# Places for letters with a geresh, and for two vavs, while a word is read.
_MARKED, _TWO_VAVS = 0xE000, "\ue100"
# Letters that are written on before a word: the, for, in, for the.
_PREFIXES, _LEAST_PREFIXED = ("ה", "ל", "ב", "לה"), 3


class _Manner(NamedTuple):
    """A way to read letters: where a word begins, and elsewhere."""

    first: Mapping[str, str]
    rest: Mapping[str, str]


def has_hebrew(text: str) -> bool:
    """Say whether a text has Hebrew letters."""
    return _HEBREW.search(text) is not None


def hebrew_readings(text: str) -> tuple[str, ...]:
    """Write the Hebrew words of a cleaned name in Latin letters, in five ways.

    A letter is hard or soft as there is a point in it that nobody writes: all hard, as
    Arabic names and many of other languages are; soft but where a word begins, as
    Hebrew ones are; the same in older spelling; all soft; and with shin read as s.
    """
    words = text.split()
    found = (
        [
            _ARTICLE if at and word == ALEF else _word(word, manner)
            for at, word in enumerate(words)
        ]
        for manner in range(len(_manners()))
    )
    return tuple(" ".join(_once(words, read)) for read in found)


def _once(words: list[str], read: list[str]) -> Iterator[str]:
    """Leave out the Latin words that only say again what a Hebrew one says."""
    if not any(map(str.isascii, words)):
        yield from read
        return
    pairs = list(zip(words, read, strict=True))
    said = {fold(latin) for word, latin in pairs if not word.isascii()}
    for word, latin in pairs:
        if not (word.isascii() and fold(word) in said):
            yield latin


def is_usual_hebrew(text: str) -> bool:
    """Say whether all Hebrew words of a text are known names."""
    return all(word in _names() for word in text.split() if _HEBREW.search(word))


# Words come again and again where names do not.
@lru_cache(maxsize=16384)
def _word(word: str, number: int) -> str:
    """Read a word in one of the `_manners`, by its number."""
    manner = _manners()[number]
    if _HEBREW.search(word) is None:
        return word
    known = _names().get(word) or _names().get(word.replace(GERESH, ""))
    if known is not None:
        # Chaim is Haim as well, and Nachman is Nahman.
        plain = _HET in word and manner.rest[_HET] == "h"
        return known.replace("ch", "h") if plain else known
    if word[:1] == _VAV and word[1:] in _words():
        return f"and {_words()[word[1:]]}"
    stem, ending = _ending(word)
    if not stem:
        return ending
    stem = _vowels(_marked().sub(lambda found: _places()[found.group()], stem))
    stem = stem.replace(GERESH, "")
    begin = manner.first.get(stem[0])
    letters = manner.rest
    if begin is not None and begin != letters.get(stem[0]):
        stem = chr(_MARKED - 1) + stem[1:]
        letters = {**letters, stem[0]: begin}
    return vocalise(stem, letters, HEBREW) + ending


def _vowels(stem: str) -> str:
    """Tell vavs and yods that are vowels, and two of them, which are one sound.

    Two vavs are the consonant, two yods one sound; alef and ayn before a single one
    only carry it where a word begins: Oren, Olmert, Ilan.
    """
    stem = stem.replace(_VAV * 2, _TWO_VAVS)
    first, second, third = stem[:1], stem[1:2], stem[2:3]
    if first in {ALEF, _AYN} and second in {_VAV, _YOD} and third not in _CARRIED:
        stem = ("o" if second == _VAV else "i") + stem[2:]
    return stem.replace(_YOD * 2, _YOD)


# What after alef and vav, or yod, makes a consonant of the second; and nothing at all.
_CARRIED = frozenset({ALEF, _VAV, _YOD, _TWO_VAVS, ""})


def _ending(word: str) -> tuple[str, str]:
    """Part a family name of Yiddish or German origin: Gopstein, Ettinger."""
    for spelt, latin in _endings():
        stem = word.removesuffix(spelt)
        if stem != word and len(stem) >= _LEAST_STEM:
            return stem, latin
    return word, ""


@cache
def _endings() -> tuple[tuple[str, str], ...]:
    found = [
        (spelt, latin)
        for latin, spellings in lexicon("hebrew.yml")["endings"].items()
        for spelt in spellings
    ]
    return tuple(sorted(found, key=lambda one: (-len(one[0]), one[0])))


@cache
def _names() -> Mapping[str, str]:
    return {**_words(), **_spelt("names")}


@cache
def _words() -> Mapping[str, str]:
    """Give words of firms, with "the", "for" and "in" written on as well."""
    spelt = _spelt("words")
    found = dict(spelt)
    for word, english in spelt.items():
        for prefix in _PREFIXES if len(word) >= _LEAST_PREFIXED else ():
            found.setdefault(prefix + word, english)
    return found


def _spelt(group: str) -> Mapping[str, str]:
    """Give the Latin of what `hebrew.yml` has, names or words of firms."""
    return {
        spelling.replace("׳", GERESH): latin
        for latin, spellings in lexicon("hebrew.yml")[group].items()
        for spelling in spellings
    }


@cache
def _places() -> Mapping[str, str]:
    """Give one sign for each letter with a geresh."""
    loans = lexicon("hebrew.yml")["loans"]
    return {f"{one}{GERESH}": chr(_MARKED + at) for at, one in enumerate(loans)}


@cache
def _marked() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, _places())))


@cache
def _manners() -> tuple[_Manner, ...]:
    document = lexicon("hebrew.yml")
    loans = zip(_places().values(), document["loans"].values(), strict=True)
    hard = {**document["letters"], _TWO_VAVS: document["double_vav"], **dict(loans)}
    soft, older = {**hard, **document["soft"]}, document["other"]
    old = {**soft, **older}
    begin = {**hard, **{one: older[one] for one in (_HET, _TSADI)}}
    return (
        _Manner(hard, hard),
        _Manner(hard, soft),
        _Manner(begin, old),
        _Manner(old, old),
        _Manner({**old, "ש": "s"}, {**old, "ש": "s"}),
    )
