"""What one cell has around a name: lines, two persons, offices, words of payments."""

import pyarrow as pa  # type: ignore[import-untyped]
import pytest

from clearance.entities import Entity, Listing
from clearance.names import payment_words, remark_words
from clearance.screening import (
    DEFAULT_THRESHOLD,
    Index,
    Options,
    Query,
    compare_names,
    screen_batch,
)


def listed(party: str, kind: str, name: str) -> Listing:
    return Listing(Entity(party, kind, {"name": (name,)}, ("test",), ()), ())


@pytest.fixture(scope="module")
def index() -> Index:
    return Index.build(
        [
            listed("man", "Person", "Pavel ZORGENTSEV"),
            listed("firm", "Company", "KORBMASH QUARRY LLC"),
            listed("common", "Person", "Muhammad ALI"),
        ]
    )


def found(index: Index, text: str) -> set[str]:
    """Give the parties found for a text, both one by one and in a table."""
    one = {match.listing.entity.id for match in index.screen(Query(names=(text,)))}
    table = screen_batch(index, pa.table({"name": [text]}), Options())
    assert set(table.column("party_id").to_pylist()) == one
    return one


LINES = [
    "{}\nMoscow", "{}\nMoscow\nRussia", "{}\r\n12 High Street\r\nLondon",
    "{}\nP.O. BOX 135\nDubai, UAE", "1/{}\n2/MAIN STREET 1\n3/RU/MOSCOW",
    "/DE12345678\n1/{}\n2/MAIN STREET 1\n3/RU/MOSCOW",
    "1/{} 2/MAIN STREET 1 3/RU/MOSCOW", "/12345678\n{}\nHarbour Road",
    "Anna Weber\n{}", "{}\nAnna Weber\nMoscow", "Messrs. {}\nMoscow",
]  # fmt: skip


@pytest.mark.parametrize("lines", LINES)
@pytest.mark.parametrize(
    ("name", "party"), [("Pavel Zorgentsev", "man"), ("Korbmash Quarry LLC", "firm")]
)
def test_each_line_of_a_cell_is_tried(
    index: Index, lines: str, name: str, party: str
) -> None:
    assert found(index, lines.format(name)) == {party}
    kind = "Person" if party == "man" else "Company"
    assert compare_names(lines.format(name), name, kind=kind) >= DEFAULT_THRESHOLD


def test_a_name_on_two_lines_is_found_above_its_address(index: Index) -> None:
    assert found(index, "KORBMASH QUARRY\nLLC\nMoscow") == {"firm"}
    assert found(index, "1/KORBMASH\n1/QUARRY LLC\n2/MAIN STREET 1") == {"firm"}


def test_the_names_of_both_lines_of_a_passport_are_read(index: Index) -> None:
    first = "P<RUSZORGENTSEV<<PAVEL".ljust(44, "<")
    second = "1234567890RUS5408302M2512310<<<<<<<<<<<<<<04"
    assert found(index, f"{first}\n{second}") == {"man"}


@pytest.mark.parametrize(
    "text",
    [
        *("Anna Weber\nZorgentsev Street 12\nMoscow", "Anna Weber\nKorbmash"),
        *("1/ANNA WEBER\n2/PAVEL ZORGENTSEV\n3/RU/MOSCOW", "Muhammad\nMoscow Ltd"),
        *("Acme Ltd\nRussia", "Acme Ltd\nPavel Zorgentsev Street"),
    ],
)
def test_streets_and_towns_on_lines_are_no_names(index: Index, text: str) -> None:
    assert found(index, text) == set()


TWO = [
    "Anna Weber & {}", "Anna Weber and {}", "{} und Anna Weber", "Anna Weber et {}",
    "Анна Вебер и {}", "{} ve Anna Weber", "Mr. & Mrs. {}", "Mr Paul Weber and Mr {}",
    "{} and wife", "{} & his wife", "{} and family", "{} und Ehefrau", "{} et famille",
    "{} and others"
]  # fmt: skip


@pytest.mark.parametrize("text", TWO)
def test_each_of_two_persons_in_one_field_is_found(index: Index, text: str) -> None:
    assert found(index, text.format("Pavel Zorgentsev")) == {"man"}


def test_two_persons_may_have_one_surname(index: Index) -> None:
    assert found(index, "Pavel and Anna Zorgentsev") == {"man"}


@pytest.mark.parametrize(
    "text",
    [
        *("Zorgentsev & Sons", "Anna Weber & Peter Maier"),
        *("Muhammad Ali & Brothers Trading LLC", "Weber and Muhammad Ali Street Ltd"),
        *("Ali & Weber", "Muhammad and Sons", "Weber and wife"),
    ],
)
def test_firms_called_after_two_are_not_taken_apart(index: Index, text: str) -> None:
    assert found(index, text) == set()


def known_offices() -> list[str]:
    told = remark_words()["offices"]
    return [*told[::40], "Deputy Minister of Foreign Affairs", "Former President"]


@pytest.mark.parametrize("office", known_offices())
def test_an_office_before_a_persons_name_does_not_hide_it(
    index: Index, office: str
) -> None:
    text = f"{office} Pavel Zorgentsev"
    assert "man" in found(index, text)
    alone = compare_names(text, "Pavel Zorgentsev", kind="Person")
    assert alone >= DEFAULT_THRESHOLD


@pytest.mark.parametrize("honour", remark_words()["honours"][::15])
def test_honours_behind_a_persons_name_do_not_hide_it(
    index: Index, honour: str
) -> None:
    assert "man" in found(index, f"Pavel Zorgentsev {honour}")
    assert "man" in found(index, f"Pavel Zorgentsev, {honour}")


def test_a_retired_officer_is_found(index: Index) -> None:
    assert found(index, "Gen. (Ret.) Pavel Zorgentsev") == {"man"}


@pytest.mark.parametrize(
    "text",
    [
        *("Director Korbmash", "Prince Zorgentsev", "Mayor Zorgentsev Group Ltd"),
        *("Malik Muhammad Ali Raza", "Wei Li Ma", "Senator Quarry Hotels LLC"),
        *("Martin Muhammad King", "Commander Services LLC", "Bishop Zorg & Sons"),
    ],
)
def test_offices_in_other_names_stay(index: Index, text: str) -> None:
    assert found(index, text) == set()


def around_payments() -> list[str]:
    told = payment_words()
    return [
        *(f"{one} {{}}" for one in told["before"][::8]),
        *(f"{one}: {{}}" for one in told["labels"][::12]),
        *(f"{{}} {one}" for one in told["behind"][::6]),
        *(f"{{}} - {one} account" for one in told["kinds"][::15]),
        *(f"Anna Weber {one} {{}}" for one in told["between"][::9]),
        *(f"{{}} {one} Anna Weber" for one in told["between"][::9]),
        *("{} REF INV 2231", "{} INVOICE 2231", "{} ESCROW A/C", "{} (Head Office)"),
        "Messrs. {} - USD ACCOUNT",
    ]


@pytest.mark.parametrize("said", around_payments())
def test_words_of_a_payment_do_not_hide_who_is_paid(index: Index, said: str) -> None:
    assert found(index, said.format("Korbmash Quarry LLC")) == {"firm"}
    assert found(index, said.format("Pavel Zorgentsev")) == {"man"}
    alone = compare_names(said.format("Korbmash Quarry LLC"), "Korbmash Quarry LLC")
    assert alone >= DEFAULT_THRESHOLD


@pytest.mark.parametrize(
    "text",
    [
        *("Beneficiary Capital LLC", "Agent Provocateur Ltd", "Account Quarry Ltd"),
        *("Obo Muhammad Weber", "Head Office Quarry LLC", "Name Quarry LLC"),
        *("Messrs. Weber Quarry LLC", "Weber Ltd on behalf of Maier Ltd"),
    ],
)
def test_words_of_payments_in_other_names_find_nobody(index: Index, text: str) -> None:
    assert found(index, text) == set()
