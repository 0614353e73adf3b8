"""Ids of parties, and the designation that every entry of the list is."""

import re
from collections.abc import Mapping
from typing import Any

from clearance.entities import Draft
from clearance.sources._party import Party, lookups_of

from ._days import Day

AUTHORITY = "European Union"
LIST = "EU consolidated list of financial sanctions"
_UN = re.compile(r"([A-Z]{2}[ei])\.(\d{3})")
_REFERENCE = re.compile(r"EU\.\d+\.\d+")


def lookups() -> Mapping[str, Any]:
    """Give the table of words, programmes and countries."""
    return lookups_of("clearance.sources._eu_fsf")


def eu_subject(reference: str) -> str | None:
    """Give the id of a party from its EU reference number; None for no such number."""
    return f"eu-{reference}" if _REFERENCE.fullmatch(reference) else None


def un_subject(reference: str) -> str | None:
    """Give the id of a party on the Security Council's list from its reference.

    References that lack a digit ("LYi.28") could be several parties': then None.
    """
    return f"un-{reference}" if _UN.fullmatch(reference) else None


def start_sanction(party: Party, tag: str, since: str | None) -> Draft:
    """Start a designation of the party, or go on with that of the same *tag*."""
    draft = party.start("Sanction", f"{party.id}-{tag}", days=(since, None))
    draft.add("entity", party.id).add("authority", AUTHORITY).add("listName", LIST)
    for measure in lookups()["measures"]:
        draft.add("provisions", measure)
    return draft


def say_day(sanction: Draft, day: Day, designated: str) -> None:
    """Say the day of listing where it is the EU's own; else what is known of it.

    *designated* is the list's own day of designation, as it stands there.
    """
    if day.own is not None:
        sanction.add("startDate", day.own).add("listingDate", day.own)
    elif day.since is not None:
        sanction.add("summary", f"Listed by {day.since}; the day itself is not given")
    if day.council is not None:
        sanction.add(
            "summary",
            f"Designated on {day.council}, which may be the Security Council's day",
        )
    if designated and designated[:10] not in (day.own, day.council):
        sanction.add("summary", f"Day of designation: {designated}")
