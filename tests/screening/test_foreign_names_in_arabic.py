"""Foreign names in Arabic letters, which have none for v and ch; Persian lacks one."""

import pytest

from clearance.entities import Entity, Listing
from clearance.screening import DEFAULT_THRESHOLD, Index, Query, compare_names

ONE_PERSON = [
    ("سيرغي لافروف", "Sergey LAVROV"),
    ("دميتري ميدفيديف", "Dmitry MEDVEDEV"),
    ("يفغيني بريغوجين", "Yevgeny PRIGOZHIN"),
    ("رومان أبراموفيتش", "Roman ABRAMOVICH"),
    ("نيكولاي باتروشيف", "Nikolai PATRUSHEV"),
    ("سيرغي إيفانوف", "Sergei IVANOV"),
    ("فياتشيسلاف فولودين", "Vyacheslav VOLODIN"),
    ("فالنتينا ماتفيينكو", "Valentina MATVIYENKO"),
    ("فيكتور ميدفيدتشوك", "Viktor MEDVEDCHUK"),
    ("سيرغي تشيميزوف", "Sergey CHEMEZOV"),
    ("سليمان كريموف", "Suleyman KERIMOV"),
    ("فيكتور بوت", "Viktor BOUT"),
    ("رادوفان كاراديتش", "Radovan KARADZIC"),
    # in Persian, which writes v with the letter of w but at the end
    ("دیمیتری مدودف", "Dmitry MEDVEDEV"),
    # native names keep their f
    ("رامي مخلوف", "Rami MAKHLOUF"),
    ("يوسف شريف", "Yousef SHARIF"),
    ("خلف الدليمي", "Khalaf AL-DULAIMI"),
]
TWO_PERSONS = [
    ("سيرغي لافروف", "Sergey LEBEDEV"),
    ("دميتري ميدفيديف", "Viktor MEDVEDCHUK"),
    ("سيرغي لافروف", "Sergey LAVRENKO"),
]
ENTITIES = [
    Entity(f"p{at}", "Person", properties={"name": (listed,)})
    for at, (_, listed) in enumerate(ONE_PERSON)
]


@pytest.mark.parametrize(("asked", "listed"), ONE_PERSON)
def test_a_foreign_name_is_read_with_the_letters_that_arabic_lacks(
    asked: str, listed: str
) -> None:
    assert compare_names(asked, listed, kind="Person") >= DEFAULT_THRESHOLD


@pytest.mark.parametrize(("asked", "listed"), TWO_PERSONS)
def test_another_foreign_name_is_another_one(asked: str, listed: str) -> None:
    assert compare_names(asked, listed, kind="Person") < DEFAULT_THRESHOLD


@pytest.mark.parametrize("accelerated", [False, True])
def test_a_search_finds_them_in_either_way(*, accelerated: bool) -> None:
    index = Index.build([*map(Listing, ENTITIES)], accelerated=accelerated)
    queries = [Query(names=(asked,)) for asked, _ in ONE_PERSON]

    together = [*index.screen_many(queries)]

    for (_, listed), found in zip(ONE_PERSON, together, strict=True):
        assert listed in [match.name for match in found]
    assert [[one.score for one in found] for found in together] == [
        [one.score for one in index.screen(query)] for query in queries
    ]
