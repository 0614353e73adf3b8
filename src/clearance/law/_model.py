"""What stands in the rule book: rules, instruments, look-up tables, signals."""

from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from clearance.finding import Grade

Kind = Literal[
    "prohibition",
    "licence_requirement",
    "risk",
    "licence",
    "exception",
    "duty",
    "definition",
    "conflict",
    "information",
]
"""What a rule does.

prohibition, licence_requirement and risk have outcomes of their own (prohibited,
needs_licence, exposed). An exception makes what it excepts permitted; a licence makes
it needs_licence: it may be licensed once its conditions were checked. A prohibition
with `exception_to` a licence is a carve-out. A duty asks for something to be done and
has no outcome. A definition says when a fact holds. A conflict names two rules of which
obeying one may breach the other. Information is shown and decides nothing.
"""

UNKNOWN = "unknown"
"""The value of a spell of which the book does not know whether or how it applies."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Spell(_Part):
    """A value from a day on, until the next spell begins; null ends it.

    `source` is the id of an instrument, a comma, and the place in it. `verify` are ids
    of uncertainties.
    """

    start: Annotated[date, Field(alias="from")]
    value: Any
    source: str
    confidence: Grade
    label: str | None = None
    note: str | None = None
    verify: tuple[str, ...] = ()

    @property
    def instrument(self) -> str:
        """The id of the instrument that is cited."""
        return self.source.partition(",")[0].strip()


def _rising(spells: tuple[Spell, ...]) -> tuple[Spell, ...]:
    days = [spell.start for spell in spells]
    if not spells:
        raise ValueError("there is no spell")
    if any(later <= earlier for earlier, later in pairwise(days)):
        raise ValueError(f"the days of spells must rise and not repeat: {days}")
    return spells


def _on(spells: tuple[Spell, ...], day: date) -> Spell | None:
    """Give the spell that holds on a day; None before the first."""
    found = None
    for spell in spells:
        if spell.start > day:
            break
        found = spell
    return found


class Parameter(_Part):
    """A figure or text of the law that changes over time.

    `unit` says what it measures: percent, days, business_days, years, usd, eur, gbp,
    usd_per_barrel, day, boolean, text, list … `step` is the smallest step of a figure
    that the rule compares with a fact: examples stand one step below, at and above.
    """

    unit: str
    spells: tuple[Spell, ...]
    step: str | None = None
    text: str | None = None

    _days = field_validator("spells")(_rising)

    def on(self, day: date) -> Spell | None:
        """Give the spell that holds on a day; None before the first."""
        return _on(self.spells, day)


class Between(_Part):
    """For a conflict: obeying which rules may breach which, and how likely."""

    obeying: tuple[str, ...]
    breaches: tuple[str, ...]
    level: Literal["none", "possible", "high", "divergence"]


class Next(_Part):
    """A step to take where the rule applies; `duty` names the rule that demands it."""

    do: Literal[
        "block", "reject", "report", "ask", "licence", "walk_away", "keep", "check"
    ]
    text: str
    duty: str | None = None


class Rule(_Part):
    """One rule of one jurisdiction, with its history."""

    id: str
    title: str
    jurisdiction: str
    kind: Kind
    topics: tuple[str, ...]
    text: str
    in_force: tuple[Spell, ...]
    checked_on: date
    binds: tuple[str, ...] = ()
    applies_when: Any = None
    defines: str | None = None
    exception_to: tuple[str, ...] = ()
    parameters: Mapping[str, Parameter] = Field(default_factory=dict)
    conditions: tuple[str, ...] = ()
    then: tuple[Next, ...] = ()
    between: Between | None = None
    see: tuple[str, ...] = ()
    read_in: tuple[str, ...] = ()
    verify: tuple[str, ...] = ()
    note: str | None = None

    _days = field_validator("in_force")(_rising)

    @model_validator(mode="after")
    def _sound(self) -> Self:
        if (self.kind == "definition") != (self.defines is not None):
            raise ValueError("a definition, and nothing else, has `defines`")
        if (self.kind == "conflict") != (self.between is not None):
            raise ValueError("a conflict, and nothing else, has `between`")
        if self.kind in {"licence", "exception"} and not self.exception_to:
            raise ValueError(f"a rule of kind {self.kind} needs `exception_to`")
        values = {str(spell.value) for spell in self.in_force}
        if not values <= {"True", "None", UNKNOWN}:
            raise ValueError("in_force has the values true, null and unknown")
        return self

    def on(self, day: date) -> Spell | None:
        """Give the spell of the rule on a day; None before its life."""
        return _on(self.in_force, day)

    @property
    def spells(self) -> tuple[Spell, ...]:
        """All spells: of the rule and of its parameters."""
        own = (p.spells for p in self.parameters.values())
        return sum(own, self.in_force)


class Instrument(_Part):
    """A law, order, regulation, licence or guidance that rules cite."""

    id: str
    title: str
    issuer: str
    jurisdiction: str
    kind: str
    confidence: Grade
    published: date | None = None
    url: str | None = None
    amends: tuple[str, ...] = ()
    repeals: tuple[str, ...] = ()
    note: str | None = None
    read_in: tuple[str, ...] = ()


class Lookup(_Part):
    """A table of the law that is long: goods, sectors, countries, ports, red flags.

    Each row has its `key` field; `from` and `until` (its last day) where it has a life.
    `match` prefix: a longer code is found by the row that it begins with.
    """

    id: str
    title: str
    key: str
    source: str
    confidence: Grade
    checked_on: date
    rows: tuple[Mapping[str, Any], ...]
    match: Literal["exact", "prefix"] = "exact"
    note: str | None = None
    read_in: tuple[str, ...] = ()
    verify: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _keyed(self) -> Self:
        for number, row in enumerate(self.rows, start=1):
            if not isinstance(row.get(self.key), str):
                raise ValueError(  # noqa: TRY004 (pydantic reports this one)
                    f"row {number} has no text under {self.key!r}"
                )
        return self

    def on(self, day: date) -> list[Mapping[str, Any]]:
        """Give the rows that hold on a day; one without days holds on all."""
        return [row for row in self.rows if _holds(row, day)]

    def find(self, key: str, day: date) -> list[Mapping[str, Any]]:
        """Give the rows for a key that hold on a day."""
        rows = self.on(day)
        if self.match == "prefix":
            return [row for row in rows if key.startswith(row[self.key])]
        return [row for row in rows if row[self.key] == key]


def _holds(row: Mapping[str, Any], day: date) -> bool:
    start, until = row.get("from"), row.get("until")
    return not (start and day < start) and not (until and day > until)


class Uncertainty(_Part):
    """Something about the law that a person should verify; 1 is most urgent."""

    id: str
    priority: Annotated[int, Field(ge=1, le=3)]
    about: str
    text: str


class Signal(_Part):
    """A statement or meeting of officials: shown beside rules, never deciding."""

    id: str
    day: date
    who: str
    text: str
    confidence: Grade
    source: str
    place: str | None = None
    about: tuple[str, ...] = ()
    url: str | None = None


class Fact(_Part):
    """A fact that rules ask about: its name, its type, and the question for it.

    `otherwise` is what holds where no definition in force says anything: false, or
    unknown.
    """

    name: str
    type: Literal["boolean", "text", "set", "number", "day"]
    question: str
    values: tuple[str, ...] = ()
    otherwise: Literal["false", "unknown"] = "false"
