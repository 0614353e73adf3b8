"""Passports, registrations, tax codes and IMO numbers, each under its own property."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from clearance.errors import InvalidValueError
from clearance.sources._party import Document, Party, say_document
from clearance.values import IDENTIFIER_TYPES

from ._listing import lookups

# Numbers of ships begin so; those that begin otherwise are companies' and owners'.
_SHIP = re.compile(r"[7-9]\d{6}")
_TOLD = re.compile(
    r"\bIMO\)?(?:\s+(?:company\s+)?(?:number|no\.?))?\s*:?\s*(?P<number>\d{7})\b",
    re.IGNORECASE,
)
# The types whose check digits tell them apart, tried on numbers of each property;
# those of Russia only where the party is known to be there.
_RUSSIAN = {"registrationNumber": ("ogrn",), "taxNumber": ("inn",)}
_ANYWHERE = ("registrationNumber", "taxNumber", "other")


@dataclass(frozen=True, slots=True)
class Number:
    """A number as the list has it: `sort` in the list's words, `prop` what it is.

    `prop` is a property, or `other` where the list does not say.
    """

    sort: str
    prop: str
    number: str
    country: str = ""
    issued: str = ""
    expires: str = ""
    authority: str = ""
    remark: str = ""


def property_of(description: str, code: str = "") -> str | None:
    """Say which property a sort of document belongs to; None for one never seen."""
    table = lookups()
    prop = table["documents"].get(description) or table["document_codes"].get(code)
    return None if prop is None else str(prop)


def ship_number(number: str) -> bool:
    """Say whether an IMO number is that of a ship: good as one, not as a company's."""
    digits = re.sub(r"\D", "", number)
    if _SHIP.fullmatch(digits) is None or _good("imo_company", digits):
        return False
    return _good("imo", digits)


def say_number(party: Party, number: Number, *, russian: bool) -> None:
    """Say a number of the party, in canonical form where a check digit allows it.

    *russian* says that the party is known to be in Russia, so that its numbers may be
    held against the Russian schemes.
    """
    if number.prop == "imoNumber":
        _say_imo(party, number)
    elif number.prop == "swiftBic":
        if not party.say_identifier("bic", "swiftBic", number.number):
            _keep(party, number, "bic")
        elif number.remark:
            party.draft.add("notes", f"SWIFT BIC {number.number}: {number.remark}")
    else:
        _say_plain(party, number, russian=russian)


def told_imo(text: str) -> list[str]:
    """List the IMO numbers that a remark tells: "IMO Number: 1234567"."""
    return [found["number"] for found in _TOLD.finditer(text)]


def say_told_imo(party: Party, texts: Iterable[str]) -> None:
    """Say the IMO numbers that remarks tell: a ship's of a ship, a company's of a firm.

    What else stands there, such as the number of a firm's ship, is left to the remark.
    """
    ship = party.draft.kind == "Vessel"
    for number in (number for text in texts for number in told_imo(text)):
        mine = (_SHIP.fullmatch(number) is not None) == ship
        type_name = "imo" if ship else "imo_company"
        if mine and party.say_identifier(type_name, "imoNumber", number):
            party.audit.understood("imo")
        else:
            party.audit.not_understood("imo", number, party.id)


def _say_imo(party: Party, number: Number) -> None:
    type_name = "imo" if party.draft.kind == "Vessel" else "imo_company"
    if party.has("imoNumber") and party.say_identifier(
        type_name, "imoNumber", number.number
    ):
        party.audit.understood("imo")
        if number.remark:
            party.draft.add("notes", f"IMO {number.number}: {number.remark}")
    else:
        _keep(party, number, "imo")


def _say_plain(party: Party, number: Number, *, russian: bool) -> None:
    prop = number.prop
    if prop == "other":
        prop = next(
            str(row["to"])
            for row in lookups()["document_words"]
            if re.search(row["match"], number.remark, re.IGNORECASE)
        )
    if prop == "vatCode" and not party.say_identifier("vat", "vatCode", number.number):
        prop = "taxNumber"
    if party.draft.kind != "Person":
        _say_checked(party, number, prop, russian=russian)
    elif russian and prop == "taxNumber":
        party.say_identifier("inn", "innCode", number.number)
    say_document(
        party,
        Document(
            type=number.sort,
            prop=prop,
            number=number.number,
            country=number.country,
            issued=number.issued,
            expires=number.expires,
            authority=number.authority,
            remark=number.remark,
        ),
    )


def _say_checked(party: Party, number: Number, prop: str, *, russian: bool) -> None:
    """Say the number again under each scheme whose check it passes."""
    if number.prop in _ANYWHERE and re.search(r"\d", number.number):
        party.say_identifier("uscc", "uscCode", number.number)
    for type_name in _RUSSIAN.get(prop, ()) if russian else ():
        party.say_identifier(
            type_name, IDENTIFIER_TYPES[type_name].properties[0], number.number
        )


def _keep(party: Party, number: Number, what: str) -> None:
    """Keep a number that is not good as what the list calls it."""
    party.audit.not_understood(what, number.number, party.id)
    texts = (f"{number.sort}: {number.number}", number.remark)
    party.draft.add("notes", " ".join(text for text in texts if text))


def _good(type_name: str, number: str) -> bool:
    try:
        IDENTIFIER_TYPES[type_name].parse(number)
    except InvalidValueError:
        return False
    return True
