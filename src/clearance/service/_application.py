"""The one application: programs' side, people's pages, health, errors."""

import asyncio
import gc
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import date, datetime
from functools import partial
from importlib.util import find_spec

import structlog
from anyio.to_thread import run_sync
from fastapi import FastAPI
from fastapi.concurrency import run_in_threadpool

from clearance import __version__
from clearance.api import compat, v1
from clearance.app import Desk, Silent, warm
from clearance.errors import ClearanceError
from clearance.http import Renderer, handle_problems, put_desk
from clearance.law import the_book
from clearance.settings import Settings, utc_now

from ._access import Access
from ._callers import Callers
from ._docs import add_docs
from ._headers import Guarded
from ._health import health
from ._journal import Journal
from ._limits import Limited
from ._options import ServeOptions, limits_of
from ._policy import policy_of
from ._sign_in import sign_in_with

_LOOK_EVERY = 1.0  # seconds between two looks for newly loaded lists
# Seconds after which a thread that computes gives way to the one that answers.
_GIVE_WAY = 0.001


def application(
    settings: Settings,
    options: ServeOptions | None = None,
    *,
    clock: Callable[[], datetime] = utc_now,
) -> FastAPI:
    """Put the service together; it opens the lists when it starts."""
    chosen = options or ServeOptions()
    desk = Desk(settings)

    @asynccontextmanager
    async def life(site: FastAPI) -> AsyncIterator[None]:
        """Open the lists, follow them, and end in order."""
        sys.setswitchinterval(_GIVE_WAY)
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
    site.state.why_not_ready = "Index not ready."
    put_desk(site, desk, clock)
    handle_problems(site, *_add_pages(site))
    site.include_router(health)
    site.include_router(v1)
    site.include_router(compat)
    callers = Callers(desk.rows, settings.data, clock)
    site.include_router(sign_in_with(callers))
    add_docs(site)
    # The last is the outermost: every answer, refusals too, is noted and has headers.
    site.add_middleware(Limited, limits=limits_of(settings))
    site.add_middleware(Access, policy=policy_of(settings, chosen), callers=callers)
    site.add_middleware(Guarded)
    site.add_middleware(Journal)
    return site


def _add_pages(site: FastAPI) -> tuple[Renderer, ...]:
    """Add people's pages, where they are; give what shows problems to people."""
    if find_spec("clearance.web") is None:
        return ()
    from clearance.web import pages, show_problem  # noqa: PLC0415 (may be left out)

    site.include_router(pages)
    return (show_problem,)


def _look(desk: Desk, now: datetime) -> bool:
    the_book()  # so that the first to ask does not wait for it
    if not desk.look(now=now, progress=Silent()):
        return False
    gc.unfreeze()
    _set_aside()
    return True


def _set_aside() -> None:
    """Keep what is open from being looked through for garbage: it stays.

    That would hold up answers again and again, each time by a tenth of a second.
    """
    gc.collect()
    gc.freeze()


async def _follow(site: FastAPI, desk: Desk, clock: Callable[[], datetime]) -> None:
    """Take up what is loaded or judged, for as long as the service lives."""
    log, said = structlog.get_logger(), ""
    warmed: tuple[str, date] | None = None
    while True:
        try:
            if await run_in_threadpool(_look, desk, clock()):
                log.info("lists_opened", version=desk.version)
            site.state.why_not_ready, said = None, ""
            if (now_at := (desk.version, clock().date())) != warmed:
                warmed = now_at
                ready = partial(warm, desk, now=clock(), progress=Silent())
                # It may take long, and an end of the service need not wait for it.
                await run_sync(ready, abandon_on_cancel=True)
                await run_in_threadpool(_set_aside)
        except ClearanceError as error:
            # What was open keeps answering; a later look may fare better.
            if str(error) != said:
                log.warning("lists_not_opened", reason=str(error))
                said = str(error)
        await asyncio.sleep(_LOOK_EVERY)
