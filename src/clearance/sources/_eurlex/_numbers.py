"""Reads numbers of tax offices and registers, with the words that say what they are."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from clearance.sources._party import Party
from clearance.values import country_code

_BRACKET = re.compile(r"\s*\((?P<inside>[^()]*)\)?\s*$")
_SPLIT = re.compile(r"\s*;\s*|\s*,\s+(?=[A-Z]*\d)")
_PAIR = re.compile(r"(?P<inn>\d{10})\s*/\s*(?P<kpp>\d{9})")
_HEADED = re.compile(r"(?P<words>[^\d]*?[^\W\d][.:]?\s+)?(?P<number>[^\s:]*\d.*)")


def say_number(party: Party, rule: Mapping[str, Any], label: str, value: str) -> bool:
    """Say all numbers of a value; False where one of the pieces is none.

    "7707083893 (Tax ID/INN); Cr. No. 1955667": the words in brackets or before the
    number tell what it is, or else the label does. A number goes to a property with
    check digits only where these are right.
    """
    pieces = list(_pieces(value))
    said = [_say_one(party, rule, label, piece) for piece in pieces]
    return bool(said) and all(said)


def _pieces(value: str) -> Iterator[str]:
    for piece in _SPLIT.split(value.strip(" ;.")):
        if piece.strip(" ,."):
            yield piece.strip(" ,.")


def _say_one(party: Party, rule: Mapping[str, Any], label: str, piece: str) -> bool:
    bracket = _BRACKET.search(piece)
    inside = bracket["inside"].strip() if bracket else ""
    plain = re.sub(r"\s+[–—-]\s+", " ", _BRACKET.sub("", piece)).strip(" –—-")
    if plain.count(")") > plain.count("("):
        plain = plain.rstrip(") ")
    pair = _PAIR.fullmatch(plain)
    if pair is not None:
        party.draft.add("notes", f"KPP: {pair['kpp']}")
        plain = pair["inn"]
    headed = _HEADED.fullmatch(re.sub(r"^\(([^()]*)\)", r"\1", plain))
    if headed is None:
        return bool(rule.get("letters")) and _say(party, rule, plain, piece)
    words = (headed["words"] or "").strip(" .:()–—-")
    number = headed["number"].strip(" )–—-")
    row = _row_of(party, inside) or _row_of(party, words) or rule
    code = country_code(inside) or country_code(inside.split(",")[0]) or ""
    if code:
        party.say("country", code, inside)
    elif (inside and _row_of(party, inside) is None) or (
        words and _row_of(party, words) is None
    ):
        party.draft.add("notes", f"{label}: {piece}")
    return _say(party, row, number, piece)


def _row_of(party: Party, words: str) -> Mapping[str, Any] | None:
    """Find what words say of a number; the last of "Russia, INN" counts too."""
    table = party.lookups.get("number_words")
    if not words or not isinstance(table, Mapping):
        return None
    known = {_folded(str(w)): row for row in table.values() for w in row["words"]}
    for told in (words, *words.split(",")[::-1]):
        row = known.get(_folded(told))
        if row is not None:
            found: Mapping[str, Any] = row
            return found
    return None


def _folded(text: str) -> str:
    plain = re.sub(r"[^\w/]+", " ", text.casefold())
    return re.sub(r"\b(?:no|number|nr)$", "", plain.strip()).strip()


def _say(party: Party, row: Mapping[str, Any], number: str, original: str) -> bool:
    if "note" in row:
        party.draft.add("notes", f"{row['note']}: {number}")
        return True
    for name in row.get("types", ()):
        prop = _PROPERTIES[name]
        if party.has(prop) and party.say_identifier(name, prop, number):
            return True
    if not row.get("to"):
        return False
    plain = re.sub(r"\s+", " ", number)
    prop = str(row["to"]) if party.has(str(row["to"])) else "idNumber"
    return party.say(prop, plain, original)


_PROPERTIES = {
    "inn": "innCode",
    "ogrn": "ogrnCode",
    "okpo": "okpoCode",
    "uscc": "uscCode",
    "lei": "leiCode",
    "bic": "swiftBic",
    "imo_company": "imoNumber",
    "imo": "imoNumber",
    "vat": "vatCode",
}
