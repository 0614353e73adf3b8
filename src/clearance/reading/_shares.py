"""Shares as people and registers write them: "50 %", ">25", "25-50", "50,01"."""

import re
from decimal import Decimal

from clearance.errors import InvalidValueError
from clearance.ownership import UNKNOWN_SHARE, Interval

_NUMBER = r"(\d{1,3}(?:[.,]\d+)?)"
_EXACT = re.compile(_NUMBER)
_BETWEEN = re.compile(rf"{_NUMBER}\s*(?:-|–|—|to|bis|à|до|\.\.)\s*{_NUMBER}")
_MARKED = re.compile(rf"(>=|=>|≥|>|<=|=<|≤|<)\s*{_NUMBER}")
_AFTER = re.compile(rf"{_NUMBER}\s*\+")
_WORDS = (
    (re.compile(r"\b(?:more than|over|above|mehr als|plus de|более|свыше)\b"), ">"),
    (re.compile(r"\b(?:at least|min\.?|mindestens|au moins|не менее)\b"), ">="),
    (re.compile(r"\b(?:less than|under|below|weniger als|moins de|менее)\b"), "<"),
    (re.compile(r"\b(?:at most|up to|max\.?|höchstens|au plus|не более)\b"), "<="),
    (re.compile(r"\b(?:percents?|per ?cent|pct|prozent|процент\w*)\b"), ""),
)
_UNKNOWN = frozenset({"", "?", "-", "unknown", "n/a", "na", "none", "not known"})
_HOLDS_LESS = {
    ">": lambda n: Interval.band(more_than=n),
    ">=": lambda n: Interval.band(at_least=n),
    "<": lambda n: Interval.band(below=n),
    "<=": lambda n: Interval.band(at_most=n),
}
_SAME = {"=>": ">=", "≥": ">=", "=<": "<=", "≤": "<="}


def parse_share(text: str) -> Interval:
    """Read a share in percent; nothing and "unknown" are any share.

    Raises InvalidValueError with one sentence for the user.
    """
    plain = text.casefold().replace("%", " ").replace("\N{NO-BREAK SPACE}", " ")
    plain = " ".join(plain.split())
    if plain in _UNKNOWN:
        return UNKNOWN_SHARE
    for words, mark in _WORDS:
        plain = words.sub(mark, plain)
    return _read(" ".join(plain.split()), text)


def _read(plain: str, text: str) -> Interval:
    if found := _EXACT.fullmatch(plain):
        return Interval.exactly(_number(found[1]))
    if found := _BETWEEN.fullmatch(plain):
        return Interval(_number(found[1]), _number(found[2]))
    if found := _AFTER.fullmatch(plain):
        return Interval.band(at_least=_number(found[1]))
    if found := _MARKED.fullmatch(plain):
        return _HOLDS_LESS[_SAME.get(found[1], found[1])](_number(found[2]))
    shown = text if len(text) <= 60 else f"{text[:57]}..."
    raise InvalidValueError(
        f"{shown!r} is no share; write percent such as 50, 50.01, 25-50 or >50."
    )


def _number(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))
