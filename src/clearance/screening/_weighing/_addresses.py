"""Addresses laid side by side: the same street, the same place, or nothing said."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache

from clearance.entities import Listing
from clearance.names import address_words, clean, fold, romanise
from clearance.values import country_code

_WORD = re.compile(r"[^\W_]+")
_PARTS = ("full", "street", "street2", "city", "postalCode", "region", "state")
_LONGEST = 300


@cache
def _common() -> frozenset[str]:
    """Give what stands in addresses everywhere and tells no place."""
    ways, common, hardly = address_words()
    return frozenset(map(fold, (*ways, *common, *hardly)))


@lru_cache(maxsize=65536)
def _words(text: str) -> Mapping[str, str]:
    """Give the words of an address that tell a place: folded, and as they stand."""
    found: dict[str, str] = {}
    for word in _WORD.findall(text[:_LONGEST]):
        for part in clean(romanise(clean(word))).split():
            key = fold(part)
            telling = any(char.isdigit() for char in key) or len(key) >= 4
            if telling and key not in _common() and country_code(word) is None:
                found.setdefault(key, word)
    return found


def addresses_of(listing: Listing) -> Iterator[str]:
    """Give the addresses of a listed party as text."""
    yield from listing.entity.get("address")
    for thing in listing.of("Address"):
        parts = (text for prop in _PARTS for text in thing.get(prop))
        yield " ".join(parts)


def shared_place(
    asked: Iterable[str], listed: Iterable[str]
) -> tuple[bool, tuple[str, ...]]:
    """Say what the most alike of two parties' addresses have in common.

    Returns whether it is a street with its number rather than a place such as a town,
    and the words in common as the listed address has them; none where nothing is.
    Words are compared after romanisation; names of countries do not count.
    """
    theirs = [_words(text) for text in listed]
    best: tuple[bool, tuple[str, ...]] = (False, ())
    for ours in map(_words, asked):
        for other in theirs:
            keys = [key for key in other if key in ours]
            names = [key for key in keys if not any(map(str.isdigit, key))]
            street = len(names) >= 2 and len(keys) > len(names)
            told = tuple(other[key] for key in (keys if street else names))
            if told and (street, len(told)) > (best[0], len(best[1])):
                best = (street, told)
    return best
