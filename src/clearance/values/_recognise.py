"""What a bare text may be: a ship's number, a bank's code, a wallet, a passport."""

import re

from clearance.errors import InvalidValueError

from ._contacts import is_host
from ._identifier import IDENTIFIER_TYPES, Identifier, _prefix
from ._schemes import folded

_CODE = re.compile(r"(?=.*\d)[^\W_][\w\s.\-/]{3,60}|[A-ZА-Я]{8}(?:[A-Z0-9]{3})?")
# In the order of how much a fit proves. A code of letters only is a bank's if it is
# anything; words in lower case are names.
_CHECKED = ("imo", "imo_company", "lei", "isin", "iban", "ogrn", "inn", "uscc")
_SHAPED = ("bic", "mmsi", "bik")
_ANY = ("passport", "national_id", "tax_number", "registration_number")
_REGISTER = re.compile(r"[A-ZА-Я]{0,4}[\s\-№]*\d[\d\s\-./]{3,20}[A-Z]?")
_MMSI = re.compile(r"[2-7]\d{8}")
# Marks of aircraft: a state's letters, perhaps a dash, and letters or digits
# ("RA-76669", "EP-GOM", "5A-LAT", "YV2726", "N550GP").
_TAIL = re.compile(
    r"(?:[A-Z]{1,2}|\d[A-Z]|[A-Z]\d)-[A-Z0-9]{2,5}|[A-Z]{1,2}\d{2,5}[A-Z]{0,2}"
)
# Bank, country, place and branch of a BIC, as they are printed apart.
_BIC_GROUPS = ((4, 2, 2), (4, 2, 2, 3), (8, 3))
_GAPS = re.compile(r"[\s.\-/]+")


def recognise_identifiers(text: str) -> tuple[Identifier, ...]:
    """List what a text may be, the likeliest first; empty for what looks like a name.

    "IMO 9412335" is what it says and nothing else. "7702070139" is a Russian taxpayer
    number, since the check digit fits, and may be a number of any other register;
    "VTBRRUMM" is a bank's code, "EP-GOM" an aircraft's mark. Never raises.
    """
    plain = folded(text)
    if not 4 <= len(plain) <= 200:
        return ()
    named = _named(plain)
    if named is not None:
        return named
    likely = (name for name in _candidates(plain) if _holds_together(name, plain))
    found = [_parsed(name, plain) for name in likely]
    return tuple(dict.fromkeys(one for one in found if one is not None))


def _named(text: str) -> tuple[Identifier, ...] | None:
    """Follow a prefix such as "INN": what fits it, or None without a prefix."""
    said = [name for name in IDENTIFIER_TYPES if _says(name, text)]
    if not said:
        return None
    parsed = [_parsed(name, text) for name in said]
    return tuple(one for one in parsed if one is not None)


def _says(name: str, text: str) -> bool:
    matched = _prefix(name).match(text)
    return matched is not None and matched[0].strip(" .#№").lower() not in ("", "no")


def _candidates(text: str) -> tuple[str, ...]:
    if "@" in text:
        return ("email",)
    if re.match(r"(?:https?://|www\.)", text, re.IGNORECASE):
        return ("website",)
    if is_host(text):
        return ("website", *_coded(text))
    if text.startswith(("+", "00")):
        return ("phone", *_CHECKED, *_ANY)
    return _coded(text)


def _coded(text: str) -> tuple[str, ...]:
    """List the types of codes and numbers that a text may be."""
    tail = ("tail_number",) if _TAIL.fullmatch(text) else ()
    if _CODE.fullmatch(text) is None:
        return tail
    names = [*_CHECKED] if len(text) <= 45 else []
    compact = re.sub(r"[\s.\-/]", "", text)
    if " " not in text and len(compact) >= 25:
        names = ["crypto", *names]
    if text.isupper() or text.isdigit():
        names += [n for n in _SHAPED if n != "mmsi" or _MMSI.fullmatch(compact)]
    if _REGISTER.fullmatch(text.upper()):
        names += _ANY
    return (*names, *tail)


def _holds_together(name: str, text: str) -> bool:
    """Say whether the pieces of a text may be one code in groups rather than words.

    "RU 000902427 7" and "DEUT DE FF 500" are printed so; "IRAN HORMUZ 25" is a name,
    though it has the letters and the check digit of an ISIN.
    """
    groups = _GAPS.split(text)
    if len(groups) == 1 or name not in ("isin", "bic"):
        return True
    if name == "bic":
        branch = groups[-1] == "XXX" or any(map(str.isdigit, groups[-1]))
        return tuple(map(len, groups)) in _BIC_GROUPS and (len(groups) > 2 or branch)
    numbered = [any(map(str.isdigit, group)) for group in groups]
    return all(numbered[1:]) and (numbered[0] or len(groups[0]) == 2)


def _parsed(name: str, text: str) -> Identifier | None:
    try:
        return Identifier(name, IDENTIFIER_TYPES[name].parse(text))
    except InvalidValueError:
        return None
