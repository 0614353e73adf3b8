"""Turns one entry of the UN list into statements."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from lxml import etree

from clearance.entities import Draft, Statement
from clearance.errors import UnreadableFileError
from clearance.sources._audit import Audit
from clearance.sources._party import (
    Measures,
    Party,
    listed_day,
    lookups_of,
    split_lettered,
)
from clearance.sources._xml import Fields

from ._details import (
    say_addresses,
    say_birth_dates,
    say_birth_places,
    say_documents,
)
from ._names import say_names

_AUTHORITY = "United Nations Security Council"
_LIST = "UN Security Council Consolidated List"
_LIST_TYPES = ("UN List",)
_IMO = re.compile(r"\bIMO\)?(?: Number)?:?\s*(\d{7})\b", re.IGNORECASE)
_SHIP = re.compile(r"IMO: (\d{7})\b.*\bresolution 2146\b", re.DOTALL)
_FLAG = re.compile(r"\bFlag State: ([A-Z][\w' -]+)\.")
_PACKAGE = __package__


def read_entry(
    element: etree._Element, audit: Audit, *, source: str, day: date | None
) -> Iterator[Statement]:
    """Read a person or entity of the list that was generated on *day*.

    Raises UnreadableFileError for an entry without a reference number.
    """
    fields = Fields(element)
    reference = fields.text("REFERENCE_NUMBER")
    if not reference:
        raise UnreadableFileError(
            f"consolidated.xml, line {element.sourceline}: an entry has no reference"
            " number. Download the file again."
        )
    comments = fields.text("COMMENTS1")
    list_type = fields.text("UN_LIST_TYPE")
    listed = fields.text("LISTED_ON")
    subject = "un-" + reference.replace(" ", "-")
    kind = _kind(fields.tag, comments)
    since = _since(listed, list_type, day)
    party = Party(Draft(subject, kind, source, since), audit, _lookups())
    say_names(party, fields)
    _say_person(party, fields)
    say_addresses(party, fields)
    _say_ship_numbers(party, comments)
    party.draft.add("notes", comments)
    party.draft.add("topics", "sanction").add("program", list_type)
    _say_links(party, fields)
    sanction = _sanction(party, reference, listed)
    _say_measures(party, sanction, (list_type, comments), day)
    _say_days(party, sanction, fields)
    fields.ignore(audit, "DATAID", "VERSIONNUM", "SORT_KEY", "SORT_KEY_LAST_MOD")
    fields.close(audit, subject)
    audit.count(f"programme.{list_type}")
    yield from party.statements()


def _lookups() -> Any:
    return lookups_of(_PACKAGE)


def _kind(tag: str, comments: str) -> str:
    """Say what an entry is: ships stand among the entities, told by their comments."""
    if tag == "INDIVIDUAL":
        return "Person"
    return "Vessel" if _SHIP.match(comments) is not None else "Organization"


def _since(listed: str, list_type: str, day: date | None) -> str | None:
    """Give the day from which the entry has been on the list without a break."""
    since = listed_day(listed)
    restored = _lookups()["restored"].get(list_type)
    if since is None or restored is None or day is None:
        return since
    return max(since, restored) if restored <= day.isoformat() else since


def _say_person(party: Party, fields: Fields) -> None:
    gender = fields.text("GENDER").lower()
    genders = _lookups()["genders"]
    if gender and party.audit.category("gender", gender, genders):
        party.say("gender", genders[gender], gender)
    for text in _values(party, fields, "NATIONALITY"):
        party.say_country("nationality", text)
    for text in _values(party, fields, "DESIGNATION"):
        for position in split_lettered(text):
            party.say("position", position, text)
    for text in _values(party, fields, "TITLE"):
        party.say("title", text)
    say_birth_dates(party, fields)
    say_birth_places(party, fields)
    say_documents(party, fields)


def _values(party: Party, fields: Fields, name: str) -> list[str]:
    """Take the VALUEs of a child such as NATIONALITY."""
    said: list[str] = []
    for child in fields.all(name):
        said += child.texts("VALUE")
        child.close(party.audit, party.id)
    return said


def _say_ship_numbers(party: Party, comments: str) -> None:
    """Say the IMO numbers in the comments: a ship's of a ship, a company's of a firm.

    The comments on shipping companies name their own numbers and their ships by name;
    only a number that is good as a company's is taken for the company's own.
    """
    ship = party.draft.kind == "Vessel"
    for number in _IMO.findall(comments):
        if party.say_identifier("imo" if ship else "imo_company", "imoNumber", number):
            party.audit.understood("imo")
        else:
            party.audit.not_understood("imo", number, party.id)
    flag = _FLAG.search(comments)
    if ship and flag is not None:
        party.say_country("flag", flag[1])


def _say_links(party: Party, fields: Fields) -> None:
    if fields.text("HAS_INTERPOL_LINK") in ("YES", ""):
        party.say("sourceUrl", fields.text("INTERPOL_LINK"))
    else:
        fields.ignore(party.audit, "INTERPOL_LINK")
    for label in ("SUBMITTED_BY", "SUBMITTED_ON"):
        text = fields.text(label)
        if text:
            party.draft.add("notes", f"{label.replace('_', ' ').capitalize()}: {text}")


def _sanction(party: Party, reference: str, listed: str) -> Draft:
    sanction = party.start("Sanction", f"{party.id}-listing")
    sanction.add("entity", party.id).add("authority", _AUTHORITY)
    sanction.add("listName", _LIST).add("authorityId", reference)
    sanction.add("unscId", reference)
    day = listed_day(listed)
    if day is None:
        party.audit.not_understood("date", listed, party.id)
    sanction.add("listingDate", day, listed)
    return sanction.add("startDate", party.draft.listed_from, listed)


def _say_measures(
    party: Party, sanction: Draft, said: tuple[str, str], day: date | None
) -> None:
    list_type, comments = said
    sanction.add("program", list_type)
    table = _lookups()
    found = list(
        Measures.of(table["measures"].get(list_type)).on(day, party.draft.kind)
    )
    for row in table["worded"].get(list_type, ()):
        if re.search(row["match"], comments) is not None:
            found += row["provisions"]
    for measure in found:
        sanction.add("provisions", measure, list_type)
    if not list_type or list_type not in {*table["measures"], *table["worded"]}:
        party.audit.not_understood("programme", list_type, party.id)
    elif not found:
        party.audit.not_understood("measure", list_type, party.id)


def _say_days(party: Party, sanction: Draft, fields: Fields) -> None:
    days = sorted(_values(party, fields, "LAST_DAY_UPDATED"))
    for day in days:
        sanction.add("modifiedAt", listed_day(day), day)
    if days:
        party.say("modifiedAt", listed_day(days[-1]) or "", days[-1])
    for text in _values(party, fields, "LIST_TYPE"):
        if not party.audit.category("list type", text, _LIST_TYPES):
            sanction.add("listName", text)
