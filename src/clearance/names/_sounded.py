"""How words of the Arabic script sound that are read in English: صنعت is "sanat".

Of a firm's name lists translate some words and spell others as they sound, each list
its own. So a word that was read in English is that word, too, as it is spoken.
"""

from collections.abc import Collection, Iterator, Mapping
from functools import cache, lru_cache

from ._abjad_tables import abjad_words
from ._clean import TABLES
from ._fold import fold, skeleton
from ._lexicon import company_words, word_key
from ._likeness import Why, word_likeness

_LEAST = 0.8
_LEAST_BONES = 3  # consonants: of two, "ast" would be an east
_BARE = (True, False)


@lru_cache(maxsize=16384)
def sounds_as(english: str, latin: str) -> bool:
    """Say whether a Latin word is how one sounds that means *english*.

    *english* is the folded word, or the usual one that it is listed under.
    """
    bones = skeleton(latin)
    sounds = _sounds().get(english, _NONE).get(bones, ())
    return len(bones) >= _LEAST_BONES and any(_is_like(one, latin) for one in sounds)


_NONE: Mapping[str, Collection[str]] = {}


def _is_like(sound: str, latin: str) -> bool:
    one, two = sorted((sound, latin))
    found = word_likeness(one, two, _BARE)
    return found.value >= _LEAST and found.why != Why.TYPO


@cache
def _sounds() -> Mapping[str, Mapping[str, Collection[str]]]:
    """Give by English word how it sounds in Arabic and Persian, by the consonants."""
    found: Mapping[str, Mapping[str, Collection[str]]] = TABLES.kept("sounds", _spoken)
    return found


def _spoken() -> Mapping[str, Mapping[str, Collection[str]]]:
    usual = company_words().usual
    found: dict[str, dict[str, dict[str, None]]] = {}
    for english, spoken in abjad_words():
        of = found.setdefault(usual.get(word_key(english), fold(english)), {})
        for sound in _with_endings(spoken):
            of.setdefault(skeleton(sound), {})[sound] = None
    return {
        english: {bones: [*sounds] for bones, sounds in of.items()}
        for english, of in found.items()
    }


def _with_endings(spoken: str) -> Iterator[str]:
    """Give a word as it is spoken, and before another word: wikalah, wikalat."""
    yield spoken
    if spoken.endswith("ah"):
        yield f"{spoken[:-1]}t"
