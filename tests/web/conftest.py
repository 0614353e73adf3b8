"""Pages as people have them: of a running service, asked for as a browser does."""

from collections.abc import Iterator

import httpx
import pytest

from tests.service.conftest import service
from tests.service.running import Running

__all__ = ["service"]


@pytest.fixture
def browser(service: Running) -> Iterator[httpx.Client]:
    """A client that says what browsers say of what they take."""
    taken = {"accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8"}
    with httpx.Client(base_url=service.address, timeout=60, headers=taken) as client:
        yield client
