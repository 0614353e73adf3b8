"""What a client wants of a match: how many, from which score, of which lists."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, cast

import numpy as np
from starlette.datastructures import QueryParams

from clearance.app import Entities
from clearance.exports import Places, Shelf
from clearance.screening import DEFAULT_THRESHOLD, Options

from ._algorithms import Algorithm, algorithm_of, weights_of
from ._ground import lists_in, scope_of
from ._parameters import few, real, several, since, whole
from ._route import wrong

MOST = 500  # results of one query
USUAL = 5
GROUPS = frozenset(
    {
        *("schema", "datasets", "countries", "topics", "genders", "identifiers"),
        *("names", "dates", "addresses", "emails", "phones", "urls", "languages"),
        *("entities", "target"),
    }
)
"""Fields that hold all values of a type, whatever the property."""
_PROGRAMMES = ("properties.programId", "properties.program")

Alternatives = tuple[tuple[str, tuple[str, ...]], ...]
"""Fields with values of which an entity must have one; all fields must be met."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """How one query is to be answered; see the parameters of the same names."""

    algorithm: Algorithm
    limit: int = USUAL
    threshold: float = DEFAULT_THRESHOLD
    cutoff: float = DEFAULT_THRESHOLD
    included: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    excluded_kinds: tuple[str, ...] = ()
    excluded_ids: tuple[str, ...] = ()
    changed_since: str | None = None
    filters: Alternatives = ()

    def options(
        self, ground: Entities, scope: str, weights: Mapping[str, float]
    ) -> Options:
        """Say it in the terms of our search, which then gives all that may count."""
        lists = scope_of(ground, scope, self.included, self.excluded)
        every = lists == frozenset(lists_in(ground))
        least = min(self.cutoff, self.threshold)
        return Options(
            threshold=min(max(least, 0.0), 1.0),
            limit=MOST,
            mode=self.algorithm.mode,
            # Lists that name nobody are not in the index.
            sources=None if every else lists & ground.lists.index.sources,
            exclusions=self.excluded_ids,
            weights=weights_of(self.algorithm, weights),
        )

    def sieve(self, shelf: Shelf) -> "Sieve":
        """Make ready what candidates must have besides."""
        return Sieve(
            shelf,
            frozenset(self.excluded_kinds),
            None if self.changed_since is None else moment_of(self.changed_since),
            tuple(having(shelf, field, values) for field, values in self.filters),
        )


@dataclass(frozen=True, slots=True)
class Sieve:
    """What candidates must have besides a score."""

    shelf: Shelf
    without: frozenset[str]
    since: datetime | None
    sets: tuple[Places, ...]

    def lets(self, number: int, kind: str) -> bool:
        """Say whether an entity gets through."""
        if kind in self.without:
            return False
        if self.since is not None and not changed_after(self.shelf, number, self.since):
            return False
        return all(_holds(places, number) for places in self.sets)


def changed_after(shelf: Shelf, number: int, since: datetime) -> bool:
    """Say whether an entity changed after a moment; changes are known by day."""
    day = int(shelf.array("last_change")[number])
    return datetime.fromordinal(day) > since


def moment_of(text: str) -> datetime:
    """Read a day or moment that has the right form. Raises Refused for none."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise wrong(
            "value_error", ["query", "changed_since"], "There is no such day.", text
        ) from None


def having(shelf: Shelf, field: str, values: tuple[str, ...]) -> Places:
    """List the entities that have any of some values in a field.

    A programme counts for the party whose designation names it, and its name as its id:
    lists have no ids for programmes but their names.
    """
    name = field if field in GROUPS or "." in field else f"properties.{field}"
    names = _PROGRAMMES if name in _PROGRAMMES else (name,)
    found = [shelf.with_fact(name, value) for name in names for value in values]
    if name in _PROGRAMMES:
        found += [_designated(shelf, places) for places in found]
    return cast("Places", np.unique(np.concatenate(found or [np.empty(0, np.int32)])))


def _designated(shelf: Shelf, places: Places) -> Places:
    """List the parties whose designations these are."""
    if "sanctions" not in shelf.reverse or not len(places):
        return np.empty(0, np.int32)
    name = shelf.reverse.index("sanctions")
    inbound, names = shelf.array("inbound"), shelf.array("inbound_names")
    at = np.flatnonzero((names == name) & np.isin(inbound, places))
    parties = np.searchsorted(shelf.array("inbound_starts"), at, side="right") - 1
    return parties.astype(np.int32)


def _holds(places: Places, number: int) -> bool:
    at = int(np.searchsorted(places, number))
    return at < len(places) and int(places[at]) == number


def wanted_in(asked: QueryParams) -> Wanted:
    """Read the parameters of a request."""
    topics = several(asked, "topics")
    return Wanted(
        algorithm=algorithm_of(asked.get("algorithm", "best")),
        limit=whole(asked, "limit", USUAL, MOST),
        threshold=real(asked, "threshold", DEFAULT_THRESHOLD),
        cutoff=real(asked, "cutoff", DEFAULT_THRESHOLD),
        included=several(asked, "include_dataset"),
        excluded=several(asked, "exclude_dataset"),
        excluded_kinds=several(asked, "exclude_schema"),
        excluded_ids=few(asked, "exclude_entity_ids"),
        changed_since=since(asked),
        filters=(("topics", topics),) if topics else (),
    )


_LISTS: Mapping[str, str] = {
    "include_dataset": "included",
    "include_datasets": "included",
    "exclude_dataset": "excluded",
    "exclude_datasets": "excluded",
    "exclude_schema": "excluded_kinds",
    "exclude_schemata": "excluded_kinds",
    "exclude_entity_ids": "excluded_ids",
}
_NUMBERS = ("threshold", "cutoff")


def amended(wanted: Wanted, told: Any, place: list[str | int]) -> Wanted:
    """Read `params` of a body or of one query: they go before those of the address.

    Lists are added to, all else is replaced; what is not known is left aside.
    """
    if told is None:
        return wanted
    if not isinstance(told, dict):
        raise wrong("dict_type", place, "Input should be a valid dictionary", told)
    changes: dict[str, Any] = {}
    for name, value in told.items():
        where = [*place, name]
        if value is None:
            continue
        if name in _LISTS:
            field = _LISTS[name]
            before = changes.get(field, getattr(wanted, field))
            changes[field] = (*before, *_texts(value, where))
        elif name in _NUMBERS:
            changes[name] = _number(value, where)
        elif name == "limit":
            changes["limit"] = _limit(value, where)
        elif name == "algorithm":
            changes["algorithm"] = algorithm_of(str(value))
        elif name in ("changed_since", "topics"):
            changes |= _more(wanted, name, value, where)
    return replace(wanted, **changes) if changes else wanted


def _more(
    wanted: Wanted, name: str, value: Any, place: list[str | int]
) -> dict[str, Any]:
    if name == "topics":
        topics = _texts(value, place)
        return {"filters": (*wanted.filters, ("topics", topics))}
    return {"changed_since": since(QueryParams({name: str(value)}))}


def filtered(wanted: Wanted, told: Any, place: list[str | int]) -> Wanted:
    """Read `filters` of a query: fields, each with lists of which one value is had."""
    if told is None:
        return wanted
    if not isinstance(told, dict):
        raise wrong("dict_type", place, "Input should be a valid dictionary", told)
    found = list(wanted.filters)
    for field, groups in told.items():
        every = groups if isinstance(groups, list) else [groups]
        if all(not isinstance(one, list) for one in every):
            every = [every]  # one list of alternatives
        for at, one in enumerate(every):
            found.append((field, _texts(one, [*place, field, at])))
    return replace(wanted, filters=tuple(found))


def _texts(value: Any, place: list[str | int]) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    for at, one in enumerate(values):
        if not isinstance(one, str):
            message = "Input should be a valid string"
            raise wrong("string_type", [*place, at], message, one)
    return tuple(values)


def _number(value: Any, place: list[str | int]) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        message = "Input should be a valid number"
        raise wrong("float_type", place, message, value)
    return float(value)


def _limit(value: Any, place: list[str | int]) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise wrong("int_type", place, "Input should be a valid integer", value)
    if not 0 <= value <= MOST:
        message = f"Input should be less than or equal to {MOST}"
        raise wrong("less_than_equal", place, message, value)
    return value
