"""Initials: what is written for one, and what one stands for."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from clearance.names._lexicons import lexicon


def as_initial(latin: str) -> str:
    """Give the letter that an initial of another script is, of how that is romanised.

    Ю is "yu", and as an initial "y".
    """
    return _written().get(latin, latin[:1])


def with_single_letters(text: str) -> str:
    """Write initials of several letters with one, where a dot is behind: "Yu.V.".

    *text* is as it comes. Not "Ph.D.", which is no initials.
    """
    if "." not in text:
        return text
    return _several().sub(lambda found: _written()[found[0].casefold()].upper(), text)


def with_dots(text: str) -> str:
    """Put the dots behind initials at the end of a name that lack them: "Yu V".

    The name as it is where no two stand there, one of them of several letters.
    """
    found = _without_dots().search(text)
    if found is None:
        return text
    return f"{text[: found.start()]}{'. '.join(found[0].split())}."


def words_of_initials() -> frozenset[str]:
    """Give the words without a dot that may be initials."""
    return frozenset(lexicon("initials.yml")["bare"])


@cache
def letters_of_firms() -> frozenset[str]:
    """Give two letters, in Latin, that stand beside names of firms: "Romashka UK"."""
    return frozenset(lexicon("initials.yml")["firms"])


@lru_cache(maxsize=65536)
def may_stand_for(letter: str, word: str) -> bool:
    """Say whether an initial may stand for a word: E. for Yevgeniy, as spelt in Latin.

    True as well where both are the same initial by two spellings.
    """
    return word[:1] == letter or word.startswith(_begun().get(letter, ()))


@cache
def _written() -> Mapping[str, str]:
    found: Mapping[str, str] = lexicon("initials.yml")["written"]
    return found


@cache
def _several() -> re.Pattern[str]:
    longest = "|".join(sorted(_written(), key=lambda one: (-len(one), one)))
    return re.compile(rf"(?<![^\W_])(?:{longest})(?=\.)(?!\.\s*d\b)", re.IGNORECASE)


@cache
def _without_dots() -> re.Pattern[str]:
    one = "|".join(sorted(words_of_initials(), key=lambda one: (-len(one), one)))
    pair = rf"(?:(?:{one})\s+(?:[a-z]|{one})|[a-z]\s+(?:{one}))"
    return re.compile(rf"(?<=[a-z]{{3}}\s){pair}(?=\s*$)", re.IGNORECASE)


@cache
def _begun() -> Mapping[str, tuple[str, ...]]:
    told: Mapping[str, list[str]] = lexicon("initials.yml")["begun"]
    return {letter: tuple(words) for letter, words in told.items()}
