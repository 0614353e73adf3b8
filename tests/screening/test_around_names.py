"""What stands around a firm's name, and what is short for it: payments, acronyms."""

import pyarrow as pa  # type: ignore[import-untyped]
import pytest

from clearance.entities import Entity, Listing
from clearance.names import clean, entrepreneur_in
from clearance.screening import (
    DEFAULT_THRESHOLD,
    Index,
    Query,
    compare_names,
    screen_batch,
)
from clearance.screening._asked import asked_names


def score(one: str, other: str) -> float:
    return compare_names(one, other, kind="Company")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ardonwick Ltd t/a Harbour Kitchen", "Ardonwick Limited"),
        ("Ardonwick Ltd trading as Harbour Kitchen", "Ardonwick Limited"),
        ("Ardonwick Ltd (previously Selmoor Ltd)", "Selmoor Ltd"),
        ("Ardonwick Ltd formerly known as Selmoor Ltd", "Selmoor Ltd"),
        ("/12345678 ARDONWICK LTD", "Ardonwick Ltd"),
        ("A/C NO 00412 ARDONWICK LTD", "Ardonwick Ltd"),
        ("ARDONWICK LTD IBAN GB29NWBK60161331926819", "Ardonwick Ltd"),
        ("ARDONWICK GIDA LTD STI TARSUS", "Ardonwick Gıda Ltd. Şti."),
        ("Ardonwick Ltd c/o Selmoor Services", "Ardonwick Ltd"),
        ("Ardonwick GmbH (vormals Selmoor GmbH)", "Selmoor GmbH"),
        ("ARDONWICK GMBH REF INV 22/4411", "Ardonwick GmbH"),
        ("ATTN ARDONWICK TRADING LLC", "Ardonwick Trading LLC"),
        ("Ardonwick Ltd, 4th Floor, 12 Mill Road", "Ardonwick Ltd"),
        ("Ardonwick Ltd P.O. Box 771", "Ardonwick Ltd"),
        ("North Ardon Fuel Trading Company (NAFTC)", "NAFTC"),
        ("ARMOCOM", "Ardon Motor Commercial Company"),
        ("OOO VLPZ", "OOO Vyatskiy Lesopererabatyvayushchiy Pervyy Zavod"),
        ("IP Ardonov V.S.", "Individual Entrepreneur Ardonov Viktor Sergeevich"),
        ("ФОП Ардонов В. С.", "FOP Ardonov Viktor Sergeevich"),
    ],
)
def test_a_firm_is_found_within_what_stands_around_it(one: str, other: str) -> None:
    found = score(one, other), score(other, one)
    assert found[0] == found[1] >= DEFAULT_THRESHOLD


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ardonwick Ltd t/a Harbour Kitchen", "Selmoor Ltd t/a Harbour Cafe"),
        ("/12345678 ARDONWICK LTD", "/12345678 SELMOOR LTD"),
        ("North Ardon Fuel Trading Company (NAFTC)", "New African Food Corp (NAFTC)"),
        ("IP Ardonov V.S.", "IP Ardonov K.S."),
        ("ARMOCOM", "Ardon Steel Commercial Company"),
    ],
)
def test_another_firm_is_not_found_by_what_stands_around_it(
    one: str, other: str
) -> None:
    assert score(one, other) < DEFAULT_THRESHOLD


def test_a_listed_firm_is_found_by_its_abbreviation_in_brackets() -> None:
    name = "North Ardon Fuel Trading Company (NAFTC)"
    listing = Listing(Entity("1", "Company", {"name": (name,)}, ("x",)))
    (match,) = Index.build([listing]).compare_all(Query(names=("NAFTC",)))
    assert match.score >= DEFAULT_THRESHOLD


@pytest.mark.parametrize(
    ("listed", "asked"),
    [
        ("SELMOOR STAR", "ARDON PEARL EX-SELMOOR STAR"),
        ("SELMOOR STAR", "ARDON PEARL former name SELMOOR STAR"),
        ("Ural Bridge Trust", "URALMOSTOTREST, PAO"),
    ],
)
def test_a_firm_or_ship_is_searched_for_by_what_its_name_holds(
    listed: str, asked: str
) -> None:
    listing = Listing(Entity("1", "Company", {"name": (listed,)}, ("x",)))
    index = Index.build([listing])
    table = screen_batch(index, pa.table({"name": [asked]}))

    assert 1 == len(index.screen(Query(names=(asked,)))) == len(table)


def test_sole_traders_are_told_by_the_form_before_or_behind_them() -> None:
    assert entrepreneur_in("ИП Ардонов В. С.") == "Ардонов В. С."
    assert entrepreneur_in("Ardonov V. S., IP") == "Ardonov V. S.,"
    assert entrepreneur_in("Ardonov V. S.") == ""
    assert entrepreneur_in("IP") == ""


def found(listed: str, asked: str, kind: str = "Company") -> int:
    """Say how many ways in find a listed name: two names, one query, a table."""
    listing = Listing(Entity("1", kind, {"name": (listed,)}, ("x",)))
    index = Index.build([listing])
    table = screen_batch(index, pa.table({"name": [asked]}))
    beside = compare_names(asked, listed) >= DEFAULT_THRESHOLD
    return sum((beside, len(index.screen(Query(names=(asked,)))) == 1, len(table) == 1))


@pytest.mark.parametrize(
    "row", ["1. ", "12. ", "(1) ", "2) ", "No 1: ", "No. 3 - ", "#4 ", "№ 5 ", "7 - "]
)
def test_the_number_of_a_row_does_not_hide_the_name_behind_it(row: str) -> None:
    assert found("Ardonwick Petro Trading", f"{row}Ardonwick Petro Trading") == 3
    assert found("Selmoorbank", f"{row}Selmoorbank") == 3


@pytest.mark.parametrize(
    "name",
    [
        "3. Battalion",
        "1 Bank",
        "Plant No. 38",
        "12. Engineering Plant",
        "3 Brothers LLC",
    ],
)
def test_a_number_that_is_part_of_a_name_stays(name: str) -> None:
    assert asked_names((name,)) == (name,)


@pytest.mark.parametrize("sign", ["™", "℠", "®", "©"])
def test_the_sign_of_a_trade_mark_is_no_letter(sign: str) -> None:
    assert clean(f"Selmoorbank{sign}") == "selmoorbank"
    assert found("Selmoorbank", f"Selmoorbank{sign}") == 3


@pytest.mark.parametrize("stroke", [" / ", " | "])
@pytest.mark.parametrize("name", ["Ardonwick Trading Co L.L.C.", "Ardonwick Oil CO"])
def test_strokes_part_names_that_end_in_a_form(name: str, stroke: str) -> None:
    assert found(name, f"{name}{stroke}{name}") == 3
    assert found(name, f"{name}{stroke}Global Star Ltd") == 3
    assert found(name, f"GLOBAL STAR LTD{stroke}{name}") == 3


@pytest.mark.parametrize(
    "place",
    [
        *(" TEHERAN IR", " VLADIVOSTOK", ", Tehran", " (Tehran)", " - Thailand"),
        *(" DAMASCUS SYRIA", ", Minsk, Belarus", " ST PETERSBURG", " Dubai UAE"),
        *(", Jiangsu Province", " KALININGRAD REGION RUSSIA", " (Iran)"),
    ],
)
def test_a_firm_is_found_with_the_place_behind_it(place: str) -> None:
    assert found("Ardonwick Petro Trading", f"Ardonwick Petro Trading{place}") == 3
    # Without words that tell, behind the legal form.
    name = "Far Eastern Bank JSC"
    assert found(name, f"{name}{place}") == 3


@pytest.mark.parametrize(
    ("name", "place"),
    [
        *(("National Export Bank of Iran", one) for one in (", Tehran", " (Tehran)")),
        *(("National Export Bank Iran", one) for one in (" Tehran", ", Tehran, Iran")),
        *(
            ("Syrian Petroleum Company", one)
            for one in (", Damascus", ", Aleppo, Syria")
        ),
        (
            "National Export Bank of the Democratic People's Republic of Korea",
            ", Pyongyang",
        ),
    ],
)
def test_a_firm_of_ordinary_words_is_found_with_a_town_of_its_state(
    name: str, place: str
) -> None:
    assert found(name, f"{name}{place}") == 3


@pytest.mark.parametrize(
    "name",
    [
        *("National Export Bank, Tehran", "Syrian Petroleum Company, Nairobi"),
        *("Islamic Republic of Iran, Tehran", "National Oil Company Damascus"),
    ],
)
def test_ordinary_words_are_no_name_without_a_place_of_another_state(name: str) -> None:
    assert asked_names((name,)) == (name,)


@pytest.mark.parametrize(
    "place", [" ISTANBUL TURKIYE", ", Moscow, Russia", " (Moscow)", " KYIV"]
)
def test_a_person_is_found_with_the_place_behind(place: str) -> None:
    assert found("Selim Ardonov", f"Selim Ardonov{place}", "Person") == 3


@pytest.mark.parametrize(
    "name",
    [
        *("First Bank of Moscow", "Tehran University", "Hotel Moscow", "Bank Moscow"),
        *("Jack London", "Paris Hilton", "Michael B Jordan", "Mehmet Ali Ankara"),
        *("Ministry of Defence, Kenya", "Central Bank of Iran", "Spartak Moscow"),
        *("National Security Council, Ghana", "Islamic Republic of Iran"),
    ],
)
def test_a_place_that_is_part_of_a_name_stays(name: str) -> None:
    assert not [one for one in asked_names((name,)) if one != name]


def test_a_place_behind_a_name_is_not_another_ones() -> None:
    assert found("Ardonwick Trading Tehran", "Ardonwick Trading Moscow") == 0
    assert found("Ardonwick Trading Tehran", "Ardonwick Trading Tehran IR") == 3
