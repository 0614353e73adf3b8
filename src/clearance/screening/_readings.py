"""Listed names taken apart and kept: reading one is quicker than doing it again."""

import json
from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from clearance.names import NameParts, Role, Word

_ROLES = tuple(Role)
_FIELDS = [one.name for one in fields(NameParts)]
_WORDS = _FIELDS.index("words")
# What JSON has no form of its own for.
_SETS = [_FIELDS.index(name) for name in ("forms", "doubled")]


def written_parts(readings: Iterable[NameParts]) -> str:
    """Write the readings of a name; the same readings always give the same text."""
    return json.dumps(list(map(_told, readings)), separators=(",", ":"))


def _told(parts: NameParts) -> list[Any]:
    told = [getattr(parts, name) for name in _FIELDS]
    told[_WORDS] = [part for word in parts.words for part in word]
    for at in _SETS:
        told[at] = sorted(told[at])
    return told


def parts_of(text: str) -> tuple[NameParts, ...]:
    """Read what `written_parts` wrote."""
    return tuple(map(_parts, json.loads(text)))


def _parts(told: list[Any]) -> NameParts:
    flat = told[_WORDS]
    words = zip(flat[::3], flat[1::3], flat[2::3], strict=True)
    told[_WORDS] = tuple([Word(text, fold, _ROLES[role]) for text, fold, role in words])
    for at in _SETS:
        told[at] = frozenset(told[at])
    return NameParts(*told)
