"""Firms named in Persian, Arabic and Chinese script beside Latin names, by class."""

import pytest

from clearance.entities import Entity, Listing
from clearance.screening import Index, Query, compare_names

SAME = [
    # Words of a trade that stand in Latin letters as they sound, joined or apart.
    ("宁波鼎昌水泵有限公司", "Ningbo Dingchang Shuibeng Co., Ltd."),
    ("宁波鼎昌水泵有限公司", "Ningbo Dingchang Shui Beng Co., Ltd."),
    ("宁波鼎昌水泵有限公司", "Ningbo Dingchang Pump Co., Ltd."),
    ("青岛鼎昌海运集团有限公司", "Qingdao Dingchang Haiyun Group Co., Ltd."),
    ("青岛鼎昌海运集团有限公司", "Qingdao Dingchang Shipping Group Co., Ltd."),
    ("徐州鼎昌起重机有限公司", "Xuzhou Dingchang Qizhongji Youxian Gongsi"),
    ("潍坊鼎昌渔业有限公司", "Weifang Dingchang Yuye Co"),
    # What firms are called by, by its sound or in English.
    ("شركة النسر الذهبي للشحن", "Golden Eagle Shipping"),
    ("شركة النسر الذهبي للشحن", "Al Nesr Al Thahabi Shipping"),
    ("الوردة الزرقاء لتجارة المواد الغذائية", "Blue Rose Foodstuff Trading"),
    # Half spaces, and none where there is one.
    ("قرارگاه مرکزی خاتم‌الانبیاء", "Khatam al-Anbiya Central Headquarters"),
    ("قرارگاه مرکزی خاتم الانبیا", "Khatam al-Anbiya Central Headquarters"),
    ("شرکت راه‌سازی دلوان", "Delvan Road Construction Company"),
    # English words by their sound.
    ("كورفان إنترناشنال كونستراكشن", "Corvan International Construction"),
    ("دلوان کانسالتینگ اینجینیرینگ", "Delvan Consulting Engineering"),
    # Trades, forms, places abroad.
    ("شرکت ملی حفاری دلوان", "Delvan National Drilling Company"),
    ("شركة دلفان للألياف البصرية", "Delvan Optical Fiber Company"),
    ("شرکت سرب و روی دلوان", "Delvan Lead and Zinc Company"),
    ("شرکت دلوان فرانکفورت", "Delvan Frankfurt Company"),
    ("شركة دلفان للتعبئة والتغليف", "Delvan Packaging Company"),
    ("الخطوط الجوية الأفريقية", "African Airlines"),
    # Industries, ministries, banks and services in phrases of their own.
    ("شرکت معادن روی دلوان", "Delvan Zinc Mines Company"),
    ("صنایع پتروشیمی دلوان", "Delvan Petrochemical Industries"),
    ("شرکت حمل و نقل بین المللی دلوان", "Delvan International Transport Company"),
    ("وزارت راه و شهرسازی", "Ministry of Roads and Urban Development"),
    ("غرفة تجارة دلفان", "Delvan Chamber of Commerce"),
    ("شركة دلفان للشحن البحري", "Delvan Shipping Company"),
    ("مصنع دلفان للأدوية", "Delvan Medicines Factory"),
    # What a firm is called in Arabic as French spells it, beside English words.
    ("شركة أجنحة الشام للطيران", "Cham Wings Airlines"),
    ("شركة الشهباء للنقل", "Al Chahba Transport Company"),
]
OTHERS = [
    ("شرکت گاز سپیدان", "Sepidan Oil Company"),
    ("شركة غاز الفرات", "Euphrates Oil Company"),
    ("苏州鼎昌燃气有限公司", "Suzhou Dingchang Oil Co., Ltd."),
    ("苏州鼎昌工业有限公司", "Suzhou Dingchang Technology Co., Ltd."),
    ("شرکت صنایع دریایی دلوان", "Delvan Aviation Industries Company"),
    ("南昌航空有限公司", "Nanchang Shipping Co., Ltd."),
    ("苏州鼎昌机械集团", "Suzhou Dingchang Chemical Group"),
    ("义乌市鼎昌进口有限公司", "Yiwu Dingchang Export Co., Ltd."),
    ("苏州鼎宝贸易有限公司", "Suzhou Dingbo Trading Co., Ltd."),
    ("شركة النسر الفضي للشحن", "Golden Eagle Shipping"),
    ("شرکت سیمان دلوان", "Delvan Steel Company"),
    ("پتروشیمی بارون", "Karoun Petrochemical"),
    ("حمل و نقل دریایی دلوان", "Delvan Rail Transport"),
    ("شرکت معادن روی دلوان", "Karvan Zinc Mines Company"),
    ("وزارت راه و شهرسازی", "Ministry of Agriculture Jihad"),
    ("غرفة تجارة دلفان", "Aleppo Chamber of Commerce"),
    ("شركة أجنحة الشام للطيران", "Najm Wings Airlines"),
    ("شركة الشهباء للنقل", "Al Charif Transport Company"),
]


@pytest.mark.parametrize(("written", "latin"), SAME)
def test_a_firm_is_found_by_its_name_in_another_script(
    written: str, latin: str
) -> None:
    assert compare_names(written, latin, kind="Company") >= 0.7


@pytest.mark.parametrize(("written", "latin"), OTHERS)
def test_translated_words_that_differ_tell_two_firms_apart(
    written: str, latin: str
) -> None:
    assert compare_names(written, latin, kind="Company") < 0.7


def test_the_search_goes_by_the_sound_of_a_trade_and_by_its_meaning() -> None:
    names = [
        "Ningbo Dingchang Shuibeng Co., Ltd.",
        "Golden Eagle Shipping LLC",
        "Delvan Oil Company",
    ]
    index = Index.build(
        Listing(Entity(f"firm-{at}", "Company", {"name": (name,)}, ("list",)), ())
        for at, name in enumerate(names)
    )

    def found(written: str) -> list[str | None]:
        return [match.name for match in index.screen(Query(names=(written,)))]

    assert found("宁波鼎昌水泵有限公司") == names[:1]
    assert found("شركة النسر الذهبي للشحن") == names[1:2]
    assert found("شرکت گاز دلوان") == []
