"""The compiled search, where numba is installed, answers as the plain one does."""

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from clearance.entities import Entity, Listing
from clearance.errors import UsageError
from clearance.screening import Index, Options, Query
from clearance.validation import innocents, manipulations, take_samples

needs_numba = pytest.mark.skipif(
    find_spec("numba") is None, reason="numba is not installed: pip install .[fast]"
)


@pytest.fixture(scope="module")
def listings(sdn: tuple[Listing, ...]) -> list[Listing]:
    """Give the real list."""
    return list(sdn)


def names(listings: list[Listing]) -> Iterator[str]:
    """Give innocents, listed names, and listed names written in every other way."""
    yield from (innocent.name for innocent in innocents(800, 11))
    yield from (one.entity.caption for one in listings[::40])
    for one in manipulations():
        yield from (sample.written for sample in take_samples(listings, one, 6, 3))
    yield from ("A B C D", "J. R. R.", "x" * 400, "van " * 90, "Ali", "金正恩", "S.A.")


@needs_numba
@pytest.mark.parametrize("threshold", [0.45, pytest.param(0.9, marks=pytest.mark.slow)])
def test_compiled_and_plain_search_give_the_same_answers(
    listings: list[Listing], sdn_index: Path, threshold: float
) -> None:
    """Parties, scores and reasons are the same, name by name."""
    queries = [Query(names=(name,)) for name in names(listings)]
    options = Options(threshold=threshold, limit=8)

    plain, compiled = (
        list(Index.open(sdn_index, accelerated=how).screen_many(queries, options))
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
