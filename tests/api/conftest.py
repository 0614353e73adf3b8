"""What tests of the interfaces ask the running service."""

from typing import Any

import httpx
import pytest

PUTIN = {
    "schema": "Person",
    "properties": {"name": ["Vladimir Putin"], "birthDate": ["1952-10-07"]},
}


class Matching:
    """Puts queries to /match."""

    def __init__(self, client: httpx.Client) -> None:
        self._client = client

    def raw(self, body: Any, scope: str = "default", **params: Any) -> httpx.Response:
        """Post a body as it is."""
        return self._client.post(f"/match/{scope}", json=body, params=params)

    def one(self, query: Any, **params: Any) -> dict[str, Any]:
        """Ask one query and give its response."""
        said = self.raw({"queries": {"q": query}}, **params)
        assert 200 == said.status_code, said.text
        told: dict[str, Any] = said.json()["responses"]["q"]
        return told

    def results(self, query: Any, **params: Any) -> list[dict[str, Any]]:
        """Ask one query and give what was found."""
        found: list[dict[str, Any]] = self.one(query, **params)["results"]
        return found


@pytest.fixture
def match(client: httpx.Client) -> Matching:
    """Give what puts queries to /match."""
    return Matching(client)
