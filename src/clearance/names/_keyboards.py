"""Names that were typed on another keyboard than the one they were meant for."""

from collections.abc import Iterator, Mapping
from functools import cache

from ._letters import clean, fold, has_vowels
from ._lexicons import lexicon
from ._scripts import romanise

_LEAST = 4  # letters of a word that is no chance
_LONGEST = 60  # letters of a name of which this is asked


def typed_elsewhere(text: str, other: str) -> Iterator[str]:
    """Give what a text says where its keys are those of another layout.

    Only where no word of *other* is there, and one comes out: "Bdfyjd" beside Иванов.
    """
    if not _LEAST <= len(text) <= _LONGEST or len(other) > _LONGEST:
        return
    if text.isascii() and all(map(has_vowels, clean(text).split())):
        # What was typed on another keyboard can hardly be said.
        return
    theirs = _words(other)
    if not theirs or not theirs.isdisjoint(_words(text)):
        return
    written = text.casefold()
    size = len(clean(written).split())
    for layout in _layouts():
        typed = written.translate(layout)
        if typed == written or theirs.isdisjoint(_words(typed)):
            continue
        # Keys that are no letters elsewhere would part words.
        if len(clean(typed).split()) <= size:
            yield typed


def _words(text: str) -> set[str]:
    words = romanise(clean(text)).split()
    return {fold(word) for word in words if len(word) >= _LEAST}


@cache
def _layouts() -> tuple[Mapping[int, int], ...]:
    """Give for each layout what its keys say, and what it says of the others' keys."""
    told = lexicon("peoples.yml")["keyboards"]
    keys = told["keys"]
    pairs = [
        pair
        for keyed in told["layouts"].values()
        for pair in ((keys, keyed), (keyed, keys))
    ]
    return tuple(str.maketrans(*pair) for pair in pairs)
