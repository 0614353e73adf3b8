"""A data folder as it is after the first look at it."""

from pathlib import Path

import pytest

from tests.app.loaded import loaded_once
from tests.conftest import Once


@pytest.fixture(scope="session")
def loaded(once: Once) -> Path:
    """A data folder with the starter set and its index, to be copied."""
    return loaded_once(once)
