"""Bonds and shares: who issued one, and the terms by which two are told apart."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import product
from typing import Any, NamedTuple

from clearance.names import plain_words, security_words

_VULGAR = {
    "½": "1/2",
    "¼": "1/4",
    "¾": "3/4",
    "⅛": "1/8",
    "⅜": "3/8",
    "⅝": "5/8",
    "⅞": "7/8",
}
_FRACTION = re.compile(r"(?<![\d./])(\d{1,2})[ -](\d{1,2})/(2|4|8|16|32)(?![\d/])\s*%?")
_DAY = re.compile(r"(?<!\d)(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})(?!\d)")
_ISO_DAY = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_PERCENT = re.compile(
    r"(?<![\d.,])(\d{1,2}(?:[.,]\d{1,5})?)\s*(?:%|pct\b|per\s?cent\b)"
)
_DECIMAL = re.compile(r"(?<![\d.,])(\d{1,2}[.,]\d{1,5})(?![\d.,])")
_AMOUNT = re.compile(
    r"(?:\b[a-z]{3}|[$€£])?\s?\d[\d.,]*\s?(?:m|mn|mln|mio|bn|bln|million|billion)\b"
)
_CALL = re.compile(r"\bnc\s?\d{1,2}\b|\bpnc\s?\d{1,2}\b")
_YEAR = re.compile(r"(?<![\d.,/-])((?:19|20)\d\d)(?![\d.,/-])")
_CLASS = re.compile(
    r"\b(?:class|cl|series|ser|serie|klasse)\.?\s?([a-z]|\d{1,2})\b|\b([a-c])\s+(?:shares|shs|aktien?)\b"
)
_CENTURY = 100
_Date = tuple[int, ...]  # year, month and day, or as much of it as is said


class Security(NamedTuple):
    """Who issued a security, and what its name says of the line that it is.

    `dates` are the days on which it may be paid back, of which one is meant.
    """

    issuer: str
    coupon: float | None
    dates: frozenset[_Date]
    perpetual: bool
    line: str
    series: str
    par: float | None

    @property
    def has_terms(self) -> bool:
        """Whether anything but the issuer is said."""
        return self[1:] != (None, frozenset(), False, "", "", None)


def are_of_other_terms(one: Security, other: Security) -> bool:
    """Say whether two securities differ in a term that both say."""
    if (
        one.coupon is not None
        and other.coupon is not None
        and one.coupon != other.coupon
    ):
        return True
    if one.par is not None and other.par is not None and one.par != other.par:
        return True
    if (one.line and other.line and one.line != other.line) or (
        one.series and other.series and one.series != other.series
    ):
        return True
    if one.dates and other.dates:
        return not any(_agree(*days) for days in product(one.dates, other.dates))
    ends = bool(one.dates) and other.perpetual, bool(other.dates) and one.perpetual
    return any(ends)


def _agree(one: _Date, other: _Date) -> bool:
    """Say whether two days are one, as far as both are said."""
    least = min(len(one), len(other))
    return one[:least] == other[:least]


@lru_cache(maxsize=4096)
def security_of(text: str) -> Security:
    """Read a security as markets write it: "Corbel 4.5% 12/03/2031 RegS"."""
    rest = text.casefold()
    for sign, written in _VULGAR.items():
        rest = rest.replace(sign, f" {written}")
    reader = _Reader(" ".join(rest.split()))
    reader.leave_out(_AMOUNT)
    reader.leave_out(_CALL)
    coupon = reader.fraction()
    dates = reader.days()
    par = reader.par()
    if coupon is None:
        coupon = reader.number(_PERCENT)
    series = reader.series()
    if coupon is None and par is None:
        coupon = reader.number(_DECIMAL)
    dates = dates or reader.years()
    return reader.named(coupon, dates, series, par)


class _Reader:
    """A text from which terms are taken, one after the other."""

    def __init__(self, text: str) -> None:
        self._text = text

    def leave_out(self, what: re.Pattern[str]) -> list[re.Match[str]]:
        found = list(what.finditer(self._text))
        if found:
            self._text = what.sub(" ", self._text)
        return found

    def fraction(self) -> float | None:
        found = self.leave_out(_FRACTION)
        if not found:
            return None
        whole, part, of = map(int, found[0].groups())
        return round(whole + part / of, 5)

    def number(self, what: re.Pattern[str]) -> float | None:
        found = self.leave_out(what)
        return float(found[0][1].replace(",", ".")) if found else None

    def days(self) -> frozenset[_Date]:
        found: set[_Date] = set()
        for iso in self.leave_out(_ISO_DAY):
            found.add((int(iso[1]), int(iso[2]), int(iso[3])))
        for day in self.leave_out(_DAY):
            found.update(_either_order(*map(int, day.groups())))
        for named in self.leave_out(_named_days()):
            found.add(_named_day(named))
        return frozenset(found)

    def years(self) -> frozenset[_Date]:
        return frozenset((int(found[1]),) for found in self.leave_out(_YEAR))

    def par(self) -> float | None:
        found = self.leave_out(_pars())
        if not found:
            return None
        coin, amount = found[0]["before"] or found[0]["behind"], found[0]["before_it"]
        amount = amount or found[0]["behind_it"]
        coins: Mapping[str, str] = _words()["currencies"]
        return round(float(amount.replace(",", ".")) / int(coins[coin]), 5)

    def series(self) -> str:
        found = self.leave_out(_CLASS)
        return (found[0][1] or found[0][2]) if found else ""

    def named(
        self,
        coupon: float | None,
        dates: frozenset[_Date],
        series: str,
        par: float | None,
    ) -> Security:
        words = plain_words(self._text)
        line, words = _line_in(words)
        perpetual = not _perpetual().isdisjoint(words)
        gone = _dropped() | _perpetual()
        # Of the words of a bond only those behind its issuer: "Corbel Notes AG".
        kept = [word for at, word in enumerate(words) if not at or word not in gone]
        while len(kept) > 1 and kept[-1] in gone:
            kept.pop()
        return Security(" ".join(kept), coupon, dates, perpetual, line, series, par)


def _either_order(one: int, two: int, year: int) -> Iterator[_Date]:
    """Read a day of which it is not said whether the month comes first."""
    year += 2000 if year < _CENTURY else 0
    for day, month in ((one, two), (two, one)):
        if 1 <= month <= 12 and 1 <= day <= 31:
            yield (year, month, day)


def _named_day(found: re.Match[str]) -> _Date:
    year = int(found["year"])
    year += 2000 if year < _CENTURY else 0
    month = list(_words()["months"]).index(found["month"][:3]) + 1
    day = found["day"] or found["day_behind"]
    return (year, month, int(day)) if day else (year, month)


def _line_in(words: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """Find which line of shares words say, and give the words without it."""
    for phrase, line in _lines():
        size = len(phrase)
        for at in range(1, len(words) - size + 1):
            if tuple(words[at : at + size]) == phrase:
                return line, (*words[:at], *words[at + size :])
    return "", tuple(words)


@cache
def _words() -> Mapping[str, Any]:
    return security_words()


@cache
def _lines() -> list[tuple[tuple[str, ...], str]]:
    found = [
        (plain_words(phrase), line)
        for line, phrases in _words()["classes"].items()
        for phrase in phrases
    ]
    return sorted(found, key=lambda one: -len(one[0]))


@cache
def _dropped() -> frozenset[str]:
    return frozenset(plain_words(" ".join(_words()["dropped"])))


@cache
def _perpetual() -> frozenset[str]:
    return frozenset(plain_words(" ".join(_words()["perpetual"])))


@cache
def _named_days() -> re.Pattern[str]:
    months = "|".join(_words()["months"])
    return re.compile(
        rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ -])?"
        rf"(?P<month>(?:{months})[a-z]*)\.?"
        r"[ -'](?:(?P<day_behind>\d{1,2})(?:st|nd|rd|th)?,? )?'?(?P<year>\d{4}|\d{2})\b"
    )


@cache
def _pars() -> re.Pattern[str]:
    coins: Mapping[str, str] = _words()["currencies"]
    whole = "|".join(re.escape(coin) for coin, of in coins.items() if int(of) == 1)
    parts = "|".join(re.escape(coin) for coin, of in coins.items() if int(of) > 1)
    amount = r"\d+(?:[.,]\d+)?"
    return re.compile(
        rf"(?:(?<!\w)(?P<before>{whole})\s?(?P<before_it>{amount})(?![\w%]|\s?%)"
        rf"|(?<![\w.,])(?P<behind_it>{amount})\s?(?P<behind>{parts})(?!\w))"
    )
