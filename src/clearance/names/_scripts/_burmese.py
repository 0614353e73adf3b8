"""Burmese names in Latin letters, a word for each syllable, as Myanmar writes them."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from clearance.names._lexicons import lexicon

BURMESE = re.compile("[\u1000-\u109f\uaa60-\uaa7f]")
# A consonant begins a syllable, but where it ends one, or is written below another.
_BEGINS = re.compile("(?<!\u1039)(?=[\u1000-\u102a](?![\u1037\u103a\u1039]))")
_TURNED = "\u103d\u103e", "\u103e\u103d"  # h is of the onset, w of the rime
_INDEPENDENT = re.compile("[\u1023-\u102a]")
_HEAVY, _DOT = "\u1038", "\u1037"
_STACKED = re.compile("\u1039.")
_MOST_SYLLABLES = 3  # of a word whose spelling is known as a whole
_RANK = "general"  # a rank that is a word of its own
_FEWEST = 1  # syllable that a name has beside a title


@lru_cache(maxsize=4096)
def burmese_readings(text: str) -> tuple[str, ...]:
    """Write a cleaned word of Burmese syllables in Latin letters, the usual way first.

    Without the rank that it begins with; U, Daw and Ko stay, as words of their own.
    """
    if text in _ranks():
        return (_RANK,)
    words = [*_words(_syllables(_without_ranks(text)))]
    most = max(map(len, words), default=1)
    return tuple(
        " ".join(one[min(at, len(one) - 1)] for one in words) for at in range(most)
    )


def _without_ranks(text: str) -> str:
    """Leave out ranks in front: Senior General, Vice Senior General."""
    for rank in _ranks():
        if text.startswith(rank):
            return _without_ranks(text.removeprefix(rank))
    return text


def _syllables(text: str) -> list[str]:
    """Part a word before each consonant that begins a syllable."""
    return [part for part in _BEGINS.split(text.replace(*_TURNED)) if part]


def _words(syllables: Sequence[str]) -> Iterator[Sequence[str]]:
    """Give the spellings of each syllable, and of those that are one known word."""
    known, titles = _known("names"), _known("titles")
    at = 0
    if len(syllables) > _FEWEST and syllables[0] in titles:
        yield titles[syllables[0]]
        at = 1
    while at < len(syllables):
        for size in range(_MOST_SYLLABLES, 0, -1):
            whole = "".join(syllables[at : at + size])
            if whole in known:
                yield known[whole]
                at += min(size, len(syllables) - at)
                break
        else:
            yield _spelt(syllables[at])
            at += 1


@lru_cache(maxsize=4096)
def _spelt(syllable: str) -> Sequence[str]:
    """Spell a syllable by its onset and its rime."""
    if (known := _known("names").get(syllable)) is not None:
        return known
    bare = syllable.removesuffix(_HEAVY)
    if _INDEPENDENT.match(bare):
        return _known("independent").get(bare[0], ("",))
    onsets = _known("onsets")
    size = next((n for n in range(len(bare), 0, -1) if bare[:n] in onsets), 0)
    onset, rime = onsets.get(bare[:size], ("",)), bare[size:]
    vowels = _rime(rime, heavy=syllable != bare)
    count = max(len(onset), len(vowels))
    return [
        onset[min(at, len(onset) - 1)] + vowels[min(at, len(vowels) - 1)]
        for at in range(count)
    ]


def _rime(rime: str, *, heavy: bool) -> Sequence[str]:
    if heavy and (found := _known("heavy").get(rime + _HEAVY)) is not None:
        return found
    if (found := _known("creaky").get(rime)) is not None:
        return found
    plain = _STACKED.sub("", rime.replace(_DOT, ""))
    return _known("rimes").get(plain) or _known("rimes")[""]


@cache
def _known(group: str) -> Mapping[str, Sequence[str]]:
    """Give the spellings of one group of the lexicon."""
    told: Mapping[str, str] = lexicon("burmese.yml")[group]
    return {
        unicodedata.normalize("NFKC", sign).replace(*_TURNED): latin.split() or [""]
        for sign, latin in told.items()
    }


@cache
def _ranks() -> Sequence[str]:
    told = (
        unicodedata.normalize("NFKC", one) for one in lexicon("burmese.yml")["ranks"]
    )
    return sorted(told, key=len, reverse=True)
