"""How grave a path is: a band that ranks, with the reasons for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from clearance.finding import Outcome

from ._bite import Bite
from ._path import Reach


class Band(StrEnum):
    """How urgent it is that a person looks at a path; the most urgent first.

    CRITICAL: what is known exposes the party to being blocked or cut off. HIGH: it is
    exposed, or would be if one open question is answered so. MEDIUM: whether the
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


def severity_of(reach: Reach, bites: Sequence[Bite]) -> Severity:
    """Rank a path by what bites, how grave that is, and how it reaches the party."""
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
