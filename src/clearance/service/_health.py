"""Whether the service lives, whether it can answer, and how it does."""

import os

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    REGISTRY,
    CollectorRegistry,
    generate_latest,
    multiprocess,
)

health = APIRouter(tags=["health"])


@health.get("/healthz")
async def healthz() -> dict[str, str]:
    """Say that the process answers."""
    return {"status": "ok"}


@health.get("/readyz", responses={503: {"description": "Lists are not open yet."}})
async def readyz(request: Request) -> JSONResponse:
    """Say whether lists are open; 503 until they are."""
    why_not = request.app.state.why_not_ready
    if why_not is None:
        return JSONResponse({"status": "ok"})
    return JSONResponse({"detail": why_not}, 503)


@health.get("/metrics", response_class=Response)
def metrics() -> Response:
    """Tell Prometheus what was answered, how quickly, by all workers together."""
    registry = REGISTRY
    if MEASURES in os.environ:  # noqa: TID251  # how prometheus_client itself is told
        registry = CollectorRegistry()
        multiprocess.MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    return Response(generate_latest(registry), media_type=CONTENT_TYPE_LATEST)


MEASURES = "PROMETHEUS_MULTIPROC_DIR"
"""The variable that names the folder in which workers put their measurements."""
