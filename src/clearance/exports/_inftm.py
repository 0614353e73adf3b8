"""Our statements in the words of FollowTheMoney."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from clearance.entities import Statement, kinds
from clearance.errors import InvalidValueError
from clearance.values import parse_partial_date

from ._words import words

_PLAIN_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_SHIP_OR_COMPANY = re.compile(r"\d{7}")
_HOST = re.compile(r"[\w-]+(\.[\w-]+)+(?P<path>/\S*)?")
_WEB = re.compile(r"https?://[^\s/]+\.[^\s/]+(/\S*)?")
_EMAIL = re.compile(r"^[^@\s]+@[\w.-]+\.[^\W\d_]{2,}$")
# Values of these types differ in what adorns them only: IMO, http://, a full stop.
_ADORNED = ("identifier", "url", "email")
_WRITTEN_OTHERWISE = ("date", "country", *_ADORNED)
# A span of more years than this is told by its ends.
_YEARS = 10


class Worded(NamedTuple):
    """The property of FollowTheMoney and the values that a statement amounts to.

    No values where it has no word for it. `same` says that they mean neither more nor
    less than the statement, so that it can be read back from them.
    """

    prop: str
    values: tuple[str, ...]
    same: bool


def in_ftm(said: Statement) -> Worded:
    """Put a statement into words of FollowTheMoney.

    The same property and value for most; another property where it has another word;
    several values where one date of ours is a span.
    """
    prop, type_ = _property(said.kind, said.property)
    if prop is None:
        return Worded(said.property, (), same=False)
    if type_ not in _WRITTEN_OTHERWISE:
        return Worded(prop, (said.value,), prop == said.property)
    values = tuple(_values(prop, type_, said.value))
    same = prop == said.property and (
        values == (said.value,) or (type_ in _ADORNED and len(values) == 1)
    )
    return Worded(prop, values, same)


@cache
def _property(kind: str, prop: str) -> tuple[str | None, str]:
    """Give FollowTheMoney's name and type of a property; None where it has none."""
    theirs = None if kinds()[kind].ours else words().property(kind, prop)
    return theirs, "" if theirs is None else kinds()[kind].properties[theirs].type


def _values(prop: str, type_: str, value: str) -> Iterator[str]:
    if type_ == "date":
        yield from _dates(value)
    elif type_ == "country":
        code = words().countries.get(value, value)
        if code is not None:
            yield code
    elif prop == "imoNumber" and _SHIP_OR_COMPANY.fullmatch(value):
        yield f"IMO{value}"
    elif type_ == "url":
        yield from _address(value)
    elif type_ == "email":
        yield from _EMAIL.findall(value.rstrip(".;, "))
    else:
        yield value


def _address(value: str) -> Iterator[str]:
    """Write an address of the web in full, where a list gives the host alone.

    Nothing for what is none: loaders would drop it.
    """
    if _WEB.fullmatch(value):
        yield value
        return
    found = _HOST.fullmatch(value)
    if found is not None:
        yield f"http://{value}" if found["path"] else f"http://{value}/"


@lru_cache(maxsize=65_536)
def _dates(value: str) -> tuple[str, ...]:
    """Give the plain dates of one of ours: "about" is dropped, a span told by years."""
    if _PLAIN_DAY.fullmatch(value):
        return (value,)
    plain = value.replace("~", "")
    try:
        read = parse_partial_date(plain)
    except InvalidValueError:
        return ()
    if read.precision != "interval":
        return (plain,)
    first, _, last = plain.partition("/")
    years = range(read.earliest.year, read.latest.year + 1)
    if len(years) > _YEARS or len(years) == 1:
        return tuple(dict.fromkeys((first, last)))
    return tuple(str(year) for year in years)
