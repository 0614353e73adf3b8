"""Suggestions while somebody types, and the small page shown of a candidate."""

from html import escape
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Response
from fastapi.concurrency import run_in_threadpool

from clearance.app import Entities
from clearance.entities import kinds
from clearance.exports import Shelf, words_in

from ._extending import label_of, shown_of
from ._ground import ground_of, lists_in, scope_of
from ._manifest import kinds_there, type_of
from ._route import CompatRoute, Refused, answer
from ._search import country_label, mask_of
from ._wanted import having
from ._words import begun_by

router = APIRouter(route_class=CompatRoute, tags=["OpenSanctions"])
Ground = Annotated[Entities, Depends(ground_of)]
Prefix = Annotated[str, Query(description="What has been typed so far.")]
AsOfDay = Annotated[str | None, Query(description="What the lists said on this day.")]
_SHOWN = 20  # of properties and kinds
# OpenRefine shows the page in a frame of its own.
_FRAMED = "default-src 'none'; style-src 'unsafe-inline'"


def _told(prefix: str, result: list[Any]) -> Response:
    head = {"code": "/api/status/ok", "status": "200 OK"}
    return answer({**head, "prefix": prefix, "result": result})


@router.get("/reconcile/{dataset}/suggest/entity", summary="Suggest entities")
async def entity(
    ground: Ground,
    dataset: str,
    prefix: Prefix = "",
    limit: Annotated[int, Query(ge=0, le=500, description="At most.")] = 10,
    as_of: AsOfDay = None,
) -> Response:
    """Suggest entities some of whose words begin with what has been typed."""
    lists = scope_of(ground, dataset)
    found = await run_in_threadpool(_named, ground.shelf, lists, prefix, limit)
    return _told(prefix, found)


def _named(
    shelf: Shelf, lists: frozenset[str], prefix: str, limit: int
) -> list[dict[str, Any]]:
    if not words_in(prefix):
        return []
    found = begun_by(shelf, prefix)
    mask = found.mask & mask_of(shelf, having(shelf, "datasets", tuple(lists)))
    things = tuple(kind.name for kind in kinds() if kind.is_a("Thing"))
    mask &= mask_of(shelf, having(shelf, "schema", things))
    numbers = mask.nonzero()[0]
    best = numbers[(-found.scores[numbers]).argsort(kind="stable")][:limit]
    told = (shelf.entity(number) for number in best.tolist())
    return [
        {
            "id": one["id"],
            "name": one["caption"],
            "description": kinds()[one["schema"]].label,
            "type": [type_of(one["schema"])],
        }
        for one in told
    ]


@router.get("/reconcile/{dataset}/suggest/property", summary="Suggest properties")
async def property_(
    ground: Ground, dataset: str, prefix: Prefix = "", as_of: AsOfDay = None
) -> Response:
    """Suggest properties by which a query can be told more."""
    scope_of(ground, dataset)
    found: dict[str, dict[str, str]] = {}
    for kind in kinds_there(ground.shelf):
        for one in shown_of(kind):
            if _begins(prefix, one.name, label_of(one.name)):
                name = label_of(one.name)
                told = {"id": one.name, "name": name, "description": name}
                found.setdefault(one.name, told)
    return _told(prefix, list(found.values())[:_SHOWN])


@router.get("/reconcile/{dataset}/suggest/type", summary="Suggest kinds")
async def type_(
    ground: Ground, dataset: str, prefix: Prefix = "", as_of: AsOfDay = None
) -> Response:
    """Suggest kinds of things that are on the lists."""
    scope_of(ground, dataset)
    found = [
        type_of(kind)
        for kind in kinds_there(ground.shelf)
        if _begins(prefix, kind, kinds()[kind].label)
    ]
    return _told(prefix, found[:_SHOWN])


@router.get(
    "/reconcile/{dataset}/preview/{entity_id}",
    summary="Show a candidate in a few lines",
    responses={200: {"content": {"text/html": {}}}, 404: {"description": "None."}},
)
async def preview(
    ground: Ground, dataset: str, entity_id: str, as_of: AsOfDay = None
) -> Response:
    """Give a small page on one entity."""
    scope_of(ground, dataset)
    number = ground.shelf.find(entity_id)
    if number is None:
        raise Refused(404, "No such entity!")
    page = _page(ground, ground.shelf.entity(number))
    headers = {"content-security-policy": _FRAMED}
    return Response(page, headers=headers, media_type="text/html; charset=utf-8")


def _page(ground: Entities, told: dict[str, Any]) -> str:
    said = told["properties"]
    catalog = ground.lists.catalog
    titles = [
        catalog[one].metadata.title
        for one in told["datasets"]
        if one in lists_in(ground)
    ]
    rows = {
        "Kind": [kinds()[told["schema"]].label],
        "Also": said.get("alias", [])[:5],
        "Born": said.get("birthDate", []),
        "Countries": [country_label(one) for one in said.get("country", [])],
        "Programmes": said.get("program", []),
        "Lists": titles,
    }
    cells = "".join(
        f"<dt>{escape(name)}</dt><dd>{escape('; '.join(values))}</dd>"
        for name, values in rows.items()
        if values
    )
    title = escape(told["caption"])
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{title}</title>'
        "<style>body{font:14px sans-serif;margin:8px}dt{font-weight:bold}"
        f"dd{{margin:0 0 6px}}</style><h1>{title}</h1><dl>{cells}</dl></html>"
    )


def _begins(prefix: str, *texts: str) -> bool:
    wanted = prefix.strip().casefold()
    return any(
        word.startswith(wanted)
        for text in texts
        for word in (text.casefold(), *text.casefold().split())
    )
