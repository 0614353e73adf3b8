"""Entities with what is attached to them, one step over relations: as yente nests.

The rules are those of yente 5.5 (`search/nested.py`): what points at the root is put
under its reverse name, ids become entities, an entity already on the way down is not
repeated, and one looks over a relation at its other end, but not beyond that.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from clearance.entities import kinds
from clearance.exports import Shelf, reverse_names

Told = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Near:
    """One that stands next to an entity: over which property, as seen from it."""

    prop: str
    number: int


def neighbours(shelf: Shelf, number: int, prop: str | None = None) -> list[Near]:
    """List what points at an entity and what it points at, each once.

    *prop* keeps those under one name.
    """
    found = [Near(name, of) for name, of in shelf.pointing_at(number)]
    for name, values in ends_of(shelf.entity(number)).items():
        numbers = (shelf.find(value) for value in values)
        found += [Near(name, one) for one in numbers if one is not None]
    kept = dict.fromkeys(one for one in found if prop in (None, one.prop))
    return [one for one in kept if one.number != number]


def ends_of(entity: Told) -> Mapping[str, Sequence[str]]:
    """Give the properties of an entity that hold ids of others."""
    known = kinds()[entity["schema"]].properties
    return {
        prop: values
        for prop, values in entity["properties"].items()
        if known[prop].type == "entity"
    }


def nested(shelf: Shelf, number: int, near: Sequence[Near] | None = None) -> Told:
    """Give an entity with what stands next to it in it.

    *near* are the neighbours to put in it; all unless given.
    """
    chosen = neighbours(shelf, number) if near is None else near
    return _Nest.around(shelf, number, chosen).root(number, chosen)


@dataclass(frozen=True, slots=True)
class _Nest:
    """The entities that take part, by number, and by id."""

    entities: Mapping[int, Told]
    numbers: Mapping[str, int]

    @classmethod
    def around(cls, shelf: Shelf, number: int, near: Sequence[Near]) -> "_Nest":
        entities = {number: shelf.entity(number)}
        for one in near:
            entities.setdefault(one.number, shelf.entity(one.number))
        for entity in list(entities.values()):
            if kinds()[entity["schema"]].edge is None:
                continue
            for values in ends_of(entity).values():
                for value in values:
                    other = shelf.find(value)
                    if other is not None and other not in entities:
                        entities[other] = shelf.entity(other)
        return cls(entities, {one["id"]: at for at, one in entities.items()})

    def root(self, number: int, near: Sequence[Near]) -> Told:
        entity, path = self.entities[number], frozenset((number,))
        told = self._outward(number, frozenset())
        inward: dict[str, list[Told]] = {}
        for one in near:
            if one.prop not in entity["properties"]:
                inward.setdefault(one.prop, []).append(self.branch(one.number, path))
        return {**told, "properties": {**told["properties"], **inward}}

    def branch(self, number: int, path: frozenset[int]) -> Told:
        """Give an entity on the way down, *path* being those above it."""
        told = self._outward(number, path)
        if len(path) > 1:
            return told
        inward: dict[str, list[Told]] = {}
        for other, entity in self.entities.items():
            if other == number or other in path:
                continue
            for prop, values in ends_of(entity).items():
                name = reverse_names().get((entity["schema"], prop))
                if name is not None and told["id"] in values:
                    inward.setdefault(name, []).append(
                        self.branch(other, path | {number})
                    )
        return {**told, "properties": {**told["properties"], **inward}}

    def _outward(self, number: int, path: frozenset[int]) -> Told:
        entity = self.entities[number]
        below = path | {number}
        properties = dict(entity["properties"])
        for prop, values in ends_of(entity).items():
            found: list[str | Told] = []
            for value in values:
                other = self.numbers.get(value)
                if other is None:
                    found.append(value)
                elif other not in path and other != number:
                    found.append(self.branch(other, below))
            if found:  # where all are above, their ids stay
                properties[prop] = found
        return {**entity, "properties": properties}
