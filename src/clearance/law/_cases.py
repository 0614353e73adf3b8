"""The examples beside each rule: what it says of some facts on a day."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from clearance.errors import LawError
from clearance.finding import Finding
from clearance.values import load_yaml

from ._book import Book
from ._decide import Facts
from ._model import Rule

NOT_IN_FORCE = "not in force"


class Expected(BaseModel):
    """What a case expects; only what is written is compared.

    `holds` is for definitions and duties (true, false or null); the others for rules
    with an outcome. `because` are rules among those that decide; `missing` are all
    facts that are asked for; `licences` and `open` are exceptions that apply, and that
    cannot be told yet; `parameters` figures in force.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    outcome: str | None = None
    holds: bool | None = None
    because: tuple[str, ...] | None = None
    missing: tuple[str, ...] | None = None
    licences: tuple[str, ...] | None = None
    open: tuple[str, ...] | None = None
    parameters: Mapping[str, Any] | None = None
    confidence: str | None = None
    label: str | None = None


class _Written(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    day: date
    expect: Expected | str
    facts: Mapping[str, Any] = {}
    source: str | None = None


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    cases: tuple[_Written, ...]
    facts: Mapping[str, Any] = {}


@dataclass(frozen=True, slots=True)
class Case:
    """One example of a rule; `source` cites an official worked example."""

    rule: str
    name: str
    day: date
    facts: Mapping[str, Any]
    expect: Expected | str
    source: str | None = field(default=None)

    def faults(self, book: Book) -> list[str]:
        """Say where the book answers otherwise than the case expects."""
        book.check_facts(self.facts)
        rule = book.rules[self.rule]
        spell = rule.on(self.day)
        if spell is None or spell.value is None or self.expect == NOT_IN_FORCE:
            lives = spell is not None and spell.value is not None
            expects = self.expect != NOT_IN_FORCE
            word = "in force" if lives else NOT_IN_FORCE
            return [f"the rule is {word} on {self.day}"] if lives != expects else []
        if isinstance(self.expect, str):
            return [f"a case expects a mapping or {NOT_IN_FORCE!r}"]
        facts = Facts(book, self.facts, self.day)
        return list(_compare(self.expect, facts, rule))


def cases_of(rule: Rule, folder: Path) -> tuple[Case, ...]:
    """Read the cases that stand beside a rule in the folder of a book.

    Raises LawError for a file that is missing or does not read.
    """
    path = folder / (rule.id.replace(".", "/") + ".cases.yml")
    name = path.relative_to(folder).as_posix()
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        raise LawError(f"{rule.id} has no examples: write {name}.") from None
    try:
        read = _File.model_validate(load_yaml(text, name))
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise LawError(f"{name}: {place}: {first['msg']}.") from None
    return tuple(_case(rule, read, one) for one in read.cases)


def _case(rule: Rule, read: _File, one: _Written) -> Case:
    facts = {**read.facts, **one.facts}
    return Case(rule.id, one.name, one.day, facts, one.expect, one.source)


def _compare(expect: Expected, facts: Facts, rule: Rule) -> Iterator[str]:
    told = expect.model_fields_set
    if "holds" in told:
        weighed = facts.weigh(rule)
        if weighed.holds is not expect.holds:
            yield f"it holds: {weighed.holds}, not {expect.holds}"
        asked = [question.fact for question in weighed.missing]
        because = (rule.id, *weighed.because)
    else:
        found = facts.decide(rule)
        assert found is not None
        if "outcome" in told and found.outcome != expect.outcome:
            yield f"the outcome is {found.outcome}, not {expect.outcome}"
        yield from _compare_tried(expect, found)
        asked = [question.fact for question in found.missing]
        because = found.because
        if expect.confidence not in {None, found.confidence}:
            yield f"the confidence is {found.confidence}, not {expect.confidence}"
    if expect.missing is not None and sorted(asked) != sorted(expect.missing):
        yield f"it asks for {sorted(asked)}, not {sorted(expect.missing)}"
    if expect.because is not None and not set(expect.because) <= set(because):
        yield f"it rests on {list(because)}, not {list(expect.because)}"
    spell = rule.on(facts.day)
    if "label" in told and spell is not None and spell.label != expect.label:
        yield f"the spell is {spell.label!r}, not {expect.label!r}"
    for name, value in (expect.parameters or {}).items():
        spell = rule.parameters[name].on(facts.day) if name in rule.parameters else None
        own = None if spell is None else spell.value
        if _figure(own) != _figure(value):
            yield f"the figure {name!r} is {own!r}, not {value!r}"


def _compare_tried(expect: Expected, found: Finding) -> Iterator[str]:
    for word, wanted, applies in (
        ("exceptions that apply", expect.licences, True),
        ("exceptions that are open", expect.open, None),
    ):
        own = {one.rule for one in found.tried if one.applies is applies}
        if wanted is not None and not set(wanted) <= own:
            yield f"the {word} are {sorted(own)}, not {list(wanted)}"


def _figure(value: Any) -> Any:
    """Compare 50 and 50.00 as the numbers that they are."""
    try:
        return Decimal(value)
    except (ArithmeticError, TypeError, ValueError):
        return value
