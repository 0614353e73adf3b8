"""Foreign names of persons as Chinese and Korean signs write them, in Latin letters.

Signs come near the sounds of a name only: what is found is to be laid beside others as
a Latin name with slips is, beside the usual readings.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from clearance.names._lexicons import lexicon

_DOTS = "·・•‧∙⋅"
_CHINESE = re.compile(rf"[\u4e00-\u9fff]{{2,}}(?:[{_DOTS}][\u4e00-\u9fff]{{2,}})+")
_KOREAN_PART = re.compile("[\uac00-\ud7a3]+")
_KOREAN = re.compile(r"[\uac00-\ud7a3]{2,}(?:\s+[\uac00-\ud7a3]{2,}){1,2}")
_LEAST_KOREAN = 6  # signs of a name that is longer than Korean ones
_FIRST, _OF_VOWELS, _OF_FINALS = 0xAC00, 588, 28
_SIBILANT = "s"  # is sh before y: 쇼이구, Shoigu
_LEAST_PART = 4  # signs of a part that no Korean name has


def may_be_foreigner(piece: str) -> bool:
    """Say quickly whether a name with this between two spaces may be a foreigner's."""
    if piece.isascii():
        return False
    return _CHINESE.fullmatch(piece) is not None or (
        len(piece) >= _LEAST_PART and _KOREAN_PART.fullmatch(piece) is not None
    )


@lru_cache(maxsize=4096)
def foreigner_in(text: str) -> str:
    """Read a name as signs write those of foreigners; empty for any other.

    A Chinese one with a dot between its parts, each of whose signs is known to be used
    so, or a Korean one of more signs than Korean names have. Sources: the table of
    `foreign_signs.yml`; the rules of Korea's National Institute for Russian (2005).
    """
    text = text.strip()
    if _CHINESE.fullmatch(text):
        known = _sounds().keys() | set("".join(_names())) | set(_DOTS)
        if not known.issuperset(text):
            return ""
        return " ".join(map(_from_chinese, re.split(f"[{_DOTS}]", text)))
    parts = text.split()
    long = max(map(len, parts), default=0) >= _LEAST_PART
    if long and sum(map(len, parts)) >= _LEAST_KOREAN and _KOREAN.fullmatch(text):
        return " ".join(map(_from_korean, parts))
    return ""


@cache
def _sounds() -> Mapping[str, str]:
    told: Mapping[str, str] = lexicon("foreign_signs.yml")["sounds"]
    return {sign: latin for latin, signs in told.items() for sign in signs}


@cache
def _names() -> Mapping[str, str]:
    told: Mapping[str, str] = lexicon("foreign_signs.yml")["names"]
    return {signs: latin for latin, both in told.items() for signs in both.split()}


def _from_chinese(part: str) -> str:
    return _names().get(part) or "".join(_sounds().get(sign, "") for sign in part)


def _from_korean(word: str) -> str:
    """Read a word as Russian: it ends in v and ch, and has v within; b as it begins."""
    if known := _names().get(word):
        return known
    read = "".join(map(_syllable, word)).replace("lr", "l")
    read = re.sub(r"p$", "v", read) if word.endswith("프") else read
    read = re.sub(r"chi$", "ch", read)
    return read[:1] + read[1:].replace("b", "v")


def _syllable(sign: str) -> str:
    """Read a Korean sign, whose code counts its three letters; - says nothing."""
    begins, vowels, ends = _korean()
    code = ord(sign) - _FIRST
    begin = begins[code // _OF_VOWELS]
    vowel = vowels[code % _OF_VOWELS // _OF_FINALS]
    if begin == _SIBILANT:
        vowel = vowel.replace("y", "h")
    return (begin + vowel + ends[code % _OF_FINALS]).replace("-", "")


@cache
def _korean() -> tuple[list[str], list[str], list[str]]:
    told: Mapping[str, str] = lexicon("foreign_signs.yml")["korean"]
    return told["begins"].split(), told["vowels"].split(), told["ends"].split()
