"""Texts as words that are searched for, and values as groups that are counted."""

import re
from functools import lru_cache
from typing import Literal

from anyascii import anyascii

Group = Literal[
    "schema",
    "datasets",
    "countries",
    "topics",
    "genders",
    "identifiers",
    "names",
    "dates",
    "addresses",
    "emails",
    "phones",
    "urls",
    "languages",
]

_WORD = re.compile(r"[a-z0-9]+")
# What FollowTheMoney calls all values of a type together.
_GROUPS: dict[str, Group] = {
    "country": "countries",
    "topic": "topics",
    "gender": "genders",
    "identifier": "identifiers",
    "name": "names",
    "date": "dates",
    "address": "addresses",
    "email": "emails",
    "phone": "phones",
    "url": "urls",
    "language": "languages",
}


def group_of(type_: str) -> Group | None:
    """Name the group of all values of a type; None where it has none."""
    return _GROUPS.get(type_)


@lru_cache(maxsize=65_536)
def words_in(text: str) -> tuple[str, ...]:
    """Give the words of a text as they are searched for: Latin letters, lower case."""
    plain = text if text.isascii() else anyascii(text)
    return tuple(_WORD.findall(plain.lower()))
