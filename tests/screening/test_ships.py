"""Names of ships: what stands around them, and which are those of two ships."""

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
from clearance.screening._asked._aircraft import aircraft_in
from clearance.screening._asked._ships import ships_in


def alike(one: str, other: str) -> float:
    return compare_names(one, other, kind="Vessel")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("M/Y ZORGENIA", "Zorgenia (yacht)"),
        ("M.T. Corbel Falcon", "CORBEL FALCON"),
        ("FPSO Cidade de Corbel", "Cidade de Corbel (FPSO)"),
        ("MT ZORGENIA", "Zorgenia (crude oil tanker)"),
        ("BNS Korbala P-712", "Korbala"),
        ("ZORGENIA (offshore supply vessel)", "M/V Zorgenia"),
        ("Motor yacht Zorgenia", "M/Y ZORGENIA"),
        ("CVN-70 CORBEL MASON", "USS Corbel Mason"),
        ("INS KORBALA (D63)", "INS Korbala"),
        ("CORBEL FALCON (flag: Cook Islands)", "Corbel Falcon"),
        ("CORBEL FALCON (Liberian flag)", "Corbel Falcon"),
        ("CORBEL FALCON (call sign 3FXY9)", "Corbel Falcon"),
        ("CORBEL FALCON IMO 9187629", "M/V Corbel Falcon"),
        ("т/х Корбель", "KORBEL"),
        ("新海洋", "XIN HAI YANG"),
        ("大星号", "DA XING HAO"),
        ("ZORGEN PRIDE (former name KORBALA)", "KORBALA"),
        ("«ЗОРГЕН» (бывш. «КОРБАЛА»)", "Korbala"),
    ],
)
def test_what_stands_around_a_ships_name_is_no_part_of_it(one: str, other: str) -> None:
    assert alike(one, other) >= DEFAULT_THRESHOLD


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("KARIN", "KAREN"),
        ("MSC Silvia", "MSC Silvana"),
        ("MSC Julia", "MSC Juliana"),
        ("FORTUNE", "FORTUNA"),
        ("VICTORY", "VICTORIA"),
        ("ARIES", "ARES"),
        ("CAPTAIN NIKOLAS", "CAPTAIN NIKOLAY"),
        ("AGIA MARINA", "AGIA VARVARA"),
        ("USS CORBEL", "HMS CORBEL"),
        ("DDG-51 CORBEL", "DDG-55 CORBEL"),
        ("CORBEL FALCON IMO 9187629", "CORBEL FALCON IMO 9074729"),
        ("CORBEL (IR)", "CORBEL (UK)"),
        ("CORBEL 9187629", "CORBEL 9074729"),
        ("PACIFIC HERO", "PACIFIC HERON"),
        ("MSC ANNA", "MSC ANTONIA"),
        ("CENTURY", "CENTURION"),
        ("MARIA S", "MARY S"),
        ("LADY KARIN", "LADY KAREN"),
        ("PRINCESS ANNA", "PRINCESS ANNE"),
    ],
)
def test_ships_of_like_names_are_two(one: str, other: str) -> None:
    assert alike(one, other) < DEFAULT_THRESHOLD


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("NORTHERN LIGHTS", "NORTHERN LIGHT"),
        ("Агия Марина", "AGIA MARINA"),
        ("AGHIOS NIKOLAOS", "AGIOS NIKOLAOS"),
        ("OCEAN PRIDE", "OCEAN PRDIE"),
        ("SCHEHERAZADE", "SHEHERAZADE"),
        ("FEDOR ZORGENOV", "FYODOR ZORGENOV"),
        ("ALEKSANDR DELVIKIN", "ALEXANDER DELVIKIN"),
        ("EDUARD DELVIKIN", "EDWARD DELVIKIN"),
        ("MICHAIL DELVIKIN", "MIKHAIL DELVIKIN"),
        ("AKADEMIK DELVIKIN", "ACADEMICIAN DELVIKIN"),
        ("INZHENER DELVIKIN", "ENGINEER DELVIKIN"),
        ("MYS DELVIKINA", "CAPE DELVIKIN"),
        ("PROLIV DELVIKINA", "DELVIKIN STRAIT"),
    ],
)
def test_a_ships_name_written_otherwise_is_the_same(one: str, other: str) -> None:
    assert alike(one, other) >= DEFAULT_THRESHOLD


@pytest.mark.parametrize(
    "asked",
    ["M/Y ZORGENIA PEARL", "ZORGENIA PEARL (flag: Palau)", "ZORGENIA PEARL (D63)"],
)
def test_a_listed_ship_is_found_by_a_name_with_more_around_it(asked: str) -> None:
    ship = Entity("1", "Vessel", {"name": ("ZORGENIA PEARL",)}, ("x",))
    (match,) = Index.build([Listing(ship)]).screen(Query(names=(asked,)))
    assert match.score >= DEFAULT_THRESHOLD


def test_a_listed_ship_is_not_the_one_with_a_form_of_its_name() -> None:
    scores = []
    for kind in ("Vessel", "Company"):
        party = Entity("1", kind, {"name": ("ZORGENIA KAREN",)}, ("x",))
        index = Index.build([Listing(party)])
        found = index.compare_all(Query(names=("ZORGENIA KARIN",)))
        scores.append(max((match.score for match in found), default=0.0))
    assert scores[0] < DEFAULT_THRESHOLD < scores[1]


@pytest.fixture(scope="module")
def things() -> Index:
    named = {
        "ship": ("Vessel", "ZORGENIA"),
        "plane": ("Airplane", "EP-ZRG"),
        "jet": ("Airplane", "ZR4471"),
    }
    return Index.build(
        [
            Listing(Entity(one, kind, {"name": (name,)}, ("x",)))
            for one, (kind, name) in named.items()
        ]
    )


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        *((text, "ZORGENIA") for text in (
            "ZORGENIA IMO 9187629", "MV ZORGENIA IMO 9187629", "ZORGENIA IMO9187629",
            "IMO NO. 9187629 ZORGENIA", "ZORGENIA 9187629", "ZORGENIA/9187629",
            "VLCC ZORGENIA", "TUG ZORGENIA", "ZORGENIA TUG", "VSL ZORGENIA",
            "BULK CARRIER ZORGENIA", "танкер ZORGENIA", 'Crude Oil Tanker "ZORGENIA"',
            "ZORGENIA V.12", 'MV "ZORGENIA" V.023W', "ZORGENIA VOY 12E",
            "ZORGENIA 45,000 DWT", "ZORGENIA (IR)", "MV ZORGENIA VOY. 12 IMO 9187629",
        )),
        *((text, "EP-ZRG") for text in (
            "Aircraft EP-ZRG", "reg. EP-ZRG", "Tail number EP-ZRG", "A320 EP-ZRG",
            "EP-ZRG Boeing 747", "EP-ZRG (MSN 24135)", "Il-76TD EP-ZRG",
        )),
        ("Airbus A340 ZR4471", "ZR4471"),
    ],
)  # fmt: skip
def test_a_ship_or_aircraft_is_searched_for_without_what_tells_its_kind(
    things: Index, asked: str, name: str
) -> None:
    table = screen_batch(things, pa.table({"name": [asked]}))
    found = {match.name for match in things.screen(Query(names=(asked,)))}

    assert {name} == found == set(table["matched_name"].to_pylist())
    kind = "Vessel" if name == "ZORGENIA" else "Airplane"
    assert compare_names(asked, name, kind=kind) >= DEFAULT_THRESHOLD


@pytest.mark.parametrize(
    "text",
    [
        *("Zorgenia Tanker Supplies Ltd", "Tug Boat Charters Inc", "Zorgenia 9187628"),
        *("Zorgenia Media (UK)", "Zorgenia Fund V.12", "ZORGENIA (XQ)", "ZORGENIA"),
        *("Ferry Zorgenia", "General Cargo Zorgenia", "Chidi Okafor Imo"),
    ],
)
def test_what_others_are_called_is_nothing_around_a_ships_name(text: str) -> None:
    assert [] == list(ships_in(text))


@pytest.mark.parametrize(
    "text",
    [
        *("RI SU-GIL", "Jet Set AL-ANI", "Jet Airways AL-NOOR", "Boeing IL-76TD"),
        *("Airbus A320", "Boeing UK-BASED", "EP-ZRG", "Registration Services"),
    ],
)
def test_what_looks_like_a_registration_is_none(text: str) -> None:
    assert [] == list(aircraft_in(text))
