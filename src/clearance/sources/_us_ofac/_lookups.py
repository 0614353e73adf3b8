"""Reads `lookups.yml`: what OFAC's labels, wordings and tags mean."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from clearance.values import country_code, load_yaml


@dataclass(frozen=True, slots=True)
class Feature:
    """A part of the remarks that a rule claims.

    `rule` names the rule, `spec` what lookups.yml says to it, `label` the words that
    told it apart and `value` what they introduce; `whole` is the part to the letter.
    """

    rule: str
    spec: Mapping[str, Any]
    label: str
    value: str
    whole: str


@dataclass(frozen=True, slots=True)
class _Wording:
    pattern: re.Pattern[str]
    rule: str
    spec: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SecondaryWording:
    """A wording of secondary-sanctions notices and what it rests on."""

    pattern: re.Pattern[str]
    instrument: str
    section: str | None
    programmes: str


class Lookups:
    """The tables of `lookups.yml`, ready for use."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self._labels: Mapping[str, Mapping[str, Any]] = document["labels"]
        longest_first = sorted(self._labels, key=len, reverse=True)
        either = "|".join(re.escape(label) for label in longest_first)
        # A label ends where a word ends, so that "Email" is not found in "Emails".
        self._label = re.compile(rf"({either})(?![\w/])[:,]?\s*")
        self._wordings = tuple(
            _Wording(re.compile(w["match"], re.DOTALL), w.get("rule", "text"), w)
            for w in document["wordings"]
        )
        self.secondary = tuple(
            SecondaryWording(
                re.compile(row["match"]),
                row["instrument"],
                row.get("section"),
                row["programmes"],
            )
            for row in document["secondary"]
        )
        self.lists: Mapping[str, str] = document["lists"]
        self.measures: Mapping[str, str] = document["measures"]
        self.company_name = re.compile(document["companies"]["name"])
        self.company_types = frozenset(document["companies"]["target_types"])
        self._countries: Mapping[str, str] = document["countries"]
        self.no_country = frozenset(document["no_country"])

    def feature(self, part: str) -> Feature | None:
        """Find the rule for a part of the remarks; None where there is none."""
        text = _ALTERNATIVE.sub("", part, count=1)
        alias = _ALIAS.fullmatch(text)
        if alias is not None:
            return Feature("alias", _NO_SPEC, alias["type"], alias["name"], part)
        found = self._label.match(text)
        if found is not None:
            spec = self._labels[found[1]]
            return Feature(spec["rule"], spec, found[1], text[found.end() :], part)
        for wording in self._wordings:
            match = wording.pattern.fullmatch(text)
            if match is not None:
                named = match.groupdict()
                value, label = named.get("value") or text, named.get("role") or ""
                return Feature(wording.rule, wording.spec, label, value, part)
        return None

    def country(self, text: str) -> str | None:
        """Give the code of a country as OFAC spells it, or None."""
        return self._countries.get(text) or country_code(text)


_NO_SPEC: Mapping[str, Any] = {}
_ALTERNATIVE = re.compile(r"[Aa]lt\. (?!Fax|Telephone)")
_ALIAS = re.compile(
    r"(?P<type>[afn]\.k\.a|d\.b\.a)\. ['\"](?P<name>.+)['\"]", re.DOTALL
)


@cache
def lookups() -> Lookups:
    """Read the table that ships with the package; the same object every time."""
    place = files(__package__).joinpath("lookups.yml")
    return Lookups(load_yaml(place.read_text("utf-8"), "lookups.yml"))


@cache
def country_of(text: str) -> str | None:
    """Give the ISO 3166 code of a country as OFAC spells it, or None."""
    return lookups().country(text.strip())
