"""Our own interface: every answer says which lists, law and code made it."""

from typing import Any

from fastapi import APIRouter

from clearance.http import DeskOf

from ._answers import PROBLEMS, AskingOf
from ._v1_batch import batch
from ._v1_jobs import jobs
from ._v1_law import law
from ._v1_lists import lists
from ._v1_owners import owners
from ._v1_screen import screening
from ._versions import Versions, versions_of

v1 = APIRouter()
_about = APIRouter(prefix="/v1", tags=["clearance"], responses=PROBLEMS)


@_about.get("/versions", response_model=Versions)
def versions(desk: DeskOf, asking: AskingOf) -> Any:
    """Tell which editions of which lists, and which law and code, answer for a day."""
    return versions_of(desk, asking)


for _part in (_about, screening, batch, jobs, lists, owners, law):
    v1.include_router(_part)
