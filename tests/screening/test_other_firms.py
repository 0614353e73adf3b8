"""Firms, bodies and ships that are called nearly the same, and are two."""

import pytest

from clearance.names import analyse_company
from clearance.screening import DEFAULT_THRESHOLD, compare_names
from clearance.screening._fit import Side, Terms, fit_names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Words of one language, near in letters.
        ("Inmobiliaria Los Pinos SA", "Inmobiliaria Los Picos SA"),
        ("Agropecuaria El Trebol SRL", "Agropecuaria El Trigal SRL"),
        ("Kuzgun Kartal Nakliyat A.Ş.", "Kuzgun Kaplan Nakliyat A.Ş."),
        ("OOO Snegir", "OOO Snegov"),
        ("Marlin Cold Stores Ltd", "Merlin Cold Stores Ltd"),
        # Made of pieces that are known.
        ("Stankoimport", "Stankoexport"),
        ("Yugzapmontazh", "Yugvostmontazh"),
        ("Eastgate Pumps Ltd", "Westgate Pumps Ltd"),
        ("Agroleasing OOO", "Avtoleasing OOO"),
        ("Bluestone Paper Ltd", "Bluestein Paper Ltd"),
        ("Traktoroexport", "Tractoroimport"),
        ("Zorgen Soap Works", "Zorgen Soup Works"),
        ("Zorgen Wines Ltd", "Zorgen Wires Ltd"),
        # Surnames.
        ("Spedition Bachmann GmbH", "Spedition Buchmann GmbH"),
        ("Handelshaus Reimers", "Handelshaus Leimers"),
        # Places.
        ("Port of Tartous General Company", "Port of Latakia General Company"),
        ("Stadtwerke Bamberg GmbH", "Stadtwerke Bayreuth GmbH"),
        ("Hebei Jinlong Trading Co Ltd", "Hubei Jinlong Trading Co Ltd"),
        ("Shaanxi Jinlong Coal Co Ltd", "Shanxi Jinlong Coal Co Ltd"),
        ("广州金龙贸易有限公司", "杭州金龙贸易有限公司"),
        ("Omskiy Zavod Plastmass", "Tomskiy Zavod Plastmass"),
        # Trades.
        ("Yildiz Tekstil Ltd. Şti.", "Yildiz Mobilya Ltd. Şti."),
        ("Delta Cement Company", "Delta Carpets Company"),
        ("Sozoni Textile Trading", "Sozoni Textile Export"),
        # Letters.
        ("Terminal A Operators Ltd", "Terminal B Operators Ltd"),
        # A noun made of the other.
        ("Zorgenprom", "Zorgenprombank"),
        ("Zorgenergo", "Zorgenergomash"),
        ("El Molino SA", "El Molinero SA"),
        # A group, and what it has beside itself.
        ("Kaplin AG", "Kaplin Bank GmbH"),
        ("Zorgen Leasing", "Zorgen"),
        ("Zorgen S.A.", "Zorgen México S.A. de C.V."),
    ],
)
def test_firms_that_are_called_nearly_the_same_are_two(one: str, other: str) -> None:
    assert compare_names(one, other, kind="Company") < DEFAULT_THRESHOLD


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Central Bank of Iraq", "Central Bank of Iran"),
        ("وزارة الدفاع", "وزارة الداخلية"),
        ("Embassy of Niger", "Embassy of Nigeria"),
        ("Hizb-ul-Mujahideen", "Harkat-ul-Mujahideen"),
        ("Bank of Guyana", "Bank of Ghana"),
        ("Ejército de Liberación Nacional", "Ejército Popular de Liberación"),
        ("Kazan Technical University", "Kazan University"),
        ("St. Mark Orthodox Church, Corfu", "St. Mary Orthodox Church, Corfu"),
        ("Northern Fleet Survey Service", "Baltic Fleet Survey Service"),
    ],
)
def test_bodies_that_are_called_nearly_the_same_are_two(one: str, other: str) -> None:
    assert compare_names(one, other, kind="Organization") < DEFAULT_THRESHOLD


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("LANA", "LUNA"),
        ("Lady Marina", "Lady Karina"),
        ("MSC ALINE", "MSC ARIANE"),
        ("Sea Horse", "Sea House"),
        ("Nordic Breeze", "Nordic Freeze"),
    ],
)
def test_ships_that_are_called_nearly_the_same_are_two(one: str, other: str) -> None:
    assert compare_names(one, other, kind="Vessel") < DEFAULT_THRESHOLD


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Slips, and spellings of one word.
        ("Marlin Cold Stores Ltd", "Marlni Cold Stores Ltd"),
        ("Stankoimport", "Stankoimprot"),
        ("Grodno Azot", "Hrodna Azot"),
        ("Dhahabi Trading", "Zahabi Trading"),
        ("Taesong Trading Corporation", "Daesong Trading Corporation"),
        ("Handelshaus Reimers", "Handelshaus Reimer"),
        # One place under two names; a country that a firm is at home in.
        ("Port of Tartous General Company", "Port of Tartus General Company"),
        ("Odessa Port Authority", "Odesa Port Authority"),
        ("Korea Zorgen Trading Corporation", "Zorgen Trading Corporation"),
        # A bank is called with or without the word.
        ("Bank Zorgen", "Zorgen"),
        ("Zorgen Bank AO", "Zorgen AO"),
        # A town under its name in another language.
        ("Nikolaev Shipyard", "Mykolaiv Shipyard"),
        # Damascus, and no legal form.
        ("Sham Wings", "Al-Sham Wings"),
    ],
)
def test_firms_written_otherwise_are_one(one: str, other: str) -> None:
    assert compare_names(one, other, kind="Company") >= DEFAULT_THRESHOLD


def test_a_state_is_a_republic_or_not() -> None:
    one, other = "Central Bank of the Republic of Iraq", "Central Bank of Iraq"
    assert compare_names(one, other, kind="Organization") >= DEFAULT_THRESHOLD


def test_a_reason_names_the_two_words() -> None:
    """An analyst who sees a low score reads which words are two."""
    known = Terms(lambda _: 0.9, person=False)
    ours, theirs = (
        Side.of(analyse_company(name)[0], known)
        for name in ("Agropecuaria Los Cedros", "Agropecuaria Los Cerros")
    )
    remarks = [text for text, _ in fit_names(ours, theirs).remarks]
    assert "'cedros' and 'cerros' are two words." in remarks
