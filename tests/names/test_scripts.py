"""Names of each script, read as lists write them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clearance.names import _romanise, analyse_company, clean, readings


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("محمد حسين", "muhammad husayn"),
        ("عبدالرحمن", "abdulrahman"),
        ("علي لاريجاني", "ali laryjany"),
        ("مرتضی باقری", "morteza bagheri"),
        ("القاعدة", "al qaida"),
        ("שלמה כהן", "shlomo cohen"),
        ("김정은", "kim jong un"),
        ("김영철", "kim young chul"),
        ("박성택", "park sung taek"),
        ("王晨", "wang chen"),
        ("陈明国", "chen mingguo"),
        ("陈明国", "chan ming ko"),
        ("深圳市华强贸易有限公司", "shenzhen huaqiang trading co ltd"),
        ("さくら", "sakura"),
        ("Παπανδρέου", "papandreou"),
        ("Γκίκας Μπάμπης", "gikas bampis"),
        ("ყაზბეგი", "kazbegi"),
        ("Ռուբեն Ուրարտու", "ruben urartu"),
        ("Ђоковић", "djokovic"),
        ("Ъгълов", "agalov"),
        ("Лукашэнка Ўладзімір", "lukashenka uladzimir"),
        ("Müller", "mueller"),
        ("Müller", "muller"),
    ],
)
def test_a_name_is_among_the_readings_of_its_script(
    written: str, expected: str
) -> None:
    assert expected in readings(clean(written))


@pytest.mark.parametrize(
    ("russian", "english"),
    [
        ("Судостроительный завод", "Shipbuilding Plant"),
        ("Новосибирский патронный завод", "Novosibirsk Cartridge Plant"),
        ("Міністерство оборони", "Ministry of Defense"),
    ],
)
def test_ordinary_words_in_cyrillic_are_also_read_in_english(
    russian: str, english: str
) -> None:
    """Lists translate what a firm does, whatever the case and gender of the word."""
    wanted = {w.fold for w in analyse_company(english)[0].words} - {"of"}
    found = [{w.fold for w in parts.words} for parts in analyse_company(russian)]

    assert any(wanted <= words for words in found)


def test_a_surname_is_not_taken_for_a_town() -> None:
    """Достоевский by itself is no place: only beside words of firms it may be."""
    assert ("fedor dostoevskiy",) == readings("федор достоевский")


@settings(max_examples=300)
@given(st.text(max_size=120))
def test_readings_are_few_plain_and_always_the_same(text: str) -> None:
    """Any text gives one to four readings in Latin letters, the same each time."""
    cleaned = clean(text)
    found = readings(cleaned)
    _romanise._read.cache_clear()

    assert 1 <= len(found) <= 4
    assert all(reading.isascii() for reading in found)
    assert found == readings(cleaned)
