"""Numbers and codes of a listed party, and of the one that is asked about."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import OSA

from clearance.errors import CheckDigitError, InvalidValueError
from clearance.screening._arrays import (
    Hashes,
    Ints,
    letter_hashes,
    once,
    spread,
    without_a_letter,
)
from clearance.values import (
    IDENTIFIER_TYPES,
    Identifier,
    contact_key,
    parse_identifier,
)

from ._held import raw_form

# Numbers that one names exactly and another in general: a "tax number" of a Russian
# company is its INN. Equal, they are one number; unequal, they say nothing.
_GENERAL: Mapping[str, tuple[str, ...]] = {
    "tax_number": ("inn", "vat", "uscc"),
    "registration_number": ("ogrn", "uscc"),
}
# How a party is reached. A firm has one telephone exchange, mail box and web site for
# its whole group, so such a thing points to a party, and is not its identity.
_CONTACTS = frozenset({"website", "email", "phone"})
_BANK = 8  # letters of a BIC that name the bank; the others are a branch's
# Types in which one character wrong can be told from another number: long enough, and
# not as dense as bank codes or call signs.
_SLIPPED = frozenset(
    {
        "imo", "imo_company", "mmsi", "lei", "inn", "ogrn", "isin", "iban", "uscc",
        "duns", "vat", "passport", "national_id", "tax_number", "registration_number",
        "crypto",
    }
)  # fmt: skip
_DIGITS_ONLY = frozenset(
    {"imo", "imo_company", "mmsi", "inn", "ogrn", "duns", "bik", "okpo"}
)
# Types in which it can be told only of what is none of their numbers: the codes of two
# banks may be neighbours.
_SLIPPED_IF_NONE = frozenset({"bic", "bik", "okpo"})
# Letters, Latin and Cyrillic, that are read or typed for a digit.
_LOOKALIKES = str.maketrans("OQILZSGBОЗБВ", "001125680368")
_LENGTHS: Mapping[str, tuple[int, ...]] = {
    "imo": (7,), "imo_company": (7,), "mmsi": (9,), "lei": (20,), "inn": (10, 12),
    "ogrn": (13, 15), "isin": (12,), "uscc": (18,), "duns": (9,),
}  # fmt: skip
_SHORTEST_SLIPPED = 7
_LONGEST_SLIPPED = 128


def akin(type_name: str) -> tuple[str, ...]:
    """List the other types under which the same number may stand."""
    general = tuple(name for name, exact in _GENERAL.items() if type_name in exact)
    return (*_GENERAL.get(type_name, ()), *general)


Soundness = Literal["good", "mistyped", "none"]


@lru_cache(maxsize=65536)
def _read(type_name: str, text: str) -> tuple[str | None, Soundness]:
    """Give the canonical form of an identifier, if it has one, and how sound it is.

    It is asked for many times while an index is built.
    """
    try:
        return parse_identifier(type_name, text).value, "good"
    except CheckDigitError:
        return None, "mistyped"
    except InvalidValueError:
        return None, "none"


def _value_of(type_name: str, text: str) -> str | None:
    return _read(type_name, text)[0]


def soundness(type_name: str, text: str) -> Soundness:
    """Say whether a text may be an identifier of the type.

    "good" is one that may; "mistyped" has the form of one, but a wrong check digit;
    "none" cannot be one: "n/a", or a digit too few.
    """
    return _read(type_name, text)[1]


def is_placeholder(text: str) -> bool:
    """Say whether a text stands for a number that nobody knew.

    One digit again and again, or the digits in their order; some of these have a right
    check digit (IMO 1234567).
    """
    digits = raw_form(text)
    return len(digits) >= _SHORTEST_SLIPPED and (
        len(set(digits)) == 1 or digits in "01234567890" or digits in "9876543210"
    )


@lru_cache(maxsize=65536)
def identifier_keys(type_name: str, text: str) -> tuple[tuple[str, str], ...]:
    """List what one written identifier is the same as another by: (type, value) pairs.

    The canonical form where the text is a good identifier of that type, and its bare
    letters and digits in any case where one of them is a digit other than 0. Of what a
    party is reached at, `contact_key`.
    """
    value = _value_of(type_name, text)
    if value is not None and type_name in _CONTACTS:
        key = contact_key(type_name, value)
        return () if key is None else ((type_name, key),)
    keys = [] if value is None else [(type_name, value)]
    bare = raw_form(text)
    if len(bare) >= 4 and any(char.isdigit() and char != "0" for char in bare):
        keys.append((type_name, f"\x00{bare}"))
    return tuple(keys)


def lookup_keys(type_name: str, text: str) -> tuple[tuple[str, str], ...]:
    """List what an identifier is looked up by: its own keys, and a branch's its bank's.

    Who is found so need not have the same one: `identifier_keys` and `bank_of` tell.
    """
    keys = identifier_keys(type_name, text)
    bank = bank_of(type_name, text)
    return keys if bank is None else tuple(dict.fromkeys((*keys, (type_name, bank))))


def bank_of(type_name: str, text: str) -> str | None:
    """Give the part of a BIC that names the bank, for all its branches (ISO 9362)."""
    value = _value_of(type_name, text) if type_name == "bic" else None
    return None if value is None else value[:_BANK]


def asked_identifiers(
    identifiers: tuple[Identifier | tuple[str, str], ...],
) -> tuple[tuple[str, str], ...]:
    """Give the identifiers of a query as (type, text) pairs."""
    return tuple(
        (one.type, one.value) if isinstance(one, Identifier) else one
        for one in identifiers
    )


def is_decisive(type_name: str) -> bool:
    """Say whether one number of the type names one thing in the whole world."""
    return IDENTIFIER_TYPES[type_name].decisive


def is_contact(type_name: str) -> bool:
    """Say whether it is where a party is reached, which a whole group may share."""
    return type_name in _CONTACTS


def key_hash(type_name: str, value: str) -> int:
    """Reduce a key to 63 bits, the same in every process and on every platform."""
    digest = hashlib.blake2b(f"{type_name}\x1f{value}".encode(), digest_size=8)
    return int.from_bytes(digest.digest(), "big") >> 1


@dataclass(frozen=True, slots=True)
class IdentifierIndex:
    """Which parties have an identifier: sorted key hashes and the party beside each."""

    hashes: npt.NDArray[np.int64]
    parties: npt.NDArray[np.int32]

    @classmethod
    def build(cls, entries: list[tuple[int, int]]) -> "IdentifierIndex":
        """Index (key hash, party) pairs."""
        table = np.array(entries, dtype=np.int64).reshape(-1, 2)
        return cls(*once(table[:, 0], table[:, 1].astype(np.int32)))

    def find(self, type_name: str, text: str) -> Iterator[int]:
        """Give the parties that have this identifier, in order."""
        for key in lookup_keys(type_name, text):
            number = key_hash(*key)
            first = int(np.searchsorted(self.hashes, number, side="left"))
            while first < len(self.hashes) and self.hashes[first] == number:
                yield int(self.parties[first])
                first += 1


@lru_cache(maxsize=65536)
def fails_check(type_name: str, text: str) -> bool:
    """Say whether an identifier of a type with a check digit fails it, or its form."""
    return IDENTIFIER_TYPES[type_name].checked and _value_of(type_name, text) is None


@lru_cache(maxsize=65536)
def slip_form(type_name: str, text: str) -> str | None:
    """Give the form in which a slip is looked for; None where none could be told."""
    form = _form(type_name, text) if type_name in _SLIPPED else None
    long_enough = form is not None and len(form) >= _SHORTEST_SLIPPED
    return form if long_enough else None


def _form(type_name: str, text: str) -> str | None:
    form = _value_of(type_name, text)
    if form is None:
        form = raw_form(text)
        if type_name in _DIGITS_ONLY:
            form = _digits(form)
    if type_name == "crypto":
        form = raw_form("".join(text.split()[-1:]))
    return form if len(form) <= _LONGEST_SLIPPED else None


def _digits(form: str) -> str:
    """Give the digits of a text, and those that letters in it were meant for."""
    read = form.translate(_LOOKALIKES)
    if read.isdigit() and 3 * sum(map(str.isdigit, form)) >= 2 * len(form):
        return read
    return "".join(filter(str.isdigit, form))


def may_be_slip(type_name: str, text: str) -> bool:
    """Say whether a number that is none of its type may be one with a slip in it.

    True for types in which a slip can be told and texts as long as their numbers are.
    """
    form = slip_form(type_name, text)
    lengths = _LENGTHS.get(type_name)
    return form is not None and (lengths is None or len(form) in lengths)


def slip_between(type_name: str, asked: str, listed: str) -> str | None:
    """Say how an asked identifier is one slip from a listed one of the same type.

    A slip is one character replaced or two neighbours swapped; in what cannot be a
    number of the type, or has no check digit, also one missing or one too many; and
    letters for digits. None where it is more, or none at all.
    """
    none = soundness(type_name, asked) == "none"
    if type_name not in _SLIPPED and (
        type_name not in _SLIPPED_IF_NONE or _value_of(type_name, asked) is not None
    ):
        return None
    ours, theirs = _form(type_name, asked), _form(type_name, listed)
    # A ship's number that lacks a digit has six; of others, six are too few to tell.
    least = _SHORTEST_SLIPPED - (none and IDENTIFIER_TYPES[type_name].decisive)
    if not (
        ours and theirs and len(theirs) >= _SHORTEST_SLIPPED and len(ours) >= least
    ):
        return None
    if ours == theirs:
        return _written_otherwise(type_name, asked) if none else None
    if OSA.distance(ours, theirs, score_cutoff=1) != 1:
        return None
    any_length = none or not IDENTIFIER_TYPES[type_name].checked
    return _how(ours, theirs) if any_length or len(ours) == len(theirs) else None


def _how(ours: str, theirs: str) -> str:
    """Say how two forms differ that are one slip apart."""
    unit = "digit" if (ours + theirs).isdigit() else "character"
    if len(ours) != len(theirs):
        less = len(ours) < len(theirs)
        return f"one {unit} {'short of' if less else 'longer than'}"
    if sorted(ours) == sorted(theirs):
        return f"with two {unit}s swapped"
    return f"one {unit} from"


def _written_otherwise(type_name: str, asked: str) -> str | None:
    """Say what is wrong with the same digits: letters for some, or more around them."""
    if type_name not in _DIGITS_ONLY:
        return None
    bare = raw_form(asked)
    of_digits = len(_digits(bare)) == len(bare)
    return f"with {'a letter for a digit' if of_digits else 'more written around it'}"


def _slip_keys(asked: Sequence[tuple[str, str]]) -> tuple[Hashes, Ints]:
    """Reduce what is left of identifiers with any one character taken out to numbers.

    *asked* are (type, text) pairs; returns the numbers and beside each the place of its
    identifier. Two identifiers that are one slip apart share one such rest (Mor and
    Fraenkel, "A hash code method for detecting and correcting spelling errors", 1982).
    """
    read = [
        (at, type_, slip_form(type_, text)) for at, (type_, text) in enumerate(asked)
    ]
    forms = [(at, type_, form) for at, type_, form in read if form is not None]
    keys, of = without_a_letter([form for _, _, form in forms])
    # One with a check digit is not looked for with a character too many or too few.
    checked = np.array([IDENTIFIER_TYPES[type_].checked for _, type_, _ in forms], bool)
    kept = np.concatenate([np.flatnonzero(~checked), np.arange(len(forms), len(keys))])
    keys, of = keys[kept], of[kept]
    types, _ = letter_hashes([type_ for _, type_, _ in forms])
    places = np.array([at for at, _, _ in forms], dtype=np.int32)
    return keys ^ types[of], places[of]


@dataclass(frozen=True, slots=True)
class SlipIndex:
    """Which parties have an identifier one slip from another one.

    Sorted hashes of what is left of each identifier without one of its characters, and
    the party beside each; about ten entries an identifier.
    """

    hashes: Hashes
    parties: npt.NDArray[np.int32]

    @classmethod
    def build(cls, held: Iterable[tuple[int, tuple[str, str]]]) -> "SlipIndex":
        """Index the identifiers of listed parties: (place, (type, text as listed)).

        One that fails its own check digit is left out: it would be taken for a slip of
        numbers that are good.
        """
        entries = [(place, one) for place, one in held if not fails_check(*one)]
        keys, of = _slip_keys([one for _, one in entries])
        parties = np.array([place for place, _ in entries], dtype=np.int32)
        return cls(*once(keys, parties[of]))

    def find(self, type_name: str, text: str) -> Iterator[int]:
        """Give the parties that may have this identifier but for a slip, in order.

        `slip_between` says whether they do.
        """
        keys, _ = _slip_keys([(type_name, text)])
        first = np.searchsorted(self.hashes, keys, side="left")
        last = np.searchsorted(self.hashes, keys, side="right")
        _, places = spread(first, last)
        yield from np.unique(self.parties[places]).tolist()
