"""The page at which people sign in with a key."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from ._frame import FrameOf

sign_in = APIRouter()


@sign_in.get("/sign-in")
def page(
    frame: FrameOf,
    to: Annotated[str, Query()] = "/",
    wrong: Annotated[str, Query()] = "",
) -> Response:
    """Show the form for a key; who has signed in is led on to *to*."""
    fill = frame.fill("sign_in.html.j2", to=to, wrong=wrong, twin=None, freshness=None)
    return frame.page(fill())
