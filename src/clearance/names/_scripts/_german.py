"""Names of Russia, Ukraine and Belarus as German writes them, read as English does."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import islice, product

from clearance.names._letters import clean, fold
from clearance.names._lexicons import lexicon

from ._romanise import plain, romanise

_MOST_READINGS = 8  # of two words each of which has two letters that German has one for
_MOST_WORDS = 4  # of a name: a longer text is none of these
_LEAST = 4  # letters of a word by which a name is told


@lru_cache(maxsize=16384)
def read_from_german(text: str) -> tuple[str, ...]:
    """Give a name that German wrote as English may: "Wjatscheslaw Schukow".

    Vyacheslav Zhukov, and Shukov, since German has one letter for both. Nothing for a
    name that is not surely one of these.
    """
    words = [plain(word) for word in clean(text).split()]
    if not 1 < len(words) <= _MOST_WORDS or not all(map(str.isalpha, words)):
        return ()
    if not any(map(_may_be_german, words)):
        return ()
    found = islice(product(*map(_readings_of, words)), _MOST_READINGS)
    said = dict.fromkeys(" ".join(one) for one in found)
    return tuple(one for one in said if one != " ".join(words))


def german_beside(text: str, other: str) -> Iterator[str]:
    """Give those readings of a name of which a word is one of the *other* name.

    And was none as German wrote it.
    """
    found = read_from_german(text)
    if not found:
        return
    theirs = {fold(word) for word in romanise(clean(other)).split()}
    theirs.difference_update(map(fold, plain(clean(text)).split()))
    for reading in found:
        if any(fold(word) in theirs for word in reading.split() if len(word) >= _LEAST):
            yield reading


@lru_cache(maxsize=65536)
def _may_be_german(word: str) -> bool:
    """Say whether a word is one that tells that German wrote a Slavic name."""
    word = word.casefold()
    return len(word) >= _LEAST and (
        word in _given() or _marks().search(word) is not None
    )


@lru_cache(maxsize=16384)
def _readings_of(word: str) -> tuple[str, ...]:
    found = [word]
    for written, said in _letters():
        found = [again for one in found for again in _each_way(one, written, said)]
    return tuple(dict.fromkeys(found))


def _each_way(
    word: str, written: re.Pattern[str], said: Sequence[str]
) -> Iterator[str]:
    """Give a word with a letter as each of those that it may be."""
    yield from (written.sub(one, word) for one in said)


@cache
def _given() -> frozenset[str]:
    return frozenset(lexicon("slavs_in_german.yml")["given"])


@cache
def _marks() -> re.Pattern[str]:
    return re.compile("|".join(lexicon("slavs_in_german.yml")["marks"]))


@cache
def _letters() -> Sequence[tuple[re.Pattern[str], Sequence[str]]]:
    told = lexicon("slavs_in_german.yml")["letters"]
    return [(re.compile(written), said.split("|")) for written, said in told]
