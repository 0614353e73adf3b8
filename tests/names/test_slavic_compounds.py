"""Compounds that Slavic firms are called by are known at a glance, however written."""

import pytest

from clearance.names import may_be_compound, said_in_parts
from clearance.screening import DEFAULT_THRESHOLD, compare_names

LATIN = str.maketrans("асеоріхАСЕОРІХ", "aceopixACEOPIX")
COMPOUNDS = (
    "Радиозавод", "УРАЛХИММАШ", "Промстройбанк", "Сельхозэкспорт", "Белмытсервис",
    "Белмытсэрвіс", "Нафтогаз", "Мостотрест", "Ураллеспром",
)  # fmt: skip


@pytest.mark.parametrize("word", COMPOUNDS)
def test_letters_that_look_alike_hide_no_compound(word: str) -> None:
    """One Latin letter stands among Cyrillic ones, anywhere."""
    english = said_in_parts(word)
    places = range(len(word))
    mixed = [word[:at] + word[at].translate(LATIN) + word[at + 1 :] for at in places]

    assert english
    assert dict.fromkeys(mixed, english) == {
        written: said_in_parts(written) for written in mixed
    }


@pytest.mark.parametrize("around", ["{},", "«{}»", "({})", "'{}'", "{}.", "‘{}’;"])
@pytest.mark.parametrize("word", [*COMPOUNDS, "Radiozavod", "PROMSTROYBANK"])
def test_marks_around_a_word_hide_no_compound(word: str, around: str) -> None:
    """Commas, brackets and quotes of any kind."""
    assert said_in_parts(around.format(word)) == said_in_parts(word) != ""


@pytest.mark.parametrize(
    "word",
    ["Ивановский", "Schmidt", "Seppälä", "민석", "محمود", "Газпром", "завод", "x" * 99],
)
def test_other_words_are_no_compounds(word: str) -> None:
    """Nor is what nobody translates, nor what is one stem alone."""
    assert not may_be_compound(word)
    assert "" == said_in_parts(word)


@pytest.mark.parametrize(
    ("written", "english"),
    [("Еврохим", "EuroChem"), ("Уралхим", "Uralchem"), ("Евротранс", "Eurotrans")],
)
def test_stems_that_are_written_as_in_english_are_the_same(
    written: str, english: str
) -> None:
    assert said_in_parts(written) == said_in_parts(english) != ""
    assert compare_names(written, english, kind="Company") >= DEFAULT_THRESHOLD
    assert compare_names("Агрохим", english, kind="Company") < DEFAULT_THRESHOLD
