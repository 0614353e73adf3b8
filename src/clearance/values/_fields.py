"""What a customer's cells say: a gender, a day, nothing at all."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any
from unicodedata import combining, normalize

from ._partialdate import PartialDate
from ._yaml import load_yaml

_LONGEST = 200
_APART = re.compile(r"[\W_]+")


@cache
def _document() -> Mapping[str, Any]:
    path = files("clearance.values").joinpath("fields.yml")
    document: Mapping[str, Any] = load_yaml(path.read_text("utf-8"), "fields.yml")
    return document


def _fold(text: str) -> str:
    marked = normalize("NFKD", text[:_LONGEST]).casefold()
    return _APART.sub(" ", "".join(c for c in marked if not combining(c))).strip()


@cache
def _words(section: str) -> frozenset[str]:
    return frozenset(map(_fold, _document()[section]))


@cache
def _genders() -> Mapping[str, str]:
    table: Mapping[str, list[str]] = _document()["genders"]
    return {_fold(word): gender for gender, said in table.items() for word in said}


@lru_cache(maxsize=4_096)
def gender_of(text: str) -> str | None:
    """Read a gender in the usual languages, such as "M", "weiblich" and "муж.".

    Gives "male", "female" or "other", and None where it is none of them.
    """
    return _genders().get(_fold(text))


@lru_cache(maxsize=4_096)
def says_nothing(text: str) -> bool:
    """Say whether a cell is empty, or says so: "n/a", "-", "unknown"."""
    folded = _fold(text)
    return not folded or folded in _words("nothing")


@lru_cache(maxsize=4_096)
def says_stateless(text: str) -> bool:
    """Say whether a cell says that somebody has no country: "stateless", "XXA"."""
    return _fold(text) in _words("no_country")


@cache
def _days(section: str) -> frozenset[str]:
    return frozenset(_document()[section])


def is_filler(day: PartialDate) -> bool:
    """Say whether programs write this day where no date is known: 1900-01-01."""
    return day.text in _days("fillers")


def may_be_filler(day: PartialDate) -> bool:
    """Say the same of a day that may as well be meant: 1970-01-01."""
    return day.text in _days("perhaps_fillers")
