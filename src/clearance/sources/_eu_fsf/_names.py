"""Which of many spellings, all equally official, stands for a party."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_HOME = ("", "EN")
# Quotation marks and dashes that are as good as those of the keyboard.
_TYPOGRAPHIC = dict.fromkeys(map(ord, "‘’′“”‐‑‒–—"), " ")


@dataclass(frozen=True, slots=True)
class Name:
    """One spelling: its text, its language ("" where none is said), its quality.

    `parted` says that the list gives first and last name apart.
    """

    text: str
    language: str = ""
    strong: bool = True
    parted: bool = False


def most_telling(names: Sequence[Name]) -> Name | None:
    """Choose the name: strong, in Latin letters, of no other language, in parts.

    The list has no main name: its first one may be a nickname, in Cyrillic, or in any
    of the EU's languages. Where languages are not told, one without accents is taken.
    Of equally good ones the first counts.
    """
    if not names:
        return None
    return min(
        names,
        key=lambda name: (
            not name.strong,
            not is_latin(name.text),
            name.language not in _HOME,
            not name.parted,
            not name.text.translate(_TYPOGRAPHIC).isascii(),
        ),
    )


@lru_cache(maxsize=65_536)
def is_latin(text: str) -> bool:
    """Say whether all letters of a text are Latin ones."""
    letters = re.sub(r"[\W\d_]+", "", text)
    return bool(letters) and all(
        unicodedata.name(letter, "").startswith("LATIN") for letter in letters
    )
