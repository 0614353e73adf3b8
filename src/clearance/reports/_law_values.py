"""What is told of the rule book and of a deal that was put to it."""

from dataclasses import dataclass
from datetime import date, datetime

from clearance.assessment import Assessment
from clearance.knowledge import Version
from clearance.law import Book, Case, Rule, Turn
from clearance.screening import Match


@dataclass(frozen=True, slots=True)
class RuleShown:
    """One rule as of a day, with its examples and the rules that except it."""

    book: Book
    rule: Rule
    day: date
    cases: tuple[Case, ...]
    exceptions: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class RulesFound:
    """The rules that were asked for, as of a day where one was named."""

    book: Book
    rules: tuple[Rule, ...]
    day: date | None


@dataclass(frozen=True, slots=True)
class LawChanges:
    """What turned in the law after `start` and up to `end`."""

    book: Book
    start: date
    end: date
    turns: tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """Somebody of a deal found on lists: as whom, how surely, on which.

    `taken` says that the answer takes the two for one; a lesser match is only told, and
    leaves open whether the lists that it is on name them.
    """

    name: str
    match: Match
    lists: tuple[str, ...]
    taken: bool = True


@dataclass(frozen=True, slots=True)
class AssessmentReport:
    """An assessment with what it rests on: hits, lists, versions, and when."""

    assessment: Assessment
    book: Book
    hits: tuple[Hit, ...]
    lists: tuple[Version, ...]
    notes: tuple[str, ...]
    made_at: datetime
    clearance_version: str
