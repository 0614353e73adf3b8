"""Firms, ministries and institutes of Russia, Turkey and Europe, and others near."""

import pytest

from clearance.screening import DEFAULT_THRESHOLD, compare_names

_INSTITUTES = [
    ("АО «КРЭТ»", "Concern Radio-Electronic Technologies JSC"),
    ("ПАО «ОАК»", "United Aircraft Corporation PJSC"),
    ("ФГУП «ВИАМ»", "All-Russian Scientific Research Institute of Aviation Materials"),
    ("JSC UEC", "АО «ОДК»"),
    ("FGUP GosNIIAS", "State Research Institute of Aviation Systems"),
    ("16 ЦНИИИ МО РФ",
     "16th Central Research and Testing Institute of the Russian Defense Ministry"),
    ("ОАО БМЗ", "Belarusian Steel Works OJSC"),
]  # fmt: skip
_OTHER_INSTITUTES = [
    ("16 ЦНИИИ МО РФ",
     "27th Central Research and Testing Institute of the Russian Defense Ministry"),
    ("АО «ОДК»", "United Aircraft Corporation"),
    ("ООО «ОДК»", "United Engine Corporation"),
    ("АО «УВЗ-Логистик»", "Uralvagonzavod"),
    ("ЧТЗ Сервис", "Chelyabinsk Tractor Plant"),
    ("Oak JSC", "United Aircraft Corporation"),
    ("Khatam Marine Services and Supplies Company",
     "KHAYYAM MARINE SERVICES AND SUPPLIE"),
]  # fmt: skip
_OF_GERMANY = [
    ("Sächsische Pumpenwerke AG", "Saxon Pump Works AG"),
    ("Nordost Getreidehandels GmbH", "Northeast Grain Trading GmbH"),
    ("Norddeutsche Kabelwerke GmbH", "North German Cable Works GmbH"),
    ("Fränkische Lasertechnik GmbH", "Franconian Laser Technology GmbH"),
    ("Kaplin Walzlagerfabrik GmbH", "Kaplin Bearing Factory GmbH"),
    ("Zuidwest Transport BV", "Southwest Transport BV"),
    ("ООО «Юго-Восток Трейд»", "Southeast Trade LLC"),
]
_OTHER_OF_GERMANY = [
    ("Südost Getreidehandels GmbH", "Southwest Grain Trading GmbH"),
    ("Sächsische Pumpenwerke AG", "Hessian Pump Works AG"),
    ("Norddeutsche Kabelwerke GmbH", "South German Cable Works GmbH"),
    ("Kaplin Lasertechnik GmbH", "Kaplin Sensor Technology GmbH"),
    ("Sparkasse Bremen", "Sparkasse Bremervörde"),
]
_OF_TURKEY = [
    ("Türkiye Vakıflar Bankası T.A.O.", "VakifBank"),
    ("T.C. Ziraat Bankası A.Ş.", "Ziraat Bank"),
    ("Türkiye İş Bankası A.Ş.", "Isbank"),
    ("Fibabanka A.Ş.", "Fiba Bank"),
    ("Türkiye Cumhuriyet Merkez Bankası", "Central Bank of the Republic of Turkey"),
]
_OTHER_OF_TURKEY = [
    ("Türkiye Halk Bankası A.Ş.", "Ziraat Bankası"),
    ("Ziraat Katılım Bankası A.Ş.", "Ziraat Bankası"),
    ("Türkiye İş Bankası A.Ş.", "Halkbank"),
    ("Turkmen Halk Banky", "Halkbank"),
]
_MINISTRIES = [
    ("Ministerio del Poder Popular para la Salud",
     "Ministry of People's Power for Health"),
    ("Ministerio del Poder Popular de Energía", "Ministry of Popular Power for Energy"),
    ("Ministero della Giustizia", "Ministry of Justice"),
    ("Ministero dell'Ambiente", "Ministry of Environment"),
    ("Adalet Bakanlığı", "Ministry of Justice"),
    ("Tarım ve Orman Bakanlığı", "Ministry of Agriculture and Forestry"),
    ("Ministerstwo Spraw Zagranicznych", "Ministry of Foreign Affairs"),
    ("Ministarstvo spoljnih poslova", "Ministry of Foreign Affairs"),
    ("Ministério das Relações Exteriores", "Ministry of Foreign Affairs"),
    ("Ministère de la Santé", "Ministry of Health"),
]  # fmt: skip
_OTHER_MINISTRIES = [
    ("Ministerio del Poder Popular para la Salud",
     "Ministry of People's Power for Defense"),
    ("Ministero della Salute", "Ministry of Justice"),
    ("Adalet Bakanlığı", "Ministry of Health"),
    ("Ministarstvo spoljnih poslova", "Ministry of Internal Affairs"),
    ("Ministère de la Justice", "Ministry of Health"),
    ("Ministerio del Poder Popular", "Ministry of Defense"),
]  # fmt: skip
_AIRCRAFT = [
    ("P-885", "P885 Ilyushin Il-62M"),
    ("RA-86572", "RA86572 Ilyushin Il-62MK"),
    ("EP-FAB", "Boeing 747 EP FAB"),
    ("UP-I7645", "UPI7645 Il-76"),
]
_OTHER_AIRCRAFT = [
    ("P-885", "P883 Ilyushin Il-62M"),
    ("RA-86572", "RA-86570 Ilyushin Il-62MK"),
    ("EP-FAB", "Boeing 747 EP-FAA"),
]


@pytest.mark.parametrize(
    ("one", "other"), [*_INSTITUTES, *_OF_GERMANY, *_OF_TURKEY, *_MINISTRIES]
)
def test_a_name_and_its_translation_are_one(one: str, other: str) -> None:
    assert compare_names(one, other, kind="Organization") >= DEFAULT_THRESHOLD
    assert compare_names(other, one, kind="Organization") >= DEFAULT_THRESHOLD


@pytest.mark.parametrize(
    ("one", "other"),
    [*_OTHER_INSTITUTES, *_OTHER_OF_GERMANY, *_OTHER_OF_TURKEY, *_OTHER_MINISTRIES],
)
def test_names_near_each_other_are_two(one: str, other: str) -> None:
    assert compare_names(one, other, kind="Organization") < DEFAULT_THRESHOLD


@pytest.mark.parametrize(("one", "other"), _AIRCRAFT)
def test_an_aircraft_is_known_by_its_registration(one: str, other: str) -> None:
    assert compare_names(one, other, kind="Airplane") >= DEFAULT_THRESHOLD


@pytest.mark.parametrize(("one", "other"), _OTHER_AIRCRAFT)
def test_another_registration_is_another_aircraft(one: str, other: str) -> None:
    assert compare_names(one, other, kind="Airplane") < DEFAULT_THRESHOLD
