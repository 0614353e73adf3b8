"""Japanese names in Hepburn, in Kunrei, and with long vowels written or not."""

import re
from functools import lru_cache

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


@lru_cache(maxsize=65536)
def sounds_japanese(word: str) -> str:
    """Give how a Latin word of Japanese syllables sounds; "" for any other word."""
    if len(word) < _LEAST or _MORAS.fullmatch(word) is None:
        return ""
    word = _LONG.sub("o", word)
    for written, sound in _RULES:
        word = word.replace(written, sound)
    return word.replace("sfu", "shu").replace("cfu", "chu")
