"""Lao words in Latin letters, as Laos spells names: its letters are those of Thai."""

import re

from ._thai import thai_word

LAO = re.compile("[\u0e80-\u0eff]")
_BEFORE_THAI = 0x80  # by which the code of a Lao letter is above that of the Thai one
# What Lao writes otherwise than Thai: a short o, ia, o, the l below a letter; and s for
# what is ch in Thai, y for ny.
_WRITTEN = (
    (re.compile("\u0ebb\u0ea7"), "\u0e31\u0e27"),
    (re.compile("\u0ebb"), ""),
    (re.compile("(.)\u0ebd"), "\u0e40\\1\u0e35\u0e22"),
    (re.compile("\u0ecd(?!\u0eb2)"), "\u0e2d"),
    (re.compile("\u0ebc"), "\u0e25"),
    (re.compile("\u0e8a"), "\u0e0b"),
    (re.compile("\u0e8d"), "\u0e22"),
)
_THAI = {code: code - _BEFORE_THAI for code in range(0x0E81, 0x0EDA)}
_VIENTIANE = ((re.compile("w(?=[aeiou])"), "v"), (re.compile("ue"), "eu"))


def lao_word(text: str) -> str:
    """Spell a cleaned Lao text by its sound: v for what is w in Thai."""
    return " ".join(map(_word, text.split()))


def _word(word: str) -> str:
    for written, thai in _WRITTEN:
        word = written.sub(thai, word)
    word = thai_word(word.translate(_THAI), loan=False)
    for sound, latin in _VIENTIANE:
        word = sound.sub(latin, word)
    return word
