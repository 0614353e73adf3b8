"""What is told of the rule book and of a deal that was put to it."""

from dataclasses import dataclass
from datetime import date, datetime

from clearance.assessment import Assessment, Ruled
from clearance.knowledge import Version
from clearance.law import Book, Case, Rule, Turn
from clearance.screening import Match

from ._exposure import ExposureReport
from ._owners import ProofLine


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
class OwnedFact:
    """A fact on a party that its owners settle: by whose holdings, with the proof.

    `value` is a percentage as text, or yes; `rules` are those whose test was applied;
    `holders` tell who holds what so that it counts, by which source.
    """

    fact: str
    value: str | bool
    rules: tuple[str, ...]
    holders: tuple[str, ...]
    proof: tuple[ProofLine, ...]


@dataclass(frozen=True, slots=True)
class DealParty:
    """What owners and ties say of one of a deal; `name` is that in the findings.

    `id` is its id in the graph; `facts` those that were taken; `asks` what to find out
    about its owners; `differs` where the deal itself says otherwise; `exposure` its
    paths to listed parties, where it is on no list and of a third country.
    """

    name: str
    id: str
    facts: tuple[OwnedFact, ...] = ()
    asks: tuple[str, ...] = ()
    differs: tuple[str, ...] = ()
    exposure: ExposureReport | None = None


@dataclass(frozen=True, slots=True)
class AssessmentReport:
    """An assessment with what it rests on: hits, lists, owners, versions, and when.

    `parties` are those of whom owners or ties say something, by `files` and lists.
    """

    assessment: Assessment
    book: Book
    hits: tuple[Hit, ...]
    lists: tuple[Version, ...]
    notes: tuple[str, ...]
    made_at: datetime
    clearance_version: str
    parties: tuple[DealParty, ...] = ()
    files: tuple[str, ...] = ()

    def evidence(self, ruled: Ruled) -> tuple[OwnedFact, ...]:
        """Give the facts on owners that a finding rests on."""
        because = set(ruled.finding.because)
        return tuple(
            fact
            for party in self.parties
            if party.name in ruled.about
            for fact in party.facts
            if not because.isdisjoint(fact.rules)
        )
