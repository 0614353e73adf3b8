"""Turns one entry of the EU's list into statements."""

from collections.abc import Collection

from clearance.entities import Draft
from clearance.sources._eu_fsf import (
    Day,
    lookups,
    say_day,
    say_told_imo,
    start_sanction,
    told_by,
    un_subject,
)
from clearance.sources._party import Party, listed_day
from clearance.sources._xml import Fields

from ._details import say_addresses, say_births, say_citizenships, say_contacts
from ._documents import say_documents
from ._names import say_names
from ._survey import Survey

_KINDS_OF_UN = {"Person": "i.", "Organization": "e.", "Vessel": "e."}


def read_entry(
    party: Party, fields: Fields, survey: Survey, shared: Collection[str]
) -> None:
    """Say of the party what one of its entries says.

    *shared* are references of the Security Council that several parties bear.
    """
    day = survey.days.pop(0)
    party.draft.add("topics", "sanction")
    _check_type(party, fields)
    sanctions = [
        _read_regulation(party, regulation, day)
        for regulation in fields.all("regulation")
    ]
    if not sanctions:
        party.audit.problem(f"Entry {party.id} names no act.")
        sanctions = [start_sanction(party, "listing", day.since)]
    say_names(party, fields)
    say_citizenships(party, fields)
    say_births(party, fields)
    say_addresses(party, fields)
    say_contacts(party, fields)
    say_documents(party, fields)
    remarks = [text for text in fields.texts("remark") if not _says_nothing(text)]
    details = fields.attribute("designationDetails")
    told_by([details, *remarks], party)
    for text in remarks:
        party.draft.add("notes", text)
    say_told_imo(party, [details, *remarks])
    references = {
        "designation": fields.attribute("designationDate"),
        "details": details,
        "eu": fields.attribute("euReferenceNumber"),
        "un": fields.attribute("unitedNationId"),
        "number": fields.attribute("logicalId"),
    }
    for sanction in sanctions:
        say_day(sanction, day, references["designation"])
        _say_references(sanction, references)
    _say_un(party, references["un"], shared)
    fields.close(party.audit, party.id)


def _says_nothing(text: str) -> bool:
    return text.casefold() in lookups()["nothing"]


def _check_type(party: Party, fields: Fields) -> None:
    """Hold the type of the entry against those known, by code and letter."""
    for told in fields.all("subjectType"):
        code = f"{told.attribute('code')}/{told.attribute('classificationCode')}"
        if not party.audit.category("subject type", code, lookups()["subject_types"]):
            party.audit.not_understood("subject type", code, party.id)
        told.close(party.audit, party.id)


def _read_regulation(party: Party, regulation: Fields, day: Day) -> Draft:
    """Start the designation under an act's programme; say which act is the last."""
    programme = regulation.attribute("programme")
    act = {
        name: regulation.attribute(name)
        for name in (
            "regulationType",
            "organisationType",
            "numberTitle",
            "publicationDate",
            "entryIntoForceDate",
        )
    }
    known = lookups()
    if programme not in known["programmes"]:
        party.audit.not_understood("programme", programme, party.id)
    for name, words in (
        ("regulationType", "regulation_types"),
        ("organisationType", "organisations"),
    ):
        if act[name] not in known[words]:
            party.audit.not_understood(name, act[name], party.id)
    sanction = start_sanction(party, programme or "listing", day.since)
    sanction.add("program", programme)
    party.draft.add("program", programme)
    party.audit.count(f"programme.{programme}")
    sanction.add("summary", _last_act(act))
    for text in regulation.texts("publicationUrl"):
        sanction.add("sourceUrl", text)
    published = listed_day(act["publicationDate"])
    sanction.add("modifiedAt", published)
    party.draft.add("modifiedAt", published)
    regulation.ignore(party.audit, "logicalId")
    regulation.close(party.audit, party.id)
    return sanction


def _last_act(act: dict[str, str]) -> str:
    """Write the last act in a line: what it is, whose, its number, its days."""
    said = [act["numberTitle"]]
    said.append(" of the ".join(filter(None, (act["regulationType"], _by(act)))))
    if act["publicationDate"]:
        said.append(f"published {act['publicationDate']}")
    if act["entryIntoForceDate"]:
        said.append(f"in force {act['entryIntoForceDate']}")
    return f"Last act: {', '.join(filter(None, said))}"


def _by(act: dict[str, str]) -> str:
    words = {"un": "Security Council", "opoce": "Publications Office"}
    return words.get(act["organisationType"], act["organisationType"].capitalize())


def _say_references(sanction: Draft, said: dict[str, str]) -> None:
    sanction.add("authorityId", said["eu"]).add("recordId", said["number"])
    sanction.add("unscId", said["un"])
    if said["details"]:
        sanction.add("summary", f"Designation details: {said['details']}")


def _say_un(party: Party, reference: str, shared: Collection[str]) -> None:
    """Say which party of the Security Council's list this one is.

    A reference that several bear, or that is one of persons with a body, is no proof.
    """
    if not reference:
        return
    subject = un_subject(reference)
    wanted = _KINDS_OF_UN.get(party.draft.kind, "")
    if subject is None:
        party.audit.not_understood("UN reference", reference, party.id)
    elif subject in shared or wanted not in subject:
        party.audit.not_understood("UN reference of another", reference, party.id)
    else:
        party.say("sameAs", subject, reference)
