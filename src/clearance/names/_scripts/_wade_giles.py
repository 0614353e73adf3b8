"""Pinyin in the older spelling of Chinese: "Zedong" is "Tsetung", "Xi" is "Hsi"."""

import re
from functools import cache, lru_cache

from clearance.names._lexicons import lexicon

# Initials and finals of standard Chinese, as pinyin writes them without marks; what
# begins with a vowel is written with y or w but for a few.
_SYLLABLE = re.compile(
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])"
    r"(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|ao|ei|en|ia|ie|in|iu|ou"
    r"|ua|ue|ui|un|uo|a|e|i|o|u)(?![aeiou])"
    r"|(?:ang|ai|an|ao|en|er|ou)(?![aeiou])"
)
# What no other language writes so: where a word has none of these, its Wade-Giles form
# differs in voice alone, and is a slip like any other.
_TELLING = re.compile("zh|[qxjzc]|ong|ian|ie|ue|yan|you|shi|ri|si|ge|ke|he|guo|gui")
_LONGEST = 14


@lru_cache(maxsize=65536)
def wade_giles(word: str) -> str | None:
    """Write a Latin word of pinyin syllables in Wade-Giles, without apostrophes.

    None for a word that is not made of pinyin syllables, or whose Wade-Giles form is
    not telling. Source: the conversion table of the Library of Congress (1998).
    """
    if not 2 <= len(word) <= _LONGEST or _TELLING.search(word) is None:
        return None
    syllables = []
    at = 0
    while at < len(word):
        hit = _SYLLABLE.match(word, at)
        if hit is None:
            return None
        syllables.append(of_syllable(hit.group()))
        at = hit.end()
    written = "".join(syllables)
    return written if written != word else None


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
