"""The compiled search, where numba is installed, answers as the plain one does."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from importlib.util import find_spec
from pathlib import Path

import pytest

from clearance.entities import Entity, Listing
from clearance.errors import UsageError
from clearance.knowledge import Knowledge
from clearance.screening import Index, Options, Query
from clearance.sources import find_on_disk, keep_found, load_snapshot, read_catalog
from clearance.validation import innocents, manipulations, take_samples
from clearance.values import AsOf

DAY = date(2024, 5, 3)
needs_numba = pytest.mark.skipif(
    find_spec("numba") is None, reason="numba is not installed: pip install .[fast]"
)


@pytest.fixture(scope="module")
def listings(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Listing]:
    """Load the real list of that day."""
    store = Knowledge(tmp_path_factory.mktemp("store"))
    source = read_catalog()["us_ofac_sdn"]
    sets = find_on_disk(shared / "lists", source.metadata)
    found = next(one for one in sets if one.published == DAY)
    moment = datetime(2024, 5, 4, tzinfo=UTC)
    load_snapshot(store, source, keep_found(store, source, found, retrieved=moment))
    return list(store.view(AsOf(DAY)).listings())


@pytest.fixture(scope="module")
def folder(listings: list[Listing], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build and save the index."""
    folder = tmp_path_factory.mktemp("index") / "sdn"
    Index.build(listings).save(folder)
    return folder


def names(listings: list[Listing]) -> Iterator[str]:
    """Give innocents, listed names, and listed names written in every other way."""
    yield from (innocent.name for innocent in innocents(800, 11))
    yield from (one.entity.caption for one in listings[::40])
    for one in manipulations():
        yield from (sample.written for sample in take_samples(listings, one, 6, 3))
    yield from ("A B C D", "J. R. R.", "x" * 400, "van " * 90, "Ali", "金正恩", "S.A.")


@needs_numba
@pytest.mark.parametrize("threshold", [0.45, 0.9])
def test_compiled_and_plain_search_give_the_same_answers(
    listings: list[Listing], folder: Path, threshold: float
) -> None:
    """Parties, scores and reasons are the same, name by name."""
    queries = [Query(names=(name,)) for name in names(listings)]
    options = Options(threshold=threshold, limit=8)

    plain, compiled = (
        list(Index.open(folder, accelerated=how).screen_many(queries, options))
        for how in (False, True)
    )

    different = [
        query.names
        for query, one, other in zip(queries, plain, compiled, strict=True)
        if [(m.listing.entity.id, m.score, m.evidence) for m in one]
        != [(m.listing.entity.id, m.score, m.evidence) for m in other]
    ]
    assert [] == different


@pytest.mark.skipif(find_spec("numba") is not None, reason="numba is installed")
def test_asking_for_compiled_search_without_numba_says_what_to_install() -> None:
    """One sentence, with the command."""
    listing = Listing(Entity("1", "Person", {"name": ("Ivan IVANOV",)}, ("x",)))

    with pytest.raises(UsageError, match="pip install"):
        Index.build([listing], accelerated=True)
