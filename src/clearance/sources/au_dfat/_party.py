"""Turns one entry of the Australian list into statements."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from clearance.entities import Draft, Statement
from clearance.errors import InvalidValueError
from clearance.sources._audit import Audit
from clearance.sources._party import Party, listed_day, lookups_of
from clearance.sources._xml import clean
from clearance.values import parse_written_date

from ._details import say_details
from ._entry import Entry, name_type

_AUTHORITY = "Australian Department of Foreign Affairs and Trade"
_LIST = "Australian Sanctions Consolidated List"
_PACKAGE = __package__
_DAY = r"(?P<day>\d{1,2}[ /][A-Za-z0-9]+\.?[ /]\d{4})"
_LISTED = tuple(
    re.compile(form)
    for form in (
        r"(?P<day>\d{4}-\d\d-\d\d)$",
        rf"[Ff]irst [Ll]isted on:? {_DAY}",
        rf"(?<![\w-])[Ll]isted (?:by [^.;]{{0,80}}? )?on:? {_DAY}",
        rf"[Ll]isted this (?:entity|individual|person) on {_DAY}(?!.*re-?listing)",
        rf"Designated under the Autonomous Sanctions Regulations 2011 on {_DAY}",
    )
)
_DECLARED = re.compile(r"designation and declaration", re.IGNORECASE)


def write_party(
    entry: Entry, audit: Audit, *, source: str, reference: str | None
) -> Iterator[Statement]:
    """Write the statements of one party, its aliases and its designation.

    *reference* is that of the same party on the UN list, where the list gives it.
    """
    controls = sorted(entry.texts("Control Date"))
    control = controls[-1] if controls else ""
    listing = entry.cleaned("Listing Information")
    day = listing_day(listing, listed_day(control))
    draft = Draft(f"au-{entry.number}", entry.kind, source, day)
    party = Party(draft, audit, lookups_of(_PACKAGE))
    for row in entry.rows:
        _say_name(party, row)
    say_details(party, entry)
    draft.add("topics", "sanction")
    party.say("modifiedAt", listed_day(control) or "", control)
    audit.count("listing_day.read" if day else "listing_day.not_given")
    sanction = _sanction(party, entry, listing)
    sanction.add("listingDate", day).add("startDate", day)
    for changed in controls:
        sanction.add("modifiedAt", listed_day(changed), changed)
    sanction.add("unscId", reference)
    if reference is not None:
        draft.add("sameAs", f"un-{reference}", reference)
    _say_measures(party, sanction, entry, listing)
    yield from party.statements()


def listing_day(texts: list[str], latest: str | None) -> str | None:
    """Give the day of listing as the listing information words it, or None.

    A day after *latest*, the entry's last change, is a slip and taken for none.
    """
    days: set[str] = set()
    for text in texts:
        found = next((m for form in _LISTED if (m := form.search(text))), None)
        day = _iso(found["day"]) if found is not None else None
        if day is not None and (latest is None or day <= latest):
            days.add(day)
    return min(days, default=None)


def _iso(text: str) -> str | None:
    try:
        return listed_day(parse_written_date(text).text)
    except InvalidValueError:
        return None


def _say_name(party: Party, row: Mapping[str, str]) -> None:
    table: Any = lookups_of(_PACKAGE)
    name = clean(row.get("Name of Individual or Entity", "")).strip(" ;")
    kind = name_type(row)
    prop = "alias"
    if party.audit.category("name type", kind, table["name_types"]):
        prop = table["name_types"][kind]
    else:
        party.audit.not_understood("name type", kind, party.id)
    strength = clean(row.get("Alias Strength", "")).casefold()
    if party.audit.category("alias strength", strength, table["strengths"]):
        prop = table["strengths"][strength] or prop
    if not name:
        party.audit.problem(f"{party.id}: a row has no name.")
    party.draft.add(prop, name)


def _sanction(party: Party, entry: Entry, listing: list[str]) -> Draft:
    sanction = party.start("Sanction", f"{party.id}-listing")
    sanction.add("entity", party.id).add("authority", _AUTHORITY)
    sanction.add("listName", _LIST).add("authorityId", entry.number)
    for committee in entry.cleaned("Committees"):
        sanction.add("program", committee)
        party.draft.add("program", committee)
        party.audit.count(f"programme.{committee}")
        if committee not in party.lookups["committees"]:  # type: ignore[operator]
            party.audit.not_understood("programme", committee, party.id)
    for text in listing:
        sanction.add("summary", text)
    for text in entry.cleaned("Instrument of Designation"):
        sanction.add("description", text)
    return sanction


def _say_measures(
    party: Party, sanction: Draft, entry: Entry, listing: list[str]
) -> None:
    """Say what is forbidden: as its columns have it, or as the older list was made.

    The older list was that of targeted financial sanctions; a travel ban is said only
    where the instrument was one of declaration too.
    """
    table: Any = lookups_of(_PACKAGE)
    columns = [column for column in table["measures"] if column in entry.rows[0]]
    for column in columns:
        for answer in entry.texts(column):
            if not party.audit.category(column, answer, table["answers"]):
                party.audit.not_understood("measure", answer, party.id)
            elif table["answers"][answer]:
                sanction.add("provisions", table["measures"][column], column)
    if columns:
        if not sanction.values("provisions"):
            party.audit.not_understood("measure", "none", party.id)
        return
    sanction.add("provisions", "asset freeze", "targeted financial sanctions")
    declared = [text for text in listing if _DECLARED.search(text)]
    if declared and entry.kind == "Person":
        sanction.add("provisions", "travel ban", declared[0])
