"""Surnames near in letters that are two, and spellings of one, of several peoples."""

import pytest

from clearance.screening import DEFAULT_THRESHOLD, compare_names

TWO = [
    # Latvian, with and without what makes a small one of it
    ("Janis Berzs", "Jānis Bērziņš"),
    ("Ilze Kalna", "Ilze Kalniņa"),
    ("Martins Vitols", "Mārtiņš Vītoliņš"),
    ("Peter Hawks", "Peter Hawkins"),
    # German, where a vowel or an l tells
    ("Jonas Möller", "Jonas Müller"),
    ("MOELLER<<JONAS", "Jonas Müller"),
    ("Jonas Schäfer", "Jonas Schäffler"),
    ("Jonas Köhler", "Jonas Kähler"),
    ("Jonas Fischer", "Jonas Fischler"),
    ("Musa Shekau", "Musa Shehu"),
    ("Artem Belov", "Artem Belovsky"),
    ("Kumar Pathmanathan", "Kumar Pathmarajah"),
    ("Rajan Suntharam", "Rajan Sundaresan"),
]
ONE = [
    ("Andris Ozols", "Andris Ozola"),
    ("Janis Berzins", "Janis Berzina"),
    ("Jonas Möller", "Jonas Moeller"),
    ("MUELLER<<JONAS", "Jonas Müller"),
    ("Jonas Schäfer", "Jonas Schaefer"),
    # Pashto, Tamil and Sinhala in several spellings
    ("Nek Gul Mangal", "Naik Goul Mangal"),
    ("K. Pirapaharan", "Kumar Prabhakaran"),
    ("Suresh Narenthiran", "Suresh Narendran"),
    ("Ravi Thevananda", "Ravi Devananda"),
    ("Siva Santhirasekaran", "Siva Chandrasekaran"),
    ("Asoka Wirasinha", "Asoka Weerasinghe"),
]


@pytest.mark.parametrize(("one", "other"), TWO)
def test_two_surnames_are_two(one: str, other: str) -> None:
    assert compare_names(one, other, kind="Person") < DEFAULT_THRESHOLD
    assert compare_names(other, one, kind="Person") < DEFAULT_THRESHOLD


@pytest.mark.parametrize(("one", "other"), ONE)
def test_spellings_of_one_surname_are_one(one: str, other: str) -> None:
    assert compare_names(one, other, kind="Person") >= DEFAULT_THRESHOLD
    assert compare_names(other, one, kind="Person") >= DEFAULT_THRESHOLD
