"""Reads what <other-information> says plainly; anything else is a note."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from clearance.sources._party import Party, lookups_of

_PACKAGE = __package__


@cache
def _forms() -> tuple[tuple[re.Pattern[str], Mapping[str, Any]], ...]:
    rows = lookups_of(_PACKAGE)["information"]
    return tuple((re.compile(row["match"]), row) for row in rows)


def say_information(party: Party, text: str) -> None:
    """Say a number, address or role that a text is, as a whole; else keep the text."""
    for form, row in _forms():
        found = form.fullmatch(text)
        if found is not None and _say(party, row, found["value"].strip()):
            party.audit.understood("other-information")
            return
    party.draft.add("notes", text)


def _say(party: Party, row: Mapping[str, Any], value: str) -> bool:
    if "ship" in row:
        ship = party.draft.kind == "Vessel"
        return party.say_identifier(
            "imo" if ship else "imo_company", "imoNumber", value
        )
    if "date" in row:
        return party.has(row["date"]) and party.say_date(row["date"], value)
    if "type" not in row:
        return party.say(row["to"], value)
    good = party.say_identifier(row["type"], row["to"], value)
    return good or ("unchecked" in row and party.say(row["unchecked"], value))
