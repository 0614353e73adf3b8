"""GET /search: entities by words, with facets and filters."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
import orjson
from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool

from clearance.app import Entities
from clearance.entities import kinds
from clearance.errors import InvalidValueError
from clearance.exports import Places, Shelf, words
from clearance.values import country_name

from ._described import SEARCH
from ._ground import ground_of, lists_in, scope_of
from ._parameters import no_choice, one_of, several, since, truth, whole
from ._route import CompatRoute, Refused, answer
from ._sorting import sorted_numbers
from ._topics import topic_label
from ._wanted import having, moment_of
from ._words import Found, find_words

router = APIRouter(route_class=CompatRoute)
FACETS: Mapping[str, str] = {
    "datasets": "Data sources",
    "schema": "Entity types",
    "countries": "Countries",
    "identifiers": "Identifiers",
    "topics": "Topics",
    "genders": "Genders",
}
_USUAL = ("countries", "topics", "datasets")
_VALUES = 1000
_MOST, _LAST = 500, 9499
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class _Asked:
    """The parameters of one search."""

    text: str
    scope: frozenset[str]
    schema: str
    excluded_kinds: tuple[str, ...]
    changed_since: str | None
    filters: tuple[tuple[str, str], ...]
    every: bool
    fuzzy: bool
    simple: bool


@router.get(
    "/search/{dataset}",
    tags=["OpenSanctions"],
    summary="Search entities by words",
    responses={
        200: {"description": "A page of entities, and how many have which values."},
        400: {"description": "A kind or filter that cannot be used."},
        404: {"description": "No such dataset."},
        422: {"description": "A parameter is not what it should be."},
    },
    openapi_extra=SEARCH,
)
async def search(request: Request, dataset: str) -> Response:
    """Find entities by words in names and all else that is said of them."""
    ground, given = await ground_of(request), request.query_params
    asked = _asked(request, ground, dataset)
    limit = whole(given, "limit", 10, _MOST)
    offset = whole(given, "offset", 0, _LAST)
    facets = several(given, "facets") or _USUAL
    for facet in facets:
        if facet not in FACETS:
            raise no_choice("facets", facet, FACETS)
    sort = several(given, "sort")

    def told() -> dict[str, Any]:
        """Answer with what was found."""
        numbers, order = _found(ground.shelf, asked)
        if sort:
            order = sorted_numbers(ground.shelf, order, sort)
        page = order[offset : offset + limit]
        return {
            "limit": limit,
            "offset": offset,
            "total": {"value": len(numbers), "relation": "eq"},
            "results": [orjson.Fragment(ground.shelf.raw(one)) for one in page],
            "facets": {name: _facet(ground, name, numbers) for name in facets},
        }

    return answer(await run_in_threadpool(told))


def _asked(request: Request, ground: Entities, dataset: str) -> _Asked:
    given = request.query_params
    schema = given.get("schema", "Thing")
    if schema not in kinds() or kinds()[schema].ours:
        raise Refused(400, "Invalid schema")
    filters = [
        (field, value)
        for field in ("countries", "topics", "datasets")
        for value in several(given, field)
    ]
    for one in several(given, "filter"):
        field, colon, value = one.partition(":")
        if not colon:
            raise Refused(400, f"Invalid filter: {one!r}")
        filters.append((field, value))
    target = truth(given, "target", None)
    if target is not None:
        filters.append(("target", str(target).lower()))
    included = several(given, "include_dataset")
    excluded = several(given, "exclude_dataset")
    return _Asked(
        text=given.get("q", ""),
        scope=scope_of(ground, dataset, included, excluded),
        schema=schema,
        excluded_kinds=several(given, "exclude_schema"),
        changed_since=since(given),
        filters=tuple(filters),
        every=one_of(given, "filter_op", "OR", ("AND", "OR")) == "AND",
        fuzzy=bool(truth(given, "fuzzy", default=False)),
        simple=bool(truth(given, "simple", default=False)),
    )


def _found(shelf: Shelf, asked: _Asked) -> tuple[Places, list[int]]:
    """Give the numbers of what was found, and the same with the best first."""
    mask = _scope(shelf, asked)
    for places in _filters(shelf, asked):
        mask &= mask_of(shelf, places)
    if asked.text.strip():
        found = find_words(shelf, asked.text, fuzzy=asked.fuzzy, simple=asked.simple)
        mask &= found.mask
        numbers = np.flatnonzero(mask).astype(np.int32)
        return numbers, _best(shelf, found, numbers)
    numbers = np.flatnonzero(mask).astype(np.int32)
    weights = shelf.array("counts")[numbers]
    return numbers, numbers[np.argsort(-weights, kind="stable")].tolist()


def _best(shelf: Shelf, found: Found, numbers: Places) -> list[int]:
    # Of two that fit alike, the one of which more is said is rather meant.
    said = np.sqrt(0.5 * shelf.array("counts")[numbers]) / 10
    scores = found.scores[numbers] + said
    order: list[int] = numbers[np.argsort(-scores, kind="stable")].tolist()
    return order


def mask_of(shelf: Shelf, places: Places) -> Mask:
    """Mark some entities among all."""
    mask = np.zeros(shelf.size, np.bool_)
    mask[places] = True
    return mask


def _scope(shelf: Shelf, asked: _Asked) -> Mask:
    mask = mask_of(shelf, having(shelf, "datasets", tuple(asked.scope)))
    mask &= mask_of(shelf, having(shelf, "schema", searched_kinds(asked.schema)))
    if asked.excluded_kinds:
        mask &= ~mask_of(shelf, having(shelf, "schema", asked.excluded_kinds))
    if asked.changed_since is not None:
        since_moment = moment_of(asked.changed_since)
        days = shelf.array("last_change")
        late = since_moment.toordinal()  # a change is known by its day, from midnight
        mask &= days > late
    return mask


@lru_cache
def searched_kinds(schema: str) -> tuple[str, ...]:
    """Name the kinds that a search for one looks among.

    A party listed as something more general may be the one that is meant.
    """
    kind = kinds()[schema]
    found = [one.name for one in kinds() if one.is_a(schema)]
    if kind.matchable:
        found += [one for one in kind.ancestors[1:] if kinds()[one].matchable]
    return tuple(found)


def _filters(shelf: Shelf, asked: _Asked) -> list[Places]:
    by_field: dict[str, list[str]] = {}
    for field, value in asked.filters:
        by_field.setdefault(field, []).append(value)
    if asked.every:
        return [having(shelf, field, (value,)) for field, value in asked.filters]
    return [having(shelf, field, tuple(values)) for field, values in by_field.items()]


def _facet(ground: Entities, name: str, numbers: Places) -> dict[str, Any]:
    counted = ground.shelf.counts(name, numbers)[:_VALUES]
    values = [
        {"name": value, "label": _label(ground, name, value), "count": count}
        for value, count in counted
    ]
    return {"label": FACETS[name], "values": values}


def _label(ground: Entities, facet: str, value: str) -> str:
    if facet == "countries":
        return country_label(value)
    if facet == "schema":
        return plural_of(value)
    if facet == "topics":
        return topic_label(value)
    if facet == "genders":
        return value.capitalize()
    if facet == "datasets" and value in lists_in(ground):
        return ground.lists.catalog[value].metadata.title
    return value


def country_label(code: str) -> str:
    """Name a country; its code where it is not known."""
    try:
        return country_name(code)
    except InvalidValueError:
        return code


def plural_of(kind: str) -> str:
    """Say what several of a kind are called."""
    return words().plurals.get(kind, kinds()[kind].label)


def captions(shelf: Shelf, numbers: Sequence[int]) -> list[tuple[str, str, str]]:
    """Give id, caption and kind of some entities."""
    told = (shelf.entity(number) for number in numbers)
    return [(one["id"], one["caption"], one["schema"]) for one in told]
