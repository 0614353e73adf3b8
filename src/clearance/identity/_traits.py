"""What of a listed thing tells who it is: kind, names, numbers, days, countries."""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Protocol

from clearance.entities import Entity, Listing, kinds
from clearance.errors import InvalidValueError
from clearance.names import clean
from clearance.values import (
    IDENTIFIER_TYPES,
    PartialDate,
    country_code,
    parse_partial_date,
)

from ._readnames import Name, NameReader


class Known(Protocol):
    """A thing that lists speak of, and the day of the first publication that did."""

    @property
    def listing(self) -> Listing:
        """What all lists with this id ever said."""

    @property
    def first(self) -> date:
        """The publication day of the earliest version that has it."""


Number = tuple[str, str]
"""An identifier: the type, and the canonical value."""

# Numbers held by what hangs on a thing: the kind, who holds it, where they stand.
_HELD: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "Passport": ("holder", {"passportNumber": "passport", "number": "passport"}),
    "Identification": ("holder", {"number": "number"}),
    "CryptoWallet": ("holder", {"publicKey": "crypto", "cryptoAddress": "crypto"}),
    "Security": ("issuer", {"isin": "isin"}),
}
_OWN: Mapping[str, str] = {
    "innCode": "inn",
    "ogrnCode": "ogrn",
    "leiCode": "lei",
    "swiftBic": "bic",
    "uscCode": "uscc",
    "isin": "isin",
    "isinCode": "isin",
    "publicKey": "crypto",
    "cryptoAddress": "crypto",
    "passportNumber": "passport",
    "mmsi": "mmsi",
    "callSign": "call_sign",
    "serialNumber": "serial_number",
    "taxNumber": "number",
    "vatCode": "number",
    "registrationNumber": "number",
    "idNumber": "number",
    "socialSecurityNumber": "number",
    "dunsCode": "number",
    "okpoCode": "number",
    "permId": "number",
    "licenseNumber": "number",
}
_COUNTRIES = ("nationality", "citizenship", "country", "jurisdiction", "mainCountry")
# A number of less says little: lists have "12345" of many registers.
_TELLING_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Traits:
    """What is compared of one thing.

    `shape` is what no two things that differ in it can share: person, body, vessel,
    aircraft, security, wallet; None for a thing that may be a person or a body.
    `lists` are the lists it is on; `born` its birth dates; `regimes` the countries
    that its programmes are named after; `places` the words and longer numbers of its
    addresses; `websites` their domains; `said` are ids of other lists that a list says
    it has.
    """

    subject: str
    first: date
    kind: str
    shape: str | None
    lists: frozenset[str]
    names: tuple[Name, ...]
    numbers: frozenset[Number]
    born: tuple[PartialDate, ...]
    genders: frozenset[str]
    countries: frozenset[str]
    regimes: frozenset[str]
    places: frozenset[str]
    websites: frozenset[str]
    said: frozenset[Number]


def shape_of(kind: str) -> str | None:
    """Say what a kind is in the main; None where it may be a person or a body."""
    found = kinds()[kind]
    for name, shape in (
        ("Person", "person"),
        ("Organization", "body"),
        ("Vessel", "vessel"),
        ("Airplane", "aircraft"),
        ("Security", "security"),
        ("CryptoWallet", "wallet"),
    ):
        if found.is_a(name):
            return shape
    return None if kind == "LegalEntity" else kind


def countries_differ(one: Traits, other: Traits) -> bool:
    """Say whether both have countries and none in common."""
    return bool(
        one.countries and other.countries and not one.countries & other.countries
    )


def together(one: Traits, other: Traits) -> Traits:
    """Put together what is said of two things that are one for certain."""
    names = {
        name.key: name
        for name in sorted(
            (*one.names, *other.names), key=lambda n: (-n.use, bool(n.forms), n.text)
        )
    }
    return Traits(
        subject=min(one.subject, other.subject),
        first=min(one.first, other.first),
        kind=kinds().common(one.kind, other.kind) or one.kind,
        shape=one.shape or other.shape,
        lists=one.lists | other.lists,
        names=tuple(names[key] for key in sorted(names)),
        numbers=one.numbers | other.numbers,
        born=tuple(sorted({*one.born, *other.born}, key=str)),
        genders=one.genders | other.genders,
        countries=one.countries | other.countries,
        regimes=one.regimes | other.regimes,
        places=one.places | other.places,
        websites=one.websites | other.websites,
        said=one.said | other.said,
    )


def traits_of(things: Iterable[Known]) -> dict[str, Traits]:
    """Read the traits of all things, by the id of each."""
    reader = NameReader()
    return {
        thing.listing.entity.id: _traits(thing, reader)
        for thing in sorted(things, key=lambda thing: thing.listing.entity.id)
    }


def _traits(thing: Known, reader: NameReader) -> Traits:
    listing = thing.listing
    entity = listing.entity
    shape = shape_of(entity.kind)
    # Kinds are compared by name: nothing extends these two, and it is asked often.
    sanctions = [one for one in listing.attached if one.kind == "Sanction"]
    addresses = [one for one in listing.attached if one.kind == "Address"]
    return Traits(
        subject=entity.id,
        first=thing.first,
        kind=entity.kind,
        shape=shape,
        lists=frozenset(_lists(entity, sanctions)),
        names=reader.names_of(entity, person=shape == "person"),
        numbers=frozenset(_numbers(listing, shape)),
        born=tuple(map(parse_partial_date, sorted(set(entity.get("birthDate"))))),
        genders=frozenset(entity.get("gender")),
        countries=frozenset(_countries(entity, addresses)),
        regimes=frozenset(_regimes(entity, sanctions)),
        places=frozenset(_places(entity, addresses) if shape == "body" else ()),
        websites=frozenset(map(_domain, entity.get("website"))),
        said=frozenset(_said(entity, sanctions)),
    )


def _lists(entity: Entity, sanctions: Iterable[Entity]) -> Iterator[str]:
    """Name the lists of a thing: where its id comes from, and what carries it.

    A list that extracts were taken from gives all of them its ids; a source that holds
    several lists tells them by `listName`.
    """
    numbered = entity.id.rpartition("-")[0]
    if numbered:
        yield numbered
    named = [name for s in sanctions for name in s.get("listName")]
    for source in entity.sources:
        if named:
            yield from (f"{source} {name}" for name in named)
        else:
            yield source


def _countries(entity: Entity, addresses: Iterable[Entity]) -> Iterator[str]:
    for prop in _COUNTRIES:
        yield from entity.get(prop)
    for address in addresses:
        yield from address.get("country")


def _regimes(entity: Entity, sanctions: Iterable[Entity]) -> Iterator[str]:
    """Give the countries that programmes are named after: "RUSSIA-EO14024"."""
    for thing in (entity, *sanctions):
        for programme in thing.get("program"):
            yield from _named_after(programme)


@lru_cache(maxsize=8192)
def _named_after(programme: str) -> tuple[str, ...]:
    words = re.findall(r"[^\W\d_]{4,}", programme)
    codes = (country_code(word.title()) for word in words)
    return tuple(code for code in codes if code is not None)


def _places(entity: Entity, addresses: Iterable[Entity]) -> Iterator[str]:
    """Give the words and the longer numbers of all addresses."""
    texts = [*entity.get("address")]
    for address in addresses:
        texts += [*address.get("full"), *address.get("city"), *address.get("street")]
    for text in texts:
        yield from (word for word in clean(text).split() if len(word) > 3)


def _domain(website: str) -> str:
    """Give the domain of a web address, without www."""
    bare = website.lower().partition("//")[2] or website.lower()
    return bare.partition("/")[0].removeprefix("www.")


def _said(entity: Entity, sanctions: Iterable[Entity]) -> Iterator[Number]:
    """Give the ids that a list says the same thing has on other lists."""
    yield "same_as", entity.id
    for other in entity.get("sameAs"):
        yield "same_as", other
    for designation in sanctions:
        for reference in designation.get("unscId"):
            yield "same_as", f"un-{reference}"


def _numbers(listing: Listing, shape: str | None) -> Iterator[Number]:
    entity = listing.entity
    for prop, values in entity.properties.items():
        type_name = _OWN.get(prop)
        if type_name is not None:
            for text in values:
                yield from _readings(type_name, text, shape)
    for text in entity.get("imoNumber"):
        yield from _imo(text, shape)
    for thing in listing.attached:
        yield from _held(thing, entity.id, shape)


def _held(thing: Entity, holder: str, shape: str | None) -> Iterator[Number]:
    if thing.kind not in _HELD:
        return
    by, properties = _HELD[thing.kind]
    if holder not in thing.get(by):
        return
    for prop, type_name in properties.items():
        for text in thing.get(prop):
            yield from _readings(type_name, text, shape)


def _imo(text: str, shape: str | None) -> Iterator[Number]:
    type_name = "imo" if shape == "vessel" else "imo_company"
    good = canonical(type_name, text)
    if good is not None:
        yield type_name, good
    elif text.isdigit() and len(text) == 7:
        # As published, though its check digit does not fit.
        yield f"{type_name}_unchecked", text


def _readings(type_name: str, text: str, shape: str | None) -> Iterator[Number]:
    if type_name != "number":
        good = canonical(type_name, text)
        if good is not None:
            yield type_name, good[:8] if type_name == "bic" else good
        if type_name not in ("inn", "ogrn", "uscc"):
            return
    bare = "".join(char for char in text.upper() if char.isalnum())
    if sum(map(str.isdigit, bare)) >= _TELLING_DIGITS:
        yield "number", bare
        yield from _russian(bare, shape)


def _russian(bare: str, shape: str | None) -> Iterator[Number]:
    """See an INN or OGRN in a number that a list calls something else.

    Only where the length shows it: a Pakistani identity card has 13 digits too.
    """
    lengths = {12: "inn"} if shape == "person" else {13: "ogrn"}
    type_name = lengths.get(len(bare))
    if type_name is not None:
        good = canonical(type_name, bare)
        if good is not None:
            yield type_name, good


@lru_cache(maxsize=262_144)
def canonical(type_name: str, text: str) -> str | None:
    """Give an identifier in its canonical form; None where it is not a good one."""
    with suppress(InvalidValueError):
        return IDENTIFIER_TYPES[type_name].parse(text)
    return None
