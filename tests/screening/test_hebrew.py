"""Hebrew names beside Latin ones: a hand set of our own."""

import csv
from pathlib import Path

import pytest

from clearance.entities import Entity, Listing
from clearance.names import clean, readings
from clearance.screening import Index, Options, Query


def _listing(key: str, name: str) -> Listing:
    return Listing(Entity(key, "Person", {"name": (name,)}, ("x",)))


def test_hebrew_names_are_found_by_how_they_are_spelt_abroad() -> None:
    """The pairs are our own, of public figures, and were not tuned on row by row."""
    file = Path(__file__).parent / "hebrew_pairs.csv"
    with file.open(encoding="utf-8") as rows:
        pairs = list(csv.DictReader(rows))
    index = Index.build(
        [_listing(f"X-{at}", pair["latin"]) for at, pair in enumerate(pairs)]
    )
    asked = [Query(names=(pair["hebrew"],)) for pair in pairs]
    hits = sum(
        any(match.listing.entity.id == f"X-{at}" for match in matches)
        for at, matches in enumerate(index.screen_many(asked, Options(limit=20)))
    )
    assert hits >= 0.9 * len(pairs)


@pytest.mark.parametrize(
    ("written", "latin"),
    [
        ("צ'רצ'יל", "charchil"),
        ("צ׳רצ׳יל", "charchil"),
        ("אולמן", "olman"),
        ("עודד", "oded"),
        ("שולמית", "shulamit"),
        ("סמדר", "smadar"),
        ("דרווין", "darvin"),
        ("מוסטפא א-סדר", "mustafa al"),
    ],
)
def test_letters_are_read_by_what_stands_beside_them(written: str, latin: str) -> None:
    assert any(reading.startswith(latin) for reading in readings(clean(written)))


def test_what_latin_letters_say_again_is_said_once() -> None:
    assert readings(clean("ינון לוי LEVI"))[0] == readings(clean("ינון לוי"))[0]


def test_an_abbreviation_with_its_mark_is_one_word() -> None:
    assert len(clean("רמב״ם").split()) == 1
