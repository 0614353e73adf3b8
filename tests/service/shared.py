"""The service as its users have it: a process of its own, asked over HTTP.

One of each process of tests, for all folders of tests that ask it.
"""

from collections.abc import Iterator

import httpx
import pytest

from tests.conftest import Once
from tests.service.running import Running, client_of, prepared, start


@pytest.fixture(scope="session")
def service(once: Once, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A running service with the starter set, and with work of its own."""
    with start(prepared(once, tmp_path_factory.mktemp("service"))) as running:
        yield running


@pytest.fixture
def client(service: Running) -> Iterator[httpx.Client]:
    """A client of it."""
    with client_of(service.address) as client:
        yield client
