"""Signing in: a key given once in a form, a session in a cookie from then on."""

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Form
from fastapi.responses import RedirectResponse

from ._callers import SESSION_SECONDS, Callers

SESSION = "clearance_session"
"""The cookie of those who have signed in."""


def sign_in_with(callers: Callers) -> APIRouter:
    """Give the routes that take a key and begin, or end, a session."""
    router = APIRouter(include_in_schema=False)

    @router.post("/sign-in")
    async def sign_in(
        key: Annotated[str, Form()], to: Annotated[str, Form()] = "/"
    ) -> RedirectResponse:
        """Take a key, and begin a session where it is valid."""
        place = _own(to)
        found = await callers.with_key(key.strip())
        if found is None:
            return RedirectResponse(f"/sign-in?wrong=1&to={quote(place)}", 303)
        answer = RedirectResponse(place, 303)
        answer.set_cookie(
            SESSION,
            callers.session_of(found),
            max_age=SESSION_SECONDS,
            httponly=True,
            samesite="strict",
            path="/",
        )
        return answer

    @router.post("/sign-out")
    async def sign_out() -> RedirectResponse:
        """End a session."""
        answer = RedirectResponse("/sign-in", 303)
        answer.delete_cookie(SESSION, path="/")
        return answer

    return router


def _own(place: str) -> str:
    """Lead to nothing but a page of this service."""
    own = place.startswith("/") and not place.startswith(("//", "/\\"))
    return place if own and place.isprintable() else "/"
