"""Sources: how fresh each list is, what its hash is, what was understood of it."""

from typing import Any

from fastapi import APIRouter, Response

from clearance import app
from clearance.reports import (
    SourceAudit,
    render_audit_json,
    render_sources_json,
    share,
)

from ._frame import Frame, FrameOf

sources = APIRouter()


@sources.get("/sources")
def page(frame: FrameOf) -> Response:
    """Show all lists, loaded ones first."""
    statuses = frame.statuses()
    audits = {one.source: one for one in _audits(frame, ())}
    fill = frame.fill(
        "sources.html.j2",
        loaded=[one for one in statuses if one.entries is not None],
        missing=[one for one in statuses if one.entries is None],
        understood={name: _understood(one) for name, one in audits.items()},
        share=share,
    )
    return frame.page(fill())


@sources.get("/sources.json")
def twin(frame: FrameOf) -> Response:
    """Tell what is loaded."""
    return frame.twin(render_sources_json(frame.statuses()))


@sources.get("/sources/{name}")
def one_page(name: str, frame: FrameOf) -> Response:
    """Show one list: all its versions, and the audit of the newest."""
    if name.endswith(".json"):
        return _one_twin(name.removesuffix(".json"), frame)
    versions = app.sources(
        frame.desk, (name,), now=frame.asking.now, every=True, progress=frame.progress
    )
    loaded = [one for one in versions if one.entries is not None]
    audits = _audits(frame, (name,)) if loaded else ()
    fill = frame.fill(
        "source.html.j2",
        source=versions[-1],
        versions=loaded[::-1],
        audit=audits[-1] if audits else None,
        share=share,
    )
    return frame.page(fill())


def _one_twin(name: str, frame: Frame) -> Response:
    return frame.twin(render_audit_json(_audits(frame, (name,))))


def _audits(frame: Frame, names: tuple[str, ...]) -> tuple[SourceAudit, ...]:
    return app.audits(frame.desk, names, every=False, progress=frame.progress)


def _understood(audit: SourceAudit) -> tuple[int, int]:
    """Count the parts that a parser understood, and all that it read."""
    understood: dict[str, int] = audit.record.get("understood", {})
    lost: dict[str, Any] = audit.record.get("not_understood", {})
    known = sum(understood.values())
    return known, known + sum(one["total"] for one in lost.values())
