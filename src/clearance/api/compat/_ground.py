"""What an answer is made from: the entities of a day, and which lists are meant."""

from collections.abc import Collection
from datetime import datetime

from fastapi import Request
from fastapi.concurrency import run_in_threadpool

from clearance.app import Desk, Entities, Silent
from clearance.values import AsOf, read_day, read_moment

from ._route import Refused

COLLECTIONS = ("default", "sanctions", "clearance")
"""Names that mean all lists in use; "default" is what clients ask unless told."""


async def ground_of(request: Request) -> Entities:
    """Open the entities of the day that a request asks about, if they are not yet."""
    desk: Desk = request.app.state.desk
    as_of = as_of_in(request)
    found = desk.entities_at_hand(as_of)
    if found is not None:
        return found
    return await run_in_threadpool(desk.entities, as_of, progress=Silent())


def as_of_in(request: Request) -> AsOf:
    """Read our own parameters `as_of` and `known`: today, and all that is known."""
    now: datetime = request.app.state.clock()
    asked = request.query_params
    day = read_day(asked.get("as_of") or None, "as_of")
    known = read_moment(asked.get("known") or None, "known")
    return AsOf(day or now.date(), known)


def lists_in(ground: Entities) -> tuple[str, ...]:
    """Name the lists that answer."""
    versions = ground.lists.view.versions
    return tuple(dict.fromkeys(version.source for version in versions))


def scope_of(
    ground: Entities,
    name: str,
    included: Collection[str] = (),
    excluded: Collection[str] = (),
) -> frozenset[str]:
    """Say which lists a scope means, less those not wanted.

    Raises Refused for a scope that there is not.
    """
    every = frozenset(lists_in(ground))
    if name in COLLECTIONS:
        found = every
    elif name in every:
        found = frozenset((name,))
    else:
        raise Refused(404, "No such dataset.")
    if included and not set(COLLECTIONS) & set(included):
        found &= set(included)
    return found - set(excluded)
