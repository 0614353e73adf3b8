"""Pieces of names beside Cyrillic ones: which are read as they are by themselves.

What is read otherwise beside words of another script is left to `_romanise`; a test
holds the two together.
"""

import re
from typing import NamedTuple

from clearance.names._letters import clean, has_sure_letter

from ._cyrillic_pieces import _of_phrases, _tables
from ._letter_pieces import is_of_letters
from ._romanise import _STRESSED, _TITLED, _meaning, _place, plain

# Letters of Cyrillic, and marks that no clean name has.
_ALL_CYRILLIC = re.compile("[\u0400-\u052f'’ʼ,()]+")
# A letter that is read as another where a name is translated.
_YO = "ё"
_LATIN = re.compile("[a-z]")
# A Latin N that counts what a Cyrillic word says: "Завод N 9".
_COUNTS = re.compile("(?<![^\\W_])[Nn](?=\\d|$)")


class Beside(NamedTuple):
    """What is known of a piece of a name that has pieces in other letters.

    `steady` says that it is read beside Cyrillic ones, or is one that is read beside
    others, as it is by itself; `latin` that it has Latin letters, and `sure` that some
    of its letters have no twin in the other of the two scripts.
    """

    steady: bool
    latin: bool
    sure: bool


def beside(text: str, *, cyrillic: bool) -> Beside:
    """Say how a piece is read in a name of Cyrillic pieces and others.

    *cyrillic* says which it is itself.
    """
    word = clean(text)
    latin = _LATIN.search(word) is not None
    sure = has_sure_letter(word, cyrillic=cyrillic)
    if not word or " " in word or word.isdecimal() or word in _TITLED:
        return Beside(steady=False, latin=latin, sure=sure)
    if cyrillic:
        steady = _ALL_CYRILLIC.fullmatch(text) is not None and _YO not in word
        return Beside(steady and _place(word) == word, latin, sure)
    if text.isascii():
        return Beside(_COUNTS.search(text) is None, latin, sure)
    return Beside(is_of_letters(text) and _is_read_alike(word), latin, sure)


def _is_read_alike(word: str) -> bool:
    """Say whether a word is read as it is where it is taken for a Cyrillic one.

    Beside such words a Latin letter with an accent is one with a mark of stress.
    """
    typed = word.translate(_STRESSED)
    if typed == word:
        return True
    if typed in _of_phrases() or _meaning(typed) or _place(typed) != typed:
        return False
    latin = plain(word)
    return all(plain(typed.translate(one)) == latin for one in _tables())
