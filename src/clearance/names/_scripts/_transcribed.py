"""Latin words as Chinese signs spell them: what is left of a foreign word there.

Signs keep the consonants of a word, one to a syllable, and not which of b and p, d and
t, g and k, l and r, v and w it has; vowels are put between consonants.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from clearance.names._letters import DOUBLED
from clearance.names._lexicons import lexicon

from ._pinyin import all_syllables

_MANY, _SOME, _FEW = 0.95, 0.93, 0.9  # four consonants and more, three, two
_VOWELS = 0.06
_LEAST_SURE, _LEAST_FEW = 0.5, 0.75  # how like vowels must be
_LEAST_LETTERS = 4
_LONGEST = 6  # letters of a syllable
_SURE = 3  # consonants that tell enough
_CLOSING, _CLOSED = 0.5, re.compile("N(?=[A-Z]|$)")
_VOWEL_SIGNS = "aeiouy"
_CODA = re.compile(r"L(?![aiou])")
_WITHOUT_VOWELS = str.maketrans("", "", "aiou")
_WITHOUT_CONSONANTS = str.maketrans("", "", "PMFTNLKHJS")


class Sound(NamedTuple):
    """The consonants of a word, its vowels, and whether it begins with a vowel."""

    consonants: str
    vowels: str
    open: bool


def transcribed_alike(written: str, latin: str) -> float:
    """Say how like a Latin word is to one of Chinese signs in pinyin; 0 for another.

    Only for words that are no pinyin themselves: other signs for those are other words.
    """
    best = 0.0
    ours = sounds_of_signs(written)
    for one in ours:
        for other in sounds_of_latin(latin):
            if one.consonants == other.consonants and one.open == other.open:
                best = max(best, _alike(one, other))
    return best


def _alike(one: Sound, other: Sound) -> float:
    """Compare the vowels of two words of the same consonants.

    The more of these there are the less; an n that closes a syllable tells little.
    """
    count = len(one.consonants)
    same = OSA.normalized_similarity(one.vowels, other.vowels)
    if count == 1:
        return _FEW if one.vowels == other.vowels and len(one.vowels) > 1 else 0.0
    telling = count - _CLOSING * len(_CLOSED.findall(one.consonants))
    least = _LEAST_FEW if telling < _SURE else _LEAST_SURE
    like = _FEW if count == 2 else _SOME if count == _SURE else _MANY
    return like - _VOWELS * (1 - same) if same >= least else 0.0


@lru_cache(maxsize=65536)
def sounds_of_latin(word: str) -> tuple[Sound, ...]:
    """Give what signs would keep of a Latin word: with an r that closes, and without.

    Nothing of a word of syllables such as Chinese has.
    """
    if len(word) < _LEAST_LETTERS or not word.isalpha() or _is_of_syllables(word):
        return ()
    begins = word[0] in _VOWEL_SIGNS
    # ^ is before the word, $ behind it.
    word = f"^{word}$"
    for source, target in _rules():
        if source in word:
            word = word.replace(source, target)
    word = word.strip("^$")
    both = word, _CODA.sub("", word)
    return tuple(dict.fromkeys(_sound(one, begins=begins) for one in both))


@lru_cache(maxsize=4096)
def sounds_of_signs(word: str) -> tuple[Sound, ...]:
    """Give what a word in pinyin, written as one, may keep of a foreign one.

    With the vowels that only carry a consonant, and without; nothing of another word.
    """
    found = syllables_in(word)
    if len(found) < 2:
        return ()
    full = "".join(map(_syllable, found))
    carried: Mapping[str, str] = lexicon("heard.yml")["sign_consonants"]
    bare = "".join(carried.get(one) or _syllable(one) for one in found)
    begins = found[0][0] in _VOWEL_SIGNS
    return tuple(dict.fromkeys(_sound(one, begins=begins) for one in (bare, full)))


def _sound(word: str, *, begins: bool) -> Sound:
    consonants = DOUBLED.sub(r"\1", word.translate(_WITHOUT_VOWELS))
    return Sound(consonants, word.translate(_WITHOUT_CONSONANTS), begins)


@cache
def _syllable(text: str) -> str:
    tables = lexicon("heard.yml")
    initials: Mapping[str, str] = tables["sign_initials"]
    finals: Mapping[str, str] = tables["sign_finals"]
    first = next((text[:size] for size in (2, 1) if text[:size] in initials), "")
    return initials.get(first, "") + finals.get(text[len(first) :], "")


def syllables_in(word: str) -> tuple[str, ...]:
    """Part a word into syllables that Chinese has; none if it has others."""
    if not _is_of_syllables(word):
        return ()
    return next(_parted(word), ())


def _is_of_syllables(word: str) -> bool:
    """Say whether a word is made of syllables that Chinese has, and of nothing else."""
    syllables, ends = all_syllables(), {0}
    for at in range(len(word)):
        if at in ends:
            sizes = range(1, _LONGEST + 1)
            ends.update(
                at + size for size in sizes if word[at : at + size] in syllables
            )
    return word != "" and len(word) in ends


def _parted(word: str) -> Iterator[tuple[str, ...]]:
    """Give the ways to part a word, the longest syllables first."""
    if not word:
        yield ()
        return
    for size in range(min(_LONGEST, len(word)), 0, -1):
        if word[:size] in all_syllables():
            for rest in _parted(word[size:]):
                yield (word[:size], *rest)


@cache
def _rules() -> tuple[tuple[str, str], ...]:
    """Give the rules; what stands at the start or the end of a word keeps its mark."""
    return tuple((one, other) for one, other in lexicon("heard.yml")["spelt_by_signs"])
