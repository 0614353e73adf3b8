"""The first page: ask, and see what is loaded."""

from fastapi import APIRouter, Response

from clearance.reports import render_sources_json

from ._frame import FrameOf

home = APIRouter()


@home.get("/")
def first(frame: FrameOf) -> Response:
    """Show the search box, what is loaded, and how to begin."""
    return frame.page(frame.fill("home.html.j2")())


@home.get("/index.json")
def first_twin(frame: FrameOf) -> Response:
    """Tell what is loaded."""
    return frame.twin(render_sources_json(frame.statuses()))
