"""POST /match: parties described, and the listed ones that they may be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool

from clearance.app import Entities
from clearance.screening import Match, Options

from ._described import MATCH
from ._example import Example, read_example
from ._features import explained
from ._ground import ground_of, scope_of
from ._route import CompatRoute, Refused, answer, wrong
from ._wanted import Sieve, Wanted, amended, filtered, wanted_in

router = APIRouter(route_class=CompatRoute)
MOST_QUERIES = 100
# So many are answered at once where requests are taken; more would keep others waiting.
_AT_ONCE = 20
_ROUGH = 0.5  # and only from this score on: below it a query may take long
_DIGITS = 3
_OBJECT = "Input should be a valid dictionary"
_TEXT = "Input should be a valid string"


@dataclass(frozen=True, slots=True)
class _Asked:
    """One query of a request, ready to be answered."""

    key: str
    example: Example
    wanted: Wanted


@router.post(
    "/match/{dataset}",
    tags=["OpenSanctions"],
    summary="Match parties against the lists",
    responses={
        200: {"description": "Listed parties that each of them may be, best first."},
        400: {"description": "A query, algorithm or setting that cannot be used."},
        404: {"description": "No such dataset."},
        422: {"description": "A field is missing, or not what it should be."},
    },
    openapi_extra=MATCH,
)
async def match(request: Request, dataset: str) -> Response:
    """Say for each party described which listed ones it may be, and why."""
    ground = await ground_of(request)
    base = wanted_in(request.query_params)
    scope_of(ground, dataset)
    body = _read(await request.body())
    weights = _weights(body.get("weights"))
    _check_config(body.get("config"), base)
    base = amended(base, body.get("params"), ["body", "params"])
    asked = _queries(body, base)
    if len(asked) <= _AT_ONCE and min(base.threshold, base.cutoff) >= _ROUGH:
        told = _answered(ground, dataset, asked, weights)
    else:
        told = await run_in_threadpool(_answered, ground, dataset, asked, weights)
    headers = {"x-batch-size": str(len(asked))}
    return answer({"responses": told, "limit": base.limit}, headers)


def _read(text: bytes) -> dict[str, Any]:
    if not text:
        raise wrong("missing", ["body"], "Field required", None)
    try:
        body = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        said = {
            "type": "json_invalid",
            "loc": ["body", error.pos],
            "msg": "JSON decode error",
            "input": {},
            "ctx": {"error": error.msg},
        }
        raise Refused(422, [said]) from None
    if not isinstance(body, dict):
        message = "Input should be a valid dictionary or object to extract fields from"
        raise wrong("model_attributes_type", ["body"], message, body)
    return body


def _weights(told: Any) -> Mapping[str, float]:
    if told is None:
        return {}
    place: list[str | int] = ["body", "weights"]
    if not isinstance(told, dict):
        raise wrong("dict_type", place, _OBJECT, told)
    for name, weight in told.items():
        if isinstance(weight, bool) or not isinstance(weight, int | float):
            message = "Input should be a valid number"
            raise wrong("float_type", [*place, name], message, weight)
        if not -1 <= weight <= 1:
            message = "Input should be from -1 to 1"
            raise wrong("value_error", [*place, name], message, weight)
    return told


def _check_config(told: Any, wanted: Wanted) -> None:
    if told is None:
        return
    if not isinstance(told, dict):
        raise wrong("dict_type", ["body", "config"], _OBJECT, told)
    for key in told:
        if key not in wanted.algorithm.config:
            raise Refused(
                400,
                f"Invalid configuration parameter: {key} for algorithm"
                f" {wanted.algorithm.name}",
            )


def _queries(body: Mapping[str, Any], base: Wanted) -> list[_Asked]:
    if "queries" not in body:
        raise wrong("missing", ["body", "queries"], "Field required", body)
    queries = body["queries"]
    if not isinstance(queries, dict):
        raise wrong("dict_type", ["body", "queries"], _OBJECT, queries)
    if len(queries) > MOST_QUERIES:
        detail = f"Too many queries in one batch (limit: {MOST_QUERIES})"
        raise Refused(400, detail)
    if not queries:
        raise Refused(400, "No queries provided.")
    return [_query(key, told, base) for key, told in queries.items()]


def _query(key: str, told: Any, base: Wanted) -> _Asked:
    place: list[str | int] = ["body", "queries", key]
    if not isinstance(told, dict):
        message = "Input should be a valid dictionary or object to extract fields from"
        raise wrong("model_attributes_type", place, message, told)
    for name in ("schema", "properties"):
        if name not in told:
            raise wrong("missing", [*place, name], "Field required", told)
    schema, properties, given = told["schema"], told["properties"], told.get("id")
    if not isinstance(schema, str):
        raise wrong("string_type", [*place, "schema"], _TEXT, schema)
    if not isinstance(properties, dict):
        raise wrong("dict_type", [*place, "properties"], _OBJECT, properties)
    if given is not None and not isinstance(given, str):
        raise wrong("string_type", [*place, "id"], _TEXT, given)
    wanted = amended(base, told.get("params"), [*place, "params"])
    wanted = filtered(wanted, told.get("filters"), [*place, "filters"])
    return _Asked(key, read_example(told, schema, properties), wanted)


def _answered(
    ground: Entities, scope: str, asked: Sequence[_Asked], weights: Mapping[str, float]
) -> dict[str, Any]:
    """Answer all queries, those that want the same together."""
    alike: dict[Wanted, list[_Asked]] = {}
    for one in asked:
        alike.setdefault(one.wanted, []).append(one)
    told = {}
    for wanted, some in alike.items():
        options = wanted.options(ground, scope, weights)
        sieve = wanted.sieve(ground.shelf)
        for one, found in zip(some, _found(ground, some, options), strict=True):
            told[one.key] = _told(one, found, sieve)
    return {one.key: told[one.key] for one in asked}


def _found(
    ground: Entities, asked: Sequence[_Asked], options: Options
) -> list[tuple[Match, ...]]:
    if options.sources is not None and not options.sources:
        return [()] * len(asked)
    queries = (one.example.query for one in asked)
    return list(ground.lists.index.screen_many(queries, options))


def _told(asked: _Asked, found: Sequence[Match], sieve: Sieve) -> dict[str, Any]:
    wanted, total = asked.wanted, 0
    results: list[orjson.Fragment] = []
    for one in found:
        number = sieve.shelf.find(one.listing.entity.id)
        if number is None or not sieve.lets(number, one.listing.entity.kind):
            continue
        total += one.score >= wanted.threshold
        if len(results) < wanted.limit:
            results.append(scored(sieve, number, one, asked))
    return {
        "status": 200,
        "results": results,
        "total": {"value": total, "relation": "eq"},
        "query": asked.example.echo,
    }


def scored(sieve: Sieve, number: int, match: Match, asked: _Asked) -> orjson.Fragment:
    """Give an entity with its score and reasons: its bytes, and some more."""
    reasons = explained(match, asked.example.query)
    more = {
        "score": score_of(match, asked.wanted.threshold),
        "match": match.score >= asked.wanted.threshold,
        "explanations": reasons,
        "features": {name: one["score"] for name, one in reasons.items()},
    }
    entity = sieve.shelf.raw(number)
    return orjson.Fragment(entity[:-1] + b"," + orjson.dumps(more)[1:])


def score_of(match: Match, threshold: float) -> float:
    """Round a score so that it is on the same side of the threshold as before."""
    score = round(match.score, _DIGITS)
    if score >= threshold > match.score:
        score -= 10**-_DIGITS
    return round(score, _DIGITS)
