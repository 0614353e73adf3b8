"""Firms in English words by their sound, and bodies, in Japanese beside Latin names."""

import pytest

from clearance.screening import DEFAULT_THRESHOLD, compare_names

SAME = [
    ("オールオーシャン・トレーディング有限会社", "All Ocean Trading Co Ltd"),
    ("ブライトスター・シッピング株式会社", "Bright Star Shipping Co Ltd"),
    ("オフショア・ウェルディング・サービス", "Offshore Welding Services"),
    ("シルク・ロード・トランジット有限会社", "Silk Road Transit Ltd"),
    (
        "ダルヴィン電子計算技術研究所",
        "Darvin Research Institute of Electronic Computing Technology",
    ),
    ("ダルヴィン外国貿易銀行", "Darvin Foreign Trade Bank"),
    ("シリア高等教育省", "Syrian Ministry of Higher Education"),
]
OTHERS = [
    ("ブライトスター・シッピング株式会社", "Blue Star Shipping Co Ltd"),
    ("オフショア・ウェルディング・サービス", "Onshore Drilling Services"),
    ("シルク・ロード・トランジット有限会社", "Silver Road Transit Ltd"),
    (
        "ダルヴィン電子計算技術研究所",
        "Moscow Research Institute of Electronic Computing Technology",
    ),
    ("ダルヴィン外国貿易銀行", "Korea Foreign Trade Bank"),
    ("シリア高等教育省", "Iraqi Ministry of Higher Education"),
]


@pytest.mark.parametrize(("written", "latin"), SAME)
def test_it_is_found_by_its_latin_name(written: str, latin: str) -> None:
    assert compare_names(written, latin, kind="Company") >= DEFAULT_THRESHOLD


@pytest.mark.parametrize(("written", "latin"), OTHERS)
def test_another_of_its_trade_is_not(written: str, latin: str) -> None:
    assert compare_names(written, latin, kind="Company") < DEFAULT_THRESHOLD
