"""A query made ready: names taken apart, days and countries read, once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from clearance.entities import kinds
from clearance.errors import InvalidValueError
from clearance.names import NameParts, analyse_company, analyse_person
from clearance.values import IDENTIFIER_TYPES, PartialDate

from ._fields import FieldReader
from ._identifiers import asked_identifiers
from ._query import Query
from ._several import asked_names

_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True)
class AskedName:
    """One name of a query, taken apart as a person's and as anything else's.

    `said` is the name in the query that it was read from: itself, for most.
    """

    text: str
    said: str

    @cached_property
    def person(self) -> tuple[NameParts, ...]:
        """The name as a person's, once for each reading."""
        return analyse_person(self.text)

    @cached_property
    def company(self) -> tuple[NameParts, ...]:
        """The name as that of anything but a person."""
        return analyse_company(self.text)


@dataclass(frozen=True, slots=True)
class Asked:
    """A query made ready for comparison; see `Query` for the meaning of the fields.

    `notes` say what of it could not be used.
    """

    names: tuple[AskedName, ...]
    kind: str | None
    identifiers: tuple[tuple[str, str], ...]
    countries: frozenset[str]
    birth_dates: tuple[PartialDate, ...]
    genders: frozenset[str]
    addresses: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def said_as(self, text: str) -> str:
        """Give the name of the query that a name to search for was read from."""
        return next((one.said for one in self.names if one.text == text), text)

    @property
    def has_fields(self) -> bool:
        """Whether anything but names and kind is said."""
        return bool(
            self.identifiers
            or self.countries
            or self.birth_dates
            or self.genders
            or self.addresses
        )

    @property
    def may_be_person(self) -> bool:
        """Whether the kind is a person's, or leaves that open."""
        return self.kind is None or kinds()["Person"].is_a(self.kind)

    @property
    def may_be_other(self) -> bool:
        """Whether the kind is not a person's, or leaves that open."""
        return self.kind is None or not kinds()[self.kind].is_a("Person")


def has_fields(query: Query) -> bool:
    """Say whether anything but names and kind is said."""
    return bool(
        query.identifiers
        or query.countries
        or query.birth_dates
        or query.genders
        or query.addresses
    )


def has_more(query: Query) -> bool:
    """Say whether anything but names is said."""
    return query.kind is not None or has_fields(query)


def make_ready(query: Query, today: date | None = None) -> Asked:
    """Read the fields of a query; *today* is that of `Options`.

    Raises InvalidValueError for a birth date that cannot be read and UsageError for an
    unknown kind or type of identifier. What is no country, no gender and no day that
    anybody was born on is left out and noted.
    """
    if not has_more(query):
        return asked_alone(*query.names)
    if query.kind is not None:
        kinds()[query.kind]
    identifiers = asked_identifiers(query.identifiers)
    for type_name, text in identifiers:
        if type_name not in IDENTIFIER_TYPES:
            known = ", ".join(sorted(IDENTIFIER_TYPES))
            raise InvalidValueError(
                f"There is no type of identifier {type_name!r} (for {text!r}). "
                f"Use one of: {known}."
            )
    reader = FieldReader(today)
    return Asked(
        names=_read(query.names),
        kind=query.kind,
        identifiers=identifiers,
        countries=reader.countries(query.countries),
        birth_dates=reader.birth_dates(query.birth_dates),
        genders=reader.genders(query.genders),
        addresses=query.addresses,
        notes=reader.notes,
    )


def asked_alone(*names: str) -> Asked:
    """Make names ready of which nothing else is said."""
    return Asked(_read(names), None, (), _NONE, (), _NONE)


def _read(names: Sequence[str]) -> tuple[AskedName, ...]:
    """List the names to search for, each once, with the name that it was read from."""
    found: dict[str, AskedName] = {}
    for said in names:
        for text in asked_names((said,)):
            if text == said or text not in found:
                found[text] = AskedName(text, said)
    return tuple(found.values())
