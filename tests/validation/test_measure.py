"""Detection and false positives over thresholds, and innocents who are nobody."""

from collections.abc import Mapping
from typing import Any

import pytest

from clearance.entities import Entity, Listing
from clearance.errors import UsageError
from clearance.names import clean
from clearance.screening import DEFAULT_THRESHOLD, Index, Options, Query
from clearance.validation import (
    LOWEST,
    Sample,
    Scores,
    Share,
    alerts_over,
    detection,
    false_positives,
    innocents,
    manipulations,
    take_samples,
    thresholds_of,
    wilson,
)
from clearance.validation._data import table

LEVELS = (0.5, 0.6, DEFAULT_THRESHOLD, 0.9)


def person(key: str, name: str, born: str | None = None) -> Listing:
    """Make a listed person."""
    properties = {"name": (name,), "nationality": ("ru",)}
    if born:
        properties["birthDate"] = (born,)
    return Listing(Entity(key, "Person", properties, ("list_a",)))


LISTED = (
    person("a", "Oleg Petrovich BELOV", "1961-04-05"),
    person("b", "Ruslan Ivanovich SHAPOSHNIKOV"),
)


@pytest.fixture(scope="module")
def index() -> Index:
    """Index two persons."""
    return Index.build(LISTED)


def test_a_party_is_found_with_the_score_that_screening_gives(index: Index) -> None:
    asked = (
        Sample("a", "persons", "Oleg Petrovich BELOV", "Oleg Belov"),
        Sample("b", "persons", "Ruslan Ivanovich SHAPOSHNIKOV", "Oleg Belov"),
        Sample("a", "persons", "Oleg Petrovich BELOV", "Margaret Thatcher"),
    )

    right, wrong, nobody = detection(index, asked)

    (match,) = index.screen(Query(names=("Oleg Belov",)), Options(threshold=LOWEST))
    assert match.listing.entity.id == "a"
    assert right == match.score > DEFAULT_THRESHOLD
    assert (wrong, nobody) == (0.0, 0.0)


def test_all_thresholds_come_from_one_pass() -> None:
    scores = Scores("x", "x", (0.0, 0.6, 0.72, 0.9))

    assert [scores.at(level).count for level in LEVELS] == [3, 3, 2, 1]
    assert scores.at(0.9) == Share(1, 4)
    assert scores.at(0.9).share == 0.25


@pytest.mark.parametrize(
    ("count", "total", "low", "high"),
    [
        # Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
        (29, 29, 0.8830, 1.0),
    ],
)
def test_intervals_are_those_of_the_literature(
    count: int, total: int, low: float, high: float
) -> None:
    assert wilson(count, total) == pytest.approx((low, high), abs=5e-5)


def test_nothing_asked_tells_nothing() -> None:
    assert Share(0, 0).share == 0.0
    assert Share(0, 0).interval == (0.0, 1.0)


def test_thresholds_give_what_screening_gives_at_each_of_them(index: Index) -> None:
    """Where birth date and country speak against it, too."""
    queries = [
        Query(names=("Oleg Petrovich Belov",), birth_dates=("1999-01-01",)),
        Query(names=("Oleg Belov",), countries=("jp",), kind="Person"),
        Query(names=("Ruslan Shaposhnikov",)),
        Query(names=("Ruslan Shaposhinkov",), birth_dates=("1970",)),
        Query(names=("Margaret Thatcher",)),
    ]

    found = alerts_over(index, queries, (0.9, 0.5, 0.6, DEFAULT_THRESHOLD))

    assert [alerts.threshold for alerts in found] == sorted(LEVELS)
    for alerts in found:
        options = Options(threshold=alerts.threshold, limit=20)
        alone = [index.screen(query, options) for query in queries]
        expected = [(at, matches) for at, matches in enumerate(alone) if matches]
        assert list(alerts.found) == expected
        assert alerts.share == Share(len(expected), 5)


def test_innocents_are_drawn_the_same_for_the_same_seed() -> None:
    first = innocents(300, 5)

    assert first == innocents(300, 5)
    assert first != innocents(300, 6)
    assert len({one.name for one in first}) == len(first) == 300


def test_innocents_have_what_customers_have() -> None:
    found = innocents(2_000, 1)

    kinds = [one.kind for one in found]
    assert kinds.count("persons") > kinds.count("companies") > kinds.count("vessels")
    assert len({one.country for one in found}) >= 16
    for one in found:
        assert (one.birth_date is not None) == (one.kind == "persons")
        detailed = one.query(details=True)
        assert detailed.countries == (one.country,)
        assert one.query(details=False) == Query(names=(one.name,))


def test_a_listed_name_is_no_innocent_in_any_order_of_its_words() -> None:
    drawn = [one for one in innocents(200, 3) if one.kind == "persons"]
    words = drawn[0].name.split()
    listed = person("x", f"{words[-1].upper()}, {' '.join(words[:-1])}")

    left = innocents(200, 3, (listed,))

    assert drawn[0] not in left
    assert drawn[1] in left


def test_a_list_of_all_that_can_be_made_up_leaves_nobody(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It ends, and gives fewer than were asked for; of two words each, all are few."""
    few = first_two(table("innocents.yml"))
    monkeypatch.setattr("clearance.validation._innocents.table", lambda _: few)
    every = innocents(10**5, 1)
    assert 300 < len(every) < 10**5
    listed = tuple(person(str(n), one.name) for n, one in enumerate(every))

    assert len(innocents(100, 1, listed)) < 100


def first_two(words: Any) -> Any:
    """Leave two of each list of words."""
    if isinstance(words, Mapping):
        return {key: first_two(value) for key, value in words.items()}
    return words[:2] if isinstance(words, list | tuple) else words


def test_false_positives_fall_with_the_threshold_and_with_details(
    index: Index,
) -> None:
    asked = innocents(500, 2, LISTED)

    found = false_positives(index, asked, LEVELS)

    assert [one.threshold for one in found] == sorted(LEVELS)
    names = [one.names.count for one in found]
    details = [one.details.count for one in found]
    assert names == sorted(names, reverse=True)
    assert details == sorted(details, reverse=True)
    assert all(one.names.total == one.details.total == 500 for one in found)


@pytest.mark.slow
def test_false_positives_are_counted_as_screening_alerts(real_index: Index) -> None:
    asked = innocents(600, 4)

    found = {one.threshold: one for one in false_positives(real_index, asked, LEVELS)}

    for level, line in found.items():
        options = Options(threshold=level, limit=1)
        for details, share in ((False, line.names), (True, line.details)):
            queries = (one.query(details=details) for one in asked)
            answers = real_index.screen_many(queries, options)
            assert share == Share(sum(map(bool, answers)), 600)


def test_no_innocent_is_listed(real: tuple[Listing, ...]) -> None:
    listed = {clean(name) for one in real for _, name in one.entity.names}

    assert not listed & {clean(one.name) for one in innocents(3_000, 1, real)}


def test_thresholds_that_cannot_be_measured_are_refused() -> None:
    for wrong in (0.1, 1.2):
        with pytest.raises(UsageError, match="cannot be measured"):
            thresholds_of((0.5, wrong))
    assert DEFAULT_THRESHOLD in thresholds_of((0.5,))


def test_capitals_order_and_hidden_marks_lose_nobody(
    real: tuple[Listing, ...], real_index: Index
) -> None:
    """What changes no letter must not change who is found."""
    lossless = {"word-order", "upper-case", "zero-width", "soft-hyphens"}
    for way in manipulations():
        if way.name in lossless:
            samples = take_samples(real, way, 60, seed=3)
            scores = Scores(way.name, way.title, detection(real_index, samples))
            assert scores.at(DEFAULT_THRESHOLD).share >= 0.95, way.name


def test_what_counts_as_found_is_reported_at_that_threshold(
    real: tuple[Listing, ...], real_index: Index
) -> None:
    """Not only by a pass that looks at more than screening does."""
    ways = {way.name: way for way in manipulations()}
    for name in ("ocr-letters", "vowels-dropped", "cut-20", "surname-doubled"):
        samples = take_samples(real, ways[name], 40, seed=5)
        scores = Scores(name, name, detection(real_index, samples, LEVELS))
        for level in LEVELS:
            options = Options(threshold=level, limit=20)
            queries = (Query(names=(one.written,)) for one in samples)
            found = sum(
                one.party in {match.listing.entity.id for match in matches}
                for one, matches in zip(
                    samples, real_index.screen_many(queries, options), strict=True
                )
            )
            assert scores.at(level).count == found, (name, level)
