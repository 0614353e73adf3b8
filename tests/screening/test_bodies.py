"""Bodies that everybody knows under several names, and those that are others."""

import pytest

from clearance.entities import Entity, Listing
from clearance.names import named_as_body, states_in
from clearance.screening import (
    DEFAULT_THRESHOLD,
    Index,
    Options,
    Query,
    compare_names,
)

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
    ("МККК", "International Committee of the Red Cross"),
    ("ММК", "Magnitogorsk Iron and Steel Works"),
    ("Roselektronika", "Ruselectronics"),
    ("Северное машиностроительное предприятие", "Sevmash"),
    ("Vympel-Kommunikatsii", "VimpelCom"),
    ("ЧБРР", "Black Sea Bank for Development and Reconstruction"),
    ("KnAAZ", "Komsomolsk-on-Amur Aviation Plant"),
    ("NISS", "National Intelligence and Security Service"),
    ("Bassij", "Basij Resistance Force"),
    ("АО «МЗКТ»", "Minsk Wheel Tractor Plant"),
    ("АО «НСПК»", "National Payment Card System JSC"),
    ("НКО АО НРД", "National Settlement Depository"),
    ("Мосбиржа", "Moscow Exchange"),
    ("Банк ГПБ (АО)", "Gazprombank"),
    ("ПАО «МКБ»", "Credit Bank of Moscow"),
    ("АО ТБанк", "Tinkoff Bank"),
    ("Северный поток 2", "Nord Stream 2 AG"),
    ("ГТЛК", "State Transport Leasing Company"),
    ("ПАО ДВМП", "Far Eastern Shipping Company"),
    ("АФК Система", "Sistema PJSFC"),
]  # fmt: skip
OTHER = [
    ("MKB Bank Nyrt.", "Credit Bank of Moscow"),
    ("АО «МКБ Факел»", "Credit Bank of Moscow"),
    ("МТС Агро", "Mobile TeleSystems"),
    ("MTS Logistics GmbH", "Mobile TeleSystems"),
    ("EADB", "Eurasian Development Bank"),
    ("Южный поток", "Nord Stream"),
    ("Северный поток", "Nord Stream 2"),
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
    ("MMK", "International Committee of the Red Cross"),
    ("МККК", "Magnitogorsk Iron and Steel Works"),
    ("МККК", "MMK Turkey"),
    ("CCP", "Communist Party of the Philippines"),
    ("CPP", "Chinese Communist Party"),
    ("MTTS Ltd", "MTS Ltd"),
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


# Listed with the country of its state.
LISTED = {
    "kp": "National Defense Academy",
    "ru": "Main Intelligence Directorate",
    "ir": "Armed Forces General Staff",
    "sy": "Political Security Directorate",
}
ABROAD = [
    "National Defense Academy of Japan",
    "Austrian National Defense Academy",
    "Académie nationale de défense du Japon",
    "Academia Nacional de Defensa de Chile",
    "Академия национальной обороны Японии",
    "日本国防大学",
    "Main Intelligence Directorate of Ukraine",
    "Главное разведывательное управление Украины",
    "Direction générale du renseignement du Maroc",
    "المخابرات العامة الأردنية",
    "Generalstab der Streitkräfte Finnlands",
    "Turkish Armed Forces General Staff",
    "Генеральный штаб вооруженных сил Казахстана",
    "Political Security Directorate of Yemen",
]
AT_HOME = [
    ("National Defense Academy of North Korea", "kp"),
    ("National Defense Academy, Korea", "kp"),
    ("National Defense Academy", "kp"),
    ("Main Intelligence Directorate of the Russian Federation", "ru"),
    ("Главное разведывательное управление России", "ru"),
    ("Главное разведывательное управление РФ", "ru"),
    ("ГРУ", "ru"),
    ("Armed Forces General Staff of Iran", "ir"),
    ("Генеральный штаб вооруженных сил Ирана", "ir"),
    ("Syrian Political Security Directorate", "sy"),
    ("Political Security Directorate", "sy"),
]


@pytest.fixture(scope="module")
def bodies() -> Index:
    return Index.build(
        Listing(
            Entity(code, "Organization", {"name": (name,), "country": (code,)}, ("x",))
        )
        for code, name in LISTED.items()
    )


@pytest.mark.parametrize("asked", ABROAD)
def test_a_body_of_another_state_is_another(bodies: Index, asked: str) -> None:
    assert not bodies.screen(Query(names=(asked,)))


@pytest.mark.parametrize(("asked", "code"), AT_HOME)
def test_a_body_is_found_with_its_own_state(
    bodies: Index, asked: str, code: str
) -> None:
    match = bodies.screen(Query(names=(asked,)))[0]
    assert match.listing.entity.id == code


def test_the_state_is_a_reason_whose_points_add_up(bodies: Index) -> None:
    options = Options(threshold=0.2)
    match = bodies.screen(Query(names=(ABROAD[0],)), options)[0]
    (reason,) = [one for one in match.evidence if one.code == "state_differs"]
    assert "Japan" in reason.text
    assert "North Korea" in reason.text
    assert sum(one.points for one in match.evidence) == pytest.approx(match.score)


@pytest.mark.parametrize("kind", [None, "Organization"])
def test_a_kind_that_is_said_does_not_keep_it(bodies: Index, kind: str | None) -> None:
    query = Query(names=("National Defense Academy of Japan",), kind=kind)
    assert not bodies.screen(query)


def test_two_names_that_say_two_states_are_two_however_they_say_it() -> None:
    one = "Служба внешней разведки Украины"
    other = "Foreign Intelligence Service of the Russian Federation"
    assert compare_names(one, other, kind="Organization") < DEFAULT_THRESHOLD


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Roman Danielson Islands Trust", set()),
        ("جامعة الهندسة", set()),  # of engineering, not of India
        ("مصرف لبنان", {"lb"}),  # a bank, not of Egypt
        ("University of Niger", {"ne"}),
        ("University of Nigeria", {"ng"}),
        ("Korea Academy", {"kp", "kr"}),
        ("Latin American Academy", set()),
    ],
)
def test_states_are_read_from_whole_words(text: str, codes: set[str]) -> None:
    assert states_in(text) == codes


GUARDS = [
    ("Syrian Arab Republican Guard", "Росгвардия"),
    ("Syrian Arab Republican Guard", "Национальная гвардия"),
    ("Syrian Arab Republican Guard", "国民警卫队"),
    ("Pasdaran", "Национальная гвардия"),
    ("Pasdaran", "Republican Guard"),
    ("National Defense Academy", "Росгвардия"),
    ("Federal Security Service", "ФСО"),
    ("Federal Security Service", "Федеральная служба охраны"),
    ("Albanian National Army", "Национальная гвардия"),
    ("Sha'bi Force", "Национальная гвардия"),
    ("Reconnaissance General Bureau", "Главное разведывательное управление"),
]


@pytest.mark.parametrize(("listed", "asked"), GUARDS)
def test_a_guard_is_no_service_nor_academy_nor_another_guard(
    listed: str, asked: str
) -> None:
    party = Listing(Entity("1", "Organization", {"name": (listed,)}, ("x",)))
    assert not Index.build([party]).screen(Query(names=(asked,)))


@pytest.mark.parametrize(
    ("listed", "asked"),
    [
        ("Syrian Arab Republican Guard", "Республиканская гвардия"),
        ("Syrian Arab Republican Guard", "الحرس الجمهوري"),
        ("Federal Security Service", "Федеральная служба безопасности"),
        ("Federal Protective Service", "ФСО"),
        ("Pasdaran", "پاسداران"),
        ("Islamic Revolutionary Guard Corps", "Корпус стражей исламской революции"),
        ("National Guard of Russia", "Росгвардия"),
    ],
)
def test_a_guard_is_found_under_its_own_name(listed: str, asked: str) -> None:
    party = Listing(Entity("1", "Organization", {"name": (listed,)}, ("x",)))
    assert Index.build([party]).screen(Query(names=(asked,)))
