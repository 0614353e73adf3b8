"""Tests that scores are probabilities: monotone, below 1, set back by the list."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from clearance.entities import Entity, Listing
from clearance.errors import UsageError
from clearance.screening import (
    DEFAULT_THRESHOLD,
    SETTINGS,
    Calibration,
    Index,
    Options,
    Query,
    coefficients,
    compare_names,
)
from clearance.screening._fit import _calibration

fits = st.floats(0.0, 0.995)
lengths = st.integers(1, 5_000_000)
rates = st.floats(1e-6, 0.999)


def listed(key: str, name: str, **properties: str) -> Listing:
    """Make a listed person."""
    texts = {prop: (text,) for prop, text in properties.items()}
    return Listing(Entity(key, "Person", {"name": (name,), **texts}, ("list_a",)))


PARTIES = (
    listed("varn", "Ottmar VARN", birthDate="1961-02-03", nationality="dk"),
    listed("virn", "Ottmar VIRN"),
    listed("dorn", "Ottokar DORN"),
)
LONGER = (
    *PARTIES,
    *(listed(f"other-{n}", f"Q{n:x} Zz{n:x}") for n in range(4000)),
)


@pytest.fixture(scope="module", params=[PARTIES, LONGER], ids=["short", "longer"])
def index(request: pytest.FixtureRequest) -> Index:
    """Index a short and a longer list with the same three parties."""
    return Index.build(request.param)


@given(fits, fits, lengths)
def test_a_better_fit_is_more_probable(one: float, other: float, names: int) -> None:
    """Calibration never changes the order of fits."""
    assume(other - one > 1e-9)
    calibration = Calibration(names)

    assert calibration.probability(one) <= calibration.probability(other)


@given(st.floats(0.5, 0.995), st.floats(0.5, 0.995), lengths)
def test_no_two_fits_of_what_is_reported_are_one_score(
    one: float, other: float, names: int
) -> None:
    """What is looked at at all, a fit of 0.5 or more, is told apart to nine digits."""
    assume(other - one > 1e-9)
    calibration = Calibration(names)

    assert calibration.probability(one) < calibration.probability(other)


@given(fits, lengths, rates)
def test_nothing_is_certain(fit: float, names: int, rate: float) -> None:
    """A score is never 0 or 1."""
    assert 0 < Calibration(names, rate).probability(fit) < 1


@given(st.floats(0.001, 0.999), lengths, st.none() | rates)
def test_the_fit_of_a_probability_has_that_probability(
    probability: float, names: int, rate: float | None
) -> None:
    """Thresholds are turned into fits exactly."""
    calibration = Calibration(names, rate)
    fit = calibration.raw(probability)

    assert calibration.probability(fit) == pytest.approx(probability, rel=1e-9)


@given(fits, lengths, lengths)
def test_more_names_never_raise_a_score(fit: float, one: int, other: int) -> None:
    """The longer the list, the more names are alike by chance."""
    short, long = sorted((one, other))

    assert Calibration(long).probability(fit) <= Calibration(short).probability(fit)


@given(lengths, lengths)
def test_other_forms_count_for_less_the_longer_the_list(one: int, other: int) -> None:
    """On lists of the reference length, and on shorter ones, as any other likeness."""
    short, long = sorted((one, other))

    assert 1 <= Calibration(short).by_form <= Calibration(long).by_form
    assert (Calibration(one).by_form > 1) is (one > coefficients().reference_names)


@given(fits, lengths, rates, rates)
def test_a_base_rate_multiplies_the_odds(
    fit: float, names: int, one: float, other: float
) -> None:
    """Twice the odds of being listed at all are twice the odds of every match."""

    def odds(share: float) -> float:
        return share / (1 - share)

    scores = [Calibration(names, rate).probability(fit) for rate in (one, other)]
    ratio = odds(scores[0]) / odds(scores[1])

    assert ratio == pytest.approx(odds(one) / odds(other), rel=1e-6)


def test_the_extremes_have_no_fit() -> None:
    """At a threshold of 0 everything is reported, at 1 nothing."""
    calibration = Calibration(1000)

    assert calibration.raw(0) < -1e9
    assert calibration.raw(1) > 1e9


def test_a_pair_more_likely_one_than_two_gets_the_default_threshold() -> None:
    """Pairs and lists share one threshold."""
    known = coefficients()

    assert known.pair_probability == DEFAULT_THRESHOLD
    assert Calibration(1).raw(DEFAULT_THRESHOLD) == pytest.approx(known.pair_fit)
    assert compare_names("Ottmar Varn", "Varn, Ottmar", kind="Person") > 0.9
    assert compare_names("Ottmar Varn", "Aino Salmela", kind="Person") < 0.2


def test_settings_are_told_apart_on_every_list() -> None:
    """Broad asks for less than default, narrow for more, however long a list is."""
    for names in (1, 2000, 34_290, 1_000_000):
        fits = [Calibration(names).raw(SETTINGS[name]) for name in SETTINGS]
        assert all(one + 0.02 < other for one, other in pairwise(fits))


QUERIES = (
    Query(names=("Ottmar Varn",)),
    Query(names=("Otmar Varne",)),
    Query(names=("Ottmar Varn",), countries=("de",)),
    Query(names=("Ottmar Varn",), birth_dates=("1961-02-03",), countries=("dk",)),
    Query(names=("Othmar Varn",), birth_dates=("1931-02-03",), kind="Person"),
)


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("base_rate", [None, 0.001])
def test_points_add_up_to_the_score(
    index: Index, query: Query, base_rate: float | None
) -> None:
    """Each reason says what it moves the probability by."""
    matches = index.screen(query, Options(threshold=0.0, base_rate=base_rate))

    assert matches
    for match in matches:
        total = sum(one.points for one in match.evidence)
        assert total == pytest.approx(match.score)


def test_a_longer_list_lowers_the_same_match() -> None:
    """The same three parties, alone and among thousands."""
    short, longer = (
        Index.build(parties).screen(
            Query(names=("Ottokar Dorm",)), Options(threshold=0.0)
        )
        for parties in (PARTIES, LONGER)
    )

    assert short[0].listing == longer[0].listing == PARTIES[2]
    assert short[0].score > longer[0].score > DEFAULT_THRESHOLD


NAMED = (
    listed("santiago", "Santiago VARN"),
    listed("mohammed", "Mohammed DORN"),
    *LONGER[len(PARTIES) :],
)


@pytest.fixture(params=[1, 10], ids=["as long", "longer"])
def times_longer(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[int]:
    """Take `NAMED` to be as long as the list of reference, or so much longer."""
    times: int = request.param
    shorter = {"reference_names": len(NAMED) // times}
    known = coefficients().model_copy(update=shorter)
    monkeypatch.setattr(_calibration, "coefficients", lambda: known)
    _calibration.scale_of.cache_clear()
    yield times
    _calibration.scale_of.cache_clear()


@pytest.mark.parametrize(
    ("asked", "by_form"), [("Diego Varn", True), ("Muhammad Dorn", False)]
)
def test_another_form_of_a_given_name_says_less_on_a_longer_list(
    times_longer: int, asked: str, *, by_form: bool
) -> None:
    """Every given name has its forms; a spelling of the same name is no such form."""
    index = Index.build(NAMED)

    (match, *_) = index.screen(Query(names=(asked,)), Options(threshold=0.2))

    lowered = [one for one in match.evidence if "other forms of" in one.text]
    assert bool(lowered) is (by_form and times_longer > 1)
    assert all(one.points < 0 for one in lowered)
    assert sum(one.points for one in match.evidence) == pytest.approx(match.score)


@pytest.mark.parametrize("setting", sorted(SETTINGS))
def test_a_setting_reports_the_same_at_any_base_rate(
    index: Index, setting: str
) -> None:
    """A base rate changes what scores say, not who is reported, unless asked to."""
    usual = Options(setting=setting)
    rare = Options(setting=setting, base_rate=0.0001)

    for query in QUERIES:
        found, again = index.screen(query, usual), index.screen(query, rare)
        assert [m.listing.entity.id for m in found] == [
            m.listing.entity.id for m in again
        ]
        assert all(a.score > b.score for a, b in zip(found, again, strict=True))


def test_a_threshold_is_on_the_scale_of_the_base_rate(index: Index) -> None:
    """Whoever gives a probability to reach means it."""
    (query, *_), usual = QUERIES, Options(threshold=0.7)

    assert index.screen(query, usual)
    assert not index.screen(query, Options(threshold=0.7, base_rate=0.0001))


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"base_rate": 0.0}, "base rate is 0.0"),
        ({"base_rate": 1.0}, "base rate is 1.0"),
        ({"base_rate": 0.1, "mode": "ofac"}, "scale of its own"),
    ],
)
def test_a_base_rate_that_cannot_be_is_refused(
    options: dict[str, float], said: str
) -> None:
    """The error says what may be given."""
    with pytest.raises(UsageError, match=said):
        Options(**options)  # type: ignore[arg-type]
