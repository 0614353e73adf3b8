"""Pairs of things that share an identifier, or that a list says are one."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from ._contradictions import Strength, names_agree, same_name, shapes_differ
from ._evidence import TOO_MANY, Evidence, Rank
from ._traits import Number, Traits, countries_differ


@dataclass(frozen=True, slots=True)
class _NumberRule:
    """What a shared number of a type proves, and what of the names must agree."""

    rank: Rank
    label: str
    strength: Strength
    names: Callable[[Traits, Traits], bool] | None
    shapes: frozenset[str | None] | None = None


def _telling_equal(one: Traits, other: Traits) -> bool:
    """Say whether names of both have the same telling words: a branch is no bank."""
    ours = {name.telling for name in one.names if name.telling}
    return not ours.isdisjoint(name.telling for name in other.names if name.telling)


_S = Strength
_BODIES: frozenset[str | None] = frozenset({"body", "person", None})
_RULES: Mapping[str, _NumberRule] = {
    "same_as": _NumberRule(Rank.STATED, "", _S.STATED, None),
    "imo": _NumberRule(
        Rank.THING_ITSELF, "IMO", _S.DECISIVE, None, frozenset({"vessel"})
    ),
    "isin": _NumberRule(Rank.NUMBER, "ISIN", _S.TELLING, _telling_equal),
    "crypto": _NumberRule(
        Rank.NUMBER, "cryptocurrency address", _S.TELLING, names_agree
    ),
    "lei": _NumberRule(Rank.DECISIVE, "LEI", _S.DECISIVE, names_agree),
    "ogrn": _NumberRule(Rank.DECISIVE, "OGRN", _S.DECISIVE, names_agree),
    "inn": _NumberRule(Rank.DECISIVE, "INN", _S.DECISIVE, names_agree),
    "uscc": _NumberRule(
        Rank.DECISIVE, "Unified Social Credit Code", _S.DECISIVE, names_agree
    ),
    "imo_company": _NumberRule(
        Rank.DECISIVE, "IMO company number", _S.DECISIVE, names_agree, _BODIES
    ),
    "passport": _NumberRule(
        Rank.PASSPORT, "passport number", _S.TELLING, names_agree, frozenset({"person"})
    ),
    "bic": _NumberRule(Rank.NUMBER, "BIC", _S.TELLING, _telling_equal, _BODIES),
    "number": _NumberRule(Rank.NUMBER, "number", _S.TELLING, names_agree),
    "imo_unchecked": _NumberRule(
        Rank.NUMBER,
        "number (not a good IMO)",
        _S.TELLING,
        same_name,
        frozenset({"vessel"}),
    ),
    "imo_company_unchecked": _NumberRule(
        Rank.NUMBER, "number (not a good IMO)", _S.TELLING, names_agree, _BODIES
    ),
    "mmsi": _NumberRule(
        Rank.NUMBER, "MMSI", _S.NAMES, same_name, frozenset({"vessel"})
    ),
    "call_sign": _NumberRule(
        Rank.NUMBER, "call sign", _S.NAMES, same_name, frozenset({"vessel"})
    ),
    "serial_number": _NumberRule(
        Rank.NUMBER, "serial number", _S.NAMES, same_name, frozenset({"aircraft"})
    ),
}
# Of such things their number is the thing itself.
_ITSELF = {"isin": "security", "crypto": "wallet"}


def stated_by_lists(traits: Mapping[str, Traits]) -> Iterator[Evidence]:
    """Find pairs that lists themselves state to be one."""
    yield from _from_numbers(_holders(traits, "said"))


def proved_by_numbers(traits: Mapping[str, Traits]) -> Iterator[Evidence]:
    """Find pairs that share an identifier, with names as alike as its type demands."""
    yield from _from_numbers(_holders(traits, "numbers"))


def _holders(traits: Mapping[str, Traits], what: str) -> dict[Number, list[Traits]]:
    holders: dict[Number, list[Traits]] = defaultdict(list)
    for subject in sorted(traits):
        for number in getattr(traits[subject], what):
            holders[number].append(traits[subject])
    return holders


def _from_numbers(holders: Mapping[Number, list[Traits]]) -> Iterator[Evidence]:
    shared: dict[tuple[str, str], set[str]] = defaultdict(set)
    different: list[tuple[Traits, Traits, Number]] = []
    for number, group in sorted(holders.items()):
        if not 1 < len(group) <= TOO_MANY:
            continue
        careful = _named_apart(group)
        for one, other in combinations(group, 2):
            said = _of_number(one, other, number, careful=careful)
            if said is not None:
                yield said
            elif _RULES[number[0]].strength is Strength.DECISIVE:
                different.append((one, other, number))
                shared[one.subject, other.subject].add(number[0])
    yield from _two_numbers(different, shared)


def _named_apart(group: Sequence[Traits]) -> bool:
    """Say whether one list gives the number to two things of unlike names."""
    return any(
        one.lists & other.lists and not names_agree(one, other)
        for one, other in combinations(group, 2)
    )


def _of_number(
    one: Traits, other: Traits, number: Number, *, careful: bool
) -> Evidence | None:
    type_name, value = number
    rule = _RULES[type_name]
    if shapes_differ(one, other):
        return None
    if rule.shapes is not None and not {one.shape, other.shape} <= rule.shapes:
        return None
    itself = _ITSELF.get(type_name) == one.shape == other.shape
    if not itself:
        if rule.names is not None and not rule.names(one, other):
            return None
        if careful and type_name != "imo" and not names_agree(one, other):
            return None
        if type_name == "number" and (
            countries_differ(one, other) or _has_own_type(one, other, value)
        ):
            return None
    return Evidence(
        Rank.THING_ITSELF if itself else rule.rank,
        one.subject,
        other.subject,
        type_name,
        _stated(one, other, value)
        if type_name == "same_as"
        else f"Both give the {rule.label} {value}.",
        Strength.DECISIVE if itself else rule.strength,
    )


def _has_own_type(one: Traits, other: Traits, value: str) -> bool:
    """Say whether a number is told already as what it is, such as an INN."""
    shared = one.numbers & other.numbers
    return any(v == value and name != "number" for name, v in shared)


def _stated(one: Traits, other: Traits, value: str) -> str:
    for thing, named in ((one, other), (other, one)):
        if value == named.subject and ("same_as", value) in thing.said:
            return f"The entry {thing.subject} itself names {value} as the same."
    return f"Both entries name {value} as the same."


def _two_numbers(
    pairs: Iterable[tuple[Traits, Traits, Number]],
    shared: Mapping[tuple[str, str], set[str]],
) -> Iterator[Evidence]:
    """Believe unlike names where two decisive numbers of different types agree."""
    for one, other, (type_name, value) in pairs:
        if len(shared[one.subject, other.subject]) > 1 and not (
            shapes_differ(one, other) or one.lists & other.lists
        ):
            label = _RULES[type_name].label
            yield Evidence(
                Rank.TWO_NUMBERS,
                one.subject,
                other.subject,
                "two_numbers",
                f"Both give the {label} {value}, beside another number.",
                Strength.DECISIVE,
            )
