"""All routes of the interface, put together."""

from fastapi import APIRouter

from . import (
    _algorithms,
    _catalog,
    _entities,
    _match,
    _reconcile,
    _search,
    _statements,
    _suggest,
)
from ._route import allow_pages

compat = APIRouter()
for _part in (
    *(_match, _search, _entities, _statements),
    *(_catalog, _algorithms, _reconcile, _suggest),
):
    allow_pages(_part.router)
    compat.include_router(_part.router)
