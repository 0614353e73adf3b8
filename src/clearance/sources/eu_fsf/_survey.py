"""What must be known of a party before it is written: its kind, its days."""

from dataclasses import dataclass, field
from datetime import date

from lxml import etree

from clearance.sources._eu_fsf import Day, Told, lookups, ship_number, told_by
from clearance.sources._xml import clean

# Entries whose days are the Security Council's, or may be.
_WHOLE, _PARTLY = "whole", "partly"


@dataclass(slots=True)
class Survey:
    """What the entries of one EU reference number say together."""

    kind: str = "Organization"
    entries: int = 0
    days: list[Day] = field(default_factory=list)
    un_references: set[str] = field(default_factory=set)

    def add(self, other: "Survey") -> None:
        """Add one more entry of the party."""
        self.kind = other.kind if not self.entries else self.kind
        self.entries += 1
        self.days += other.days
        self.un_references |= other.un_references

    @property
    def since(self) -> str | None:
        """The earliest day from which it was on the list for certain."""
        return min((day.since for day in self.days if day.since), default=None)


def survey_entry(element: etree._Element, generated: date | None) -> Survey:
    """Learn the kind, the day and the reference of one entry."""
    reference = clean(str(element.get("unitedNationId", "")))
    return Survey(
        kind=_kind(element),
        days=[day_of(element, generated)],
        un_references={reference} - {""},
    )


def _kind(element: etree._Element) -> str:
    """Say what the entry is; a body with the IMO number of a ship is that ship."""
    types = lookups()["subject_types"]
    for child in _children(element, "subjectType"):
        told = f"{child.get('code')}/{child.get('classificationCode')}"
        kind = str(types.get(told, "LegalEntity"))
        if kind == "Organization" and any(
            child.get("identificationTypeCode") == "imo"
            and ship_number(str(child.get("number", "")))
            for child in _children(element, "identification")
        ):
            return "Vessel"
        return kind
    return "LegalEntity"


def day_of(element: etree._Element, generated: date | None) -> Day:
    """Say when an entry was listed; `source.yml` says by which rules."""
    texts = [str(element.get("designationDetails", ""))]
    texts += [child.text or "" for child in _children(element, "remark")]
    told = told_by(texts)
    designated = str(element.get("designationDate", ""))[:10] or None
    regulations = _children(element, "regulation")
    of_un = {_un(str(child.get("programme", ""))) for child in regulations}
    council = bool(element.get("unitedNationId")) or _WHOLE in of_un
    doubtful = council or _PARTLY in of_un
    own, maybe = _told_days(told, designated, council=council, doubtful=doubtful)
    acts = sorted(
        _act(act)
        for act in element.iter("{*}regulation", "{*}regulationSummary")
        if act.get("publicationDate")
    )
    if own is None and maybe is not None and any(act[0] == maybe for act in acts):
        own, maybe = maybe, None
    since = own or _since(acts, maybe, [_act(act) for act in regulations])
    if since is not None and generated is not None:
        since = min(since, generated.isoformat())
    return Day(since, own, maybe)


def _told_days(
    told: Told, designated: str | None, *, council: bool, doubtful: bool
) -> tuple[str | None, str | None]:
    """Give the EU's day, as far as it is told, and one that may be the Council's."""
    if not doubtful and told.un_day is None:
        return told.listed or designated or told.designated, None
    if not council and told.listed and told.listed != designated:
        return told.listed, None
    return None, designated or told.un_day or told.listed or told.designated


def _since(
    acts: list[tuple[str, str]],
    designated: str | None,
    last: list[tuple[str, str]],
) -> str | None:
    """Give the day by which an entry was on the list for certain.

    The first act that stands with it since it was designated; its last act where
    nothing says since when.
    """
    if designated is not None:
        after = [act for act in acts if act[0] >= designated]
        return max(after[0]) if after else designated
    return min((max(act) for act in last if act[0]), default=None)


def _act(element: etree._Element) -> tuple[str, str]:
    """Give the days on which an act was published and came into force."""
    published = str(element.get("publicationDate", ""))[:10]
    return published, str(element.get("entryIntoForceDate", ""))[:10] or published


def _un(programme: str) -> str:
    """Say how far a programme is the Security Council's; one never seen may be."""
    known = lookups()["programmes"]
    return str(known[programme].get("un", "")) if programme in known else _PARTLY


def _children(element: etree._Element, name: str) -> list[etree._Element]:
    return [child for child in element if etree.QName(child).localname == name]
