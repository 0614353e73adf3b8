"""The kinds of things and their properties, as `kinds.yml` has them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from clearance.errors import UsageError
from clearance.values import load_yaml


@dataclass(frozen=True, slots=True)
class Property:
    """One thing that can be said.

    `type` is the FollowTheMoney type of its values: name, date, country, identifier,
    entity (the id of another thing), string and so on. `ours` marks what
    FollowTheMoney does not have.
    """

    name: str
    type: str
    ours: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing: person, company, vessel, designation, relation.

    `ancestors` holds the kind's own name first and all that it extends after it;
    `properties` includes inherited ones; `edge` names the two properties that a
    relation joins, and is None for what is no relation.
    """

    name: str
    label: str
    matchable: bool
    ancestors: tuple[str, ...]
    properties: Mapping[str, Property]
    edge: tuple[str, str] | None
    ours: bool = False

    def is_a(self, name: str) -> bool:
        """Say whether this kind is *name* or extends it."""
        return name in self.ancestors


class Kinds:
    """All kinds, by name."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        ours = document["ours"]
        raw: dict[str, dict[str, Any]] = {**document["kinds"], **ours["kinds"]}
        self._raw = raw
        self._extra: Mapping[str, Any] = ours["properties"]
        self._own_kinds = frozenset(ours["kinds"])
        self._kinds = {name: self._build(name) for name in raw}

    def __getitem__(self, name: str) -> Kind:
        try:
            return self._kinds[name]
        except KeyError:
            known = ", ".join(sorted(k.name for k in self if k.matchable))
            raise UsageError(
                f"There is no kind {name!r}. Use one of: {known}."
            ) from None

    def __contains__(self, name: object) -> bool:
        return name in self._kinds

    def __iter__(self) -> Iterator[Kind]:
        return iter(self._kinds.values())

    def common(self, one: str, other: str) -> str | None:
        """Find the more specific of two kinds that describe one thing.

        Returns None where neither extends the other.
        """
        if self[one].is_a(other):
            return one
        if self[other].is_a(one):
            return other
        return None

    def _lineage(self, name: str) -> list[str]:
        found = [name]
        for parent in self._raw[name].get("extends", ()):
            found += [kind for kind in self._lineage(parent) if kind not in found]
        return found

    def _build(self, name: str) -> Kind:
        lineage = self._lineage(name)
        properties: dict[str, Property] = {}
        for ancestor in reversed(lineage):
            own = self._raw[ancestor].get("properties", {})
            for type_, names in own.items():
                for prop in names:
                    ours = ancestor in self._own_kinds
                    properties[prop] = Property(prop, type_, ours)
            for type_, names in self._extra.get(ancestor, {}).items():
                properties |= {prop: Property(prop, type_, ours=True) for prop in names}
        edge = self._raw[name].get("edge")
        return Kind(
            name=name,
            label=self._raw[name].get("label", name),
            matchable=bool(self._raw[name].get("matchable", False)),
            ancestors=tuple(lineage),
            properties=properties,
            edge=(edge["from"], edge["to"]) if edge else None,
            ours=name in self._own_kinds,
        )


@cache
def kinds() -> Kinds:
    """Read the kinds file that ships with the package; the same object every time."""
    text = files("clearance.entities").joinpath("kinds.yml").read_text("utf-8")
    return Kinds(load_yaml(text))
