"""Reads `lookups.yml`: the lists within the Consolidated Screening List."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from clearance.values import load_yaml


@dataclass(frozen=True, slots=True)
class ListedOn:
    """One of the lists: its code, ids, programme, authority, measures and topic."""

    code: str
    prefix: str
    programme: str
    authority: str
    measures: tuple[str, ...]
    topic: str


@cache
def table() -> Mapping[str, Any]:
    """Read the table that ships with the package; the same object every time."""
    place = files(__package__).joinpath("lookups.yml")
    found: Mapping[str, Any] = load_yaml(place.read_text("utf-8"), "lookups.yml")
    return found


@cache
def list_of(source: str) -> ListedOn:
    """Give the list that a row is of, by its name.

    One that nobody knows yet is kept under its name, without a measure.
    """
    said = table()["lists"].get(source)
    if said is None:
        return ListedOn(source, "us-csl", source, source, (), "sanction")
    return ListedOn(
        said["code"],
        said["prefix"],
        said["programme"],
        table()["authorities"][said["authority"]],
        tuple(said["measures"]),
        said["topic"],
    )
