"""Says each labelled part of the identifying information of a party."""

import re
from collections.abc import Callable, Mapping

from clearance.errors import InvalidValueError
from clearance.sources._party import (
    Document,
    Party,
    country_in,
    say_document,
    split_lettered,
)
from clearance.values import country_code, parse_written_date

from ._information import Part
from ._names import folded
from ._numbers import say_number

# Values that may be several, lettered: "(a) 1965, (b) 1966".
_LETTERED = frozenset(["date", "country", "document", "number"])
_BRACKET = re.compile(r"\s*\((?P<inside>[^()]*)\)$")
_MAIL = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
_COUNTRIES = re.compile(r"\s*(?:[;,/]|\band\b|\bor\b)\s*")
_PHONES = re.compile(r"\s*;\s*|\s*,\s*(?=\(?\+)")
_DATES = re.compile(r"\s*;\s*|\s+(?:or|and)\s+|\s*/\s+|[,/]\s*(?=\d{1,2}\.\d)")
_AMONG_WORDS = re.compile(
    r"(?P<before>(?:possibly|established|founded|in|on|alternatively)\s)?"
    r"(?P<day>\d{1,2}\.\s?\d{1,2}\.\s?\d{4}|\d{4})(?P<after>[\s,(].*)?",
    re.IGNORECASE | re.DOTALL,
)
_PASSPORTS = re.compile(r"\s*;\s*|,\s+(?=\w*\d)")


class Links:
    """Ties to other parties that a cell names, found by name within the same act."""

    def __init__(self, subjects: Mapping[str, set[str]]) -> None:
        self._subjects = subjects

    def say(self, party: Party, part: Part) -> bool:
        """Attach a tie for each name in the part."""
        names = [name.strip(" ,.;") for name in part.value.split(";")]
        for name in filter(None, names):
            link = party.attach("UnknownLink", "link", f"{part.label}|{name}")
            link.add("subject", party.id).add("role", part.label)
            found = self._subjects.get(folded(name), set()) - {party.id}
            party.audit.count("links")
            if len(found) == 1:
                link.add("object", next(iter(found)), name)
            else:
                party.audit.count("links.unresolved")
                link.add("objectName", name)
        return any(names)


def say_part(party: Party, part: Part, links: Links) -> None:
    """Say one part; what is not understood is kept whole and counted.

    A label that no rule knows, or a value that is not what its label says, is an
    `unreadRemark` of the party.
    """
    audit, what = party.audit, "identifying information"
    if part.rule is None:
        audit.not_understood(what, part.whole, party.id)
        party.draft.add("unreadRemark", part.whole)
        return
    how = str(part.rule["how"])
    if how in _LETTERED:
        pieces = split_lettered(part.value)
        part = Part(part.rule, part.label, "; ".join(pieces))
    nothing = party.lookups.get("nothing")
    if isinstance(nothing, list) and part.value.strip(" ;,.").casefold() in nothing:
        audit.understood(f"{what}: nothing known")
    elif links.say(party, part) if how == "link" else _HOW[how](party, part):
        audit.understood(f"{what}: {how}")
    else:
        audit.not_understood(f"{what}: {how}", part.whole, party.id)
        party.draft.add("unreadRemark", part.whole)


def _say_dates(party: Party, part: Part) -> bool:
    """Say each date; words beside one are kept as a note."""
    prop = _prop(party, part)
    whole = _date(part.value)
    if whole is not None:
        return party.say(prop, whole, part.value)
    pieces = [piece for piece in _DATES.split(part.value.strip(" ;.")) if piece]
    found = [(_AMONG_WORDS.fullmatch(piece), piece) for piece in pieces]
    days = [_date(m["day"]) if m is not None else _date(p) for m, p in found]
    for day, piece in zip(days, pieces, strict=True):
        party.say(prop, day or "", piece)
    if None not in days and any(m and (m["after"] or m["before"]) for m, _ in found):
        party.draft.add("notes", part.whole)
    return party.has(prop) and bool(days) and None not in days


def _date(text: str) -> str | None:
    plain = re.sub(r"(?<=\d\.)\s+(?=\d)", "", text.strip(" ;,."))
    try:
        return parse_written_date(plain).text
    except InvalidValueError:
        return None


def _say_countries(party: Party, part: Part) -> bool:
    whole = part.value.strip(" .;")
    one = _country(party, whole) is not None
    pieces = [whole] if one else [p for p in _COUNTRIES.split(whole) if p]
    codes = [_country(party, piece) for piece in pieces]
    for code, piece in zip(codes, pieces, strict=True):
        if code is not None:
            party.say(_prop(party, part), code, piece)
    return bool(codes) and None not in codes


def _country(party: Party, text: str) -> str | None:
    plain = _BRACKET.sub("", text).strip()
    return country_in(text, party.lookups) or country_in(plain, party.lookups)


def _say_gender(party: Party, part: Part) -> bool:
    genders = party.lookups.get("genders")
    known = genders if isinstance(genders, Mapping) else {}
    code = known.get(part.value.strip(" .;").casefold())
    return code is not None and party.say("gender", str(code), part.value)


def _say_text(party: Party, part: Part) -> bool:
    """Say a text; a kind that has no such property keeps it as a note."""
    prop = _prop(party, part)
    for piece in filter(None, (p.strip() for p in part.value.split(";"))):
        if not party.say(prop, piece):
            party.draft.add("notes", f"{part.label or prop}: {piece}")
    return bool(part.value.strip())


def _say_whole(party: Party, part: Part) -> bool:
    return party.say(_prop(party, part), part.value.strip(" ;,"))


def _say_address(party: Party, part: Part) -> bool:
    for piece in filter(None, (p.strip(" ,") for p in part.value.split(";"))):
        code = country_code(piece)
        if code is not None:
            party.say("country", code, piece)
            continue
        party.say("address", piece)
        last = _BRACKET.sub("", piece).rsplit(",", 1)[-1].strip(" .")
        code = country_code(last) if len(last) > 2 else None
        if code is not None:
            party.say("country", code, last)
    return bool(part.value.strip())


def _say_emails(party: Party, part: Part) -> bool:
    found = _MAIL.findall(part.value)
    for mail in found:
        if not party.say_identifier("email", "email", mail):
            party.say("email", mail)
    return bool(found)


def _say_phones(party: Party, part: Part) -> bool:
    pieces = [p for p in _PHONES.split(part.value.strip(" ;.")) if re.search(r"\d", p)]
    for piece in pieces:
        if not party.say_identifier("phone", "phone", piece):
            party.say("phone", piece)
    return bool(pieces)


def _say_websites(party: Party, part: Part) -> bool:
    pieces = [p for p in re.split(r"[;,\s]+", part.value) if re.search(r"\w\.\w", p)]
    for piece in pieces:
        if not party.say_identifier("website", "website", piece):
            party.say("website", piece)
    if not pieces and part.value.strip():
        party.draft.add("notes", part.whole)
    return bool(part.value.strip())


def _say_documents(party: Party, part: Part) -> bool:
    rule = part.rule or {}
    said = False
    for piece in _PASSPORTS.split(part.value.strip(" ;.")):
        bracket = _BRACKET.search(piece)
        number = _BRACKET.sub("", piece).strip(" ,.")
        if not re.search(r"\d", number):
            continue
        inside = bracket["inside"] if bracket else ""
        country = country_code(inside) or country_code(part.label.split(" ")[0]) or ""
        document = Document(
            type=part.label,
            prop=str(rule["to"]),
            number=number,
            country=country,
            remark="" if country_code(inside) else inside,
        )
        said = say_document(party, document) is not None or said
    return said


def _say_number(party: Party, part: Part) -> bool:
    return say_number(party, part.rule or {}, part.label, part.value)


def _say_wallet(party: Party, part: Part) -> bool:
    addresses = re.findall(r"\b[0-9A-Za-z]{25,64}\b", part.value)
    for address in addresses:
        wallet = party.attach("CryptoWallet", "wallet", address)
        wallet.add("publicKey", address).add("holder", party.id)
        wallet.add("currencySymbol", part.label if len(part.label) < 6 else None)
    return bool(addresses)


def _say_note(party: Party, part: Part) -> bool:
    party.draft.add("notes", part.whole)
    return bool(part.value)


def _prop(party: Party, part: Part) -> str:
    """Give the property a part goes to; people and bodies may have other ones."""
    rule = part.rule or {}
    prop = str(rule.get("to", ""))
    return prop if party.has(prop) else str(rule.get("else", prop))


_HOW: Mapping[str, Callable[[Party, Part], bool]] = {
    "date": _say_dates,
    "country": _say_countries,
    "gender": _say_gender,
    "position": _say_text,
    "text": _say_text,
    "whole": _say_whole,
    "address": _say_address,
    "email": _say_emails,
    "phone": _say_phones,
    "website": _say_websites,
    "document": _say_documents,
    "number": _say_number,
    "wallet": _say_wallet,
    "note": _say_note,
}
