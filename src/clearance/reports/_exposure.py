"""What a party risks for its dealings: what every form of it shows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from clearance.exposure import Bite, Exposed, Exposure, Hop

from ._json import as_json
from ._owners import share_told
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


def questions_of(one: Exposed) -> Iterator[str]:
    """Give what to ask so that the rules on a path are settled, each once."""
    asked = (question.text for bite in one.bites for question in bite.finding.missing)
    yield from dict.fromkeys(asked)
    if one.reach == "through":
        yield f"Does what is done reach {one.path.end.name}, and does it know?"
    if one.reach == "standing":
        yield "What do they do together: accounts, payments, deliveries, services?"
