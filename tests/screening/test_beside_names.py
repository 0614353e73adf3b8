"""What stands around the names of firms and bodies, and who is called after them."""

import pytest

from clearance.screening import DEFAULT_THRESHOLD, compare_names


def alike(one: str, other: str, kind: str = "Company") -> float:
    found = compare_names(one, other, kind=kind)
    assert found == pytest.approx(compare_names(other, one, kind=kind))
    return found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ООО «Зоргенмаш» (банкрот)", "Zorgenmash OOO"),
        ("Korbala Werke GmbH i.L.", "Korbala Werke GmbH"),
        ("Korbala Trading SA (en liquidation)", "Korbala Trading SA"),
        ("ООО «Новосвет» (до 2018 г. ООО «Корбмаш»)", "Korbmash OOO"),
        ("Metzgerei Zorn, Inh. Peter Zorn", "Metzgerei Peter Zorn"),
        ("www.zorgenpay.io", "Zorgenpay Ltd"),
        ("/LV12HABA0551000111222 SIA ZORGENBALT RIGA LV", "SIA Zorgenbalt"),
        ("INV 8812 DD 03.11 ZORGENIA FOODS SAL BEIRUT LEBANON", "Zorgenia Foods SAL"),
        ("Zorgenia Gems JLT", "Zorgenia Gems, Jumeirah Lakes Towers"),
        ("RAK Zorgenia Works FZ-LLC", "Ras Al Khaimah Zorgenia Works FZ LLC"),
        ("Siete Primos Export SRL", "7 Primos Export S.R.L."),
        ("Zavod Nomer Pyat", "Plant No. 5"),
        ("Yugo-Vostochnyy Zorgenbyt", "South-East Zorgenbyt"),
        ("Zorn Ost Stahl Handels GmbH", "Zornoststahlhandelsgesellschaft mbH"),
        ("IE Zorgenov P.S.", "ИП Зоргенов Пётр Сергеевич"),
    ],
)
def test_what_is_said_beside_a_firms_name_is_no_part_of_it(
    one: str, other: str
) -> None:
    """Notes of registers, owners, domains, lines of payments; numbers and zones."""
    assert alike(one, other) >= DEFAULT_THRESHOLD


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Liwa Suqur al-Jabal", "Hawks of the Mountain Brigade"),
        ("Deutsch-Polnische Handelskammer", "German-Polish Chamber of Commerce"),
        ("Landespolizei Bayern", "Bavaria State Police"),
    ],
)
def test_bodies_are_known_by_words_of_other_languages(one: str, other: str) -> None:
    """Peoples, regions and what armed groups call themselves."""
    assert alike(one, other, "Organization") >= DEFAULT_THRESHOLD


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Korbala Works Creditors' Committee", "Korbala Works Ltd"),
        ("Korbala Works Pension Fund", "Korbala Works Ltd"),
        ("Friends of the Korbala Museum", "Korbala Museum"),
        ("Disidencias del Frente Korbala", "Frente Korbala"),
        ("Korbala University Foundation", "Korbala University"),
        ("Stichting Zorgenwijk", "Zorgenwijk B.V."),
        ("Teashop Korbala c/o Zorgenia Transfer", "Zorgenia Transfer"),
        ("New Korbala Spedition Ltd", "Korbala Spedition Ltd"),
        ("Korbala Works (2019) Ltd", "Korbala Works Ltd"),
        ("Zorgenia Gold DMCC", "Zorgenia Gold (Sharjah) FZE"),
        ("Zorgenia Costa Est Srl", "Zorgenia Costa Ovest Srl"),
        ("zorgenpay-login.net", "Zorgenpay Ltd"),
    ],
)
def test_who_is_called_after_another_is_not_the_other(one: str, other: str) -> None:
    """Nor who says another quarter of the world, or another emirate."""
    assert alike(one, other) < DEFAULT_THRESHOLD


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Korbala Investment Fund LLC", "Инвестиционный фонд Корбала"),
        ("Syndicat National Korbala", "Sindicato Nacional Korbala"),
        ("New York Korbala Bank", "Bank of New York Korbala"),
        ("Novaya Korbala OOO", "New Korbala LLC"),
        ("Fundación Korbala", "Korbala Foundation"),
        ("Korbala North Trading Est.", "Korbala North Trading"),
        ("Zorgenia Gold DMCC", "Zorgenia Gold DMCC, Dubai"),
    ],
)
def test_words_of_translations_do_not_tell_apart(one: str, other: str) -> None:
    """A body is called after nobody where the other name is as long."""
    assert alike(one, other) >= DEFAULT_THRESHOLD
