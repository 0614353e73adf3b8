"""The reconciliation service that OpenRefine speaks to (versions 0.1 and 0.2).

https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/
"""

from collections.abc import Mapping
from typing import Annotated, Any

import orjson
from fastapi import APIRouter, Depends, Form, Query, Request, Response
from fastapi.concurrency import run_in_threadpool

from clearance.app import Entities
from clearance.entities import kinds
from clearance.screening import DEFAULT_THRESHOLD, Match

from ._algorithms import algorithm_of
from ._example import THING, Example, read_example
from ._extending import extend_rows, properties_of, property_name
from ._features import explained
from ._ground import ground_of, scope_of
from ._manifest import manifest, type_of
from ._match import MOST_QUERIES
from ._parameters import SINCE
from ._route import CompatRoute, Refused, answer
from ._wanted import Wanted, amended

router = APIRouter(route_class=CompatRoute, tags=["OpenSanctions"])
Ground = Annotated[Entities, Depends(ground_of)]
Algorithm = Annotated[str, Query(description="How to score; see /algorithms.")]
Since = Annotated[
    str | None, Query(pattern=SINCE, description="Only what changed after this day.")
]
AsOfDay = Annotated[str | None, Query(description="What the lists said on this day.")]
Text = Annotated[str | None, Form(description="JSON.")]
# A person looks at candidates, so less is shown than would be an alert.
_CUTOFF = 0.5
_USUAL, _MOST = 5, 100


@router.get("/reconcile/{dataset}", summary="Tell what the reconciliation can do")
async def told(
    ground: Ground,
    dataset: str,
    request: Request,
    queries: Annotated[str | None, Query(description="Queries as JSON.")] = None,
    query: Annotated[str | None, Query(description="One query or name.")] = None,
    extend: Annotated[str | None, Query(description="Values wanted, JSON.")] = None,
    algorithm: Algorithm = "best",
    changed_since: Since = None,
    as_of: AsOfDay = None,
) -> Response:
    """Give the manifest; clients of version 0.1 may put their queries here, too."""
    scope_of(ground, dataset)
    if queries or query or extend:
        return await _answered(
            ground, dataset, (queries, query, extend), (algorithm, changed_since)
        )
    return answer(manifest(ground, dataset, request))


@router.post("/reconcile/{dataset}", summary="Reconcile names, or give more columns")
async def asked(
    ground: Ground,
    dataset: str,
    queries: Text = None,
    query: Text = None,
    extend: Text = None,
    algorithm: Algorithm = "best",
    changed_since: Since = None,
    as_of: AsOfDay = None,
) -> Response:
    """Give candidates for names and what else is known, or values of entities."""
    scope_of(ground, dataset)
    return await _answered(
        ground, dataset, (queries, query, extend), (algorithm, changed_since)
    )


async def _answered(
    ground: Entities,
    dataset: str,
    texts: tuple[str | None, str | None, str | None],
    how: tuple[str, str | None],
) -> Response:
    queries, query, extend = texts
    if extend and extend.strip():
        rows = extend_rows(ground.shelf, _object(extend))
        return answer(rows, {"x-batch-size": str(len(rows["rows"]))})
    single = None if query is None else _single(query)
    batch = {"q": single} if single is not None else _object(queries or "")
    if len(batch) > MOST_QUERIES:
        detail = f"Too many queries in one batch (limit: {MOST_QUERIES})"
        raise Refused(400, detail)
    found = await run_in_threadpool(_batch, ground, dataset, batch, how)
    headers = {"x-batch-size": str(len(batch))}
    return answer(found if single is None else found["q"], headers)


def _single(text: str) -> dict[str, Any]:
    """Read the one query that version 0.1 allows: an object, or a bare name."""
    if text.lstrip().startswith("{"):
        return _object(text)
    return {"query": text}


def _object(text: str) -> dict[str, Any]:
    try:
        read = orjson.loads(text)
    except orjson.JSONDecodeError:
        raise Refused(400, "Cannot decode the queries: they are no JSON.") from None
    if not isinstance(read, dict):
        raise Refused(400, "Cannot decode the queries: they are no object.")
    return read


def _batch(
    ground: Entities,
    dataset: str,
    batch: Mapping[str, Any],
    how: tuple[str, str | None],
) -> dict[str, Any]:
    algorithm, changed_since = how
    base = Wanted(
        algorithm=algorithm_of(algorithm),
        cutoff=_CUTOFF,
        limit=_USUAL,
        changed_since=changed_since,
    )
    examples = {key: _example(one) for key, one in batch.items()}
    options = base.options(ground, dataset, {})
    queries = (one.query for one in examples.values())
    found = ground.lists.index.screen_many(queries, options)
    told = {}
    for (key, example), matches in zip(examples.items(), found, strict=True):
        wanted = amended(base, {"limit": _limit(batch[key])}, ["body", key])
        told[key] = {"result": _candidates(ground, wanted, example, matches)}
    return told


def _limit(told: Mapping[str, Any]) -> int:
    limit = told.get("limit")
    if isinstance(limit, bool) or not isinstance(limit, int) or limit < 1:
        return _USUAL
    return min(limit, _MOST)


def _example(told: Any) -> Example:
    if not isinstance(told, dict):
        raise Refused(400, "Cannot decode a query: it is no object.")
    asked = told.get("type")
    types = asked if isinstance(asked, list) else [asked]
    schema = next((_type(one) for one in types if one), THING)
    properties: dict[str, list[Any]] = {}
    name = told.get("query")
    if isinstance(name, str) and name.strip():
        properties["name"] = [name]
    for one in told.get("properties") or ():
        if isinstance(one, dict) and isinstance(one.get("pid"), str):
            values = properties.setdefault(property_name(one["pid"]), [])
            values += _values(one.get("v"))
    return read_example({}, schema, properties)


def _type(told: Any) -> str:
    return str(told.get("id") if isinstance(told, dict) else told)


def _values(told: Any) -> list[Any]:
    values = told if isinstance(told, list) else [told]
    return [
        one.get("name") or one.get("id") if isinstance(one, dict) else one
        for one in values
        if one is not None
    ]


def _candidates(
    ground: Entities, wanted: Wanted, example: Example, matches: tuple[Match, ...]
) -> list[dict[str, Any]]:
    shelf, sieve = ground.shelf, wanted.sieve(ground.shelf)
    numbered = [(shelf.find(one.listing.entity.id), one) for one in matches]
    kept = [
        (number, one)
        for number, one in numbered
        if number is not None and sieve.lets(number, one.listing.entity.kind)
    ]
    # Two that both fit are for a person to choose between.
    sure = [one for _, one in kept if one.score >= DEFAULT_THRESHOLD]
    return [
        _candidate(shelf.entity(number), one, example, alone=sure == [one])
        for number, one in kept[: wanted.limit]
    ]


def _candidate(
    entity: Mapping[str, Any], match: Match, example: Example, *, alone: bool
) -> dict[str, Any]:
    reasons = explained(match, example.query)
    return {
        "id": entity["id"],
        "name": entity["caption"],
        "description": kinds()[entity["schema"]].label,
        "type": [type_of(entity["schema"])],
        "score": round(match.score * 100, 1),
        "match": alone,
        "features": [
            {"id": name, "value": one["score"]} for name, one in reasons.items()
        ],
    }


@router.get(
    "/reconcile/{dataset}/extend/property", summary="Propose properties of a kind"
)
async def proposed(
    ground: Ground,
    dataset: str,
    type: Annotated[str, Query(description="A kind, such as Person.")] = THING,  # noqa: A002
    limit: Annotated[int, Query(ge=0, le=1000, description="At most; 0: all.")] = 0,
    as_of: AsOfDay = None,
) -> Response:
    """List the properties that rows can be extended by."""
    scope_of(ground, dataset)
    if type not in kinds() or kinds()[type].ours:
        raise Refused(400, f"Invalid type: {type}")
    found = properties_of(type)
    shown = found[:limit] if limit else found
    return answer({"limit": limit, "type": type, "properties": shown})
