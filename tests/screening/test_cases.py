"""Russian names in other cases than the first, as contracts and payments have them."""

import pytest

from clearance.entities import Entity, Listing
from clearance.names import readings
from clearance.screening import DEFAULT_THRESHOLD, Index, Query, compare_names

ONE_PERSON = [
    ("Ковальчука Юрия Валентиновича", "Yuri Valentinovich KOVALCHUK"),
    ("Юрию Валентиновичу Ковальчуку", "Yuri KOVALCHUK"),
    ("Ковальчуком Юрием Валентиновичем", "Yuri KOVALCHUK"),
    ("Сечина Игоря Ивановича", "Igor SECHIN"),
    ("Сечиным Игорем Ивановичем", "Igor Ivanovich SECHIN"),
    ("Шойгу Сергея Кужугетовича", "Sergei SHOIGU"),
    ("Шойгу Сергею Кужугетовичу", "Sergei SHOIGU"),
    ("Волошина Максима Ильича", "Maxim VOLOSHIN"),
    ("Толстого Петра Олеговича", "Pyotr TOLSTOY"),
    ("Жириновского Владимира Вольфовича", "Vladimir ZHIRINOVSKY"),
    ("Никиты Сергеевича Михалкова", "Nikita MIKHALKOV"),
    ("Илье Петровичу Иванову", "Ilya IVANOV"),
    ("Лукашенко Александра Григорьевича", "Alexander LUKASHENKO"),
    ("Захаровой Марии Владимировны", "Maria ZAKHAROVA"),
    ("Захарову Марию Владимировну", "Maria ZAKHAROVA"),
    ("Захаровой Марией Владимировной", "Maria Vladimirovna ZAKHAROVA"),
    ("Матвиенко Валентине Ивановне", "Valentina MATVIYENKO"),
]
TWO_PERSONS = [
    ("Ковальчука Юрия Валентиновича", "Anna KOVALCHUK"),
    ("Ивановой Светланы Борисовны", "Sergei IVANOV"),
    ("Иванова Сергея Борисовича", "Svetlana IVANOVA"),
    ("Сечиным Игорем Ивановичем", "Oleg SECHIN"),
]


def _index(listed: str) -> Index:
    entity = Entity("p1", "Person", properties={"name": (listed,)})
    return Index.build([Listing(entity)])


@pytest.mark.parametrize(("asked", "listed"), ONE_PERSON)
def test_a_name_in_another_case_is_the_name(asked: str, listed: str) -> None:
    assert compare_names(asked, listed, kind="Person") >= 0.9
    assert _index(listed).screen(Query(names=(asked,)))


@pytest.mark.parametrize(("asked", "listed"), TWO_PERSONS)
def test_a_name_in_another_case_is_no_other_name(asked: str, listed: str) -> None:
    assert compare_names(asked, listed, kind="Person") < DEFAULT_THRESHOLD
    assert not _index(listed).screen(Query(names=(asked,)))


@pytest.mark.parametrize(
    "written",
    [
        "путин владимир владимирович",
        "захарова мария владимировна",
        "марковича",
        "завод имени петра ивановича",
    ],
)
def test_what_is_in_no_other_case_is_read_as_it_stands(written: str) -> None:
    first, *_ = readings(written)

    assert len(first.split()) == len(written.split())
    assert first[-1] == {"а": "a", "ч": "h"}[written[-1]]


@pytest.mark.parametrize("accelerated", [False, True])
def test_names_in_other_cases_are_read_alike_in_every_search(
    *, accelerated: bool
) -> None:
    entities = [
        Entity(f"p{at}", "Person", properties={"name": (listed,)})
        for at, (_, listed) in enumerate(ONE_PERSON)
    ]
    index = Index.build([*map(Listing, entities)], accelerated=accelerated)
    queries = [Query(names=(asked,)) for asked, _ in ONE_PERSON]

    together = [*index.screen_many(queries)]

    assert all(together)
    assert [[one.score for one in found] for found in together] == [
        [one.score for one in index.screen(query)] for query in queries
    ]
