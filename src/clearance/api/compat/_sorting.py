"""Entities put in an order that a client asks for."""

from collections.abc import Iterable, Sequence
from typing import Any

from clearance.exports import Shelf

from ._nesting import Near

_DAYS = ("first_seen", "last_seen", "last_change")


def sorts_in(asked: Iterable[str]) -> list[tuple[str, bool]]:
    """Read orders such as "first_seen:desc": the field, and whether it goes down."""
    found = []
    for text in asked:
        field, _, order = text.rpartition(":") if ":" in text else (text, "", "asc")
        found.append((field, order == "desc"))
    return found


def value_of(shelf: Shelf, number: int, field: str) -> Any:
    """Give what an entity is sorted by; None where it has no such field."""
    if field in _DAYS:
        return int(shelf.array(field)[number])
    entity = shelf.entity(number)
    if field in ("id", "entity_id"):
        return entity["id"]
    if field in ("caption", "schema", "target"):
        return entity[field]
    values = entity["properties"].get(field.removeprefix("properties."))
    return min(values) if values else None


def sorted_numbers(
    shelf: Shelf, numbers: Sequence[int], asked: Iterable[str]
) -> list[int]:
    """Sort entities, those without the field last; the first order weighs most."""
    ordered = list(numbers)
    for field, down in reversed(sorts_in(asked)):
        keyed = [(value_of(shelf, number, field), number) for number in ordered]
        there = [one for one in keyed if one[0] is not None]
        there.sort(key=lambda one: one[0], reverse=down)
        ordered = [number for _, number in there]
        ordered += [number for value, number in keyed if value is None]
    return ordered


def in_order(shelf: Shelf, near: Sequence[Near], asked: Iterable[str]) -> list[Near]:
    """Sort neighbours; in the order of the shelf unless another is asked for."""
    by_number = {one.number: one for one in near}
    numbers = sorted_numbers(shelf, sorted(by_number), asked)
    return [by_number[number] for number in numbers]
