"""Names of firms and ships with words cut short, former names, and branches."""

import pyarrow as pa  # type: ignore[import-untyped]
import pytest

from clearance.entities import Entity, Listing
from clearance.screening import (
    DEFAULT_THRESHOLD,
    Index,
    Query,
    compare_names,
    screen_batch,
)
from clearance.screening._asked._parted import asked_parts

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


@pytest.mark.parametrize(
    "asked",
    [
        *("GLOBAL STAR F/K/A ZORGENIA", "GLOBAL STAR FKA ZORGENIA"),
        *("ZORGENIA a.k.a. GLOBAL STAR", "GLOBAL STAR LTD formerly ZORGENIA"),
        *("GLOBAL STAR renamed ZORGENIA", "GLOBAL STAR / ZORGENIA"),
        *("GLOBAL STAR now ZORGENIA", "GLOBAL STAR (now ZORGENIA)"),
        "ZORGENIA, now GLOBAL STAR",
    ],
)
def test_a_ship_is_searched_for_by_its_other_name_of_one_word(asked: str) -> None:
    ship = Entity("1", "Vessel", {"name": ("ZORGENIA",)}, ("x",))
    index = Index.build([Listing(ship)])
    table = screen_batch(index, pa.table({"name": [asked]}))

    assert 1 == len(index.screen(Query(names=(asked,)))) == len(table)
    assert compare_names(asked, "ZORGENIA", kind="Vessel") >= DEFAULT_THRESHOLD


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("Anna Weber a.k.a. Maria", ("Anna Weber",)),
        ("GLOBAL STAR a.k.a. MARIA", ("GLOBAL STAR", "MARIA")),
        ("Maple Foods formerly Maple", ("Maple Foods",)),
        ("ZORGEN/KORBALA", ()),
        ("ZORGEN / KORBALA", ()),
        ("Zorgen; Korbala", ()),
        ("NOW Foods", ()),
        ("Act Now Media", ()),
    ],
)
def test_one_word_is_searched_for_only_where_it_is_said_to_be_a_name(
    asked: str, names: tuple[str, ...]
) -> None:
    assert names == tuple(asked_parts(asked))
