"""Remarks of records beside a name: what became of it, roles, dates, numbers."""

import pytest

from clearance.entities import Entity, Listing
from clearance.screening import (
    DEFAULT_THRESHOLD,
    Index,
    Options,
    Query,
    compare_names,
    query_of,
)


def listed(party: str, kind: str, name: str, **more: tuple[str, ...]) -> Listing:
    return Listing(Entity(party, kind, {"name": (name,), **more}, ("test",), ()), ())


@pytest.fixture(scope="module")
def index() -> Index:
    return Index.build(
        [
            listed("bank", "Company", "PJSC Zorgenbank"),
            listed("man", "Person", "Pavel Sergeevich ZORGENTSEV",
                   birthDate=("1961-03-07",)),
            listed("firm", "Company", "Korbmash Trading LLC"),
        ]
    )  # fmt: skip


def found(index: Index, query: Query) -> list[str]:
    return [match.listing.entity.id for match in index.screen(query)]


REMARKS = [
    "{} (deceased)", "{} (VIP)", "{} - closed", "{}, deceased", "{} (director)",
    "{} (Samara)", "{} DUPLICATE", "VIP {}", "DO NOT USE - {}", "{}, client 448812",
    "{} account no 40817810000000001", "{} - shareholder 51%", "{} [gesperrt]",
    "{} (директор)", "{}, décédé", "{} (gérant, actionnaire)", "{} (blocked; PEP)",
    "{} 448812345", "{} (Tatarstan, Russia)", "{} DOB 07.03.1961",
    "{} born 7 March 1961", "{} (b. 1961)", "{} geb. 07.03.1961", "{} 07.03.1961 г.р.",
    "{} né le 07/03/1961", "{} 07.03.1961",
]  # fmt: skip


@pytest.mark.parametrize("remark", REMARKS)
def test_a_remark_beside_a_persons_name_does_not_hide_it(
    index: Index, remark: str
) -> None:
    """Typed in, in a file, and laid beside the name alone."""
    text = remark.format("Pavel Zorgentsev")

    assert found(index, query_of(text)) == ["man"]
    assert found(index, Query(names=(text,))) == ["man"]
    alone = compare_names(text, "Pavel Sergeevich Zorgentsev", kind="Person")
    assert alone >= DEFAULT_THRESHOLD


@pytest.mark.parametrize(
    "text",
    [
        *("Pavel Zorgentsev DOB 07.03.1961", "Pavel Zorgentsev, d.o.b. 1961-03-07"),
        *("Pavel Zorgentsev (born 7 March 1961)", "Павел Зоргенцев 07.03.1961 г.р."),
    ],
)
def test_a_date_that_says_it_is_a_birth_date_is_evidence(
    index: Index, text: str
) -> None:
    (match,) = index.screen(query_of(text))

    assert "birth_date" in {one.code for one in match.evidence}


def test_another_birth_date_that_is_typed_behind_a_name_speaks_against_it(
    index: Index,
) -> None:
    near = index.screen(query_of("Pavel Zorgentsev"))[0].score
    other = index.screen(query_of("Pavel Zorgentsev DOB 01.08.1994"), Options(0.0))

    assert other[0].score < near


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("P a v e l   Z o r g e n t s e v", "man"),
        ("P a v e l  Z o r g e n t s e v", "man"),
        ("P a v e l Z o r g e n t s e v", "man"),
        ("Z O R G E N B A N K", "bank"),
    ],
)
def test_letters_set_apart_are_joined(index: Index, text: str, party: str) -> None:
    assert found(index, query_of(text)) == [party]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("VIP Bank", "Bank Zorgen"),
        ("Director Ltd", "Zorgen Ltd"),
        ("Closed Joint Stock Company Korb", "Joint Stock Company Zorgen"),
        ("Managing Director Services Ltd", "Services Zorgen Ltd"),
    ],
)
def test_words_of_a_firms_own_name_stay(one: str, other: str) -> None:
    assert compare_names(one, other, kind="Company") < DEFAULT_THRESHOLD


@pytest.mark.parametrize("remark", ["{} (inactive)", "{}, closed", "{} - client 4711"])
def test_remarks_beside_a_firms_name_are_left_out(index: Index, remark: str) -> None:
    assert found(index, Query(names=(remark.format("Korbmash Trading"),))) == ["firm"]


@pytest.mark.parametrize("text", ["Zorgentsev, Boris", "Zorgentsev (Boris), VIP"])
def test_names_behind_a_comma_or_in_brackets_are_no_remarks(
    index: Index, text: str
) -> None:
    assert found(index, query_of(text)) == []


@pytest.mark.parametrize(
    "asked",
    [
        "Директор ООО «Ромашка» Ковальчук Юрий Валентинович",
        'Генеральный директор АО "НПО Торий" Ковальчук Ю.В.',
        "Director of Romashka Trading LLC, Yuri Kovalchuk",
        "Генеральный директор Ковальчук Ю.В.",
        "Yuri Kovalchuk, Director of Romashka LLC",
        "Yuri Kovalchuk (CEO, Romashka LLC)",
        "Yuri Kovalchuk - former Chairman of Bank Zorgen JSC",
        "Ковальчук Ю.В., председатель правления ПАО «Ромашка»",
        "Министр обороны РФ Ковальчук Ю.В.",
        "Депутат Государственной Думы ФС РФ Ковальчук Юрий Валентинович",
        "Губернатор Московской области Ковальчук Ю.В.",
        "за Ковальчука Юрия Валентиновича",
        "Оплата за Ковальчука Юрия Валентиновича",
        "перевод от Ковальчук Ю.В.",
    ],
)
def test_the_firm_that_somebody_has_an_office_in_does_not_hide_them(asked: str) -> None:
    entity = Entity(
        "p1", "Person", properties={"name": ("Yuri Valentinovich KOVALCHUK",)}
    )
    (match,) = Index.build([Listing(entity)]).screen(Query(names=(asked,)))
    alone = compare_names(asked, "Yuri Valentinovich Kovalchuk", kind="Person")

    assert alone >= DEFAULT_THRESHOLD
    assert any("which was read without the" in one.text for one in match.evidence)
    assert not any("legal form" in one.text for one in match.evidence)


@pytest.mark.parametrize(
    "asked",
    [
        *("Директор ООО «Ромашка»", "Director of Romashka LLC", "Director Trading LLC"),
        *("Romashka LLC, Director of Sales", "За Ромашка"),
    ],
)
def test_a_firm_and_an_office_are_no_person(asked: str) -> None:
    index = Index.build([listed("p1", "Person", "Roman ROMASHKA")])

    assert not index.screen(Query(names=(asked,)))
