"""The names of an entry of the UN list, and the quality of its aliases."""

import re
from typing import Any

from clearance.sources._party import Party, lookups_of
from clearance.sources._xml import Fields

_PARTS = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
_TWO = re.compile(r"\s+;\s+")
_SEVERAL = re.compile(r"\s*;\s*|\s+[b-z]\)\s*")
_TWO_SCRIPTS = re.compile(r"(?P<outer>[^()\x00-\x7f][^()]*?)\s*\((?P<inner>[^()]+)\)")
_SCRIPT = re.compile(r"(?:in \w+|original) script: (?P<name>.+)")
_PACKAGE = __package__


def say_names(party: Party, fields: Fields) -> None:
    """Say the official name, its parts and spellings, and all aliases."""
    parts = [fields.text(name) for name in _PARTS]
    whole = " ".join(part for part in parts if part)
    if not whole:
        party.audit.problem(f"consolidated.xml: {party.id} has no name.")
    first, *further = _TWO.split(whole)
    party.draft.add("name", first, whole)
    for name in further:
        party.draft.add("alias", name, whole)
    if party.draft.kind == "Person":
        party.draft.add("firstName", parts[0]).add("secondName", parts[1])
    for text in fields.texts("NAME_ORIGINAL_SCRIPT"):
        party.draft.add("alias", text)
    for tag in ("INDIVIDUAL_ALIAS", "ENTITY_ALIAS"):
        for alias in fields.all(tag):
            _say_alias(party, alias)


def _say_alias(party: Party, alias: Fields) -> None:
    quality, name = alias.text("QUALITY"), alias.text("ALIAS_NAME")
    note = alias.text("NOTE")
    prop = _property(party, quality, note) if name else "alias"
    for one in _split(name):
        party.draft.add(prop, one, name)
    script = _SCRIPT.fullmatch(note)
    if script is not None:
        party.draft.add("alias", script["name"], note)
    elif note:
        party.draft.add("notes", f"Alias {name}: {note}")
    _say_birth(party, alias, name)
    alias.close(party.audit, party.id)


def _property(party: Party, quality: str, note: str) -> str:
    table: Any = lookups_of(_PACKAGE)
    qualities = table["alias_qualities"]
    if not party.audit.category("alias quality", quality, qualities):
        party.audit.not_understood("alias quality", quality, party.id)
        return "alias"
    prop = str(qualities[quality])
    before = note.casefold().rstrip(":") in table["listed_before"]
    return "previousName" if before and prop == "alias" else prop


def _split(name: str) -> list[str]:
    """Split "A; B" and "Б (B; C)" into names; the brackets of one name stay."""
    scripts = _TWO_SCRIPTS.fullmatch(name)
    texts = [scripts["outer"], scripts["inner"]] if scripts else [name]
    return [one for text in texts for one in _SEVERAL.split(text) if one]


def _say_birth(party: Party, alias: Fields, name: str) -> None:
    """Say the birth that goes with an alias: the person is known to give it."""
    beside = f" (with alias {name})" if name else ""
    day = alias.text("DATE_OF_BIRTH")
    # The file of November 2024 has the word "null" where no day is given.
    if day and day != "null":
        party.say_date("birthDate", day, f"{day}{beside}")
    city, country = alias.text("CITY_OF_BIRTH"), alias.text("COUNTRY_OF_BIRTH")
    place = ", ".join(part for part in (city, country) if part)
    party.say("birthPlace", place, f"{place}{beside}")
    if country:
        party.say_country("birthCountry", country)
