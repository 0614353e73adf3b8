"""Names of persons that are known only for telling two of them apart."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from ._letters import clean, fold
from ._lexicons import TABLES, lexicon

_NONE: frozenset[int] = frozenset()


@cache
def _told_apart() -> tuple[Mapping[str, frozenset[int]], Mapping[str, frozenset[str]]]:
    """Give which names of `names_apart.yml` a word is, and what it is not."""
    kept = TABLES.kept("told_names", _spelt_out)
    return (
        {name: frozenset(numbers) for name, numbers in kept["called"].items()},
        {name: frozenset(others) for name, others in kept["heard"].items()},
    )


def _spelt_out() -> dict[str, Any]:
    """Fold the names, and number those that are spellings of one."""
    document = lexicon("names_apart.yml")
    groups = [
        _folded_names(group)
        for names in document["given"].values()
        for group in names.split()
    ]
    called: dict[str, list[int]] = {}
    for number, names in enumerate(groups):
        for name in dict.fromkeys(names):
            called.setdefault(name, []).append(number)
    heard: dict[str, list[str]] = {}
    for row in document["heard"]:
        spelt = [_folded_names(group) for group in row.split()]
        for group in spelt:
            others = [name for some in spelt if some is not group for name in some]
            for name in group:
                heard.setdefault(name, []).extend(others)
    return {"called": called, "heard": heard}


def _folded_names(group: str) -> list[str]:
    return [fold(clean(name)) for name in group.split("/")]


def is_told_name(folded: str) -> bool:
    """Say whether a folded word is a given name known for telling it from others."""
    return folded in _told_apart()[0]


def are_spelt_alike(one: str, other: str) -> bool:
    """Say whether folded names that are told apart are spellings of one."""
    names = _told_apart()[0]
    return not names.get(one, _NONE).isdisjoint(names.get(other, _NONE))


def are_heard_alike(one: str, other: str) -> bool:
    """Say whether folded words are two names that only sound alike: Patel, Patil."""
    return other in _told_apart()[1].get(one, ())
