"""Two addresses laid beside each other: house number, street, town and postal code."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.fuzz import ratio

from clearance.names import address_words, clean, romanise, street_numbers, towns_of
from clearance.values import country_code

from ._branches import either

# What is left of two addresses that are two: other house numbers, other streets, other
# sorts of way, other postal codes; and what one has without a number.
_ONE, _OTHER_HOUSE, _OTHER_WAY, _OTHER_CODE, _NO_HOUSE = 0.95, 0.3, 0.6, 0.85, 0.6
_SPELT = 84.0  # likeness of two spellings of one word, in percent
_LONGEST = 300
_MOST_WORDS = 48  # listed addresses have 30
_JOINED = ("strasse", "straat", "gatan", "gasse", "platz", "str", "weg")
_MOST_TOGETHER = 4  # syllables of one Chinese word
_LEAST_CODE = 5  # digits of a postal code
# "St" before a name is Saint, or a street in Russian order: it says no sort of way.
_SAINT = re.compile(r"((?:^|,)\s*(?:\d\S*\s+)?)st\.?\s+(?=[^\W\d])", re.IGNORECASE)
_BRITISH = re.compile(r"\b([a-z]{1,2}\d[a-z\d]?)\s+(\d[a-z]{2})\b")


def address_likeness(one: str, other: str) -> float:
    """Give how surely two addresses are one, 0 to 1; symmetric.

    Streets and towns are compared after romanisation, ways by what they are ("ul.",
    "Street"); another house number, or another street, makes two.
    """
    ours, theirs = _read(one), _read(other)
    both = _together(ours.words, theirs.words), _together(theirs.words, ours.words)
    words, more = sorted(both, key=lambda some: (len(some), some))
    met = _met(words, more)
    if not met:
        return 0.0
    apart = min(len(words), len(more)) - met
    found = _ONE * met / (met + apart)
    if ours.houses and theirs.houses:
        few, many = sorted((ours.houses, theirs.houses), key=len)
        if not few & many:
            return found * _OTHER_HOUSE
        found *= 1.0 if few <= many else _OTHER_CODE
    elif ours.houses or theirs.houses:
        found *= _NO_HOUSE
    if ours.ways and theirs.ways and not ours.ways & theirs.ways:
        found *= _OTHER_WAY
    if ours.codes and theirs.codes and not ours.codes & theirs.codes:
        found *= _OTHER_CODE
    return found


@dataclass(frozen=True, slots=True)
class _Address:
    """An address read: words that name places, ways, house numbers, postal codes."""

    words: tuple[str, ...]
    ways: frozenset[str]
    houses: frozenset[str]
    codes: frozenset[str]


@lru_cache(maxsize=4096)
def _read(text: str) -> _Address:
    text = _SAINT.sub(r"\1saint ", text[:_LONGEST])
    text = _ordinal().sub(_in_letters, text)
    plain = romanise(clean(text, dotted=True))
    codes = {"".join(found) for found in _BRITISH.findall(plain)}
    plain = _BRITISH.sub(" ", plain)
    ways, common, _ = address_words()
    words, houses, kinds = list[str](), set[str](), set[str]()
    for part in text.split(","):
        if country_code(part.strip()) is not None and len(part.strip()) > 1:
            plain = plain.replace(romanise(clean(part)), " ")
    for word in re.findall(r"[^\W_]+", plain):
        if any(map(str.isdigit, word)):
            (codes if len(word) >= _LEAST_CODE else houses).add(word)
        elif word in ways:
            kinds.add(ways[word])
        elif (end := next((end for end in _JOINED if word.endswith(end)), "")) and (
            len(word) > len(end) + 2
        ):
            kinds.add(ways[end])
            words.append(word[: -len(end)])
        elif word not in common and len(word) > 1:
            words.append(word)
    return _Address(
        tuple(dict.fromkeys(words))[:_MOST_WORDS],
        frozenset(kinds),
        frozenset(houses),
        frozenset(codes),
    )


@cache
def _ordinal() -> re.Pattern[str]:
    """Match the number of a street among the words of its name."""
    written_on, floors = map(either, map(sorted, street_numbers()))
    return re.compile(
        rf"\b(\d{{1,3}})-?(?:{written_on})\b(?!\s*(?:{floors})\b)", re.IGNORECASE
    )


def _in_letters(found: re.Match[str]) -> str:
    """Write the number of a street as a word: 1st, 1-ya."""
    return f" o{''.join(chr(ord('a') + int(digit)) for digit in found[1])}o "


def _together(words: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    """Write words as one that the other address has as one: "jian guo", "jianguo"."""
    found, at = list[str](), 0
    while at < len(words):
        sizes = range(min(_MOST_TOGETHER, len(words) - at), 1, -1)
        size = next((s for s in sizes if "".join(words[at : at + s]) in others), 1)
        found.append("".join(words[at : at + size]))
        at += size
    return tuple(found)


def _met(words: Iterable[str], others: Iterable[str]) -> int:
    """Count the words that another one is, or is spelt like."""
    left = list(others)
    met = 0
    for word in words:
        best = max(left, key=lambda one: (_likeness(word, one), one), default="")
        if best and _likeness(word, best) >= _SPELT:
            left.remove(best)
            met += 1
    return met


def _likeness(one: str, other: str) -> float:
    """Say how alike two words are, in percent; names of one town are the same."""
    if not towns_of(one).isdisjoint(towns_of(other)):
        return 100.0
    return float(ratio(one, other))
