"""Things as FollowTheMoney entities."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from clearance.entities import Kind, Statement, kinds
from clearance.knowledge import SeenClaim, SeenParty, SeenThing

from ._inftm import Worded, in_ftm
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


class FtmClaim(NamedTuple):
    """One value of an entity, and which list says so.

    `subject` is the id that the list gives the entity, `kind` the list's own kind of
    it where that is one the entity's kind extends. `same` says that the list says
    neither more nor less; where not, it is one of ours in FollowTheMoney's words.
    """

    prop: str
    value: str
    source: str
    subject: str
    kind: str
    original: str
    first_seen: date
    last_seen: date
    same: bool


@dataclass(frozen=True, slots=True)
class FtmEntity:
    """One entity in FollowTheMoney's form, with what OpenSanctions tells of it.

    `referents` are the ids that lists give it; `target` says that it is a party listed
    for a risk. `unsaid` are the claims that FollowTheMoney cannot repeat as they are:
    it has no words for them, or only other ones. `first_seen` and `last_seen` are the
    days of the first and last publication that says what is in force of it.
    """

    id: str
    schema: str
    claims: tuple[FtmClaim, ...]
    unsaid: tuple[SeenClaim, ...]
    referents: tuple[str, ...]
    last_change: date
    target: bool = False
    properties: Mapping[str, tuple[str, ...]] = field(init=False)
    first_seen: date = field(init=False)
    last_seen: date = field(init=False)

    def __post_init__(self) -> None:
        """Put the values together by property, each once, and find the days."""
        found: dict[str, dict[str, None]] = {}
        for claim in self.claims:
            found.setdefault(claim.prop, {})[claim.value] = None
        told = {prop: tuple(values) for prop, values in found.items()}
        object.__setattr__(self, "properties", told)
        seen = [
            day for claim in self.claims for day in (claim.first_seen, claim.last_seen)
        ]
        object.__setattr__(self, "first_seen", min(seen, default=self.last_change))
        object.__setattr__(self, "last_seen", max(seen, default=self.last_change))

    @property
    def datasets(self) -> tuple[str, ...]:
        """The lists that speak of it."""
        return tuple(dict.fromkeys(claim.source for claim in self.claims))

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
    """A party with the designations, documents and relations attached to it.

    `untold` are the attached things that can be no entity: FollowTheMoney has no such
    kind, or a relation has but one end.
    """

    entity: FtmEntity
    attached: tuple[FtmEntity, ...]
    untold: tuple[SeenThing, ...]
    seen: SeenParty


@dataclass(slots=True)
class Converter:
    """Makes FollowTheMoney entities of parties, each once, and counts what is lost.

    `left_out` counts, by kind and property, the claims that FollowTheMoney has no word
    for; `reworded` those that it has another word for.
    """

    left_out: Counter[str] = field(default_factory=Counter)
    reworded: Counter[str] = field(default_factory=Counter)
    _written: set[str] = field(default_factory=set)
    _relations: dict[str, tuple[FtmEntity, SeenThing]] = field(default_factory=dict)

    def party(self, seen: SeenParty) -> FtmParty:
        """Put a party and what is attached to it into FollowTheMoney's words."""
        attached: list[FtmEntity] = []
        untold: list[SeenThing] = []
        notes: list[FtmClaim] = []
        for thing in seen.attached:
            made = self._entity(thing)
            if made is not None:
                attached.append(made)
            else:
                untold.append(thing)
                notes += _notes(thing, seen.thing)
        entity = self._properties(seen.thing, notes)
        if _is_target(entity, attached):
            entity = replace(entity, target=True)
        return FtmParty(entity, tuple(attached), tuple(untold), seen)

    def once(self, party: FtmParty) -> Iterator[FtmEntity]:
        """Give the entities of a party that were not given before.

        Relations are kept back: whether both ends are there is known at the end.
        """
        things = {thing.id: thing for thing in party.seen.attached}
        for entity in (party.entity, *party.attached):
            if kinds()[entity.schema].edge is not None:
                self._relations.setdefault(entity.id, (entity, things[entity.id]))
            elif entity.id not in self._written:
                self._written.add(entity.id)
                yield entity

    def relations(self) -> Iterator[FtmEntity | SeenThing]:
        """Give the relations of all parties; as they were where an end is not there.

        An end is missing where the party at it is on no list any more.
        """
        for entity, thing in self._relations.values():
            ends = [
                end for prop in _required(entity.schema) for end in entity.get(prop)
            ]
            if self._written.issuperset(ends):
                yield entity
            else:
                self.left_out[f"{entity.schema} with one end"] += 1
                yield thing

    def _entity(self, thing: SeenThing) -> FtmEntity | None:
        if kinds()[thing.kind].ours:
            self.left_out[thing.kind] += 1
            return None
        entity = self._properties(thing)
        if all(entity.get(prop) for prop in _required(thing.kind)):
            return entity
        self.left_out[f"{thing.kind} with one end"] += 1
        return None

    def _properties(
        self, thing: SeenThing, notes: Sequence[FtmClaim] = ()
    ) -> FtmEntity:
        claims: dict[tuple[str, ...], FtmClaim] = {}
        unsaid: list[SeenClaim] = []
        schema = kinds()[thing.kind]
        new = thing.id not in self._written and thing.id not in self._relations
        for claim in thing.claims:
            worded = in_ftm(claim.statement)
            fits = worded.prop in schema.properties
            if not (fits and worded.same and worded.values):
                unsaid.append(claim)
                if new:
                    self._count(thing, claim.statement, worded, fits=fits)
            if fits:
                for value in worded.values:
                    _add(claims, _claim(schema, claim, worded, value))
        for note in notes:
            _add(claims, note)
        members = thing.members
        return FtmEntity(
            id=thing.id,
            schema=thing.kind,
            claims=tuple(claims.values()),
            unsaid=tuple(unsaid),
            referents=() if members == (thing.id,) else members,
            last_change=thing.changed,
        )

    def _count(
        self, thing: SeenThing, said: Statement, worded: Worded, *, fits: bool
    ) -> None:
        if not worded.values:
            self.left_out[f"{said.kind}:{said.property}"] += 1
        elif not fits:
            self.left_out[f"{thing.kind}:{worded.prop}"] += 1
        elif worded.prop != said.property:
            told = f"{said.kind}:{said.property} as {worded.prop}"
            self.reworded[told] += 1


def _claim(schema: Kind, claim: SeenClaim, worded: Worded, value: str) -> FtmClaim:
    said = claim.statement
    return FtmClaim(
        prop=worded.prop,
        value=value,
        source=said.source,
        subject=said.subject,
        # Loaders refuse an entity of two kinds neither of which extends the other.
        kind=said.kind if schema.is_a(said.kind) else schema.name,
        original=said.original or ("" if value == said.value else said.value),
        first_seen=claim.first_seen,
        last_seen=claim.last_seen,
        same=worded.same,
    )


def _add(claims: dict[tuple[str, ...], FtmClaim], claim: FtmClaim) -> None:
    """Add a claim; what a list says twice, as of two kinds, is one."""
    key = (claim.source, claim.subject, claim.prop, claim.value)
    known = claims.get(key)
    if known is not None:
        claim = (known if known.same else claim)._replace(
            first_seen=min(known.first_seen, claim.first_seen),
            last_seen=max(known.last_seen, claim.last_seen),
        )
    claims[key] = claim


def _notes(thing: SeenThing, party: SeenThing) -> Iterator[FtmClaim]:
    """Say in a party's notes what is attached to it and can be no entity."""
    own = kinds()[thing.kind].ours
    prop = words().kinds.get(thing.kind) if own else "objectName"
    said = [claim.statement for claim in thing.claims]
    roles = " ".join(one.value for one in said if one.property == "role")
    for claim in thing.claims:
        if claim.statement.property == prop:
            text = claim.statement.value
            yield FtmClaim(
                prop="notes",
                value=text if own else f"{roles}: {text}",
                source=claim.statement.source,
                subject=party.id,
                kind=party.kind,
                original="" if own else text,
                first_seen=claim.first_seen,
                last_seen=claim.last_seen,
                same=False,
            )


@lru_cache(maxsize=65_536)
def moment(day: date) -> str:
    """Write a day as the moment at which it begins: loaders expect one."""
    return f"{day.isoformat()}T00:00:00"


def line(told: Mapping[str, Any]) -> str:
    """Write one line of JSON, always the same for the same content."""
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n"


def _required(kind: str) -> Sequence[str]:
    return kinds()[kind].edge or _REQUIRED.get(kind, ())


def _is_target(entity: FtmEntity, attached: Sequence[FtmEntity]) -> bool:
    return any(thing.is_a("Sanction") for thing in attached) or any(
        topic.startswith(words().targets) for topic in entity.get("topics")
    )
