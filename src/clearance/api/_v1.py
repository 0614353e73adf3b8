"""Our own interface: every answer says which lists, law and code made it."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends

from clearance.app import Silent
from clearance.http import Asking, DeskOf, asking_of
from clearance.values import AsOf

from ._versions import versions_of

v1 = APIRouter(prefix="/v1", tags=["clearance"])


@v1.get("/versions")
def versions(desk: DeskOf, asking: Annotated[Asking, Depends(asking_of)]) -> Any:
    """Tell which editions of which lists, and which law and code, answer for a day."""
    lists = desk.lists(AsOf(asking.of_day, asking.known), progress=Silent())
    return versions_of(lists, asking)
