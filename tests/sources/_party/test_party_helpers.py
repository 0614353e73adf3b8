"""What sources share in writing a party: measures by day, countries, documents."""

from datetime import date

import pytest

from clearance.entities import Draft
from clearance.sources import Audit
from clearance.sources._party import (
    Document,
    Measures,
    Party,
    country_in,
    listed_day,
    say_document,
    split_lettered,
)

LOOKUPS = {"no_country": ["na"], "countries": {"RPDC": "kp"}}
ROWS = Measures.of(
    [
        {"provisions": ["asset freeze"]},
        {"provisions": ["services ban"], "from": "2025-06-13"},
        {"provisions": ["travel ban"], "until": "2023-10-18", "kinds": ["Person"]},
    ]
)


def party(kind: str = "Person") -> Party:
    """Start a party of a kind."""
    return Party(Draft("x-1", kind, "x", "2020-01-01"), Audit(), LOOKUPS)


@pytest.mark.parametrize(
    ("day", "measures"),
    [
        (date(2023, 10, 17), ("asset freeze", "travel ban")),
        (date(2023, 10, 18), ("asset freeze",)),
        (date(2025, 6, 12), ("asset freeze",)),
        (date(2025, 6, 13), ("asset freeze", "services ban")),
        (None, ("asset freeze",)),
    ],
)
def test_a_measure_holds_from_its_first_day_and_not_on_its_last(
    day: date | None, measures: tuple[str, ...]
) -> None:
    """Without a day, only what never changed is said."""
    assert ROWS.on(day, "Person") == measures


def test_a_measure_may_hold_for_some_kinds_only() -> None:
    """A company does not travel; an unknown programme forbids nothing known."""
    assert ROWS.on(date(2023, 10, 17), "Organization") == ("asset freeze",)
    assert Measures.of(None).on(date(2023, 10, 17), "Person") == ()


def test_a_lists_own_words_for_countries_come_first() -> None:
    """So that "na" is no Namibia."""
    told = [country_in(text, LOOKUPS) for text in ("na", "RPDC", "Namibia", "Nowhere")]
    assert told == [None, "kp", "na", None]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("a) 1965 b) 1960", ["1965", "1960"]),
        ("a) Head; b) Deputy (acting)", ["Head", "Deputy (acting)"]),
        ("Head (b) of it", ["Head (b) of it"]),
        ("", []),
    ],
)
def test_lettered_texts_are_divided(text: str, parts: list[str]) -> None:
    """Only where they begin with an a)."""
    assert split_lettered(text) == parts


def test_only_a_whole_day_is_a_day() -> None:
    """Years and words are none."""
    told = [listed_day(t) for t in ("2020-01-02", "2020-01-02T10:00", "2020", "soon")]
    assert told == ["2020-01-02", "2020-01-02", None, None]


def test_what_is_not_understood_is_kept_and_counted() -> None:
    """A country and a date nobody can read stay as notes."""
    one = party()
    one.say_country("nationality", "Nowhere")
    one.say_date("birthDate", "long ago")
    told = {
        what: n["total"] for what, n in one.audit.record()["not_understood"].items()
    }
    assert told == {"country": 1, "date": 1}
    assert one.draft.values("notes") == ("nationality: Nowhere", "birthDate: long ago")


def test_what_hangs_on_a_party_is_in_force_with_it() -> None:
    """Unless it has days of its own."""
    one = party()
    hung = one.attach("UnknownLink", "link", "a")
    own = one.start("Sanction", "x-1-old", days=("2011-01-01", "2012-01-01"))
    assert (hung.listed_from, hung.listed_until) == ("2020-01-01", None)
    assert (own.listed_from, own.listed_until) == ("2011-01-01", "2012-01-01")


def test_a_passport_is_a_number_of_its_holder_and_a_thing() -> None:
    """With country and days; one of which nothing is said is none."""
    one = party()
    paper = Document("Passport", "passportNumber", "X 000001", "RPDC", "2001-01-01")
    thing = say_document(one, paper)
    assert thing is not None
    assert one.draft.values("passportNumber") == ("X000001",)
    assert thing.values("country") == ("kp",)
    assert thing.values("startDate") == ("2001-01-01",)
    assert say_document(one, Document("Passport", "passportNumber")) is None
