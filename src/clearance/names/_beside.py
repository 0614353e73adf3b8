"""What stands around the names of firms and bodies, where two lie side by side."""

from collections.abc import Collection, Mapping, Sequence
from functools import cache, lru_cache

from ._letters import clean
from ._lexicons import lexicon
from ._scripts import plain, romanise

_LEAST_RENEWED = 2  # words of a name that begins with "new"


def beside_words(what: str) -> Sequence[str]:
    """Give the words that stand around names: "statuses", "owners", "until"."""
    found: Sequence[str] = lexicon("beside.yml")[what]
    return found


def security_words() -> Mapping[str, object]:
    """Give the words of bonds and shares, by what they say."""
    found: Mapping[str, object] = lexicon("securities.yml")
    return found


@lru_cache(maxsize=16384)
def plain_words(text: str) -> tuple[str, ...]:
    """Give the words of a text in Latin letters without accents and apostrophes."""
    spelt = text.replace("'", "").replace("’", "")
    return tuple(plain(romanise(clean(spelt, dotted=True))).split())


@cache
def said_beside() -> Mapping[str, Sequence[Sequence[str]]]:
    """Give by word the English words that another name may have in its place."""
    found: dict[str, list[Sequence[str]]] = {}
    for english, words in lexicon("beside.yml")["said"].items():
        for word in words:
            found.setdefault(word, []).append(english.split())
    return found


@lru_cache(maxsize=16384)
def attached_in(text: str) -> frozenset[str]:
    """Say who is called after somebody in a name: "creditors", "friends"; mostly none.

    A splinter group is no part of what it left, nor are creditors of their debtor.
    """
    return frozenset(_phrases_in(plain_words(text), _attached()))


@lru_cache(maxsize=16384)
def zones_in(text: str) -> frozenset[str]:
    """Say in which emirates a name, or its free zone, says that a firm is."""
    return frozenset(_phrases_in(plain_words(text), _zones()))


@lru_cache(maxsize=16384)
def quarters_in(text: str) -> frozenset[str]:
    """Say which quarters of the world a name says: "north", "east"."""
    return frozenset(_phrases_in(plain_words(text), _quarters()))


def is_renewed(text: str, other: str) -> bool:
    """Say whether a name is another one with "new" before it: who was founded anew."""
    words, others = plain_words(text), plain_words(other)
    renewed = beside_words("renewed")
    if len(words) < _LEAST_RENEWED or words[0] not in renewed:
        return False
    return words[1] in others and not any(word in renewed for word in others)


@lru_cache(maxsize=16384)
def foundation_in(text: str) -> tuple[bool, bool, bool]:
    """Say whether a name says a foundation, a fund, and a house that one helps."""
    words = plain_words(text)
    return tuple(  # type: ignore[return-value]
        not some.isdisjoint(words) for some in _foundations()
    )


_Phrases = Mapping[str, Sequence[tuple[tuple[str, ...], str]]]


def _phrases_in(words: Sequence[str], phrases: _Phrases) -> Collection[str]:
    if phrases.keys().isdisjoint(words):
        return ()
    return [
        what
        for at, word in enumerate(words)
        for phrase, what in phrases.get(word, ())
        if tuple(words[at : at + len(phrase)]) == phrase and len(phrase) < len(words)
    ]


def _by_first(table: Mapping[str, Sequence[str]]) -> _Phrases:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for what, phrases in table.items():
        for phrase in phrases:
            words = plain_words(phrase)
            found.setdefault(words[0], []).append((words, what))
    return found


@cache
def _attached() -> _Phrases:
    return _by_first(lexicon("beside.yml")["attached"])


@cache
def _zones() -> _Phrases:
    return _by_first(lexicon("beside.yml")["zones"])


@cache
def _quarters() -> _Phrases:
    return _by_first(lexicon("beside.yml")["quarters"])


@cache
def _foundations() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    founded, funds, houses = map(beside_words, ("foundations", "funds", "houses"))
    return frozenset(founded), frozenset(funds), frozenset(houses)
