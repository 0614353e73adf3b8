"""What is asked of the lists, and what they answer: query, match, evidence."""

from collections.abc import Collection
from dataclasses import dataclass

from clearance.entities import Listing
from clearance.errors import UsageError
from clearance.values import Identifier, PartialDate

# Chosen for at most 0.5 % false positives by name alone, on 49,922 innocents against
# all names of OFAC's SDN list (benchmarks/RESULTS.md).
DEFAULT_THRESHOLD = 0.71


@dataclass(frozen=True, slots=True)
class Query:
    """One party that somebody asks about; everything but the subject may be missing.

    `names` are all the names it is known to go by; `kind` is a kind of
    `clearance.entities` such as "Person" or "Vessel"; `identifiers` are parsed, or
    pairs of type name and text that are read when asked; `countries` are codes such as
    "ru"; `birth_dates` are dates or ISO prefixes ("1962-03"); `genders` are "male",
    "female" or "other". What is missing is neutral.
    """

    id: str | None = None
    names: tuple[str, ...] = ()
    kind: str | None = None
    identifiers: tuple[Identifier | tuple[str, str], ...] = ()
    countries: tuple[str, ...] = ()
    birth_dates: tuple[PartialDate | str, ...] = ()
    genders: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for or against a match, as a sentence a compliance officer reads.

    `points` is above 0 for, below 0 against, 0 for what is told but does not count;
    `code` names the reason for machines: name, identifier, country, birth_date and so
    on.
    """

    text: str
    points: float
    code: str


@dataclass(frozen=True, slots=True)
class Match:
    """A listed party that may be the one asked about.

    `score` runs from 0 to 1 and orders alerts; it is not a probability. `name` is the
    listed name that fits best, None where only an identifier fits.
    """

    listing: Listing
    score: float
    name: str | None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Options:
    """How to ask: the lowest score to report, how many matches, of what and whom.

    `kinds` keeps listed parties of these kinds or kinds that extend them; `sources`
    keeps those on at least one of these lists. Raises UsageError for a threshold
    outside 0 to 1 and for a limit below 1.
    """

    threshold: float = DEFAULT_THRESHOLD
    limit: int = 5
    kinds: Collection[str] | None = None
    sources: Collection[str] | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.threshold <= 1:
            raise UsageError(
                f"The threshold is {self.threshold}; give a number from 0 to 1."
            )
        if self.limit < 1:
            raise UsageError(f"The limit is {self.limit}; give 1 or more.")
