"""Identifiers: what is none, another's, of another type, or shared by a group."""

from collections.abc import Iterator
from functools import cache

import pytest

from clearance.entities import Entity, Listing
from clearance.errors import UsageError
from clearance.screening import Index, Match, Options, Query, query_of

SHIP_IMO, COMPANY_IMO = "9319466", "5878589"
LEI = "549300MLUDYVRQOOXS22"


def company(
    party: str, name: str, *attached: Entity, **properties: tuple[str, ...]
) -> Listing:
    """Make a listed company."""
    return Listing(
        Entity(party, "Company", {"name": (name,), **properties}), tuple(attached)
    )


def document(holder: str, number: str, called: str) -> Entity:
    """Make a document that a list attaches to a party."""
    told = {"holder": (holder,), "number": (number,), "type": (called,)}
    return Entity(
        f"{holder}-{number}", "Identification", {k: v for k, v in told.items() if v[0]}
    )


LISTINGS = (
    Listing(
        Entity("ship", "Vessel", {"name": ("SILVER HERON",), "imoNumber": (SHIP_IMO,)})
    ),
    company("line", "HERON SHIPPING", imoNumber=(COMPANY_IMO,)),
    company(
        "bank",
        "OSTVAL BANK",
        document("bank", "7702070139", "Tax ID No."),
        swiftBic=("OSVLRUMM",),
        leiCode=(LEI,),
        innCode=("7702070139",),
        email=("office@ostval.example.com",),
        phone=("7 (495) 111-22-33",),
        website=("http://www.Ostval.com/ru/about",),
    ),
    company("branch", "KARNIK TRADE BANK", swiftBic=("KARNIR2A017",)),
    company("page", "MELNIK GROUP", website=("https://www.facebook.com/MelnikGroup",)),
    company(
        "mill", "DORVAN MILL", document("mill", "HRB 884412", ""), idNumber=("K551209",)
    ),
    Listing(
        Entity("man", "Person", {"name": ("TERVAL, Anton",)}),
        (
            document("man", "X8840217", "Driver's Licence"),
            document("man", "66120455", "National Identity Card"),
        ),
    ),
)


@cache
def the_plain_index() -> Index:
    """Build the index when it is first asked for."""
    return Index.build(LISTINGS, accelerated=False)


def _indexes() -> Iterator[Index]:
    yield the_plain_index()
    try:
        yield Index.build(LISTINGS, accelerated=True)
    except UsageError:  # numba is not there
        return


def ask(options: Options | None = None, **fields: object) -> tuple[Match, ...]:
    """Screen a query; the identifiers are (type, text) pairs."""
    return the_plain_index().screen(Query(**fields), options)  # type: ignore[arg-type]


def parties(found: tuple[Match, ...]) -> list[str]:
    """List who was found."""
    return [match.listing.entity.id for match in found]


def told(match: Match) -> dict[str, str]:
    """Give what is said of numbers, by its code."""
    return {
        one.code: one.text
        for one in match.evidence
        if one.code.startswith("identifier")
    }


@pytest.mark.parametrize(
    ("type_name", "text", "name", "label"),
    [
        ("imo", "none", "Silver Heron", "IMO ship number"),
        ("imo", "TBA", "Silver Heron", "IMO ship number"),
        ("imo", "0000000", "Silver Heron", "IMO ship number"),
        ("imo", "1234567", "Silver Heron", "IMO ship number"),
        ("imo", "93194", "Silver Heron", "IMO ship number"),
        ("lei", "not known", "Ostval Bank", "LEI"),
        ("inn", "--", "Ostval Bank", "INN"),
        ("bic", "?", "Ostval Bank", "BIC"),
        ("passport", "n.a.", "Anton Terval", "passport number"),
    ],
)
def test_what_can_be_no_number_is_neutral_and_told(
    type_name: str, text: str, name: str, label: str
) -> None:
    """A hit by name stays as it was, and says what was left out."""
    (bare,) = ask(names=(name,))[:1]
    (found,) = ask(names=(name,), identifiers=((type_name, text),))[:1]

    assert bare.score == found.score
    assert bare.listing.entity.id == found.listing.entity.id
    assert {
        "identifier_unread": f"{text!r} is no {label} and was left out of account."
    } == told(found)


@pytest.mark.parametrize(
    ("type_name", "text", "name", "said"),
    [
        ("imo", "931946", "Silver Heron", "one digit short of the listed 9319466"),
        ("imo", "09319466", "Silver Heron", "one digit longer than the listed 9319466"),
        ("imo", "93l9466", "Silver Heron", "9319466 with a letter for a digit"),
        ("imo", "931946Б", "Silver Heron", "9319466 with a letter for a digit"),
        ("inn", "770207O139", "Ostval Bank", "7702070139 with a letter for a digit"),
        ("inn", "770207139", "Ostval Bank", "one digit short of the listed 7702070139"),
        ("lei", LEI[:-1], "Ostval Bank", f"one character short of the listed {LEI}"),
        ("bic", "OSVLRUM", "Ostval Bank", "one character short of the listed OSVLRUMM"),
    ],
)
def test_a_digit_too_few_or_a_letter_for_one_is_told_as_a_slip(
    type_name: str, text: str, name: str, said: str
) -> None:
    """It speaks for the party, less than the number itself."""
    right = next(
        value
        for kind, value in (
            ("imo", SHIP_IMO),
            ("inn", "7702070139"),
            ("lei", LEI),
            ("bic", "OSVLRUMM"),
        )
        if kind == type_name
    )
    (bare,) = ask(names=(name,))[:1]
    (found,) = ask(names=(name,), identifiers=((type_name, text),))[:1]
    (exact,) = ask(names=(name,), identifiers=((type_name, right),))[:1]

    assert bare.score < found.score < exact.score
    assert ["identifier_slip"] == list(told(found))
    assert said in told(found)["identifier_slip"]


def test_letters_for_digits_find_the_number_by_itself() -> None:
    """All digits are there."""
    assert ["ship"] == parties(ask(identifiers=(("imo", "93I9466"),)))


def test_a_number_with_a_wrong_check_digit_is_no_contradiction() -> None:
    """Nobody knows what was meant: little against, and the name's hit stays.

    One with a right check digit names another ship.
    """
    (bare,) = ask(names=("Silver Heron",))
    (doubtful,) = ask(names=("Silver Heron",), identifiers=(("imo", "9812342"),))
    assert "identifier_doubtful" in told(doubtful)
    assert "check digit of 9812342 is wrong" in told(doubtful)["identifier_doubtful"]
    assert bare.score - 0.1 < doubtful.score < bare.score

    (other,) = ask(
        Options(threshold=0.1),
        names=("Silver Heron",),
        identifiers=(("imo", "9074729"),),
    )
    assert ["identifier_differs"] == list(told(other))
    assert other.score < doubtful.score


def test_ships_and_companies_have_imo_numbers_of_their_own() -> None:
    """The same seven digits as the other type are another thing."""
    assert ["ship"] == parties(ask(identifiers=(("imo", SHIP_IMO),)))
    assert ["line"] == parties(ask(identifiers=(("imo_company", COMPANY_IMO),)))
    assert () == ask(identifiers=(("imo_company", SHIP_IMO),), names=("Quorl Amtex",))
    assert () == ask(identifiers=(("imo", COMPANY_IMO),), names=("Quorl Amtex",))
    for text in (SHIP_IMO, COMPANY_IMO):
        assert 1 == len(the_plain_index().screen(query_of(f"IMO {text}")))


def test_a_national_identity_number_is_no_number_of_a_firm() -> None:
    """A tax number that hangs on a firm as a document is met as what it is."""
    assert () == ask(names=("Ivo Quaz",), identifiers=(("national_id", "7702070139"),))
    (found,) = ask(identifiers=(("inn", "7702070139"),))
    assert {"identifier": "The INN is the same: 7702070139."} == told(found)

    # What the list itself calls one is one.
    (mill,) = ask(identifiers=(("national_id", "K551209"),))
    (man,) = ask(identifiers=(("national_id", "66120455"),))
    assert ("mill", "man") == (mill.listing.entity.id, man.listing.entity.id)
    assert "The national identity number is the same" in told(man)["identifier"]


def test_a_document_of_unknown_type_is_met_and_said_to_be_one() -> None:
    """A person's may be an identity card, a firm's some register's number."""
    (man,) = ask(identifiers=(("national_id", "X8840217"),))
    assert "man" == man.listing.entity.id
    assert (
        "The list has the number X8840217 in a document that it calls "
        '"Driver\'s Licence": perhaps of another sort than the number asked for.'
    ) == told(man)["identifier_shared"]

    (mill,) = ask(identifiers=(("registration_number", "HRB 884412"),))
    assert "of which it says no more" in told(mill)["identifier_shared"]
    assert () == ask(identifiers=(("national_id", "HRB 884412"),))
    assert () == ask(identifiers=(("registration_number", "X8840217"),))
    assert man.score < ask(identifiers=(("national_id", "66120455"),))[0].score


@pytest.mark.parametrize(
    ("type_name", "text", "party"),
    [
        ("email", "Office@OSTVAL.example.com", "bank"),
        ("email", "mailto:office@ostval.example.com", "bank"),
        ("phone", "+7 495 1112233", "bank"),
        ("phone", "007-495-111-22-33", "bank"),
        ("website", "ostval.com", "bank"),
        ("website", "https://ostval.com/en/contacts?x=1", "bank"),
        ("website", "www.ostval.com:443", "bank"),
        ("website", "facebook.com/melnikgroup/", "page"),
        ("website", "m.facebook.com/melnikgroup?ref=1", "page"),
    ],
)
def test_contacts_find_who_is_reached_there(
    type_name: str, text: str, party: str
) -> None:
    """However they are written; they are strong, and said not to be identity."""
    (found,) = ask(identifiers=((type_name, text),))

    assert party == found.listing.entity.id
    assert ["identifier_shared"] == list(told(found))
    assert "may" in told(found)["identifier_shared"]
    decisive = ask(identifiers=(("inn", "7702070139"),))[0]
    assert found.score < decisive.score


@pytest.mark.parametrize(
    "text",
    [
        "office@ostval.example.com",
        "ostval.com",
        "https://www.ostval.com",
        "+7 495 111 22 33",
    ],
)
def test_contacts_typed_by_themselves_are_found(text: str) -> None:
    """Without a word of what they are."""
    assert ["bank"] == parties(the_plain_index().screen(query_of(text)))


@pytest.mark.parametrize(
    ("type_name", "text"),
    [
        ("website", "facebook.com"),
        ("website", "facebook.com/karnik"),
        ("website", "shop.ostval.com"),
        ("email", "info@ostval.example.com"),
        ("phone", "+7 495 111 22 34"),
        ("phone", "111-22-33"),
    ],
)
def test_other_contacts_find_nobody(type_name: str, text: str) -> None:
    """Another page of the same service, another box, a number that is only alike."""
    assert () == ask(identifiers=((type_name, text),))


def test_other_contacts_do_not_speak_against() -> None:
    """A firm has many."""
    (bare,) = ask(names=("Ostval Bank",))
    (found,) = ask(names=("Ostval Bank",), identifiers=(("website", "other.org"),))

    assert bare.score == found.score
    assert {} == told(found)


def test_a_web_address_typed_alone_may_be_a_name() -> None:
    """Firms are called by their address."""
    assert ("1xquorl.com",) == query_of("1xquorl.com").names
    for text in ("J.Smith", "St.Petersburg", "O.O.O. Romashka", "No.5"):
        assert "website" not in {one.type for one in query_of(text).identifiers}  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "party"),
    [("OSVLRUMM055", "bank"), ("KARNIR2A", "branch"), ("KARNIR2A204", "branch")],
)
def test_another_branch_of_a_bank_is_the_bank(text: str, party: str) -> None:
    """The first eight letters of a BIC name the bank: found by it alone, and told."""
    (found,) = ask(identifiers=(("bic", text),))

    assert party == found.listing.entity.id
    assert "another branch of the same bank" in told(found)["identifier_shared"]

    name = found.listing.entity.caption
    (bare,) = ask(names=(name,))
    (both,) = ask(names=(name,), identifiers=(("bic", text),))
    assert both.score > bare.score


def test_another_bank_is_another() -> None:
    """Another place or country is another code; XXX is the head office itself."""
    assert () == ask(identifiers=(("bic", "OSVLRU2PXXX"),))
    (found,) = ask(identifiers=(("bic", "OSVLRUMMXXX"),))
    assert ["identifier"] == list(told(found))
    (other,) = ask(
        Options(threshold=0.1),
        names=("Ostval Bank",),
        identifiers=(("bic", "DEUTDEFF"),),
    )
    assert "identifier_differs" in told(other)


def test_one_text_asked_for_as_two_types_is_read_as_what_it_is() -> None:
    """A ship's number is not told to be no company's."""
    both = (("imo", SHIP_IMO), ("imo_company", SHIP_IMO))
    (found,) = ask(identifiers=both)
    assert ["identifier"] == list(told(found))

    wrong = (("imo", "931946"), ("imo_company", "931946"))
    (found,) = ask(names=("Silver Heron",), identifiers=wrong)
    assert ["identifier_slip"] == list(told(found))


def test_compiled_and_plain_search_agree() -> None:
    """Every question of numbers has one answer."""
    asked = [
        Query(names=("Silver Heron", "Ostval Bank"), identifiers=((kind, text),))
        for kind, text in (
            ("imo", "n/a"),
            ("imo", "931946"),
            ("bic", "OSVLRUMM055"),
            ("website", "ostval.com"),
            ("national_id", "X8840217"),
        )
    ]
    answers = [list(index.screen_many(asked * 20)) for index in _indexes()]

    assert all(one == answers[0] for one in answers)
