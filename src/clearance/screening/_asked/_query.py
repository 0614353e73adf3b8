"""What is asked of the lists, and what they answer: query, match, evidence."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal, cast, get_args

from clearance.entities import Listing
from clearance.errors import UsageError
from clearance.screening._fit import rebased
from clearance.values import Identifier, PartialDate

# The base rate of `calibration.yml` is such that at this probability about 0.33 % of
# innocents alert by name alone, on a list of any length (benchmarks/RESULTS.md).
DEFAULT_THRESHOLD = 0.70
SETTINGS: Mapping[str, float] = MappingProxyType(
    {"broad": 0.45, "default": DEFAULT_THRESHOLD, "narrow": 0.90}
)
"""The named settings and the score from which each reports, at the usual base rate."""
OFAC_LEAST = 1.0
"""Where the slider of OFAC's search site stands until it is moved (FAQ 247)."""
WEIGHABLE = ("birth_date", "country", "gender", "kind", "identifier", "address")
"""The fields whose evidence `Options.weights` can weigh."""


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
    those of a match add up to its score. `code` names the reason for machines: name,
    identifier, country, birth_date and so on.
    """

    text: str
    points: float
    code: str


@dataclass(frozen=True, slots=True)
class Match:
    """A listed party that may be the one asked about.

    `score` is the probability of a true match, given how many names are listed and how
    many of those asked about are (`Options.base_rate`); in mode "ofac" it is the site's
    score divided by 100. `name` is the listed name that fits best, None where only an
    identifier fits. `known` says why a person judged this match false before
    (`Options.cleared`): it is shown, but is no hit; None for all others.
    """

    listing: Listing
    score: float
    name: str | None
    evidence: tuple[Evidence, ...] = ()
    known: str | None = None


@dataclass(frozen=True, slots=True)
class Cleared:
    """A judgement of a person: this listed party is not who was asked about.

    `query` is the id of the query, or its first name where it has none; `party` is that
    of the listed party, `digest` what `party_digest` gave for it on the day of the
    judgement: once the listed party's names, birth dates, numbers or programmes change,
    the judgement no longer counts.
    `by` and `on` say who judged and when, as recorded.
    """

    query: str
    party: str
    digest: str
    reason: str
    by: str = ""
    on: str = ""

    def told(self) -> str:
        """Say it in one sentence."""
        by = f" by {self.by}" if self.by else ""
        on = f" on {self.on}" if self.on else ""
        return f"Judged not to be the party{by}{on}: {self.reason}"


Mode = Literal["clearance", "ofac"]


@dataclass(frozen=True, slots=True)
class Options:
    """How to ask: from which score to report, how many matches, of what and whom.

    `threshold` is the lowest score to report, 0 to 1; unless given it is that of
    `setting`, one of `SETTINGS`, which reports the same whatever the base rate.
    `base_rate` is the share of the names asked about that are truly those of listed
    parties, above 0 and below 1; None is that of the calibration, about one in three.
    Scores are probabilities at that rate. `kinds` keeps listed parties of these kinds
    or kinds that extend them; `sources` keeps those on at least one of these lists;
    `exclusions` are ids of listed parties never to show. `weights` multiplies the
    points of evidence, by its code ("country", "birth_date" …): 0 leaves a field out
    of account, 2 counts it twice. `cleared` are judgements: their matches are marked.

    `mode` "ofac" scores names as OFAC's search site does, against every listed name
    and by names alone; its threshold is the site's "minimum name score" divided by 100
    and by default 1, as there (FAQ 247: "defaults to a score of 100").

    The day as of which lists are searched is no option: it chooses the index
    (`clearance.knowledge.Knowledge.view`), of which there is one a day.

    Raises UsageError for a threshold outside 0 to 1, a limit below 1, an unknown
    setting, mode or weight, a weight outside 0 to 2, and a base rate that is none or
    goes with a mode that has a scale of its own.
    """

    threshold: float = cast(float, None)
    limit: int = 5
    kinds: Collection[str] | None = None
    sources: Collection[str] | None = None
    setting: str = "default"
    mode: Mode = "clearance"
    weights: Mapping[str, float] = field(default_factory=dict)
    exclusions: Collection[str] = ()
    cleared: Collection[Cleared] = ()
    base_rate: float | None = None

    def __post_init__(self) -> None:
        if self.setting not in SETTINGS:
            known = ", ".join(SETTINGS)
            raise UsageError(
                f"There is no setting {self.setting!r}. Use one of: {known}."
            )
        if self.mode not in get_args(Mode):
            known = ", ".join(get_args(Mode))
            raise UsageError(f"There is no mode {self.mode!r}. Use one of: {known}.")
        if self.base_rate is not None:
            _check_base_rate(self.base_rate, self.mode)
        if cast("float | None", self.threshold) is None:
            object.__setattr__(self, "threshold", self._usual_threshold())
        if not 0 <= self.threshold <= 1:
            raise UsageError(
                f"The threshold is {self.threshold}; give a number from 0 to 1."
            )
        if self.limit < 1:
            raise UsageError(f"The limit is {self.limit}; give 1 or more.")
        for code, weight in self.weights.items():
            _check_weight(code, weight)

    def _usual_threshold(self) -> float:
        if self.mode == "ofac":
            return OFAC_LEAST
        chosen = SETTINGS[self.setting]
        return chosen if self.base_rate is None else rebased(chosen, self.base_rate)

    def weight(self, code: str) -> float:
        """Give what the points of evidence are multiplied by: 1 unless said otherwise.

        A weight for a field is one for its evidence against too: that of "country"
        is that of "country_differs".
        """
        if not self.weights:
            return 1.0
        return self.weights.get(_field_of(code), 1.0)


def _field_of(code: str) -> str:
    return next((one for one in WEIGHABLE if code.startswith(one)), code)


def _check_base_rate(base_rate: float, mode: Mode) -> None:
    if not 0 < base_rate < 1:
        raise UsageError(
            f"The base rate is {base_rate}; give a share above 0 and below 1."
        )
    if mode == "ofac":
        raise UsageError("Mode 'ofac' has a scale of its own; it takes no base rate.")


def _check_weight(code: str, weight: float) -> None:
    if code not in WEIGHABLE:
        known = ", ".join(WEIGHABLE)
        raise UsageError(f"There is no weight for {code!r}. Use one of: {known}.")
    if not 0 <= weight <= 2:
        raise UsageError(
            f"The weight of {code} is {weight}; give a number from 0 to 2."
        )
