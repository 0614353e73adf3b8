"""Who owns a party and who is caught through that: what every form of it shows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from clearance.finding import Grade
from clearance.ownership import Ground, Interval, Status

from ._json import as_json
from ._plain_text import counted, listed
from ._values import ListUsed

OWNERS_SCHEMA = "clearance.owners/1"
BLOCKED_SCHEMA = "clearance.blocked-by-ownership/1"

Coverage = Literal["whole", "part", "none"]
"""How far the lists that a test counts are loaded."""


@dataclass(frozen=True, slots=True)
class OwnersNode:
    """A party around the one asked about.

    `place` is how many steps above (below 0) or below it stands, 0 for itself. `lists`
    are the lists that it is on; `caught` the tests by name under which it is caught
    without being listed, `maybe` those under which it may be. `from_file` says that a
    file of the user names it.
    """

    id: str
    name: str
    kind: str | None
    countries: tuple[str, ...]
    place: int
    lists: tuple[str, ...] = ()
    caught: tuple[str, ...] = ()
    maybe: tuple[str, ...] = ()
    from_file: bool = False
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """What one source says of a share or a tie."""

    source: str
    share: Interval | None
    since: date | None
    until: date | None
    note: str


@dataclass(frozen=True, slots=True)
class OwnersEdge:
    """What one party holds of another, or how it is tied to it.

    `share` is None for a tie that is no share; `words` say what it is: ownership,
    votes, controls … `disputed`: the sources cannot all be right.
    """

    owner: str
    owned: str
    share: Interval | None
    words: str
    told: tuple[Told, ...] = ()
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class ProofLine:
    """One line of a proof: how deep it stands, who, what it holds, if that counts."""

    depth: int
    party: str
    name: str
    text: str
    counts: Literal["whole", "maybe", "no", "listed", "sum"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one test says of the party, with its arithmetic.

    `perhaps` is what it says if parties of files are those that they look like, where
    that differs; `because` who these are. `coverage` is how far the lists are loaded.
    """

    name: str
    title: str
    jurisdiction: str
    test: str
    status: Status
    grounds: tuple[Ground, ...]
    owned: Interval
    largest: Interval
    votes: Interval | None
    missing: Interval
    coverage: Coverage
    lists: tuple[str, ...]
    in_force: bool | None
    confidence: Grade
    proof: tuple[ProofLine, ...]
    asks: tuple[str, ...]
    control: tuple[str, ...] = ()
    perhaps: Status | None = None
    because: tuple[str, ...] = ()
    verify: tuple[str, ...] = ()
    citations: tuple[str, ...] = ()

    @property
    def freezes(self) -> bool:
        """Say whether it is about who is blocked, not about a narrower ban."""
        return self.name == self.jurisdiction

    @property
    def worst(self) -> Status:
        """Give the worse of what it says for sure and perhaps."""
        return self.status if self.perhaps is None else self.perhaps


@dataclass(frozen=True, slots=True)
class JoinShown:
    """A party of a file that is, or may be, a listed one."""

    party: str
    name: str
    listed: str
    caption: str
    sure: bool
    score: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sold:
    """A listed owner's holding that ended or shrank around its listing: look at it."""

    owner: str
    owned: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnersReport:
    """Who owns a party, and what each test says of that."""

    asked: str
    party: OwnersNode
    day: date
    made_at: datetime
    clearance_version: str
    verdicts: tuple[Verdict, ...]
    nodes: tuple[OwnersNode, ...]
    edges: tuple[OwnersEdge, ...]
    joins: tuple[JoinShown, ...] = ()
    sold: tuple[Sold, ...] = ()
    problems: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    lists: tuple[ListUsed, ...] = ()
    notes: tuple[str, ...] = ()
    cut: bool = False

    @property
    def caught(self) -> bool:
        """Say whether any test catches it, or may: a listed party stands behind it."""
        return any(
            one.worst in {Status.BLOCKED, Status.POSSIBLE} for one in self.verdicts
        )


@dataclass(frozen=True, slots=True)
class Implied:
    """A party that a test catches without being on its lists."""

    test: str
    jurisdiction: str
    party: str
    name: str
    kind: str | None
    country: str | None
    status: Status
    owned: Interval
    largest: Interval
    owners: tuple[str, ...]
    other_lists: tuple[str, ...]
    sources: tuple[str, ...]
    confidence: Grade
    proof: tuple[ProofLine, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImpliedReport:
    """All who are caught through owners on a day, by test."""

    day: date
    made_at: datetime
    clearance_version: str
    tests: tuple[tuple[str, str, Coverage], ...]
    implied: tuple[Implied, ...]
    parties: int
    joins: tuple[JoinShown, ...] = ()
    problems: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    lists: tuple[ListUsed, ...] = ()
    notes: tuple[str, ...] = ()


def render_owners_json(report: OwnersReport) -> str:
    """Write owners as JSON of the shape `clearance.owners/1`: everything, in full."""
    fields = {name: getattr(report, name) for name in OwnersReport.__slots__}
    return as_json({"schema": OWNERS_SCHEMA, **fields})


def render_implied_json(report: ImpliedReport) -> str:
    """Write the implied set as JSON of the shape `clearance.blocked-by-ownership/1`."""
    fields = {name: getattr(report, name) for name in ImpliedReport.__slots__}
    return as_json({"schema": BLOCKED_SCHEMA, **fields})


_WORDS = {
    Status.BLOCKED: ("blocked", "caught"),
    Status.POSSIBLE: ("possibly blocked", "possibly caught"),
    Status.OPEN: (
        "open: owners are missing",
        "open: owners are missing",
    ),
    Status.NOT_BLOCKED: ("not blocked", "not caught"),
}


def verdict_told(one: Verdict) -> str:
    """Say what a test says, in a few words that never claim more than lists allow."""
    word = _WORDS[one.status][0 if one.freezes else 1]
    if one.status is Status.BLOCKED:
        return "listed itself" if "listed" in one.grounds else word
    if one.coverage == "none":
        return "not known: its lists are not loaded"
    if one.perhaps is not None and one.perhaps is not one.status:
        return f"possibly {_WORDS[Status.BLOCKED][0 if one.freezes else 1]}"
    if one.coverage == "part" and one.status is Status.NOT_BLOCKED:
        return f"{word}, as far as its lists are loaded"
    return word


def unloaded(one: Verdict) -> bool:
    """Say whether nothing can be said because no list that counts is loaded."""
    return one.coverage == "none" and one.status is not Status.BLOCKED


def taken_for(report: "OwnersReport") -> str:
    """Say that the party found is written otherwise than what was asked for."""
    asked, found = (
        set("".join(c if c.isalnum() else " " for c in text.casefold()).split())
        for text in (report.asked, report.party.name)
    )
    if report.asked == report.party.id or asked == found:
        return ""
    return f"{report.asked!r} was taken for it. Give its id if another one is meant."


def sum_told(one: Verdict) -> str:
    """Say what listed owners hold, to be laid beside the test."""
    if "listed" in one.grounds:
        return ""
    votes = one.grounds == ("votes",) and one.votes is not None
    figure = one.votes if votes and one.votes is not None else one.owned
    if figure.high == 0:
        return "owners who count hold nothing"
    return (
        f"owners who count hold {held_told(figure)}{' of the votes' if votes else ''}"
    )


def held_told(sum_: Interval) -> str:
    """Write what owners hold together: what is known, and what it may come to."""
    if sum_.known:
        return str(sum_)
    low, high = sum_.units
    if low == 0:
        return f"nothing that is known, at most {_short(high)} %"
    return f"{_short(low)} % that is known, at most {_short(high)} %"


def share_told(share: Interval) -> str:
    """Write a share for a sentence: "50 %", "more than 50 %", "0 to 49.9 %"."""
    if share.known:
        return str(share)
    low, high = share.units
    if high == 100 * 100_000:
        if low == 0:
            return "an unknown share"
        if low % 1_000 == 1:
            return f"more than {_short(low - 1)} %"
        return f"{_short(low)} % or more"
    if low == 0:
        return f"at most {_short(high)} %"
    return f"{_short(low)} to {_short(high)} %"


def edge_told(share: Interval | None, words: str) -> str:
    """Write a share as short as it goes on an edge: "50 %", ">50 %", "25-50 %"."""
    if share is None:
        return words.replace("_", " ")
    tail = " votes" if words == "votes" else ""
    if share.known:
        return f"{_short(share.units[0])} %{tail}"
    low, high = share.units
    if high == 100 * 100_000:
        if low == 0:
            return f"? %{tail}"
        mark = ">" if low % 1_000 == 1 else "≥"
        return f"{mark}{_short(low - low % 1_000)} %{tail}"
    if low == 0:
        return f"≤{_short(high)} %{tail}"
    return f"{_short(low - low % 1_000)}–{_short(high)} %{tail}"


def _short(units: int) -> str:
    text = f"{units / 100_000:.5f}".rstrip("0").rstrip(".")
    whole, _, rest = text.partition(".")
    if len(rest) > 3:
        return f"{units / 100_000:.3f}".rstrip("0").rstrip(".")
    return f"{whole}.{rest}" if rest else whole


def tests_told(names: Sequence[str]) -> str:
    """Name tests shortly: "US, EU and us.bis.affiliates"."""
    return listed([name.upper() if len(name) <= 3 else name for name in names])


def edge_sources(edge: OwnersEdge) -> Iterator[str]:
    """Say of each source what it says, and for which days."""
    for one in edge.told:
        days = []
        if one.since:
            days.append(f"from {one.since}")
        if one.until:
            days.append(f"until {one.until}")
        share = "" if one.share is None else f"{share_told(one.share)}, "
        note = f" ({one.note})" if one.note else ""
        span = f", {' '.join(days)}" if days else ""
        yield f"{share}{one.source or 'no source named'}{span}{note}"


def others_told(verdicts: Sequence[Verdict]) -> str:
    """Say which narrower tests do not catch the party."""
    quiet = [one for one in verdicts if not one.freezes and not _loud(one)]
    if not quiet:
        return ""
    return (
        f"{counted(len(quiet), 'narrower test')} (sectoral lists, export lists) "
        "found no listed owner that is enough: "
        f"{', '.join(one.name for one in quiet)}."
    )


def shown_verdicts(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """Give the verdicts to show: who is blocked, and narrower tests that say more."""
    return [one for one in verdicts if one.freezes or _loud(one)]


def _loud(one: Verdict) -> bool:
    return one.worst in {Status.BLOCKED, Status.POSSIBLE}
