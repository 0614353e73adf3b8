"""What an entry is, as far as its names and numbers tell: the extract does not say it.

Each rule was held against the 5,239 entries of which the official file of 2021 or
another extract says what they are: none was wrong there. What no rule tells stays open.
"""

import re
from collections.abc import Iterable

from clearance.errors import InvalidValueError
from clearance.sources._eu_fsf import ship_number, un_subject
from clearance.values import IDENTIFIER_TYPES

# A given name, a patronymic, and a surname in capitals: so the list spells people from
# where patronymics are borne. In Latin letters of many languages, and in Cyrillic.
_PATRONYMICS = (
    re.compile(
        r"[A-Z][a-z'’\u00c0-\u024f-]+ [A-Z][a-z'’\u00c0-\u024f-]*?"
        r"(?:[oeiay]v(?:ich|ych|itch|itj|yč|ič|na)|ichna|inichna|[iy]ich)"
        r" [A-ZÀ-Þ'’ -]{2,}"
    ),
    re.compile(
        r"[А-ЯЁІЇЄҐЎ][а-яёіїєґў'’-]+ [А-ЯЁІЇЄҐЎ][а-яёіїєґў'’-]*"
        r"(?:[оеєаэ]в[иі]ч|йович|[ьлмкт]ич|[оеєаэіїў]вна|[аеэо]ўна|ична)"
        r" [А-ЯЁІЇЄҐЎ'’ -]{2,}"
    ),
)
_Number = tuple[str | None, str]


def kind_of(numbers: Iterable[_Number], reference: str, names: Iterable[str]) -> str:
    """Say what an entry is; LegalEntity where nothing tells a person from a body.

    *numbers* are pairs of property and number, *reference* that of the Security
    Council. Its letter tells; only persons have passports, patronymics and the Russian
    tax numbers of twelve digits; only bodies have OGRN numbers of thirteen and BICs.
    """
    numbers = list(numbers)
    subject = un_subject(reference) or ""
    if any(prop == "imoNumber" and ship_number(number) for prop, number in numbers):
        return "Vessel"
    if "i." in subject or any(map(_is_persons, numbers)) or _has_patronymic(names):
        return "Person"
    if "e." in subject or any(map(_is_bodys, numbers)):
        return "Organization"
    return "LegalEntity"


def _is_persons(told: _Number) -> bool:
    prop, number = told
    return prop == "passportNumber" or (
        prop == "taxNumber" and _good("inn", number, digits=12)
    )


def _is_bodys(told: _Number) -> bool:
    prop, number = told
    return prop in ("imoNumber", "swiftBic") or (
        prop == "registrationNumber" and _good("ogrn", number, digits=13)
    )


def _good(type_name: str, number: str, *, digits: int) -> bool:
    try:
        return len(IDENTIFIER_TYPES[type_name].parse(number)) == digits
    except InvalidValueError:
        return False


def _has_patronymic(names: Iterable[str]) -> bool:
    return any(
        form.fullmatch(" ".join(name.split()))
        for name in names
        for form in _PATRONYMICS
    )
