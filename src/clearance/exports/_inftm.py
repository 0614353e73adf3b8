"""Our statements in the words of FollowTheMoney."""

import re
from collections.abc import Iterator
from functools import lru_cache

from clearance.entities import Statement, kinds
from clearance.errors import InvalidValueError
from clearance.values import parse_partial_date

from ._words import words

_PLAIN_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_SHIP_OR_COMPANY = re.compile(r"\d{7}")
# A span of more years than this is told by its ends.
_YEARS = 10


def in_ftm(said: Statement) -> tuple[tuple[str, str], ...]:
    """Give the properties and values that a statement amounts to.

    The same property and value for most; another one where FollowTheMoney has another
    word; several where one date of ours is a span; none where it has no word.
    """
    if kinds()[said.kind].ours:
        return ()
    prop = words().property(said.kind, said.property)
    if prop is None:
        return ()
    type_ = kinds()[said.kind].properties[prop].type
    return tuple((prop, value) for value in _values(prop, type_, said.value))


def is_same(said: Statement) -> bool:
    """Say whether FollowTheMoney says it with the same property and value."""
    told = in_ftm(said)
    if said.property == "imoNumber" and len(told) == 1:
        return True  # only the three letters in front differ
    return told == ((said.property, said.value),)


def _values(prop: str, type_: str, value: str) -> Iterator[str]:
    if type_ == "date":
        yield from _dates(value)
    elif type_ == "country":
        code = words().countries.get(value, value)
        if code is not None:
            yield code
    elif prop == "imoNumber" and _SHIP_OR_COMPANY.fullmatch(value):
        yield f"IMO{value}"
    else:
        yield value


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
