"""Reads registration and identity numbers, with or without the word that names them."""

import re
from functools import cache

from clearance.errors import InvalidValueError
from clearance.sources._party import Document, Party, country_in, say_document
from clearance.values import IDENTIFIER_TYPES

from ._texts import iso_day, lookups

_PASSPORT = re.compile(
    r"(?:(?:[A-Za-z-]+ )*?passports?(?: details)?(?: (?:no|number))?\s*[.:]*\s*"
    r"(?:no[.:]*\s*)?)?"
    r"(?P<number>(?:[A-Z]{1,3}[ -]?)?[A-Z0-9]*\d[A-Z0-9/-]*)(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_IDENTITY = re.compile(r"(?<![\w/.-])[A-Z0-9/.-]*\d{3}[A-Z0-9/.-]*\b")
# A number as such: at least four digits in it, whatever letters and signs.
_TOKEN = re.compile(
    r"(?<![^\W_])(?=(?:[^\W_]|[/.\-])*(?:\d[/.\-]?){4})[^\W](?:[^\W]|[/.\-])*"
)


@cache
def _labels() -> tuple[tuple[re.Pattern[str], str, str | None], ...]:
    rows = lookups()["numbers"]
    return tuple(
        (
            re.compile(
                rf"(?<![A-Z])(?:{row['label']})(?![A-Z])[\s:.\-–—#/()]*"
                rf"(?P<number>{row['form']})",
                re.IGNORECASE,
            ),
            str(row["to"]),
            row.get("type"),
        )
        for row in rows
    )


def say_registration(party: Party, text: str, *, russian: bool) -> None:
    """Say each number in a cell such as "OGRN: 1225199000003 INN - 5190999002".

    One without such a word is a registration number; where the party is in Russia and
    the check digit fits, it is said as OGRN or INN besides. Text without any number is
    kept as not understood.
    """
    left, found = text.strip(" '"), False
    for pattern, prop, type_name in _labels():
        for marked in pattern.finditer(left):
            found = True
            _say(party, prop, type_name, marked["number"], text)
        left = pattern.sub(" ", left)
    tokens = [
        token.strip("./-_") for token in _TOKEN.findall(left) if not iso_day(token)
    ]
    if not tokens and not found and re.search(r"\d", left):
        tokens = [left]
    for token in tokens:
        party.say("registrationNumber", token, text)
        if russian:
            _say_if_good(party, ("ogrn", "inn"), token, text)
    if not tokens and not found:
        party.audit.not_understood("registration number", text, party.id)
        party.say("unreadRemark", f"Registration number: {text}")


def _say(
    party: Party, prop: str, type_name: str | None, number: str, text: str
) -> None:
    """Say a number that has a word in front; one that fails its check as published."""
    if type_name is None:
        party.say(prop, number, text)
        _say_if_good(party, ("inn",), number, text)
    elif not _say_if_good(party, (type_name,), number, text):
        party.say("registrationNumber", number, text)


def _say_if_good(party: Party, types: tuple[str, ...], number: str, text: str) -> bool:
    """Say a number under the type whose check digit it passes; say whether one did."""
    for name in types:
        try:
            value = IDENTIFIER_TYPES[name].parse(number)
        except InvalidValueError:
            continue
        if any(
            party.say(prop, value, text) for prop in IDENTIFIER_TYPES[name].properties
        ):
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
        _say_if_good(party, ("inn",), plain, number)
