"""Which of many spellings, all equally official, stands for a party."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_HOME = ("", "EN")


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

    The list has no main name: its first one may be a nickname or in Cyrillic. Of
    equally good ones the first counts.
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
        ),
    )


@lru_cache(maxsize=65_536)
def is_latin(text: str) -> bool:
    """Say whether all letters of a text are Latin ones."""
    letters = re.sub(r"[\W\d_]+", "", text)
    return bool(letters) and all(
        unicodedata.name(letter, "").startswith("LATIN") for letter in letters
    )
