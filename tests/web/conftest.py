"""Pages as people have them: of a running service, asked for as a browser does."""

from collections.abc import Iterator

import httpx
import pytest

from tests.service.running import Running, client_of


@pytest.fixture
def browser(service: Running) -> Iterator[httpx.Client]:
    """A client that says what browsers say of what they take."""
    taken = {"accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8"}
    with client_of(service.address, taken) as client:
        yield client
