"""The numbers and codes of a listed party, each of the type that the list says."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from clearance.entities import Entity, Listing, kinds
from clearance.values import IDENTIFIER_TYPES, identifier_types_of

# What hangs on a party and holds a number of its own: the types it may be of.
_ATTACHED: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "Passport": {"number": ("passport",), "passportNumber": ("passport",)},
    "CryptoWallet": {"publicKey": ("crypto",), "cryptoAddress": ("crypto",)},
    "Security": {"isin": ("isin",)},
    "BankAccount": {"iban": ("iban",), "bic": ("bic",)},
}
_DOCUMENT = "Identification"
# What the words that a list calls a document by may say that its number is.
_DOCUMENTED = (
    *("inn", "ogrn", "kpp", "okpo", "uscc", "vat", "passport"),
    *("national_id", "tax_number", "registration_number"),
)
# Types that only things of one kind have, in a property that others share with them.
_OF_THINGS = {"imo": "Vessel", "tail_number": "Airplane"}


def raw_form(text: str) -> str:
    """Letters and digits of a text in upper case, for numbers no scheme can read."""
    upper = text.upper()
    return upper if upper.isalnum() else "".join(filter(str.isalnum, upper))


@dataclass(frozen=True, slots=True)
class Unnamed:
    """A document of which the list does not say in known words what it is.

    `type` is that under which its number is looked for, `called` what the list calls
    it, or "".
    """

    type: str
    number: str
    called: str


def identifiers_of(listing: Listing) -> Iterator[tuple[str, str]]:
    """Give every identifier of a listed party as (type, text as listed), once each.

    A document's number is of the type that the party has it under itself, or else of
    that which the list calls the document by, or else one of `unnamed_documents`.
    """
    seen = dict.fromkeys(_own(listing.entity))
    for thing in listing.attached:
        if thing.kind in _ATTACHED and _is_held(thing, listing.entity.id):
            seen |= dict.fromkeys(_held(thing))
    documents = [one for one in listing.attached if one.kind == _DOCUMENT]
    if documents:
        known = {raw_form(text) for _, text in seen}
        seen |= dict.fromkeys(
            (one.type, one.number)
            for one in _documents(documents, listing.entity)
            if raw_form(one.number) not in known
        )
    yield from seen


def unnamed_documents(listing: Listing) -> Iterator[Unnamed]:
    """Give the documents of unknown type, of whose numbers nothing better is known."""
    known = {raw_form(text) for _, text in _own(listing.entity)}
    documents = [one for one in listing.attached if one.kind == _DOCUMENT]
    for one in _documents(documents, listing.entity):
        if _called(one.called) is None and raw_form(one.number) not in known:
            yield one


def _documents(documents: list[Entity], holder: Entity) -> Iterator[Unnamed]:
    person = kinds()[holder.kind].is_a("Person")
    for thing in documents:
        if not _is_held(thing, holder.id):
            continue
        called = thing.first("type") or ""
        told = _called(called)
        type_ = told or ("national_id" if person else "registration_number")
        yield from (Unnamed(type_, number, called) for number in thing.get("number"))


@lru_cache(maxsize=4096)
def _called(text: str) -> str | None:
    """Read what a list calls a document: the type of the longest words that it has."""
    plain = " ".join(re.findall(r"\w+", text.casefold().replace(".", "")))
    found = [
        (len(word), name)
        for word, name in _document_words().items()
        if f" {word} " in f" {plain} "
    ]
    return max(found, default=(0, None))[1]


@cache
def _document_words() -> Mapping[str, str]:
    return {
        word: name
        for name in reversed(_DOCUMENTED)
        for word in IDENTIFIER_TYPES[name].words
    }


def _own(entity: Entity) -> Iterator[tuple[str, str]]:
    for prop, values in entity.properties.items():
        for type_ in held_types(prop, entity.kind):
            yield from ((type_, value) for value in values)


@lru_cache(maxsize=4096)
def held_types(prop: str, kind: str) -> tuple[str, ...]:
    """List the types of identifier that a property of things of a kind holds.

    An IMO number is a ship's of a ship and a company's of anybody who may own one; a
    registration number is an aircraft's mark of an aircraft. Of what may be either,
    both are given.
    """
    types = tuple(type_.name for type_ in identifier_types_of(prop))
    own = next((one for one in types if one in _OF_THINGS), None)
    if own is None:
        return types
    known, thing = kinds(), _OF_THINGS[own]
    if known[kind].is_a(thing):
        return (own,)
    if own == "imo" and known[thing].is_a(kind):
        return types
    return tuple(one for one in types if one != own)


def _is_held(thing: Entity, holder: str) -> bool:
    """Say whether the party holds a thing; another holder's are not its own."""
    return holder in (thing.first("holder") or holder, thing.first("issuer") or "")


def _held(thing: Entity) -> Iterator[tuple[str, str]]:
    for prop, types in _ATTACHED[thing.kind].items():
        yield from ((t, value) for value in thing.get(prop) for t in types)
