"""The spellings of a party's name: which is the name, which are weak or former."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from clearance.sources._eu_fsf import Name, lookups, most_telling
from clearance.sources._party import Party, split_lettered
from clearance.sources._xml import Fields

_PARTS = ("firstName", "middleName", "lastName")
_WEAK = {"true": "alias", "false": "weakAlias"}


@dataclass(frozen=True, slots=True)
class _Spelling:
    """One spelling as it stands there, with the property that it belongs to."""

    name: Name
    prop: str
    parts: Mapping[str, str]


def say_names(party: Party, fields: Fields) -> None:
    """Say every spelling; the most telling one is the name, if there is none yet.

    What stands beside a spelling (title, function, gender) is said of the party.
    """
    spellings = [_read(party, alias) for alias in fields.all("nameAlias")]
    spellings = [one for one in spellings if one.name.text]
    if not spellings:
        party.audit.problem(f"Entry {party.id} has no name.")
        return
    chosen = None
    if not party.draft.values("name"):
        strong = [one.name for one in spellings if one.prop == "alias"]
        chosen = most_telling(strong or [one.name for one in spellings])
    for one in spellings:
        if one.name is chosen:
            party.draft.add("name", one.name.text)
            for part, text in one.parts.items():
                party.say(part, text)
    known = party.draft.values("name")
    for one in spellings:
        if one.name.text not in known:
            party.draft.add(one.prop, one.name.text)
        _say_parts(party, one)


def _read(party: Party, alias: Fields) -> _Spelling:
    whole = alias.attribute("wholeName")
    parts = {part: alias.attribute(part) for part in _PARTS}
    language = alias.attribute("nameLanguage")
    strong = alias.attribute("strong")
    prop = "alias"
    if party.audit.category("strong", strong, _WEAK):
        prop = _WEAK[strong]
    for remark in alias.texts("remark"):
        prop = _said_by(remark) or prop
        if not _alone(remark):
            party.draft.add("notes", f"{whole}: {remark}")
    _say_beside(party, alias)
    alias.ignore(party.audit, "regulationSummary", "regulationLanguage", "logicalId")
    alias.close(party.audit, party.id)
    text = whole or " ".join(filter(None, parts.values()))
    parted = bool(parts["firstName"] and parts["lastName"])
    return _Spelling(Name(text, language, strong != "false", parted), prop, parts)


def _said_by(remark: str) -> str | None:
    """Say which property a remark makes a spelling belong to, if it says so."""
    for row in lookups()["name_remarks"]:
        if re.search(row["match"], remark, re.IGNORECASE) is not None:
            return str(row["to"])
    return None


def _alone(remark: str) -> bool:
    """Say whether a remark says nothing but what sort of spelling it stands with."""
    return any(
        re.fullmatch(form, remark, re.IGNORECASE)
        for form in lookups()["name_remarks_alone"]
    )


def _say_parts(party: Party, one: _Spelling) -> None:
    """Say the parts as a spelling of their own where the whole has other words."""
    joined = " ".join(filter(None, one.parts.values()))
    if joined and _words(joined) != _words(one.name.text):
        party.draft.add(one.prop, joined)


def _words(text: str) -> list[str]:
    return sorted(text.casefold().replace(",", " ").split())


def _say_beside(party: Party, alias: Fields) -> None:
    """Say the title, function and gender that stand with a spelling."""
    gender = alias.attribute("gender")
    genders = lookups()["genders"]
    if party.audit.category("gender", gender, genders):
        party.say("gender", genders[gender], gender)
    for attribute, prop in (("title", "title"), ("function", "position")):
        text = alias.attribute(attribute)
        if not party.has(prop):
            party.draft.add("notes", text)
            continue
        for one in split_lettered(text):
            party.say(prop, one, text)
