"""The service as its users have it: a process of its own, asked over HTTP."""

from collections.abc import Iterator

import httpx
import pytest

from tests.conftest import Once
from tests.service.running import Running, prepared, start


@pytest.fixture(scope="session")
def service(once: Once) -> Iterator[Running]:
    """A running service with the starter set."""
    data = once("service-data", lambda place: prepared(once, place))
    with start(data) as running:
        yield running


@pytest.fixture
def client(service: Running) -> Iterator[httpx.Client]:
    """A client of it."""
    with httpx.Client(base_url=service.address, timeout=30) as client:
        yield client
