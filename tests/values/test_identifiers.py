"""Identifiers: every way of writing one gives its canonical form, slips are found."""

import lzma
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clearance.entities import kinds
from clearance.errors import (
    CheckDigitError,
    ClearanceError,
    InvalidValueError,
    UsageError,
)
from clearance.values import (
    IDENTIFIER_TYPES,
    Identifier,
    contact_key,
    currency_of,
    identifier_types_of,
    parse_identifier,
    recognise_identifiers,
)

# Published examples: IMO and OKPO by arithmetic of the schemes, LEI of the issuer of
# LEIs, Sberbank's and VTB's own numbers, EIP-55 and BIP 173 test vectors.
GOOD = [
    ("imo", "IMO 9319466", "9319466"),
    ("imo", "imo no. 9319466", "9319466"),
    ("imo", "IMO9319466", "9319466"),
    ("imo", "９３１９４６６", "9319466"),
    ("imo", "٩٣١٩٤٦٦", "9319466"),
    ("imo_company", "IMO 0041517", "0041517"),
    ("mmsi", "MMSI: 636 016 432", "636016432"),
    ("call_sign", "V7 AB9", "V7AB9"),
    ("lei", "5493001KJTIIGC8Y1R12", "5493001KJTIIGC8Y1R12"),
    ("lei", "lei: 5493 001k jtii gc8y 1r12", "5493001KJTIIGC8Y1R12"),
    ("bic", "SWIFT: VTBRRUMM", "VTBRRUMM"),
    ("bic", "vtbrrummxxx", "VTBRRUMM"),
    ("bic", "VTBRRUM2HA2", "VTBRRUM2HA2"),
    ("bic", "SАBRRUMM", "SABRRUMM"),  # the А is Cyrillic
    ("inn", "ИНН 7702070139", "7702070139"),
    ("inn", "7707083893", "7707083893"),
    ("ogrn", "ОГРН: 1027739609391", "1027739609391"),
    ("kpp", "770201001", "770201001"),
    ("bik", "БИК 044525187", "044525187"),
    ("okpo", "ОКПО 00032537", "00032537"),
    ("isin", "RU0009024277", "RU0009024277"),
    ("iban", "IBAN DE89 3704 0044 0532 0130 00", "DE89370400440532013000"),
    ("uscc", "91110000600037341L", "91110000600037341L"),
    ("duns", "D-U-N-S 15-048-3782", "150483782"),
    ("vat", "VAT DE136695976", "DE136695976"),
    ("passport", "№ 45 09 123456", "4509123456"),
    ("passport", "Passport No. АВ123456", "AB123456"),
    ("registration_number", "Reg. No. HRB 123-45", "HRB12345"),
    ("tail_number", "EP-GOM", "EPGOM"),
    ("icao_aircraft", "73 02 fe", "7302FE"),
    ("email", "Info@VTB.ru", "info@vtb.ru"),
    ("phone", "+7 (495) 739-77-99", "+74957397799"),
    ("website", "https://www.VTB.ru/", "vtb.ru"),
    (
        "crypto",
        "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
        "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
    ),
    (
        "crypto",
        "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4",
        "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
    ),
    (
        "crypto",
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
        "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed",
    ),
]


@pytest.mark.parametrize(("type_name", "text", "expected"), GOOD)
def test_every_way_of_writing_gives_the_canonical_form(
    type_name: str, text: str, expected: str
) -> None:
    """Prefixes, gaps, dashes, other digits and look-alike letters are understood."""
    assert Identifier(type_name, expected) == parse_identifier(type_name, text)


@pytest.mark.parametrize(("type_name", "expected"), [(t, v) for t, _, v in GOOD])
def test_the_canonical_form_is_its_own_canonical_form(
    type_name: str, expected: str
) -> None:
    """Reading what was read changes nothing."""
    assert expected == IDENTIFIER_TYPES[type_name].parse(expected)


BAD = [
    ("imo", "9319465"),
    ("imo", "931946"),
    ("imo_company", "0041518"),
    ("mmsi", "111111111"),
    ("lei", "5493001KJTIIGC8Y1R13"),
    ("bic", "VTBRXXMM"),
    ("bic", "VTBRRU"),
    ("inn", "7702070138"),
    ("inn", "0000000000"),
    ("ogrn", "1027739609392"),
    ("isin", "RU0009024278"),
    ("iban", "DE89370400440532013001"),
    ("vat", "DE136695978"),
    ("passport", "ABCDEF"),
    ("bik", "944525187"),
    ("email", "nobody"),
    ("phone", "12"),
    ("website", "nothing"),
    ("crypto", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb"),
    ("crypto", "0x5AAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"),
    ("crypto", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5"),
    ("crypto", "hello"),
]


@pytest.mark.parametrize(("type_name", "text"), BAD)
def test_a_wrong_number_is_refused_with_a_sentence(type_name: str, text: str) -> None:
    """The sentence names the type, quotes the text and says what is wrong."""
    label = IDENTIFIER_TYPES[type_name].label

    with pytest.raises(InvalidValueError, match=rf"^'{text}' is not a valid {label}: "):
        parse_identifier(type_name, text)


def test_an_unknown_type_is_a_usage_error() -> None:
    """The sentence lists the types that there are."""
    with pytest.raises(UsageError, match="Use one of: bic, bik"):
        parse_identifier("shoe_size", "44")


# In these schemes every change of a single digit changes the check; INN of persons,
# OGRN and IMO company numbers fold a rest of ten onto another digit and cannot.
@pytest.mark.parametrize(
    ("type_name", "good"),
    [
        ("lei", "5493001KJTIIGC8Y1R12"),
        ("isin", "RU0009024277"),
        ("iban", "DE89370400440532013000"),
        ("uscc", "91110000600037341L"),
    ],
)
@given(st.data())
def test_a_changed_digit_is_found(
    type_name: str, good: str, data: st.DataObject
) -> None:
    """Schemes that promise to find a single wrong digit do."""
    at = data.draw(st.sampled_from([i for i, c in enumerate(good) if c.isdigit()]))
    digit = data.draw(st.sampled_from([d for d in "0123456789" if d != good[at]]))

    with pytest.raises(InvalidValueError):
        parse_identifier(type_name, good[:at] + digit + good[at + 1 :])


@pytest.mark.parametrize(
    ("type_name", "good", "least"),
    [
        ("imo", "9319466", 0.88),
        ("inn", "7702070139", 0.9),
        ("ogrn", "1027739609391", 0.88),
    ],
)
def test_most_changed_digits_are_found(type_name: str, good: str, least: float) -> None:
    """IMO, INN and OGRN find what their arithmetic can: seven changes in eight."""
    changes = [
        good[:at] + digit + good[at + 1 :]
        for at in range(len(good))
        for digit in "0123456789"
        if digit != good[at]
    ]

    refused = sum(not _fits(type_name, text) for text in changes)

    assert refused >= least * len(changes)


def _fits(type_name: str, text: str) -> bool:
    try:
        parse_identifier(type_name, text)
    except InvalidValueError:
        return False
    return True


@given(st.text(max_size=50))
def test_any_text_is_parsed_to_canonical_or_refused(text: str) -> None:
    """No text breaks a type, and what it gives is its own canonical form."""
    for type_ in IDENTIFIER_TYPES.values():
        try:
            found = type_.parse(text)
        except ClearanceError:
            continue
        assert found == type_.parse(found)


RECOGNISED = [
    ("IMO 9319466", ["imo"]),
    ("9319466", ["imo", "passport"]),
    ("IMO 9319465", []),
    ("VTBRRUMM", ["bic"]),
    ("ИНН 7702070139", ["inn"]),
    ("7702070139", ["inn", "passport"]),
    ("5493001KJTIIGC8Y1R12", ["lei"]),
    ("RU0009024277", ["isin", "passport"]),
    ("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", ["crypto"]),
    ("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", ["crypto"]),
    ("636016432", ["mmsi", "passport"]),
    ("Passport No. 45 09 123456", ["passport"]),
    ("info@vtb.ru", ["email"]),
    ("https://www.vtb.ru", ["website"]),
    ("shop.vtb.ru/en", ["website"]),
    ("почта.рф", ["website"]),
    ("J.Smith", []),
    ("S.A.Petrov", []),
    ("Sberbank", []),
    ("US 037833 100 5", ["isin", "passport"]),
    ("DEUT DE FF 500", ["bic"]),
    ("RA-82045", ["passport", "national_id"]),
    ("EP-GOM", ["tail_number"]),
    # They have the letters, and the first the check digit, of an ISIN or a BIC.
    ("IRAN HORMUZ 25", []),
    ("LUCK FORD 7", []),
    ("GALACTIC 77", []),
    ("Imo State University", []),
    ("Factory 25", []),
    ("Ivan Petrov", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "types"), RECOGNISED)
def test_a_bare_text_is_recognised(text: str, types: list[str]) -> None:
    """The likeliest types come first, and names are no identifiers."""
    found = [one.type for one in recognise_identifiers(text)]

    assert types == found[: len(types)]
    assert bool(types) == bool(found)


@pytest.mark.parametrize(
    ("type_name", "text", "key"),
    [
        ("website", "http://www.Example.com:8080/a/b", "example.com"),
        ("website", "www2.example.com?x=1", "example.com"),
        ("website", "https://t.me/SomeBody/12", "t.me/somebody"),
        ("website", "tiktok.com/@SomeBody", "tiktok.com/somebody"),
        ("website", "somebody.wixsite.com/blank", "somebody.wixsite.com"),
        ("website", "https://t.me/", None),
        ("phone", "+49 (0)30 1234-567", "49301234567"),
        ("email", "A.Body@Example.COM", "a.body@example.com"),
    ],
)
def test_contacts_are_known_however_they_are_written(
    type_name: str, text: str, key: str | None
) -> None:
    """Host, digits and box, and on a shared host the page."""
    assert key == contact_key(type_name, parse_identifier(type_name, text).value)


def test_a_wrong_check_digit_is_told_from_a_wrong_form() -> None:
    """Zeros alone are no number of any type, whatever their check digit."""
    with pytest.raises(CheckDigitError):
        parse_identifier("imo", "9074728")
    for type_name, text in (("imo", "907472"), ("imo", "0000000"), ("duns", "0" * 9)):
        with pytest.raises(InvalidValueError) as caught:
            parse_identifier(type_name, text)
        assert not isinstance(caught.value, CheckDigitError)


@given(st.text(max_size=80))
def test_recognising_never_raises(text: str) -> None:
    """Whatever is typed, the answer is a tuple of known types."""
    assert {one.type for one in recognise_identifiers(text)} <= set(IDENTIFIER_TYPES)


def test_properties_are_those_of_the_kinds_file() -> None:
    """Every property that a type names exists and is found by name."""
    known = {prop for kind in kinds() for prop in kind.properties}
    named = {prop for t in IDENTIFIER_TYPES.values() for prop in t.properties}

    assert named <= known
    assert ["imo", "imo_company"] == [t.name for t in identifier_types_of("imoNumber")]
    assert () == identifier_types_of("name")


CURRENCIES = {
    "XBT": {"BTC", "BCH"},
    "ETH": {"ETH"},
    "TRX": {"TRX"},
    "LTC": {"LTC"},
    "XMR": {"XMR"},
    "DASH": {"DASH"},
    "XRP": {"XRP"},
}


# Two addresses on the list are not what the list says: one of Tron is called XBT, and
# what is called XMR is 32 bytes in hexadecimal and no address.
ODD = {
    ("XBT", "TUCsTq7TofTCJRRoHk6RvhMoS2mJLm5Yzq"),
    ("XMR", "5be5543ff73456ab9f2d207887e2af87322c651ea1a873c5b25b7ffae456c320"),
}


def test_ofac_wallets_pass_their_checksums(shared: Path) -> None:
    """All wallet addresses on OFAC's list are read, and as the right currency."""
    folder = max((shared / "lists" / "us_ofac" / "sdn").glob("*/sdn.csv.xz")).parent
    wallets = set()
    for path in sorted(folder.glob("sdn*.csv.xz")):
        with lzma.open(path, "rt", encoding="latin-1") as file:
            wallets |= set(
                re.findall(
                    r"Currency Address - (\w+) ([A-Za-z0-9]{20,110})(?=[;.])",
                    file.read(),
                )
            )

    wrong = {
        (currency, address)
        for currency, address in sorted(wallets)
        if not _fits("crypto", address)
        or currency_of(address) not in CURRENCIES.get(currency, {currency_of(address)})
    }

    assert len(wallets) > 100
    assert wrong == ODD
