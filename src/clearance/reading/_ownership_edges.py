"""Relations in the words of FollowTheMoney, as holdings and links."""

from collections.abc import Mapping, Sequence
from datetime import date

from clearance.entities import kinds
from clearance.errors import InvalidValueError
from clearance.ownership import UNKNOWN_SHARE, Holding, Interval, Link, LinkKind
from clearance.values import parse_partial_date

from ._columns import fold
from ._shares import parse_share

# What a relation of each kind says of its ends, in the order of the kind's own edge.
_KINDS: Mapping[str, LinkKind] = {
    "Directorship": "director",
    "Employment": "associate",
    "Membership": "associate",
    "Associate": "associate",
    "Family": "family",
    "Representation": "acts_for",
}
# Roles as authorities write them: what of them a link can say.
_ROLES: Mapping[str, LinkKind] = {
    "owned or controlled by": "owned_or_controlled_by",
    "owns controls or operates": "owns_or_controls",
    "providing support to": "supports",
    "acting for or on behalf of": "acts_for",
    "playing a significant role in": "leads",
    "leader or official of": "leads",
    "principal executive officer": "leads",
    "property in the interest of": "interest_of",
    "family member of": "family",
    "associate of": "associate",
    "linked to": "associate",
    "subsidiary of": "owned_or_controlled_by",
    "parent company": "owned_or_controlled_by",
    "owned by": "owned_or_controlled_by",
    "controlled by": "owned_or_controlled_by",
}

Properties = Mapping[str, Sequence[str]]


def edge_of(kind: str, properties: Properties, source: str) -> Holding | Link | None:
    """Read one relation; None where an end is missing or the kind joins no parties.

    An Ownership whose percentage is missing or cannot be read is of any share. All else
    is a link, never a share: "Owned or Controlled By" as well.
    """
    edge = kinds()[kind].edge if kind in kinds() else None
    if edge is None:
        return None
    first, second = (next(iter(properties.get(end, ())), None) for end in edge)
    if first is None or second is None or first == second:
        return None
    since, until = _day(properties, "startDate"), _day(properties, "endDate", last=True)
    if kind == "Ownership":
        share, note = _share(properties)
        return Holding(first, second, share, since, until, source, note=note)
    text = " ".join(properties.get("role", ()) or properties.get("relationship", ()))
    if kind == "Succession":
        return Link("successor", second, first, since, until, source, text)
    tie = _ROLES.get(fold(text), _KINDS.get(kind, "associate"))
    return Link(tie, first, second, since, until, source, text)


def _share(properties: Properties) -> tuple[Interval, str]:
    note = "; ".join([*properties.get("summary", ()), *properties.get("role", ())])
    for text in properties.get("percentage", ()):
        try:
            return parse_share(text), note
        except InvalidValueError as error:
            return UNKNOWN_SHARE, f"{error} {note}".strip()
    return UNKNOWN_SHARE, note


def _day(properties: Properties, prop: str, *, last: bool = False) -> date | None:
    for text in properties.get(prop, ()):
        try:
            written = parse_partial_date(text)
        except InvalidValueError:
            continue
        return written.latest if last else written.earliest
    return None
