"""Japanese names in Hepburn, in Kunrei, and with long vowels written or not."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import product

from ._lexicons import lexicon

_LEAST = 4  # letters of a word
_MORAS = re.compile(
    r"(?:(?:kk|ss|tt|pp|cch|tch|ssh|tts|[kstnhmyrwgzdbpfj]|sh|ch|ts)?y?[aiueo]h?|n|m)+"
)
# Kunrei as Hepburn, then what long vowels are written as; from general knowledge of
# ISO 3602 (Kunrei) and of Hepburn as in passports.
_RULES = (
    *(
        ("sy", "sh"),
        ("ty", "ch"),
        ("zy", "j"),
        ("jy", "j"),
        ("si", "shi"),
        ("ti", "chi"),
    ),
    *(("tu", "tsu"), ("hu", "fu"), ("zi", "ji"), ("di", "ji"), ("du", "zu")),
    *(("mb", "nb"), ("mp", "np"), ("mm", "nm"), ("ou", "o"), ("oo", "o"), ("uu", "u")),
)
_LONG = re.compile(r"oh(?![aiueo])")
_VOWELS = re.compile("(ou|oo|uu)")
_SHORT = {"ou": "o", "oo": "o", "uu": "u"}
# How lists write all long vowels of a word: as kana does, doubled, with h.
_STYLES: tuple[Mapping[str, str], ...] = (
    {},
    {"ou": "oo"},
    {"ou": "oh", "oo": "oh", "uu": "u"},
)
_LIPS = re.compile("n(?=[bmp])")
# Hepburn as Kunrei.
_KUNREI = (
    *(("sh", "sy"), ("ch", "ty"), ("j", "zy"), ("yi", "i")),
    *(("tsu", "tu"), ("fu", "hu")),
)


@lru_cache(maxsize=65536)
def sounds_japanese(word: str) -> str:
    """Give how a Latin word of Japanese syllables sounds; "" for any other word."""
    if len(word) < _LEAST or _MORAS.fullmatch(word) is None:
        return ""
    word = _LONG.sub("o", word)
    for written, sound in _RULES:
        word = word.replace(written, sound)
    return word.replace("sfu", "shu").replace("cfu", "chu")


@cache
def trades_of_japan() -> Mapping[str, str]:
    """Give the English of Japanese words of what firms do, in each romanisation."""
    found: dict[str, str] = {}
    for english, words in lexicon("japanese_firms.yml")["trades"].items():
        for kana in words.values():
            for spelling in _spellings(kana):
                found.setdefault(spelling, english)
    return found


def _spellings(kana: str) -> Iterator[str]:
    """Spell a word, long vowels as kana has them, in Hepburn, Kunrei and as usual.

    Its long vowels each written or not, all as "oo", and all as "oh".
    """
    pieces = _VOWELS.split(kana.replace("'", ""))
    ways = product(*((piece, _SHORT.get(piece, piece)) for piece in pieces))
    written = dict.fromkeys(map("".join, ways))
    for style in _STYLES:
        written["".join(style.get(one, one) for one in pieces)] = None
    for one in written:
        yield one
        yield _LIPS.sub("m", one)
        yield _in_kunrei(one)


def _in_kunrei(word: str) -> str:
    for hepburn, kunrei in _KUNREI:
        word = word.replace(hepburn, kunrei)
    return word
