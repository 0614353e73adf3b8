"""Firms in other scripts found otherwise than word by word: translated, or by sound."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from unicodedata import category

from clearance.names import (
    is_read_together,
    may_be_cyrillic,
    may_be_of_firm,
    may_be_translated,
)
from clearance.screening._asked import asked_names, may_hold_more

from ._search import Search

_KEPT = 2**16  # pieces of names of which it is kept what they may tell
_WRITTEN = frozenset("LMN")  # letters, their marks, and digits


def found_otherwise(
    search: Search, names: Iterable[str], least: float
) -> Iterator[tuple[str, int]]:
    """Give the (name asked, listed name) pairs that a search word by word may lose.

    Of firms whose names are translated, and of those that are spelt by their sound;
    as long as they may score *least*.
    """
    for name in asked_names(one for one in names if may_be_firm(one)):
        if may_be_translated(name) or may_be_of_firm(name):
            yield from ((name, listed) for listed in search.translated(name, least))


def may_be_firm(name: str) -> bool:
    """Say quickly whether `found_otherwise` may find anything for a name."""
    if name.isascii():
        return False
    pieces = name.split()
    # Letters between pieces tell, too.
    if may_be_translated(name) or any(map(_may_tell, pieces)):
        return True
    # Beside Cyrillic, Latin letters may be meant as Cyrillic: "OOO Меркурий".
    return is_read_together(name) and any(map(_may_be_cyrillic, pieces))


# Words come again and again where names do not.
_may_be_cyrillic = lru_cache(maxsize=_KEPT)(may_be_cyrillic)


@lru_cache(maxsize=_KEPT)
def _may_tell(piece: str) -> bool:
    """Say whether what stands between two spaces may make a name one of a firm.

    With strokes and signs that nobody sees it may: others may change how it is read.
    """
    return (
        (not piece.isalnum() and any(category(one)[0] not in _WRITTEN for one in piece))
        or may_hold_more(piece)
        or may_be_of_firm(piece)
    )
