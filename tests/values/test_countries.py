"""Countries by code, name in many languages, authority's spelling and nationality."""

import csv
import lzma
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearance.errors import InvalidValueError
from clearance.values import country_code, country_name

SPELLINGS = {
    "ru": "ru",
    "RU": "ru",
    "RUS": "ru",
    "Russia": "ru",
    "Russian Federation": "ru",
    "РОССИЯ": "ru",
    "Российская Федерация": "ru",
    "俄罗斯": "ru",
    "Russian": "ru",
    "UK": "gb",
    "USA": "us",
    "U.S.A.": "us",
    "no": "no",
    "Deutschland": "de",
    "España": "es",
    "Korea, North": "kp",
    "Korea, South": "kr",
    "Burma": "mm",
    "Bahamas, The": "bs",
    "The Gambia": "gm",
    "Congo, Democratic Republic of the": "cd",
    "Congo, Republic of the": "cg",
    "Cote d Ivoire": "ci",
    "Virgin Islands, British": "vg",
    "Palestinian": "ps",
    "Netherlands Antilles": "anhh",
    "Soviet Union": "suhh",
    "Yugoslavia": "yucs",
    "Kosovo": "xk",
    "Region: Crimea": "ua-cri",
    "Region: Gaza": "ps",
    "Iran (Islamic Republic of)": "ir",
    "undetermined": None,
    "Region: Kafia Kingi": None,
    "Atlantis": None,
    "": None,
}


@pytest.mark.parametrize(("text", "expected"), SPELLINGS.items())
def test_spellings_give_the_code(text: str, expected: str | None) -> None:
    """Each way of writing a country gives its code, and what is none gives None."""
    assert expected == country_code(text)


def test_every_code_has_an_english_name() -> None:
    """The name of a code gives the code again."""
    codes = {code for text in SPELLINGS if (code := country_code(text))}

    assert codes == {country_code(country_name(code)) for code in codes}


def test_a_code_that_is_none_is_refused() -> None:
    """Asking for the name of no country is an error with a sentence."""
    with pytest.raises(InvalidValueError, match="two letters"):
        country_name("qq")


@given(st.text(max_size=60))
def test_any_text_is_a_country_or_none(text: str) -> None:
    """No text breaks the look-up, and what it finds has a name."""
    code = country_code(text)

    assert code is None or country_name(code)


def test_ofac_spellings_are_all_known(shared: Path) -> None:
    """Every country of OFAC's address file is known but those that are none."""
    path = next((shared / "lists" / "us_ofac" / "sdn").glob("*/add.csv.xz"))
    with lzma.open(path, "rt", encoding="latin-1", newline="") as file:
        countries = {row[4].strip() for row in csv.reader(file) if len(row) > 4}

    unknown = {text for text in countries if country_code(text) is None}

    assert {"-0-", "Region: Kafia Kingi", "undetermined"} >= unknown
