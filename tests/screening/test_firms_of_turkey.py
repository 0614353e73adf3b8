"""Turkish firms with their trades cut off, and forms that say a trade."""

import pytest

from clearance.entities import Entity, Listing
from clearance.screening import DEFAULT_THRESHOLD, Index, Query, compare_names

CUT = [
    ("ZORGEN INS TUR TIC LTD STI", "Zorgen Insaat Turizm Ticaret Limited Sirketi"),
    ("ZORGEN INŞ. TUR. TİC. LTD. ŞTİ.", "Zorgen Insaat Turizm Ticaret Ltd Sti"),
    ("ZORGEN NAK GIDA SAN TIC", "Zorgen Nakliyat Gida Sanayi Ticaret"),
    (
        "ZORGEN OTO MAK ELEK SAN VE TIC",
        "Zorgen Otomotiv Makina Elektrik Sanayi ve Ticaret",
    ),
    ("ZORGEN DIS TIC A.S.", "Zorgen Dis Ticaret A.S."),
    ("ZORGEN ITH. IHR. LTD. STI.", "Zorgen Ithalat Ihracat Ltd Sti"),
    ("ZORGEN HAV LTD STI", "Zorgen Aviation"),
]
FORMS = [
    ("Zorgen spol. s r.o.", "Zorgen s.r.o."),
    ("Zorgen Kereskedelmi és Szolgáltató Kft.", "Zorgen Kft"),
    ("Zorgen d.o.o. za trgovinu i usluge", "Zorgen d.o.o."),
    ("Zorgen, trgovina in storitve, d.o.o.", "Zorgen d.o.o."),
]


@pytest.mark.parametrize(("asked", "listed"), CUT)
def test_trades_that_are_cut_off_are_read_in_full(asked: str, listed: str) -> None:
    index = Index.build([Listing(Entity("1", "Company", {"name": (listed,)}))])

    assert compare_names(asked, listed, kind="Company") >= DEFAULT_THRESHOLD
    assert index.screen(Query(names=(asked,)))


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        ("ZORGEN INS TIC LTD STI", "Delvik Insaat Ticaret Ltd Sti"),
        ("TUR OTO LTD", "Turizm Otomotiv Ltd"),
        ("INS TIC LTD STI", "Insaat Ticaret Delvik"),
    ],
)
def test_what_a_firm_is_called_is_not_read_otherwise(asked: str, listed: str) -> None:
    assert compare_names(asked, listed, kind="Company") < DEFAULT_THRESHOLD


@pytest.mark.parametrize(("asked", "listed"), FORMS)
def test_forms_that_say_a_trade_are_forms(asked: str, listed: str) -> None:
    assert compare_names(asked, listed, kind="Company") >= DEFAULT_THRESHOLD
    assert compare_names(asked, "Delvik Ltd", kind="Company") < DEFAULT_THRESHOLD


def test_how_a_name_was_read_is_told() -> None:
    name = "Zorgen Insaat Ticaret Ltd Sti"
    index = Index.build([Listing(Entity("1", "Company", {"name": (name,)}))])
    (match,) = index.screen(Query(names=("ZORGEN INS TIC LTD STI",)))

    told = [one.text for one in match.evidence]
    assert any("was read as 'zorgen insaat ticaret ltd sti'" in one for one in told)
