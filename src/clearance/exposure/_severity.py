"""How grave a path is: a band that ranks, with the reasons for it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from clearance.finding import Outcome

from ._bans import Ban
from ._bite import Bite
from ._path import Path, Reach


class Band(StrEnum):
    """How urgent it is that a person looks at a path; the most urgent first.

    CRITICAL: what is known exposes the party to being blocked or cut off, or is
    forbidden to it. HIGH: it is exposed, or would be if one open question is answered
    so, or what another does on the path is forbidden to that one. MEDIUM: whether the
    dealing gets to the listed party, or is caught at all, is open. LOW: only a tie, or
    what is done is excepted.
    """

    CRITICAL = "critical"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Severity:
    """A band, and the sentences that say why it is that one."""

    band: Band
    reasons: tuple[str, ...]


_BANDS = tuple(Band)
_REACH = {
    "direct": "It deals with the listed party itself.",
    "owned": "It deals with a company that listed parties own.",
    "through": "Others stand between: ask whether it reaches the listed party.",
    "standing": "A tie is known and no dealing: ask what is done together.",
}
_IF = {"through": "if it does", "standing": "if they deal with each other"}


def severity_of(
    path: Path, reach: Reach, bites: Sequence[Bite], bans: Sequence[Ban] = ()
) -> Severity:
    """Rank a path by what bites, how grave that is, and how it reaches the party."""
    told = _by_bites(reach, bites)
    worse = list(_by_bans(path, bans))
    ranks = [told.band, *(band for band, _ in worse)]
    if worse and not bites:
        told = Severity(told.band, told.reasons[:1])
    reasons = (*told.reasons, *dict.fromkeys(why for _, why in worse))
    return Severity(min(ranks, key=_BANDS.index), reasons)


def _by_bans(path: Path, bans: Sequence[Ban]) -> Iterator[tuple[Band, str]]:
    """Rank by what is forbidden on a path: to the party itself, or to others on it."""
    own = [one for one in bans if one.hop is path.first and one.reach != "through"]
    further = [one for one in bans if one.hop is path.first and one.reach == "through"]
    others = [one for one in bans if one.hop is not path.first]
    for some, who, forbidden, may in (
        (own, "to it", Band.CRITICAL, Band.HIGH),
        (further, "to it if it reaches the listed party", Band.HIGH, Band.MEDIUM),
        (others, "to another on the path", Band.HIGH, Band.MEDIUM),
    ):
        shut = [one for one in some if one.finding.outcome in _SHUT]
        open_ = [one for one in some if one.finding.outcome is Outcome.UNKNOWN]
        if shut:
            yield forbidden, f"It is forbidden {who}: {_named(shut)}."
        elif open_:
            yield may, f"It may be forbidden {who}: {_named(open_)}."


_SHUT = {Outcome.PROHIBITED, Outcome.NEEDS_LICENCE}
_NAMED = 3


def _named(bans: Sequence[Ban]) -> str:
    names = list(dict.fromkeys(one.finding.rule for one in bans))
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more


def _by_bites(reach: Reach, bites: Sequence[Bite]) -> Severity:
    reasons = [_REACH[reach]]
    exposed = [b for b in bites if b.finding.outcome is Outcome.EXPOSED]
    open_ = [b for b in bites if b.finding.outcome is Outcome.UNKNOWN]
    grave = {c.severity for b in exposed for c in b.consequences} & {"critical", "high"}
    if exposed:
        band = Band.CRITICAL if grave else Band.HIGH
        known = _IF.get(reach, "on the facts that are known")
        reasons.append(f"{_rules(exposed)} {known}.")
    elif open_:
        band = Band.HIGH if _few(open_) else Band.MEDIUM
        reasons.append(f"Open questions decide whether {_rules(open_)}.")
    else:
        band = Band.LOW
        reasons.append("No rule of the book bites on what is known.")
    if any(b.finding.outcome is Outcome.PERMITTED for b in bites):
        reasons.append("An exception applies: check its conditions and keep the proof.")
    if reach == "through":
        band = _lower(band, Band.HIGH)
        reasons.append("So it ranks one band lower.")
    if reach == "standing":
        band = max(band, Band.MEDIUM, key=_BANDS.index)
    return Severity(band, tuple(reasons))


def _few(bites: Sequence[Bite]) -> bool:
    """Say whether one answer would be enough for a rule to bite."""
    return any(len(one.finding.missing) == 1 for one in bites)


def _lower(band: Band, best: Band) -> Band:
    at = min(_BANDS.index(band) + 1, len(_BANDS) - 1)
    return _BANDS[max(at, _BANDS.index(best))]


def _rules(bites: Sequence[Bite]) -> str:
    names = [one.finding.rule for one in bites]
    return f"{', '.join(names)} {'bites' if len(names) == 1 else 'bite'}"
