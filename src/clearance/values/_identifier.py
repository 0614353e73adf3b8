"""Identifiers: numbers and codes that name one thing, each with its type."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from types import MappingProxyType

from clearance.errors import InvalidValueError, UsageError

from . import _schemes as schemes
from ._crypto import parse_crypto


@dataclass(frozen=True, slots=True)
class Identifier:
    """A number or code of one type; `value` is canonical, so equal is the same."""

    type: str
    value: str

    def __str__(self) -> str:
        return f"{IDENTIFIER_TYPES[self.type].label} {self.value}"


@dataclass(frozen=True, slots=True)
class IdentifierType:
    """A scheme of identifiers.

    `properties` are the properties of `clearance.entities` that hold it; `decisive`
    says that one number names one thing in the whole world and for good, so that
    equality settles identity; `checked` that a check digit finds slips. `words` are
    what people write in front of it.
    """

    name: str
    label: str
    properties: tuple[str, ...]
    decisive: bool
    checked: bool
    scheme: schemes.Scheme = field(repr=False)
    words: tuple[str, ...] = field(default=(), repr=False)

    def parse(self, text: str) -> str:
        """Read what a list or a person writes and give the canonical form.

        A prefix ("IMO 9412335", "SWIFT: VTBRRUMM"), spaces, dashes, full-width digits
        and Cyrillic letters that look Latin are all understood. Raises
        InvalidValueError with one sentence for the user: CheckDigitError where the form
        is right and a digit wrong.
        """
        bare = _prefix(self.name).sub("", schemes.folded(text), count=1)
        try:
            value = self.scheme(bare)
        except InvalidValueError as error:
            raise type(error)(self._not_valid(text, str(error))) from None
        if not value.strip("+0"):
            raise InvalidValueError(self._not_valid(text, "zeros only are no number"))
        return value

    def _not_valid(self, text: str, why: str) -> str:
        shown = text if len(text) <= 60 else f"{text[:57]}..."
        return f"{shown!r} is not a valid {self.label}: {why}."


def _types() -> tuple[IdentifierType, ...]:
    t, s = IdentifierType, schemes
    yes, no = True, False
    return (
        #  name, label, properties, decisive, checked, scheme, words
        t("imo", "IMO ship number", ("imoNumber",), yes, yes, s.parse_imo,
          ("imo ship", "imo vessel", "imo", "имо")),
        t("imo_company", "IMO company number", ("imoNumber",), yes, yes,
          s.parse_imo_company, ("imo company", "imo owner", "imo", "имо")),
        t("mmsi", "MMSI", ("mmsi",), no, no, s.parse_mmsi, ("mmsi",)),
        t("call_sign", "call sign", ("callSign",), no, no, s.parse_call_sign,
          ("call sign", "callsign")),
        t("lei", "LEI", ("leiCode",), yes, yes, s.parse_lei,
          ("lei code", "lei", "legal entity identifier")),
        t("bic", "BIC", ("swiftBic", "bic"), yes, no, s.parse_bic,
          ("swift/bic", "bic/swift", "swift-bic", "swift bic", "swift code",
           "bic code", "swift", "bic", "свифт")),
        t("inn", "INN", ("innCode",), yes, yes, s.parse_inn, ("inn", "инн")),
        t("ogrn", "OGRN", ("ogrnCode",), yes, yes, s.parse_ogrn,
          ("ogrnip", "ogrn", "psrn", "огрнип", "огрн")),
        t("kpp", "KPP", ("kppCode",), no, no, s.parse_kpp, ("kpp", "кпп")),
        t("bik", "BIK", ("bikCode",), yes, no, s.parse_bik, ("bik", "бик")),
        t("okpo", "OKPO", ("okpoCode",), no, yes, s.parse_okpo, ("okpo", "окпо")),
        t("isin", "ISIN", ("isin", "isinCode"), yes, yes, s.parse_isin, ("isin",)),
        t("iban", "IBAN", ("iban",), yes, yes, s.parse_iban, ("iban",)),
        t("uscc", "Unified Social Credit Code", ("uscCode",), yes, yes, s.parse_uscc,
          ("unified social credit code", "uscc", "usci")),
        t("duns", "D-U-N-S number", ("dunsCode",), yes, no, s.parse_duns,
          ("d-u-n-s", "duns")),
        t("vat", "VAT number", ("vatCode",), yes, no, s.parse_vat,
          ("vat reg", "vat", "ust-idnr", "ust-id", "ustid", "tva", "iva")),
        t("passport", "passport number", ("passportNumber",), no, no,
          s.parse_passport, ("passport", "паспорт", "reisepass", "passeport")),
        t("national_id", "national identity number",
          ("idNumber", "socialSecurityNumber"), no, no, s.parse_number,
          ("national id", "identity card", "id card", "id", "ssn", "snils", "снилс")),
        t("tax_number", "tax number", ("taxNumber", "irsCode"), no, no,
          s.parse_number, ("tax id", "tax", "tin", "ein")),
        t("registration_number", "registration number",
          ("registrationNumber", "licenseNumber"), no, no, s.parse_number,
          ("company registration", "registration", "company", "reg")),
        t("crypto", "cryptocurrency address", ("publicKey", "cryptoAddress"), yes,
          yes, parse_crypto, ("digital currency address", "wallet address", "wallet",
          "xbt", "btc", "eth", "trx", "usdt", "xmr", "ltc", "xrp")),
        t("serial_number", "aircraft serial number", ("serialNumber",), no, no,
          s.parse_serial_number, ("msn", "serial", "s/n")),
        t("icao_aircraft", "aircraft transponder code", ("icaoCode",), no, no,
          s.parse_icao_aircraft, ("icao", "mode s", "hex")),
        t("tail_number", "aircraft registration", ("registrationNumber",), no, no,
          s.parse_tail_number, ("tail",)),
        t("email", "e-mail address", ("email",), no, no, s.parse_email,
          ("e-mail address", "email address", "e-mail", "email")),
        t("phone", "telephone number", ("phone",), no, no, s.parse_phone,
          ("telephone", "phone", "tel", "mobile", "тел")),
        t("website", "web address", ("website",), no, no, s.parse_website,
          ("website", "web site", "web")),
    )  # fmt: skip


IDENTIFIER_TYPES: Mapping[str, IdentifierType] = MappingProxyType(
    {type_.name: type_ for type_ in _types()}
)

# Types whose numbers may begin with letters: there a word in front must stand apart.
_WITH_LETTERS = frozenset(
    {
        "call_sign", "lei", "bic", "isin", "iban", "uscc", "vat", "passport",
        "national_id", "tax_number", "registration_number", "crypto",
        "serial_number", "icao_aircraft", "tail_number", "email", "website",
    }
)  # fmt: skip
_COUNTER = r"(?:\s*(?:numbers?|no|nos|nr|n°|№|номер)(?![^\W\d_])\.?)?"


@cache
def _prefix(name: str) -> re.Pattern[str]:
    """Match what stands in front: a word of the type, a "No.", a colon.

    Before digits nothing need stand between word and number ("IMO9412335").
    """
    words = "|".join(re.escape(word) for word in IDENTIFIER_TYPES[name].words)
    gap = r"[\s:=#№]+(?=\S)" if name in _WITH_LETTERS else r"[\s:=#.№\-]*(?=[\d+(])"
    return re.compile(
        rf"^(?:(?:{words})\.?{_COUNTER}{gap}|(?:[№#]|no\b)[.\s]*(?=\d))", re.IGNORECASE
    )


@lru_cache(maxsize=65_536)
def parse_identifier(type_name: str, text: str) -> Identifier:
    """Read an identifier of a known type.

    Raises UsageError for a type that does not exist and InvalidValueError, with one
    sentence for the user, for a text that is no such identifier.
    """
    try:
        type_ = IDENTIFIER_TYPES[type_name]
    except KeyError:
        known = ", ".join(sorted(IDENTIFIER_TYPES))
        raise UsageError(
            f"There is no type of identifier {type_name!r}. Use one of: {known}."
        ) from None
    return Identifier(type_name, type_.parse(text))


@cache
def identifier_types_of(prop: str) -> tuple[IdentifierType, ...]:
    """List the types that a property of `clearance.entities` may hold.

    `imoNumber` holds ship and company numbers, `registrationNumber` those of
    companies and of aircraft; empty where a property holds no identifier.
    """
    return tuple(t for t in IDENTIFIER_TYPES.values() if prop in t.properties)
