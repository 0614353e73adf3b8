"""Real listed parties, for what is measured on real lists."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from clearance.entities import Listing
from clearance.knowledge import Knowledge
from clearance.screening import Index
from clearance.sources import find_on_disk, keep_found, load_snapshot, read_catalog
from clearance.values import AsOf

DAY = date(2024, 5, 3)


@pytest.fixture(scope="session")
def real(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Listing, ...]:
    """Load the SDN list of 3 May 2024 through the code that users run."""
    store = Knowledge(tmp_path_factory.mktemp("store"))
    source = read_catalog()["us_ofac_sdn"]
    sets = find_on_disk(shared / "lists", source.metadata)
    found = next(one for one in sets if one.published == DAY)
    moment = datetime(2024, 5, 4, tzinfo=UTC)
    load_snapshot(store, source, keep_found(store, source, found, retrieved=moment))
    return tuple(store.view(AsOf(DAY)).listings())


@pytest.fixture(scope="session")
def real_index(real: tuple[Listing, ...]) -> Index:
    """Build the index of that list."""
    return Index.build(real)
