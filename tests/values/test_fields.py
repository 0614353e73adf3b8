"""What cells say of gender and birth, when they say nothing, and several countries."""

import pytest

from clearance.values import (
    countries_in,
    country_code,
    gender_of,
    is_filler,
    may_be_filler,
    may_be_one_place,
    parse_partial_date,
    says_nothing,
)


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        *((text, "male") for text in ("M", "m.", "Herr", "HOMME", "Муж.", "masculino")),
        *((text, "female") for text in ("F", "Frau", "Féminin", "Жен", "mujer", "Ms.")),
        ("Divers", "other"),
        *((text, None) for text in ("", "-", "?", "n/a", "U", "9", "Direktor")),
    ],
)
def test_genders_are_read_in_the_usual_languages(text: str, gender: str | None) -> None:
    """Letters, titles and words; what is none gives none."""
    assert gender == gender_of(text)


def test_cells_that_say_nothing() -> None:
    """Signs alone and words for it; not a name of anything."""
    assert all(map(says_nothing, ("", " ", "--", "N/A", "Unbekannt", "неизвестно")))
    assert not any(map(says_nothing, ("0", "Oman", "Nein", "Niger")))


@pytest.mark.parametrize(
    ("text", "known", "unknown"),
    [
        ("KZ", ("kz",), ()),
        ("Kazakhstan; AE", ("kz", "ae"), ()),
        ("TR/CY", ("tr", "cy"), ()),
        ("Korea, North", ("kp",), ()),
        ("Korea, North; Iran, Syria", ("kp", "ir", "sy"), ()),
        ("Trinidad & Tobago | Cuba", ("tt", "cu"), ()),
        ("DE, DE", ("de",), ()),
        ("Atlantis, Peru", ("pe",), ("Atlantis",)),
        ("n/a", (), ()),
        ("Stateless", (), ()),
        ("—", (), ()),
        ("qq", (), ("qq",)),
    ],
)
def test_several_countries_in_one_cell(
    text: str, known: tuple[str, ...], unknown: tuple[str, ...]
) -> None:
    """A cell is one country where it can be, else several; the rest is told."""
    assert (known, unknown) == countries_in(text)


@pytest.mark.parametrize(
    ("one", "other", "related"),
    [
        ("suhh", "kz", True),
        ("lv", "suhh", True),
        ("cshh", "sk", True),
        ("yucs", "hr", True),
        ("ua-cri", "ru", True),
        ("ua-cri", "ua", True),
        ("kz", "ru", False),
        ("ua", "ru", False),
        ("suhh", "pl", False),
        ("ua-cri", "by", False),
    ],
)
def test_what_may_be_said_of_one_place(one: str, other: str, *, related: bool) -> None:
    """Former states and their successors, either way; not the successors themselves."""
    assert related == may_be_one_place(one, other) == may_be_one_place(other, one)


def test_codes_of_regions_are_codes() -> None:
    """What `country_code` gives it also takes."""
    for code in ("ua-cri", "ge-ab", "suhh", "cy-trnc"):
        assert code == country_code(code) == country_code(code.upper())


def test_days_that_programs_write() -> None:
    """The zeros of calendars are fillers; a birthday of people who live may be one."""
    fillers = ("1899-12-31", "1900-01-01", "0001-01-01", "1753-01-01", "1900")
    assert all(is_filler(parse_partial_date(text)) for text in fillers)
    usual = ("1970-01-01", "1953-01-01", "1900-03-01", "1901", "1970")
    assert not any(is_filler(parse_partial_date(text)) for text in usual)
    assert may_be_filler(parse_partial_date("1970-01-01"))
    assert not may_be_filler(parse_partial_date("1970-01"))
