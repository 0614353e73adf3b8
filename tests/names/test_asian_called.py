"""What firms and ships in Chinese and Japanese signs are called elsewhere."""

import pytest

from clearance.names import readings
from clearance.screening import DEFAULT_THRESHOLD, compare_names


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("永泰貿易有限公司", "wing tai trading co ltd"),
        ("大海船务有限公司", "dahai shipping co ltd"),
        ("大洋船务有限公司", "dayang shipping co ltd"),
        ("大洋船务有限公司", "ocean shipping co ltd"),
        ("新月电子有限公司", "new moon electronics co ltd"),
        ("航天七〇三研究所", "aerospace 703 research institute"),
        ("长城化工有限公司", "great wall chemical co ltd"),
        ("日東電機株式会社", "nitto electric joint stock company"),
        ("第三幸栄丸", "3 koei maru"),
        ("第三幸栄丸", "daisankoei maru"),
        ("さくら丸", "sakura maru"),
        ("第二十八研究所", "28 research institute"),
        ("第一百零三研究所", "103 research institute"),
    ],
)
def test_signs_are_read_in_all_ways_that_lists_have(written: str, read: str) -> None:
    assert read in readings(written)


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("Company", "順利船務有限公司", "Shun Lee Shipping Company Limited"),
        ("Company", "順利船務有限公司", "Shunli Shipping Co Ltd"),
        ("Company", "金龙矿业有限公司", "Golden Dragon Mining Co Ltd"),
        ("Company", "金龙矿业有限公司", "Jinlong Mining Co Ltd"),
        ("Company", "協和産業株式会社", "Kyowa Sangyo K.K."),
        ("Vessel", "第八福寿丸", "FUKUJU MARU NO. 8"),
        ("Organization", "中国电子科技集团公司第三十八研究所",
         "CETC 38th Research Institute"),
    ],
)  # fmt: skip
def test_firms_and_ships_are_found_by_them(kind: str, one: str, other: str) -> None:
    assert compare_names(one, other, kind=kind) >= DEFAULT_THRESHOLD


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("Company", "順利船務有限公司", "Wing Lee Shipping Company Limited"),
        ("Company", "金龙矿业有限公司", "Golden Phoenix Mining Co Ltd"),
        ("Company", "協和産業株式会社", "Showa Sangyo K.K."),
        ("Vessel", "第八福寿丸", "FUKUJU MARU NO. 3"),
        ("Organization", "中国电子科技集团公司第三十八研究所",
         "CETC 14th Research Institute"),
    ],
)  # fmt: skip
def test_other_signs_are_other_firms_and_ships(kind: str, one: str, other: str) -> None:
    assert compare_names(one, other, kind=kind) < DEFAULT_THRESHOLD
