"""Names of firms and ships with words cut short, former names, and branches."""

import pytest

from clearance.screening import DEFAULT_THRESHOLD, compare_names

SAME = [
    ("Company", "Zakł. Mech. Brzoza", "Zakłady Mechaniczne Brzoza"),
    ("Company", "Ind. Alim. La Cumbre", "Industrias Alimenticias La Cumbre"),
    ("Company", "Sté Nlle des Mines Kaboul", "Société Nouvelle des Mines Kaboul"),
    ("Company", "Off. Mecc. Bortolin", "Officine Meccaniche Bortolin"),
    ("Company", "Gebr. Osterkamp", "Gebrüder Osterkamp OHG"),
    ("Company", "KB Volna", "Konstruktorskoe Byuro Volna"),
    ("Company", "PHU Kasztan", "Przedsiębiorstwo Handlowo Usługowe Kasztan"),
    ("Company", "BlackRiverAgroInvest LLC", "Black River Agro Invest"),
    ("Organization", "61 MRB", "61st Motor Rifle Brigade"),
    ("Vessel", "Ntra. Sra. del Pilar", "Nuestra Señora del Pilar"),
    ("Vessel", "CAPT. LEONIDAS", "Captain Leonidas"),
    ("Vessel", "PROF. LYADOV", "Professor Lyadov"),
    ("Vessel", "LADY ZENA ex Dorado", "DORADO"),
    ("Vessel", "Kometa [renamed Silver Kite]", "Silver Kite"),
    ("Vessel", "Borey, бывший Kaptan Emin", "Kaptan Emin"),
    ("Vessel", 'MT "AMBER SKY" (IMO 9150377)', "AMBER SKY"),
    ("Company", "Lago Azul SA antes Molinos Ruta SA", "Molinos Ruta SA"),
    ("Company", "Bank Zenda, Antwerp Branch", "Bank Zenda"),
    ("Company", "Volksbank Zweigstelle Linz", "Volksbank"),
    ("Company", "Zenda Development Bank of Iran Tehran Main Branch",
     "Zenda Development Bank of Iran"),
]  # fmt: skip
OTHER = [
    ("Company", "Zakł. Mech. Brzoza", "Zakłady Mięsne Brzoza"),
    ("Company", "Ind. Alim. La Cumbre", "Industrias Metálicas La Cumbre"),
    ("Company", "KB Volna", "Kommercheskiy Bank Zarya"),
    ("Organization", "61 MRB", "62nd Motor Rifle Brigade"),
    ("Vessel", "CAPT. LEONIDAS", "Captain Stavros"),
    ("Vessel", "LADY ZENA ex Dorado", "ELDORA"),
    ("Company", "Bank Zenda, Antwerp Branch", "Bank Kaplin, Antwerp Branch"),
    ("Company", "Kaplin Law Office", "Kaplin Metal Works"),
]


@pytest.mark.parametrize(("kind", "one", "other"), SAME)
def test_what_one_name_has_short_the_other_has_in_full(
    kind: str, one: str, other: str
) -> None:
    assert compare_names(one, other, kind=kind) >= DEFAULT_THRESHOLD


@pytest.mark.parametrize(("kind", "one", "other"), OTHER)
def test_what_is_short_for_something_else_is_another(
    kind: str, one: str, other: str
) -> None:
    assert compare_names(one, other, kind=kind) < DEFAULT_THRESHOLD
