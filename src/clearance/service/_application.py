"""The one application: programs' side, people's pages, health, errors."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import datetime

import structlog
from fastapi import FastAPI
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse

from clearance import __version__
from clearance.api import v1
from clearance.app import Desk, Silent
from clearance.errors import ClearanceError
from clearance.http import handle_problems, put_desk
from clearance.settings import Settings, utc_now

_LOOK_EVERY = 1.0  # seconds between two looks for newly loaded lists


def application(
    settings: Settings, *, clock: Callable[[], datetime] = utc_now
) -> FastAPI:
    """Put the service together; it opens the lists when it starts."""
    desk = Desk(settings)

    @asynccontextmanager
    async def life(site: FastAPI) -> AsyncIterator[None]:
        site.state.ready = False
        following = asyncio.create_task(_follow(site, desk, clock))
        yield
        following.cancel()
        with suppress(asyncio.CancelledError):
            await following

    site = FastAPI(
        title="Clearance",
        version=__version__,
        summary="Sanctions lists as dated, sourced statements, and screening that"
        " explains itself.",
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
        lifespan=life,
        docs_url=None,
        redoc_url=None,
    )
    put_desk(site, desk, clock)
    handle_problems(site)
    _add_health(site)
    site.include_router(v1)
    return site


async def _follow(site: FastAPI, desk: Desk, clock: Callable[[], datetime]) -> None:
    """Take up what is loaded or judged, for as long as the service lives."""
    while True:
        try:
            if await run_in_threadpool(desk.look, now=clock(), progress=Silent()):
                structlog.get_logger().info("lists_opened", version=desk.version)
            site.state.ready = True
        except ClearanceError as error:
            # What was open keeps answering; the next look may fare better.
            structlog.get_logger().warning("lists_not_opened", reason=str(error))
        await asyncio.sleep(_LOOK_EVERY)


def _add_health(site: FastAPI) -> None:
    @site.get("/healthz", tags=["health"])
    async def healthz() -> dict[str, str]:
        """Say that the process answers."""
        return {"status": "ok"}

    @site.get("/readyz", tags=["health"])
    async def readyz() -> JSONResponse:
        """Say whether lists are open; 503 until they are."""
        if site.state.ready:
            return JSONResponse({"status": "ok"})
        return JSONResponse({"detail": "Index not ready."}, 503)
