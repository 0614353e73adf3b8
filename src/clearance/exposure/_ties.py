"""What ties between parties mean, as the file ties.yml has it."""

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from clearance.values import load_yaml


@cache
def _table() -> Mapping[str, Any]:
    text = files("clearance.exposure").joinpath("ties.yml").read_text("utf-8")
    table: Mapping[str, Any] = load_yaml(text, "ties.yml")
    return table


def words_of(kind: str, *, forward: bool, bank: bool) -> str:
    """Say a tie from the nearer party on; *forward* where it is told that way."""
    tie, end = _table()["ties"][kind], "to" if forward else "from"
    words: str = tie.get(f"bank_{end}", tie[end]) if bank else tie[end]
    return words


def activities_of(kind: str, *, forward: bool, bank: bool) -> tuple[str, ...]:
    """Give what the nearer party does, in words of the rule book; empty if nothing."""
    tie, end = _table()["ties"][kind], "does_to" if forward else "does_from"
    done: Sequence[str] = tie.get(end, ())
    return tuple(tie.get(f"bank_{end}", done) if bank else done)


def fact_for(needed: str) -> str | None:
    """Name the fact that tells an input of a factor; None where none does."""
    fact: str | None = _table()["inputs"].get(needed)
    return fact


@cache
def moving() -> frozenset[str]:
    """Give the activities that bring goods from one place to another."""
    return frozenset(_table()["moving"])


def mechanism_words() -> Mapping[str, Sequence[str]]:
    """Give by mechanism how people write it."""
    words: Mapping[str, Sequence[str]] = _table()["mechanisms"]
    return words


def jurisdictions() -> Mapping[str, str]:
    """Give the jurisdictions asked about ways to pay, with a country of each."""
    found: Mapping[str, str] = _table()["jurisdictions"]
    return found


def abroad() -> str:
    """Give a country that none of these jurisdictions is."""
    found: str = _table()["abroad"]
    return found


def paying() -> Sequence[str]:
    """Give the activities in which a way to pay may be used."""
    found: Sequence[str] = _table()["paying"]
    return found
