"""What is asked of the lists, and what they answer: query, match, evidence."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Literal, cast, get_args

from clearance.entities import Listing
from clearance.errors import UsageError
from clearance.screening._fit import rebased
from clearance.values import Identifier, PartialDate

from ._checks import check_count, check_number, check_several

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
    pairs of type name and text that are read when asked; `countries` are codes or names
    ("ru", "Soviet Union"); `birth_dates` are dates or ISO prefixes ("1962-03");
    `genders` are "male", "female" or "other", or words for them ("M", "weiblich"). What
    is missing is neutral, and so is what is no country, no gender or no day that
    anybody was born on (1900-01-01, or a day to come): `Answer.notes` names it.

    Raises UsageError for one text where several are asked for.
    """

    id: str | None = None
    names: tuple[str, ...] = ()
    kind: str | None = None
    identifiers: tuple[Identifier | tuple[str, str], ...] = ()
    countries: tuple[str, ...] = ()
    birth_dates: tuple[PartialDate | str, ...] = ()
    genders: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if (
            str in map(type, (self.names, self.countries, self.genders))
            or str in map(type, (self.birth_dates, self.addresses, self.identifiers))
        ):  # fmt: skip
            for name in _SEVERAL:
                check_several(name, getattr(self, name))


_SEVERAL = (
    *("names", "countries", "genders", "birth_dates", "addresses", "identifiers"),
)


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


class Answer(tuple[Match, ...]):
    """What one query gets: the matches, best first, and what is to be known beside.

    `below` are parties that their names alone would have reported, and that something
    else took below the threshold, such as another birth year: what speaks against them
    is in their evidence. `notes` are sentences on what of the query was not used.
    """

    below: tuple[Match, ...]
    notes: tuple[str, ...]

    def __new__(
        cls,
        matches: Iterable[Match] = (),
        below: tuple[Match, ...] = (),
        notes: tuple[str, ...] = (),
    ) -> "Answer":
        """Put an answer together."""
        answer = super().__new__(cls, matches)
        answer.below, answer.notes = below, notes
        return answer

    @property
    def told(self) -> tuple[str, ...]:
        """`notes`, and a sentence on those `below`, if there are any."""
        left = [one for one in self.below if one.known is None]
        return (*self.notes, _below_told(left)) if left else self.notes


NOTHING = Answer()
"""The answer to a query that nothing is found for and nothing is to be told of."""

_TOLD = 3  # parties that are named; the others are counted


def _below_told(below: list[Match]) -> str:
    """Say which parties of a name were taken below the threshold, and by what."""
    many = len(below) > 1
    named = "; ".join(map(_against, below[:_TOLD]))
    more = f"; and {len(below) - _TOLD:,} more" if len(below) > _TOLD else ""
    who = (
        f"{len(below):,} parties of this name are"
        if many
        else "1 party of this name is"
    )
    why = f"because of what speaks against {'them' if many else 'it'}"
    return f"{who} below the threshold {why}: {named}{more}."


def _against(match: Match) -> str:
    why = [
        one.text.rstrip(".")
        for one in match.evidence
        if one.points < 0 and not one.code.startswith("name")
    ]
    told = "; ".join(f"{text[:1].lower()}{text[1:]}" for text in why)
    return f"{match.listing.entity.caption} ({match.score:.2f}: {told})"


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
    (`clearance.knowledge.Knowledge.view`), of which there is one a day. `today` is only
    the day after which nobody was born yet; None is that of the clock (UTC).

    Raises UsageError for a threshold outside 0 to 1, a limit that is no whole number
    from 1 on, an unknown setting, mode or weight, a weight outside 0 to 2, one text
    where several are asked for, and a base rate that is none or goes with a mode that
    has a scale of its own. A list that the index does not have is refused when asked.
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
    today: date | None = None

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
        check_number("The threshold", self.threshold, 0, 1)
        check_count("The limit", self.limit)
        for name in ("kinds", "sources", "exclusions"):
            check_several(name, getattr(self, name))
        if not isinstance(self.weights, Mapping):
            raise UsageError(
                f"The weights are {self.weights!r}; write them as {{'country': 0.5}}."
            )
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
    is_number = isinstance(base_rate, int | float) and not isinstance(base_rate, bool)
    if not is_number or not 0 < base_rate < 1:
        raise UsageError(
            f"The base rate is {base_rate!r}; give a share above 0 and below 1."
        )
    if mode == "ofac":
        raise UsageError("Mode 'ofac' has a scale of its own; it takes no base rate.")


def _check_weight(code: str, weight: float) -> None:
    if code not in WEIGHABLE:
        known = ", ".join(WEIGHABLE)
        raise UsageError(f"There is no weight for {code!r}. Use one of: {known}.")
    check_number(f"The weight of {code}", weight, 0, 2)
