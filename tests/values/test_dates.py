"""Dates known in part, in canonical form and as people write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearance.errors import InvalidValueError
from clearance.values import PartialDate, parse_partial_date, parse_written_date

WRITTEN = {
    "17 Oct 1990": "1990-10-17",
    "October 17, 1990": "1990-10-17",
    "August 5 1990": "1990-08-05",
    "circa 1951": "1951~",
    "circa Jul 1970": "1970-07~",
    "1951 to 1953": "1951/1953",
    "between 1951 and 1953": "1951/1953",
    "Oct 1962 to Nov 1963": "1962-10/1963-11",
    "01 Jan 1959 to 31 Dec 1959": "1959-01-01/1959-12-31",
    "circa 1979-1982": "1979~/1982~",
    "1960s": "1960/1969",
    "03/10/2021": "2021-10-03",
    "12/25/1970": "1970-12-25",
    "01/13/1990": "1990-01-13",
    "31.12.1970": "1970-12-31",
    "19620305": "1962-03-05",
    "1962-3-5": "1962-03-05",
    "00.00.1962": "1962",
    "03/1962": "1962-03",
    "1970-01-01 00:00:00": "1970-01-01",
    "1970-01-01T12:30:00Z": "1970-01-01",
    "1 января 1960 г.": "1960-01-01",
    "12. März 1960": "1960-03-12",
    "5 de mayo de 1960": "1960-05-05",
    "1er août 1960": "1960-08-01",
    "１９６２": "1962",
    "1961/1963": "1961/1963",
}


@pytest.mark.parametrize(("text", "expected"), WRITTEN.items())
def test_written_dates_are_understood(text: str, expected: str) -> None:
    """What lists and spreadsheets write becomes one canonical form."""
    assert expected == parse_written_date(text).text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "foo",
        "5.3.62",
        "31 Feb 1990",
        "1963 to 1961",
        "1990-13",
        "0000",
        "13/13/1990",
    ],
)
def test_what_is_no_date_is_refused_with_a_sentence(text: str) -> None:
    """A text that is not a date, or leaves the century open, is refused."""
    with pytest.raises(InvalidValueError, match=r"not a date.*Write it as"):
        parse_written_date(text)


def test_month_stands_first_only_if_told() -> None:
    """Slashed dates are read day first unless the caller knows better."""
    assert "2021-03-10" == parse_written_date("03/10/2021", month_first=True).text


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("1962", date(1962, 1, 1), date(1962, 12, 31), "year"),
        ("1964-02~", date(1964, 2, 1), date(1964, 2, 29), "month"),
        ("1962-03-05", date(1962, 3, 5), date(1962, 3, 5), "day"),
        ("1961/1963-05", date(1961, 1, 1), date(1963, 5, 31), "interval"),
    ],
)
def test_a_partial_date_knows_its_ends(
    text: str, earliest: date, latest: date, precision: str
) -> None:
    """The first and the last day and the precision follow from the text."""
    found = PartialDate.parse(text)

    assert (earliest, latest, precision, "~" in text) == (
        found.earliest,
        found.latest,
        found.precision,
        found.approximate,
    )


@pytest.mark.parametrize("text", ["62", "1962-3", "1962-02-30", "1963/1961", "c 1962"])
def test_other_forms_are_not_canonical(text: str) -> None:
    """Only canonical forms are parsed; the rest is for parse_written_date."""
    with pytest.raises(InvalidValueError):
        PartialDate.parse(text)


def test_overlap_is_what_can_be_the_same_day() -> None:
    """A year overlaps its days and not those of the next year."""
    year = PartialDate.parse("1962")

    assert year.overlaps(parse_partial_date("1962-12-31"))
    assert not year.overlaps(parse_partial_date("1963-01-01"))


@given(st.dates(), st.dates())
def test_earliest_is_never_after_latest(one: date, other: date) -> None:
    """Spans either run forward or are refused."""
    text = f"{one.isoformat()}/{other.isoformat()}"
    if one > other:
        with pytest.raises(InvalidValueError):
            PartialDate.parse(text)
    else:
        found = PartialDate.parse(text)
        assert (one, other) == (found.earliest, found.latest)


@given(st.dates())
def test_every_way_of_writing_a_day_gives_that_day(day: date) -> None:
    """Canonical, German, English and compact forms of a day are one."""
    forms = (
        day.isoformat(),
        f"{day.day}.{day.month}.{day.year:04}",
        f"{day.day:02} {day:%b} {day.year:04}",
        f"{day.year:04}{day.month:02}{day.day:02}",
    )

    assert {day.isoformat()} == {parse_written_date(form).text for form in forms}


@given(st.text(max_size=40))
def test_any_text_is_a_date_or_refused(text: str) -> None:
    """No text breaks the reader; what it returns is canonical."""
    try:
        found = parse_written_date(text)
    except InvalidValueError:
        return

    assert found == PartialDate.parse(found.text)
