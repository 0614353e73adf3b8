"""Names of foreigners in Chinese signs, with a dot in them, and in long Korean ones."""

import pytest

from clearance.entities import Entity, Listing
from clearance.names import foreigner_in
from clearance.screening import DEFAULT_THRESHOLD, Index, Query, compare_names

ONE_PERSON = [
    ("谢尔盖·拉夫罗夫", "Sergey LAVROV"),
    ("伊戈尔·谢钦", "Igor SECHIN"),
    ("德米特里·梅德韦杰夫", "Dmitry MEDVEDEV"),
    ("尼古拉·帕特鲁舍夫", "Nikolai PATRUSHEV"),
    ("根纳季·季姆琴科", "Gennady TIMCHENKO"),
    ("尤里·科瓦利丘克", "Yuri KOVALCHUK"),
    ("谢尔盖·切梅佐夫", "Sergey CHEMEZOV"),
    ("玛丽亚·扎哈罗娃", "Maria ZAKHAROVA"),
    ("瓦莲京娜·马特维延科", "Valentina MATVIYENKO"),
    ("亚历山大・博尔特尼科夫", "Alexander BORTNIKOV"),
    ("세르게이 라브로프", "Sergey LAVROV"),
    ("드미트리 메드베데프", "Dmitry MEDVEDEV"),
    ("니콜라이 파트루셰프", "Nikolai PATRUSHEV"),
    ("겐나디 팀첸코", "Gennady TIMCHENKO"),
    ("유리 코발추크", "Yuri KOVALCHUK"),
    ("로만 아브라모비치", "Roman ABRAMOVICH"),
    ("마리아 자하로바", "Maria ZAKHAROVA"),
    ("발렌티나 마트비옌코", "Valentina MATVIYENKO"),
    ("뱌체슬라프 볼로딘", "Vyacheslav VOLODIN"),
]
TWO_PERSONS = [
    ("谢尔盖·切梅佐夫", "Sergey LAVROV"),
    ("尤里·科瓦利丘克", "Yuri BORISOV"),
    ("세르게이 체메조프", "Sergey LAVROV"),
    ("안톤 실루아노프", "Anton SILUYEV"),
]
LISTED = [*dict.fromkeys(listed for _, listed in ONE_PERSON)]
ENTITIES = [
    Entity(f"p{at}", "Person", properties={"name": (listed,)})
    for at, listed in enumerate(LISTED)
]


@pytest.mark.parametrize(("asked", "listed"), ONE_PERSON)
def test_a_foreigners_name_in_signs_is_read_by_its_sound(
    asked: str, listed: str
) -> None:
    assert compare_names(asked, listed, kind="Person") >= DEFAULT_THRESHOLD
    assert compare_names(listed, asked, kind="Person") >= DEFAULT_THRESHOLD


@pytest.mark.parametrize(("asked", "listed"), TWO_PERSONS)
def test_another_foreigners_name_in_signs_is_another(asked: str, listed: str) -> None:
    assert compare_names(asked, listed, kind="Person") < DEFAULT_THRESHOLD


@pytest.mark.parametrize("accelerated", [False, True])
def test_a_search_finds_foreigners_in_either_way(*, accelerated: bool) -> None:
    index = Index.build([*map(Listing, ENTITIES)], accelerated=accelerated)
    queries = [Query(names=(asked,)) for asked, _ in ONE_PERSON]

    together = [*index.screen_many(queries)]

    for (asked, listed), found in zip(ONE_PERSON, together, strict=True):
        assert [listed] == [match.name for match in found], asked
    assert [[one.score for one in found] for found in together] == [
        [one.score for one in index.screen(query)] for query in queries
    ]


def test_how_the_signs_were_read_is_told() -> None:
    index = Index.build([*map(Listing, ENTITIES)])
    (match,) = index.screen(Query(names=("谢尔盖·拉夫罗夫",)))
    told = [one.text for one in match.evidence]

    assert "The query says '谢尔盖·拉夫罗夫', which was read as 'serge lavrov'." in told


@pytest.mark.parametrize(
    "text",
    [
        "习近平",
        "欧阳 娜娜",
        "中国银行·北京",
        "김정은",
        "이 진호",
        "조선무역은행",
        "Sergey Lavrov",
        "·",
        "",
    ],
)
def test_other_names_in_signs_are_no_foreigners(text: str) -> None:
    assert foreigner_in(text) == ""
