"""Reads a source's `lookups.yml`: its own spellings, and what its programmes mean."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from clearance.values import country_code, load_yaml

_LETTERED = re.compile(r"(?:^|[\s;,:.])\(?[a-z]\)\s*")


@cache
def lookups_of(package: str) -> Mapping[str, Any]:
    """Read the `lookups.yml` of a source's package; the same object every time."""
    place = files(package).joinpath("lookups.yml")
    table: Mapping[str, Any] = load_yaml(place.read_text("utf-8"), f"{package} lookups")
    return table


def country_in(text: str, lookups: Mapping[str, object]) -> str | None:
    """Give the code of a country as one list spells it, or None.

    The list's own table comes first, so that "na" for "not available" is not Namibia.
    """
    none = lookups.get("no_country")
    if not text or (isinstance(none, list) and text in none):
        return None
    own = lookups.get("countries")
    code = own.get(text) if isinstance(own, Mapping) else None
    return str(code) if code is not None else country_code(text)


def split_lettered(text: str) -> list[str]:
    """Split "a) 1965 b) 1960" into its parts; a text without letters is one part."""
    if not re.match(r"\s*\(?a\)", text):
        return [text] if text else []
    parts = (part.strip(" ;,") for part in _LETTERED.split(text))
    return [part for part in parts if part]


@dataclass(frozen=True, slots=True)
class Measures:
    """What designations under a programme forbid: rows of a `measures` table.

    A row has `provisions` (words of `measures.yml`), may hold only for some `kinds` of
    party, and only `from` a day or `until` (not on) a day.
    """

    rows: tuple[Mapping[str, Any], ...]

    @classmethod
    def of(cls, rows: Iterable[Mapping[str, Any]] | None) -> "Measures":
        """Take the rows of a table; None, for an unknown programme, are none."""
        return cls(tuple(rows or ()))

    def on(self, day: date | None, kind: str) -> tuple[str, ...]:
        """List what is forbidden on a day with a party of a kind, each once.

        Without a day, rows that begin or end on one say nothing.
        """
        said: dict[str, None] = {}
        for row in self.rows:
            if kind in row.get("kinds", (kind,)) and _holds(row, day):
                said |= dict.fromkeys(map(str, row["provisions"]))
        return tuple(said)


def _holds(row: Mapping[str, Any], day: date | None) -> bool:
    since, until = row.get("from"), row.get("until")
    if since is None and until is None:
        return True
    if day is None:
        return False
    shown = day.isoformat()
    return (since is None or str(since) <= shown) and (
        until is None or shown < str(until)
    )
