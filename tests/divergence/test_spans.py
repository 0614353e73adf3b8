"""Days that are known only in part, and what may be said of two of them."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from clearance.divergence import Lag, Span

_DAYS = st.dates(date(2014, 1, 1), date(2026, 12, 31))


@st.composite
def events(draw: st.DrawFn) -> tuple[date, Span]:
    """Draw a day and something true that is known of it."""
    day = draw(_DAYS)
    before = draw(st.none() | st.integers(0, 900))
    after = draw(st.none() | st.integers(0, 900))
    return day, Span(
        None if before is None else day - timedelta(before),
        None if after is None else day + timedelta(after),
    )


@given(st.lists(events(), min_size=1, max_size=6))
def test_the_first_of_several_lies_where_it_is_said_to_lie(
    found: list[tuple[date, Span]],
) -> None:
    first = min(day for day, _ in found)

    span = Span.first_of(span for _, span in found)

    assert span.earliest is None or span.earliest <= first
    assert span.latest is None or first <= span.latest


@given(st.lists(events(), min_size=1, max_size=6))
def test_the_last_of_several_lies_where_it_is_said_to_lie(
    found: list[tuple[date, Span]],
) -> None:
    last = max(day for day, _ in found)

    span = Span.last_of(span for _, span in found)

    assert span.earliest is None or span.earliest <= last
    assert span.latest is None or last <= span.latest


@given(events(), events())
def test_the_days_between_are_never_outside_what_is_said(
    one: tuple[date, Span], other: tuple[date, Span]
) -> None:
    """Whatever is known of two events, the true distance is within the bounds."""
    (first, began), (later, came) = sorted([one, other], key=lambda pair: pair[0])

    lag = Lag.between(began, came)

    assert lag.least <= (later - first).days
    assert lag.most is None or (later - first).days <= lag.most


@given(events(), events())
def test_what_is_surely_before_is_before(
    one: tuple[date, Span], other: tuple[date, Span]
) -> None:
    if one[1].surely_by(other[1]):
        assert one[0] <= other[0]


@given(_DAYS, st.data())
def test_two_true_sayings_of_one_day_put_together_are_true(
    day: date, data: st.DataObject
) -> None:
    sides = st.none() | st.integers(0, 900).map(timedelta)
    one, other = (
        Span(
            None if (before := data.draw(sides)) is None else day - before,
            None if (after := data.draw(sides)) is None else day + after,
        )
        for _ in range(2)
    )

    both = one.within(other)

    assert both.earliest is None or both.earliest <= day
    assert both.latest is None or day <= both.latest
    assert both.exact in (None, day)


def test_a_listing_between_two_editions_is_after_the_first_of_them() -> None:
    span = Span.seen(date(2022, 2, 17), date(2022, 2, 24))

    assert span == Span(date(2022, 2, 18), date(2022, 2, 24))
    assert span.exact is None


def test_a_day_given_in_part_is_as_wide_as_it_is_given() -> None:
    assert Span.given("2014-07") == Span(date(2014, 7, 1), date(2014, 7, 31))
    assert Span.given("2022-02-24").exact == date(2022, 2, 24)
    assert Span.given("some day") == Span()
