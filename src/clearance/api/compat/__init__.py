"""The interface of OpenSanctions' matching service, for programs written for it."""

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
    compat.include_router(_part.router)
allow_pages(compat)

__all__ = ["compat"]
