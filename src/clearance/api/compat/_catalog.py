"""GET /catalog: which lists answer, of which day; and other words on the service."""

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Annotated, Any

import orjson
from fastapi import APIRouter, Depends, Header, Response

from clearance import __version__
from clearance.app import Entities
from clearance.errors import InvalidValueError
from clearance.exports import version_of
from clearance.knowledge import Version
from clearance.sources import Source
from clearance.values import country_name

from ._ground import COLLECTIONS, ground_of, lists_in
from ._route import CompatRoute, answer, wrong

router = APIRouter(route_class=CompatRoute, tags=["OpenSanctions"])
Ground = Annotated[Entities, Depends(ground_of)]
_FIVE_MINUTES = "public, max-age=300"
_TITLES: Mapping[str, str] = {
    "default": "All lists in use",
    "sanctions": "All lists in use, under another name that clients know",
    "clearance": "All lists in use, under the name that exports have",
}
_VALUES = 1000  # of a field at most


@router.get(
    "/catalog",
    summary="Tell which lists answer",
    responses={304: {"description": "Nothing has changed since."}},
)
@router.get("/manifest", include_in_schema=False)
async def catalog(
    ground: Ground, if_none_match: Annotated[str | None, Header()] = None
) -> Response:
    """Tell which lists answer and how new they are; "default" means all of them."""
    body = orjson.dumps(_catalog(ground))
    mark = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {"etag": mark, "cache-control": _FIVE_MINUTES}
    if if_none_match is not None and _same(if_none_match, mark):
        return Response(status_code=304, headers=headers)
    return Response(body, headers=headers, media_type="application/json")


@router.post("/catalog/fields", summary="List the values of fields")
async def fields(ground: Ground, body: dict[str, Any]) -> Response:
    """Give the most frequent values of fields such as topics, as Motiva is asked for.

    The body is `{"fields": ["topics", "countries"]}`; fields are those of facets.
    """
    asked = body.get("fields")
    if not isinstance(asked, list) or not all(isinstance(one, str) for one in asked):
        message = "Input should be a valid list"
        raise wrong("list_type", ["body", "fields"], message, asked)
    known = {one for one in asked if one in ground.shelf.faceted}
    told = {
        field: [
            {"value": value, "count": count}
            for value, count in ground.shelf.counts(field)[:_VALUES]
        ]
        for field in sorted(known)
    }
    return answer({"fields": told})


@router.get("/-/version", summary="Tell the versions of service and lists")
async def version(ground: Ground) -> Response:
    """Tell the version of this program and of the state of the lists."""
    return answer({"clearance": __version__, "index": _version_of(ground)})


@router.post(
    "/updatez",
    summary="Load lists anew (not from here)",
    responses={403: {"description": "Always: see the answer."}},
)
async def updatez(token: str = "", *, sync: bool = False) -> Response:
    """Refuse: lists are loaded with `clearance update`, and taken up within seconds."""
    return Response(
        orjson.dumps({"detail": "Invalid token."}), 403, media_type="application/json"
    )


def _same(asked: str, mark: str) -> bool:
    marks = [one.strip().removeprefix("W/") for one in asked.split(",")]
    return "*" in marks or mark in marks


def _version_of(ground: Entities) -> str:
    view = ground.lists.view
    extra = (view.key, ground.lists.clusters.digest)
    return version_of(view.as_of, view.versions, extra)


def _catalog(ground: Entities) -> dict[str, Any]:
    lists = _newest(ground)
    every = [
        *(_collection(name, ground) for name in COLLECTIONS),
        *(_list(ground, one) for one in lists.values()),
    ]
    current = [one["name"] for one in every if one["load"]]
    return {"datasets": every, "current": current, "outdated": [], "index_stale": False}


def _newest(ground: Entities) -> dict[str, Version]:
    return {version.source: version for version in ground.lists.view.versions}


def _collection(name: str, ground: Entities) -> dict[str, Any]:
    state, shelf = _version_of(ground), ground.shelf
    when = datetime.strptime(state[:14], "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    return _dataset(
        name=name,
        title=_TITLES[name],
        summary="What the lists say on the day, put together.",
        version=state,
        updated_at=f"{when:%Y-%m-%dT%H:%M:%S}",
        last_export=f"{when:%Y-%m-%dT%H:%M:%S}",
        entity_count=shelf.size,
        thing_count=shelf.things,
        children=list(lists_in(ground)),
        load=True,
        index_version=state,
        index_current=True,
    )


def _list(ground: Entities, version: Version) -> dict[str, Any]:
    metadata = ground.lists.catalog[version.source].metadata
    told = dict(ground.shelf.counts("datasets")).get(version.source, 0)
    day = f"{version.published:%Y%m%d}000000-{_letters(version.sha256)}"
    published = f"{version.published}T00:00:00"
    return _dataset(
        name=version.source,
        title=metadata.title,
        summary=metadata.note or None,
        license=metadata.licence if metadata.licence.startswith("http") else None,
        url=metadata.homepage,
        version=day,
        updated_at=published,
        last_export=f"{version.retrieved:%Y-%m-%dT%H:%M:%S}",
        entity_count=told,
        publisher=_publisher(ground.lists.catalog[version.source]),
        coverage={
            "start": None,
            "end": None,
            "countries": [],
            "frequency": "unknown",
            "schedule": None,
        },
        load=False,
        index_version=day,
        index_current=True,
    )


def _dataset(**told: Any) -> dict[str, Any]:
    """Give a dataset with all keys that it has there, in that order."""
    usual: dict[str, Any] = dict.fromkeys(
        (
            *("name", "title", "license", "summary", "description", "url"),
            *("updated_at", "last_export", "entity_count", "thing_count", "version"),
            *("category", "publisher", "coverage", "deprecation", "entities_url"),
            *("delta_url", "index_version"),
        )
    )
    lists: dict[str, Any] = {"tags": [], "resources": [], "children": []}
    flags = {"deprecated": False, "namespace": False, "index_current": True}
    return {**usual, **lists, **flags, "load": False, **told}


def _publisher(source: Source) -> dict[str, Any]:
    metadata = source.metadata
    code: str | None = {"uk": "gb"}.get(metadata.jurisdiction, metadata.jurisdiction)
    try:
        label = country_name(code or "")
    except InvalidValueError:
        code = label = None  # users may name a jurisdiction that is no country
    return {
        "name": metadata.publisher,
        "url": metadata.homepage,
        "name_en": None,
        "acronym": None,
        "description": None,
        "country": code,
        "country_label": label,
        "official": metadata.derived is None,
    }


def _letters(digest: str) -> str:
    return "".join(chr(ord("a") + int(one, 16)) for one in digest[:3])
