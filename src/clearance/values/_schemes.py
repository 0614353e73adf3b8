"""How each identifier is written and checked, scheme by scheme.

Check digits are those of python-stdnum where it has the scheme. Each function takes a
text without prefix and returns the canonical form, or raises InvalidValueError whose
message says in half a sentence what is wrong: CheckDigitError where all else is right.
"""

import re
from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Any
from unicodedata import normalize

from clearance.errors import CheckDigitError, InvalidValueError

_GAPS = re.compile(r"[\s.\-/_'’`·]+")
_DASHES = str.maketrans("‐‑‒–—―−﹣－", "---------")
# Letters of the Cyrillic alphabet that look like Latin ones. Codes made of Latin
# letters are often typed with them; in a code that may hold Cyrillic letters of its
# own (passports) both sides of a comparison are mapped alike.
_LOOKALIKES = str.maketrans("АВЕКМНОРСТУХІЈЅ", "ABEKMHOPCTYXIJS")


def folded(text: str) -> str:
    """Write full-width and other digits, letters, dashes and spaces as ASCII does."""
    if text.isascii():
        return text.strip()
    plain = normalize("NFKC", text).translate(_DASHES)
    digits = (str(int(c)) if c.isdecimal() else c for c in plain)
    return "".join(c for c in digits if c.isprintable()).strip()


@cache
def _stdnum(name: str) -> Any:
    return import_module(f"stdnum.{name}")


def _digits(text: str, *lengths: int) -> str:
    number = _GAPS.sub("", text)
    wanted = " or ".join(map(str, lengths))
    if not (number.isascii() and number.isdigit()) or len(number) not in lengths:
        raise InvalidValueError(f"it must have {wanted} digits and nothing else")
    return number


def _letters(text: str) -> str:
    return _GAPS.sub("", text).upper().translate(_LOOKALIKES)


def _shaped(text: str, shape: re.Pattern[str], wanted: str) -> str:
    code = _letters(text)
    if shape.fullmatch(code) is None:
        raise InvalidValueError(f"it must be {wanted}")
    return code


def _checked(number: str, scheme: str) -> str:
    module = _stdnum(scheme)
    try:
        module.validate(number)
    except module.InvalidChecksum:
        raise CheckDigitError(_WRONG_DIGIT) from None
    except module.ValidationError as error:
        raise InvalidValueError(
            f"its form is wrong ({str(error).rstrip('.').lower()})"
        ) from None
    return number


_WRONG_DIGIT = "its check digit does not fit, so a digit is wrong"


def parse_imo(text: str) -> str:
    """IMO ship number: seven digits, the last a check (IMO Resolution A.1117(30))."""
    return _checked(_digits(text, 7), "imo")


def parse_imo_company(text: str) -> str:
    """IMO company and registered-owner number: seven digits with weights of its own.

    IMO Resolution MSC.160(78); weights 8, 6, 4, 2, 9, 7 modulo 11.
    """
    number = _digits(text, 7)
    weighed = sum(w * int(d) for w, d in zip((8, 6, 4, 2, 9, 7), number, strict=False))
    if (11 - weighed % 11) % 10 != int(number[6]):
        raise CheckDigitError(_WRONG_DIGIT)
    return number


def parse_mmsi(text: str) -> str:
    """Maritime Mobile Service Identity: nine digits (ITU-R M.585), no check digit."""
    number = _digits(text, 9)
    if len(set(number)) == 1:
        raise InvalidValueError("nine times the same digit is no station's number")
    return number


_CALL_SIGN = re.compile(r"(?=.*[A-Z])[A-Z0-9]{3,9}")
_LEI = re.compile(r"[A-Z0-9]{18}\d\d")
_BIC = re.compile(r"[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?")
_ISIN = re.compile(r"[A-Z]{2}[A-Z0-9]{9}\d")
_IBAN = re.compile(r"[A-Z]{2}\d\d[A-Z0-9]{11,30}")
_USCC = re.compile(r"[0-9A-HJ-NP-RTUW-Y]{18}")
_VAT = re.compile(r"[A-Z]{2}(?=.*\d)[A-Z0-9]{5,13}")
_KPP = re.compile(r"\d{4}[0-9A-Z]{2}\d{3}")
_BIK = re.compile(r"0[0-4]\d{7}")
_ICAO = re.compile(r"[0-9A-F]{6}")
_PASSPORT = re.compile(r"(?=(?:\D*\d){4})[^\W_]{5,20}")
_NUMBER = re.compile(r"(?=.*\d)[^\W_]{3,50}")
_SERIAL = re.compile(r"(?=.*\d)[^\W_]{2,30}")
_TAIL = re.compile(r"[A-Z0-9]{3,9}")
_EMAIL = re.compile(r"[^\s@,;<>]{1,64}@[^\s@,;<>/]+\.[^\W\d_]{2,}")
_WEB = re.compile(r"(?=.{4,})[^\s/@:]+\.[^\W\d_]{2,}(?::\d+)?(?:[/?#]\S*)?")


def parse_call_sign(text: str) -> str:
    """Radio call sign: three to nine letters and digits (ITU Radio Regulations)."""
    return _shaped(text, _CALL_SIGN, "3 to 9 letters and digits")


def parse_lei(text: str) -> str:
    """Legal Entity Identifier: 20 characters, the last two a check (ISO 17442)."""
    return _checked(_shaped(text, _LEI, "20 letters and digits"), "lei")


def parse_bic(text: str) -> str:
    """Business Identifier Code (ISO 9362): bank, country, place, perhaps a branch.

    `XXX`, which means the head office, is left out.
    """
    code = _shaped(text, _BIC, "8 or 11 characters with the country at the fifth")
    return (
        _checked(code, "bic").removesuffix("XXX")
        if len(code) == 11
        else _checked(code, "bic")
    )


def parse_isin(text: str) -> str:
    """International Securities Identification Number (ISO 6166)."""
    wanted = "a country, 9 letters or digits and a check digit"
    return _checked(_shaped(text, _ISIN, wanted), "isin")


def parse_iban(text: str) -> str:
    """International Bank Account Number (ISO 13616)."""
    wanted = "a country, two check digits and the account"
    return _checked(_shaped(text, _IBAN, wanted), "iban")


def parse_inn(text: str) -> str:
    """Russian taxpayer number (ИНН): 10 digits for companies, 12 for persons."""
    number = _digits(text, 10, 12)
    if not number.strip("0"):
        raise InvalidValueError("zeros only are no number")
    return _checked(number, "ru.inn")


def parse_ogrn(text: str) -> str:
    """Russian state registration number (ОГРН, ОГРНИП): 13 or 15 digits."""
    return _checked(_digits(text, 13, 15), "ru.ogrn")


def parse_kpp(text: str) -> str:
    """Russian reason-for-registration code (КПП): nine characters, no check digit."""
    return _shaped(text, _KPP, "9 characters such as 770201001")


def parse_bik(text: str) -> str:
    """Russian bank code (БИК): nine digits, the first 0, no check digit."""
    return _shaped(text, _BIK, "9 digits such as 044525187")


def parse_okpo(text: str) -> str:
    """Russian statistics code (ОКПО): 8 or 10 digits, the last one a check.

    Weights 1 to 10 in turn modulo 11; where that gives 10, weights from 3 on; where
    that gives 10 again, 0 (Rosstandart PR 50.1.024-2005, annex B).
    """
    number = _digits(text, 8, 10)
    for shift in (0, 2):
        weights = ((i + shift) % 10 + 1 for i in range(len(number) - 1))
        rest = sum(w * int(d) for w, d in zip(weights, number, strict=False)) % 11
        if rest < 10:
            break
    if rest % 10 != int(number[-1]):
        raise CheckDigitError(_WRONG_DIGIT)
    return number


def parse_uscc(text: str) -> str:
    """Chinese Unified Social Credit Code: 18 characters, one a check (GB 32100)."""
    return _checked(_shaped(text, _USCC, "18 digits and letters"), "cn.uscc")


def parse_duns(text: str) -> str:
    """D-U-N-S number of Dun & Bradstreet: nine digits, no check digit."""
    return _digits(text, 9)


def parse_vat(text: str) -> str:
    """Value-added tax number with its country; checked for the states of the EU."""
    code = _shaped(text, _VAT, "a country and up to 13 digits and letters")
    vat = _stdnum("eu.vat")
    if code[:2].lower() in vat.MEMBER_STATES or code[:2] == "EL":
        return _checked(code, "eu.vat")
    return code


def parse_passport(text: str) -> str:
    """Passport number: letters and digits, at least four digits, no check digit."""
    return _shaped(text, _PASSPORT, "5 to 20 letters and digits, 4 digits at least")


def parse_number(text: str) -> str:
    """Any number of a register: letters and digits with one digit at least."""
    return _shaped(text, _NUMBER, "3 to 50 letters and digits, one digit at least")


def parse_serial_number(text: str) -> str:
    """Number that the maker of an aircraft gave it."""
    return _shaped(text, _SERIAL, "2 to 30 letters and digits, one digit at least")


def parse_icao_aircraft(text: str) -> str:
    """Address of an aircraft's transponder: 24 bits in hexadecimal (ICAO Annex 10)."""
    return _shaped(text, _ICAO, "6 hexadecimal digits")


def parse_tail_number(text: str) -> str:
    """Registration mark of an aircraft, without the dash: EPGOM for EP-GOM."""
    return _shaped(text, _TAIL, "3 to 9 letters and digits such as EP-GOM")


def parse_email(text: str) -> str:
    """E-mail address, in lower case."""
    address = text.strip("<> ").lower().removeprefix("mailto:")
    if _EMAIL.fullmatch(address) is None:
        raise InvalidValueError("it must look like name@example.com")
    return address


def parse_phone(text: str) -> str:
    """Telephone number: digits, with + in front where the country code is there."""
    bare = re.sub(r"\(0\)|[\s().\-/]", "", text)
    bare = re.sub(r"^00(?=[1-9])", "+", bare)
    if re.fullmatch(r"\+?\d{6,15}", bare, re.ASCII) is None:
        raise InvalidValueError("it must have 6 to 15 digits, + in front at most")
    return bare


def parse_website(text: str) -> str:
    """Web address without scheme, `www.` and closing slash: host in lower case."""
    bare = re.sub(r"^[a-z]+://", "", text, flags=re.IGNORECASE)
    host, slash, path = bare.partition("/")
    bare = (host.lower().removeprefix("www.") + slash + path).rstrip("/")
    if _WEB.fullmatch(bare) is None:
        raise InvalidValueError("it must look like example.com")
    return bare


Scheme = Callable[[str], str]
