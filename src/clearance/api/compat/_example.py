"""The party that a client describes, as our search asks about it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, product
from typing import Any

from clearance.entities import Kind, kinds
from clearance.errors import InvalidValueError
from clearance.screening import Query, held_types
from clearance.values import (
    country_code,
    parse_identifier,
    parse_partial_date,
    parse_written_date,
)

from ._route import Refused

Place = list[str | int]
THING = "Thing"
_STRANGE = frozenset({"UserAccount", "Territory"})  # matchable there, not known here
_NAME_PARTS = ("firstName", "secondName", "middleName", "fatherName", "motherName")
_COMBINED = 50  # names put together of parts; more are no person's
_GENDERS = {
    "m": "male",
    "f": "female",
    "male": "male",
    "female": "female",
    "other": "other",
}


@dataclass(frozen=True, slots=True)
class Example:
    """A party described: `echo` is how it was understood, `query` what is asked."""

    echo: Mapping[str, Any]
    query: Query


def read_example(
    told: Mapping[str, Any], schema: str, properties: Mapping[str, Any]
) -> Example:
    """Read what a client says of a party; values that cannot be read are left out.

    Raises Refused for a kind that cannot be asked about.
    """
    kind = _kind(schema)
    cleaned = {
        prop: values
        for prop, raw in properties.items()
        if (values := _cleaned(kind, prop, raw))
    }
    if not any(cleaned.get(prop) for prop in _of(kind, "name")):
        _combine(kind, cleaned)
    _infer_country(kind, cleaned)
    echo = {"id": told.get("id"), "schema": schema, "properties": cleaned}
    return Example(echo, _query(schema, kind, cleaned))


def _kind(schema: str) -> Kind:
    if schema in _STRANGE:
        return kinds()[THING]
    if schema not in kinds() or kinds()[schema].ours:
        why = f"Unknown schema: {schema!r}"
        raise Refused(400, f"Cannot parse example entity: {why}")
    kind = kinds()[schema]
    if not kind.matchable and schema != THING:
        why = f"Non-matchable schema for query: {schema}"
        raise Refused(400, f"Cannot parse example entity: {why}")
    return kind


def _of(kind: Kind, *types: str) -> tuple[str, ...]:
    return tuple(p.name for p in kind.properties.values() if p.type in types)


def _cleaned(kind: Kind, prop: str, raw: Any) -> list[str]:
    known = kind.properties.get(prop)
    if known is None or known.ours:
        return []
    values = raw if isinstance(raw, list) else [raw]
    read = (_clean(known.type, text) for text in _texts(values))
    return list(dict.fromkeys(value for value in read if value))


def _texts(values: Sequence[Any]) -> Iterator[str]:
    for value in values:
        if isinstance(value, bool):
            yield str(value)
        elif isinstance(value, str | int | float):
            yield " ".join(str(value).split())


def _clean(type_: str, text: str) -> str | None:
    if type_ == "country":
        return country_code(text)
    if type_ == "date":
        return _date(text)
    if type_ == "gender":
        return _GENDERS.get(text.casefold())
    return text


def _date(text: str) -> str | None:
    for read in (parse_partial_date, parse_written_date):
        try:
            return read(text[:10] if "T" in text else text).text
        except InvalidValueError:
            continue
    return None


def _combine(kind: Kind, cleaned: dict[str, list[str]]) -> None:
    """Put a person's names together of their parts, as FollowTheMoney does."""
    if not kind.is_a("Person"):
        return
    parts = [cleaned[one] for one in (*_NAME_PARTS, "lastName") if cleaned.get(one)]
    if parts:
        names = (" ".join(one) for one in product(*parts))
        cleaned["alias"] = list(dict.fromkeys(islice(names, _COMBINED)))


def _infer_country(kind: Kind, cleaned: dict[str, list[str]]) -> None:
    """Add the country of a bank account's number where none is said."""
    if any(cleaned.get(prop) for prop in _of(kind, "country")):
        return
    for text in cleaned.get("iban", ()):
        try:
            code = country_code(parse_identifier("iban", text).value[:2])
        except InvalidValueError:
            continue
        if code and "country" in kind.properties:
            cleaned["country"] = [code]


def _query(schema: str, kind: Kind, told: Mapping[str, list[str]]) -> Query:
    def of(*types: str) -> tuple[str, ...]:
        values = (value for prop in _of(kind, *types) for value in told.get(prop, ()))
        return tuple(dict.fromkeys(values))

    return Query(
        names=of("name"),
        kind=None if kind.name in (THING, "LegalEntity") else schema,
        identifiers=tuple(_identifiers(kind, told)),
        countries=of("country"),
        birth_dates=tuple(told.get("birthDate", ())),
        genders=of("gender"),
        addresses=of("address"),
    )


def _identifiers(
    kind: Kind, told: Mapping[str, list[str]]
) -> Iterator[tuple[str, str]]:
    for prop, values in told.items():
        types = held_types(prop, kind.name)
        yield from ((type_, value) for type_ in types for value in values)
