"""Firms and bodies whose names are the same in two languages, and those near them."""

import pytest

from clearance.screening import compare_names

THRESHOLD = 0.70

_TRADES = [
    ("Cukrownia Zawisza", "Zawisza Sugar Factory"),
    ("Zakłady Azotowe Brzezina", "Brzezina Nitrogen Works"),
    ("Pivovar Hradec", "Hradec Brewery"),
    ("Mlekara Sumadija", "Sumadija Dairy"),
    ("Rudnik uglja Banovici", "Banovici Coal Mine"),
    ("Kotkas Kindlustus", "Kotkas Insurance"),
    ("Vakuutusyhtiö Pohjola", "Pohjola Insurance Company"),
    ("Prekybos namai Ruta", "Ruta Trading House"),
    ("Panificadora La Merced", "La Merced Bakery"),
    ("Distillerie du Tanganyika", "Tanganyika Distillery"),
    ("Cementownia Kujawy", "Kujawy Cement Plant"),
    ("Rumah Sakit Kencana", "Kencana Hospital"),
    ("Kampuni ya Madini Kiboko", "Kiboko Mining Company"),
    ("Bệnh viện Hoa Sen", "Hoa Sen Hospital"),
    ("Toko Emas Garuda", "Garuda Gold Store"),
    ("Kijima Suisan", "Kijima Fishery"),
]
_BODIES = [
    ("Ministerstwo Obrony Narodowej", "Ministry of National Defence"),
    ("Ministerul Apărării Naționale", "Ministry of National Defence"),
    ("Srpska radikalna stranka", "Serbian Radical Party"),
    ("Autorità Portuale di Ravenna", "Ravenna Port Authority"),
    ("Igreja Vale da Paz", "Vale da Paz Church"),
]
_FORMS = [
    ("Tarnica sp. z o.o.", "Tarnica spółka z ograniczoną odpowiedzialnością"),
    ("Bora Ndertim Shoqëri Aksionare", "Bora Ndertim Sh.A."),
    (
        "Norte Sur SAPI de CV",
        "Norte Sur Sociedad Anónima Promotora de Inversión de C.V.",
    ),
    ("Karoo Mining (Eiendoms) Beperk", "Karoo Mining (Pty) Ltd"),
    ("Ormsby Capital Designated Activity Company", "Ormsby Capital DAC"),
    ("Hinode Trading Godo Kaisha", "Hinode Trading G.K."),
    ("Kadir Boya Kollektif Şirketi", "Kadir Boya Koll. Şti."),
]
_CALLED = [
    ("Naviera Estrella Polar", "Polar Star Shipping"),
    ("Czarny Lew Spedycja", "Black Lion Transport"),
    ("Altın Kartal Denizcilik", "Golden Eagle Shipping"),
    ("Weisser Falke Handels GmbH", "White Falcon Trading GmbH"),
    ("Belaya Zvezda Torg", "White Star Trading"),
    ("Sharikat al-Furat lil-Naql", "Euphrates Transport Company"),
    ("Naga Hijau Trading", "Green Dragon Trading"),
    ("Chambre de Commerce de Zinder", "Zinder Chamber of Commerce"),
    ("חברת הכרמל לסחר", "HaCarmel Trading Company"),
]
_OTHERS = [
    ("Naviera Estrella Polar", "Polar Bear Shipping"),
    ("Czarny Lew Spedycja", "White Lion Transport"),
    ("Altın Kartal Denizcilik", "Silver Eagle Shipping"),
    ("Sharikat al-Furat lil-Naql", "Tigris Transport Company"),
    ("Cukrownia Zawisza", "Zawisza Sawmill"),
    ("Pivovar Hradec", "Hradec Hospital"),
    ("Cementownia Kujawy", "Cementownia Odra"),
    ("Ministerstwo Obrony Narodowej", "Ministry of Finance"),
    ("Srpska radikalna stranka", "Serbian Progressive Party"),
    ("Rumah Sakit Kencana", "Rumah Sakit Melati"),
    ("Kijima Suisan", "Kojima Kensetsu"),
]


@pytest.mark.parametrize(("one", "other"), [*_TRADES, *_BODIES, *_FORMS, *_CALLED])
def test_a_firm_is_found_under_the_words_of_another_language(
    one: str, other: str
) -> None:
    assert compare_names(one, other, kind="Company") >= THRESHOLD


@pytest.mark.parametrize(("one", "other"), _OTHERS)
def test_another_trade_or_another_name_is_another_firm(one: str, other: str) -> None:
    assert compare_names(one, other, kind="Company") < THRESHOLD
