"""Bodies that everybody knows under several names, and those that are others."""

import pytest

from clearance.entities import Entity, Listing
from clearance.names import named_as_body
from clearance.screening import DEFAULT_THRESHOLD, Index, Query, compare_names

SAME = [
    ("IRGC", "Sepah-e Pasdaran"),
    ("I.R.G.C.", "Islamic Revolutionary Guards Corps"),
    ("Niru-ye Qods", "IRGC-QF"),
    ("MODAFL", "Ministry of Defence and Armed Forces Logistics of Iran"),
    ("Bank Markazi Jomhouri Islami Iran", "Central Bank of Iran"),
    ("ФСБ России", "Federal Security Service"),
    ("MVD Rossii", "Ministry of Internal Affairs of the Russian Federation"),
    ("ГРУ", "Main Intelligence Directorate"),
    ("KGB of Belarus", "State Security Committee of the Republic of Belarus"),
    ("조선인민군", "Korean People's Army"),
    ("KOMID", "Korea Mining Development Trading Corporation"),
    ("中国人民解放军", "People's Liberation Army"),
    ("CETC 29th Research Institute",
     "China Electronics Technology Group Corporation 29th Research Institute"),
    ("北航", "Beijing University of Aeronautics and Astronautics"),
    ("NWPU", "Northwestern Polytechnical University"),
    ("MFTI", "Moscow Institute of Physics and Technology"),
    ("Daesh", "Islamic State of Iraq and the Levant"),
    ("Party of God", "Hizballah"),
    ("AQMI", "Al-Qaida in the Islamic Maghreb"),
    ("Sendero Luminoso", "Shining Path"),
    ("Partiya Karkerên Kurdistanê", "PKK"),
    ("FDLR", "Forces Démocratiques de Libération du Rwanda"),
    ("AIEA", "International Atomic Energy Agency"),
    ("Sonangol", "Sociedade Nacional de Combustíveis de Angola"),
    ("Tatmadaw", "Myanmar Armed Forces"),
    ("Organisation internationale du Travail", "International Labour Organization"),
    ("Banco Interamericano de Desarrollo", "Inter-American Development Bank"),
    ("BNetzA", "Bundesnetzagentur"),
    ("Ministerio de Obras Públicas", "Ministry of Public Works"),
    ("GDF Suez", "Engie SA"),
    ("TeliaSonera AB", "Telia Company AB"),
    ("VNIIEF", "ВНИИЭФ"),
    ("АО «МЗКТ»", "Minsk Wheel Tractor Plant"),
]  # fmt: skip
OTHER = [
    ("IRGC", "IRISL"),
    ("FSB", "Federal Protective Service"),
    ("MVD Rossii", "Ministry of Foreign Affairs of the Russian Federation"),
    ("KPA", "Workers' Party of Korea"),
    ("CETC 29th Research Institute", "CETC 54th Research Institute"),
    ("Beihang University", "Beijing Institute of Technology"),
    ("Northwestern Polytechnical University", "Nanjing University of Aeronautics"),
    ("AQAP", "Al-Qaida in the Islamic Maghreb"),
    ("PKK", "Kurdistan Democratic Party"),
    ("Hamas", "Hezbollah"),
    ("FSB Trading Kaplin", "Federal Security Service"),
    ("ВНИИЭФ", "VNIITF"),
    ("CASC", "CASIC"),
    ("ЧТЗ", "ЧТПЗ"),
    ("JSC KRET", "JSC KTRV"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_a_body_is_itself_under_all_its_names(one: str, other: str) -> None:
    assert compare_names(one, other, kind="Organization") >= DEFAULT_THRESHOLD


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_another_body_stays_another(one: str, other: str) -> None:
    assert compare_names(one, other, kind="Organization") < DEFAULT_THRESHOLD


def test_a_name_that_names_no_body_is_left_alone() -> None:
    assert named_as_body("Kaplin Trading House") == ()
    assert named_as_body("Federal Security Service") == ()


@pytest.mark.parametrize(
    ("listed", "asked"),
    [
        ("Islamic Revolutionary Guard Corps", "Sepah-e Pasdaran"),
        ("IRGC", "Pasdaran"),
        ("Korea Mining Development Trading Corporation", "KOMID"),
        ("Harbin Institute of Technology", "哈工大"),
        ("Federal Security Service", "ФСБ России"),
    ],
)
def test_a_listed_body_is_found_by_its_other_names(listed: str, asked: str) -> None:
    party = Listing(Entity("1", "Organization", {"name": (listed,)}, ("x",)))
    (match,) = Index.build([party]).screen(Query(names=(asked,)))
    assert match.score >= DEFAULT_THRESHOLD
