"""What stands around the name of a ship: prefixes, hull numbers, flags, call signs."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from clearance.names import clean, pinyin, ship_words
from clearance.values import Identifier, country_code, recognise_identifiers

from ._around import is_form

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
# What may stand between a word and the number that it counts: "IMO No. 9187629".
_COUNTED = r"(?:[\s.:#-]*(?:numbers?|no|nr|№))?[\s.:#-]*"
_SAID_NUMBER = re.compile(
    rf"(?<!\w)(?:imo|имо){_COUNTED}(\d{{7}})(?!\w)", re.IGNORECASE
)
_MOST_AROUND = 4  # things around one name
# What stands before a ship's name, and may before others.
_PLAIN = re.compile(
    r"^\s*(?:m/?[vty]|m\.[vty]\.|s/?s|f/v)[\s\"“«'-]+(?=\S)", re.IGNORECASE
)
# Pieces of a voyage, a number, a tonnage, a flag: "V.023", "IMO9187629", "45,000DWT".
_PIECE = re.compile(
    r"[(\[]?(?:imo|mmsi|имо)[.:#-]*\d{0,9}[)\]]?|\S*\d{7}|v\.(?:\d{2,4}[a-z]{0,2})?"
    r"|voy(?:age)?[.:#]*\d*[a-z]{0,2}|[\d.,]+(?:dwt|grt|teu)[)]?|[(\[][a-z]{2,3}[)\]]",
    re.IGNORECASE,
)
_BESIDE = ".,:;()[]\"“”«»'"
_AROUND = " ,;-–\"“”«»'"


def bare_ships(text: str, other: str) -> Iterator[str]:
    """Give a ship's name without what stands around it, where that is something.

    To be laid beside one *other* name: what two names both say of their navy, or their
    hull, is kept.
    """
    if len(text) > _LONGEST:
        return
    bare, other = text, other[:_LONGEST]
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


# Of two texts each is asked about for itself, and as the other one.
@lru_cache(maxsize=1024)
def ships_in(text: str) -> tuple[str, ...]:
    """Give the name of a ship without what surely stands around that of one.

    Its number, the kind of ship without brackets, voyage, tonnage, code of its flag:
    "VLCC ZORGENIA", "ZORGENIA IMO 9187629", "ZORGENIA VOY 12E", "ZORGENIA (IR)".
    Nothing for most texts, and for those of firms: "Tanker Supplies Ltd".
    """
    if len(text) > _LONGEST:
        return ()
    bare = text
    for _ in range(_MOST_AROUND):
        shorter = next(filter(None, (_cut(bare, one) for one in _around())), bare)
        if shorter == bare:
            break
        bare = shorter
    if bare == text:
        return ()
    plain = _PLAIN.sub("", bare).strip(_AROUND)
    if any(map(is_form, clean(plain, dotted=True).split())):
        return ()
    return tuple(dict.fromkeys((bare, plain, surely_bare(plain))))


def may_be_of_ship(piece: str) -> bool:
    """Say whether a piece of a name may tell that it is one that `ships_in` knows.

    Quick; for pieces of letters alone `words_of_ships` tells.
    """
    return bool(_PIECE.fullmatch(piece)) or piece.strip(_BESIDE) in words_of_ships()


@cache
def words_of_ships() -> frozenset[str]:
    """Give words of letters alone that tell what `ships_in` knows."""
    words = (one.split()[-1] for one in _kinds())
    return frozenset(
        (*words, "imo", "mmsi", "имо", "voy", "voyage", "dwt", "grt", "teu")
    )


def _kinds() -> Iterator[str]:
    words = ship_words()
    yield from words["sure"]
    yield from (
        one for one in words["kinds"] if " " in one and one not in words["unsure"]
    )


def _cut(text: str, what: re.Pattern[str]) -> str:
    """Leave out what is found in a text; "" where nothing is, or where all would be."""
    found = what.search(text)
    if found is None or not _holds(found):
        return ""
    bare = f"{text[: found.start()]} {text[found.end() :]}".strip(_AROUND + "/([])")
    return (
        " ".join(bare.split()) if sum(map(str.isalpha, bare)) >= _LEAST_LETTERS else ""
    )


def _holds(found: re.Match[str]) -> bool:
    """Say whether a bare number has the check digit, and letters are a state's code.

    Letters of flags and voyages stand behind names in capitals; firms are written
    otherwise ("Corbel Media (UK)", "Energy Fund V.12").
    """
    said = found.groupdict()
    if number := said.get("number"):
        return bool(recognised_ship(number))
    if said.get("flag") and country_code(said["flag"]) is None:
        return False
    return found.string.isupper() or not (said.get("flag") or said.get("short"))


def ship_numbers_in(text: str) -> tuple[Identifier, ...]:
    """Read the IMO number that a text says beside a name: "ZORGENIA IMO 9187629"."""
    found = _SAID_NUMBER.search(text[:_LONGEST])
    return recognised_ship(found[1]) if found else ()


def recognised_ship(number: str) -> tuple[Identifier, ...]:
    """Read seven digits as the IMO number of a ship, or a firm; nothing without fit."""
    return recognise_identifiers(f"IMO {number}")


@cache
def _around() -> tuple[re.Pattern[str], ...]:
    """Match what surely stands around the name of a ship."""
    kinds = "|".join(map(re.escape, sorted(_kinds(), key=len, reverse=True)))
    return tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            rf"[(\[]?(?<!\w)(?:imo|mmsi|имо){_COUNTED}\d{{7,9}}(?!\w)[)\]]?",
            r"(?<![\w.,-])(?P<number>\d{7})(?![\w.,-])",
            rf"^\s*(?:{kinds})(?:\s*[\s:.\"“«'-]\s*)(?=\S)",
            rf"[\s,\"”»'-]\s*(?:{kinds})\s*$",
            rf"[\s,/-]+(?:voy(?:age)?\b{_COUNTED}|(?P<short>v\.)\s?(?=\d\d))\d{{1,4}}\s?[a-z]{{0,2}}\s*$",
            r"[\s,(-]+\d[\d.,]*(?:\s\d{3})*\s*(?:mt\s)?(?:dwt|grt|teu)\s*[)]?\s*$",
            r"\s[(\[](?P<flag>(?-i:[A-Z]{2,3}))[)\]]\s*$",
        )
    )


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
