"""GET /entities: one entity, with all that is attached to it."""

from collections.abc import Sequence
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Depends, Path, Query, Request, Response
from fastapi.concurrency import run_in_threadpool

from clearance.app import Entities
from clearance.entities import kinds
from clearance.exports import Shelf, stubs_of

from ._ground import ground_of
from ._nesting import Near, neighbours, nested
from ._route import CompatRoute, Refused, answer
from ._sorting import in_order

router = APIRouter(route_class=CompatRoute, tags=["OpenSanctions"])
Ground = Annotated[Entities, Depends(ground_of)]
Id = Annotated[str, Path(description="An id: ours, or one that a list gives.")]
AsOfDay = Annotated[
    str | None, Query(description="What the lists said on this day: 2022-02-24.")
]
Known = Annotated[
    str | None, Query(description="Only what had been loaded by this moment (UTC).")
]
Sort = Annotated[list[str], Query(description="Order by a field: first_seen:desc.")]
Limit = Annotated[int, Query(ge=0, le=500, description="Results at most.")]
Offset = Annotated[int, Query(ge=0, le=9499, description="Results to pass over.")]
_ABSENT: dict[int | str, dict[str, Any]] = {
    308: {"description": "The id is one that a list gives; the answer is elsewhere."},
    404: {"description": "No such entity or property."},
}


class _Moved(Exception):
    """The entity has another id than the one asked for."""

    def __init__(self, identity: str) -> None:
        super().__init__(identity)
        self.identity = identity


@router.get("/entities/{entity_id}", summary="Show one entity", responses={**_ABSENT})
async def entity(
    ground: Ground,
    entity_id: Id,
    request: Request,
    nested: Annotated[
        bool, Query(description="With what is attached to it and points at it.")
    ] = True,
    as_of: AsOfDay = None,
    known: Known = None,
) -> Response:
    """Give an entity; one asked for by the id of a list is told to be elsewhere."""
    try:
        number = _number(ground.shelf, entity_id)
    except _Moved as moved:
        return _redirect(request, moved.identity)
    if not nested:
        return Response(ground.shelf.raw(number), media_type="application/json")
    return answer(await run_in_threadpool(_nested, ground.shelf, number))


@router.get(
    "/entities/{entity_id}/adjacent",
    summary="List what stands next to an entity",
    responses={**_ABSENT},
)
async def adjacent(
    ground: Ground,
    entity_id: Id,
    request: Request,
    sort: Sort = [],  # noqa: B006  # read only, and shown in the document
    limit: Limit = 10,
    offset: Offset = 0,
    as_of: AsOfDay = None,
    known: Known = None,
) -> Response:
    """Give an entity, and by property a page of what stands next to it."""
    shelf = ground.shelf
    try:
        number = _number(shelf, entity_id)
    except _Moved as moved:
        return _redirect(request, moved.identity, "/adjacent")

    def pages() -> dict[str, Any]:
        """Give the page of each property."""
        by_prop: dict[str, list[Near]] = {}
        for one in neighbours(shelf, number):
            by_prop.setdefault(one.prop, []).append(one)
        return {
            prop: _page(shelf, number, in_order(shelf, near, sort), limit, offset)
            for prop, near in sorted(by_prop.items())
        }

    told = {
        "entity": shelf.entity(number),
        "adjacent": await run_in_threadpool(pages),
    }
    return answer(told)


@router.get(
    "/entities/{entity_id}/adjacent/{property_name}",
    summary="List what stands next to an entity, by one property",
    responses={**_ABSENT},
)
async def adjacent_by(
    ground: Ground,
    entity_id: Id,
    property_name: Annotated[str, Path(description="Such as sanctions.")],
    request: Request,
    sort: Sort = [],  # noqa: B006  # read only, and shown in the document
    limit: Limit = 10,
    offset: Offset = 0,
    as_of: AsOfDay = None,
    known: Known = None,
) -> Response:
    """Give a page of what stands next to an entity under one name."""
    shelf = ground.shelf
    try:
        number = _number(shelf, entity_id)
    except _Moved as moved:
        return _redirect(request, moved.identity, f"/adjacent/{property_name}")
    if not _is_end(shelf.entity(number)["schema"], property_name):
        raise Refused(404, "No such property!")

    def page() -> dict[str, Any]:
        """Give the page of one property."""
        near = in_order(shelf, neighbours(shelf, number, property_name), sort)
        return _page(shelf, number, near, limit, offset)

    return answer(await run_in_threadpool(page))


def _nested(shelf: Shelf, number: int) -> dict[str, Any]:
    return nested(shelf, number)


def _number(shelf: Shelf, asked: str) -> int:
    number = shelf.find(asked)
    if number is None:
        raise Refused(404, "No such entity!")
    identity = shelf.entity(number)["id"]
    if identity != asked:
        raise _Moved(identity)
    return number


def _redirect(request: Request, identity: str, rest: str = "") -> Response:
    asked = f"?{request.url.query}" if request.url.query else ""
    # Under whatever address the service is known outside.
    root = request.scope.get("root_path", "")
    place = f"{root}/entities/{quote(identity, safe='')}{quote(rest)}{asked}"
    return Response(status_code=308, headers={"location": place})


def _page(
    shelf: Shelf, number: int, near: Sequence[Near], limit: int, offset: int
) -> dict[str, Any]:
    shown = near[offset : offset + limit]
    prop = near[0].prop if near else ""
    told = nested(shelf, number, shown)["properties"].get(prop, []) if shown else []
    # What the entity itself points at comes whole: keep what is on the page.
    ids = {shelf.entity(one.number)["id"] for one in shown}
    results = [one for one in told if isinstance(one, dict) and one["id"] in ids]
    order = {shelf.entity(one.number)["id"]: at for at, one in enumerate(shown)}
    results.sort(key=lambda one: order[one["id"]])
    total = {"value": len(near), "relation": "eq"}
    return {"results": results, "total": total, "limit": limit, "offset": offset}


def _is_end(schema: str, prop: str) -> bool:
    known = kinds()[schema].properties.get(prop)
    return prop in stubs_of(schema) or (
        known is not None and known.type == "entity" and not known.ours
    )
