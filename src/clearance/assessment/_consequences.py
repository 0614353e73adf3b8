"""What follows from being on lists: the bans and risks that hang on them alone."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from clearance.errors import LawError
from clearance.finding import Grade, Outcome
from clearance.law import Book, Facts, Partial, Rule, beyond

_BOUND_ELSEWHERE = {
    "actor.us_person": False,
    "actor.us_nexus": False,
    "actor.foreign_person": True,
    "actor.foreign_financial_institution": True,
    "actor.financial_institution": True,
}


@dataclass(frozen=True, slots=True)
class Consequence:
    """What a jurisdiction says to those whom it binds of dealing with a listed party.

    `outcome` is UNKNOWN where it depends on what is done with the party; `to` says to
    whom it is said: those bound by the jurisdiction, or foreigners who are exposed.
    """

    jurisdiction: str
    name: str
    outcome: Outcome
    rule: str
    title: str
    confidence: Grade
    to: str


def consequences(
    book: Book, lists: Iterable[str], day: date, *, ship: bool = False, **party: Any
) -> tuple[Consequence, ...]:
    """Say what hangs on the lists that a party is on; the worst first.

    *ship* says that it is a vessel; *party* are more facts about it, such as
    programmes=[…]. What a rule would say of
    anybody is left out: only what being on these lists changes is told.
    """
    facts = _facts(book, party)
    there = tuple(dict.fromkeys(lists))
    known = {row["key"] for row in book.lookups["lists"].rows}
    on = {**facts, "party.lists": Partial(there, known)}
    if not any(one.startswith("us.") for one in there):
        on.setdefault("party.programmes", [])
    on["vessel.lists"] = list(there) if ship else []
    off = {**facts, "party.lists": [], "party.programmes": [], "vessel.lists": []}
    found = [
        consequence
        for row in book.lookups["jurisdictions"].rows
        for consequence in _of(book, row, (on, off), day)
    ]
    order = tuple(Outcome)
    return tuple(sorted(found, key=lambda one: order.index(one.outcome)))


def _facts(book: Book, party: Mapping[str, Any]) -> dict[str, Any]:
    """Give what is the same whether it is listed or not: anything may be done with it.

    Its owners are left out of it, since nothing is known of them here.
    """
    sums = ("party.owned.", "party.largest.")
    facts: dict[str, Any] = {"activity": list(book.facts["activity"].values)}
    facts |= {name: "0" for name in book.facts if name.startswith(sums)}
    facts |= {n: False for n in book.facts if n.startswith("party.controlled.")}
    told = {
        f"party.{name}": value for name, value in party.items() if value is not None
    }
    return facts | {name: value for name, value in told.items() if name in book.facts}


def _of(
    book: Book,
    row: Mapping[str, Any],
    facts: tuple[dict[str, Any], dict[str, Any]],
    day: date,
) -> Iterator[Consequence]:
    on, off = facts
    role = row.get("role")
    bound = {f"actor.{role}": True, "actor.financial_institution": True}
    for to, kinds, roles in (
        (role, {"prohibition", "licence_requirement"}, bound),
        ("foreigners", {"risk"}, _BOUND_ELSEWHERE),
    ):
        if to is None:
            continue
        with_it = Facts(book, {**on, **roles}, day)
        without = Facts(book, {**off, **roles}, day)
        for rule in book.ruling:
            if rule.jurisdiction == row["id"] and rule.kind in kinds:
                told = _told(rule, with_it, without)
                if told is not None:
                    outcome, title, grade = told
                    yield Consequence(
                        row["id"], row["name"], outcome, rule.id, title, grade, to
                    )


def _told(rule: Rule, on: Facts, off: Facts) -> tuple[Outcome, str, Grade] | None:
    """Say what a rule makes of being listed; that the book contradicts itself, too."""
    try:
        finding = beyond(rule, on, off)
    except LawError as error:
        return Outcome.UNKNOWN, f"The rule book contradicts itself: {error}", "D"
    if finding is None:
        return None
    return finding.outcome, rule.title, finding.confidence
