"""A problem as a page, where a browser asks; programs get problem details."""

from collections import defaultdict

from fastapi import Request
from fastapi.responses import HTMLResponse, Response

from clearance import __version__
from clearance.http import Problem

from ._site import environment


async def show_problem(request: Request, problem: Problem) -> Response | None:
    """Show a problem as a page to whoever asks for one; None to all others.

    Needs no list and no desk: it must come whatever is broken.
    """
    if "text/html" not in request.headers.get("accept", ""):
        return None
    page = environment().get_template("problem.html.j2")
    text = page.render(
        problem=problem,
        path=request.url.path,
        pairs=[],
        asked=defaultdict(str, request.query_params),
        as_of="",
        known="",
        twin=None,
        freshness=None,
        program=__version__,
    )
    return HTMLResponse(text, problem.status)
