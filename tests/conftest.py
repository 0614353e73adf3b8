"""What all tests share: the real lists, where they lie beside the clone."""

import gc
import os
import pickle
import shutil
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from filelock import FileLock

from clearance.entities import Listing
from clearance.knowledge import Knowledge
from clearance.screening import Index
from clearance.sources import find_on_disk, keep_found, load_snapshot, read_catalog
from clearance.values import AsOf, keep_tables_in

# A fixture that folders import each has one of its own; who registers it, shares it.
pytest_plugins = ["tests.service.shared"]

SDN_DAY = date(2024, 5, 3)
SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"
# A folder that is kept for several runs of the same code, as .ci/run has them: what one
# has made, the next need not make. Without it each run has one of its own.
KEPT = os.getenv("CLEARANCE_TEST_RUNS")


@pytest.fixture(scope="session")
def shared() -> Path:
    """Give the folder of real lists, or skip with the reason."""
    if not (SHARED / "lists").is_dir():
        pytest.skip("the real lists are not here: no ../shared/data beside the clone")
    return SHARED


Calls = Callable[[Callable[[], object]], int]
"""Counts the calls that are made, and ended, while something is done."""


@pytest.fixture(scope="session")
def calls() -> Calls:
    """Count work instead of timing it: it is the same on every machine, busy or not.

    What one call into a library does by itself is not seen.
    """

    def counted(work: Callable[[], object]) -> int:
        count = 0

        def tell(_frame: object, _event: str, _argument: object) -> None:
            nonlocal count
            count += 1

        before = sys.getprofile()
        sys.setprofile(tell)
        try:
            work()
        finally:
            sys.setprofile(before)
        return count

    return counted


Once = Callable[[str, Callable[[Path], object]], Path]


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder that all processes of this run share."""
    if KEPT:
        return Path(KEPT)
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def once(run_folder: Path) -> Once:
    """Make a folder once for all processes of this run: what takes long to make.

    Who asks for it while another makes it, waits. Tests may read it, and write no more
    than a user's commands do.
    """

    def made(name: str, make: Callable[[Path], object]) -> Path:
        place = run_folder / name
        with FileLock(run_folder / f"{name}.lock"):
            if not (run_folder / f"{name}.made").exists():
                # Who tried before may have failed, and left some of it.
                shutil.rmtree(place, ignore_errors=True)
                place.mkdir()
                make(place)
                (run_folder / f"{name}.made").touch()
        return place

    return made


@pytest.fixture(scope="session")
def sdn_store(shared: Path, once: Once) -> Path:
    """Load the SDN list of 3 May 2024 through the code that users run."""

    def load(folder: Path) -> None:
        store = Knowledge(folder)
        source = read_catalog()["us_ofac_sdn"]
        sets = find_on_disk(shared / "lists", source.metadata)
        found = next(one for one in sets if one.published == SDN_DAY)
        moment = datetime(2024, 5, 4, tzinfo=UTC)
        load_snapshot(store, source, keep_found(store, source, found, retrieved=moment))

    return once("sdn", load)


@pytest.fixture(scope="session")
def sdn(sdn_store: Path, once: Once) -> tuple[Listing, ...]:
    """Give all parties of that list, put together by one process for all."""

    def view(folder: Path) -> None:
        found = tuple(Knowledge(sdn_store).view(AsOf(SDN_DAY)).listings())
        (folder / "listings").write_bytes(pickle.dumps(found, pickle.HIGHEST_PROTOCOL))

    place = once("sdn-listings", view) / "listings"
    listings: tuple[Listing, ...] = pickle.loads(place.read_bytes())
    # They stay until the end: no collection has to go through them again and again.
    gc.collect()
    gc.freeze()
    return listings


@pytest.fixture(scope="session")
def sdn_index(sdn: tuple[Listing, ...], once: Once) -> Path:
    """Build the index of that list, and save it; give its folder."""
    return once("sdn-index", lambda folder: Index.build(sdn).save(folder / "index")) / (
        "index"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Be as the command line is, with tables in one place for all of a test run.

    Unreachable objects are looked for as seldom. What is worked out of lexicons is
    kept, as on the machine of a user, for all processes of the run and of no other (or
    of those that share a folder).
    """
    gc.set_threshold(50_000)
    if "PYTEST_XDIST_WORKER" not in os.environ:
        if KEPT:
            place = f"{KEPT}/tables"
            Path(place).mkdir(exist_ok=True)
        else:
            place = tempfile.mkdtemp(prefix="clearance-tables-")
            config.add_cleanup(lambda: shutil.rmtree(place, ignore_errors=True))
        os.environ["CLEARANCE_CACHE"] = place
        config.add_cleanup(lambda: _forget_beside(Path(place)))
    keep_tables_in(Path(os.environ["CLEARANCE_CACHE"]))


def _forget_beside(place: Path) -> None:
    """Remove locks and sockets that were made next to a folder."""
    for one in place.parent.glob(f"{place.name}.*"):
        one.unlink(missing_ok=True)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the expected statements of the sources' samples be written anew."""
    parser.addoption("--write-samples", action="store_true", default=False)


@pytest.fixture
def write_samples(request: pytest.FixtureRequest) -> bool:
    """Say whether the expected statements are to be written anew."""
    return bool(request.config.getoption("--write-samples"))
