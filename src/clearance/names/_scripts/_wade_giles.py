"""Pinyin in the older spelling of Chinese: "Zedong" is "Tsetung", "Xi" is "Hsi"."""

import re
from functools import cache, lru_cache

from clearance.names._lexicons import lexicon

# What no other language writes so: where a word has none of these, its Wade-Giles form
# differs in voice alone, and is a slip like any other.
_TELLING = re.compile("zh|[qxjzc]|ong|ian|ie|ue|yan|you|shi|ri|si|ge|ke|he|guo|gui")
_LONGEST = 14
_LONGEST_SYLLABLE = 6
_MOST_WORDS = 4  # of a name: surname and given name, each in two syllables
_WORD = re.compile("[A-Za-z]+")
_APOSTROPHE = re.compile("['`]")
# Two syllables of a given name, behind the surname or before it.
_GIVEN = re.compile(
    r"\b([a-z]{1,6})-([a-z]{1,6})\b"
    r"|(?<=[a-z],\s)([a-z]{1,6})\s([a-z]{1,6})$|(?<=[a-z]\s)([a-z]{1,6})\s([a-z]{1,6})$",
    re.IGNORECASE,
)


@lru_cache(maxsize=65536)
def wade_giles(word: str) -> str | None:
    """Write a Latin word of pinyin syllables in Wade-Giles, without apostrophes.

    None for a word that is not made of pinyin syllables, or whose Wade-Giles form is
    not telling. Source: the conversion table of the Library of Congress (1998).
    """
    if not 2 <= len(word) <= _LONGEST or word[-1] not in _last_letters():
        return None
    if _TELLING.search(word) is None:
        return None
    written = "".join(map(of_syllable, pinyin_syllables(word)))
    return written if written not in ("", word) else None


def older_spelling(text: str) -> str | None:
    """Write a listed Chinese name as others spell it who have another romanisation.

    In Wade-Giles where all of its words are pinyin and one is telling; or with the
    given name as one word where its syllables may be Wade-Giles: "Hsieh Chihwei".
    None for other names, and for those that are written so.
    """
    if not text.isascii() or not all(map(_may_be_chinese, text.split())):
        return None
    plain = _APOSTROPHE.sub("", text)
    words = _WORD.findall(plain.lower())
    if not 2 <= len(words) <= _MOST_WORDS:
        return None
    found = ""
    if all(map(_is_pinyin, words)) and any(map(wade_giles, words)):
        found = _WORD.sub(_older, plain)
    elif _older_syllables().issuperset(words):
        found = _GIVEN.sub(_joined, plain)
    return found if found not in ("", text) else None


def _older(word: re.Match[str]) -> str:
    older: str = wade_giles(word.group().lower()) or word.group()
    return older.upper() if word.group().isupper() else older.title()


def _joined(given: re.Match[str]) -> str:
    first, last = (str(part) for part in given.groups() if part)
    return first + last.lower() if last.istitle() else first + last


# Words of names come again and again, also where each whole name is new.
@lru_cache(maxsize=65536)
def _may_be_chinese(piece: str) -> bool:
    """Say whether all words between two spaces are pinyin, or all may be Wade-Giles."""
    words = _WORD.findall(_APOSTROPHE.sub("", piece).lower())
    return all(map(_is_pinyin, words)) or _older_syllables().issuperset(words)


@lru_cache(maxsize=16384)
def _is_pinyin(word: str) -> bool:
    return pinyin_syllables(word) != []


def pinyin_syllables(word: str) -> list[str]:
    """Part a word into pinyin syllables; none for a word that is not made of them.

    The first are as long as they can be: "xian" is one, and no two. None within a word
    begins with a vowel: pinyin has an apostrophe there.
    """
    known = _pinyin()
    for size in range(min(len(word), _LONGEST_SYLLABLE), 0, -1):
        if word[:size] in known:
            if size == len(word):
                return [word]
            if word[size] not in "aeo" and (rest := pinyin_syllables(word[size:])):
                return [word[:size], *rest]
    return []


def pinyin_of_words() -> frozenset[str]:
    """Give the syllables of pinyin that are words of names: no letter but "a"."""
    return frozenset(one for one in _pinyin() if len(one) > 1 or one == "a")


@cache
def _pinyin() -> frozenset[str]:
    table: dict[str, str] = lexicon("asian.yml")["pinyin_syllables"]
    return frozenset(one + end for one, ends in table.items() for end in ends.split())


@cache
def _last_letters() -> frozenset[str]:
    """Give the letters that syllables of pinyin end with: few other words do."""
    return frozenset(one[-1] for one in _pinyin())


@cache
def _older_syllables() -> frozenset[str]:
    return frozenset(map(of_syllable, _pinyin()))


def of_syllable(syllable: str) -> str:
    """Write one pinyin syllable in Wade-Giles, without apostrophes."""
    whole, initials, finals = _tables()
    if syllable in whole:
        return whole[syllable]
    for pinyin, other in initials:
        if syllable.startswith(pinyin):
            syllable = other + syllable.removeprefix(pinyin)
            break
    for pinyin, other in finals:
        if syllable.endswith(pinyin):
            return syllable.removesuffix(pinyin) + other
    return syllable


@cache
def _tables() -> tuple[
    dict[str, str], tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]
]:
    document = lexicon("asian.yml")
    return (
        document["wade_giles_whole"],
        tuple(document["wade_giles_initials"].items()),
        tuple(document["wade_giles_finals"].items()),
    )
