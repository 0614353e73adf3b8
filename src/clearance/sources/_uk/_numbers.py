"""Reads registration and identity numbers, with or without the word that names them."""

import re
from functools import cache

from clearance.errors import InvalidValueError
from clearance.sources._party import Document, Party, country_in, say_document
from clearance.values import IDENTIFIER_TYPES

from ._texts import lookups

_PASSPORT = re.compile(
    r"(?:(?:[A-Za-z-]+ )*?passports?(?: details)?(?: (?:no|number))?\s*[.:]*\s*"
    r"(?:no[.:]*\s*)?)?"
    r"(?P<number>(?:[A-Z]{1,3}[ -]?)?[A-Z0-9]*\d[A-Z0-9/-]*)(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_IDENTITY = re.compile(r"(?<![\w/.-])[A-Z0-9/.-]*\d{3}[A-Z0-9/.-]*\b")
_NUMBER = r"(?P<number>[0-9A-Z][0-9A-Z/.-]*\d[0-9A-Z/-]*)"


@cache
def _labels() -> tuple[tuple[re.Pattern[str], str, str | None], ...]:
    rows = lookups()["numbers"]
    return tuple(
        (
            re.compile(
                rf"(?<![A-Z])(?:{row['label']})(?![A-Z])[\s:.\-–—#/()]*{_NUMBER}",
                re.IGNORECASE,
            ),
            str(row["to"]),
            row.get("type"),
        )
        for row in rows
    )


def say_registration(party: Party, text: str, *, russian: bool) -> None:
    """Say each number in a cell such as "OGRN: 1027700132195 INN - 7707083893".

    One without a word is a registration number; where the party is in Russia and the
    check digit fits, it is said as OGRN or INN besides. Text with no digits is kept as
    not understood.
    """
    plain = text.strip(" '")
    if not re.search(r"\d", plain):
        party.audit.not_understood("registration number", text, party.id)
        party.say("unreadRemark", f"Registration number: {text}")
        return
    left = plain
    for pattern, prop, type_name in _labels():
        for found in pattern.finditer(left):
            _say(party, prop, type_name, found["number"], text)
        left = pattern.sub(" ", left)
    rest = left.strip(" \n\xa0,;.:/()-–")
    if left == plain:
        party.say("registrationNumber", plain, text)
        if russian:
            _say_if_good(party, ("ogrn", "inn"), plain)
    elif re.search(r"\d{4}", rest):
        party.say("registrationNumber", rest, text)


def _say(
    party: Party, prop: str, type_name: str | None, number: str, text: str
) -> None:
    number = number.rstrip("./-")
    if type_name is None:
        if not party.say(prop, number, text):
            party.say("registrationNumber", number, text)
        if prop == "taxNumber":
            _say_if_good(party, ("inn",), number)
    elif not _say_if_good(party, (type_name,), number):
        party.say("registrationNumber", number, text)


def _say_if_good(party: Party, types: tuple[str, ...], text: str) -> bool:
    """Say a number under the type whose check digit it passes; say whether one did."""
    for name in types:
        try:
            value = IDENTIFIER_TYPES[name].parse(text)
        except InvalidValueError:
            continue
        props = IDENTIFIER_TYPES[name].properties
        if any(party.say(prop, value, text) for prop in props):
            return True
    return False


def say_passport(party: Party, number: str, info: str) -> None:
    """Say a passport: its number, with what the list tells of it as the remark.

    OFSI writes both in one cell ("A123456 (Malian), issued on 6 May 2011").
    """
    plain = number.strip(" '")
    found = _PASSPORT.fullmatch(plain)
    if not info and found is not None and found["rest"].strip():
        plain, info = found["number"], number
    elif found is not None and not found["rest"].strip():
        plain = found["number"]
    if not re.search(r"\d", plain):
        party.audit.not_understood("passport", f"{number} {info}".strip(), party.id)
        info, plain = f"{number} {info}".strip(), ""
    bare = info.strip(" ().")
    country = bare if country_in(bare, lookups()) else ""
    remark = "" if country else info
    say_document(
        party, Document("Passport", "passportNumber", plain, country, remark=remark)
    )


def say_identity(party: Party, number: str, info: str, *, russian: bool) -> None:
    """Say a national identity number, and as a tax number where it says it is one."""
    plain = number.strip(" '")
    say_document(party, Document("National identifier", "idNumber", plain, remark=info))
    words = f"{number} {info}"
    for pattern, prop, type_name in _labels():
        marked = pattern.search(f"{info} {plain}") or pattern.search(words)
        if marked is not None and prop in {"innCode", "taxNumber"}:
            _say(party, prop, type_name, marked["number"], words.strip())
            return
    if russian and len(plain) == 12:
        _say_if_good(party, ("inn",), plain)
