"""Firms as payments and contracts write them: branches, signatories, addresses."""

from functools import cache

import pyarrow as pa  # type: ignore[import-untyped]
import pytest

from clearance.entities import Entity, Listing
from clearance.screening import (
    DEFAULT_THRESHOLD,
    Evidence,
    Index,
    Options,
    Query,
    compare_names,
    screen_batch,
)
from clearance.screening._asked import asked_names

RUSSIAN, LATIN, OOO = "ООО Ардонвик", "Ardonwick Trading LLC", "OOO Ardonvik"
BANK, SBERBANK, MAN, SHIP = (
    "Ardonwick Bank JSC",
    "ПАО Сбербанк",
    "Selim Zorin",
    "ARDONIA",
)

BRANCHES = [
    ('Филиал ООО "Ардонвик" в г. Казань', RUSSIAN),
    ('Филиал "Южный" ООО "Ардонвик"', RUSSIAN),
    ('Казанский филиал ООО "Ардонвик"', RUSSIAN),
    ('ООО "Ардонвик" Казанский филиал', RUSSIAN),
    ("ООО АРДОНВИК ФИЛИАЛ В КАЗАНИ", RUSSIAN),
    ('Обособленное подразделение ООО "Ардонвик" в г. Самара', RUSSIAN),
    ('Представительство ООО "Ардонвик" в Республике Беларусь', RUSSIAN),
    ("ПАО Сбербанк Дополнительный офис 9038/01234", SBERBANK),
    ("Доп. офис №9038/01234 ПАО Сбербанк", SBERBANK),
    ("ПАО СБЕРБАНК ДО №9038/01234", SBERBANK),
    ("ОТДЕЛЕНИЕ №9038 ПАО СБЕРБАНК", SBERBANK),
    ("ПОВОЛЖСКИЙ БАНК ПАО СБЕРБАНК", SBERBANK),
    ("СЕВЕРО-ЗАПАДНЫЙ БАНК ПАО СБЕРБАНК Г. САНКТ-ПЕТЕРБУРГ", SBERBANK),
    ("Отделение Сбербанка России №8610", "Сбербанк России"),
    ('ДО "Тверской" ПАО Банк "ФК Открытие"', 'ПАО Банк "ФК Открытие"'),
    ('ККО "Тверской" АО "Ардонвик Банк"', "АО Ардонвик Банк"),
    ('ОО "Самарский" ПАО "Ардонвик"', "ПАО Ардонвик"),
    ('Ф-Л БАНКА АРДОНВИК (АО) "СЕВЕРО-ЗАПАДНЫЙ"', "Банк Ардонвик АО"),
    ("ФИЛИАЛ № 7701 БАНКА АРДОНВИК (ПАО) В Г. МОСКВЕ", "Банк Ардонвик ПАО"),
    ('Філія ТОВ "Ардонвік" у м. Київ', "ТОВ Ардонвік"),
    ('Відділення №5 АТ "Ардонвік Банк"', "АТ Ардонвік Банк"),
    ("FILIAL OOO ARDONVIK V G. KAZAN", OOO),
    ("F-L ARDONVIK BANK (AO) V SAMARE", "Ardonvik Bank AO"),
    ("PAO SBERBANK DOPOLNITELNYY OFIS 9038", "PAO Sberbank"),
    ("POVOLZHSKIY BANK PAO SBERBANK", "PAO Sberbank"),
    ("Ardonwick Trading LLC Branch", LATIN),
    ("Ardonwick Trading LLC Representative Office in Moscow", LATIN),
    ("Branch of Ardonwick Trading LLC in Minsk", LATIN),
    ("Ardonwick Bank JSC Kazan branch", BANK),
    ("Zweigniederlassung der Ardonwick GmbH", "Ardonwick GmbH"),
    ("Ardonwick GmbH Niederlassung Frankfurt", "Ardonwick GmbH"),
    ("Succursale de Ardonwick SA", "Ardonwick SA"),
    ("Ardonwick SA Sucursal en España", "Ardonwick SA"),
    ("Ardonwick S.p.A. sede secondaria di Milano", "Ardonwick SpA"),
    ("Ardonwick Ltd organizační složka", "Ardonwick Ltd"),
    ("Ardonwick Ltd Magyarországi Fióktelepe", "Ardonwick Ltd"),
    ("ARDONWICK TICARET A.S. ANKARA SUBESI", "Ardonwick Ticaret A.S."),
    ("فرع شركة اردونيك للتجارة في دبي", "شركة اردونيك للتجارة"),
    ("شركة اردونيك للتجارة فرع الشارقة", "شركة اردونيك للتجارة"),
]
SIGNED = [
    ('ООО "Ардонвик" в лице Селимова', RUSSIAN),
    (
        'ООО "Ардонвик" в лице и.о. директора Селимова С.Б., на основании Устава',
        RUSSIAN,
    ),
    ('ТОВ "Ардонвік" в особі директора Селімова С.Б.', "ТОВ Ардонвік"),
    ("OOO ARDONVIK V LITSE DIREKTORA SELIMOVA S.B.", OOO),
    ("Ardonwick Trading LLC, represented by its director Selim Zorin", LATIN),
    ("Ardonwick Trading LLC acting through its attorney Selim Zorin", LATIN),
    ("Ardonwick GmbH vertreten durch Selim Zorin", "Ardonwick GmbH"),
    ("Ardonwick SARL représentée par M. Selim Zorin", "Ardonwick SARL"),
    ("Ardonwick SL representada por D. Selim Zorin", "Ardonwick SL"),
    ("Ardonwick Srl rappresentata da Selim Zorin", "Ardonwick Srl"),
    ("Ardonwick sp. z o.o. reprezentowana przez Selim Zorin", "Ardonwick sp. z o.o."),
    ("Ardonwick BV vertegenwoordigd door de heer Selim Zorin", "Ardonwick BV"),
    ("Ardonwick s.r.o., zastoupená jednatelem Selim Zorin", "Ardonwick s.r.o."),
    ("Ardonwick A.Ş. adına temsilen Selim Zorin", "Ardonwick A.Ş."),
    ("شركة اردونيك للتجارة ويمثلها السيد سليم زورين", "شركة اردونيك للتجارة"),
    ("Ardonwick Trading LLC Attn: Mr Smith", LATIN),
    ("ARDONWICK TRADING LLC ATTN MR SMITH", LATIN),
    ("Ardonwick GmbH z.Hd. Herrn Selim Zorin", "Ardonwick GmbH"),
]
ADDRESSED = [
    ("OOO ARDONVIK G.MOSKVA UL.LENINA D.5", OOO),
    ("OOO ARDONVIK 101000 MOSKVA UL LENINA 5", OOO),
    ("OOO ARDONVIK LENINA STR 5 MOSCOW RUSSIA", OOO),
    ("OOO ARDONVIK//MOSCOW//RU", OOO),
    ("ООО АРДОНВИК г.Москва ул.Ленина 5", RUSSIAN),
    ('ООО "АРДОНВИК" РОССИЯ Г.МОСКВА УЛ.ЛЕНИНА Д.5', RUSSIAN),
    ("ООО Ардонвик Московская обл. г. Химки ул. Ленина д. 5", RUSSIAN),
    ('ООО "АРДОНВИК"//г Москва, ул Ленина, д 5//', RUSSIAN),
    ("ARDONVIK GIDA A.S. MERKEZ MAH. ATATURK CAD. NO 5", "Ardonvik Gida A.S."),
    ("ARDONWICK TRADING LLC SHOP NO 5 DEIRA DUBAI", LATIN),
    ("ARDONWICK TRADING LLC OFFICE 1203 AL MAKTOUM RD DEIRA DUBAI", LATIN),
    ("ARDONWICK CO LTD ROOM 1203 SINO BLDG HONG KONG", "Ardonwick Co Ltd"),
    ("ARDONWICK LTD 12/F SINO PLAZA CAUSEWAY BAY HK", "Ardonwick Ltd"),
    ("ARDONWICK PVT LTD 12 MG ROAD BANGALORE", "Ardonwick Pvt Ltd"),
    ("ARDONWICK GMBH HAUPTSTR. 5 10115 BERLIN", "Ardonwick GmbH"),
    ("ARDONWICK SA 12 RUE DE LA PAIX 75002 PARIS", "Ardonwick SA"),
    ("ARDONWICK SL CALLE MAYOR 5 MADRID", "Ardonwick SL"),
]
OTHERS = [
    ('УФК по г. Москве (ФГБУ "Ардонвик" л/с 20736X12345)', "ФГБУ Ардонвик"),
    ("УФК по Омской области (л/с 20736X12345 ФГБУ Ардонвик)", "ФГБУ Ардонвик"),
    ('ООО "Ардонвик" (ООО "Селмур" - агент)', RUSSIAN),
    ('ООО "Селмур" (ООО "Ардонвик" - агент)', RUSSIAN),
    ('ООО "Селмур" (за ООО "Ардонвик")', RUSSIAN),
    ("Selmoor Ltd (as agent for Ardonwick Trading LLC)", LATIN),
    ('Филиал ООО "Ардонвик" в г. Омск в лице директора Селимова С.Б.', RUSSIAN),
    ("OOO ARDONVIK FILIAL//OMSK//RU", OOO),
]
SHIPS = [
    f"THE OWNERS OF MV {SHIP}",
    f"MASTER OF MV {SHIP}",
    f"OWNERS/MASTER OF M/T {SHIP}",
    f"OWNERS AND CHARTERERS OF M/V {SHIP}",
    f"CAPTAIN OF MT {SHIP}",
    f"MV {SHIP} AND HER OWNERS",
    'Судовладелец т/х "Ардония"',
]


@cache
def of_one(kind: str, name: str) -> Index:
    return Index.build([Listing(Entity("1", kind, {"name": (name,)}, ("x",)))])


def found(index: Index, text: str) -> list[Evidence]:
    """Give what is said where a text finds the party, the same in both searches."""
    answer = index.screen(Query(names=(text,)))
    table = screen_batch(index, pa.table({"name": [text]}), Options())
    assert [[one.text for one in match.evidence] for match in answer] == [
        [one["text"] for one in row["evidence"]] for row in table.to_pylist()
    ]
    (match,) = answer
    return list(match.evidence)


@pytest.mark.parametrize(("text", "firm"), [*BRANCHES, *SIGNED, *ADDRESSED, *OTHERS])
def test_a_firm_is_found_within_a_payment_or_a_contract(text: str, firm: str) -> None:
    scores = {compare_names(text, firm, kind="Company")}
    scores.add(compare_names(firm, text, kind="Company"))
    assert len(scores) == 1
    assert min(scores) >= DEFAULT_THRESHOLD
    assert found(of_one("Company", firm), text)


@pytest.mark.parametrize("text", SHIPS)
def test_a_ship_is_found_by_its_owners_and_its_master(text: str) -> None:
    assert compare_names(text, SHIP, kind="Vessel") >= DEFAULT_THRESHOLD
    assert found(of_one("Vessel", SHIP), text)


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Ardonwick Trading LLC represented by Mr Selim Zorin", MAN),
        ("Ardonwick GmbH vertreten durch den Geschäftsführer Selim Zorin", MAN),
        ("Ardonwick SARL représentée par son gérant M. Selim Zorin", MAN),
        ("Ardonwick SA de CV, representada por su apoderado Selim Zorin", MAN),
        ("Ardonwick Kft. képviseli Zorin Selim ügyvezető", MAN),
        ("Ardonwick Trading LLC, attn. Selim Zorin", MAN),
        (
            'ООО "Ардонвик" в лице директора Ковальчука Юрия Валентиновича',
            "Ковальчук Юрий Валентинович",
        ),
        (
            "КОВАЛЬЧУК ЮРИЙ ВАЛЕНТИНОВИЧ//РОССИЯ МОСКВА УЛ ЛЕНИНА 5 КВ 7//",
            "Ковальчук Юрий Валентинович",
        ),
    ],
)
def test_a_person_is_found_who_signs_or_pays(text: str, person: str) -> None:
    assert found(of_one("Person", person), text)


@pytest.mark.parametrize(
    "name",
    [
        *("Branch Ltd", "Filial Bank", 'Банк "Поволжский"', "Moscow Bank"),
        *("Branch Metals Ltd", "Olive Branch", "Olive Branch Ltd", "Filial Media AB"),
        *("Golden Branch Trading LLC", "Filiale Nord GmbH", "Agence France Presse"),
        *('ООО "Филиал Ардонвик"', 'ОО "Ардонвик"', "ООО Представительство Ардонвик"),
        *("Отделение Ардонвик", "Московский банк реконструкции и развития"),
        *(
            "Siberian Branch of the Russian Academy of Sciences",
            'ОАО "Московский Банк"',
        ),
        *("Zorgen Institute, Siberian Branch of the Academy of Sciences", "UFK Ltd"),
        *("Owners Abroad Ltd", "Owners of Ardonia Ltd", "Master of Ardonia Ltd"),
        *("Master MV Ltd", "Captain Trading LLC", "Ship Owners Mutual Protection"),
        *("Office Depot", "Represented By Us Ltd", "Acting Through Art Ltd"),
        *("Kind Attention Ltd", "Agent Provocateur Ltd"),
        *("Abbey Road Studios Ltd", "Wall Street Systems Inc", "Ardonwick Road Ltd"),
        *("Street 5 Ltd", "No 5 Trading Ltd", "Room 12 Ltd", "Plaza 66 Co Ltd"),
        *("ООО Дом 5", "ООО Улица Ленина 5", "ООО Ардонвик Дом", "OOO ARDONVIK GOROD"),
        *("Banco do Brasil", "http://ardonwick.com", "Via Roma Srl"),
        *("Министерство финансов (Минфин России)", "Zorin (agent)", "Agent (UK) Ltd"),
        "Управление федерального казначейства по г. Москве",
    ],
)
def test_names_that_have_such_words_stay_themselves(name: str) -> None:
    words = name.casefold().replace('"', " ").split()
    others = [one.casefold().replace('"', " ").split() for one in asked_names((name,))]
    rest = [one for one in others if set(one) < set(words)]
    assert all(len(one) == len(words) for one in rest), rest


@pytest.mark.parametrize(
    ("text", "firm", "without"),
    [
        (
            'Филиал "Южный" ООО "Ардонвик" в г. Казань',
            RUSSIAN,
            "the branch 'Филиал \"Южный\"' and 'в г. Казань'",
        ),
        ("ОТДЕЛЕНИЕ №9038 ПАО СБЕРБАНК", SBERBANK, "the branch 'ОТДЕЛЕНИЕ №9038'"),
        (f"{LATIN} - Dubai Branch", LATIN, "the branch 'Dubai Branch'"),
        (
            'ООО "Ардонвик" в лице директора Селимова С.Б.',
            RUSSIAN,
            "the signatory 'в лице директора Селимова С.Б.'",
        ),
        (
            f"{LATIN} represented by Mr {MAN}",
            LATIN,
            f"the signatory 'represented by Mr {MAN}'",
        ),
        (f"{LATIN} Attn: Mr Smith", LATIN, "the addressee 'Attn: Mr Smith'"),
        (f"{OOO}//MOSCOW//RU", OOO, "the address 'MOSCOW//RU'"),
        (f"{OOO} UL.LENINA D.5", OOO, "the address 'UL.LENINA D.5'"),
        (
            'УФК по г. Москве (ФГБУ "Ардонвик" л/с 20736X12345)',
            "ФГБУ Ардонвик",
            "the words of a payment 'УФК по г. Москве' and 'л/с 20736X12345'",
        ),
        (
            'ООО "Ардонвик" (агент ООО "Селмур")',
            RUSSIAN,
            "the other party 'агент ООО \"Селмур\"'",
        ),
        (
            'Филиал ООО "Ардонвик" в г. Омск в лице Селимова С.Б.',
            RUSSIAN,
            "the branch 'Филиал', 'в г. Омск' and the signatory 'в лице Селимова С.Б.'",
        ),
    ],
)
def test_what_was_left_out_of_a_firm_is_told_with_its_kind(
    text: str, firm: str, without: str
) -> None:
    (said,) = (
        one.text
        for one in found(of_one("Company", firm), text)
        if one.code == "left_out"
    )
    assert said == f"The query says {text!r}, which was read without {without}."


def test_what_was_left_out_of_a_ship_and_a_person_is_told() -> None:
    owners = found(of_one("Vessel", SHIP), SHIPS[0])
    assert any(
        "the words about a ship 'THE OWNERS OF MV'" in one.text for one in owners
    )
    signed = found(of_one("Person", MAN), f"{LATIN} represented by {MAN}")
    told = f"the party signed for '{LATIN} represented by'"
    assert any(told in one.text for one in signed)


@pytest.mark.parametrize("text", [text for text, _ in (*BRANCHES, *SIGNED, *ADDRESSED)])
def test_another_firm_in_the_same_words_is_not_found(text: str) -> None:
    other = "ООО Вектор Приборы" if not text.isascii() else "Tessmer Instruments Ltd"
    assert compare_names(text, other, kind="Company") < DEFAULT_THRESHOLD
    assert not of_one("Company", other).screen(Query(names=(text,)))


def test_a_firm_is_found_by_compiled_search_as_by_the_plain_one() -> None:
    listings = [
        Listing(Entity(str(n), "Company", {"name": (name,)}, ("x",)))
        for n, name in enumerate((RUSSIAN, LATIN, OOO, BANK, SBERBANK, "Selmoor Ltd"))
    ]
    queries = [
        Query(names=(text,)) for text, _ in (*BRANCHES, *SIGNED, *ADDRESSED, *OTHERS)
    ] * 3
    answers = [
        [
            [(match.name, round(match.score, 6)) for match in one]
            for one in Index.build(listings, accelerated=fast).screen_many(queries)
        ]
        for fast in (True, False)
    ]
    assert answers[0] == answers[1]
    assert sum(map(bool, answers[0])) > len(queries) / 3
