"""GET /statements: who says what of an entity since when, value by value."""

from typing import Annotated, Any

import duckdb
from fastapi import APIRouter, Depends, Query, Response
from fastapi.concurrency import run_in_threadpool

from clearance.app import Entities
from clearance.exports import STATEMENTS

from ._ground import COLLECTIONS, ground_of
from ._route import CompatRoute, Refused, answer
from ._sorting import sorts_in

router = APIRouter(route_class=CompatRoute, tags=["OpenSanctions"])
_SHOWN = (
    *("id", "entity_id", "canonical_id", "prop", "prop_type", "schema", "value"),
    *("original_value", "dataset", "lang", "origin", "first_seen", "last_seen"),
)
_USUAL = ("canonical_id", "prop", "id")
_MAY_LACK = frozenset({"original_value", "lang", "origin"})


@router.get("/statements", summary="List statements")
async def statements(
    ground: Annotated[Entities, Depends(ground_of)],
    dataset: Annotated[str | None, Query(description="Of this list.")] = None,
    entity_id: Annotated[
        str | None, Query(description="Of this entry, by the id of its list.")
    ] = None,
    canonical_id: Annotated[str | None, Query(description="Of this entity.")] = None,
    prop: Annotated[str | None, Query(description="Of this property.")] = None,
    value: Annotated[str | None, Query(description="With this value.")] = None,
    schema: Annotated[str | None, Query(description="Of this kind.")] = None,
    sort: Annotated[list[str], Query(description="Order: prop:asc.")] = [],  # noqa: B006
    limit: Annotated[int, Query(ge=0, le=5000, description="At most.")] = 50,
    offset: Annotated[int, Query(ge=0, le=10_000_000, description="Pass over.")] = 0,
    as_of: Annotated[str | None, Query(description="What the lists said then.")] = None,
    known: Annotated[str | None, Query(description="Loaded by then (UTC).")] = None,
) -> Response:
    """Give the statements that entities are put together of, a page at a time."""
    asked = {
        "dataset": None if dataset in COLLECTIONS else dataset,
        "entity_id": entity_id,
        "canonical_id": canonical_id,
        "prop": prop,
        "value": value,
        "schema": schema,
    }
    wanted = {name: text for name, text in asked.items() if text is not None}
    told = await run_in_threadpool(_told, ground, wanted, sort, (limit, offset))
    return answer(told)


def _told(
    ground: Entities, wanted: dict[str, str], sort: list[str], page: tuple[int, int]
) -> dict[str, Any]:
    limit, offset = page
    where = " AND ".join(f'"{name}" = ${name}' for name in wanted) or "true"
    order = [f'"{field}" {way}' for field, way in _orders(sort)]
    columns = ", ".join(f'"{name}"' for name in _SHOWN)
    with duckdb.connect() as db:
        db.execute("SET threads = 1")
        found = db.read_parquet(str(ground.shelf.statements))
        db.register("statements", found)
        counted = db.execute(f"SELECT count(*) FROM statements WHERE {where}", wanted)  # noqa: S608
        (total,) = counted.fetchone() or (0,)
        rows = db.execute(
            f"SELECT {columns} FROM statements WHERE {where}"  # noqa: S608
            f" ORDER BY {', '.join(order)} LIMIT {limit} OFFSET {offset}",
            wanted,
        ).fetchall()
    return {
        "results": [_row(row) for row in rows],
        "total": {"value": total, "relation": "eq"},
        "limit": limit,
        "offset": offset,
    }


def _row(row: tuple[str, ...]) -> dict[str, str | None]:
    pairs = zip(_SHOWN, row, strict=True)
    return {
        name: None if text == "" and name in _MAY_LACK else text for name, text in pairs
    }


def _orders(sort: list[str]) -> list[tuple[str, str]]:
    """Read the order, each field checked: it goes into the question as it is."""
    asked = sorts_in(sort)
    for field, _ in asked:
        if field not in STATEMENTS:
            raise Refused(400, f"Invalid sort field: {field}")
    rest = [(field, False) for field in _USUAL if field not in dict(asked)]
    return [(field, "DESC" if down else "ASC") for field, down in (*asked, *rest)]
