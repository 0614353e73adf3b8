"""Names of firms in other scripts beside their translations."""

import pyarrow as pa  # type: ignore[import-untyped]
import pytest

from clearance.entities import Entity, Listing
from clearance.screening import (
    DEFAULT_THRESHOLD,
    Index,
    Options,
    Query,
    compare_names,
    screen_batch,
)


@pytest.mark.parametrize(
    ("written", "latin"),
    [
        ("Институт электроники Каплин", "Kaplin Electronics Center"),
        ("株式会社ゾルゲン機器工場", "JSC Zorgen Equipment Plant"),
        ("Организация ООО Дельвик", "Delvik LLC"),
        ("深圳市莫利达科技有限公司", "Molida Technology Limited"),
        ("金莫達科技(香港)有限公司", "Jinmoda Technology HK Co. Ltd."),
        ("Ενωμένη Ρωσία", "United Russia"),
        ("ゾルスキャン有限会社", "Zorscan Co. Ltd."),
        ("エム・ゾルゲン・トレーディング有限会社", "M Zorgen Trading Co Ltd"),
        ("Συγκρότημα Ντελβίκ Ντορίν", "Delvik Dorin Complex"),
        ("チェルニン名称トムスク航空工場", "Chernin Tomsk Aviation Plant"),
        ("ゾルゲン航空機工場", "AO Zorgen Hydrographic Aircraft Plant"),
        ("連邦技術規制・計量庁", "Federal Technical Regulation and Metrology Agency"),
        # A foreign word in kana is parted only into words that are known.
        ("ゾルエレクトロンプロエクト有限会社", "Zorelektronproekt LLC"),
        ("有限会社ヴェルナトレーディング", "Verna Trading LLC"),
        # What is left least of is how characters are parted: 物理学 and 研究所.
        ("半導体物理学研究所", "Institute of Semiconductor Physics"),
        ("ゾルゲン慣性航法研究所", "Zorgen Institute of Inertial Navigation"),
        ("有限会社ゾルゲン試作工場", "Zorgen Experimental Plant LLC"),
        ("深圳市金莫达储能科技有限公司", "Shenzhen Jinmoda Energy Storage Technology"),
        ("金莫達針織製品有限公司", "Jinmoda Knitting Products Co Ltd"),
        # Kana has no l, no v and no th, and fills what has no vowels.
        ("有限会社ヴラジヴォルク", "Vladzhivolk LLC"),
        ("デルビックスミス有限会社", "Delvicksmith LLC"),
        # Arabic has one letter for c and k, b and p, f and v, and spells initials out.
        ("زورغاسكو ميدل إيست م.د.م.س", "Zorgasco Middle East DMCC"),
        ("شركة دلبتونوس المحدودة المسؤولية", "Delptunus LLC"),
        (
            "دافينكو شيبمانجمينت ش.ذ.م.م-منطقة حرة",
            "Davenko Shipmanagement L.L.C - FZ",
        ),
        ("او.جي. دلفيك سيرفيسيز م.م.ح/ذ.م.م", "O G Delvik Services FZE LLC"),
        # Each list translates other words of a name, and spells the rest by sound.
        ("گروه صنایع غذایی دلویک", "Delvik Sanaye Food Group"),
        ("شرکت بهره برداری نفت و گاز دلویک", "Delvik Oil & Gas Exploitation Company"),
        ("شرکت بهره‌برداری نفت و گاز دلویک", "Delvik Oil & Gas Exploitation Company"),
        # Whose a body is and what sort of one: one translator writes it, another not.
        ("ФГУП Федеральный научный центр Дельвик", "Delvik Center"),
        ("Научно-производственное объединение Дельвин", "NPO Delvin"),
        ("Завод имени В. И. Дельвинского", "V.I. Delvinskiy Plant"),
        ("ПАО Дельвин", "PJSC Delvin alias DELVIN PTC"),
        ("Институт автоматики Дельвин", "Delvin Institute of Automatics"),
        ("ЧВК Дельвин", "PMC Delvin"),
        # Bulgarian and Serbian, as lists of the EU and of others have them.
        ("Застрахователна компания Делвин Дом", "Delvin Dom Insurance Company"),
        (
            "Предузеће за телекомуникације Делвин",
            "Delvin Telecommunications Enterprise",
        ),
        ("Център за отбранителни изследвания Делвин", "Delvin Defence Research Center"),
        ("Министарство унутрашњих послова", "Ministry of the Interior"),
        # Initials are joined though no space parts them from signs.
        ("株式会社V.P.ゾルギン名称国立設計局", "V.P. Zorgin State Design Bureau"),
        # Numbers of order, whatever stands behind them.
        (
            "ゾルゲン戦勝 85 周年記念工場",
            "Zorgen Plant of the 85th Anniversary of Victory",
        ),
        ("Κέντρο Ειδικών Υπηρεσιών 64ο", "64th Special Services Center"),
        # Russian words that the other list only spells in Latin letters.
        ("ゾルゲン機械製造設計局", "Zorgen KB Mashinostroeniya"),
        # Greek words of authorities, of media and of trades.
        (
            "Δελβίκ Υπηρεσία Εποπτείας των Μέσων Μαζικής Ενημέρωσης",
            "Delvik Service for Supervision of Mass Media",
        ),
        ("Ναυτιλιακή Εταιρεία Ντελβίκ", "Delvik Shipping Company"),
        # What a firm is called by its sound, in English, or as Hong Kong spells it.
        ("先锋贸易有限公司", "Xianfeng Trading Co., Ltd"),
        ("先锋贸易有限公司", "Pioneer Trading Co., Ltd"),
        ("永昌船務有限公司", "Wing Cheong Shipping Ltd"),
        ("上海第七〇九仪器研究所", "Shanghai Instrument Research Institute No. 709"),
    ],
)
def test_what_translators_write_for_one_another_is_no_difference(
    written: str, latin: str
) -> None:
    assert compare_names(written, latin, kind="Company") >= 0.7


@pytest.mark.parametrize(
    ("written", "latin"),
    [
        ("Институт электроники Каплин", "Mirtov Electronics Center"),
        ("Завод № 38", "Plant No. 83"),
        ("Центральный банк", "Central Insurance"),
        ("深圳市莫利达科技有限公司", "Shenzhen Weirong Technology Limited"),
        ("有限会社ヴラジヴォルク", "Grodnovolt LLC"),
        ("گروه صنایع غذایی دلویک", "Mirtov Sanaye Food Group"),
        ("شركة دلبتونوس المحدودة المسؤولية", "Daltonis LLC"),
        ("北京和德宇航技术有限公司", "Beijing Weirong Aerospace Technology"),
        (
            "ゾルゲン戦勝 85 周年記念工場",
            "Zorgen Plant of the 58th Anniversary of Victory",
        ),
        ("Ναυτιλιακή Εταιρεία Ντελβίκ", "Mirtov Shipping Company"),
        ("先锋贸易有限公司", "Vanquish Trading Co., Ltd"),
        ("永昌船務有限公司", "Wing Shun Shipping Ltd"),
        ("宁波永昌航运有限公司", "Wing Cheong Shipping Ltd"),
        ("上海第七〇九仪器研究所", "Shanghai Instrument Research Institute No. 907"),
    ],
)
def test_other_names_with_the_same_ordinary_words_are_others(
    written: str, latin: str
) -> None:
    assert compare_names(written, latin, kind="Company") < 0.7


def test_in_one_script_an_institute_is_no_center() -> None:
    both = "Kaplin Electronics Institute", "Kaplin Electronics Center"
    translated = "Институт электроники Каплин", "Kaplin Electronics Center"
    one, other = (compare_names(*pair, kind="Company") for pair in (both, translated))
    assert one < other


def test_who_asks_in_latin_letters_means_the_latin_name() -> None:
    """A name in its own script may not make a firm of one that says another place."""
    asked = "Delvik Bank Armenia"
    own = compare_names(asked, "DELVIK BANK ARMENIA CLOSED JOINT STOCK COMPANY")
    parent = compare_names(asked, "Банк Дельвик (ПАО)")

    assert parent < own
    assert parent < compare_names("Delvik Bank", "Банк Дельвик (ПАО)")


def test_a_name_is_found_of_which_translators_chose_most_words() -> None:
    """What is akin meets in the scorecard only, and the search asks less at first."""
    names = ["Federal Technical Regulation and Metrology Agency", "Kaplin Agency"]
    index = Index.build(
        Listing(Entity(f"firm-{at}", "Company", {"name": (name,)}, ("list",)), ())
        for at, name in enumerate(names)
    )

    (match,) = index.screen(Query(names=("連邦技術規制・計量庁",)))

    assert match.name == names[0]


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        # Abbreviations, and what one translator alone wrote.
        ("АО НИИ Вектор", "Hydrographic Institute Vektor JSC ZTK"),
        # Ordinary words, of which one is none on this list.
        (
            "Дельвикский электротехнический институт",
            "Electrotechnical Institute Delvik",
        ),
        (
            "Εθνική Υπηρεσία για την Τεχνολογία",
            "National Technology Administration",
        ),
    ],
)
def test_the_search_loses_no_translated_name_that_the_scorecard_reports(
    asked: str, listed: str
) -> None:
    others = [f"Institute {at} Zorgen Kaplin {at} Plant LLC" for at in range(3000)]
    index = Index.build(
        Listing(Entity(f"firm-{at}", "Organization", {"name": (name,)}, ("x",)))
        for at, name in enumerate([listed, *others])
    )
    options = Options(threshold=0.6)
    query = Query(names=(asked,))
    (due,) = index.compare_all(query, options, parties=["firm-0"])
    table = pa.table({"name": [asked] + ["Zorin Pavel"] * 40})

    assert due in index.screen(query, options)
    batch = screen_batch(index, table, options).to_pylist()
    assert due.score in [one["score"] for one in batch if one["row"] == 0]


def test_a_body_in_arabic_is_found_of_which_a_list_spells_what_another_translates() -> (
    None
):
    """What sounds like a word that was read in English meets in the scorecard only."""
    names = ["Delvik Oil Palayeshgah Company", "Delvik Trading"]
    index = Index.build(
        Listing(Entity(f"firm-{at}", "Company", {"name": (name,)}, ("list",)), ())
        for at, name in enumerate(names)
    )

    found = index.screen(Query(names=("شرکت پالایشگاه نفت دلویک",)))

    assert [match.name for match in found][:1] == names[:1]


def test_capitals_in_brackets_are_no_word_that_a_listed_name_has_to_itself() -> None:
    """They are short for words of another language, and many lists leave them out."""
    name = "Delvik Aircraft Manufacturing Industries (HZQA)"
    listing = Listing(Entity("1", "Organization", {"name": (name,)}, ("x",)))

    (match,) = Index.build([listing]).screen(
        Query(names=("Delvik Aircraft Manufacturing Industries",))
    )

    assert match.score >= 0.9


def test_abbreviations_that_are_set_aside_beside_a_translated_name_are_told() -> None:
    """They count for next to nothing, and no word goes without being named."""
    name = "Hydrographic Institute Vektor JSC ZTK"
    listing = Listing(Entity("1", "Organization", {"name": (name,)}, ("x",)))

    (match,) = Index.build([listing]).compare_all(Query(names=("АО НИИ Вектор",)))

    told = [one.text for one in match.evidence]
    assert any("Set aside" in text and "'ztk'" in text for text in told), told


def test_initials_of_whom_a_plant_is_named_after_are_told() -> None:
    """They are not compared, and that is said of both names."""
    name = "Optical Plant named after V. G. Kaplin JSC"
    listing = Listing(Entity("1", "Organization", {"name": (name,)}, ("x",)))
    query = Query(names=("Optical Plant named after D. B. Kaplin",))

    (match,) = Index.build([listing]).compare_all(query)

    (told,) = [one.text for one in match.evidence if one.code == "name_initials"]
    assert all(f"'{letter}'" in told for letter in "bdgv"), told


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        # Listed behind the group that it belongs to.
        ("АО Зоргенский завод", "Kaplin Arms Corporation, Zorgen Plant JSC"),
        # By its name, behind which stands the abbreviation of it.
        (
            "Центр лазерных технологий - ЦЛТ",
            "Laser Technologies Center JSC",
        ),
        # By what it has in quotes, as that sounds and not in English.
        (
            "Издательство журнала «Красная птица»",
            "Magazine Publishing House Krasnaya Ptitsa",
        ),
        # One word tells a firm, also one that is ordinary in translations only.
        ("Телеканал Зоргенград", "Zorgengrad TV"),
        # By another name that it says of itself, in signs.
        (
            "有限会社学術生産企業ゾルガン（別名、ゾルガン及びゾルガン・システムズ）",
            "OOO Nauchno-Proizvodstvennoe Predpriyatie Zorgan",
        ),
        # By the abbreviation that the name says of itself.
        ("Зоргенский завод колесных тягачей (ЗЗКТ)", "ZZKT"),
        ("ЗЗКТ - Зоргенский завод колесных тягачей", "ZZKT"),
    ],
)
def test_firms_are_found_by_what_they_are_called_within_a_field(
    asked: str, listed: str
) -> None:
    others = [f"Delvik {at} Kaplin Bureau LLC" for at in range(50)]
    index = Index.build(
        Listing(Entity(f"firm-{at}", "Organization", {"name": (name,)}, ("x",)))
        for at, name in enumerate([listed, *others])
    )

    assert [one.name for one in index.screen(Query(names=(asked,)))][:1] == [listed]


def test_first_letters_of_a_person_are_no_firm() -> None:
    """Where nothing else meets, a firm of three letters is not who is asked about."""
    name = "NAI ENERGY EUROPE VERWALTUNGS GMBH"
    listing = Listing(Entity("1", "Company", {"name": (name,)}, ("x",)))

    index = Index.build([listing])

    assert not index.compare_all(Query(names=("NEMKIN, Anton Igorevich",)))


@pytest.mark.parametrize("sign", ["№9", "№ 9", "N9", "N 9", "номер 9", "9"])
@pytest.mark.parametrize("listed", ["Plant No. 9", "Zavod No 9", "Factory Number 9"])
def test_a_plant_is_the_one_of_its_number_however_it_is_counted(
    sign: str, listed: str
) -> None:
    other = listed.replace("9", "8")

    assert compare_names(f"Завод {sign}", listed, kind="Company") >= DEFAULT_THRESHOLD
    assert compare_names(f"Завод {sign}", other, kind="Company") < DEFAULT_THRESHOLD


@pytest.mark.parametrize(
    ("asked", "listed", "other"),
    [
        ("Оушен Трейдинг", "Ocean Trading", "Ocean Drilling"),
        ("Блю Скай Авиэйшн", "Blue Sky Aviation", "Red Sky Aviation"),
        ("Хай Тек Солюшнс", "High Tech Solutions", "High Land Solutions"),
        ("Пасифик Фрейт Форвардинг", "Pacific Freight Forwarding", "Pacific Grain"),
        ("Голден Игл Шиппинг", "Golden Eagle Shipping", "Golden Lion Shipping"),
        ("Прецижн Машинери", "Precision Machinery", "Precision Optics"),
    ],
)
def test_english_words_that_cyrillic_spells_by_their_sound_are_these_words(
    asked: str, listed: str, other: str
) -> None:
    assert compare_names(asked, listed, kind="Company") >= DEFAULT_THRESHOLD
    assert compare_names(asked, other, kind="Company") < DEFAULT_THRESHOLD
