"""Passports, identity cards and numbers of people and bodies."""

from dataclasses import dataclass

from clearance.entities import Draft
from clearance.errors import InvalidValueError
from clearance.values import IDENTIFIER_TYPES, parse_written_date

from ._party import Party


@dataclass(frozen=True, slots=True)
class Document:
    """What a list says of one document; "" where it says nothing.

    `type` is the list's own words, `prop` the property that holds its number:
    passportNumber, idNumber, taxNumber and so on.
    """

    type: str
    prop: str
    number: str = ""
    country: str = ""
    issued: str = ""
    expires: str = ""
    authority: str = ""
    remark: str = ""


def say_document(party: Party, document: Document) -> Draft | None:
    """Say a document's number of the party, and attach the document itself.

    A document of which nothing but its type is said is none: then None.
    """
    said = (document.number, document.country, document.issued, document.remark)
    if not any(said):
        return None
    passport = document.prop == "passportNumber"
    number = _number("passport", document.number) if passport else document.number
    prop = document.prop if party.has(document.prop) else "idNumber"
    party.say(prop, number, document.number)
    whole = "|".join((document.type, *said, document.expires))
    draft = party.attach("Passport" if passport else "Identification", "id", whole)
    draft.add("holder", party.id).add("type", document.type)
    draft.add("number", document.number)
    if passport:
        draft.add("passportNumber", number, document.number)
    _say_country(party, draft, document.country)
    _say_day(party, draft, "startDate", document.issued)
    _say_day(party, draft, "endDate", document.expires)
    draft.add("authority", document.authority).add("summary", document.remark)
    return draft


def _number(type_name: str, text: str) -> str:
    try:
        return IDENTIFIER_TYPES[type_name].parse(text)
    except InvalidValueError:
        return text


def _say_country(party: Party, draft: Draft, text: str) -> None:
    code = party.country(text)
    if code is not None:
        draft.add("country", code, text)
    elif text:
        draft.add("summary", f"Country: {text}")


def _say_day(party: Party, draft: Draft, prop: str, text: str) -> None:
    if not text:
        return
    try:
        draft.add(prop, parse_written_date(text).text, text)
    except InvalidValueError:
        party.audit.not_understood("date", text, party.id)
        draft.add("summary", f"{prop}: {text}")
