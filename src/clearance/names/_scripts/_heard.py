"""Latin words as Japanese hears them: what kana loses of a foreign word is left out.

Kana has one letter for l and r, one for b and v, one for s, sh and th before i, and
puts vowels between consonants. Two words that it writes alike have the same consonants
here.
"""

from functools import cache, lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from clearance.names._letters import DOUBLED
from clearance.names._lexicons import lexicon

# What words are alike whose consonants are heard as the same, or as all but one.
_SAME, _NEARLY, _VOWELS = 0.99, 0.93, 0.14
_LEAST, _LEAST_NEARLY = 2, 5  # consonants
_LEAST_VOWELS = 0.6
_VOWEL_SIGNS = "aeiou"


class _Heard(NamedTuple):
    """The consonants of a word, and its vowels, as kana would have them."""

    consonants: str
    vowels: str


def heard_alike(written: str, latin: str) -> float:
    """Say how like a Latin word is to one read from kana; 0 for another word.

    The vowels of the Latin word must be about those of the other, which may have more.
    """
    ours, theirs = _heard(written), _heard(latin)
    fewest = min(len(ours.consonants), len(theirs.consonants))
    if fewest < _LEAST:
        return 0.0
    if ours.consonants == theirs.consonants:
        like = _SAME
    elif fewest >= _LEAST_NEARLY and (
        OSA.distance(ours.consonants, theirs.consonants, score_cutoff=1) <= 1
    ):
        like = _NEARLY
    else:
        return 0.0
    same = max(
        OSA.normalized_similarity(ours.vowels, vowels)
        # The u of English words such as "bus" is an a in kana.
        for vowels in {theirs.vowels, theirs.vowels.replace("u", "a")}
    )
    if written[-1] in _VOWEL_SIGNS and latin[-1] not in _VOWEL_SIGNS:
        # Kana ends most words with a vowel.
        bare = OSA.normalized_similarity(ours.vowels[:-1], theirs.vowels)
        same = max(same, bare)
    if same < _LEAST_VOWELS and fewest < _LEAST_NEARLY:
        return 0.0
    return like - _VOWELS * (1 - same)


def consonants_heard(word: str) -> str:
    """Give the consonants of a word as kana has them."""
    return _heard(word).consonants


@lru_cache(maxsize=65536)
def _heard(word: str) -> _Heard:
    for source, target in _rules():
        if source.startswith("^"):
            if word.startswith(source[1:]):
                word = target + word[len(source) - 1 :]
        elif source.endswith("$"):
            if word.endswith(source[:-1]) and len(word) > len(source):
                word = word[: 1 - len(source)] + target
        else:
            word = word.replace(source, target)
    word = DOUBLED.sub(r"\1", word)
    vowels = "".join(sign for sign in word if sign in _VOWEL_SIGNS)
    return _Heard("".join(sign for sign in word if sign not in _VOWEL_SIGNS), vowels)


@cache
def _rules() -> tuple[tuple[str, str], ...]:
    return tuple((one, other) for one, other in lexicon("heard.yml")["rules"])
