"""What Korean firms are called in Latin letters, by the syllables it is made of."""

from collections.abc import Iterator
from functools import lru_cache

from ._scripts import korean_names
from ._syllables import KoreanSyllable, as_korean

_LEAST, _MOST = 2, 4  # syllables of a word
_LONGEST_SYLLABLE = 7  # letters
_LEFT_OUT = frozenset({"r", "n", "l"})  # what words of the south do not begin with
_Consonants = tuple[tuple[str, str], ...]


def are_other_in_korean(one: str, other: str) -> bool:
    """See what a Korean firm is called, and another word of as many Korean syllables.

    Where a consonant is another one, whatever the romanisation: Rakwon, Rakson. Vowels
    are written, and missed, in too many ways.
    """
    if korean_names().isdisjoint((one, other)):
        return False
    ours, theirs = _consonants(one), _consonants(other)
    sizes = {len(way) for way in ours} & {len(way) for way in theirs}
    return bool(sizes) and ours.isdisjoint(theirs)


@lru_cache(maxsize=16384)
def _consonants(word: str) -> frozenset[_Consonants]:
    """Give in each way to part a word into Korean syllables what opens and closes each.

    Consonants that romanisations write for one another are the same, and those of which
    people leave out a letter (n, ng) or that the south leaves out (Ryugyong, Yugyong);
    nothing of a word that has no such syllables.
    """
    return frozenset(
        tuple(
            (
                "" if not at and one.onset in _LEFT_OUT else one.onset[:1],
                one.coda.removesuffix("g"),
            )
            for at, one in enumerate(syllables)
        )
        for syllables in _in_korean(word)
        if _LEAST <= len(syllables) <= _MOST
    )


def _in_korean(word: str) -> Iterator[tuple[KoreanSyllable, ...]]:
    if not word:
        yield ()
    for size in range(min(len(word), _LONGEST_SYLLABLE), 0, -1):
        first = as_korean(word[:size])
        if first is not None:
            for rest in _in_korean(word[size:]):
                yield (first, *rest)
