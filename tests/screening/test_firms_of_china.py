"""Firms and bodies of China in signs beside Latin names, by class."""

import pytest

from clearance.entities import Entity, Listing
from clearance.screening import DEFAULT_THRESHOLD, Index, Query, compare_names

SAME = [
    # What firms make, by sections of the classification of industries.
    ("昌吉市鼎昌番茄制品有限公司", "Changji Dingchang Tomato Products Co., Ltd."),
    ("淄博鼎昌搪瓷有限公司", "Zibo Dingchang Enamel Co., Ltd."),
    ("云南鼎昌锡业集团有限责任公司", "Yunnan Dingchang Tin Group Co., Ltd."),
    ("德阳鼎昌汽轮机有限公司", "Deyang Dingchang Steam Turbine Co., Ltd."),
    ("舟山鼎昌船舶修造有限公司", "Zhoushan Dingchang Shipyard Co., Ltd."),
    ("阿克苏鼎昌棉麻有限公司", "Aksu Dingchang Cotton and Jute Co., Ltd."),
    ("保定鼎昌羊绒有限公司", "Baoding Dingchang Cashmere Co., Ltd."),
    # Places.
    ("莎车鼎昌面粉有限公司", "Shache Dingchang Flour Co., Ltd."),
    ("西双版纳鼎昌橡胶有限公司", "Xishuangbanna Dingchang Rubber Co., Ltd."),
    # Organs of state and academies.
    ("国家发展和改革委员会", "National Development and Reform Commission"),
    ("水利部", "Ministry of Water Resources"),
    ("福建省农业科学院", "Fujian Academy of Agricultural Sciences"),
    # As in Hong Kong, also in the signs of the mainland.
    ("利成贸易有限公司", "Lee Shing Trading Limited"),
    ("广兴船务有限公司", "Kwong Hing Shipping Limited"),
    ("昌盛纺织有限公司", "Cheong Shing Textile Limited"),
]
OTHERS = [
    ("昌吉市鼎昌番茄制品有限公司", "Changji Wanhong Tomato Products Co., Ltd."),
    ("淄博鼎昌搪瓷有限公司", "Zibo Wanhong Enamel Co., Ltd."),
    ("云南鼎昌锡业集团有限责任公司", "Yunnan Wanhong Tin Group Co., Ltd."),
    ("舟山鼎昌船舶修造有限公司", "Zhoushan Xinya Shipyard Co., Ltd."),
    ("阿克苏鼎昌棉麻有限公司", "Aksu Wanhong Cotton and Jute Co., Ltd."),
    ("水利部", "Ministry of Natural Resources"),
    ("福建省农业科学院", "Fujian Academy of Medical Sciences"),
    ("利成贸易有限公司", "Lee Hing Trading Limited"),
    ("广兴船务有限公司", "Kwong Wah Shipping Limited"),
    # The mainland has firms say where they are, and does not spell so.
    ("深圳利成贸易有限公司", "Lee Shing Trading Limited"),
]


@pytest.mark.parametrize(("written", "latin"), SAME)
def test_a_firm_of_china_is_found_by_its_latin_name(written: str, latin: str) -> None:
    assert compare_names(written, latin, kind="Company") >= DEFAULT_THRESHOLD


@pytest.mark.parametrize(("written", "latin"), OTHERS)
def test_another_firm_of_its_trade_and_place_is_not(written: str, latin: str) -> None:
    assert compare_names(written, latin, kind="Company") < DEFAULT_THRESHOLD


def test_the_search_finds_it_by_its_spelling_in_hong_kong() -> None:
    names = ["Lee Shing Trading Limited", "Lee Hing Trading Limited"]
    index = Index.build(
        Listing(Entity(f"firm-{at}", "Company", {"name": (name,)}, ("list",)), ())
        for at, name in enumerate(names)
    )
    found = index.screen(Query(names=("利成贸易有限公司",)))
    assert [match.name for match in found] == names[:1]
