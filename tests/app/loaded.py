"""A data folder as it is after the first look at it."""

from datetime import UTC, datetime
from pathlib import Path

from clearance.app import Desk, Silent
from clearance.settings import Settings
from tests.conftest import Once


def loaded_once(once: Once) -> Path:
    """Give a data folder with the starter set and its index, to be copied."""

    def load(data: Path) -> None:
        desk = Desk(Settings(data=data))
        desk.look(now=datetime(2026, 11, 28, tzinfo=UTC), progress=Silent())

    return once("desk", load)
