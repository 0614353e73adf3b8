"""Owners from entities of FollowTheMoney, one JSON object a line."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from clearance.entities import kinds
from clearance.errors import InvalidValueError
from clearance.ownership import Holding
from clearance.values import Identifier, identifier_types_of, parse_identifier

from ._ownership_edges import edge_of
from ._ownership_records import Fields
from ._ownership_values import Draft, OwnershipFile, OwnershipParty

Records = Iterable[tuple[int | None, Fields]]


def is_ftm(record: Fields) -> bool:
    """Say whether a record is an entity of FollowTheMoney."""
    return {"id", "schema", "properties"} <= record.keys()


def read_ownership_ftm(path: Path, records: Records) -> OwnershipFile:
    """Read parties, and the relations that join them."""
    draft = Draft(path)
    for line, record in records:
        if not is_ftm(record) or not isinstance(record["properties"], dict):
            draft.tell(line, "This is no entity of FollowTheMoney: left out.")
            continue
        schema, properties = str(record["schema"]), _texts(record["properties"])
        if schema in kinds() and kinds()[schema].edge is not None:
            _read_edge(draft, line, schema, properties)
        elif schema not in kinds() or kinds()[schema].matchable:
            _read_party(draft, str(record["id"]), schema, properties)
    return draft.done("FollowTheMoney")


def _texts(properties: Any) -> dict[str, tuple[str, ...]]:
    return {
        str(name): tuple(
            str(value.get("id", "")) if isinstance(value, dict) else str(value)
            for value in (values if isinstance(values, list) else [values])
        )
        for name, values in properties.items()
    }


def _read_edge(
    draft: Draft, line: int | None, schema: str, properties: dict[str, tuple[str, ...]]
) -> None:
    source = next(iter(properties.get("publisher", ())), draft.path.name)
    edge = edge_of(schema, properties, source)
    if edge is None:
        draft.tell(line, f"This {schema} lacks one of its ends: left out.")
    elif isinstance(edge, Holding):
        ends = draft.id_of(edge.owner), draft.id_of(edge.owned)
        draft.holdings.append(replace(edge, owner=ends[0], owned=ends[1]))
    else:
        ends = draft.id_of(edge.from_), draft.id_of(edge.to)
        draft.links.append(replace(edge, from_=ends[0], to=ends[1]))


def _read_party(
    draft: Draft, own: str, schema: str, properties: dict[str, tuple[str, ...]]
) -> None:
    names = [
        v for p in ("name", "alias", "previousName") for v in properties.get(p, ())
    ]
    places = ("jurisdiction", "mainCountry", "country", "nationality")
    countries = (v.casefold() for p in places for v in properties.get(p, ()))
    draft.parties[draft.id_of(own)] = OwnershipParty(
        draft.id_of(own),
        names[0] if names else own,
        schema if schema in kinds() else None,
        tuple(_numbers(properties)),
        tuple(dict.fromkeys(countries)),
        properties.get("birthDate", ()),
    )


def _numbers(properties: dict[str, tuple[str, ...]]) -> Iterable[Identifier]:
    for name, values in properties.items():
        for type_ in identifier_types_of(name):
            yield from parsed(type_.name, values)


def parsed(type_: str, values: Sequence[str]) -> Iterable[Identifier]:
    """Read numbers of a type; those that are none are passed over."""
    for value in values:
        try:
            yield parse_identifier(type_, value)
        except InvalidValueError:
            continue
