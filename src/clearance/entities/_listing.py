"""A thing as the lists have it on a day, and all that hangs on it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ._kinds import kinds

_NAMES = ("name", "alias", "weakAlias", "previousName", "abbreviation")


@dataclass(frozen=True, slots=True)
class Entity:
    """The statements about one thing as of a day, put together.

    `properties` maps each property to its values in the order of the source;
    `sources` names the lists that speak of it; `referents` are the ids that they give
    it, where several entries were put together under an id of our own.
    """

    id: str
    kind: str
    properties: Mapping[str, tuple[str, ...]]
    sources: tuple[str, ...] = ()
    referents: tuple[str, ...] = ()

    def get(self, prop: str) -> tuple[str, ...]:
        """List the values of one property; empty where nothing was said."""
        return self.properties.get(prop, ())

    def first(self, prop: str) -> str | None:
        """Give the first value of one property, or None."""
        return next(iter(self.get(prop)), None)

    @property
    def caption(self) -> str:
        """What to call it: its first name, else its number, else its id."""
        return next(
            (
                value
                for prop in (*_NAMES, "full", "publicKey")
                for value in self.get(prop)
            ),
            self.id,
        )

    @property
    def names(self) -> tuple[tuple[str, str], ...]:
        """Every name with the property that holds it: ("alias", "VTB")."""
        return tuple((prop, value) for prop in _NAMES for value in self.get(prop))

    def is_a(self, kind: str) -> bool:
        """Say whether the thing is of *kind* or of a kind that extends it."""
        return kinds()[self.kind].is_a(kind)


@dataclass(frozen=True, slots=True)
class Listing:
    """A searchable thing with the designations, risks and relations attached to it.

    `attached` holds the entities that point at it: Sanction (a designation under a
    programme or directive), SecondarySanctionsRisk, relations such as UnknownLink and
    Ownership, Passport and Identification, CryptoWallet, Address. `neighbours` maps
    ids that relations mention to their captions.
    """

    entity: Entity
    attached: tuple[Entity, ...] = ()
    neighbours: Mapping[str, str] = field(default_factory=dict)

    def of(self, kind: str) -> tuple[Entity, ...]:
        """List what is attached and of one kind, such as Sanction."""
        return tuple(thing for thing in self.attached if thing.is_a(kind))

    @property
    def programmes(self) -> tuple[str, ...]:
        """The programmes it is designated under, each once, in the source's order."""
        named = [p for s in self.of("Sanction") for p in s.get("program")]
        return tuple(dict.fromkeys([*named, *self.entity.get("program")]))


def first_day(designations: Sequence[Entity]) -> str | None:
    """Find the first day that a list itself gives for some designations.

    As the list has it (ISO, whole or in part); None where one of them has no day, since
    that one may be older.
    """
    days = [
        min((*one.get("listingDate"), *one.get("startDate")), default=None)
        for one in designations
    ]
    return min((day for day in days if day), default=None) if all(days) else None


def last_day(designations: Sequence[Entity]) -> str | None:
    """Find the day on which some designations ended, as the list itself gives it.

    None where one of them has no end.
    """
    days = [max(one.get("endDate"), default=None) for one in designations]
    return max((day for day in days if day), default=None) if all(days) else None
