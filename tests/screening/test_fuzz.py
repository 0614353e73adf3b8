"""Texts of any kind: no crash, no hang, the same answer either way.

`make bench` asks two hundred thousand of them on a real list; here is a share of them.
"""

import random
from itertools import islice

import pytest

from benchmarks._bounds import fuzzed
from benchmarks._texts import ALPHABETS, any_text
from clearance.entities import Entity, Listing
from clearance.screening import Index, Options, Query, compare_names
from tests.conftest import Calls

COUNT = 6_000
SHARES = 2  # that may be asked side by side
SEED = 20261124
# Calls made and ended while two texts are compared; 400,000 of them take 5 to 20 ms
# of a quick machine, and `make bench` tells what they take.
MOST_CALLS = 400_000
LISTED = (
    ("Person", ("PUTIN, Vladimir Vladimirovich", "Владимир Путин")),
    ("Person", ("Muhammad AL-HASAN", "محمد الحسن")),
    ("Company", ("SHENZHEN TRADING CO., LTD.", "深圳贸易有限公司")),
    ("Company", ("JOINT STOCK COMPANY PLANT NO. 38", "АО Завод № 38")),
    ("Vessel", ("OCEAN PEARL",)),
)
NAMES = tuple(name for _, names in LISTED for name in names)


@pytest.fixture(scope="module")
def index() -> Index:
    """Index a few parties of every kind and script."""
    return Index.build(
        Listing(Entity(str(at), kind, {"name": names}, ("x",)))
        for at, (kind, names) in enumerate(LISTED)
    )


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("share", range(SHARES))
def test_any_text_is_answered(index: Index, share: int) -> None:
    """Each is answered, with scores from 0 to 1, best first; many find somebody."""
    texts = islice(fuzzed(random.Random(SEED + share), NAMES), COUNT // SHARES)
    queries = (Query(names=(text,)) for text in texts)
    answered = found = 0
    for matches in index.screen_many(queries, Options(threshold=0.4)):
        scores = [match.score for match in matches]
        assert scores == sorted(scores, reverse=True)
        assert all(0.4 <= score <= 1 for score in scores)
        answered += 1
        found += bool(matches)

    assert answered == COUNT // SHARES
    assert found > answered // 8  # of the damaged names, which are half


@pytest.mark.parametrize("tries", [100, pytest.param(400, marks=pytest.mark.slow)])
def test_no_comparison_is_long_or_one_sided(calls: Calls, tries: int) -> None:
    """Two texts of any length and script take bounded work, in either order."""
    rng = random.Random(SEED)
    for letters in ALPHABETS:
        compare_names(letters, "the tables of its script are read once")
    long = {}
    for _ in range(tries):
        one, other = any_text(rng), any_text(rng)
        score = compare_names(one, other, kind="LegalEntity")
        # What is seen for the first time reads a table; then nothing does.
        made = calls(lambda: compare_names(one + "q", other, kind="LegalEntity"))  # noqa: B023
        if made > MOST_CALLS:
            long[one, other] = made
        assert 0 <= score <= 1
        assert score == pytest.approx(compare_names(other, one, kind="LegalEntity"))

    assert {} == long
