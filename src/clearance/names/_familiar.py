"""Familiar forms of given names, written short forms, and names of two languages."""

from collections.abc import Iterator, Sequence
from typing import Any

from ._letters import clean, fold_groups
from ._lexicons import lexicon
from ._scripts import romanise

_Group = tuple[Sequence[str], Sequence[str]]


def familiar_groups(known: Sequence[_Group]) -> list[list[list[str]]]:
    """Give the folded names that are one by `familiar_names.yml`, in three lists.

    In full, familiar forms, and an empty one. What it adds to one of the *known* groups
    is given with all names of that group.
    """
    homes: dict[str, set[int]] = {}
    for at, (names, _) in enumerate(known):
        for name in names:
            homes.setdefault(name, set()).add(at)
    added: dict[int, tuple[list[str], list[str]]] = {}
    alone: list[tuple[list[str], list[str]]] = []
    document: dict[str, Any] = lexicon("familiar_names.yml")
    for forms in document["forms"]:
        names = [*map(romanise, forms)]
        found = set[int]().union(*(homes.get(name, ()) for name in names))
        if len(found) == 1:
            added.setdefault(found.pop(), ([], []))[0].extend(names)
        else:
            alone.append((names, []))
    for name, shorts in _familiar(document):
        if name in homes:
            added.setdefault(min(homes[name]), ([], []))[1].extend(shorts)
        else:
            alone.append(([name], shorts))
    joined = [
        ([*known[at][0], *names], [*known[at][1], *shorts])
        for at, (names, shorts) in added.items()
    ]
    return fold_groups(
        [[[*map(clean, some)] for some in (*pair, ())] for pair in joined + alone]
    )


def _familiar(document: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """Give the short forms of all languages, by full name."""
    for part in ("familiar", "written_short"):
        for names in document[part].values():
            for name, shorts in names.items():
                yield romanise(name), [*map(romanise, shorts)]
