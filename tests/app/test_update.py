"""An update from end to end, against a real server with official files."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from clearance.app import Desk, ScreeningRequest, Silent, UpdateRequest, screen, update
from clearance.reports import UpdateLine
from clearance.screening import Query
from clearance.settings import Settings

_SAMPLES = Path(__file__).parents[1] / "sources" / "us_ofac" / "samples"
_NOW = datetime(2026, 11, 1, 12, 0, tzinfo=UTC)


class LocalAuthority(httpx.HTTPTransport):
    """Carries requests for the authorities' addresses to a server on this machine."""

    def __init__(self, server: HTTPServer) -> None:
        super().__init__()
        self._server = server

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Keep path and headers, go to the local server."""
        name = request.url.path.rsplit("/", 1)[-1].lower()
        request.url = httpx.URL(self._server.url_for(f"/{name}"))
        request.headers["Host"] = f"{self._server.host}:{self._server.port}"
        return super().handle_request(request)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Keep everything in a folder of the test."""
    return Settings(data=tmp_path / "data", timeout=5)


@pytest.fixture
def authority(httpserver: HTTPServer) -> Iterator[HTTPServer]:
    """Serve the sample lists under their official names."""
    for list_, name in (("sdn_xml", "sdn.xml"), ("nonsdn_xml", "consolidated.xml")):
        content = (_SAMPLES / list_ / name).read_bytes()
        httpserver.expect_request(f"/{name}").respond_with_data(content)
    yield httpserver


def _update(settings: Settings, server: HTTPServer) -> dict[str, UpdateLine]:
    lines = update(
        settings,
        UpdateRequest(
            sources=("us_ofac_sdn", "us_ofac_nonsdn"), patience=timedelta(seconds=1)
        ),
        now=lambda: _NOW,
        progress=Silent(),
        transport=LocalAuthority(server),
    )
    return {line.source: line for line in lines}


def test_downloaded_lists_answer_at_once(
    settings: Settings, authority: HTTPServer
) -> None:
    """Both lists are fetched, read and then searched."""
    lines = _update(settings, authority)
    report = screen(
        Desk(settings),
        ScreeningRequest(queries=(Query(names=("Northern Sample Bank",)),)),
        now=_NOW,
        progress=Silent(),
    )

    assert {"added"} == {line.outcome for line in lines.values()}
    assert {"us_ofac_sdn", "us_ofac_nonsdn"} == {used.source for used in report.lists}
    assert ("ofac-101",) == report.rows[0].matches[0].listing.entity.referents


def test_the_same_list_again_is_unchanged(
    settings: Settings, authority: HTTPServer
) -> None:
    """A second update of an unchanged list adds nothing."""
    _update(settings, authority)

    lines = _update(settings, authority)

    assert {"unchanged"} == {line.outcome for line in lines.values()}


def test_one_list_that_fails_does_not_stop_the_other(
    settings: Settings, authority: HTTPServer
) -> None:
    """What cannot be had is a failed line with its reason; the rest is loaded."""

    def page(_: Request) -> Response:
        return Response("<html>maintenance</html>", content_type="text/html")

    authority.clear()
    authority.expect_request("/sdn.xml").respond_with_handler(page)
    authority.expect_request("/sdn.csv").respond_with_data("", status=404)
    content = (_SAMPLES / "nonsdn_xml" / "consolidated.xml").read_bytes()
    authority.expect_request("/consolidated.xml").respond_with_data(content)

    lines = _update(settings, authority)

    assert "failed" == lines["us_ofac_sdn"].outcome
    assert "added" == lines["us_ofac_nonsdn"].outcome
    assert "sdn.xml" in (lines["us_ofac_sdn"].sentence or "")


def test_the_day_of_the_answer_is_the_day_of_the_question(
    settings: Settings, authority: HTTPServer
) -> None:
    """A day before the downloaded list is answered from nothing, and that is said."""
    _update(settings, authority)
    request = ScreeningRequest(
        queries=(Query(names=("Northern Sample Bank",)),), day=date(2000, 1, 1)
    )

    with pytest.raises(Exception, match="No list answers for 2000-01-01"):
        screen(Desk(settings), request, now=_NOW, progress=Silent())
