"""Turns one target of the Swiss list into statements."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from lxml import etree

from clearance.entities import Draft, Statement
from clearance.errors import UnreadableFileError
from clearance.sources._audit import Audit
from clearance.sources._party import Party, lookups_of
from clearance.sources._xml import Fields

from ._days import Days, Spell, read_days
from ._identity import say_identity
from ._information import say_information
from ._reference import Reference, SanctionsSet

_AUTHORITY = "State Secretariat for Economic Affairs (SECO)"
_LIST = "SECO Consolidated Sanctions List"
_PACKAGE = __package__
_BODIES = ("individual", "entity", "object")
_UN_REFERENCE = re.compile(r"[A-Z]{2}[ie]\.\d{3}")
_UNKNOWN = SanctionsSet("", "", "", "")


def write_target(
    element: etree._Element,
    audit: Audit,
    *,
    source: str,
    reference: Reference,
    day: date | None,
) -> Iterator[Statement]:
    """Write all statements of one target of the list of *day*.

    Raises UnreadableFileError for a target without a number or a body.
    """
    target = Fields(element)
    ssid = target.attribute("ssid")
    bodies = [one for name in _BODIES for one in target.all(name)]
    if not ssid or len(bodies) != 1:
        raise UnreadableFileError(
            f"consolidated-list.xml, line {element.sourceline}: a target has no number"
            " or is not one person, entity or object. Download the file again."
        )
    subject = f"ch-{ssid}"
    days = read_days(target.all("modification"), audit, subject, day)
    body = bodies[0]
    draft = Draft(subject, _kind(body, audit, subject), source, *days.ends)
    party = Party(draft, audit, lookups_of(_PACKAGE))
    reasons = _say_body(party, body, reference)
    for attribute in target.all("generic-attribute"):
        name, text = attribute.attribute("name"), attribute.own()
        draft.add("notes", f"{name}: {text}")
        attribute.ignore(audit, "ssid")
        attribute.close(audit, subject)
    sets = target.texts("sanctions-set-id")
    sets += [old for old in (target.attribute("sanctions-set-id"),) if old]
    foreign = target.text("foreign-identifier")
    for number in sets:
        _say_sanctions(party, number, reference, days, (foreign, reasons))
    if not sets:
        audit.not_understood("programme", "no sanctions set", subject)
    if _UN_REFERENCE.fullmatch(foreign):
        draft.add("sameAs", f"un-{foreign}", foreign)
    draft.add("topics", "sanction")
    target.close(audit, subject)
    if draft.listed_until is not None:
        audit.count("entries.delisted")
    yield from party.statements()


def _kind(body: Fields, audit: Audit, subject: str) -> str:
    if body.tag != "object":
        return "Person" if body.tag == "individual" else "Organization"
    types: Any = lookups_of(_PACKAGE)["object_types"]
    said = body.attribute("object-type")
    if audit.category("object type", said, types):
        return str(types[said])
    audit.not_understood("object type", said, subject)
    return "Vehicle"


def _say_body(party: Party, body: Fields, reference: Reference) -> list[str]:
    """Say everything about the party itself, and give the justifications."""
    sexes: Any = lookups_of(_PACKAGE)["sexes"]
    sex = body.attribute("sex")
    if party.audit.category("sex", sex, sexes):
        party.say("gender", sexes[sex], sex)
    for identity in body.all("identity"):
        say_identity(party, identity, reference)
    for one in body.all("other-information"):
        say_information(party, one.own())
        one.ignore(party.audit, "ssid", "lang")
        one.close(party.audit, party.id)
    for relation in body.all("relation"):
        _say_relation(party, relation, reference)
    reasons: list[str] = []
    for one in body.all("justification"):
        reasons.append(one.own())
        one.ignore(party.audit, "ssid", "lang")
        one.close(party.audit, party.id)
    body.ignore(party.audit, "ssid")
    body.close(party.audit, party.id)
    return reasons


def _say_relation(party: Party, relation: Fields, reference: Reference) -> None:
    other, role = relation.attribute("target-id"), relation.attribute("relation-type")
    known: Any = lookups_of(_PACKAGE)["relation_types"]
    if role not in known:
        party.audit.not_understood("relation", role, party.id)
    link = party.attach("UnknownLink", "link", f"{role}|{other}")
    link.add("subject", party.id).add("object", f"ch-{other}").add("role", role)
    party.audit.count("links")
    if other not in reference.targets:
        party.audit.count("links.unresolved")
    for remark in relation.texts("remark"):
        link.add("summary", remark)
    relation.ignore(party.audit, "ssid")
    relation.close(party.audit, party.id)


def _say_sanctions(
    party: Party,
    number: str,
    reference: Reference,
    days: Days,
    said: tuple[str, list[str]],
) -> None:
    """Say the designation under one set, once for each time on the list."""
    one = reference.sets.get(number, _UNKNOWN)
    if number not in reference.sets:
        party.audit.not_understood("programme", f"set {number}", party.id)
    party.draft.add("program", one.programme)
    party.audit.count(f"programme.{one.key}")
    provisions = _measures(party, one)
    for spell in days.spells:
        sanction = _sanction(party, number, spell, last=spell is days.spells[-1])
        sanction.add("program", one.programme).add("programId", one.key)
        for measure in provisions:
            sanction.add("provisions", measure, one.text)
        sanction.add("description", one.text)
        sanction.add("summary", f"Origin: {one.origin}" if one.origin else None)
        _say_reasons(sanction, *said)
        for when in days.amended_in(spell):
            sanction.add("modifiedAt", when)


def _sanction(party: Party, number: str, spell: Spell, *, last: bool) -> Draft:
    plain = f"{party.id}-{number}"
    subject = plain if last else f"{plain}-{spell.since}"
    days = (spell.since, spell.until)
    sanction = party.start("Sanction", subject, days=days)
    sanction.add("entity", party.id).add("authority", _AUTHORITY)
    sanction.add("listName", _LIST).add("authorityId", party.id.removeprefix("ch-"))
    if spell.said:
        sanction.add("listingDate", spell.since).add("startDate", spell.since)
    return sanction.add("endDate", spell.until)


def _say_reasons(sanction: Draft, foreign: str, reasons: list[str]) -> None:
    for reason in reasons:
        sanction.add("reason", reason)
    if _UN_REFERENCE.fullmatch(foreign):
        sanction.add("unscId", foreign)
    else:
        sanction.add("recordId", foreign)


def _measures(party: Party, one: SanctionsSet) -> list[str]:
    found: dict[str, None] = {}
    for row in lookups_of(_PACKAGE)["measures"]:
        if re.search(row["match"], one.text, re.IGNORECASE) is not None:
            found |= dict.fromkeys(map(str, row["provisions"]))
    if party.draft.kind != "Person":
        found.pop("travel ban", None)
    if not found:
        party.audit.not_understood("measure", one.text or one.programme, party.id)
    return list(found)
