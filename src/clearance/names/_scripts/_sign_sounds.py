"""Signs that are no known word, by their sound: kana and characters."""

import re
from collections.abc import Mapping
from types import MappingProxyType

import anyascii

from ._asian_words import readings_of
from ._pinyin import pinyin

KANA = re.compile(r"[\u3040-\u30ff]+")
# Kumiko and Yumiko, with one character among their kana.
_GIRL = re.compile(r"(?<=[\u3040-\u30ff])子")

# The vowels that kana puts between consonants and after them.
_FILLING = re.compile(
    r"(?<=[kgszbpmrfvj])u(?![aeiou])|(?<=[td])o(?![aeiouf])"
    r"|(?<=sh)u(?![aeiouy])|(?<=ch)i(?=k)"
)
# What Japanese writes the v of Azov, Makeev and Izhevsk with.
_OV = re.compile(r"(?<=[oe])f$|(?<=[aeiou])f(?=sk)")
# The vowel of "can" and "gas" behind k and g: Aeroscan.
_CAN = re.compile(r"(?<=[kg])ya")
# An n before the sounds of the lips: Kompel.
_LIPS = re.compile(r"n(?=[pbm])")
# An r between vowels, or where a word begins with one.
_ONSET = re.compile(r"(?<![a-z])r(?=[aeiou])|(?<=[aeiou])r(?=[aeiou])")
_ALONE = re.compile(r"(?<![bcdfgkpt])r")
# What long vowels of Japanese stand for in English; R stays, where others become l.
_ENGLISH = MappingProxyType({"a": "eR", "e": "a"})
_AFTER_A = MappingProxyType({"a": "aR", "o": "oR", "u": "uR"})


def spelt(part: str, joiner: str) -> str:
    """Spell what is no known word: kana in Hepburn, characters in pinyin."""
    found = []
    at = 0
    part = _GIRL.sub("コ", part)
    for kana in KANA.finditer(part):
        found.append(joiner.join(syllables(part[at : kana.start()])))
        found.append(hepburn(kana.group()))
        at = kana.end()
    found.append(joiner.join(syllables(part[at:])))
    return " ".join(found)


def syllables(text: str, *, surname: bool = False) -> list[str]:
    """Read characters in pinyin; those of a surname, or of firms, as these are read."""
    found = pinyin(text)
    if surname:
        first = readings_of("surname_readings").get(text[0])
        return [first or found[0], *found[1:]]
    others = readings_of("firm_readings")
    if others.keys().isdisjoint(text):
        return found
    return [others.get(sign, one) for sign, one in zip(text, found, strict=True)]


def hepburn(text: str) -> str:
    """Spell kana in Hepburn, long vowels as short ones."""
    # Hiragana stands 96 code points before katakana.
    text = "".join(chr(ord(c) + 96) if "\u3041" <= c <= "\u3096" else c for c in text)
    table = readings_of("kana")
    found = []
    at = 0
    while at < len(text):
        size = 2 if text[at : at + 2] in table else 1
        # A small tsu doubles the next letter; folding does not count doubled letters.
        kana = text[at : at + size].replace("ッ", "")
        found.append(table[kana] if kana in table else anyascii.anyascii(kana))
        at += size
    return "".join(found).lower()


def _unfilled(part: str, *, long: Mapping[str, str] = MappingProxyType({})) -> str:
    """Spell a foreign word without the vowels that fill it; long ones stay.

    *long* is what long vowels are written as that are written otherwise.
    """
    *held, last = (spelt(piece, "").strip() for piece in part.split("ー"))
    found = ""
    for piece in held:
        # A vowel that is long does not fill.
        written = piece[:-1] + long.get(piece[-1:], piece[-1:])
        found += _FILLING.sub("", written + "a")[:-1]
    return _LIPS.sub("m", found + _FILLING.sub("", last))


def _with_l(part: str) -> str:
    """Spell an English word: l for r, si where Japanese has no such sound, and can."""
    written = _CAN.sub("a", _unfilled(part).replace("r", "l"))
    return written.replace("shi", "si")


def _with_both(part: str) -> str:
    """Spell a Slavic word: l between vowels, s and z before i, v at the end."""
    written = _ONSET.sub("l", _unfilled(part))
    return _OV.sub("v", written.replace("shi", "si").replace("ji", "zi"))


def _with_er(part: str) -> str:
    """Take a long a for what English ends words with: super, fiber, emergency.

    And a long e for its a, as in base, and r for l wherever it does not follow a
    consonant: Strelka.
    """
    written = _ALONE.sub("l", _unfilled(part, long=_ENGLISH)).replace("R", "r")
    return _CAN.sub("a", _OV.sub("v", written)).replace("shi", "si")


def _with_ar(part: str) -> str:
    """Take a long a, o or u for one before r: Mars, Nord, Petersburg."""
    written = _ONSET.sub("l", _unfilled(part, long=_AFTER_A)).replace("R", "r")
    return _OV.sub("v", written.replace("shi", "si").replace("ji", "zi"))


FOREIGN_SPELLINGS = (_unfilled, _with_l, _with_both, _with_er, _with_ar)
"""How foreign words in kana are spelt: by their sound, without filling vowels."""
