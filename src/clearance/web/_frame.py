"""A page being made: who answers, as of when, and the frame round what is shown."""

from collections import defaultdict
from typing import Annotated, Any

from fastapi import Depends, Request
from fastapi.responses import HTMLResponse, Response

from clearance import __version__, app
from clearance.app import Desk, Silent
from clearance.http import Asking, DeskOf, asking_of
from clearance.law import the_book
from clearance.reports import Fill, SourceStatus

from ._site import address, environment

_JSON = "application/json; charset=utf-8"


class Frame:
    """Makes the page of one request: `desk` answers it, `asking` says as of when."""

    def __init__(self, request: Request, desk: Desk, asking: Asking) -> None:
        self._request, self.desk, self.asking = request, desk, asking
        self.progress = Silent()

    def fill(self, page: str, **more: Any) -> Fill:
        """Fill the site's template *page* in place of the one a report names.

        It gets what the report tells, and *more*.
        """

        def filled(_: str = "", **told: Any) -> str:
            frame = self._told()
            return environment().get_template(page).render({**frame, **told, **more})

        return filled

    def page(self, text: str, status: int = 200) -> Response:
        """Answer with a page."""
        return HTMLResponse(text, status)

    def twin(self, document: str) -> Response:
        """Answer with the document for machines."""
        # What UTF-8 cannot carry has been escaped before.
        return Response(document.encode("utf-8", "replace"), media_type=_JSON)

    def _told(self) -> dict[str, Any]:
        asking, request = self.asking, self._request
        path = request.url.path
        return {
            "path": path,
            "pairs": request.query_params.multi_items(),
            "asked": defaultdict(str, request.query_params),
            "as_of": asking.day.isoformat() if asking.day else "",
            "known": asking.known.strftime("%Y-%m-%dT%H:%M") if asking.known else "",
            "today": asking.now.date(),
            # What was sent in a form is not in the address.
            "twin": request.method == "GET"
            and address(
                f"{'/index' if path == '/' else path}.json",
                request.query_params.multi_items(),
            ),
            "freshness": Freshness(self.statuses()),
            "law": the_book().digest[:12],
            "program": __version__,
        }

    def statuses(self) -> tuple[SourceStatus, ...]:
        """Tell of each list what is loaded of it."""
        return app.sources(
            self.desk, (), now=self.asking.now, every=False, progress=self.progress
        )


class Freshness:
    """What answers today, in a few figures, for the foot of each page."""

    def __init__(self, statuses: tuple[SourceStatus, ...]) -> None:
        self.used = [one for one in statuses if one.used]
        self.stale = [one for one in self.used if one.stale]
        self.incomplete = [one for one in self.used if not one.complete]
        self.starter = next((one for one in self.used if one.starter), None)
        self.entries = sum(one.entries or 0 for one in self.used)
        days = sorted(one.published for one in self.used if one.published)
        self.oldest = days[0] if days else None
        self.newest = days[-1] if days else None


def _frame(
    request: Request, desk: DeskOf, asking: Annotated[Asking, Depends(asking_of)]
) -> Frame:
    return Frame(request, desk, asking)


FrameOf = Annotated[Frame, Depends(_frame)]
"""The frame of the page that a request asks for."""
