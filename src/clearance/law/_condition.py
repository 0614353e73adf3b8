"""Conditions of rules: true, false, or unknown with the questions that are open."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Protocol

from clearance.errors import LawError
from clearance.finding import Grade, Question


@dataclass(frozen=True, slots=True)
class Weighed:
    """What a condition comes to: `holds` is None where facts are missing.

    `because` are the definitions that it rests on, with their citations, grades and
    what of them should be verified.
    """

    holds: bool | None
    missing: tuple[Question, ...] = ()
    because: tuple[str, ...] = ()
    citations: tuple[str, ...] = ()
    grades: tuple[Grade, ...] = ()
    verify: tuple[str, ...] = ()


TRUE, FALSE = Weighed(holds=True), Weighed(holds=False)


@dataclass(frozen=True, slots=True)
class Known:
    """A fact as it is known: its value, or None and how it was weighed."""

    value: Any
    weighed: Weighed


class Asked(Protocol):
    """Where a condition looks up facts, figures of its rule, and tables."""

    day: date

    def fact(self, name: str) -> Known:
        """Give a fact; value None where it is not known."""

    def open(self, name: str) -> Weighed:
        """Give the question for a fact."""

    def figure(self, name: str) -> Known:
        """Give the value of a parameter of the rule on the day."""

    def listed(self, table: str, key: str, where: Mapping[str, Any]) -> Known:
        """Say whether a table has a row for a key, with these values."""


class Partial(frozenset[str]):
    """A set of which only a part is known: what begins with one of `known`.

    What of that part is not in it is certainly not in it; of the rest nothing is known.
    """

    known: frozenset[str]

    def __new__(cls, values: Iterable[str], known: Iterable[str]) -> "Partial":
        """Make it of the values that are in it, and the beginnings that are known."""
        made = super().__new__(cls, values)
        made.known = frozenset(known)
        return made

    def covers(self, value: str) -> bool:
        """Say whether it is known of a value that is not in the set."""
        return any(value == one or value.startswith(f"{one}.") for one in self.known)


Condition = Callable[[Asked], Weighed]


def always(_asked: Asked) -> Weighed:
    """Hold for whatever facts."""
    return TRUE


def read_condition(written: Any, facts: Mapping[str, Any], where: str) -> Condition:
    """Read a condition as it is written in a rule.

    `{all: […]}`, `{any: […]}`, `{not: …}`, or a comparison of one fact:
    `{fact: NAME, is: VALUE}`, `has` (a set has it), `has_any`, `in` (one of several),
    `at_least`, `more_than`, `at_most`, `below`, `from` and `before` (days), `lookup`
    (a table has a row for it; `where` narrows it). A value that begins with `$` is a
    parameter of the rule; `{figure: NAME, is: VALUE}` compares one.
    Raises LawError, naming *where*, for what is none of these.
    """
    if written is None:
        return always
    if not isinstance(written, dict) or not written:
        raise LawError(f"{where}: a condition is a mapping, not {written!r}.")
    if len(written) == 1:
        ((word, inner),) = written.items()
        if word in {"all", "any"} and isinstance(inner, list):
            parts = [read_condition(one, facts, where) for one in inner]
            return _all(parts) if word == "all" else _any(parts)
        if word == "not":
            return _not(read_condition(inner, facts, where))
    return _comparison(written, facts, where)


def joined(weighed: Sequence[Weighed], *, holds: bool | None) -> Weighed:
    """Put together what several conditions rest on."""
    if len(weighed) == 1 and weighed[0].holds is holds:
        return weighed[0]
    if holds is not None and all(one is TRUE or one is FALSE for one in weighed):
        return TRUE if holds else FALSE  # nothing to put together
    return Weighed(
        holds=holds,
        missing=tuple(dict.fromkeys(q for one in weighed for q in one.missing)),
        because=tuple(dict.fromkeys(b for one in weighed for b in one.because)),
        citations=tuple(dict.fromkeys(c for one in weighed for c in one.citations)),
        grades=tuple(g for one in weighed for g in one.grades),
        verify=tuple(dict.fromkeys(v for one in weighed for v in one.verify)),
    )


def _all(parts: Sequence[Condition]) -> Condition:
    def weigh(asked: Asked) -> Weighed:
        seen: list[Weighed] = []
        for part in parts:
            weighed = part(asked)
            if weighed.holds is False:
                return weighed
            seen.append(weighed)
        open_ones = [one for one in seen if one.holds is None]
        return joined(open_ones or seen, holds=None if open_ones else True)

    return weigh


def _any(parts: Sequence[Condition]) -> Condition:
    def weigh(asked: Asked) -> Weighed:
        seen: list[Weighed] = []
        for part in parts:
            weighed = part(asked)
            if weighed.holds:
                return weighed
            seen.append(weighed)
        open_ones = [one for one in seen if one.holds is None]
        return joined(open_ones or seen, holds=None if open_ones else False)

    return weigh


def _not(part: Condition) -> Condition:
    def weigh(asked: Asked) -> Weighed:
        weighed = part(asked)
        if weighed.holds is None:
            return weighed
        return joined([weighed], holds=not weighed.holds)

    return weigh


def _comparison(
    written: Mapping[str, Any], facts: Mapping[str, Any], where: str
) -> Condition:
    words = dict(written)
    if "figure" in words:
        return _figure(words, where)
    name = words.pop("fact", None)
    if name not in facts:
        raise LawError(f"{where}: there is no fact {name!r}; see facts.yml.")
    narrow = words.pop("where", {}) if "lookup" in words else {}
    if len(words) != 1:
        raise LawError(f"{where}: {written!r} needs one comparison.")
    ((word, value),) = words.items()
    if word == "lookup":
        return _lookup(name, value, narrow)
    if word not in _COMPARE:
        raise LawError(
            f"{where}: {word!r} compares nothing; use {', '.join(_COMPARE)}."
        )
    return _compare(name, _COMPARE[word], value)


def _compare(name: str, holds: Callable[[Any, Any], bool], value: Any) -> Condition:
    figure = value[1:] if isinstance(value, str) and value.startswith("$") else None

    def weigh(asked: Asked) -> Weighed:
        known = asked.fact(name)
        if known.value is None:
            return known.weighed
        if figure is None:
            found = holds(known.value, value)
            if not found and _open_part(known.value, value):
                return asked.open(name)
            return joined([known.weighed], holds=found)
        other = asked.figure(figure)
        if other.value is None:
            return other.weighed
        both = [known.weighed, other.weighed]
        return joined(both, holds=holds(known.value, other.value))

    return weigh


def _open_part(value: Any, others: Any) -> bool:
    """Say whether a set, known in part, might have one of some values."""
    if not isinstance(value, Partial):
        return False
    wanted = [others] if isinstance(others, str) else others
    return not all(value.covers(one) for one in wanted)


def _figure(words: Mapping[str, Any], where: str) -> Condition:
    if set(words) != {"figure", "is"}:
        raise LawError(f"{where}: {words!r} needs `figure` and `is`.")
    name, value = words["figure"], words["is"]

    def weigh(asked: Asked) -> Weighed:
        known = asked.figure(name)
        if known.value is None:
            return known.weighed
        return joined([known.weighed], holds=bool(known.value == value))

    return weigh


def _lookup(name: str, table: str, where: Mapping[str, Any]) -> Condition:
    def weigh(asked: Asked) -> Weighed:
        known = asked.fact(name)
        if known.value is None:
            return known.weighed
        values = known.value if isinstance(known.value, frozenset) else [known.value]
        found = [asked.listed(table, str(value), where) for value in sorted(values)]
        rows = [one.weighed for one in found if one.value]
        return joined(rows or [known.weighed], holds=bool(rows))

    return weigh


def number(value: Any) -> Decimal:
    """Read a number as it is written; raises LawError for what is none."""
    try:
        return Decimal(str(value))
    except InvalidOperation:
        raise LawError(f"{value!r} is no number.") from None


def _same(value: Any, other: Any) -> bool:
    return bool(value == other)


def _any_of(value: Any, others: Any) -> bool:
    return not frozenset(value).isdisjoint(others)


_COMPARE: Mapping[str, Callable[[Any, Any], bool]] = {
    "is": _same,
    "in": lambda value, others: value in others,
    "has": lambda value, other: other in value,
    "has_any": _any_of,
    "at_least": lambda value, other: number(value) >= number(other),
    "more_than": lambda value, other: number(value) > number(other),
    "at_most": lambda value, other: number(value) <= number(other),
    "below": lambda value, other: number(value) < number(other),
    "from": lambda value, other: value >= other,
    "before": lambda value, other: value < other,
}
