"""Numbers and codes of a listed party, and of the one that is asked about."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import OSA

from clearance.entities import Entity, Listing, kinds
from clearance.errors import InvalidValueError
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
    identifier_types_of,
    parse_identifier,
)

# What hangs on a party and holds a number of its own: the types it may be of.
_ATTACHED: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "Passport": {"number": ("passport",), "passportNumber": ("passport",)},
    "Identification": {"number": ("national_id",)},
    "CryptoWallet": {"publicKey": ("crypto",), "cryptoAddress": ("crypto",)},
    "Security": {"isin": ("isin",)},
    "BankAccount": {"iban": ("iban",), "bic": ("bic",)},
}
# Numbers that one names exactly and another in general: a "tax number" of a Russian
# company is its INN. Equal, they are one number; unequal, they say nothing.
_GENERAL: Mapping[str, tuple[str, ...]] = {
    "tax_number": ("inn", "vat", "uscc"),
    "registration_number": ("ogrn", "uscc"),
}
# Words for the same web page or shared by many holders: they point, but prove little.
_HINTS = frozenset({"website", "email", "phone"})
# Types in which one character wrong can be told from another number: long enough, and
# not as dense as bank codes or call signs.
_SLIPPED = frozenset(
    {
        "imo", "imo_company", "mmsi", "lei", "inn", "ogrn", "isin", "iban", "uscc",
        "duns", "vat", "passport", "national_id", "tax_number", "registration_number",
        "crypto",
    }
)  # fmt: skip
_DIGITS_ONLY = frozenset({"imo", "imo_company", "mmsi", "inn", "ogrn", "duns"})
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


def raw_form(text: str) -> str:
    """Letters and digits of a text in upper case, for numbers no scheme can read."""
    upper = text.upper()
    return upper if upper.isalnum() else "".join(filter(str.isalnum, upper))


@lru_cache(maxsize=65536)
def _value_of(type_name: str, text: str) -> str | None:
    """Give the canonical form of an identifier; None where it is none of its type.

    It is asked for thrice while an index is built.
    """
    try:
        return parse_identifier(type_name, text).value
    except InvalidValueError:
        return None


@lru_cache(maxsize=65536)
def identifier_keys(type_name: str, text: str) -> tuple[tuple[str, str], ...]:
    """List what one written identifier is looked up by: (type, value) pairs.

    The canonical form where the text is a good identifier of that type, and its bare
    letters and digits in any case.
    """
    keys = []
    value = _value_of(type_name, text)
    if value is not None:
        keys.append((type_name, value))
    bare = raw_form(text)
    if len(bare) >= 4:
        keys.append((type_name, f"\x00{bare}"))
    return tuple(keys)


def identifiers_of(listing: Listing) -> Iterator[tuple[str, str]]:
    """Give every identifier of a listed party as (type, text as listed), once each."""
    seen = dict.fromkeys(_own(listing.entity))
    for thing in listing.attached:
        seen |= dict.fromkeys(_held(thing, listing.entity.id))
    yield from seen


def _own(entity: Entity) -> Iterator[tuple[str, str]]:
    for prop, values in entity.properties.items():
        for type_ in _types_of(prop, entity.kind):
            yield from ((type_, value) for value in values)


@lru_cache(maxsize=4096)
def _types_of(prop: str, kind: str) -> tuple[str, ...]:
    types = tuple(type_.name for type_ in identifier_types_of(prop))
    if "tail_number" in types:
        # Aircraft and companies both have a registration number, of different kinds.
        aircraft = kinds()[kind].is_a("Airplane")
        types = tuple(t for t in types if (t == "tail_number") == aircraft)
    return types


def _held(thing: Entity, holder: str) -> Iterator[tuple[str, str]]:
    """Give the numbers of what a party holds; another holder's are not its own."""
    properties = _ATTACHED.get(thing.kind)
    if properties is None or holder not in (
        thing.first("holder") or holder,
        thing.first("issuer") or "",
    ):
        return
    for prop, types in properties.items():
        yield from ((t, value) for value in thing.get(prop) for t in types)


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


def is_hint(type_name: str) -> bool:
    """Say whether many may share an identifier of the type, such as a web address."""
    return type_name in _HINTS


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
        for key in identifier_keys(type_name, text):
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
    if type_name not in _SLIPPED:
        return None
    form = _value_of(type_name, text)
    if form is None:
        form = raw_form(text)
        if type_name in _DIGITS_ONLY:
            form = "".join(char for char in form if char.isdigit())
    if type_name == "crypto":
        form = raw_form("".join(text.split()[-1:]))
    return form if _SHORTEST_SLIPPED <= len(form) <= _LONGEST_SLIPPED else None


def may_be_slip(type_name: str, text: str) -> bool:
    """Say whether a number that is none of its type may be one with a slip in it.

    True for types in which a slip can be told and texts as long as their numbers are.
    """
    form = slip_form(type_name, text)
    lengths = _LENGTHS.get(type_name)
    return form is not None and (lengths is None or len(form) in lengths)


def slip_between(type_name: str, asked: str, listed: str) -> str | None:
    """Say how an asked identifier is one slip from a listed one of the same type.

    A slip is one character replaced or two neighbours swapped; where there is no check
    digit also one missing or one too many. None where it is more, or none at all.
    """
    ours, theirs = slip_form(type_name, asked), slip_form(type_name, listed)
    if ours is None or theirs is None:
        return None
    if OSA.distance(ours, theirs, score_cutoff=1) != 1:
        return None
    unit = "digit" if (ours + theirs).isdigit() else "character"
    if len(ours) != len(theirs):
        if IDENTIFIER_TYPES[type_name].checked:
            return None
        less = len(ours) < len(theirs)
        return f"one {unit} {'short of' if less else 'longer than'}"
    if sorted(ours) == sorted(theirs):
        return f"with two {unit}s swapped"
    return f"one {unit} from"


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
