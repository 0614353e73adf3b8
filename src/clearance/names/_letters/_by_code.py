"""Many words folded by compiled code: what it is given, laid out."""

from collections.abc import Mapping, Sequence
from functools import cache
from types import ModuleType

import numpy as np
import numpy.typing as npt

from clearance.names._lexicons import lexicon

from ._fold import GERMAN, SHORT, german_endings, rules

_Letters = npt.NDArray[np.uint8]
_PLACES = {"": 0, "^": 1, "$": 2}


class _Used:
    code: ModuleType | None = None


def fold_with(code: ModuleType | None) -> None:
    """Fold many words with compiled code from now on, or without: all the same.

    It is loaded at once.
    """
    _Used.code = code
    folded(["a"])


def folded(words: Sequence[str]) -> list[str] | None:
    """Fold words; None where there is no compiled code, or it is not made for them."""
    code, text = _Used.code, "\n".join(words)
    if code is None or not text.isascii():
        return None
    found = code.folded(np.frombuffer(text.encode("ascii"), np.uint8), *_given())
    told: str = found.tobytes().decode("ascii")
    return told.split("\n")


@cache
def _given() -> tuple[object, ...]:
    """Give what compiled code is given besides the words."""
    own, german = _ruled("fold"), _ruled("german")
    growth = _growth("fold") * _growth("german")
    inside = np.frombuffer(bytearray(GERMAN, "ascii"), np.uint8)
    digits = str.maketrans(lexicon("folding.yml")["digits"])
    endings = inside, *_flat(german_endings())
    return own, german, growth, endings, _becoming(SHORT), _becoming(digits)


def _ruled(table: str) -> tuple[npt.NDArray[np.generic], ...]:
    """Lay rules out: where each stands, from what, to what, which letters it needs."""
    some = rules(table)
    needs = [sum({1 << (ord(one) & 63) for one in source}) for _, source, _ in some]
    return (
        np.array([_PLACES[place] for place, _, _ in some], np.uint8),
        *_flat([source for _, source, _ in some]),
        *_flat([target for _, _, target in some]),
        np.array(needs, np.uint64),
    )


def _growth(table: str) -> int:
    """Say how many times as long the rules of a table make a word at the most."""
    found = 1
    for _, source, target in rules(table):
        found *= max(1, -(-len(target) // len(source)))
    return found


def _flat(words: Sequence[str]) -> tuple[_Letters, npt.NDArray[np.int64]]:
    """Lay ASCII words out one after the other: their letters, where each begins."""
    starts = np.zeros(len(words) + 1, np.int64)
    np.cumsum([len(word) for word in words], out=starts[1:])
    # The copy may be written to, as all other arrays: it is compiled once for all.
    return np.frombuffer(bytearray("".join(words), "ascii"), np.uint8), starts


def _becoming(letters: Mapping[int, str]) -> _Letters:
    """Say what each letter becomes."""
    found = np.arange(256, dtype=np.uint8)
    for code, letter in letters.items():
        found[code] = ord(letter)
    return found
