"""What the rule book says of owners: tests of each jurisdiction on a day."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from clearance.finding import Grade, Question, lowest
from clearance.law import UNKNOWN, Book, Facts, Rule, Spell, leaves

from ._edges import SlotKind
from ._holding import UNITS, WHOLE

_SUMS = ("party.owned.", "party.largest.")


@dataclass(frozen=True, slots=True)
class OwnershipRule:
    """From which share of listed owners on an entity is caught, on a day.

    `name` is that of the jurisdiction where the rule freezes or blocks (us, eu, uk …),
    else the id of the rule. `lists` are the lists whose parties count. `surely_from`
    and `maybe_from` are shares in units: from the first on it is caught, from the
    second on it may be; None is a line that the law does not draw. `adds_up` says
    whether holdings of several listed owners are added up (None: not stated), `joint`
    whether they are where they hold under one arrangement; `control` whether control
    counts without shares (None: not stated), `votes` whether votes count as shares do,
    `cascade` whether an entity that is caught passes on what it holds itself.
    `in_force` is None where the book does not know; `doubts` are its questions.
    """

    name: str
    title: str
    jurisdiction: str
    day: date
    sum: str
    lists: frozenset[str]
    rules: tuple[str, ...]
    surely_from: int | None
    maybe_from: int | None
    adds_up: bool | None
    joint: bool = False
    control: bool | None = False
    votes: bool = False
    cascade: bool = True
    in_force: bool | None = True
    citations: tuple[str, ...] = ()
    confidence: Grade = "A"
    doubts: tuple[Question, ...] = ()
    verify: tuple[str, ...] = ()

    @property
    def test(self) -> str:
        """Its test in words: "50 % or more", "more than 50 %"."""
        line = self.maybe_from if self.surely_from is None else self.surely_from
        if line is None:
            return "no share is enough"
        whole, finest = divmod(line, UNITS // 100)
        share = f"{Decimal(whole) / 100:f}"
        words = f"more than {share} %" if finest == 1 else f"{share} % or more"
        return f"perhaps {words}" if self.surely_from is None else words

    @property
    def counted(self) -> frozenset[SlotKind]:
        """What its test looks at."""
        kinds = {SlotKind.SHARES}
        if self.votes:
            kinds |= {SlotKind.VOTES}
        if self.control is not False:
            kinds |= {SlotKind.CONTROL}
        if self.joint:
            kinds |= {SlotKind.JOINT, SlotKind.MEMBER}
        if self.joint and self.votes:
            kinds |= {SlotKind.JOINT_VOTES}
        return frozenset(kinds)


def ownership_rules(book: Book, day: date) -> Mapping[str, OwnershipRule]:
    """Read the ownership tests that are in force on a day, by name.

    Those that define who is blocked come first, by jurisdiction; then rules that reach
    what parties on other lists own (sectoral lists, lists of the BIS). No figure stands
    here: the conditions of the book are tried on shares around its own figures.
    """
    lists = _lists(book, day)
    found = {}
    for name in sorted(lists):
        defined = book.definitions.get(f"party.blocked.{name}", ())
        some = [one for one in defined if _mentions(one.applies_when, name)]
        made = _rule(_Probe(book, day, name, defined), some, lists[name], name)
        if made is not None:
            found[name] = made
    for rule in sorted(book.rules.values(), key=lambda one: one.id):
        for name in sorted(_sums_of(rule) & set(lists)):
            if rule.defines is None and f"party.blocked.{name}" not in book.facts:
                probe = _Probe(book, day, name, ())
                made = _rule(probe, [rule], lists[name], rule.id)
                if made is not None and made.surely_from is not None:
                    found[rule.id] = made
    return found


def _lists(book: Book, day: date) -> dict[str, frozenset[str]]:
    """Give for each sum of holdings that the book asks about the lists that count."""
    found: dict[str, set[str]] = {}
    for row in book.lookups["lists"].on(day):
        for name in row.get("counts_for", ()):
            found.setdefault(name, set()).add(row["key"])
    return {name: frozenset(some) for name, some in found.items()}


def _sums_of(rule: Rule) -> set[str]:
    return {
        leaf["fact"].removeprefix(prefix)
        for leaf in leaves(rule.applies_when)
        for prefix in _SUMS
        if leaf.get("fact", "").startswith(prefix)
    }


def _mentions(written: Any, name: str) -> bool:
    wanted = {prefix + name for prefix in _SUMS}
    return any(leaf.get("fact") in wanted for leaf in leaves(written))


def _part(written: Any, name: str) -> Any:
    """Find the smallest part of a condition that holds all it says of a sum."""
    inner = written
    while isinstance(inner, dict) and len(inner) == 1:
        (parts,) = inner.values()
        holding = [one for one in parts if _mentions(one, name)]
        if len(holding) != 1:
            break
        inner = holding[0]
    return inner


@dataclass(frozen=True, slots=True)
class _Probe:
    """Tries conditions of the book on shares of a sum."""

    book: Book
    day: date
    name: str
    definitions: Sequence[Rule]

    def holds(self, rule: Rule, **known: Any) -> bool | None:
        """Weigh what a rule says of a sum; what is not told counts for nothing."""
        part = _part(rule.applies_when, self.name)
        given: dict[str, Any] = {"party.lists": []}
        for leaf in leaves(part):
            fact = leaf.get("fact", "")
            if fact and self.book.facts[fact].type == "boolean":
                given[fact] = False
        for word in ("owned", "largest"):
            given[f"party.{word}.{self.name}"] = "0"
        given |= {f"party.{word}.{self.name}": value for word, value in known.items()}
        facts = {one: value for one, value in given.items() if one in self.book.facts}
        return Facts(self.book, facts, self.day).weigh_part(rule, part).holds

    def alone(self, rule: Rule, units: int) -> bool | None:
        """Weigh a share that one owner holds alone, in units."""
        share = str(Decimal(units) / UNITS)
        return self.holds(rule, owned=share, largest=share)

    def together(self, rules: Sequence[Rule], *, joint: bool) -> bool | None:
        """Weigh whether many who hold all, each of them little, are added up."""
        whole = str(WHOLE // UNITS)
        return _any(self.holds(one, owned=whole, joint=joint) for one in rules)

    def lines(self, rules: Sequence[Rule]) -> tuple[int | None, int | None]:
        """Find the least share that is surely enough, and that may be."""
        tried = [
            (units, _any(self.alone(rule, units) for rule in rules))
            for units in sorted({0, WHOLE, *self._around(rules)})
        ]
        surely = next((units for units, holds in tried if holds), None)
        maybe = next((units for units, holds in tried if holds is not False), None)
        return surely, maybe

    def _around(self, rules: Sequence[Rule]) -> Iterator[int]:
        """Give shares around each figure of the rules."""
        for rule in rules:
            for parameter in rule.parameters.values():
                spell = parameter.on(self.day)
                if parameter.unit == "percent" and _has_figure(spell):
                    figure = int(Decimal(str(spell.value)) * UNITS)  # type: ignore[union-attr]
                    for units in (figure - 1, figure, figure + 1):
                        yield min(max(units, 0), WHOLE)

    def control(self) -> bool | None:
        """Weigh whether control is enough without shares."""
        fact = f"party.controlled.{self.name}"
        found: list[bool | None] = [False]
        for rule in self.definitions:
            spell = rule.on(self.day)
            if spell is not None and spell.value is not None:
                facts = Facts(self.book, self._only(fact), self.day)
                holds = facts.weigh(rule).holds
                found.append(None if holds and spell.value == UNKNOWN else holds)
        return _any(found)

    def _only(self, fact: str) -> dict[str, Any]:
        sums = {prefix + self.name: "0" for prefix in _SUMS}
        given: dict[str, Any] = {"party.lists": [], fact: True, **sums}
        given[f"party.joint.{self.name}"] = False
        return {one: value for one, value in given.items() if one in self.book.facts}


def _has_figure(spell: Spell | None) -> bool:
    return spell is not None and spell.value not in {None, UNKNOWN}


def _any(found: Any) -> bool | None:
    seen = list(found)
    return True if True in seen else (None if None in seen else False)


def _rule(
    probe: _Probe, rules: Sequence[Rule], lists: frozenset[str], name: str
) -> OwnershipRule | None:
    """Make the test of some rules; None where none of them is in force."""
    spells = {one.id: one.on(probe.day) for one in rules}
    alive = [one for one in rules if (at := spells[one.id]) and at.value is not None]
    if not alive:
        return None
    first = alive[0]
    now = [spell for one in alive if (spell := spells[one.id]) is not None]
    figures = [
        spell
        for one in alive
        for parameter in one.parameters.values()
        if parameter.unit in {"percent", "boolean"}
        and (spell := parameter.on(probe.day)) is not None
    ]
    surely, maybe = probe.lines(alive)
    adds_up = probe.together(alive, joint=False)
    told = (*now, *figures)
    return OwnershipRule(
        name=name,
        title=first.title,
        jurisdiction=first.jurisdiction,
        day=probe.day,
        sum=probe.name,
        lists=lists,
        rules=tuple(one.id for one in alive),
        surely_from=surely,
        maybe_from=maybe,
        adds_up=adds_up,
        joint=not adds_up and bool(probe.together(alive, joint=True)),
        control=probe.control(),
        votes=_says(alive, "votes_count", probe.day, otherwise=False),
        cascade=_says(alive, "cascade", probe.day, otherwise=True),
        in_force=None if all(one.value == UNKNOWN for one in now) else True,
        citations=tuple(dict.fromkeys(one.source for one in told)),
        confidence=lowest(one.confidence for one in told),
        doubts=tuple(_doubts(alive, spells)),
        verify=tuple(_verify(probe.book, alive, told)),
    )


def _says(rules: Sequence[Rule], figure: str, day: date, *, otherwise: bool) -> bool:
    """Read a yes or no of the rules; what none of them says is *otherwise*."""
    for rule in rules:
        parameter = rule.parameters.get(figure)
        spell = None if parameter is None else parameter.on(day)
        if spell is not None and spell.value in {True, False}:
            return bool(spell.value)
    return otherwise


def _doubts(
    rules: Sequence[Rule], spells: Mapping[str, Spell | None]
) -> Iterator[Question]:
    for rule in rules:
        spell = spells[rule.id]
        if spell is not None and spell.value == UNKNOWN:
            why = f" {spell.note}" if spell.note else ""
            yield Question(
                f"{rule.id}:in_force",
                f"Is {rule.title!r} in force? The rule book does not know from "
                f"{spell.start} on.{why}",
            )


def _verify(book: Book, rules: Sequence[Rule], spells: Sequence[Spell]) -> list[str]:
    ids = [one for rule in rules for one in rule.verify]
    ids += [one for spell in spells for one in spell.verify]
    return [book.uncertainties[one].text for one in dict.fromkeys(ids)]
