"""The shape of a screening report as a file: what each field is and means.

These classes are the JSON report, field by field; `screening.schema.json` beside this
module is generated from them. A change that a reader of old reports would notice
raises the number in `schema`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, Literal

from pydantic import ConfigDict, TypeAdapter, with_config

SCHEMA: Literal["clearance.screening/1"] = "clearance.screening/1"
Outcome = Literal["possible_match", "no_match", "not_screened"]
TurnSort = Literal["listed_later", "no_longer_listed", "changed", "not_known"]

_CLOSED = ConfigDict(extra="forbid", use_attribute_docstrings=True)


@with_config(_CLOSED)
@dataclass(frozen=True, slots=True)
class TypedText:
    """A text and what sort of text it is."""

    type: str
    """For a name: name, alias, weakAlias, previousName; for a number: imo, bic, lei."""
    value: str
    """The text itself."""


@with_config(_CLOSED)
@dataclass(frozen=True, slots=True)
class QueryRead:
    """The customer as understood."""

    id: str | None
    """The customer's own number, where the portfolio has one."""
    names: tuple[str, ...]
    """All names searched for."""
    kind: str | None
    """Kind of thing (FollowTheMoney), null where any kind was searched."""
    identifiers: tuple[TypedText, ...]
    """Numbers searched for."""
    countries: tuple[str, ...]
    """ISO 3166-1 alpha-2 codes, lower case."""
    birth_dates: tuple[str, ...]
    """Dates of birth or foundation, as precise as given (EDTF)."""
    genders: tuple[str, ...]
    """Genders given."""
    addresses: tuple[str, ...]
    """Addresses given, one line each."""


@with_config(_CLOSED)
@dataclass(frozen=True, slots=True)
class Designation:
    """One listing of the party under one programme or directive."""

    id: str
    """Id of the designation in the store."""
    source: str
    """Name of the source, as in `lists`."""
    authority: str | None
    """Who designated."""
    list: str | None
    """The authority's list: SDN, SSI, CAPTA and so on."""
    programme: str | None
    """Programme tag as published."""
    directive: str | None
    """Number of the sectoral directive, where one applies."""
    listed_on: str | None
    """Day of listing (ISO), where the source gives it."""
    effective_on: str | None
    """First day of effect (ISO), where the source gives it."""
    ends_on: str | None
    """Day of the end (ISO), where the source gives it."""
    provisions: tuple[str, ...]
    """What the listing provides, in the source's words."""
    reason: str | None
    """Why, in the source's words."""


@with_config(_CLOSED)
@dataclass(frozen=True, slots=True)
class SecondaryRisk:
    """What may befall a third party that deals with the listed one. Never a ban."""

    authority: str | None
    """Who may act."""
    instrument: str | None
    """The legal act."""
    section: str | None
    """The section of it."""
    programme: str | None
    """The programme it belongs to."""
    notice: str | None
    """The notice as published."""
    sentence: str
    """The same in one sentence."""


@with_config(_CLOSED)
@dataclass(frozen=True, slots=True)
class Follows:
    """What a jurisdiction says of dealing with the listed party, if it is the one."""

    jurisdiction: str
    """us, eu, uk …"""
    outcome: str
    """prohibited, needs_licence, exposed, or unknown where it depends on the deal."""
    to: str
    """To whom it is said: a role of those bound, or foreigners."""
    rule: str
    """Id of the rule; `clearance law show` tells it whole."""
    title: str
    """What the rule says."""
    confidence: str
    """Grade of what it rests on, A to D."""


@with_config(_CLOSED)
@dataclass(frozen=True, slots=True)
class Relation:
    """A tie between the listed party and another."""

    kind: str
    """UnknownLink ("Linked To"), Ownership, Directorship and so on."""
    direction: Literal["from_party", "to_party"]
    """Which end the listed party stands at."""
    role: str | None
    """The list's own words for the tie."""
    other_id: str | None
    """Id of the other party, null where it is only named."""
    other_name: str
    """Name of the other party."""
    percentage: str | None
    """Share of ownership as published."""
    sentence: str
    """The same in one sentence."""


@with_config(_CLOSED)
@dataclass(frozen=True, slots=True)
class Reason:
    """One piece of evidence."""

    text: str
    """A plain sentence."""
    points: float
    """What it adds to the score or takes from it."""
    code: str
    """Stable name of the rule that gave it."""


@with_config(_CLOSED)
@dataclass(frozen=True, slots=True)
class Party:
    """A listed party as the lists have it on the day."""

    id: str
    """Id in the store."""
    caption: str
    """What to call it."""
    kind: str
    """FollowTheMoney kind."""
    sources: tuple[str, ...]
    """Sources that speak of it."""
    names: tuple[TypedText, ...]
    """All names and what sort each is."""
    properties: Mapping[str, tuple[str, ...]]
    """Everything else said of it, by FollowTheMoney property."""
    referents: tuple[str, ...] = ()
    """The ids that the lists give it, where its own id is that of a cluster."""


@with_config(_CLOSED)
@dataclass(frozen=True, slots=True)
class Hit:
    """A listed party that may be the customer."""

    score: float
    """The probability of a true match, given how many names are listed."""
    matched_name: str | None
    """The listed name that matched, null where a number did."""
    party: Party
    """The listed party."""
    programmes: tuple[str, ...]
    """Programmes it is designated under."""
    listed_on: str | None
    """Earliest day of listing that the sources give (ISO)."""
    designations: tuple[Designation, ...]
    """Its designations."""
    secondary_sanctions_risks: tuple[SecondaryRisk, ...]
    """Its secondary-sanctions risks."""
    relations: tuple[Relation, ...]
    """Its ties to others."""
    evidence_for: tuple[Reason, ...]
    """What speaks for a match."""
    evidence_against: tuple[Reason, ...]
    """What speaks against it."""
    remarks: tuple[Reason, ...]
    """What was looked at and counts neither way."""
    first_seen: tuple[str, ...] = ()
    """For a past day: the publications with which its lists began to name it."""
    consequences: tuple[Follows, ...] = ()
    """What follows from the lists that the party is on, the worst first."""
    digest: str = ""
    """What a judgement of this match rests on, for the file of `--cleared`."""


@with_config(_CLOSED)
@dataclass(frozen=True, slots=True)
class EntryStanding:
    """A list's entry for a party, on the day asked about and on the later one."""

    source: str
    """Name of the source."""
    id: str
    """The list's own id of the party."""
    then: bool
    """Whether the list names it on the day asked about."""
    later: bool
    """Whether the list names it on the later day."""
    answered: bool
    """Whether the list says anything of the day asked about."""
    since: str | None
    """Day of listing (ISO) that the list gives."""
    until: str | None
    """Day of the end (ISO) that the list gives."""
    not_on: date | None
    """Last complete publication before, which does not have it."""
    first_seen: date | None
    """First publication that has it."""
    last_seen: date | None
    """Last publication that has it."""
    gone: date | None
    """First complete publication after, which no longer has it."""


@with_config(_CLOSED)
@dataclass(frozen=True, slots=True)
class PartyTurn:
    """A party whose standing is another on the later day, and why."""

    id: str
    """Id in the store."""
    caption: str
    """What to call it."""
    kind: str
    """FollowTheMoney kind."""
    list_ids: tuple[str, ...]
    """The ids that the lists give it, where its own id is that of a cluster."""
    score: float
    """How well it fits the customer, as for matches."""
    change: TurnSort
    """What became of it; not_known where no list of the day asked about is loaded."""
    sentences: tuple[str, ...]
    """Why, list by list."""
    entries: tuple[EntryStanding, ...]
    """The same for machines, with the entries that stand as they did."""


@with_config(_CLOSED)
@dataclass(frozen=True, slots=True)
class Below:
    """A party that its name alone would report and something else took below."""

    id: str
    """Id in the store."""
    caption: str
    """What to call it."""
    kind: str
    """FollowTheMoney kind."""
    score: float
    """Its score, below the threshold, as for matches."""
    matched_name: str | None
    """The listed name that fits the customer's."""
    evidence_against: tuple[Reason, ...]
    """What speaks against it."""


@with_config(_CLOSED)
@dataclass(frozen=True, slots=True)
class Row:
    """One customer and the answer."""

    line: int | None
    """Line in the portfolio, null for a name typed in."""
    label: str
    """The customer as given."""
    outcome: Outcome
    """What came out: not_screened where there was nothing to search for."""
    query: QueryRead
    """What was searched for."""
    matches: tuple[Hit, ...]
    """Possible matches, best first."""
    turns: tuple[PartyTurn, ...] = ()
    """For a past day: what the lists of the later day say otherwise."""
    below: tuple[Below, ...] = ()
    """Parties of that name that something else took below the threshold, best first."""
    notes: tuple[str, ...] = ()
    """What was not used of the customer, and a sentence on those below."""


@with_config(_CLOSED)
@dataclass(frozen=True, slots=True)
class ListSearched:
    """A version of a list that was searched."""

    source: str
    """Name of the source."""
    title: str
    """Its full title."""
    published: date | None
    """The publisher's date of this version."""
    retrieved: datetime | None
    """When we got it (UTC)."""
    age_days: int | None
    """Days from publication to the report."""
    entries: int
    """Listed parties in it."""
    sha256: str
    """Hash of the files as published."""
    starter: bool
    """True for the small set that ships with the program."""
    complete: bool
    """False where files of the list were missing."""
    stale: bool
    """True where the list is older than its own schedule allows."""


@with_config(_CLOSED)
@dataclass(frozen=True, slots=True)
class Column:
    """A column of the portfolio."""

    header: str
    """As written in the file."""
    meaning: str | None
    """What it was read as, null where it was not used."""


@with_config(_CLOSED)
@dataclass(frozen=True, slots=True)
class Problem:
    """Something in the portfolio that could not be used as it stands."""

    line: int | None
    """Line in the portfolio, null for the whole file."""
    sentence: str
    """What is wrong and what to do."""
    screened: bool
    """Whether the row was screened nevertheless."""


@with_config(_CLOSED)
@dataclass(frozen=True, slots=True)
class Summary:
    """The run in figures."""

    screened: int
    """Rows that were screened."""
    with_matches: int
    """Of these, rows with a possible match."""
    without_matches: int
    """Of these, rows without one."""
    not_screened: int
    """Rows that could not be screened."""
    matches: int
    """Possible matches in all."""
    with_secondary_risk: int
    """Rows with a possible match that carries a secondary-sanctions risk."""


@with_config(_CLOSED)
@dataclass(frozen=True, slots=True)
class AsOfDay:
    """The day the question was about."""

    day: date
    """The lists as they were on this day."""
    known: datetime | None
    """As far as had been read by then (UTC); null: all that has been read."""


@with_config(_CLOSED)
@dataclass(frozen=True, slots=True)
class ScreeningDocument:
    """A screening report: what was asked, what was searched, what was found."""

    schema: Literal["clearance.screening/1"]
    """Name and number of this shape."""
    title: str
    """What was screened."""
    made_at: datetime
    """When (UTC)."""
    as_of: AsOfDay
    """For which day."""
    clearance_version: str
    """Version of the program."""
    summary: Summary
    """How many rows were screened, found and lost."""
    lists: tuple[ListSearched, ...]
    """What was searched."""
    notes: tuple[str, ...]
    """Sentences that the reader must see."""
    settings: Mapping[str, str | int | float | bool | None]
    """Settings that bear on the answer."""
    columns: tuple[Column, ...]
    """How the portfolio's columns were read."""
    rows: tuple[Row, ...]
    """Every customer, in the portfolio's order."""
    problems: tuple[Problem, ...]
    """What could not be used, by line."""
    compared_with: date | None = None
    """For a past day: the later one that it was held against."""


@cache
def _adapter() -> TypeAdapter[ScreeningDocument]:
    return TypeAdapter(ScreeningDocument)


def screening_schema() -> dict[str, Any]:
    """Describe the JSON report as JSON Schema (draft 2020-12)."""
    shape = _adapter().json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **shape}


def read_screening(text: str) -> ScreeningDocument:
    """Read a JSON report back. Raises pydantic's ValidationError for another shape."""
    return _adapter().validate_json(text)
