"""Firms and bodies of Russia, its neighbours, the Caucasus and Central Asia."""

import pytest

from clearance.entities import Entity, Listing
from clearance.screening import DEFAULT_THRESHOLD, Index, Query, compare_names

# Works and institutes, compounds, the Caucasus and Central Asia, charities.
SAME = [
    ("Zernovskiy Chasovoy Zavod", "Zernovsk Watch Factory"),
    ("Зерновский часовой завод", "Zernovsk Watch Plant"),
    ("Зерновский подшипниковый завод", "Zernovsk Bearing Plant"),
    ("Zernovskiy Trubnyy Zavod", "Zernovsk Pipe Works"),
    ("Зерновский камвольный комбинат", "Zernovsk Worsted Mill"),
    ("Спичечная фабрика Дельвик", "Delvik Match Factory"),
    ("Фарфоровый завод Дельвик", "Delvik Porcelain Factory"),
    ("Завод холодильников Дельвик", "Delvik Refrigerator Plant"),
    ("Министерство путей сообщения", "Ministry of Railways"),
    ("Ministerstvo Chernoy Metallurgii", "Ministry of Ferrous Metallurgy"),
    ("Институт электросварки Дельвик", "Delvik Electric Welding Institute"),
    ("Zernovskiy Radiozavod", "Zernovsk Radio Plant"),
    ("ゼルノフ・ドゥシュ・ティジャーレット有限会社", "Zernof Dis Ticaret Ltd. Sti."),
    ("グアンドン・ゼルノフ・サーキット有限会社", "Guangdong Zernof Circuit Co., Ltd."),
    ("Зерновский радиозавод", "Zernovsk Radio Factory"),
    ("Zernovskiy Steklozavod", "Zernovsk Glass Plant"),
    ("Promstroybank", "Industrial Construction Bank"),
    ("Промстройбанк", "Industrial and Construction Bank"),
    ("Ukrtransgaz", "Ukrainian Gas Transport"),
    ("Уралмостострой", "Ural Bridge Construction"),
    ("Sibavtotrans", "Siberian Motor Transport"),
    ("Stankoimport", "Machine Tool Import"),
    ("Узбекнефтегаз", "Uzbekistan Oil and Gas"),
    ("Росэксимбанк", "Eximbank of Russia"),
    ("Белмытсэрвіс", "Beltamozhservice"),
    ("ზერნოვის ჩაის კომპანია", "Zernovi Tea Company"),
    ("Zernovis Ghvinis Kompania", "Zernovi Wine Company"),
    ("საქართველოს რკინიგზა", "Georgian Railway"),
    ("Զեռնով շինարարական ընկերություն", "Zernov Construction Company"),
    ("Երևանի ջրի ընկերություն", "Yerevan Water Company"),
    ("Zernov Nəqliyyat Qrupu", "Zernov Transport Group"),
    ("Maliyyə Nazirliyi", "Ministry of Finance"),
    ("Зернов сақтандыру компаниясы", "Zernov Insurance Company"),
    ("Ішкі істер министрлігі", "Ministry of Internal Affairs"),
    ("O‘zbekiston Temir Yo‘llari", "Uzbekistan Railways"),
    ("Zernov Choy Fabrikasi", "Zernov Tea Factory"),
    ("Kwangsan Bank", "Kwangsan Banking Corporation"),
    ("Fondazione Soccorso ai Bambini di Idlib", "Idlib Children's Relief Foundation"),
    ("Fondation de Secours aux Enfants d'Alep", "Aleppo Children's Relief Foundation"),
    ("Comité de Auxilio a los Huérfanos de Zern", "Zern Orphans Relief Committee"),
    ("Wohltätigkeitsverein Al-Zern", "Al-Zern Charity Association"),
    ("Zern Yetimleri Derneği", "Zern Orphans Association"),
    ("CERS Damas", "Scientific Studies and Research Center (Syria)"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_a_name_and_its_translation_are_one(one: str, other: str) -> None:
    found = compare_names(one, other, kind="Organization")

    assert found >= DEFAULT_THRESHOLD
    assert compare_names(other, one, kind="Organization") == found


@pytest.mark.parametrize("way", [0, 1])
def test_a_listed_name_is_found_by_its_translation(way: int) -> None:
    listed = [
        Listing(Entity(str(at), "Organization", {"name": (pair[way],)}, ("x",)))
        for at, pair in enumerate(SAME)
    ]
    index = Index.build(listed)

    lost = [
        pair
        for at, pair in enumerate(SAME)
        if str(at)
        not in {
            match.listing.entity.id
            for match in index.screen(Query(names=(pair[1 - way],)))
        }
    ]

    assert not lost


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zernovskiy Chasovoy Zavod", "Zernovsk Match Factory"),
        ("Зерновский часовой завод", "Zernovsk Bearing Plant"),
        ("Министерство чёрной металлургии", "Ministry of Non-Ferrous Metallurgy"),
        ("Zernovskiy Steklozavod", "Zernovsk Brick Plant"),
        ("Promstroybank", "Foreign Trade Bank"),
        ("Uraltransmash", "Ural Chemical Machinery"),
        ("Uraltransmash", "Uralkhimmash"),
        ("Turkmengaz", "Turkmen Oil"),
        ("Gazprom", "Gas Industry"),
        ("Teleport", "Television Port"),
        ("Transport Center", "Sea Port Center"),
        ("ზერნოვის ჩაის კომპანია", "Zernovi Wine Company"),
        ("Zernov Choy Fabrikasi", "Zernov Winery"),
        ("Maliyyə Nazirliyi", "Ministry of Defence"),
        ("Kwangsan Bank", "Kwangsan Insurance Corporation"),
        ("Kwangsan Trust Bank Ltd", "Kwangsan Banking Corporation"),
        ("Fondazione Soccorso ai Bambini di Idlib", "Idlib Trade Foundation"),
        ("Associazione Orfani di Idlib", "Idlib Teachers Association"),
        ("MAI Ankara", "Moscow Aviation Institute"),
        ("CBI Baghdad", "Central Bank of Iran"),
        ("Tabriz Tractor Works", "Iran Tractor Works"),
        ("Homs Cement", "Syrian Cement"),
        ("UVZ", "Uralkhimmash"),
        (
            "アクソイ・ドゥシュ・ティジャーレット有限会社",
            "Zernof Dis Ticaret Ltd. Sti.",
        ),
        # Words that a firm is called by, or a family, are no words of a trade.
        ("Al-Khair Market", "Market Fund Administration"),
        ("Choy Trading", "Tea Trading"),
        # Two letters write one of Cyrillic; no word is left over then.
        ("SHAM Company", "Sheikh Abdul Malik Al Houthi"),
    ],
)
def test_another_trade_or_place_is_another_name(one: str, other: str) -> None:
    assert compare_names(one, other, kind="Organization") < DEFAULT_THRESHOLD


@pytest.mark.parametrize(
    ("letters", "name"),
    [
        ("UVZ", "Uralvagonzavod"),
        ("ChTZ", "Chelyabinskiy Traktornyy Zavod OAO"),
        ("УВЗ", "Уралвагонзавод"),
        ("УТМ", "Уралтрансмаш"),
        ("ЧТЗ", "Челябинский тракторный завод"),
        ("NTMK", "Nizhnetagilskiy Metallurgicheskiy Kombinat"),
    ],
)
def test_the_stems_of_a_compound_have_first_letters(letters: str, name: str) -> None:
    assert compare_names(letters, name, kind="Company") >= DEFAULT_THRESHOLD


def test_a_name_that_a_comma_and_its_translation_follow_is_found() -> None:
    listed = Listing(Entity("1", "Company", {"name": ("Zern SeaFood",)}, ("x",)))

    (found,) = Index.build([listed]).screen(
        Query(names=("Зерн СиФуд, Зернские морепродукты",))
    )

    assert found.score >= DEFAULT_THRESHOLD
