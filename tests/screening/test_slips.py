"""Identifiers with a slip in them: what is found, what is said, what is left alone."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clearance.entities import Entity, Listing
from clearance.screening import (
    DEFAULT_THRESHOLD,
    Calibration,
    Index,
    Match,
    Options,
    Query,
    compare_names,
)
from clearance.values import parse_identifier

LEI = "549300MLUDYVRQOOXS22"
WALLET = "1BoatSLRHtKNngkdXEeobR76b53LETtpyT"
LISTINGS = (
    Listing(
        Entity("ship", "Vessel", {"name": ("CORAL DAWN",), "imoNumber": ("9074729",)})
    ),
    Listing(
        Entity(
            "mill",
            "Company",
            {
                "name": ("SEVERNY MILL",),
                "innCode": ("7702070139",),
                "leiCode": (LEI,),
                "registrationNumber": ("HRB 1234567",),
            },
        )
    ),
    Listing(
        Entity(
            "clerk",
            "Person",
            {
                "name": ("DRAGAN, Milos",),
                "birthDate": ("1971-03-04",),
                "passportNumber": ("A1234567",),
            },
        ),
    ),
    Listing(
        Entity("payer", "Person", {"name": ("VASK, Toomas",)}),
        (
            Entity(
                "payer-1",
                "CryptoWallet",
                {"holder": ("payer",), "publicKey": (WALLET,)},
            ),
        ),
    ),
)


@cache
def the_index() -> Index:
    """Build the index when it is first asked for."""
    return Index.build(LISTINGS)


EXACT = (
    ("imo", "9074729", "ship"),
    ("inn", "7702070139", "mill"),
    ("lei", LEI, "mill"),
    ("passport", "A1234567", "clerk"),
    ("crypto", WALLET, "payer"),
)


def ask(type_name: str, text: str, **fields: object) -> tuple[Match, ...]:
    """Screen one number, perhaps with other fields."""
    query = Query(identifiers=((type_name, text),), **fields)  # type: ignore[arg-type]
    return the_index().screen(query)


@pytest.mark.parametrize(
    ("type_name", "text", "party", "said"),
    [
        (
            "imo",
            "9074728",
            "ship",
            (
                "The IMO ship number 9074728 is one digit from the listed 9074729; its "
                "check digit is wrong."
            ),
        ),
        (
            "inn",
            "7720070139",
            "mill",
            (
                "The INN 7720070139 is the listed 7702070139 with two digits swapped; "
                "its check digit is wrong."
            ),
        ),
        (
            "lei",
            LEI.replace("O", "0", 1),
            "mill",
            (
                f"The LEI {LEI.replace('O', '0', 1)} is one character from the listed "
                f"{LEI}; its check digit is wrong."
            ),
        ),
        (
            "crypto",
            WALLET.replace("k", "h"),
            "payer",
            (
                f"The cryptocurrency address {WALLET.replace('k', 'h')} is one "
                f"character from the listed {WALLET}: surely a slip."
            ),
        ),
    ],
)
def test_a_number_that_fails_its_check_digit_finds_its_neighbour(
    type_name: str, text: str, party: str, said: str
) -> None:
    """One character wrong is found by itself, below an exact hit, and told."""
    right = next(value for kind, value, _ in EXACT if kind == type_name)
    (exact,) = ask(type_name, right)
    (found,) = ask(type_name, text)

    assert party == found.listing.entity.id
    assert [said] == [one.text for one in found.evidence]
    assert DEFAULT_THRESHOLD < found.score < exact.score - 0.1


def test_a_good_number_is_another_thing() -> None:
    """A neighbour whose own check digit is right alerts nobody and speaks against."""
    good = parse_identifier("imo", "9094729").value
    (bare,) = the_index().screen(Query(names=("Coral Dawn",)))
    query = Query(names=("Coral Dawn",), identifiers=(("imo", good),))
    (found,) = the_index().screen(query, Options(threshold=0.1))

    assert () == ask("imo", good)
    assert found.score < bare.score
    assert any(
        "one digit from" in one.text and "its check digit is right" in one.text
        for one in found.evidence
    )


@pytest.mark.parametrize("text", ["A1234568", "A1234576", "A123456", "A12345678"])
def test_a_neighbouring_passport_alone_alerts_nobody(text: str) -> None:
    """Passports are numbered in sequence: the next one is another person's."""
    assert () == ask("passport", text)


@pytest.mark.parametrize("text", ["A1234568", "A1234576", "A123456", "A12345678"])
def test_a_neighbouring_passport_counts_where_the_birth_date_fits(text: str) -> None:
    """Together with the day of birth it is worth an alert, and says why."""
    (found,) = ask("passport", text, birth_dates=("1971-03-04",))

    assert "clerk" == found.listing.entity.id
    assert {"birth_date", "identifier_slip"} <= {one.code for one in found.evidence}
    assert any("or another number" in one.text for one in found.evidence)


def test_a_neighbouring_passport_strengthens_a_name() -> None:
    """A name that fits is likelier with a number that nearly does."""
    (bare,) = the_index().screen(Query(names=("Milos Dragon",)), Options(threshold=0.3))
    (found,) = ask("passport", "A1234568", names=("Milos Dragon",))

    assert found.score > bare.score


@pytest.mark.parametrize(
    ("type_name", "text"),
    [
        ("passport", "9074728"),
        ("mmsi", "9074728"),
        ("imo", "7702070138"),
        ("national_id", "A1234568"),
        ("bic", "SABRRUMN"),
        ("phone", "9074728"),
    ],
)
def test_slips_stay_within_their_type(type_name: str, text: str) -> None:
    """A number nearly that of another type is another thing."""
    assert () == ask(type_name, text, birth_dates=("1971-03-04",))


def test_a_tax_number_nearly_an_inn_needs_more() -> None:
    """A tax number of unknown sort has no check digit to fail."""
    assert () == ask("tax_number", "7702070138")

    (bare,) = the_index().screen(
        Query(names=("Severnyy Mill",)), Options(threshold=0.3)
    )
    (found,) = ask("tax_number", "7702070138", names=("Severnyy Mill",))
    assert found.score > bare.score


def test_an_exact_number_beats_its_neighbour() -> None:
    """Where both numbers are asked for, the same one is told and the slip is not."""
    query = Query(identifiers=(("imo", "9074728"), ("imo", "9074729")))
    (found,) = the_index().screen(query)

    assert ["identifier"] == [one.code for one in found.evidence]


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(EXACT), st.data())
def test_every_single_slip_is_told(
    entry: tuple[str, str, str], data: st.DataObject
) -> None:
    """Any one character replaced, or two neighbours swapped, leads to the holder."""
    type_name, value, party = entry
    place = data.draw(st.integers(0, len(value) - 2))
    if data.draw(st.booleans()):
        wrong = value[:place] + value[place + 1] + value[place] + value[place + 2 :]
    else:
        other = data.draw(st.sampled_from("0123456789"))
        wrong = value[:place] + other + value[place + 1 :]
    found = the_index().screen(
        Query(identifiers=((type_name, wrong),), names=("Coral Severny Dragan Vask",)),
        Options(threshold=0.0),
    )

    (match,) = (one for one in found if one.listing.entity.id == party)
    expected = (
        {"identifier"}
        if wrong == value
        else {"identifier_slip", "identifier_differs", "identifier"}
    )
    assert expected & {one.code for one in match.evidence}


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=40), st.sampled_from(["imo", "passport", "crypto", "inn"]))
def test_any_text_may_stand_where_a_number_should(text: str, type_name: str) -> None:
    """Nothing that is written there raises."""
    for match in ask(type_name, text):
        assert 0 <= match.score <= 1


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("Company", "Larkfield Partners VII", "Larkfield Partners VIII"),
        ("Vessel", "Tamarisk", "Tamarisk 3"),
        ("Company", "Grendles Business Corp", "Grodels Business Corp"),
        ("Person", "Rahmat Hashim Abdul Gul", "Rahmat Hashim Wahid Gul"),
        ("Person", "Petro Hrynko", "Ostap Petrovych Hrynko"),
    ],
)
def test_what_tells_two_names_apart_is_not_taken_for_a_slip(
    kind: str, one: str, other: str
) -> None:
    """Numbers, another father's name and a name in the place of "Abdul" count."""
    assert Calibration(1).raw(compare_names(one, other, kind=kind)) < 0.72
