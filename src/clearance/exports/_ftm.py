"""Things as FollowTheMoney entities."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from clearance.entities import kinds
from clearance.knowledge import SeenParty, SeenThing

from ._inftm import in_ftm
from ._words import words

_CAPTIONS = (
    *("name", "alias", "weakAlias", "previousName", "abbreviation", "full"),
    *("publicKey", "program", "passportNumber", "number", "accountNumber", "iban"),
    *("imoNumber", "registrationNumber", "role"),
)
# What an entity is nothing without, beside the two ends of a relation.
_REQUIRED = {
    "Identification": ("holder", "number"),
    "Passport": ("holder", "number"),
    "Sanction": ("entity",),
}


@dataclass(frozen=True, slots=True)
class FtmEntity:
    """One entity in FollowTheMoney's form, with what OpenSanctions tells of it.

    `datasets` are the lists that speak of it, `referents` the ids that they give it;
    `target` says that it is a party listed for a risk.
    """

    id: str
    schema: str
    properties: Mapping[str, tuple[str, ...]]
    datasets: tuple[str, ...]
    referents: tuple[str, ...]
    first_seen: date
    last_seen: date
    last_change: date
    target: bool = False

    def get(self, prop: str) -> tuple[str, ...]:
        """List the values of one property."""
        return self.properties.get(prop, ())

    def is_a(self, kind: str) -> bool:
        """Say whether it is of a kind or of one that extends it."""
        return kinds()[self.schema].is_a(kind)

    def of_type(self, *types: str) -> list[str]:
        """List the values of all properties of some types, each once."""
        known = kinds()[self.schema].properties
        return list(
            dict.fromkeys(
                value
                for prop, values in self.properties.items()
                if known[prop].type in types
                for value in values
            )
        )

    @property
    def caption(self) -> str:
        """What to call it: its first name, else its number, else its kind."""
        found = (value for prop in _CAPTIONS for value in self.get(prop))
        return next(found, kinds()[self.schema].label)

    def as_json(self) -> dict[str, Any]:
        """Give it as OpenSanctions writes a line of `entities.ftm.json`."""
        return {
            "id": self.id,
            "caption": self.caption,
            "schema": self.schema,
            "referents": list(self.referents),
            "datasets": list(self.datasets),
            "first_seen": moment(self.first_seen),
            "last_seen": moment(self.last_seen),
            "last_change": moment(self.last_change),
            "target": self.target,
            "properties": {prop: list(of) for prop, of in self.properties.items()},
        }


@dataclass(frozen=True, slots=True)
class FtmParty:
    """A party with the designations, documents and relations attached to it."""

    entity: FtmEntity
    attached: tuple[FtmEntity, ...]


@dataclass(slots=True)
class Converter:
    """Makes FollowTheMoney entities of parties, each once, and counts what is lost.

    `left_out` counts, by kind and property, the claims that FollowTheMoney has no word
    for; `reworded` those that it has another word for.
    """

    left_out: Counter[str] = field(default_factory=Counter)
    reworded: Counter[str] = field(default_factory=Counter)
    _written: set[str] = field(default_factory=set)

    def party(self, seen: SeenParty) -> FtmParty:
        """Put a party and what is attached to it into FollowTheMoney's words."""
        attached: list[FtmEntity] = []
        notes: list[str] = []
        for thing in seen.attached:
            made = self._entity(thing)
            if isinstance(made, FtmEntity):
                attached.append(made)
            else:
                notes += made
        entity = self._properties(seen.thing)
        if notes:
            known = dict(entity.properties)
            known["notes"] = tuple(dict.fromkeys([*entity.get("notes"), *notes]))
            entity = replace(entity, properties=known)
        target = _is_target(entity, attached)
        return FtmParty(replace(entity, target=target), tuple(attached))

    def once(self, party: FtmParty) -> Iterator[FtmEntity]:
        """Give the entities of a party that were not given before."""
        for entity in (party.entity, *party.attached):
            if entity.id not in self._written:
                self._written.add(entity.id)
                yield entity

    def _entity(self, thing: SeenThing) -> FtmEntity | list[str]:
        """Make an entity, or sentences for the party's notes where it can be none."""
        if kinds()[thing.kind].ours:
            self.left_out[thing.kind] += 1
            told = words().kinds.get(thing.kind)
            return _said(thing, told) if told is not None else []
        entity = self._properties(thing)
        if all(entity.get(prop) for prop in _required(thing.kind)):
            return entity
        self.left_out[f"{thing.kind} with one end"] += 1
        roles = " ".join(entity.get("role"))
        return [f"{roles}: {name}" for name in entity.get("namesMentioned")]

    def _properties(self, thing: SeenThing) -> FtmEntity:
        found: dict[str, dict[str, None]] = {}
        new = thing.id not in self._written
        schema = kinds()[thing.kind]
        for claim in thing.claims:
            said = claim.statement
            told = in_ftm(said)
            if new and told == ():
                self.left_out[f"{said.kind}:{said.property}"] += 1
            for prop, value in told:
                if new and prop != said.property:
                    self.reworded[f"{said.kind}:{said.property} as {prop}"] += 1
                if prop in schema.properties:
                    found.setdefault(prop, {})[value] = None
                else:
                    self.left_out[f"{thing.kind}:{prop}"] += 1
        members = thing.members
        return FtmEntity(
            id=thing.id,
            schema=thing.kind,
            properties={prop: tuple(of) for prop, of in found.items()},
            datasets=thing.sources,
            referents=() if members == (thing.id,) else members,
            first_seen=thing.first_seen,
            last_seen=thing.last_seen,
            last_change=thing.changed,
        )


def moment(day: date) -> str:
    """Write a day as the moment at which it begins: loaders expect one."""
    return f"{day.isoformat()}T00:00:00"


def line(told: Mapping[str, Any]) -> str:
    """Write one line of JSON, always the same for the same content."""
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n"


def _said(thing: SeenThing, prop: str) -> list[str]:
    said = (claim.statement for claim in thing.claims)
    return [one.value for one in said if one.property == prop]


def _required(kind: str) -> Sequence[str]:
    return kinds()[kind].edge or _REQUIRED.get(kind, ())


def _is_target(entity: FtmEntity, attached: Sequence[FtmEntity]) -> bool:
    return any(thing.is_a("Sanction") for thing in attached) or any(
        topic.startswith(words().targets) for topic in entity.get("topics")
    )
