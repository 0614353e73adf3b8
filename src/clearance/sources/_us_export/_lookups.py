"""Reads `lookups.yml`: countries and states as the US export lists write them."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from clearance.values import country_code, load_yaml


@cache
def _table() -> Mapping[str, Any]:
    place = files(__package__).joinpath("lookups.yml")
    table: Mapping[str, Any] = load_yaml(place.read_text("utf-8"), "lookups.yml")
    return table


@cache
def country_of(text: str) -> str | None:
    """Give the code of a country as these lists write it, or None.

    Two letters are a code in capitals; a state's that stands for the country is the US.
    """
    said = text.strip()
    if said in _table()["states_as_country"]:
        return "us"
    own: Mapping[str, str] = _table()["countries"]
    return own.get(said) or country_code(said)


def is_state(text: str) -> bool:
    """Say whether a text is the postal abbreviation of a US state or territory."""
    return text.strip() in _table()["states"]
