"""The words reports use for properties and relations, as `wording.yml` has them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from clearance.values import load_yaml


@dataclass(frozen=True, slots=True)
class Wording:
    """Labels of facts, properties that hold countries, words for ties and names."""

    facts: Mapping[str, str]
    countries: frozenset[str]
    relations: Mapping[str, tuple[str, str]]
    names: Mapping[str, str]


@cache
def wording() -> Wording:
    """Read the wording that ships with the package; the same object every time."""
    text = files("clearance.reports").joinpath("wording.yml").read_text("utf-8")
    table = load_yaml(text, "wording.yml")
    return Wording(
        facts=table["facts"],
        countries=frozenset(table["countries"]),
        relations={kind: (of, by) for kind, (of, by) in table["relations"].items()},
        names=table["names"],
    )
