"""A name is found beside what a payment is for, and what a contract calls the party."""

import pytest

from clearance.entities import Entity, Listing
from clearance.screening import DEFAULT_THRESHOLD, Index, Query, compare_names

FIRM, PERSON = "Zorgenia Trading LLC", "Igor ZORINSKIY"
INDEX = Index.build(
    [
        Listing(Entity("firm", "Company", {"name": (FIRM,)}, ("x",))),
        Listing(Entity("person", "Person", {"name": (PERSON,)}, ("x",))),
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
]
NO_PURPOSE = [
    ("Contract 5 Ltd", "Ltd"),
    ("Zorgenia Order 66 Band", "Zorgenia Trading LLC"),
    ("Zorgenia Invoice Factoring Ltd", FIRM),
    ("Buyer Zorgenia Seller Trading", "Alphenia Trading LLC"),
]


@pytest.mark.parametrize("around", AROUND)
@pytest.mark.parametrize(("key", "name"), [("firm", FIRM), ("person", PERSON)])
def test_who_pays_or_is_paid_is_found(around: str, key: str, name: str) -> None:
    found = {
        match.listing.entity.id: match.score
        for match in INDEX.screen(Query(names=(around.format(name),)))
    }

    assert found.get(key, 0) >= DEFAULT_THRESHOLD


@pytest.mark.parametrize("around", AROUND)
def test_two_bare_names_are_compared_so_as_well(around: str) -> None:
    assert compare_names(around.format(FIRM), FIRM) >= DEFAULT_THRESHOLD


@pytest.mark.parametrize(("one", "other"), NO_PURPOSE)
def test_words_of_a_name_itself_are_no_purpose(one: str, other: str) -> None:
    assert compare_names(one, other) < DEFAULT_THRESHOLD


def test_what_was_left_out_is_told_as_that_of_a_payment() -> None:
    (match,) = INDEX.screen(Query(names=(f"{FIRM}, invoice No. 17",)))

    assert any("invoice No. 17" in one.text for one in match.evidence)
