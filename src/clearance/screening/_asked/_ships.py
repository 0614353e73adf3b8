"""What stands around the name of a ship: prefixes, hull numbers, flags, call signs."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from clearance.names import pinyin, ship_words

# Prefixes with dots or a stroke, and kinds of ship, written before a name.
_BEFORE = re.compile(
    r"^\s*(?:[mstfrn]\.\s?[vtsybp]\."
    r"|fpso|fso|fsru|flng|vlcc|ulcc|vlgc|motor yacht|sailing yacht)"
    r"\s*[\s\"“«'-]\s*(?=\S)",
    re.IGNORECASE,
)
_STROKED = re.compile(
    r"^\s*(?:[a-z]{1,3}\s?/\s?[a-z]{1,2}|н/т|т/х|т/к|п/х|с/я|а/л)\s*[\s\"“«'-]\s*(?=\S)",
    re.IGNORECASE,
)
_PENNANT = re.compile(r"\s*[(\[]\s*[A-Z]{1,3}[- ]?\d{1,4}\s*[)\]]\s*")
# The number on the hull of a ship that says its navy: "BNS Korbala P-312".
_BEHIND = re.compile(r"\s+[A-Z]{1,3}[- ]?\d{1,4}\s*$")
_SAID = re.compile(
    r"(?:\s[-–]|,|\s[(\[])\s*(?:call\s?sign|c/s|flag(?:ged)?(?:\s+of)?|built"
    r"|hull\s?(?:no|number)?|eni|dwt)\b\s*[.:#]*\s*[\w ]{2,20}[)\]]?\s*$"
    r"|\scall\s?sign\s*[.:#]*\s*[A-Z0-9]{3,7}\s*$",
    re.IGNORECASE,
)
_FLAG = re.compile(r"\s*[(\[]\s*[\w ]{3,20}\bflag(?:ged)?\s*[)\]]\s*$", re.IGNORECASE)
_SIGNS = re.compile(r"[\u4e00-\u9fff]{2,6}")
_LEAST_LETTERS = 3
_LONGEST = 140  # of a text: listed ships have 33 letters
_AROUND = " ,;-–\"“”«»'"


def bare_ships(text: str, other: str) -> Iterator[str]:
    """Give a ship's name without what stands around it, where that is something.

    To be laid beside one *other* name: what two names both say of their navy, or their
    hull, is kept.
    """
    if len(text) > _LONGEST:
        return
    bare = text
    told = _told()
    navies = told.navy.match(text), told.navy.match(other)
    if navies[0] and not navies[1]:
        bare = _BEHIND.sub("", navies[0]["name"])
    bare = _without((_SAID, _FLAG, told.kind, _STROKED, _BEFORE, told.before), bare)
    if not (_PENNANT.search(other) or told.hull.search(other)):
        bare = _without((_PENNANT, told.hull), bare)
    if _SIGNS.fullmatch(bare):
        # Ships of China have no names but by their sound: Xin Hai Yang.
        yield " ".join(pinyin(bare))
    if bare != text and sum(map(str.isalpha, bare)) >= _LEAST_LETTERS:
        yield bare


def surely_bare(text: str) -> str:
    """Leave out of a name what only stands around those of ships, to search for it."""
    if len(text) > _LONGEST:
        return text
    told = _told()
    whats = _SAID, _FLAG, told.kind, _STROKED, _PENNANT, told.hull
    bare = _without(whats, text)
    return bare if sum(map(str.isalpha, bare)) >= _LEAST_LETTERS else text


class _Told(NamedTuple):
    """What tells navies, kinds of ship in brackets and before a name, and hulls."""

    navy: re.Pattern[str]
    kind: re.Pattern[str]
    before: re.Pattern[str]
    hull: re.Pattern[str]


@cache
def _told() -> _Told:
    words = ship_words()
    navies, kinds, hulls = (
        "|".join(map(re.escape, sorted(words[what], key=len, reverse=True)))
        for what in ("navies", "kinds", "hulls")
    )
    return _Told(
        re.compile(rf"^\s*(?P<navy>{navies})\s+(?P<name>\S.*)$"),
        re.compile(rf"\s*[(\[]\s*(?:{kinds})\s*[)\]]\s*", re.IGNORECASE),
        re.compile(rf"^\s*(?:{kinds})\s+(?=\S)", re.IGNORECASE),
        re.compile(rf"\s*[(\[]?\b(?:{hulls})[- ]?\d{{1,4}}\b[)\]]?\s*"),
    )


def _without(whats: Iterable[re.Pattern[str]], text: str) -> str:
    for what in whats:
        text = what.sub(" ", text).strip(_AROUND)
    return text
