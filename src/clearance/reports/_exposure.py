"""What a party risks for its dealings: what every form of it shows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from clearance.exposure import (
    Ban,
    Bite,
    Exposed,
    Exposure,
    Hop,
    Mechanism,
    Relief,
    Said,
    Unlooked,
)
from clearance.finding import Finding, Outcome

from ._json import as_json
from ._owners import share_told
from ._plain_text import listed
from ._values import ListUsed

EXPOSURE_SCHEMA = "clearance.exposure/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExposureReport:
    """Paths of a party to listed ones; `names` are by id, `role` what it is."""

    asked: str
    day: date
    made_at: datetime
    clearance_version: str
    role: str | None
    exposure: Exposure
    names: Mapping[str, str]
    files: tuple[str, ...] = ()
    lists: tuple[ListUsed, ...] = ()
    notes: tuple[str, ...] = ()


def render_exposure_json(report: ExposureReport) -> str:
    """Write exposure as JSON of the shape `clearance.exposure/1`: all, in full."""
    fields = {name: getattr(report, name) for name in ExposureReport.__slots__}
    return as_json({"schema": EXPOSURE_SCHEMA, **fields})


def hop_told(report: ExposureReport, hop: Hop) -> str:
    """Tell a hop: who is tied to whom, how much, since when, and who says so."""
    near, far = (report.names.get(one, one) for one in (hop.near, hop.far))
    share = "" if hop.share is None else f" ({share_told(hop.share)})"
    days = [f"since {hop.since}"] if hop.since else []
    days += [f"until {hop.until}"] if hop.until else []
    told = ", ".join([*(days or ["no day given"]), hop.source or "no source named"])
    text = f"; {hop.text}" if hop.text else ""
    return f"{near} {hop.words} {far}{share} [{told}{text}]"


def says_told(bite: Bite, path: Exposed) -> str:
    """Say what a rule says of a path, and on which dealing that hangs."""
    word = bite.finding.outcome.replace("_", " ")
    return word + {
        "through": ", if it reaches it",
        "standing": ", if it deals with it",
    }.get(path.reach, "")


def ban_told(report: ExposureReport, ban: Ban) -> str:
    """Say whom a ban binds, what that one does, and for whose sake it says so."""
    word = ban.finding.outcome.replace("_", " ")
    who = report.names.get(ban.who, ban.who)
    reach = ", if it reaches" if ban.reach == "through" else ", for"
    return f"{word} to {who}{reach} {brief(ban.about)}"


def together(bans: Sequence[Ban]) -> list[tuple[str, list[Ban]]]:
    """Put bans together that say the same of several who are bound, with the words."""
    found: dict[tuple[str, str], list[Ban]] = {}
    for ban in bans:
        reach = ", if it reaches" if ban.reach == "through" else ", for"
        word = f"{ban.finding.outcome.replace('_', ' ')}{reach} {brief(ban.about)}"
        found.setdefault((ban.finding.rule, word), []).append(ban)
    return [(word, some) for (_, word), some in found.items()]


_NAMED = 4


def brief(names: Sequence[str]) -> str:
    """Name some, and count the others."""
    more = len(names) - _NAMED
    told = listed(list(names[:_NAMED])) if more <= 0 else ", ".join(names[:_NAMED])
    return f"{told} and {more} more" if more > 0 else told


def relief_told(relief: Relief) -> str:
    """Say of a licence whether it applies, and until when."""
    word = "applies" if relief.applies else "open"
    until = f", until {relief.until}" if relief.until else ""
    return f"{relief.title} ({relief.rule}, {word}{until})"


def alike(paths: Sequence[Exposed]) -> list[list[Exposed]]:
    """Put paths together that lead to one party and of which all rules say the same."""
    found: dict[object, list[Exposed]] = {}
    for one in paths:
        own = one.path.first.near
        bans = (
            (ban.finding.rule, ban.finding.outcome, ban.who == own) for ban in one.bans
        )
        bites = ((bite.finding.rule, bite.finding.outcome) for bite in one.bites)
        length = len(one.path.hops)
        key = one.path.end.id, one.severity.band, one.reach, length, *bites, *bans
        found.setdefault(key, []).append(one)
    return list(found.values())


def findings_of(one: Exposed) -> list[Finding]:
    """Give what all rules say of a path: on what it risks, and on what is forbidden."""
    return [it.finding for it in one.bites] + [it.finding for it in one.bans]


def shut_of(one: Exposed) -> list[str]:
    """Name the rules that bite on a path, or forbid it, on what is known."""
    found = findings_of(one)
    sure = [it.rule for it in found if it.outcome in _SURE]
    return list(dict.fromkeys(sure))


_SURE = {Outcome.EXPOSED, Outcome.PROHIBITED, Outcome.NEEDS_LICENCE}


def unlooked_told(
    exposure: Exposure,
) -> tuple[dict[str, list[str]], list[Unlooked]]:
    """Give the flags that were not looked for: by what to give, and those of papers."""
    wants: dict[str, list[str]] = {}
    for one in exposure.unlooked:
        if one.needs is not None:
            wants.setdefault(one.needs, []).append(one.id)
    return wants, [one for one in exposure.unlooked if one.needs is None]


def ways_told(one: Mechanism) -> Iterator[tuple[str, list[str]]]:
    """Say by authority what rules say of a way to pay on the day, and what later."""
    for who in ("us", "eu", "uk"):
        lines = [said_told(it) for it in one.now if it.jurisdiction == who]
        later = [
            f"later: {said_told(it)}" for it in one.later if it.jurisdiction == who
        ]
        yield who.upper(), [*(lines or ["no rule of the book speaks of it"]), *later]


def said_told(one: Said, since: str = "since", on: str = "") -> str:
    """Say what a rule says of a way to pay, to whom, since when, and what it asks."""
    if one.outcome is None:
        word = "holds whatever the way"
    else:
        whom = "a bank abroad" if one.outcome is Outcome.EXPOSED else "those it binds"
        word = f"{one.outcome.replace('_', ' ')}, for {whom}"
    until = f" until {one.until}" if one.until else ""
    asks = f" Ask: {' '.join(one.asks)}" if one.asks else ""
    head = f"{word}, {since} {one.since}{on}{until}: {one.rule} ({one.confidence})"
    return f"{head}: {one.title}.{asks}"


def weights_of(one: Exposed) -> tuple[str, int]:
    """Give what is known of what makes a path significant, and how much is not."""
    known = [text for factor in one.factors for text in factor.known]
    unknown = [text for factor in one.factors for text in factor.unknown]
    return "; ".join(known) or "nothing", len(unknown)


def questions_of(one: Exposed) -> Iterator[str]:
    """Give what to ask so that the rules on a path are settled, each once."""
    asked = (it.text for finding in findings_of(one) for it in finding.missing)
    yield from dict.fromkeys(asked)
    if one.reach == "through":
        yield f"Does what is done reach {one.path.end.name}, and does it know?"
    if one.reach == "standing":
        yield "What do they do together: accounts, payments, deliveries, services?"
