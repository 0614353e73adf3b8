"""Addresses of cryptocurrency wallets, with their checksums.

Base58Check: Bitcoin wiki, "Base58Check encoding"; Bech32 and Bech32m: BIP 173 and
BIP 350; CashAddr: Bitcoin Cash specification; mixed-case check: EIP-55. The version
bytes are those of each currency's chain parameters.
"""

import re
from hashlib import sha256

from clearance.errors import InvalidValueError

from ._keccak import keccak_256

_BITCOIN = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_RIPPLE = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz"
_BITCOIN_VALUES = {letter: value for value, letter in enumerate(_BITCOIN)}
_RIPPLE_VALUES = {letter: value for value, letter in enumerate(_RIPPLE)}
_BECH32 = {letter: v for v, letter in enumerate("qpzry9x8gf2tvdw0s3jn54khce6mua7l")}

_VERSIONS = {
    b"\x00": "BTC",
    b"\x05": "BTC",
    b"\x1e": "DOGE",  # XVG, too
    b"\x16": "DOGE",
    b"\x30": "LTC",
    b"\x32": "LTC",
    b"\x4c": "DASH",
    b"\x10": "DASH",
    b"\x26": "BTG",
    b"\x17": "BTG",
    b"\x41": "TRX",
    b"\x21": "XVG",
    b"\x1c\xb8": "ZEC",
    b"\x1c\xbd": "ZEC",
}
_PREFIXES = {"bc": "BTC", "ltc": "LTC", "btg": "BTG"}
_BASE58 = re.compile(r"[1-9A-HJ-NP-Za-km-z]{25,95}")
_EVM = re.compile(r"0[xX][0-9a-fA-F]{40}")
_SEGWIT = re.compile(r"(bc|ltc|btg)1([02-9ac-hj-np-z]{11,87})")
_CASH = re.compile(r"(?:bitcoincash:)?([qp][02-9ac-hj-np-z]{41})")
_SHAPES = (
    ("XMR", re.compile(r"[48][0-9AB][1-9A-HJ-NP-Za-km-z]{93}")),
    ("ADA", re.compile(r"addr1[02-9ac-hj-np-z]{50,98}")),
    ("ZEC", re.compile(r"zs1[02-9ac-hj-np-z]{75}")),
    ("SOL", re.compile(r"[1-9A-HJ-NP-Za-km-z]{43,44}")),
)


def parse_crypto(text: str) -> str:
    """Check a wallet address and give its canonical form.

    Ethereum-like and Bech32 addresses become lower case, since their case says
    nothing; others keep theirs. The sentence of InvalidValueError says what fails.
    """
    address = text.removeprefix("bitcoin:").removeprefix("ethereum:")
    currency_of(address)
    if _EVM.fullmatch(address) or _SEGWIT.fullmatch(address.lower()):
        return address.lower()
    return address.removeprefix("bitcoincash:")


def currency_of(address: str) -> str:
    """Name the currency that an address belongs to by its form: BTC, ETH, TRX, XMR.

    Several chains share a form: ETH stands for Ethereum and all that use its
    addresses, BTC for Bitcoin and forks that kept its version bytes. Raises
    InvalidValueError where the form or the checksum is that of no known currency.
    """
    if _EVM.fullmatch(address):
        _check_eip55(address[2:])
        return "ETH"
    one_case = address.lower() if address.upper() == address else address
    if segwit := _SEGWIT.fullmatch(one_case):
        _check_bech32(segwit[1], segwit[2])
        return _PREFIXES[segwit[1]]
    if cash := _CASH.fullmatch(one_case):
        _check_cash(cash[1])
        return "BCH"
    return _base58_currency(address) or _currency_by_shape(address)


def _base58_currency(address: str) -> str | None:
    if not 25 <= len(address) <= 36 or not _BASE58.fullmatch(address):
        return None
    alphabets = [("", _BITCOIN_VALUES)]
    if address[0] == "r":
        alphabets = [("XRP", _RIPPLE_VALUES), *alphabets]
    for currency, values in alphabets:
        payload = _checked_base58(address, values)
        if payload is not None and len(payload) in (21, 22):
            return currency or _VERSIONS.get(payload[: len(payload) - 20], "other")
    raise InvalidValueError("its checksum does not fit, so a character is wrong")


def _currency_by_shape(address: str) -> str:
    for currency, shape in _SHAPES:
        if shape.fullmatch(address):
            return currency
    raise InvalidValueError("it has not the form of any known currency")


def _checked_base58(text: str, values: dict[str, int]) -> bytes | None:
    number = 0
    for letter in text:
        number = number * 58 + values[letter]
    first = next(iter(values))
    zeros = len(text) - len(text.lstrip(first))
    body = b"\0" * zeros + number.to_bytes((number.bit_length() + 7) // 8, "big")
    payload, check = body[:-4], body[-4:]
    fits = sha256(sha256(payload).digest()).digest()[:4] == check
    return payload if fits else None


def _check_eip55(digits: str) -> None:
    if digits in (digits.lower(), digits.upper()):
        return
    hashed = keccak_256(digits.lower().encode()).hex()
    for letter, nibble in zip(digits, hashed, strict=False):
        if letter.isalpha() and letter.isupper() != (int(nibble, 16) >= 8):
            raise InvalidValueError("its capital letters do not fit its checksum")


def _check_bech32(prefix: str, letters: str) -> None:
    values = [ord(c) >> 5 for c in prefix] + [0] + [ord(c) & 31 for c in prefix]
    values += [_BECH32[letter] for letter in letters]
    generators = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
    check = 1
    for value in values:
        top, check = check >> 25, ((check & 0x1FFFFFF) << 5) ^ value
        for bit, generator in enumerate(generators):
            check ^= generator if (top >> bit) & 1 else 0
    expected = 1 if letters[0] == "q" else 0x2BC830A3
    if check != expected:
        raise InvalidValueError("its checksum does not fit, so a character is wrong")


def _check_cash(letters: str) -> None:
    values = [ord(c) & 31 for c in "bitcoincash"] + [0]
    values += [_BECH32[letter] for letter in letters]
    generators = (0x98F2BC8E61, 0x79B76D99E2, 0xF33E5FB3C4, 0xAE2EABE2A8, 0x1E4F43E470)
    check = 1
    for value in values:
        top, check = check >> 35, ((check & 0x07FFFFFFFF) << 5) ^ value
        for bit, generator in enumerate(generators):
            check ^= generator if (top >> bit) & 1 else 0
    if check != 1:
        raise InvalidValueError("its checksum does not fit, so a character is wrong")
