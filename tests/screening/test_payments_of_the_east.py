"""Names as payments and registers of China, the Gulf and Central Asia write them."""

from functools import cache

import pytest

from clearance.entities import Entity, Listing
from clearance.screening import DEFAULT_THRESHOLD, Index, Query, compare_names

FIRM = "Ardonwick"
FORMS = [
    *("{} QSC", "{} Q.P.S.C.", "{} K.S.C.P."),
    *("ЖАК «{}»", "ААК {}", "ҶСК {}", "ЧДММ {}", "JCHK {}", "{} ASC", '"{}" AJ'),
    *('"{}" QK', "FE LLC {}", "JV LLC {}", "{} XK MChJ", "ЯТТ {}", "YATT {}"),
    *("РГП на ПХВ «{}»", "ШЖҚ РМК {}", "{} ТӨХК", "{} HHK", "{} SPE", "{} ББСБ"),
    *(
        "Фермерское хозяйство {}",
        "{} Dehqon xo'jaligi",
        "CTY CP {}",
        "CTY TNHH {}",
        "{} PLT",
        "{} HUF",
    ),
    *("{} CO LT", "{} COMPANY LIMITE", "{} PRIVATE LIMI", "{} PVT LT"),
]
CUT = [
    ("ARDONWICK GEN. TR. LLC", "Ardonwick General Trading LLC"),
    ("ARDONWICK G.T. LLC", "Ardonwick General Trading LLC"),
    ("ARDONWICK BLDG MAT TR LLC", "Ardonwick Building Materials Trading LLC"),
    ("ARDONWICK ELECT DEV TR", "Ardonwick Electrical Devices Trading"),
    ("ARDONWICK PET PROD TR LLC", "Ardonwick Petroleum Products Trading LLC"),
    ("ARDONWICK TRDG & CONT CO WLL", "Ardonwick Trading and Contracting Co WLL"),
    ("ARDONWICK INS TAAH SAN VE TIC AS", "Ardonwick İnşaat Taahhüt San. ve Tic. AŞ"),
    ("QINGDAO SELMIR IMPEXP CO LTD", "Qingdao Selmir Import and Export Co Ltd"),
    ("QINGDAO SELMIR I/E CO LTD", "Qingdao Selmir Import and Export Co Ltd"),
    ("SELMIR SCI-TECH CO LTD", "Selmir Science and Technology Co Ltd"),
    ("SELMIR S&T CO LTD", "Selmir Science & Technology Co Ltd"),
    ("SELMIR FREIGHT FWD CO LTD", "Selmir Freight Forwarding Co Ltd"),
    ("ARDONWICK (SZ) CO LTD", "Ardonwick (Shenzhen) Co Ltd"),
    ("ARDONWICK (M) SDN BHD", "Ardonwick (Malaysia) Sdn Bhd"),
    ("ARDONWICK S PTE LTD", "Ardonwick (Singapore) Pte Ltd"),
    ("ARDONWICK (I) PVT LTD", "Ardonwick India Private Limited"),
    ("CTY TNHH XNK ARDONWICK", "Ardonwick Import Export Co Ltd"),
    ("CTY TNHH TM DV ARDONWICK", "Ardonwick Trading Service Co Ltd"),
    ("CONG TY TNHH SX TM ARDONWICK", "Ardonwick Production Trading Co Ltd"),
]
PAID = [
    ("ARDONWICK FZE JEBEL ALI FREE ZONE", "Ardonwick FZE"),
    ("ARDONWICK FZE HAMRIYAH FREE ZONE", "Ardonwick FZE"),
    ("ARDONWICK DMCC JLT CLUSTER T DUBAI", "Ardonwick DMCC"),
    ("ARDONWICK CO LTD KOWLOON HK", "Ardonwick Co Ltd"),
    ("SELMOOR LTD O/B ARDONWICK CO LTD", "Ardonwick Co Ltd"),
    ("SELMOOR LTD B/O ARDONWICK CO LTD", "Ardonwick Co Ltd"),
    ("SELMOOR LTD FFC ARDONWICK CO LTD", "Ardonwick Co Ltd"),
    ("APPLICANT: ARDONWICK CO LTD", "Ardonwick Co Ltd"),
    ("ARDONWICK TRADING LLC BR 1", "Ardonwick Trading LLC"),
    (
        "深圳市恒泰达科技有限公司 SHENZHEN HENGTAIDA TECHNOLOGY CO LTD",
        "Shenzhen Hengtaida Technology Co Ltd",
    ),
]
PERSONS = [
    ("XALILOV ZAUR", "Khalilov Zaur"),
    ("G'AFUR RAXIMOV", "Гафур Рахимов"),
    ("OTABEK XUDOYBERDIYEV", "Atabek Khudaiberdiev"),
    ("NIYOZOV BAXTIYOR", "Ниязов Бахтиер"),
    ("AXMEDOV SHAXZOD", "Akhmedov Shakhzod"),
    ("JAHONGIR ORTIQXOJAYEV", "Жахонгир Артыкходжаев"),
    ("CEFEROV CAVID", "Джафаров Джавид"),
    ("HACIYEV NATIQ", "Hajiyev Natig"),
    ("HESENOV RAMIZ", "Гасанов Рамиз"),
    ("QEHREMANOV VUQAR", "Gahramanov Vugar"),
    ("RECEBOV ANAR", "Rajabov Anar"),
    ("张志强 ZHANG ZHIQIANG", "Zhang Zhiqiang"),
    ("ZHANG ZHI QIANG (张志强)", "Zhang Zhiqiang"),
    ("LYU JIANGUO", "Lü Jianguo"),
    ("KHALED ALDOSSARY", "Khalid al-Dawsari"),
    ("KHALED ALENEZI", "Khalid al-Anizi"),
    ("OMAR ALZAHRANI", "Omar az-Zahrani"),
    ("AU YEUNG CHI KONG", "Ouyang Zhijiang"),
    ("MUTHU S/O SAMY", "Muthu a/l Samy"),
    ("SITI AMINAH BT HASSAN", "Siti Aminah binti Hassan"),
]
OTHERS = [
    ("Person", "MUTHU A/L SAMY", "SAMY A/L MUTHU"),
    ("Person", "RAJESH KUMAR S/O RAM LAL", "RAM LAL"),
    ("Person", "SUNITA DEVI W/O RAJESH KUMAR", "RAJESH KUMAR"),
    ("Person", "RAJESH KUMAR S/O RAM LAL", "RAJESH KUMAR S/O SHYAM LAL"),
    ("Person", "XASANOV BOTIR", "Xusanov Botir"),
    ("Person", "RAXIMOV AZIZ", "Rakhmonov Aziz"),
    ("Person", "SAAD ALQAHTANI", "Saad Alzahrani"),
    ("Person", "KHALED SALEM ALHARBI", "Khaled Salem Alharthi"),
    ("Person", "KHALED ALSHAMMARI", "Khaled Alshamrani"),
    ("Person", "KHALED ALDOSARI", "Khaled Al Otaibi"),
    ("Person", "XOLMATOV JASUR", "Xolmurodov Jasur"),
    ("Person", "MAXIMOV ALEXEI", "Mahimov Ali"),
    ("Person", "RECEBOV ANAR", "Resulov Anar"),
    ("Person", "CELILOV RAUF", "Celalov Rauf"),
    ("Person", "LYU XIAOMING", "Liu Xiaoling"),
    ("Company", "ARDONWICK BLDG MAT TR LLC", "Ardonwick Foodstuff Trading LLC"),
    ("Company", "TESSMER BLDG MAT TR LLC", "Ardonwick Building Materials Trading LLC"),
    ("Company", "SELMIR S&T CO LTD", "Tessmer Science & Technology Co Ltd"),
    ("Company", "TESSMER (M) SDN BHD", "Ardonwick (Malaysia) Sdn Bhd"),
    ("Company", "CTY TNHH XNK TESSMER", "Ardonwick Import Export Co Ltd"),
    ("Company", "CTY TNHH", "CTY TNHH Ardonwick"),
    ("Company", "QSC", "Ardonwick QSC"),
    ("Company", "TESSMER FZE JEBEL ALI FREE ZONE", "Ardonwick FZE"),
    ("Company", "SELMOOR LTD O/B TESSMER CO LTD", "Ardonwick Co Ltd"),
    ("Company", "ТОО Алтын Кол", "ТОО Ак Жол"),
]


@cache
def of_one(kind: str, name: str) -> Index:
    return Index.build([Listing(Entity("1", kind, {"name": (name,)}, ("x",)))])


def least(kind: str, text: str, name: str) -> float:
    """Give the least that a comparison and a search say of two names."""
    found = [match.score for match in of_one(kind, name).screen(Query(names=(text,)))]
    scores = compare_names(text, name, kind=kind), compare_names(name, text, kind=kind)
    assert scores[0] == scores[1]
    return min(scores[0], *found) if found else 0.0


@pytest.mark.parametrize("form", FORMS)
def test_a_legal_form_of_the_east_is_no_part_of_the_name(form: str) -> None:
    cyrillic = any("\u0400" <= letter <= "\u052f" for letter in form)
    text = form.format("Ардонвик" if cyrillic else FIRM)
    assert least("Company", text, f"{FIRM} LLC") >= DEFAULT_THRESHOLD


@pytest.mark.parametrize(
    "name", ["ASC Bricks Ltd", "AJ Metals LLC", "SPE Minerals Ltd", "OK Foods Inc"]
)
def test_letters_that_are_a_form_only_behind_a_name_are_one_before_it(
    name: str,
) -> None:
    rest = name.split(maxsplit=1)[1]
    assert least("Company", name, name) >= DEFAULT_THRESHOLD
    assert compare_names(name, f"HMV {rest}", kind="Company") < DEFAULT_THRESHOLD


@pytest.mark.parametrize(("text", "firm"), [*CUT, *PAID])
def test_a_firm_is_found_by_what_was_cut_or_stands_around_it(
    text: str, firm: str
) -> None:
    assert least("Company", text, firm) >= DEFAULT_THRESHOLD


@pytest.mark.parametrize(("text", "person"), PERSONS)
def test_a_person_is_found_as_keyboards_and_banks_there_write_him(
    text: str, person: str
) -> None:
    assert least("Person", text, person) >= DEFAULT_THRESHOLD


@pytest.mark.parametrize(("kind", "text", "other"), OTHERS)
def test_another_in_the_same_words_stays_another(
    kind: str, text: str, other: str
) -> None:
    assert compare_names(text, other, kind=kind) < DEFAULT_THRESHOLD


@pytest.mark.parametrize(
    "text", ["TCL 集团", "张志强", "Zhang Zhiqiang", "ООО Ardonwick Trading"]
)
def test_a_text_that_says_one_name_once_is_not_parted(text: str) -> None:
    listed = of_one("LegalEntity", "Zorgen Holding Group")
    assert not listed.screen(Query(names=(text,)))


def test_all_this_is_found_by_compiled_search_as_by_the_plain_one() -> None:
    firms = dict.fromkeys(firm for _, firm in (*CUT, *PAID))
    persons = dict.fromkeys(person for _, person in PERSONS)
    listed = [
        *(("Company", one) for one in firms),
        *(("Person", one) for one in persons),
    ]
    listings = [
        Listing(Entity(str(n), kind, {"name": (name,)}, ("x",)))
        for n, (kind, name) in enumerate(listed)
    ]
    queries = [Query(names=(text,)) for text, _ in (*CUT, *PAID, *PERSONS)] * 3
    answers = [
        [
            [(match.name, round(match.score, 6)) for match in one]
            for one in Index.build(listings, accelerated=fast).screen_many(queries)
        ]
        for fast in (True, False)
    ]
    assert answers[0] == answers[1]
    assert sum(map(bool, answers[0])) > len(queries) * 0.9
