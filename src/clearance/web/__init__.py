"""People's pages: drawn on the server, whole without scripts, loaded from nowhere else.

Each page of what lists and law say has a twin for machines at the same address with
`.json` behind it.
"""

from fastapi import APIRouter

from ._changes import changes
from ._compare import comparing
from ._deal import deal
from ._divergence import divergence
from ._exposure import exposing
from ._find import find
from ._home import home
from ._law import law
from ._owners import owning
from ._portfolio import portfolio
from ._problem import show_problem
from ._sign_in import sign_in
from ._sources import sources
from ._static import static
from ._thing import thing

pages = APIRouter(include_in_schema=False)
for _part in (
    home,
    find,
    thing,
    comparing,
    changes,
    divergence,
    owning,
    exposing,
    deal,
    law,
    portfolio,
    sign_in,
    sources,
    static,
):
    pages.include_router(_part)

__all__ = ["pages", "show_problem"]
