"""Words that are known to be two, and those that are one."""

import pytest

from clearance.names import (
    are_other_places,
    are_other_words,
    begin_otherwise,
    fold,
    is_made_of,
    towns_of,
    trades_of,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("cedros", "cerros"),  # Spanish: cedars, hills
        ("kartal", "kaplan"),  # Turkish: eagle, tiger
        ("omsk", "tomsk"),
        ("iran", "iraq"),
        ("tekhnoimport", "tekhnoeksport"),
        ("westfjord", "ostfjord"),
        ("mahesh", "ganesh"),
        ("xinhua", "xinhai"),  # other signs of Chinese
        ("hongda", "hengda"),
        ("fahd", "ahd"),  # Arabic: panther, covenant
        ("ota", "oita"),
    ],
)
def test_two_words_are_told_apart(one: str, other: str) -> None:
    assert are_other_words(one, other)
    assert are_other_words(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("star", "stars"),
        ("pearl", "perla"),  # one word in two languages
        ("grodno", "hrodna"),
        ("noor", "nour"),
        ("marlin", "marlni"),  # a slip, no word
        ("xinhua", "xinuha"),
        ("shanghai", "shanhai"),
        ("sulaiman", "suleiman"),
        ("hasan", "hesan"),
        ("hydrotekhsnab", "gidrotekhsnab"),
    ],
)
def test_one_word_is_not_told_apart(one: str, other: str) -> None:
    assert not are_other_words(one, other)


def test_a_noun_made_of_another_is_another() -> None:
    assert is_made_of("roble", "robledal")
    assert is_made_of("palomera", "paloma")
    assert is_made_of("sokol", "sokolov")
    assert is_made_of("rosenergo", "rosenergoatom")
    assert not is_made_of("roble", "robles")
    assert not is_made_of("engineer", "engineering")
    assert not is_made_of("voronezh", "voronezhskiy")


def test_first_letters_that_are_written_for_one_another_tell_nothing() -> None:
    assert begin_otherwise("reimers", "leimers")
    assert not begin_otherwise("daesong", "taesong")
    assert not begin_otherwise("dhahabi", "zahabi")
    assert not begin_otherwise("wagner", "vagner")


def test_a_town_and_its_country_are_no_two_places() -> None:
    assert are_other_places(towns_of("tartous"), towns_of("lattakia"))
    assert not are_other_places(towns_of("lattakia"), towns_of("latakia"))
    assert not are_other_places(towns_of("hamburg"), [fold("germany")])


def test_trades_are_known_in_several_languages() -> None:
    assert trades_of("tekstil", "tekstil") & trades_of("garments", "garments")
    assert trades_of("pesquera", "fishing").isdisjoint(trades_of("cement", "cement"))
