"""Words that no translator writes for one another, though both are akin to a third."""

from collections.abc import Mapping
from functools import cache, lru_cache

from ._letters import fold
from ._lexicons import lexicon
from ._meanings import company_words

_NONE: Mapping[int, int] = {}


@lru_cache(maxsize=16384)
def are_two_meanings(one: str, other: str) -> bool:
    """Say whether folded English words are two for every translator: oil and gas."""
    ours, theirs = _meanings().get(one, _NONE), _meanings().get(other, _NONE)
    return any(ours[which] != theirs[which] for which in ours.keys() & theirs.keys())


@cache
def _meanings() -> Mapping[str, Mapping[int, int]]:
    """Give by folded word, and by contrast it is in, on which side it stands there."""
    usual = company_words().usual
    found: dict[str, dict[int, int]] = {}
    for which, contrast in enumerate(lexicon("contrasts.yml")["translated"]):
        for side, words in enumerate(contrast.split("|")):
            for folded in map(fold, words.split()):
                found.setdefault(usual.get(folded, folded), {})[which] = side
    return found
