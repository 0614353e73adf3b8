"""Reads `lookups.yml`: what the register's words and codes mean."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from clearance.values import country_code, load_yaml


@dataclass(frozen=True, slots=True)
class Lookups:
    """The tables of `lookups.yml`, ready for use."""

    statuses: Mapping[str, bool]
    identifiers: Mapping[str, Mapping[str, Any]]
    attributes: Mapping[str, str]
    _countries: Mapping[str, str]
    _companies: re.Pattern[str]
    _measures: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]

    def kind(self, name: object, sort: str) -> str:
        """Say what a party is: for bodies, words in the name tell a company."""
        if sort == "individual":
            return "Person"
        company = self._companies.search(str(name or "")) is not None
        return "Company" if company else "Organization"

    def measures(self, text: str) -> tuple[str, ...]:
        """Give the common words for a measure; none where no rule knows it."""
        for pattern, said in self._measures:
            if pattern.search(text) is not None:
                return said
        return ()

    def country(self, text: str) -> str | None:
        """Give the code of a country by the register's code or name, or None."""
        return self._countries.get(text) or country_code(text)


@cache
def lookups() -> Lookups:
    """Read the table that ships with the package; the same object every time."""
    place = files(__package__).joinpath("lookups.yml")
    read = load_yaml(place.read_text("utf-8"), "lookups.yml")
    return Lookups(
        read["statuses"],
        read["identifiers"],
        read["attributes"],
        read["countries"],
        re.compile(read["companies"]),
        tuple(
            (re.compile(row["match"], re.IGNORECASE), tuple(row["as"]))
            for row in read["measures"]
        ),
    )
