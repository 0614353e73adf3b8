"""Firms of Japan and Korea by the signs of their names and as these are romanised."""

import pytest

from clearance.entities import Entity, Listing
from clearance.names import readings
from clearance.screening import DEFAULT_THRESHOLD, Index, Query, compare_names


@pytest.mark.parametrize(
    ("signs", "latin"),
    [
        ("山田精機", "yamada precision machinery"),
        ("株式会社丸吉精機", "joint stock company maruyoshi precision machinery"),
        ("岸本工業", "kishimoto industry"),
        ("三好屋", "miyoshiya"),
        ("第八丸吉丸", "8 maruyoshi maru"),
        ("光和精機製作所", "kowa precision machinery factory"),
    ],
)
def test_signs_are_read_as_firms_of_japan_are_called(signs: str, latin: str) -> None:
    assert latin in readings(signs)


def test_what_may_be_chinese_is_read_so_first() -> None:
    assert readings("金山工業")[0] == "jin shan industry"
    assert "kanayama industry" in readings("金山工業")
    assert not any("kanayama" in one for one in readings("金山工業有限公司"))


SAME = [
    ("山田精機", "Yamada Seiki"),
    ("山田精機", "Yamada Precision Machinery"),
    ("㈱丸吉精機", "Maruyoshi Seiki K.K."),
    ("(有)橋爪水産", "Hashizume Suisan"),
    ("丸吉商店", "Maruyoshi Shoten"),
    ("丸吉商店", "Maruyoshi Trading"),
    ("岡島商会 株式会社", "Okajima Shōkai"),
    ("栗山化学工業株式会社", "Kuriyama Kagaku Kougyou"),
    ("栗山化学工業株式会社", "Kuriyama Chemical Industries, Ltd."),
    ("名古屋工機", "Nagoya Kohki"),
    ("新和海運", "Shinwa Kaiun"),
    ("Yamada Seiki", "Yamada Precision Machinery"),
    ("Okajima Syokai", "Okajima Trading"),
    ("Kishimoto Kougyou", "Kishimoto Kohgyoh"),
    ("삼일수출입", "Samil Suchulip"),
    ("조선대성총무역회사", "Choson Taesong Chongmuyok Hoesa"),
    ("국제무역은행", "Kukche Muyok Unhaeng"),
    ("Hansong Chechol", "Hansong Steel"),
    ("大连昌盛仓储", "Dalian Changsheng Cangchu"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_firms_are_one_by_signs_sound_and_meaning(one: str, other: str) -> None:
    assert compare_names(one, other, kind="Company") >= DEFAULT_THRESHOLD


@pytest.mark.parametrize("turned", [False, True])
def test_a_search_finds_firms_by_signs_sound_and_meaning(*, turned: bool) -> None:
    """Whichever of the two names the list has, among others like it."""
    pairs = [pair[::-1] if turned else pair for pair in SAME]
    others = ["Tokai Bank", "Oshima Seiki", "Hasegawa Shoji", "Nakamura Kaiun"]
    names = dict.fromkeys((*(listed for _, listed in pairs), *others))
    index = Index.build(
        Listing(Entity(name, "Company", {"name": (name,)}, ("list",))) for name in names
    )
    for asked, listed in pairs:
        matches = index.screen(Query(names=(asked,)))
        found = {match.listing.entity.id for match in matches}
        assert listed in found, asked


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("山田精機", "Yamamoto Seiki"),
        ("田中精機", "Yamada Seiki"),
        ("松本工業", "Matsumura Kogyo"),
        ("岡田海運", "Okada Suisan"),
        ("北川鉄工所", "Kitamura Tekkosho"),
        ("丸吉商店", "Maruyasu Shoten"),
        ("Sankyo Denki", "Sanyo Denki"),
        ("Yoshida Kogyo", "Yoshida Shoji"),
        ("上海东方船务有限公司", "Shanghai Dongfeng Shipping Co., Ltd."),
        ("Rakwon Trading", "Rakson Trading"),
        ("Ryugyong Trading", "Ryomyong Trading"),
        ("Hanjin Shipping", "Hansin Shipping"),
    ],
)
def test_other_signs_and_syllables_are_other_firms(one: str, other: str) -> None:
    assert compare_names(one, other, kind="Company") < DEFAULT_THRESHOLD


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Taesong Trading", "Daesong Trading"),
        ("Ryugyong Trading", "Yugyong Trading"),
        ("Ryonbong Trading", "Ryongbong Trading"),
        ("Hanwha Corporation", "Hanhwa Corporation"),
        ("Nakajima Kogyo", "Nakashima Kogyo"),
        ("Itoh Shoji", "Ito Shoji"),
    ],
)
def test_romanisations_of_one_firm_are_one(one: str, other: str) -> None:
    assert compare_names(one, other, kind="Company") >= DEFAULT_THRESHOLD
