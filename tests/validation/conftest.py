"""Real listed parties, for what is measured on real lists."""

from pathlib import Path

import pytest

from clearance.entities import Listing
from clearance.screening import Index


@pytest.fixture(scope="session")
def real(sdn: tuple[Listing, ...]) -> tuple[Listing, ...]:
    """Give the real list."""
    return sdn


@pytest.fixture(scope="session")
def real_index(sdn_index: Path) -> Index:
    """Open the index of that list."""
    return Index.open(sdn_index)
