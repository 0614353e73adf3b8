"""Pieces of Arabic, Persian and Hebrew names, read whatever stands beside them.

What `_abjad` reads with its neighbours is left to it; a test holds the two together.
"""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from clearance.names._letters import MOST_TOGETHER

from ._abjad import (
    _ENDINGS_APART,
    _GUESSED,
    _SECOND,
    _SERVANT,
    _WRITTEN_ON,
    _arabic_words,
    _is_of_body,
    _is_persian,
    abjad_readings,
    named_abroad,
)
from ._abjad_tables import BY_NAMES, MARKS, has_phrases, phrases, same_letters
from ._hebrew import ALEF, hebrew_readings, is_usual_hebrew

_ALL_ARABIC = re.compile(
    r"(?=.*[\u0600-\u06ff])[0-9 \u0600-\u06ff\u0750-\u077f\u08a0-\u08ff]+"
)
_ALL_HEBREW = re.compile(r"(?=.*[\u05d0-\u05ea])[\u05d0-\u05ea\u05f3 ]+")
_READINGS = 4


class AbjadPiece(NamedTuple):
    """How what stands between two spaces is read, whatever stands beside it.

    The readings are those of `abjad_readings`: of Arabic as Arabic, as Persian, as
    French spells it and with other vowels; of Hebrew as they come. `script` is
    "persian" where there are letters of Persian only, which make the whole name one;
    `guessed` says whether the vowels of one of the words are not known, in Arabic and
    in Persian; of Hebrew twice the same.
    """

    readings: tuple[str, ...]
    script: str
    guessed: tuple[bool, bool]


# What is a piece of one name is part of another that is read as a whole.
@lru_cache(maxsize=MOST_TOGETHER)
def read_abjad_piece(text: str) -> AbjadPiece | None:
    """Read a cleaned piece of a name in Arabic or in Hebrew letters by itself.

    None for what others may change or be changed by: part of a phrase, of a word or of
    an abbreviation that is written apart, what says what a body does, and what may be
    a foreign name.
    """
    text = MARKS.sub("", text)
    if _ALL_HEBREW.fullmatch(text) is not None and ALEF not in text.split():
        guessed = not is_usual_hebrew(text)
        return AbjadPiece(hebrew_readings(text), "hebrew", (guessed, guessed))
    same = text.translate(same_letters())
    if _ALL_ARABIC.fullmatch(text) is None or _is_changing(same):
        return None
    if named_abroad(same, persian=_is_persian(text)):
        return None
    whole = abjad_readings(text)
    arabic, persian = (
        _GUESSED in _arabic_words(same, persian=language, translated=BY_NAMES)
        for language in (False, True)
    )
    if _is_persian(text):
        return AbjadPiece((whole[1], whole[0]), "persian", (arabic, persian))
    found = (*whole, whole[0])[:_READINGS]
    return AbjadPiece(found, "arabic", (arabic, persian))


def _is_changing(text: str) -> bool:
    """Say whether Arabic words may be read with those before or behind them."""
    words = text.split()
    apart = not _apart().isdisjoint(words) or 1 in map(len, words)
    return apart or _is_of_body(text) or has_phrases(text)


@cache
def _apart() -> frozenset[str]:
    """Give the words that are read with what stands before or behind them."""
    begins = {phrase.partition(" ")[0] for phrase in phrases()[1] if " " in phrase}
    return _SECOND | _WRITTEN_ON.keys() | _ENDINGS_APART | {_SERVANT} | begins
