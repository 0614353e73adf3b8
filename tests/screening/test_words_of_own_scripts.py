"""Words and signs of names of firms in their own scripts, beside their Latin names."""

import pytest

from clearance.entities import Entity, Listing
from clearance.names import readings
from clearance.screening import DEFAULT_THRESHOLD, Index, Query, compare_names


@pytest.mark.parametrize(
    ("signs", "latin"),
    [
        # Signs that the mainland writes otherwise: 亞 is 亚, 漁 is 渔, 濰 is 潍.
        ("海洋漁業有限公司", "marine fishery co ltd"),
        ("金亞電子有限公司", "goldasia electronics co ltd"),
        # What two signs mean one by one, and one before what firms are called by.
        ("黄熊机械有限公司", "yellow bear machinery co ltd"),
        ("芯长城电子有限公司", "chip great wall electronics co ltd"),
        # What firms of China and Japan make.
        ("莫利达离心机有限公司", "molida centrifuge co ltd"),
        ("北方无损检测研究所", "northern nondestructive testing research institute"),
        ("ゾルゲン電波技術研究所", "zorgen radio engineering research institute"),
        # A sign behind a foreign name says what sort of place that is.
        ("ゾルゲン州警察", "zorgen region police"),
        # Two kana of a foreign word: no l, and vowels that only fill it.
        ("株式会社ベロ造船所", "joint stock company belo shipyard"),
        ("航空機製造会社ログ", "aircraft manufacturing company rog"),
    ],
)
def test_they_are_read(signs: str, latin: str) -> None:
    assert latin in readings(signs)


SAME = [
    ("株式会社ベロ造船所", "Bello Shipyard JSC"),
    ("オロ・テクノロジー・カンパニー・リミテッド", "Olo Technology Co Ltd"),
    (
        "ゾルゲン州執行委員会内務局",
        "Internal Affairs Department of Zorgen Region",
    ),
    ("ゾルゲン機材工学工場", "Zorgen Instrument Engineering Plant"),
    ("ゾルゲン制御工学研究所", "Zorgen Institute of Control Engineering"),
    ("第7造船所", "7th Shipyard"),
    ("第9研究所", "Research Institute No. 9"),
    ("有限会社ゾルゲン・デバイス", "Zorgen Device LLC"),
    ("株式会社「KBゾルゲン」運営企業", "JSC KB Zorgen, Managing Company"),
    ("ゾルゲン・マルゼメレリ・サナイ有限会社", "Zorgen Malzemeleri Sanayi Ltd Sti"),
    ("ゾルゲン国家軍需産業委員会", "Zorgen State Authority for Military Industry"),
    ("黄熊矢量实业（深圳）有限公司", "Yellow Bear TSK Vektor Industrial (Shenzhen) Co"),
    ("莫利达碳化硅科技有限公司", "Molida Silicon Carbide Technology Co Ltd"),
    ("莫利達漁業有限公司", "Molida Fishery Co Ltd"),
    ("شركة دلفيك شافت للتجارة", "Delvik Shaft Trading LLC"),
    ("شركة دلفيك للمواد الغذائية", "Delvik Foodstuff Company"),
    ("بنیاد تعاون دلویک", "Delvik Cooperation Foundation"),
    ("شرکت بهره برداری نفت و گاز دلویک", "Delvik Oil & Gas Production Company"),
]
OTHERS = [
    ("第7造船所", "17th Shipyard"),
    ("第9研究所", "Research Institute No. 19"),
    ("株式会社ベロ造船所", "Riga Shipyard JSC"),
    ("有限会社ゾルゲン・デバイス", "Dorvin Device LLC"),
    ("黄熊机械有限公司", "Yellow Wolf Machinery Co Ltd"),
    ("金亞電子有限公司", "Gold Star Electronics Co Ltd"),
    ("莫利达离心机有限公司", "Molida Brewery Co Ltd"),
    ("شركة دلفيك للمواد الغذائية", "Delvik Steel Company"),
    ("شرکت بهره برداری نفت و گاز دلویک", "Delvik Insurance Company"),
]


@pytest.mark.parametrize(("written", "latin"), SAME)
def test_a_firm_is_found_by_its_latin_name(written: str, latin: str) -> None:
    assert compare_names(written, latin, kind="Company") >= DEFAULT_THRESHOLD


@pytest.mark.parametrize(("written", "latin"), OTHERS)
def test_another_firm_is_not(written: str, latin: str) -> None:
    assert compare_names(written, latin, kind="Company") < DEFAULT_THRESHOLD


def test_a_search_finds_each_by_its_own_name() -> None:
    index = Index.build(
        Listing(Entity(f"t-{at}", "Company", {"name": (latin,)}, ("list",)))
        for at, (_, latin) in enumerate(SAME)
    )
    for at, (written, _) in enumerate(SAME):
        found = index.screen(Query(names=(written,)))
        assert f"t-{at}" in {match.listing.entity.id for match in found}, written


@pytest.mark.parametrize(
    ("written", "same", "other"),
    [
        # 有限会社 is Co. Ltd. of one translator, and LLC of another.
        ("有限会社ゾルゲン・デバイス", "Zorgen Device LLC", "Zorgen Device e.V."),
        ("株式会社ゾルゲン・デバイス", "Zorgen Device OJSC", "Zorgen Device LLC"),
        ("ООО Дельвик", "Delvik Co Ltd", "Delvik JSC"),
    ],
)
def test_legal_forms_that_may_be_one_are_nothing_against(
    written: str, same: str, other: str
) -> None:
    ours, theirs = (
        compare_names(written, latin, kind="Company") for latin in (same, other)
    )
    assert ours > theirs
