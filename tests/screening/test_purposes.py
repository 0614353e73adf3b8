"""A name is found beside what a payment is for, and what a contract calls the party."""

from functools import cache

import pytest

from clearance.entities import Entity, Listing
from clearance.screening import DEFAULT_THRESHOLD, Index, Query, compare_names

FIRM, PERSON, SHIP = "Zorgenia Trading LLC", "Igor ZORINSKIY", "ZORGENIYA 8"


@cache
def the_index() -> Index:
    """Build the index when it is first asked for."""
    return Index.build(
        [
            Listing(Entity("firm", "Company", {"name": (FIRM,)}, ("x",))),
            Listing(Entity("person", "Person", {"name": (PERSON,)}, ("x",))),
            Listing(Entity("ship", "Vessel", {"name": (SHIP,)}, ("x",))),
        ]
    )


AROUND = [
    "{}, invoice No. 17",
    "{} for invoice 3548",
    "{}, contract No. 38/00 dated 01.02.2024",
    "{} inv 4711, 4712",
    "{} RECHNUNG NR. 55 VOM 03.05.2024",
    "{} facture n° 55",
    "{} по договору № 17 от 01.02.2024",
    "Оплата по счету № 45 от 12.11.2024 {}",
    "Settlement of invoice 12/24 dated 03.05.2024, {}",
    "Transfer from {}",
    "Überweisung an {}",
    "{}, hereinafter the Seller",
    '{} (hereinafter referred to as the "Buyer")',
    '{} (the "Buyer")',
    "{} («Покупатель»)",
    "{}, именуемое в дальнейшем «Продавец»",
    "{}, nachfolgend Verkäufer genannt",
    "{}, ci-après dénommée le Fournisseur",
    "{}, represented by its Director",
    "{} in the person of the General Director",
    "Salary payment to {}",
    "loan repayment {}",
    "advance payment to {}",
    "donation to {}",
    "goods from {}",
    "USD 50,000 to {}",
    "{} USD 1,000,000.00",
    "{} 01/02/2024",
    "{} Q1 2024",
    "{} January 2024",
    "{} www.example.com",
    "{} <info@example.com>",
    "{} Tel +7 495 500 5550",
    "{} ISIN RU0009029540",
    "{} 50% shareholder",
    "{} as guarantor",
    "{}, its successors and assigns",
    "{}, a company incorporated in Cyprus",
    "{} - do not pay",
    "URGENT {}",
    "{} (legal entity)",
    "зарплата {}",
    "{} без НДС",
]
SHIP_AROUND = [
    "freight MT {}",
    "demurrage {}",
    "bunkers for {}",
    "port dues MV {}",
    "charter hire {}",
    "shipped on board {}",
    "50,000 MT crude oil per MT {}",
    "{}, Panama flag",
    "{} voyage 12/2024",
    "{} ETA 12.03",
]
NO_PURPOSE = [
    ("Contract 5 Ltd", "Ltd"),
    ("Zorgenia Order 66 Band", "Zorgenia Trading LLC"),
    ("Zorgenia Invoice Factoring Ltd", FIRM),
    ("Per Gustafsson", "Anna Gustafsson"),
    ("Order of Zorgenia", "Zorgenia Farm"),
    ("Bill de Zorgenia", "Marc de Zorgenia"),
    ("Buyer Zorgenia Seller Trading", "Alphenia Trading LLC"),
]


@pytest.mark.parametrize("around", AROUND)
@pytest.mark.parametrize(("key", "name"), [("firm", FIRM), ("person", PERSON)])
def test_who_pays_or_is_paid_is_found(around: str, key: str, name: str) -> None:
    found = {
        match.listing.entity.id: match.score
        for match in the_index().screen(Query(names=(around.format(name),)))
    }

    assert found.get(key, 0) >= DEFAULT_THRESHOLD


@pytest.mark.parametrize("around", SHIP_AROUND)
def test_a_ship_is_found_that_is_sailed_loaded_or_paid_for(around: str) -> None:
    found = {
        m.listing.entity.id
        for m in the_index().screen(Query(names=(around.format(SHIP),)))
    }

    assert "ship" in found


@pytest.mark.parametrize(
    "text",
    [f"Alphenia Ltd ({PERSON})", f"{PERSON} (Alphenia Ltd)", f"Alphenia Ltd, {PERSON}"],
)
def test_a_person_is_found_beside_a_firm(text: str) -> None:
    found = {m.listing.entity.id for m in the_index().screen(Query(names=(text,)))}

    assert {"person"} == found


def test_a_legal_form_with_dots_behind_a_comma_is_no_person() -> None:
    one, other = (
        "Zorgenia International, S.A.R.L.",
        "Zorgenia International de Mexico S.A. de C.V.",
    )

    assert compare_names(one, other, kind="Company") < DEFAULT_THRESHOLD


@pytest.mark.parametrize("around", AROUND)
def test_two_bare_names_are_compared_so_as_well(around: str) -> None:
    assert compare_names(around.format(FIRM), FIRM) >= DEFAULT_THRESHOLD


def test_a_party_of_a_contract_may_have_ordinary_words_alone() -> None:
    firm = "Marine Technology Development Company"
    index = Index.build([Listing(Entity("a", "Company", {"name": (firm,)}, ("x",)))])

    assert index.screen(Query(names=(f"{firm}, hereinafter the Seller",)))


@pytest.mark.parametrize("name", ["Rent {} Ltd", "Freight {} LLC", "Advance {} Inc"])
def test_a_firm_whose_name_begins_with_such_a_word_is_another(name: str) -> None:
    index = Index.build(
        [Listing(Entity("a", "Company", {"name": ("Zorgenia Ltd",)}, ("x",)))]
    )

    assert not index.screen(Query(names=(name.format("Zorgenia"),)))


@pytest.mark.parametrize(("one", "other"), NO_PURPOSE)
def test_words_of_a_name_itself_are_no_purpose(one: str, other: str) -> None:
    assert compare_names(one, other) < DEFAULT_THRESHOLD


def test_what_was_left_out_is_told_as_that_of_a_payment() -> None:
    (match,) = the_index().screen(Query(names=(f"{FIRM}, invoice No. 17",)))

    assert any("invoice No. 17" in one.text for one in match.evidence)
