"""Pieces of names in letters that are read one by one, all of them together.

Latin letters, with accents and without, those of Devanagari and of Thai. What has other
letters or signs is left to `_quick`; a test holds the two together.
"""

import re
import unicodedata
from collections.abc import Sequence

from clearance.names._letters import LINES

from ._romanise import line_readings

_ALONE = re.compile("[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff]+")


def is_of_letters(text: str) -> bool:
    """Say whether a text has nothing but letters that `read_letters` reads."""
    return _ALONE.fullmatch(text) is not None and text.isprintable()


def read_letters(texts: Sequence[str]) -> list[tuple[bool, tuple[list[str], ...]]]:
    """Read texts that `is_of_letters` is true of, before they are cleaned.

    Of each whether it is ASCII when it is clean, and its words in each way to read it.
    """
    clean = unicodedata.normalize("NFKC", "\n".join(texts)).translate(LINES)
    lines = (clean, *line_readings(clean))
    found: list[tuple[bool, tuple[list[str], ...]]] = []
    for own, usual, other in zip(*[one.split("\n") for one in lines], strict=True):
        words, others = usual.split(), other.split()
        readings = (words,) if words == others else (words, others)
        found.append((own.isascii(), readings))
    return found
