"""More columns for a table: values of entities, by property."""

from collections.abc import Mapping, Sequence
from typing import Any

from clearance.entities import Property, kinds
from clearance.exports import Shelf

from ._match import MOST_QUERIES
from ._route import Refused
from ._search import country_label
from ._topics import topic_label

# What people look at first, where a kind has it.
_FIRST = (
    *("name", "birthDate", "country", "nationality", "jurisdiction", "flag"),
    *("imoNumber", "registrationNumber", "innCode", "topics", "program"),
)


def label_of(prop: str) -> str:
    """Say what a property is called: "birthDate" is "Birth date"."""
    words = "".join(f" {one.lower()}" if one.isupper() else one for one in prop)
    return words[:1].upper() + words[1:]


def property_name(qualified: str) -> str:
    """Give the name of a property without its kind: "Person:birthDate"."""
    return qualified.rpartition(":")[2]


def shown_of(kind: str) -> list[Property]:
    """List the properties of a kind that hold values, those looked at first first."""
    found = [
        one
        for one in kinds()[kind].properties.values()
        if one.type != "entity" and not one.ours
    ]
    place = {name: at for at, name in enumerate(_FIRST)}
    return sorted(found, key=lambda one: (place.get(one.name, len(place)), one.name))


def properties_of(kind: str) -> list[dict[str, str]]:
    """List the properties of a kind as proposals."""
    return [{"id": one.name, "name": label_of(one.name)} for one in shown_of(kind)]


def extend_rows(shelf: Shelf, asked: Mapping[str, Any]) -> dict[str, Any]:
    """Give the values of some properties of some entities, as OpenRefine asks.

    Ids may be those that lists give, too. Raises Refused for what is no such question.
    """
    ids, wanted = asked.get("ids"), asked.get("properties")
    if not isinstance(ids, list) or not isinstance(wanted, list):
        raise Refused(400, "Cannot decode extension request")
    if len(ids) > MOST_QUERIES:
        detail = f"Too many queries in one batch (limit: {MOST_QUERIES})"
        raise Refused(400, detail)
    properties = [one for one in wanted if isinstance(one, dict) and "id" in one]
    rows = {str(key): _row(shelf, str(key), properties) for key in ids}
    found = dict.fromkeys(prop for row in rows.values() for prop in row)
    meta = [
        {"id": property_name(prop), "name": label_of(property_name(prop))}
        for prop in found
    ]
    return {"meta": meta, "rows": rows}


def _row(
    shelf: Shelf, key: str, wanted: Sequence[Mapping[str, Any]]
) -> dict[str, list[dict[str, str]]]:
    number = shelf.find(key)
    if number is None:
        return {}
    entity = shelf.entity(number)
    known = kinds()[entity["schema"]].properties
    row = {}
    for one in wanted:
        asked = str(one["id"])
        prop = known.get(property_name(asked))
        if prop is None or prop.ours:
            continue
        settings = one.get("settings")
        chosen = settings if isinstance(settings, dict) else {}
        row[asked] = _cells(shelf, prop, entity["properties"], chosen)
    return row


def _cells(
    shelf: Shelf,
    prop: Property,
    said: Mapping[str, Sequence[str]],
    chosen: Mapping[str, Any],
) -> list[dict[str, str]]:
    values = list(said.get(prop.name, ()))
    limit = str(chosen.get("limit") or 0)
    if limit.isdecimal() and int(limit):
        values = values[: int(limit)]
    if chosen.get("render", "caption") == "caption":
        values = [_caption(shelf, prop.type, value) for value in values]
    return [{"str": value} for value in values]


def _caption(shelf: Shelf, type_: str, value: str) -> str:
    if type_ == "country":
        return country_label(value)
    if type_ == "topic":
        return topic_label(value)
    if type_ == "entity" and (number := shelf.find(value)) is not None:
        return str(shelf.entity(number)["caption"])
    return value
