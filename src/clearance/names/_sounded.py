"""How words of the Arabic script sound that are read in English: صنعت is "sanat".

Of a firm's name lists translate some words and spell others as they sound, each list
its own. So a word that was read in English is that word, too, as it is spoken.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain

from ._letters import fold_all, skeleton, word_key
from ._likeness import Why, word_likeness
from ._meanings import company_words
from ._scripts import abjad_words, spoken

_LEAST = 0.8
_LEAST_BONES = 3  # consonants: of two, "ast" would be an east
_BARE = (True, False)


@lru_cache(maxsize=16384)
def sounds_as(english: str, latin: str) -> bool:
    """Say whether a Latin word is how one sounds that means *english*.

    *english* is the folded word, or the usual one that it is listed under.
    """
    bones = skeleton(latin)
    if len(bones) < _LEAST_BONES:
        return False
    return any(_is_like(one, latin) for one in _sounds(english).get(bones, ()))


def _is_like(sound: str, latin: str) -> bool:
    one, two = sorted((sound, latin))
    found = word_likeness(one, two, _BARE)
    return found.value >= _LEAST and found.why != Why.TYPO


@lru_cache(maxsize=4096)
def _sounds(english: str) -> Mapping[str, Collection[str]]:
    """Give how an English word sounds in Arabic and Persian, by the consonants."""
    found: dict[str, dict[str, None]] = {}
    for one in _listed_under().get(english, ()):
        for word in abjad_words()[one]:
            for sound in chain(*map(_with_endings, spoken(word, one))):
                found.setdefault(skeleton(sound), {})[sound] = None
    return found


@cache
def _listed_under() -> Mapping[str, Sequence[str]]:
    """Give the English words that are folded, or listed, as each is."""
    usual = company_words().usual
    found: dict[str, list[str]] = {}
    english = [*abjad_words()]
    for word, folded in zip(english, fold_all(english), strict=True):
        found.setdefault(usual.get(word_key(word), folded), []).append(word)
    return found


def _with_endings(spoken: str) -> Iterator[str]:
    """Give a word as it is spoken, and before another word: wikalah, wikalat."""
    yield spoken
    if spoken.endswith("ah"):
        yield f"{spoken[:-1]}t"
