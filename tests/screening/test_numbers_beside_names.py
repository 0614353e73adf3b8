"""Numbers with their labels beside a name, as payments and contracts have them."""

from functools import cache

import pyarrow as pa  # type: ignore[import-untyped]
import pytest

from clearance.entities import Entity, Listing
from clearance.screening import (
    DEFAULT_THRESHOLD,
    Index,
    Match,
    Query,
    compare_names,
    screen_batch,
)


def _listing(party: str, kind: str, name: str, **more: str) -> Listing:
    properties = {key: (value,) for key, value in more.items()}
    return Listing(Entity(party, kind, properties={"name": (name,), **properties}))


FIRM = _listing("f1", "Company", "ROMASHKA LLC", innCode="7702070139")
BANK = _listing("b1", "Company", "PAO ZORGENBANK", swiftBic="ZORGRUMM")
SHIP = _listing("s1", "Vessel", "SERENA", imoNumber="9412335")
PERSON = _listing("p1", "Person", "Sergei Borisovich IVANOV")


@cache
def the_index() -> Index:
    """Build the index when it is first asked for."""
    return Index.build([FIRM, BANK, SHIP, PERSON])


BESIDE_FIRMS = [
    'ИНН 7701234567 ООО "РОМАШКА"',
    'ИНН 7701234567 КПП 770101001 ООО "РОМАШКА"',
    'ООО "РОМАШКА" (ИНН 7701234567)',
    'ООО "РОМАШКА", ИНН/КПП 7701234567/770101001',
    'ООО "РОМАШКА", ОГРН 1027700132000',
    "INN7701234567 OOO ROMASHKA",
    "INN 7701234567.KPP770101001 OOO ROMASHKA",
    'OOO "ROMASHKA" INN 7701234567 Р/С 40702810500000012345',
    'ООО "Ромашка" расч. счет № 40702810500000012345',
    "OOO ROMASHKA LEI 253400VC22M53T2A2Y00",
    "OOO ROMASHKA SWIFT SABRRUMM",
    "OOO ROMASHKA SWIFT/BIC: SABRRUMM012",
    "OOO ROMASHKA BIC 044525225",
    "ROMASHKA LLC, VAT RU7701234567",
    "ROMASHKA LLC TRN 100123456700003",
    "ROMASHKA LLC HRB 12345",
    "ROMASHKA LLC P.IVA 01234567890",
    "ROMASHKA LLC - Partita IVA 01234567890",
    "ROMASHKA LLC CIF B12345678",
    "ROMASHKA LLC SIREN 123 456 789",
    "ROMASHKA LLC NIP 1234567890 REGON 123456789",
    "ROMASHKA LLC VKN 1234567890",
    "ROMASHKA LLC Vergi No: 1234567890",
    "ТОО «Ромашка», БИН 123456789012",
    "ROMASHKA LLC GSTIN 27AAACR1234A1Z5",
    "ROMASHKA LLC (COMPANY NO. 01234567)",
    "ROMASHKA LLC A/C NO 40702810500000012345",
]


@pytest.mark.parametrize("asked", BESIDE_FIRMS)
def test_a_firm_is_found_beside_its_numbers(asked: str) -> None:
    match = _matches(asked)["f1"]
    told = [one.text for one in match.evidence]

    assert match.score >= DEFAULT_THRESHOLD
    assert any("which was read without the number" in one for one in told)
    assert compare_names(asked, "ROMASHKA LLC") >= DEFAULT_THRESHOLD


@pytest.mark.parametrize(
    "asked",
    [
        "Иванов Сергей Борисович ИНН 500100732259",
        "IVANOV SERGEI BORISOVICH, PASSPORT 4500 123456",
        "ИП Иванов С.Б. ИНН 500100732259",
        "Иванов С.Б. л/с 40817810500000012345",
    ],
)
def test_a_person_is_found_beside_their_numbers(asked: str) -> None:
    assert _matches(asked)["p1"].score >= DEFAULT_THRESHOLD


def test_the_bank_of_an_account_is_asked_about_too() -> None:
    found = _matches("ООО Василек р/с 40702810500000012345 в ПАО Зоргенбанк")
    told = " ".join(one.text for one in found["b1"].evidence)

    assert [*found] == ["b1"]
    assert "ООО Василек" in told


@pytest.mark.parametrize(
    ("asked", "party", "said"),
    [
        ("INN 7702070139 OOO VASILEK", "f1", "The INN is the same: 7702070139."),
        ("ИНН/КПП 7702070139/770201001 Василек", "f1", "The INN is the same"),
        ("MT DELVIKA IMO 9412335", "s1", "The IMO ship number is the same: 9412335"),
        ("OOO VASILEK SWIFT ZORGRUMM", "b1", "The BIC is the same: ZORGRUMM"),
    ],
)
def test_a_number_in_a_name_is_looked_up(asked: str, party: str, said: str) -> None:
    match = _matches(asked)[party]

    assert match.score >= DEFAULT_THRESHOLD
    assert any(said in one.text for one in match.evidence)


def test_the_number_of_another_speaks_against_a_name() -> None:
    alone = _matches("OOO ROMASHKA")["f1"]
    answer = the_index().screen(Query(names=("OOO ROMASHKA INN 7707083893",)))
    (other,) = (*answer, *answer.below)

    against = "The INN differs: 7707083893, listed as 7702070139."
    assert other.score < alone.score - 0.1
    assert against in [one.text for one in other.evidence]


def test_a_number_that_a_field_gives_is_not_taken_from_the_name() -> None:
    query = Query(
        names=("OOO VASILEK INN 7702070139",), identifiers=(("inn", "7707083893"),)
    )

    assert not the_index().screen(query)


def test_a_number_with_a_wrong_check_digit_is_not_looked_up() -> None:
    assert not the_index().screen(Query(names=("OOO VASILEK INN 7702070138",)))


@pytest.mark.parametrize(
    "asked",
    ["ИНН 7701234567", "INN", "Swift Code", "Bin Ivanov 12", "Войсковая часть 12345"],
)
def test_what_is_left_without_a_number_may_be_nobody(asked: str) -> None:
    assert not the_index().screen(Query(names=(asked,)))


def test_numbers_that_tell_firms_apart_stay_with_their_names() -> None:
    assert (
        compare_names("Военный завод 12345", "Военный завод 54321") < DEFAULT_THRESHOLD
    )
    assert compare_names("PAN 12 LLC", "PAN 13 LLC") < DEFAULT_THRESHOLD


@pytest.mark.parametrize("accelerated", [False, True])
def test_a_table_is_answered_as_its_names_are(accelerated: bool) -> None:
    index = Index.build([FIRM, BANK, SHIP, PERSON], accelerated=accelerated)
    names = [*BESIDE_FIRMS, "INN 7702070139 OOO VASILEK", "OOO VASILEK BIC ZORGRUMM"]
    names += ["MT DELVIKA IMO 9412335"]
    names += [
        "Swift Trading",
        "OOO ROMASHKA",
        "Иванов Сергей Борисович ИНН 500100732259",
    ]

    table = screen_batch(index, pa.table({"name": names})).to_pylist()

    each = [
        (row, one) for row, name in enumerate(names) for one in _matches(name).values()
    ]
    assert [(one["row"], one["party_id"], one["score"]) for one in table] == [
        (row, one.listing.entity.id, pytest.approx(one.score)) for row, one in each
    ]


def _matches(asked: str) -> dict[str, Match]:
    return {
        one.listing.entity.id: one for one in the_index().screen(Query(names=(asked,)))
    }
