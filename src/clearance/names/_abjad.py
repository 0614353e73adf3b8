"""Arabic and Hebrew names in Latin letters: usual names by lexicon, others bare."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from ._clean import lexicon

_ARABIC = re.compile(r"[\u0600-\u07bf\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")
_HEBREW = re.compile(r"[\u0590-\u05ff\ufb1d-\ufb4f]")
_MARKS = re.compile(r"[\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]")
_ARTICLE = "ال"
_SERVANT = "عبد"
_ALLAH = "الله"
_FAITH = "الدین"
_LEAST_BARE = 3  # letters that must follow an article
_LEAST_PART = 3  # letters of each of two names that are written as one


class _Table(NamedTuple):
    """How one language reads the script."""

    letters: dict[int, str]
    names: Mapping[str, str]
    same: dict[int, str]
    article: bool


def abjad_readings(text: str) -> tuple[str, ...]:
    """Write the Arabic and Hebrew words of a cleaned name in Latin letters.

    What is in other scripts stays. Arabic and Persian read some letters otherwise, so
    there are two readings, that of the likelier language first; Hebrew has two as well.
    """
    text = _MARKS.sub("", text)
    if _ARABIC.search(text):
        persian = not _persian_letters().isdisjoint(text)
        return tuple(_arabic_words(text, persian=one) for one in (persian, not persian))
    return tuple(_hebrew_words(text, table) for table in _hebrew())


def is_arabic(text: str) -> bool:
    """Say whether a text has letters of the Arabic script."""
    return _ARABIC.search(text) is not None


@cache
def _persian_letters() -> frozenset[str]:
    return frozenset(lexicon("arabic.yml")["persian_letters"])


@cache
def _arabic(*, persian: bool) -> _Table:
    document = lexicon("arabic.yml")
    same = str.maketrans(document["same"])
    letters = {**document["letters"], **(document["persian"] if persian else {})}
    groups = [
        document["words"],
        document["names"],
        *([document["persian_names"]] if persian else []),
    ]
    names = {
        spelling.translate(same): latin
        for group in groups
        for latin, spellings in group.items()
        for spelling in spellings
    }
    return _Table(str.maketrans(letters), names, same, article=not persian)


@cache
def _hebrew() -> tuple[_Table, _Table]:
    document = lexicon("arabic.yml")
    names = {
        spelling: latin
        for latin, spellings in document["hebrew_names"].items()
        for spelling in spellings
    }
    usual = document["hebrew"]
    other = {**usual, **document["hebrew_other"]}
    return (
        _Table(str.maketrans(usual), names, {}, article=False),
        _Table(str.maketrans(other), names, {}, article=False),
    )


def _hebrew_words(text: str, table: _Table) -> str:
    words = (table.names.get(w) or w.translate(table.letters) for w in text.split())
    return " ".join(words)


def _arabic_words(text: str, *, persian: bool) -> str:
    found: list[str] = []
    words = text.translate(_arabic(persian=persian).same).split()
    for place, word in enumerate(words):
        before = words[place - 1] if place else ""
        if found and word == _ALLAH and before and before != _SERVANT:
            # Najib Allah is one name; a is what the vowel may always be.
            found[-1] += "allah"
        elif found and word == _FAITH:
            found[-1] += "addin"
        else:
            found.append(_arabic_one(word, persian=persian))
    return " ".join(found)


@lru_cache(maxsize=65536)
def _arabic_one(word: str, *, persian: bool) -> str:
    return _arabic_word(word, _arabic(persian=persian))


def _arabic_word(word: str, table: _Table) -> str:
    if not _ARABIC.search(word):
        return word
    known = table.names.get(word)
    if known is not None:
        return known
    return _compound(word, table) or _bare(word, table)


def _compound(word: str, table: _Table) -> str | None:
    """Read what is written as one: Abd al-Rahman, Mohammad Reza, al-Assad."""
    if word.startswith(_SERVANT) and len(word) >= len(_SERVANT) + _LEAST_BARE:
        rest = word.removeprefix(_SERVANT).removeprefix(_ARTICLE)
        served = "lah" if rest in {"له", "لله"} else _arabic_word(rest, table)
        return "abdul" + served.replace(" ", "")
    for ending, latin in ((_ALLAH, "allah"), (_FAITH, "addin")):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return _arabic_word(word.removesuffix(ending), table) + latin
    rest = word.removeprefix(_ARTICLE)
    article = rest != word and (table.article or rest in table.names)
    if article and len(rest) >= _LEAST_BARE:
        return f"al {_arabic_word(rest, table)}"
    for at in range(_LEAST_PART, len(word) - _LEAST_PART + 1):
        if word[:at] in table.names and word[at:] in table.names:
            return f"{table.names[word[:at]]} {table.names[word[at:]]}"
    return None


def _bare(word: str, table: _Table) -> str:
    """Write the letters one by one; an ayn at the start carries a vowel."""
    start = "a" if word.startswith("ع") else ""
    return start + word.translate(table.letters)
