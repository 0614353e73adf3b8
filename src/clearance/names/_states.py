"""Of which states names of public bodies say they are: "of Japan", "Jordanian"."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from ._letters import clean, fold
from ._lexicons import lexicon
from ._scripts import plain

_NOTHING = "none"
_ARABIC = re.compile(r"[\u0600-\u06ff]+")
_ARTICLE = re.compile(r"^(?:و?(?:ال|لل))")

_Codes = frozenset[str]


@lru_cache(maxsize=4096)
def states_in(text: str) -> _Codes:
    """Give the codes of the states that a name says, by place or by nation.

    All that a word is said of: "Korea" is either. Empty where none is said, or none is
    known.
    """
    return frozenset(code for codes in _each_state(text) for code in codes)


def _each_state(text: str) -> Iterator[_Codes]:
    cleaned = clean(text, dotted=True)
    by_word, by_sign = _found("words"), _found("signs")
    words = " ".join(map(plain, cleaned.split()))
    for one in _pattern("words").finditer(words):
        yield by_word[one[0]]
    for one in _pattern("signs").finditer(cleaned):
        yield by_sign[one[0]]
    for word in _ARABIC.findall(text):
        bare = _ARTICLE.sub("", word)
        for whole in (word, bare):
            if (begun := _pattern("arabic").match(whole)) is not None:
                yield _found("arabic")[begun[0]]
                break


@cache
def public_words() -> frozenset[str]:
    """Give the keys of words that bodies of a state are called by: "army", "guard"."""
    return frozenset(map(fold, lexicon("states.yml")["public"]))


@cache
def _pattern(said: str) -> re.Pattern[str]:
    """Compile what finds the words of a section, the longest first."""
    ahead = "" if said == "signs" else r"\b"
    words = sorted((one for one in _spelt(said)), key=len, reverse=True)
    some = "|".join(re.escape(one.rstrip("$")) + _end(one) for one in words)
    return re.compile(f"{ahead}(?:{some})")


def _end(word: str) -> str:
    return r"\b" if word.endswith("$") else ""


@cache
def _found(said: str) -> Mapping[str, _Codes]:
    return {word.rstrip("$"): codes for word, codes in _spelt(said).items()}


@cache
def _spelt(said: str) -> Mapping[str, _Codes]:
    """Give each word of a section with its codes; none where it says no state."""
    return {
        word: frozenset(codes.split()) - {_NOTHING}
        for codes, words in lexicon("states.yml")[said].items()
        for word in words
    }
