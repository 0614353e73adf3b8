"""Names of ships: what stands around them, and which are those of two ships."""

import pytest

from clearance.entities import Entity, Listing
from clearance.screening import DEFAULT_THRESHOLD, Index, Query, compare_names


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
        ("PACIFIC HERO", "PACIFIC HERON"),
        ("MSC ANNA", "MSC ANTONIA"),
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
