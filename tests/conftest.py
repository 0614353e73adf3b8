"""What all tests share: the real lists, where they lie beside the clone."""

import gc
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from clearance.entities import Listing
from clearance.knowledge import Knowledge
from clearance.screening import Index
from clearance.sources import find_on_disk, keep_found, load_snapshot, read_catalog
from clearance.values import AsOf

SDN_DAY = date(2024, 5, 3)
SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Give the folder of real lists, or skip with the reason."""
    if not (SHARED / "lists").is_dir():
        pytest.skip("the real lists are not here: no ../shared/data beside the clone")
    return SHARED


@pytest.fixture(scope="session")
def sdn(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Listing, ...]:
    """Load the SDN list of 3 May 2024 through the code that users run."""
    store = Knowledge(tmp_path_factory.mktemp("store"))
    source = read_catalog()["us_ofac_sdn"]
    sets = find_on_disk(shared / "lists", source.metadata)
    found = next(one for one in sets if one.published == SDN_DAY)
    moment = datetime(2024, 5, 4, tzinfo=UTC)
    load_snapshot(store, source, keep_found(store, source, found, retrieved=moment))
    listings = tuple(store.view(AsOf(SDN_DAY)).listings())
    # They stay until the end: no collection has to go through them again and again.
    gc.collect()
    gc.freeze()
    return listings


@pytest.fixture(scope="session")
def sdn_index(
    sdn: tuple[Listing, ...], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Build the index of that list, and save it; give its folder."""
    folder = tmp_path_factory.mktemp("index") / "sdn"
    Index.build(sdn).save(folder)
    return folder


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the expected statements of the sources' samples be written anew."""
    parser.addoption("--write-samples", action="store_true", default=False)


@pytest.fixture
def write_samples(request: pytest.FixtureRequest) -> bool:
    """Say whether the expected statements are to be written anew."""
    return bool(request.config.getoption("--write-samples"))
