"""Rows of work in both databases: each test that takes `rows` runs in each."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from clearance.work import Rows
from tests.work.postgres import Postgres, postgres

NOW = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def server() -> Iterator[Postgres]:
    """A running PostgreSQL."""
    with postgres() as running:
        yield running


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an empty database is."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'work.db'}"
    running: Postgres = request.getfixturevalue("server")
    running.empty()
    return running.url


@pytest.fixture
def rows(url: str) -> Iterator[Rows]:
    """Rows of work in an empty database."""
    found = Rows(url)
    yield found
    found.close()
