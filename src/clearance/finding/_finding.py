"""The answer of one rule to one set of facts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Literal

Grade = Literal["A", "B", "C", "D"]
"""How far a fact of law was checked.

A: read in an official source. B: read in a secondary source. C: general knowledge, not
read again. D: general knowledge that is uncertain or contested.
"""


class Outcome(StrEnum):
    """What a rule, or a jurisdiction, says of a deal; the worst first.

    `exposed` is a risk of being sanctioned oneself, not a ban. `needs_licence` is
    forbidden unless a licence covers it, and a person must check that it does.
    """

    PROHIBITED = "prohibited"
    NEEDS_LICENCE = "needs_licence"
    EXPOSED = "exposed"
    UNKNOWN = "unknown"
    PERMITTED = "permitted"
    NOT_CAUGHT = "not_caught"


_ORDER = tuple(Outcome)
_GRADES: tuple[Grade, ...] = ("A", "B", "C", "D")


def worst(outcomes: Iterable[Outcome]) -> Outcome:
    """Give the worst of some outcomes; NOT_CAUGHT where there are none."""
    return min(outcomes, key=_ORDER.index, default=Outcome.NOT_CAUGHT)


def lowest(grades: Iterable[Grade]) -> Grade:
    """Give the lowest of some grades; A where there are none."""
    return max(grades, key=_GRADES.index, default="A")


@dataclass(frozen=True, slots=True, order=True)
class Question:
    """A fact that a person must supply: its name, and the question to ask."""

    fact: str
    text: str


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do next: a word for it (block, report, ask …) and the sentence.

    `duty` is the id of the rule that demands it, and may set a term for it.
    """

    do: str
    text: str
    duty: str | None = None


@dataclass(frozen=True, slots=True)
class Tried:
    """An exception that was tried: whether it applies, and what must be asked or met.

    `applies` is None where facts are missing.
    """

    rule: str
    title: str
    applies: bool | None
    missing: tuple[Question, ...] = ()
    conditions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule says of the facts on a day.

    `because` are ids of the rules that decide, the rule itself first; `citations`
    name an instrument and the place in it; `missing` are the questions that are open;
    `verify` says what of the law itself a person should check. `confidence` is the
    lowest grade among the rules and figures that decided.
    """

    rule: str
    title: str
    jurisdiction: str
    outcome: Outcome
    because: tuple[str, ...]
    citations: tuple[str, ...] = ()
    missing: tuple[Question, ...] = ()
    confidence: Grade = "A"
    verify: tuple[str, ...] = ()
    tried: tuple[Tried, ...] = ()
    conditions: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    parameters: Mapping[str, Any] = field(default_factory=dict)
    note: str = ""
